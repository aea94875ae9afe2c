"""The brief's figures: which series share a chart, what its caption says, and the table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from armslength.brief import findings, wording
from armslength.brief.findings import channels, latest
from armslength.brief.prose import cited_events
from armslength.draw.line_chart import Line, Size, line_chart, sparkline
from armslength.draw.lollipop import Strip, lollipops, stem_of
from armslength.draw.marks import Mark
from armslength.periods import following

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Assessment, Event, PeriodName, Question, Series, Shift

WIDE, NARROW = 720.0, 356.0
SMALL = Size(348, 150, "small")
PATRON = 0
CLIENT = 7
"""Colours of the style sheet: the poles' run from 0, the patron's; a measure of no pole has the client's."""
COLOURS = 6
PARTS = {
    "dependence": "Dependence",
    "compliance": "Compliance",
    "lead": "Patron’s lead in warmth",
    "hedging": "Hedging between the poles",
}
"""What the parts of the hold are called over a chart."""
RECKONED = frozenset({"lead"})
"""Measures that are reckoned from others alone, and count no event themselves; of all else a count of none is told."""
MOST_LINES = 4
"""More lines than this in one chart cover each other: each then has its own."""

BAND = "Line: estimate. Band: 90% interval. Gaps: too little is known to say."


class Key(NamedTuple):
    """A line of a chart's key."""

    colour: int
    label: str


class Drawn(NamedTuple):
    """A drawing with the heading it has among small multiples."""

    heading: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart for those who cannot see it, or want to copy them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its caption, its source line and its table.

    Attributes:
        drawings: one, drawn wide and narrow; or small multiples.
        n: in words, how much it rests on.
    """

    anchor: str
    title: str
    drawings: tuple[Drawn, ...]
    key: tuple[Key, ...]
    caption: str
    n: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class Channel:
    """A row of the table of channels: its latest reading, and what is behind that.

    Attributes:
        basis: what it rests on, in words: deeds, or figures of which year.
        of_figures: whether it rests on figures of ties.
    """

    name: str
    figure: str
    period: str
    basis: str
    of_figures: bool
    events: tuple[str, ...]
    sparkline: Markup


def marks(shifts: Sequence[Shift], width: PeriodName) -> list[Mark]:
    """The shifts as charts mark them, numbered as the section on shifts numbers them."""
    return [mark(shift, n, width, f"#shift-{n}") for n, shift in enumerate(shifts, start=1)]


def mark(shift: Shift, number: int, width: PeriodName, href: str) -> Mark:
    """A shift as a chart marks it, with its number and where it is told."""
    return Mark(
        start=date.fromisoformat(shift.start),
        end=following(date.fromisoformat(shift.end), width),
        best=date.fromisoformat(shift.best),
        number=number,
        href=href,
        title=f"Shift {number}: {wording.measured(shift.measure, shift.of)}, "
        f"{wording.span(shift.start, shift.end, width)}",
        label=wording.sentence_case(wording.shifted(shift)),
    )


def arms_length(assessment: Assessment, shifts: Sequence[Shift]) -> Figure | None:
    """Arm's length over time with every shift marked; None where nothing of it is known."""
    question = assessment.question
    series = assessment.find("arms_length", question.client, question.patron)
    if series is None or latest(series) is None:
        return None
    title = wording.sentence_case(wording.about(series))
    caption = f"{BAND} 1 is not held at all, 0 is firmly held."
    if shifts:
        caption += (
            " Numbered marks: shifts of any measure, shaded over the periods in which each may have begun."
        )
    return Figure(
        anchor="fig-arms-length",
        title=title,
        drawings=_wide_and_narrow(
            [Line(series, CLIENT)], marks(shifts, assessment.period), title, height=300
        ),
        key=(),
        caption=caption,
        n=_n([series]),
        table=table([series], ["Arm’s length"]),
    )


def parts(assessment: Assessment) -> Figure | None:
    """What the hold is made of, as small multiples; None where no part is known."""
    found = findings.parts(assessment).items()
    known = [(PARTS[name], series) for name, series in found if series and latest(series)]
    return _multiples(known, "fig-parts", "What the hold is made of", CLIENT) if known else None


def warmth(assessment: Assessment) -> list[Figure]:
    """The client's warmth towards each pole, and each pole's towards the client."""
    question = assessment.question
    client = wording.named(question.client)
    there = [(pole, assessment.find("warmth", question.client, pole)) for pole in question.poles]
    back = [(pole, assessment.find("warmth", pole, question.client)) for pole in question.poles]
    return [
        *_by_pole(there, question, "fig-warmth", f"Warmth of {client} towards each pole"),
        *_by_pole(back, question, "fig-warmth-back", f"Warmth of each pole towards {client}"),
    ]


def engagement(assessment: Assessment) -> list[Figure]:
    """How much the client and each pole have to do with each other."""
    question = assessment.question
    found = [(pole, assessment.find("engagement", question.client, pole)) for pole in question.poles]
    units = sorted({series.unit for _, series in found if series})
    title = f"Engagement of {wording.named(question.client)} with each pole, {', '.join(units)}"
    return _by_pole(found, question, "fig-engagement", title)


def by_channel(assessment: Assessment) -> list[Channel]:
    """The channels of dependence with their latest readings, those without any value last."""
    rows = []
    for series in channels(assessment):
        reading = latest(series)
        name = series.measure.partition(".")[2]
        rows.append(
            Channel(
                name=name,
                figure=wording.figure(reading) if reading else wording.UNKNOWN,
                period=wording.period(reading.start, series.period) if reading else "",
                basis=findings.basis(series, reading),
                of_figures=findings.rests_on_figures(reading),
                events=cited_events(reading) if reading and not findings.rests_on_figures(reading) else (),
                sparkline=sparkline(series, CLIENT, title=f"{name} over time") if reading else Markup(""),
            )
        )
    return sorted(rows, key=lambda row: row.figure == wording.UNKNOWN)


def timeline(events: Sequence[Event], question: Question) -> Figure | None:
    """Dated events between the client and each pole; None where there are none."""
    strips = [
        Strip(wording.name(pole), colour_of(pole, question), stems)
        for pole in question.poles
        if (
            stems := tuple(
                stem_of(event, f"#{event.id}", f"{wording.when(event)}: {wording.deed(event)}")
                for event in events
                if findings.joins(event, question.client, pole) and event.start
            )
        )
    ]
    if not strips:
        return None
    title = f"Deeds between {wording.named(question.client)} and each pole"
    description = "Each stem is an event that the list below quotes: up for cooperation, down for conflict."
    drawn = [
        lollipops(strips, width, kind, title=title, description=description)
        for width, kind in ((WIDE, "wide"), (NARROW, "narrow"))
    ]
    return Figure(
        anchor="fig-timeline",
        title=title,
        drawings=(Drawn("", svg_pair(*drawn)),),
        key=(),
        caption="Height: intensity after Goldstein, −10 to 10. Hollow heads: planned, possible or denied. "
        "A bar across the head: the days it may have been on.",
        n=f"n = {wording.count(len({stem.href for strip in strips for stem in strip.stems}), 'event')}",
        table=None,
    )


def table(series: Sequence[Series], headings: Sequence[str]) -> Table:
    """Readings side by side: a row a period, for each series its value, interval and n; not known where it has no reading.

    A series that is reckoned from other series alone, and so counts no event itself, has no n.
    """
    counts = [one.measure not in RECKONED for one in series]
    aligned = [{reading.start: reading for reading in one.readings} for one in series]
    starts = sorted({start for readings in aligned for start in readings})
    rows = []
    for start in starts:
        cells = [wording.period(start, series[0].period)]
        for readings, counted in zip(aligned, counts, strict=True):
            reading = readings.get(start)
            cells.append(wording.figure(reading) if reading else wording.UNKNOWN)
            if counted:
                cells.append(f"{reading.n:,}" if reading else wording.UNKNOWN)
        rows.append(tuple(cells))
    columns = ["Period"]
    for heading, counted in zip(headings, counts, strict=True):
        columns += [f"{heading} [90% interval]", *(["n"] if counted else [])]
    return Table(tuple(columns), tuple(rows))


def colour_of(pole: str, question: Question) -> int:
    """The pole's colour, the patron's being the first; the client's where it is no pole."""
    return question.poles.index(pole) % COLOURS if pole in question.poles else CLIENT


def pole_of(series: Series, question: Question) -> str:
    """The pole that a series is about; where there is none, the last whom it is about."""
    return next((code for code in series.of if code in question.poles), series.of[-1])


def svg_pair(wide: Markup, narrow: Markup) -> Markup:
    """The same chart for a page and for a phone; the style sheet shows one of them."""
    return wide + narrow


def _by_pole(
    found: Sequence[tuple[str, Series | None]], question: Question, anchor: str, title: str
) -> list[Figure]:
    """One chart with a line for each pole, or one chart each where lines would cover each other."""
    known = [(pole, series) for pole, series in found if series and latest(series)]
    if not known:
        return []
    if len(known) > MOST_LINES:
        return [_multiples([(wording.name(pole), series) for pole, series in known], anchor, title, PATRON)]
    lines = [Line(series, colour_of(pole, question)) for pole, series in known]
    series = [one for _, one in known]
    return [
        Figure(
            anchor=anchor,
            title=title,
            drawings=_wide_and_narrow(lines, (), title, height=250),
            key=tuple(Key(colour_of(pole, question), wording.name(pole)) for pole, _ in known),
            caption=BAND,
            n=_n(series, [wording.name(pole) for pole, _ in known]),
            table=table(series, [wording.name(pole) for pole, _ in known]),
        )
    ]


def _multiples(known: Sequence[tuple[str, Series]], anchor: str, title: str, colour: int) -> Figure:
    drawn = tuple(
        Drawn(
            heading,
            line_chart(
                [Line(series, colour)], SMALL, title=wording.about(series), description=described(series)
            ),
        )
        for heading, series in known
    )
    series, headings = [one for _, one in known], [heading for heading, _ in known]
    return Figure(anchor, title, drawn, (), BAND, _n(series, headings), table(series, headings))


def _wide_and_narrow(
    lines: Sequence[Line], shown: Sequence[Mark], title: str, *, height: float
) -> tuple[Drawn]:
    description = " ".join(described(line.series) for line in lines)
    sizes = (Size(WIDE, height, "wide"), Size(NARROW, height * 0.8, "narrow"))
    drawn = [line_chart(lines, size, title=title, description=description, marks=shown) for size in sizes]
    return (Drawn("", svg_pair(*drawn)),)


def described(series: Series) -> str:
    """What a chart shows of a series, for those who cannot see it."""
    first, last = series.known[0], series.known[-1]
    return (
        f"{wording.sentence_case(wording.about(series))} is {wording.figure(first)} in "
        f"{wording.period(first.start, series.period)} and {wording.figure(last)} in "
        f"{wording.period(last.start, series.period)}."
    )


def _n(series: Sequence[Series], headings: Sequence[str] = ()) -> str:
    """How many events of the periods shown the figures rest on, for each series that counts any itself."""
    sums = [sum(reading.n for reading in one.readings) for one in series]
    if len(sums) == 1 or not any(sums):
        return f"n = {wording.count(sums[0], 'event') if sums[0] else '0 events'}"
    told = [
        f"{heading} {n:,}"
        for one, heading, n in zip(series, headings, sums, strict=True)
        if one.measure not in RECKONED
    ]
    return f"n, events: {', '.join(told)}"
