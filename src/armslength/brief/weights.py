"""How much hangs on the weights: the section's chart, its tables and its plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from armslength.brief import wording
from armslength.brief.figures import NARROW, WIDE, Drawn, Figure, Key, Table, svg_pair
from armslength.brief.findings import at, left_open
from armslength.draw.line_chart import Size
from armslength.draw.weights_chart import MEASURED, WEIGHED, two_bands

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.records import Assessment, Reading, Series

CHANGES = ("halved", "doubled", "left out")
MOST_NAMED = 4
"""So many scenarios that say something else are named; the table marks them all."""

_COURSES = {
    None: "one of the two years without a figure",
    "nearer": "nearer in the last year than in the first",
    "about the same": "no change from the first year to the last",
    "further off": "further off in the last year than in the first",
}
_LOW = {"lead": "a small lead in warmth", "commitment": "little commitment to the patron"}
PARTS = {"lead": "lead in warmth", "commitment": "commitment to the patron"}
"""What the parts of the hold are called among their weights, where not by their own name."""


class Scenario(Protocol):
    """Arm's length under one set of weights: what `measure.sensitivity` gives, as far as it is shown."""

    @property
    def kind(self) -> str:
        """`set`, `part` or `channel`."""

    @property
    def of(self) -> str:
        """The part or channel that was changed; empty where all were, or none."""

    @property
    def change(self) -> str:
        """`as set`, `equal`, `halved`, `doubled` or `left out`."""

    @property
    def value(self) -> float | None:
        """Arm's length in the latest period."""

    @property
    def standing(self) -> str | None:
        """What is said of `value`."""

    @property
    def course(self) -> str | None:
        """What is said of the way from the first year to the last."""

    @property
    def made_by(self) -> str | None:
        """The part that makes most of arm's length."""

    @property
    def keeps(self) -> bool:
        """Whether it says what the weights as set say."""


class Sensitivity(Protocol):
    """Arm's length over many weightings: what `measure.sensitivity` gives, as far as it is shown."""

    @property
    def band(self) -> Series:
        """Its low and high are those over weightings."""

    @property
    def scenarios(self) -> Sequence[Scenario]:
        """The weights as set, then each other."""

    @property
    def latest(self) -> str | None:
        """First day of the period that is spoken of."""

    @property
    def years(self) -> tuple[str, str] | None:
        """The two years compared."""

    @property
    def unknown(self) -> Sequence[str]:
        """Parts that are not known in that period."""

    @property
    def open(self) -> tuple[float, float] | None:
        """What they alone leave open of arm's length, with the weights as set."""

    @property
    def kept(self) -> float | None:
        """Share of drawn weightings that keep what is said."""

    @property
    def made(self) -> float | None:
        """Share of them in which the same part makes most of arm's length."""

    @property
    def without_figure(self) -> float | None:
        """Share of them that give no figure."""

    @property
    def draws(self) -> int:
        """How many weightings were drawn."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Arm's length under one change of one weight; `turns` says what else is said there, None where nothing is."""

    figure: str
    turns: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A part or channel, its weight as set, and arm's length with it halved, doubled and left out."""

    name: str
    weight: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The section.

    Attributes:
        verdict: whether what is said of arm's length survives, in plain sentences.
        unknown: what the parts that are not known leave open; None where all are known.
        equal: arm's length with all parts weighing the same; None with a single part.
    """

    verdict: str
    unknown: str | None
    figure: Figure
    as_set: str
    equal: Cell | None
    parts: tuple[Row, ...]
    channels: tuple[Row, ...]


def section(assessment: Assessment, weighed: Sensitivity) -> Told | None:
    """What the brief shows of the weights; None where arm's length is never known."""
    question = assessment.question
    measured = assessment.find("arms_length", question.client, question.patron)
    if measured is None or not weighed.scenarios or weighed.latest is None:
        return None
    first = weighed.scenarios[0]
    equal = next((s for s in weighed.scenarios if s.change == "equal"), None)
    return Told(
        verdict=_verdict(assessment, weighed),
        unknown=_unknown(weighed),
        figure=_figure(assessment, measured, weighed),
        as_set=_number(first),
        equal=_cell(equal, first) if equal else None,
        parts=_rows(weighed, "part", question.weights),
        channels=_rows(weighed, "channel", question.channel_weights),
    )


def scenario_words(scenario: Scenario) -> str:
    """A scenario within a sentence: `dependence left out`, `all parts weighing the same`."""
    if scenario.change == "equal":
        return "all parts weighing the same"
    if not scenario.of:
        return "the weights as set"
    name = scenario.of if scenario.kind == "channel" else PARTS.get(scenario.of, scenario.of)
    return f"{name} {scenario.change}"


def _verdict(assessment: Assessment, weighed: Sensitivity) -> str:
    first = weighed.scenarios[0]
    client, patron = wording.named(assessment.question.client), wording.named(assessment.question.patron)
    measured = at(assessment.find("arms_length", *weighed.band.of), weighed.latest or "")
    said = (
        f"With the weights as set, arm’s length from {patron} was "
        f"{wording.figure(measured) if measured else _number(first)} in "
        f"{wording.period(weighed.latest or '', assessment.period)}: by that estimate {client} stood "
        f"{_standing(first.standing)}{_course(first.course, weighed.years, patron)}."
    )
    if measured and (other := left_open(measured)):
        said += (
            f" Its interval reaches to where it would stand {other}, so the evidence alone leaves that open."
        )
    others = [s for s in weighed.scenarios if s.kind != "set"]
    breaks = [s for s in others if not s.keeps]
    if not others:
        return f"{said} There is but one part to weigh, so nothing hangs on the weights."
    if not breaks and weighed.kept is not None and weighed.kept >= 0.995:
        said += f" The judgement survives every change of weights tried: all {len(others)} scenarios below"
        said += f" and {_of_draws(weighed)}."
    elif not breaks:
        said += f" The judgement survives all {len(others)} scenarios below, and {_of_draws(weighed)}."
    else:
        named = [f"{scenario_words(s)} ({_turned(s, first)})" for s in breaks[:MOST_NAMED]]
        more = [wording.count(len(breaks) - MOST_NAMED, "more scenario")] if len(breaks) > MOST_NAMED else []
        said += (
            f" The judgement does not survive every change: {_of_draws(weighed)} keep it, and of {len(others)} scenarios "
            f"{len(breaks)} {'does' if len(breaks) == 1 else 'do'} not: {wording.listed([*named, *more])}."
        )
    if first.made_by and weighed.made is not None:
        part = wording.sentence_case(_LOW.get(first.made_by, f"low {first.made_by}"))
        only = "only " if weighed.made < 0.5 else ""
        said += (
            f" {part} is the largest part of that distance in {only}{_share(weighed.made)} of the weightings."
        )
    return said


def _of_draws(weighed: Sensitivity) -> str:
    said = f"{_share(weighed.kept or 0.0)} of {weighed.draws:,} weightings drawn about them"
    if weighed.without_figure:
        said += f" ({_share(weighed.without_figure)} give no figure)"
    return said


def _share(share: float) -> str:
    """A share in whole per cent; 0% and 100% only where it is none or all."""
    if share in {0.0, 1.0}:
        return f"{share:.0%}"
    return wording.percent(share)


def _standing(standing: str | None) -> str:
    if standing == "in between":
        return "in between, neither nearer to held nor to free"
    return f"{standing} than to {'free' if standing == 'nearer to held' else 'held'}"


def _course(course: str | None, years: tuple[str, str] | None, patron: str) -> str:
    if course is None or years is None:
        return ""
    if course == "about the same":
        return f", and in {years[1]} about as far from {patron} as in {years[0]}"
    return f", and in {years[1]} {'nearer to' if course == 'nearer' else 'further from'} {patron} than in {years[0]}"


def _turned(scenario: Scenario, first: Scenario) -> str:
    """What a scenario says that the weights as set do not."""
    if scenario.value is None:
        return "no figure: too little is known of the rest"
    said = []
    if scenario.standing != first.standing and scenario.standing:
        said.append(scenario.standing)
    if scenario.course != first.course:
        said.append(_COURSES[scenario.course])
    return f"{wording.number(scenario.value)}; {', '.join(said)}"


def _unknown(weighed: Sensitivity) -> str | None:
    if not weighed.unknown or weighed.open is None:
        return None
    names = [PARTS.get(name, name) for name in weighed.unknown]
    one = len(names) == 1
    low, high = weighed.open
    return (
        f"Not known in that period: {wording.listed(names)}. {'It stays' if one else 'They stay'} unknown under every "
        f"weighting and {'stands' if one else 'stand'} in the middle of {'its' if one else 'their'} range; with the "
        f"weights as set that alone leaves arm’s length open from {wording.number(low)} to {wording.number(high)}."
    )


def _rows(weighed: Sensitivity, kind: str, given: Mapping[str, float]) -> tuple[Row, ...]:
    first = weighed.scenarios[0]
    found: dict[str, dict[str, Scenario]] = {}
    for scenario in weighed.scenarios:
        if scenario.kind == kind and scenario.of:
            found.setdefault(scenario.of, {})[scenario.change] = scenario
    rows = []
    for name, by_change in found.items():
        rows.append(
            Row(
                name=wording.sentence_case(PARTS.get(name, name) if kind == "part" else name),
                weight=wording.number(given[name]),
                cells=tuple(_cell(by_change[c], first) for c in CHANGES if c in by_change),
            )
        )
    return tuple(rows)


def _cell(scenario: Scenario, first: Scenario) -> Cell:
    return Cell(
        _number(scenario),
        None if scenario.keeps else _turned(scenario, first).partition("; ")[2] or "no figure",
    )


def _number(scenario: Scenario) -> str:
    return wording.UNKNOWN if scenario.value is None else wording.number(scenario.value)


def _figure(assessment: Assessment, measured: Series, weighed: Sensitivity) -> Figure:
    title = f"{wording.sentence_case(wording.about(measured))}: the evidence and the weights"
    band = {r.start: r for r in weighed.band.readings}
    last = band[weighed.latest or ""]
    description = f"In {wording.period(last.start, assessment.period)} nine weightings in ten put it within {_between(last)}."
    drawn = [
        two_bands(measured, weighed.band, size, title=title, description=description)
        for size in (Size(WIDE, 240, "wide"), Size(NARROW, 192, "narrow"))
    ]
    rows = []
    for reading in measured.readings:
        other = band.get(reading.start)
        cells = (wording.figure(reading), _between(other), str(reading.n))
        rows.append((wording.period(reading.start, assessment.period), *cells))
    return Figure(
        anchor="fig-weights",
        title=title,
        drawings=(Drawn("", svg_pair(*drawn)),),
        key=(
            Key(MEASURED, "Arm’s length with the weights as set; shaded: its 90% interval"),
            Key(WEIGHED, f"Nine in ten of {weighed.draws:,} weightings lie between"),
        ),
        caption=(
            f"{description} The shaded band is what the evidence leaves open, with the weights as set; the dashed "
            "lines are what the weights do, with the evidence as it is: the one does not include the other."
        ),
        n=f"n = {sum(reading.n for reading in measured.readings):,} events, {weighed.draws:,} weightings",
        table=Table(("Period", "Arm’s length [90% interval]", "Over weightings", "n"), tuple(rows)),
    )


def _between(reading: Reading | None) -> str:
    if reading is None or reading.low is None or reading.high is None:
        return wording.UNKNOWN
    return wording.interval(reading.low, reading.high)
