"""A chart that stands alone: its finding as the title, what is measured under it, the source at its foot, its style within."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from armslength.draw import style, svg
from armslength.draw.text import BOLD, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.draw.line_chart import Size

WIDTH = 800.0
MARGIN = 24.0
INNER = WIDTH - 2 * MARGIN
"""Pixels that a drawing has from side to side."""
TITLE, SUBTITLE, NOTE = 20.0, 14.0, 11.0
"""Height of letters; lines are so much and three tenths apart."""
GAP = 16.0


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a chart.

    Attributes:
        title: what it shows, in a sentence.
        subtitle: what is measured, in what unit, with what interval.
        notes: each on its own line, under the drawing: what the numbers on it mean, and the ids they lead to.
        source: what it rests on, by which program, as of when.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """A drawing and how large it is; `heading` stands above it where there are several."""

    drawing: Markup
    size: Size
    heading: str = ""


def sheet(words: Words, parts: Sequence[Part], *, dark: bool = True) -> str:
    """An SVG file that needs no other.

    Args:
        words: what stands about the drawings.
        parts: set from left to right, then down, as many abreast as fit.
        dark: whether a viewer that prefers the dark is given it; not for what becomes dots or ink.
    """
    said, top = _lines(words.title, TITLE, "title", MARGIN)
    under, top = _lines(words.subtitle, SUBTITLE, "subtitle", top + 2)
    drawn, top = _grid(parts, top + GAP)
    feet: list[Markup] = []
    top += GAP / 2
    for note in (*words.notes, words.source):
        foot, top = _lines(note, NOTE, "note", top)
        feet += foot
    height = top + MARGIN / 2
    inside = [svg.box(0, 0, WIDTH, height, "sheet"), *said, *under, *drawn, *feet]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="armslength" width="{WIDTH:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="'
    )
    named = Markup("{}</title><desc>{}</desc>").format(svg.legible(words.title), svg.legible(words.subtitle))
    label = Markup('{}"><title>').format(svg.legible(words.title))
    return f"{head}{label}{named}<style>\n{style.sheet(dark=dark)}\n</style>{svg.joined(inside)}</svg>\n"


def _lines(words: str, size: float, kind: str, top: float) -> tuple[list[Markup], float]:
    """Words broken into lines from `top` down, and where the next may begin."""
    lines = wrapped(words, size * BOLD if kind == "title" else size, INNER)
    apart = size * 1.3
    return (
        [svg.text(MARGIN, top + size + n * apart, line, kind=kind) for n, line in enumerate(lines)],
        top + apart * len(lines) + size * 0.2,
    )


def _grid(parts: Sequence[Part], top: float) -> tuple[list[Markup], float]:
    """The drawings in rows of equals, and where the next may begin."""
    shapes: list[Markup] = []
    left, row = MARGIN, 0.0
    for part in parts:
        if row and left + part.size.width > WIDTH - MARGIN + 0.5:
            left, top, row = MARGIN, top + row + GAP, 0.0
        over = 20.0 if part.heading else 0.0
        if part.heading:
            shapes.append(svg.text(left, top + 13, part.heading, kind="panel-title"))
        shapes.append(svg.placed(part.drawing, left, top + over, part.size.width, part.size.height))
        left, row = left + part.size.width + GAP, max(row, part.size.height + over)
    return shapes, top + row
