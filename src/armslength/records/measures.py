"""What a dossier asks, and what is measured and found to answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from armslength.records.actors import OwnActor
from armslength.records.sets import CHANNELS

PeriodName = Literal["week", "month", "quarter", "year"]
PERIODS_A_YEAR: Mapping[PeriodName, float] = {"week": 52.18, "month": 12.0, "quarter": 4.0, "year": 1.0}
Direction = Literal["up", "down"]
NEARER_HELD, NEARER_FREE = 0.45, 0.55
"""Below and above these arm's length is called nearer to held and nearer to free; between them, in between."""
DEFAULT_WEIGHTS: Mapping[str, float] = {
    "dependence": 0.35,
    "compliance": 0.25,
    "lead": 0.25,
    "commitment": 0.15,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a dossier asks: who holds whom, against which rivals, from when to when.

    Attributes:
        client: ISO alpha-3 or organisation code of who is held.
        patron: of who holds.
        rivals: of those who might instead.
        since: ISO day, inclusive; None is open.
        until: the same.
        grades: publisher -> Admiralty source grade, for documents that bring none.
        homes: publisher -> the country whose president or government it means where it names none.
        weights: of the parts of hold; they sum to 1.
        channel_weights: of the channels within dependence, over those that are known.
        half_life_months: how fast a past deed fades in compliance, hedging, commitment and in dependence from deeds.
        window_days: how long after a demand an answer still counts as one.
        actors: of the user's own, beside those of the tables.
    """

    client: str
    patron: str
    rivals: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    grades: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    channel_weights: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(CHANNELS, 1.0))
    half_life_months: float = 36.0
    window_days: int = 180
    actors: tuple[OwnActor, ...] = ()

    @property
    def poles(self) -> tuple[str, ...]:
        """The patron, then the rivals."""
        return (self.patron, *self.rivals)


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a reading: its value, the weight it had, and the events it rests on.

    `value` None is a part that is not known; `contribution` is what it added to the reading; `figures` are the ids of
    the figures it rests on.
    """

    name: str
    value: float | None
    weight: float
    contribution: float | None
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure at one period.

    Attributes:
        start: the first day of the period (ISO), UTC.
        value: None where too little is known to say; never 0 for that.
        low, high: the 90% interval; None with value None.
        n: how many events of this very period it rests on.
    """

    start: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Mover:
    """A share in a movement.

    Attributes:
        what: the id of an event or figure, or words for what is neither (`older deeds fade`).
        kind: `event`, `figure` or `other`.
        contribution: signed, in the measure's own unit.
    """

    what: str
    kind: Literal["event", "figure", "other"]
    contribution: float


@dataclass(frozen=True, slots=True)
class Movement:
    """How a measure came from one period to another, and what moved it; the movers sum to `after` less `before`."""

    measure: str
    of: tuple[str, ...]
    since: str
    at: str
    before: float
    after: float
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a period's deeds say by themselves, before any smoothing: what a shift is looked for in.

    Attributes:
        value: mean of the deeds' values; None where there was none.
        weight: how many deeds, each counted by its confidence; 0 with value None.
        events: their ids; `values` and `weights` are what each says and how much it weighs, in the same order.
    """

    start: str
    value: float | None
    weight: float
    events: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over time: one reading a period, oldest first, no gaps.

    Attributes:
        measure: `warmth`, `warmth.deeds`, `warmth.words`, `engagement`, `compliance`, `dependence`, `dependence.<channel>`,
            `hedging`, `affinity`, `lead`, `tilt`, `hold`, `arms_length`.
        of: the codes it is about, in the measure's order (`BLR`, `RUS`: of BLR towards RUS).
        unit: in words, such as `-1 to 1` or `deeds a month`.
        low_bound: the least that the measure can be; None is unbounded.
        high_bound: the most; None is unbounded.
        observations: one a period, aligned with `readings`; empty for measures without any of their own.
    """

    measure: str
    of: tuple[str, ...]
    period: PeriodName
    unit: str
    low_bound: float | None
    high_bound: float | None
    readings: tuple[Reading, ...]
    observations: tuple[Observation, ...] = ()

    @property
    def known(self) -> tuple[Reading, ...]:
        """The readings that have a value."""
        return tuple(reading for reading in self.readings if reading.value is not None)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a shift stands when something else might have made it.

    Attributes:
        name: `source` (without the publisher that tells most of it), `coverage` (with no more deeds on one side than on
            the other), `coder` (deeds read by one coder alone), or `placebo` (its periods shuffled).
        passed: None where it could not be tried.
        detail: in words, with the figures.
    """

    name: Literal["source", "coverage", "coder", "placebo"]
    passed: bool | None
    detail: str


FEW_DEEDS = 5
"""A shift that stands without so many of the deeds that made it does not hang on few."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of level.

    Attributes:
        measure: of the series it was found in.
        of: the codes that series is about.
        start: first day of the first period of the 90% highest-density interval in which the new level began.
        end: first day of its last period.
        best: the single most probable period.
        probability: that there was a change within the year's window around it, in [0, 1].
        before: level of the series' observations on that side, with its 90% interval.
        after: the same on the other side.
        drivers: ids of the events that made it, most weighty first.
        channel: the channel that most of the drivers' weight belongs to; None where none has any.
        flagged: first day of the period by whose end the same rule, knowing only what had happened by then, would have
            told of it; None where it would not have within two years.
        checks: whether it is one of the world, or of who told of it; empty for a shift of hold, which is not tried.
        hangs_on: of the drivers, weightiest first, how many have to be taken away before it is no longer more likely than
            not; None where it stands without `FEW_DEEDS` of them.
    """

    measure: str
    of: tuple[str, ...]
    start: str
    end: str
    best: str
    probability: float
    direction: Direction
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    drivers: tuple[str, ...]
    channel: str | None = None
    flagged: str | None = None
    checks: tuple[Check, ...] = ()
    hangs_on: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a dossier holds, for people to check that nothing was lost.

    `uncoded` maps a reason (such as `language fr`) to how many documents it kept from being coded. `records` are rows of
    `datasets` stored, `refused` those that were not.
    """

    documents: int
    sentences: int
    reports: int
    events: int
    quarantined: int
    undated: int
    ungraded: int
    uncoded: Mapping[str, int] = field(default_factory=dict)
    datasets: int = 0
    records: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to a dossier's question: what `measure` and `detect` found.

    Attributes:
        series: every series measured; look one up with `find`.
        shifts: most probable first.
        coder: name@version of the coder that read the documents; more than one is joined by `, `.
    """

    question: Question
    period: PeriodName
    series: tuple[Series, ...]
    shifts: tuple[Shift, ...]
    coder: str

    def find(self, measure: str, *of: str) -> Series | None:
        """The series of `measure` about `of`, or None where it was not measured."""
        return next((s for s in self.series if s.measure == measure and s.of == of), None)
