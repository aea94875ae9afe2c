"""Findings into plain sentences, each with the events it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armslength.brief import findings, wording
from armslength.brief.findings import (
    apart,
    basis,
    carrier,
    confidence,
    largest_shift,
    latest,
    parts,
    rests_on_figures,
    standing,
)
from armslength.periods import following_iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.brief.findings import Carrier, Confidence, Standing
    from armslength.records import Assessment, Event, PeriodName, Question, Reading, Series, Shift

MOST_CITED = 3
MOST_LOOKED = 40
"""Of so many latest events those are cited that were read surely enough."""
EVEN = 0.5
"""A reading less likely than this is not put behind a claim that has another."""

_TERMS = {
    "dependence": "what does not depend on {other}",
    "compliance": "where it does not comply",
    "lead": "how little warmer it is towards {other} than towards a rival",
    "commitment": "its hedging, the friendly ties it has with other poles",
}
_PARTS = {
    "dependence": "low dependence",
    "compliance": "low compliance",
    "lead": "a small lead in warmth",
    "commitment": "hedging",
}
_SCALES = {"warmth": "−1 to 1", "tilt": "−1 to 1", "lead": "−1 to 1"}
_LESS = {"hold": " (1 less arm’s length)"}
_A_YEAR: dict[PeriodName, str] = {
    "week": "52 weeks earlier",
    "month": "Twelve months earlier",
    "quarter": "Four quarters earlier",
    "year": "A year earlier",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the brief and what it can be traced to.

    Attributes:
        events: ids, most weighty first; the page cites the first of them.
        see: anchor of the part of the page that shows it in full.
        see_words: how the link to that part is called.
        rests_on: the series (`hold BLR RUS`) or counts that its figures are of.
    """

    text: str
    events: tuple[str, ...]
    see: str
    see_words: str
    rests_on: tuple[str, ...]


def bottom_line(
    assessment: Assessment, *, events: int, publishers: int, most_in: float | None = None
) -> list[Claim]:
    """The claims a reader must take away, most important first; which part makes most of it goes back where the weights decide that.

    Args:
        assessment: what was found.
        events: how many events there are between the client and the poles.
        publishers: how many publishers told of them.
        most_in: share of the weightings tried in which the same part makes most of it; None where that was not reckoned.
    """
    now = standing(assessment)
    if now is None:
        return [*_no_figure(assessment, events, publishers), *_largest(assessment)]
    found = carrier(assessment, now.now.start)
    carried, largest = _carried(assessment, found, most_in) if found else [], _largest(assessment)
    hangs = most_in is not None and most_in < EVEN
    return [
        _stands(assessment, now),
        *([*largest, *reversed(carried)] if hangs else [*carried, *largest]),
        _relied_on(confidence(now.now, events, publishers), assessment.question),
    ]


def on_the_surest(claim: Claim, events: Mapping[str, Event]) -> Claim:
    """The claim, citing only events whose reading is at least as likely right as wrong, where it has any; no more than are shown."""
    sure = tuple(one for one in claim.events if one in events and events[one].confidence >= EVEN)
    return replace(claim, events=(sure or claim.events)[:MOST_CITED])


def timely(shift: Shift, width: PeriodName, events: Mapping[str, Event], most: int) -> tuple[str, ...]:
    """The `most` weightiest events that made a shift, those that came after its last period behind the others."""
    return tuple(
        sorted(shift.drivers[:most], key=lambda one: one in events and came_after(shift, width, events[one]))
    )


def came_after(shift: Shift, width: PeriodName, event: Event) -> bool:
    """Whether an event is known to have come only after a shift's last period."""
    return (event.start or "") >= following_iso(shift.end, width)


def shift_claim(shift: Shift, width: PeriodName) -> Claim:
    """What changed, from what to what, when, and how likely that is."""
    turned = "rose" if shift.direction == "up" else "fell"
    text = (
        f"{wording.within(shift.start, shift.end, width)} {wording.measured(shift.measure, shift.of)} {turned} "
        f"from {wording.level(shift.before)} to {wording.level(shift.after)}, on a scale from "
        f"{_SCALES.get(shift.measure.partition('.')[0], '0 to 1')}{_LESS.get(shift.measure, '')}. "
        f"That there was such a change {_is(wording.likely(shift.probability))}."
    )
    if shift.start != shift.end:
        text += f" The likeliest {width} is {wording.period(shift.best, width)}."
    return Claim(text, shift.drivers, "shifts", "Shifts", (_named(shift.measure, shift.of),))


def _is(likely: str) -> str:
    """`is very likely (92%)`, but `has a roughly even chance (52%)`."""
    return f"has a {likely}" if likely.startswith("roughly even chance") else f"is {likely}"


def cited_events(reading: Reading) -> tuple[str, ...]:
    """The events a reading rests on, the weightiest part's first, each once."""
    parts = sorted(reading.terms, key=lambda term: -abs(term.contribution or 0))
    return tuple(dict.fromkeys(event for term in parts for event in term.events))


def latest_events(series: Series | None, start: str) -> tuple[str, ...]:
    """The events that last moved a series by the period that begins on `start`, the latest first."""
    if series is None:
        return ()
    seen = [o.events for o in series.observations if o.start <= start]
    seen = seen or [cited_events(r) for r in series.readings if r.start <= start]
    return tuple(dict.fromkeys(event for events in reversed(seen) for event in events))[:MOST_LOOKED]


def latest_low(series: Series | None, start: str) -> tuple[str, ...]:
    """The events that last spoke for a low value of a series from 0 to 1, such as refusals for compliance; the latest first."""
    if series is None:
        return ()
    low = [
        event
        for seen in reversed(series.observations)
        if seen.start <= start
        for event, value in zip(seen.events, seen.values, strict=False)
        if value < EVEN
    ]
    return tuple(dict.fromkeys(low))[:MOST_LOOKED]


def _named(measure: str, of: tuple[str, ...]) -> str:
    """A series by its measure and what it is of."""
    return " ".join((measure, *of))


def _stands(assessment: Assessment, found: Standing) -> Claim:
    question, width = assessment.question, assessment.period
    client, patron = wording.named(question.client), wording.named(question.patron)
    said = (
        f"In {wording.period(found.now.start, width)} {client} stood at an arm’s length of "
        f"{wording.figure(found.now)} from {patron}, on a scale from 0 (firmly held) to 1 (not held at all)."
    )
    if found.before is not None:
        said += f" {_compared(found, width)}"
    events = latest_events(found.series, found.now.start)
    return Claim(
        said, events, "arms-length", "Arm’s length", (_named(found.series.measure, found.series.of),)
    )


def _compared(found: Standing, width: PeriodName) -> str:
    now, before = found.now, found.before
    if before is None or now.value is None or before.value is None:
        return ""
    then = wording.period(before.start, width)
    lead = f"{_A_YEAR[width]}, in {then}," if found.a_year else f"In {then}"
    said = f"{lead} it was {wording.figure(before)}"
    moved = apart(before, now)
    if moved is None:
        return f"{said}."
    if not moved:
        return f"{said}; the two intervals overlap, so by itself this shows no change."
    return f"{said}: it has drawn {'nearer' if now.value < before.value else 'further off'}."


def _carried(assessment: Assessment, found: Carrier, most_in: float | None) -> list[Claim]:
    question, width, term = assessment.question, assessment.period, found.term
    hangs = most_in is not None and most_in < EVEN
    said = _made_of(found, wording.named(question.patron)) if hangs else _most(found, question.patron)
    moved = {
        "lead": assessment.find("warmth", question.client, question.patron),
        "commitment": assessment.find("hedging", question.client),
    }.get(term.name, assessment.find(term.name, question.client, question.patron))
    if most_in is not None:
        said += (
            f" Which is the largest hangs on the weights: with those as set it is {_PARTS.get(term.name, term.name)}, but so it is in only "
            f"{wording.percent(most_in)} of the weightings tried."
            if hangs
            else f" It is so in {wording.percent(most_in)} of the weightings tried."
        )
    said += _hardly_known(assessment.find(term.name, question.client, question.patron), found.reading.start)
    rests_on = (_named("arms_length", (question.client, question.patron)),)
    events = (
        latest_low(moved, found.reading.start)
        if term.name == "compliance"
        else latest_events(moved, found.reading.start)
    )
    claims = [Claim(said, events, "channels", "Channels", rests_on)]
    if found.channel:
        claims.append(_strongest(found.channel, findings.tied(assessment, found.channel), width))
    return claims


def _most(found: Carrier, patron: str) -> str:
    """Which part makes most of the distance."""
    term = found.term
    unknown = ", which is not known and stands in the middle of its range" if term.value is None else ""
    part = _TERMS.get(term.name, term.name.replace("_", " ")).format(other=wording.named(patron))
    return (
        f"The largest part of that distance is {part}{unknown}: "
        f"{wording.number(term.contribution or 0)} of {wording.figure(found.reading)}."
    )


def _made_of(found: Carrier, patron: str) -> str:
    """All parts of the distance, the largest first: where the weights decide which that is, none is told alone."""
    parts = sorted(
        (t for t in found.reading.terms if t.contribution is not None), key=lambda t: -(t.contribution or 0)
    )
    told = (
        f"{wording.number(part.contribution or 0)} is {_TERMS.get(part.name, part.name).format(other=patron)}"
        f"{' (not known: the middle of its range)' if part.value is None else ''}"
        for part in parts
    )
    return f"Of the arm’s length of {wording.figure(found.reading)}, rounded, {'; '.join(told)}."


def _hardly_known(part: Series | None, start: str) -> str:
    """A sentence where a part's own interval covers more than half of its range; empty where it does not, or is not known."""
    reading = next((r for r in part.readings if r.start == start), None) if part else None
    if part is None or reading is None or reading.low is None or reading.high is None:
        return ""
    if part.low_bound is None or part.high_bound is None:
        return ""
    if reading.high - reading.low <= (part.high_bound - part.low_bound) / 2:
        return ""
    known_by = sum(one.n for one in part.readings if one.start <= start)
    rests_on = (
        f", by {wording.count(known_by, 'answer')} to demands in all" if part.measure == "compliance" else ""
    )
    return f" {part.measure.capitalize()} is itself hardly known: {wording.figure(reading)}{rests_on}."


def _strongest(
    first: tuple[Series, Reading], tied: Sequence[tuple[Series, Reading]], width: PeriodName
) -> Claim:
    """The strongest channel and those level with it, and whether deeds or figures say so.

    A figure has no sentence behind it, but a row with its source.
    """
    series, reading = first
    of_figures = rests_on_figures(reading)
    said = (
        f"The strongest channel of dependence is {_channel(series)}, "
        f"at {wording.figure(reading)} in {wording.period(reading.start, width)}, by {_basis(series, reading)}."
    )
    if tied:
        level = (f"{_channel(one)}, {wording.figure(its)}, by {_basis(one, its)}" for one, its in tied)
        said += f" Level with it: {'; '.join(level)}."
    see = ("ties", "Figures of ties") if of_figures else ("channels", "Channels")
    events = () if of_figures else latest_events(series, reading.start)
    return Claim(said, events, *see, (_named(series.measure, series.of),))


def _channel(series: Series) -> str:
    return series.measure.partition(".")[2].replace("_", " ")


def _basis(series: Series, reading: Reading) -> str:
    return basis(series, reading).replace("), ", ") ", 1)


def _largest(assessment: Assessment) -> list[Claim]:
    shift = largest_shift(assessment)
    if shift is None:
        return []
    claim = shift_claim(shift, assessment.period)
    of = {"hold": " of the hold", "tilt": " between the poles"}.get(shift.measure, "")
    alone = sum(map(findings.stands, assessment.shifts)) == 1
    which = "one shift" if alone else f"largest shift{of}"
    text = f"The {which} that the method finds: {claim.text[0].lower()}{claim.text[1:]}"
    return [replace(claim, text=text)]


def _relied_on(found: Confidence, question: Question) -> Claim:
    low, high = found.reading.low, found.reading.high
    width = (
        f", and its 90% interval is {wording.interval(low, high)}"
        if low is not None and high is not None
        else ""
    )
    text = (
        f"Confidence in the figure of arm’s length is {found.word}: between {_client_and_poles(question)} the dossier holds "
        f"{wording.count(found.events, 'event')} from {wording.named_publishers(found.publishers)}{width}."
    )
    return Claim(text, (), "confidence", "Method", ("events between the client and the poles",))


def _client_and_poles(question: Question) -> str:
    poles = wording.listed(wording.named(pole) for pole in question.poles)
    return f"{wording.named(question.client)} and the poles ({poles})"


def _no_figure(assessment: Assessment, events: int, publishers: int) -> list[Claim]:
    question = assessment.question
    names = {"lead": "the lead in warmth"}
    unknown = [names.get(name, name) for name, series in parts(assessment).items() if latest(series) is None]
    held = (
        f"Between {_client_and_poles(question)} the dossier holds {wording.count(events, 'event')} "
        f"from {wording.named_publishers(publishers)}."
    )
    missing = (
        f" Of the parts that a figure is made of, {wording.listed(unknown)} "
        f"{'is' if len(unknown) == 1 else 'are'} not known."
        if unknown
        else " Its parts are known, but never enough of them in one period."
    )
    return [
        Claim("The evidence does not carry a figure.", (), "method", "Method", tuple(unknown) or ("hold",)),
        Claim(held + missing, (), "gaps", "Gaps", ("events between the client and the poles",)),
    ]
