"""Charts that stand alone, of deeds: a timeline with each pole, and who did what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from armslength.brief import findings, wording
from armslength.brief.figures import colour_of
from armslength.draw.cut import touches
from armslength.draw.heat import Cell, Row, heat, height_of
from armslength.draw.line_chart import Size
from armslength.draw.lollipop import Strip, lollipops, stem_of
from armslength.draw.lollipop import height_of as tall
from armslength.draw.picture import Picture
from armslength.draw.sheet import INNER, Part, Words
from armslength.errors import EvidenceError
from armslength.measure.placing import placeable
from armslength.periods import first_day, following
from armslength.records import DONE, Event, PeriodName
from armslength.run.plots import captions
from armslength.run.plots.asked import Asked

MATERIAL_COOPERATION = 2
"""The PLOVER quad class up to which a deed is cooperation; above it is conflict."""
MOST_DEEDS = 5
"""The weightiest deeds, which notes of a timeline name."""


def timeline(asked: Asked, _: str) -> Picture:
    """Dated deeds between the client and each pole."""
    client, question = asked.question.client, asked.question
    events = asked.dossier.events(since=asked.since, until=asked.until)
    by_pole = {
        pole: [e for e in events if e.start and e.end and findings.joins(e, client, pole) and placeable(e)]
        for pole in asked.poles
    }
    strips = [
        Strip(
            wording.name(pole),
            colour_of(pole, question),
            tuple(stem_of(e, "", captions.deed(e)) for e in told),
        )
        for pole, told in by_pole.items()
        if told
    ]
    if not strips:
        raise EvidenceError("plot: no dated deed between the client and a pole is known in that stretch")
    drawn = {e.id: e for told in by_pole.values() for e in told}
    conflict = sum(e.quad > MATERIAL_COOPERATION for e in drawn.values())
    title = (
        f"{wording.sentence_case(wording.named(client))} and its poles: "
        f"{wording.count(len(drawn) - conflict, 'event')} of cooperation, {conflict:,} of conflict"
    )
    size = Size(INNER, tall(strips), "wide")
    drawing = lollipops(strips, INNER, "wide", title=title, description="Each stem is an event.")
    heaviest = sorted(drawn.values(), key=lambda e: (-abs(e.intensity) * e.confidence, e.id))[:MOST_DEEDS]
    notes = ["Weightiest, by intensity and how surely it is so coded:"]
    notes += [captions.deed(e) for e in sorted(heaviest, key=lambda e: (e.start or "", e.id))]
    subtitle = (
        "Height: intensity of the deed after Goldstein, −10 to 10. Hollow: planned, possible or denied. "
        "Bar: the days it may have been on."
    )
    return Picture(Words(title, subtitle, tuple(notes), asked.source()), [Part(drawing, size)])


def dyads(asked: Asked, _: str) -> Picture:
    """Who did what to whom: a row for each directed pair of the client and a pole."""
    question, period = asked.question, asked.found.period
    client = question.client
    pairs = [pair for pole in asked.poles for pair in ((client, pole), (pole, client))]
    events = [
        e
        for e in asked.dossier.events(parties=(client, *asked.poles), since=asked.since, until=asked.until)
        if e.modality in DONE and placeable(e)
    ]
    rows = [
        Row(f"{wording.name(one)} to {wording.name(other)}", _cells(events, one, other, period, asked))
        for one, other in pairs
    ]
    starts = [cell.start for row in rows for cell in row.cells]
    if not starts:
        raise EvidenceError("plot: no deed between the client and a pole is known in that stretch")
    # A deed of both sides stands in two rows, and one towards two poles in both; in the title each is one.
    with_each = {
        pole: {e.id for e in events if findings.joins(e, client, pole) and _period_of(e, period, asked)}
        for pole in asked.poles
    }
    most = max(with_each, key=lambda pole: len(with_each[pole]))
    title = (
        f"Of {wording.count(len(set().union(*with_each.values())), 'deed')} between {wording.named(client)} and its poles, "
        f"{len(with_each[most]):,} are with {wording.named(most)}"
    )
    drawing = heat(
        rows,
        period,
        (min(starts), following(max(starts), period)),
        INNER,
        title=title,
        description="Marks by pair and time.",
    )
    subtitle = (
        f"Mean intensity of deeds after Goldstein (−10 to 10) by {period}; the taller a mark, the more deeds. "
        "Counts of what is told, without an interval. Empty: nothing is told."
    )
    size = Size(INNER, height_of(rows), "wide")
    return Picture(Words(title, subtitle, (), asked.source()), [Part(drawing, size)])


def _period_of(event: Event, period: PeriodName, asked: Asked) -> date | None:
    """The first day of the period that holds an event whole; None where none does, or it lies outside the stretch."""
    days = placeable(event)
    if days is None:
        return None
    begin, end = (first_day(day, period) for day in days)
    within = begin == end and touches(begin.isoformat(), period, asked.since, asked.until)
    return begin if within else None


def _cells(
    events: Sequence[Event], one: str, other: str, period: PeriodName, asked: Asked
) -> tuple[Cell, ...]:
    """The deeds of one towards the other, by the period that holds them whole; no cell where none is known."""
    told: dict[date, list[float]] = {}
    for event in events:
        if one not in event.source or other not in event.target:
            continue
        if begin := _period_of(event, period, asked):
            told.setdefault(begin, []).append(event.intensity)
    return tuple(Cell(day, len(seen), sum(seen) / len(seen)) for day, seen in sorted(told.items()))
