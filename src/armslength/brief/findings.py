"""What an assessment says that a reader must know first, as data: chosen from it, never computed anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from armslength.brief import wording
from armslength.records import NEARER_FREE, NEARER_HELD, PERIODS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armslength.records import (
        Assessment,
        Dataset,
        Event,
        PeriodName,
        Question,
        Reading,
        Series,
        Shift,
        Term,
    )
    from armslength.store import Holding

ConfidenceWord = Literal["low", "moderate", "high"]
Side = Literal["nearer to held", "in between", "nearer to free"]

YEAR: Mapping[PeriodName, int] = {width: round(periods) for width, periods in PERIODS_A_YEAR.items()}
"""How many periods back a reading is compared with: as near to a year as whole periods come."""

HIGH = (50, 5, 0.2)
MODERATE = (15, 3, 0.4)
"""Least events, least publishers and widest 90% interval for that confidence."""

MOST_SHIFTS = 12
OF_THE_QUESTION = frozenset({"hold", "tilt"})
"""Measures that say by themselves what a dossier asks: how firmly the client is held, and whose side it is on."""
_NOT_OF_ITS_TIME = re.compile(r", (interpolated|carried on from \d+)$")
"""How the term of a reading says that a figure is of another time (`measure.tracks`)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where arm's length stands, and where it stood.

    Attributes:
        now: the latest reading with a value.
        before: the reading about a year earlier, or the first with a value; None where `now` is the first.
        a_year: whether `before` is the one about a year earlier.
    """

    series: Series
    now: Reading
    before: Reading | None
    a_year: bool


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far a figure can be relied on, and what that rests on.

    Attributes:
        events: in the period asked about, between the client and the poles.
        publishers: how many documents' publishers stand behind them.
        reading: the figure whose interval was judged.
    """

    word: ConfidenceWord
    events: int
    publishers: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Carrier:
    """The part that makes most of arm's length, and the channel of dependence that is strongest."""

    reading: Reading
    term: Term
    channel: tuple[Series, Reading] | None


def standing(assessment: Assessment) -> Standing | None:
    """The latest known arm's length; None where no reading has a value."""
    question = assessment.question
    series = assessment.find("arms_length", question.client, question.patron)
    known = [at for at, reading in enumerate(series.readings) if reading.value is not None] if series else []
    if series is None or not known:
        return None
    a_year_ago = known[-1] - YEAR[assessment.period]
    earlier = [at for at in known[:-1] if at <= a_year_ago] or known[:-1][:1]
    before = earlier[-1] if earlier else None
    return Standing(
        series=series,
        now=series.readings[known[-1]],
        before=None if before is None else series.readings[before],
        a_year=before == a_year_ago,
    )


def latest(series: Series | None) -> Reading | None:
    """The last reading that has a value."""
    return series.known[-1] if series and series.known else None


def at(series: Series | None, start: str) -> Reading | None:
    """The reading of the period that begins on `start`."""
    return next((r for r in series.readings if r.start == start), None) if series else None


def side_of(value: float) -> Side:
    """What is said of a value of arm's length."""
    if value < NEARER_HELD:
        return "nearer to held"
    return "nearer to free" if value > NEARER_FREE else "in between"


def left_open(reading: Reading) -> Side | None:
    """What would be said at the other end of the interval of an arm's length that stands nearer to one side.

    None where the same would be said there, where nothing nearer is said of the value, or where no interval is known.
    """
    if reading.value is None or reading.low is None or reading.high is None:
        return None
    said = side_of(reading.value)
    other = side_of(reading.high if said == "nearer to held" else reading.low)
    return None if said in {"in between", other} else other


def parts(assessment: Assessment) -> dict[str, Series | None]:
    """The series that the hold is made of, by measure; None where one was not measured."""
    client, patron = assessment.question.client, assessment.question.patron
    pairs = {name: assessment.find(name, client, patron) for name in ("dependence", "compliance", "lead")}
    return pairs | {"hedging": assessment.find("hedging", client)}


def apart(one: Reading, other: Reading) -> bool | None:
    """Whether two 90% intervals do not overlap; None where either has none."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return one.high < other.low or other.high < one.low


def carrier(assessment: Assessment, start: str) -> Carrier | None:
    """What made up arm's length in the period that begins on `start`; None where its parts are not known."""
    question = assessment.question
    reading = at(assessment.find("arms_length", question.client, question.patron), start)
    parts = [term for term in reading.terms if term.contribution is not None] if reading else []
    if reading is None or reading.value is None or not parts:
        return None
    most = max(parts, key=lambda term: term.contribution or 0)
    return Carrier(reading, most, strongest_channel(assessment))


def channels(assessment: Assessment) -> list[Series]:
    """The series of dependence by channel, in the order they were measured."""
    return [series for series in assessment.series if series.measure.startswith("dependence.")]


def strongest_channel(assessment: Assessment) -> tuple[Series, Reading] | None:
    """The channel whose latest reading is highest as shown, of those level the one known by its own time; None where none is known."""
    known = [(series, reading) for series in channels(assessment) if (reading := latest(series))]
    return max(known, key=lambda pair: (_shown(pair[1]), _is_of_its_time(pair[1]))) if known else None


def tied(assessment: Assessment, first: tuple[Series, Reading]) -> list[tuple[Series, Reading]]:
    """The channels whose latest reading is, as shown, level with the strongest one's."""
    known = [(series, reading) for series in channels(assessment) if (reading := latest(series))]
    return [
        (series, reading)
        for series, reading in known
        if series is not first[0] and _shown(reading) == _shown(first[1])
    ]


def _shown(reading: Reading) -> float:
    return round(reading.value or 0, 2)


def _is_of_its_time(reading: Reading) -> bool:
    return not any(_NOT_OF_ITS_TIME.search(term.name) for term in reading.terms)


def acts_together(events: Iterable[Event], question: Question) -> list[Event]:
    """The deeds that the client and a pole did together to others than the client and the poles: between these nothing passed."""
    ours = {question.client, *question.poles}
    return [
        event
        for event in events
        if question.client in event.source
        and any(pole in event.source for pole in question.poles)
        and bool(event.target)
        and not ours & set(event.target)
    ]


def to_others(events: Iterable[Event], question: Question) -> list[Event]:
    """The deeds of a pole to others than the poles in which the client is on neither side as read: they move no figure."""
    ours = {question.client, *question.poles}
    return [
        event
        for event in events
        if question.client not in (*event.source, *event.target)
        and any(pole in event.source for pole in question.poles)
        and bool({*event.target} - ours - {*event.source})
    ]


def largest_shift(assessment: Assessment) -> Shift | None:
    """The shift that is largest for its measure's range and its probability, of those that stand; None where none does.

    One of hold or tilt goes before those of a single warmth, which are an answer to a part of the question.
    """
    weighed = [
        (shift.measure in OF_THE_QUESTION, _size(assessment, shift), shift)
        for shift in assessment.shifts
        if stands(shift)
    ]
    return max(weighed, key=lambda one: one[:2])[2] if weighed else None


def shown_shifts(assessment: Assessment) -> list[Shift]:
    """The most probable of the shifts that stand, the largest among them, in order of time."""
    shown = [shift for shift in assessment.shifts if stands(shift)][:MOST_SHIFTS]
    largest = largest_shift(assessment)
    if largest and largest not in shown:
        shown[-1] = largest
    return sorted(shown, key=lambda shift: (shift.best, shift.measure, shift.of))


def stands(shift: Shift) -> bool:
    """Whether no check says that a shift is one of who told of it, or of chance; one that could not be tried says nothing.

    So a shift of hold stands, of which none is tried: several series have it in common, and the pages say so.
    """
    return all(check.passed is not False for check in shift.checks)


def fallen(assessment: Assessment) -> list[Shift]:
    """The changes that are not told as shifts, because a check says so, in order of time."""
    return sorted((s for s in assessment.shifts if not stands(s)), key=lambda s: (s.best, s.measure, s.of))


def confidence(reading: Reading, events: int, publishers: int) -> Confidence:
    """How far the figure can be relied on, by the rule that the brief prints under Method."""
    low, high = reading.low, reading.high
    word: ConfidenceWord = "low"
    for name, (least_events, least_publishers, widest) in (("high", HIGH), ("moderate", MODERATE)):
        narrow = low is not None and high is not None and high - low <= widest
        if narrow and events >= least_events and publishers >= least_publishers:
            word = "high" if name == "high" else "moderate"
            break
    return Confidence(word, events, publishers, reading)


def between_client_and_poles(event: Event, question: Question) -> bool:
    """Whether the client did it to a pole, or a pole to the client."""
    return any(joins(event, question.client, pole) for pole in question.poles)


def answered(assessment: Assessment) -> set[str]:
    """The demands and answers that compliance is read from."""
    question = assessment.question
    series = assessment.find("compliance", question.client, question.patron)
    return {event for seen in series.observations for event in seen.events} if series else set()


def joins(event: Event, one: str, other: str) -> bool:
    """Whether either of two actors did it to the other."""
    return (one in event.source and other in event.target) or (other in event.source and one in event.target)


def publishers(events: Iterable[Event], holdings: Iterable[Holding], sets: Iterable[Dataset]) -> int:
    """How many named publishers told of these events; a data set counts as its publisher."""
    publisher = {holding.id: holding.publisher for holding in holdings}
    publisher |= {dataset.id: dataset.publisher or dataset.title for dataset in sets}
    told_by = {
        publisher.get(w.rpartition(".")[0]) for event in events for w in (*event.reports, *event.records)
    }
    return len(told_by - {None})


def within_period(events: Sequence[Event], question: Question) -> list[Event]:
    """The events that may have been within the question's period, and those without a date."""
    since, until = question.since or "", question.until or "9999"
    return [e for e in events if (e.end or "9999") >= since and (e.start or "") <= until]


def _size(assessment: Assessment, shift: Shift) -> float:
    """How much of its measure's range a shift crosses, by its probability; 0 where the range is open."""
    series = assessment.find(shift.measure, *shift.of)
    if series is None or series.low_bound is None or series.high_bound is None:
        return 0.0
    share = abs(shift.after[0] - shift.before[0]) / (series.high_bound - series.low_bound)
    return share * shift.probability


def rests_on_figures(reading: Reading | None) -> bool:
    """Whether a reading of a channel is by figures of ties, and not by deeds."""
    return reading is not None and any(term.figures for term in reading.terms)


def basis(series: Series, reading: Reading | None) -> str:
    """How a channel is known: `47 deeds`, `figures (arms)`, or `figures (arms), carried on from 2014` where none is of its time."""
    if reading is None or not rests_on_figures(reading):
        return wording.count(sum(one.n for one in series.readings), "deed")
    told = {found[1] for term in reading.terms if (found := _NOT_OF_ITS_TIME.search(term.name))}
    names = {_NOT_OF_ITS_TIME.sub("", term.name).partition(",")[0] for term in reading.terms if term.figures}
    return ", ".join((f"figures ({'; '.join(sorted(names))})", *sorted(told)))
