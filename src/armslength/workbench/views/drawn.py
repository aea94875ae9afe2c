"""Charts of the workbench: the brief's, cut to the stretch of time that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from armslength.brief import wording
from armslength.brief.figures import (
    BAND,
    CLIENT,
    MOST_LINES,
    NARROW,
    SMALL,
    Key,
    colour_of,
    described,
    mark,
    pole_of,
    svg_pair,
)
from armslength.draw import cut as cutting
from armslength.draw.line_chart import Line, Size, extent, line_chart
from armslength.draw.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armslength.records import PeriodName, Question, Reading, Series, Shift
    from armslength.workbench.asked import Asked

WIDE, TALL = 1080.0, 330.0
LEFT, RIGHT = 38.0, 10.0
"""Pixels beside the frame of `line_chart` and of a timeline: the page's script tells a day from a place by them."""


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
    return cutting.cut(series, asked.first, asked.last)


def known(series: Series | None) -> list[Reading]:
    """The readings that have a value."""
    return list(series.known) if series else []


def title_of(series: Series) -> str:
    """What a series is about, as a heading."""
    return wording.sentence_case(wording.about(series))


def identifier(series: Series) -> str:
    """A series' name in addresses and files."""
    return f"{series.measure}/{'.'.join(series.of)}"


def chart(
    several: Sequence[Series], question: Question, *, name: str, title: str, marks: Sequence[Mark] = ()
) -> Chart | None:
    """One wide chart of series that share a range, each already cut; None where nothing of them is known."""
    drawn = [s for s in several if known(s)]
    if not drawn:
        return None
    lines = [Line(s, colour_of(pole_of(s, question), question) if len(drawn) > 1 else CLIENT) for s in drawn]
    first, last = extent(drawn)
    shown = [m for m in marks if first <= m.best <= last]
    shown = [replace(m, start=max(m.start, first), end=min(m.end, last)) for m in shown]
    words = " ".join(described(s) for s in drawn)
    wide, narrow = (
        line_chart(lines, size, title=title, description=words, marks=shown)
        for size in (Size(WIDE, TALL, "wide"), Size(NARROW, TALL * 0.75, "narrow"))
    )
    caption = BAND
    if shown:
        caption += " Numbered: shifts, shaded over the periods in which each may have begun."
    return Chart(
        name=name,
        title=title,
        drawing=svg_pair(wide, narrow),
        wide=wide,
        caption=caption,
        key=tuple(Key(line.colour, wording.name(pole_of(line.series, question))) for line in lines)
        if len(drawn) > 1
        else (),
        first=first.isoformat(),
        last=last.isoformat(),
    )


def together(
    several: Sequence[Series | None],
    question: Question,
    asked: Asked,
    *,
    name: str,
    title: str,
    fewest: int = 1,
) -> Chart | None:
    """Series in one chart, each cut to the stretch asked for and with its own line.

    Args:
        fewest: None is given where something is known of fewer, or of so many that their lines would cover each other.
    """
    shown = [s for s in (cut(s, asked) for s in several if s) if known(s)]
    return chart(shown, question, name=name, title=title) if fewest <= len(shown) <= MOST_LINES else None


def card(series: Series) -> Markup:
    """A series as one of many small charts; empty where nothing of it is known."""
    if not known(series):
        return Markup("")
    return line_chart([Line(series, CLIENT)], SMALL, title=title_of(series), description=described(series))


def marks(shifts: Sequence[tuple[int, Shift]], width: PeriodName, link: Callable[[int], str]) -> list[Mark]:
    """Shifts as a chart marks them, each with the number it has in the list."""
    return [mark(shift, number, width, link(number)) for number, shift in shifts]
