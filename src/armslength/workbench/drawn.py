"""Charts of the workbench: the brief's, cut to the stretch of time that is asked for, and as files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup

from armslength.brief import svg, wording
from armslength.brief.axes import period_end, time_axis
from armslength.brief.figures import CLIENT, NARROW, Key, colour_of, svg_pair
from armslength.brief.line_chart import Line, Mark, Size, extent, line_chart
from armslength.brief.svg import Frame, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armslength.records import PeriodName, Question, Reading, Series, Shift
    from armslength.workbench.asked import Asked
    from armslength.workbench.listing import Bar

WIDE, TALL = 1080.0, 330.0
CARD = Size(348, 150, "small")
LEFT, RIGHT = 38.0, 10.0
"""Pixels beside the frame of `line_chart`: what the page's script needs to tell a day from a place."""
MOST_BARS = 130
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its words.

    Attributes:
        name: of the file it can be had as.
        drawing: wide, and narrow for a phone; the style sheet shows one of them.
        first, last: the first day drawn and the day after the last.
    """

    name: str
    title: str
    drawing: Markup
    wide: Markup
    caption: str
    key: tuple[Key, ...]
    first: str
    last: str


def cut(series: Series, asked: Asked) -> Series:
    """A series with the readings alone whose periods touch the stretch asked for; nothing is reckoned anew."""
    first, last = asked.first or "", asked.last or "9999"

    def within(start: str) -> bool:
        return start <= last and period_end(date.fromisoformat(start), series.period).isoformat() > first

    return replace(
        series,
        readings=tuple(r for r in series.readings if within(r.start)),
        observations=tuple(o for o in series.observations if within(o.start)),
    )


def known(series: Series | None) -> list[Reading]:
    """The readings that have a value."""
    return [r for r in series.readings if r.value is not None] if series else []


def title_of(series: Series) -> str:
    """What a series is about, as a heading."""
    return wording.sentence_case(wording.about(series))


def identifier(series: Series) -> str:
    """A series' name in addresses and files."""
    return f"{series.measure}/{'.'.join(series.of)}"


def scale_of(series: Series) -> str:
    """The unit in words, with what its ends mean where that is not plain."""
    ends = {"arms_length": "0 firmly held, 1 not held at all", "hold": "0 not held at all, 1 firmly held"}
    return ends.get(series.measure, series.unit)


def chart(
    several: Sequence[Series], question: Question, *, name: str, title: str, marks: Sequence[Mark] = ()
) -> Chart | None:
    """One wide chart of series that share a range, each already cut; None where nothing of them is known."""
    drawn = [s for s in several if known(s)]
    if not drawn:
        return None
    lines = [Line(s, colour(s, question) if len(drawn) > 1 else CLIENT) for s in drawn]
    first, last = extent(drawn)
    shown = [m for m in marks if first <= m.best <= last]
    shown = [replace(m, start=max(m.start, first), end=min(m.end, last)) for m in shown]
    words = " ".join(described(s) for s in drawn)
    wide, narrow = (
        line_chart(lines, size, title=title, description=words, marks=shown)
        for size in (Size(WIDE, TALL, "wide"), Size(NARROW, TALL * 0.75, "narrow"))
    )
    caption = "Line: estimate. Band: 90% interval. Gaps: too little is known to say."
    if shown:
        caption += " Numbered: shifts of any measure, shaded over the periods in which each may have begun."
    return Chart(
        name=name,
        title=title,
        drawing=svg_pair(wide, narrow),
        wide=wide,
        caption=caption,
        key=tuple(Key(line.colour, wording.name(line.series.of[-1])) for line in lines)
        if len(drawn) > 1
        else (),
        first=first.isoformat(),
        last=last.isoformat(),
    )


def card(series: Series) -> Markup:
    """A series as one of many small charts; empty where nothing of it is known."""
    if not known(series):
        return Markup("")
    return line_chart([Line(series, CLIENT)], CARD, title=title_of(series), description=described(series))


def colour(series: Series, question: Question) -> int:
    """The colour of the pole that a series is about."""
    poles = [code for code in series.of if code in question.poles]
    return colour_of(poles[0], question) if poles else CLIENT


def marks(shifts: Sequence[tuple[int, Shift]], width: PeriodName, link: Callable[[int], str]) -> list[Mark]:
    """Shifts as a chart marks them, each with the number it has in the list."""
    return [
        Mark(
            start=date.fromisoformat(shift.start),
            end=period_end(date.fromisoformat(shift.end), width),
            best=date.fromisoformat(shift.best),
            number=number,
            href=link(number),
            title=f"Shift {number}: {wording.measured(shift.measure, shift.of)}, "
            f"{wording.span(shift.start, shift.end, width)}",
        )
        for number, shift in shifts
    ]


def described(series: Series) -> str:
    """What a chart shows of a series, for those who cannot see it."""
    first, last = known(series)[0], known(series)[-1]
    return (
        f"{title_of(series)} is {wording.figure(first)} in {wording.period(first.start, series.period)} "
        f"and {wording.figure(last)} in {wording.period(last.start, series.period)}."
    )


def as_file(drawing: Markup) -> str:
    """A drawing as an SVG file that needs no other: with the style sheet that the page has."""
    sheet = resources.files("armslength.brief").joinpath("templates", "brief.css").read_text(encoding="utf-8")
    sheet = sheet.replace("svg.narrow { display: none; }", "").replace("svg.wide { display: none; }", "")
    head, rest = str(drawing).split(">", 1)
    return f"{head.replace('<svg', SVG, 1)}><style>{sheet}</style>{rest}"


def timeline(months: Sequence[Bar], link: Callable[[str, str], str], kind: str, width: float) -> Markup:
    """How many events began when: upwards the friendly, downwards the hostile; each bar leads to its own events.

    Args:
        months: those with any, oldest first; at least one.
        link: the address of the events from one day to another.
    """
    step, bars = _coarsened(months, MOST_BARS if kind == "wide" else MOST_BARS // 2)
    first, last = bars[0][0], _end(bars[-1][0], step)
    most = max(max(up, down) for _, up, down in bars)
    frame = Frame(LEFT, width - RIGHT, 14, 150)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    up_share = max(up for _, up, _ in bars) / (
        (max(up for _, up, _ in bars) + max(d for _, _, d in bars)) or 1
    )
    ground = frame.top + (frame.bottom - frame.top) * up_share
    tall = (frame.bottom - frame.top) / ((max(u for _, u, _ in bars) + max(d for _, _, d in bars)) or 1)
    parts = [
        svg.line((frame.left, ground), (frame.right, ground), "grid zero"),
        svg.text(
            frame.left,
            frame.top - 3,
            f"cooperation ↑ conflict ↓, by {_STEPS[step]}; most {most:,}",
            kind="hint",
        ),
    ]
    for start, up, down in bars:
        end = _end(start, step)
        left, right = x(start.toordinal()), x(end.toordinal())
        gap = 0.6 if right - left > 2 else 0.0
        shapes = [
            svg.box(left, ground - up * tall, max(right - left - gap, 0.6), up * tall, "deeds c1"),
            svg.box(left, ground, max(right - left - gap, 0.6), down * tall, "deeds c0"),
        ]
        until = date.fromordinal(end.toordinal() - 1)
        words = f"{start.isoformat()} to {until.isoformat()}: {up:,} cooperation, {down:,} conflict"
        parts.append(svg.link(link(start.isoformat(), until.isoformat()), words, shapes, in_tab_order=False))
    parts.append(time_axis(x, frame, first, last))
    return svg.drawing(
        width,
        174,
        parts,
        title="Events over time",
        description=f"{sum(u for _, u, _ in bars):,} events of cooperation and {sum(d for _, _, d in bars):,} of conflict.",
        kind=kind,
    )


_STEPS = {1: "month", 3: "quarter", 12: "year", 60: "five years", 120: "decade"}


def _coarsened(months: Sequence[Bar], most: int) -> tuple[int, list[tuple[date, int, int]]]:
    """The bars of months added up into as fine a step as leaves no more than so many."""
    index = [(m.start.year * 12 + m.start.month - 1, m) for m in months]
    span = index[-1][0] - index[0][0] + 1
    step = next((s for s in _STEPS if span / s <= most), 120)
    sums: dict[int, list[int]] = {}
    for at, bar in index:
        held = sums.setdefault(at // step * step, [0, 0])
        held[0] += bar.friendly
        held[1] += bar.hostile
    return step, [(date(at // 12, at % 12 + 1, 1), *counts) for at, counts in sums.items()]  # type: ignore[misc]


def _end(start: date, months: int) -> date:
    at = start.year * 12 + start.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
