"""What is said of a chart that stands alone: its finding, what is measured, the ids it leads to, and its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import armslength
from armslength import store
from armslength.brief import findings, wording
from armslength.brief.abreast import ranking
from armslength.brief.foretold import named
from armslength.records import Event, Outlook, PeriodName, Reading, Series, Shift

BAND = "Shaded: 90% interval. Gaps: too little is known to say."
MOST_NAMED = 3
"""Ids of events that a note gives for a shift, and publishers that a source line names."""


def over_time(series: Series) -> str:
    """Where a measure stands, and whether that is clearly another place than where the chart begins.

    It is clear where the two 90% intervals do not overlap.
    """
    now, then = series.known[-1], series.known[0]
    said = (
        f"{wording.sentence_case(wording.about(series))}: {wording.number(_value(now))} in "
        f"{wording.period(now.start, series.period)}"
    )
    if now is then:
        return said
    since = wording.period(then.start, series.period)
    if findings.apart(then, now):
        way = "up" if _value(now) > _value(then) else "down"
        return f"{said}, {way} from {wording.number(_value(then))} in {since}"
    return f"{said}, no clear change since {since}"


def turned(series: Series, found: Shift) -> str:
    """That a measure changed its level, when, and how surely."""
    way = "rose" if found.after[0] > found.before[0] else "fell"
    when = wording.within(found.start, found.end, series.period)
    return (
        f"{wording.sentence_case(wording.about(series))} {way} {when[:1].lower()}{when[1:]}: "
        f"{wording.likely(found.probability)}"
    )


def highest(readings: Sequence[tuple[str, Reading | None]], what: str) -> str:
    """Which pole a measure is highest for, where that can be told: with a probability of 90% above each other pole.

    Args:
        readings: the latest of each pole.
        what: of the measure, such as `Warmth of Belarus towards each pole`.
    """
    places = ranking.ranked([reading for _, reading in readings])
    if len(places) < 2:
        return what
    if places[0].worst > 1:
        return f"{what}: none is surely the highest"
    pole, reading = readings[places[0].of]
    return f"{what}: highest for {wording.named(pole)}, {wording.number(_value(reading))}"


def strongest(known: Sequence[tuple[str, Reading]], what: str) -> str:
    """Which of several parts is highest, where that can be told."""
    places = ranking.ranked([reading for _, reading in known])
    if len(places) < 2:
        return what
    if places[0].worst > 1:
        return f"{what}: none is surely the highest"
    name, reading = known[places[0].of]
    return f"{what}: {name} is highest, {wording.number(_value(reading))}"


def shift(number: int, found: Shift, width: PeriodName) -> str:
    """A numbered shift: of what, when, how surely, from which level to which, and the events that lead it."""
    led = f"; led by {' '.join(found.drivers[:MOST_NAMED])}" if found.drivers else ""
    return (
        f"{number}  {wording.sentence_case(wording.measured(found.measure, found.of))}, "
        f"{wording.span(found.start, found.end, width)}: {wording.level(found.before)} to {wording.level(found.after)}, "
        f"{wording.likely(found.probability)}{led}"
    )


def deed(event: Event) -> str:
    """A deed with its day and id: `24 June 2021: the European Union sanctions Belarus (e1bb82645559a)`."""
    return wording.sentence_case(f"{wording.when(event)}: {wording.deed(event)} ({event.id})")


def forecast(outlook: Outlook) -> str:
    """A series of the outlook with its unit."""
    return f"{wording.sentence_case(named(outlook))}, {outlook.unit}"


def source(dossier: store.Dossier, coder: str) -> str:
    """What a chart rests on: whose documents and data sets, until when, read by what."""
    counts = dossier.counts()
    told = Counter(h.publisher for h in dossier.documents() if h.publisher)
    names = [name for name, _ in sorted(told.items(), key=lambda one: (-one[1], one[0]))]
    names += [d.title for d in dossier.datasets()]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    until = dossier.known_until()
    parts = [
        f"{', '.join(names[:MOST_NAMED])}{more}" if names else "publishers not known",
        f"{wording.count(counts.documents, 'document')}, {wording.count(counts.events, 'event')}"
        + (f", published until {wording.published(until)}" if until else ""),
        f"read by {coder}",
        f"Armslength {armslength.__version__}",
    ]
    return f"Source: {'; '.join(parts)}"


def _value(reading: Reading | None) -> float:
    if reading is None or reading.value is None:
        raise ValueError("no value")
    return reading.value
