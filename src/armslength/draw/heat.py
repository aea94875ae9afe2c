"""Who does what to whom, over time: a row for each directed pair, a mark for each period with deeds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from armslength.draw import svg, text
from armslength.draw.axes import time_axis
from armslength.draw.numbers import plain
from armslength.draw.svg import Frame, Scale
from armslength.periods import following

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from armslength.records import PeriodName

ROW = 30.0
KEY = 40.0
CONFLICT, COOPERATION = 0, 1
"""Colours of the style sheet."""
STEPS = (1.0, 3.0, 5.0)
"""Ends of the shades: a mean intensity of less than 1 is the palest, one of 5 and more the darkest."""
SHADES = ("o1", "o2", "o3", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """The deeds of a pair in a period, of which there is one at least: how many, and their mean intensity, -10 to 10."""

    start: date
    n: int
    mean: float


@dataclass(frozen=True, slots=True)
class Row:
    """A directed pair; a period without a deed that we know of has no cell."""

    label: str
    cells: tuple[Cell, ...]


def heat(
    rows: Sequence[Row],
    period: PeriodName,
    span: tuple[date, date],
    width: float,
    *,
    title: str,
    description: str,
) -> Markup:
    """The marks: the taller the more deeds are behind them, the darker the more intense these are.

    Args:
        rows: at least one with a cell.
        period: the width of a cell.
        span: the first day drawn and the day after the last.
        width: of the drawing, in pixels.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    first, last = span
    bottom = ROW * len(rows)
    frame = Frame(max(text.width(row.label, text.LETTERS) for row in rows) + 12, width - 10, 0, bottom)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    most = max(cell.n for row in rows for cell in row.cells)
    parts: list[Markup] = []
    for n, row in enumerate(rows):
        middle = ROW * (n + 0.5)
        parts += [
            svg.line((frame.left, middle), (frame.right, middle), "grid"),
            svg.text(frame.left - 10, middle + 4, row.label, anchor="end", kind="tick"),
            *(_cell(cell, row, period, most, x, middle) for cell in row.cells),
        ]
    parts += [
        time_axis(x, frame, first, last),
        _key(Frame(frame.left, frame.right, bottom + 30, bottom), most),
    ]
    return svg.drawing(width, height_of(rows), parts, title=title, description=description, kind="wide")


def height_of(rows: Sequence[Row]) -> float:
    """Pixels that the drawing takes from top to bottom."""
    return ROW * len(rows) + 24 + KEY


def tall(n: int, most: int) -> float:
    """Pixels of a mark: as the root of its deeds, so that one of a single deed can still be seen beside one of many."""
    return max((ROW - 4) * math.sqrt(n / most), 4.0)


def _cell(cell: Cell, row: Row, period: PeriodName, most: int, x: Scale, middle: float) -> Markup:
    left, right = x(cell.start.toordinal()), x(following(cell.start, period).toordinal())
    height = tall(cell.n, most)
    across = max(min(ROW - 4, right - left - 1), 1.5)
    words = f"{row.label}, {cell.start.isoformat()}: {counted(cell.n)}, mean intensity {plain(cell.mean, 1)}"
    shape = svg.box((left + right - across) / 2, middle - height / 2, across, height, shade(cell.mean))
    return svg.link("", words, [shape])


def counted(n: int) -> str:
    """So many deeds, in words."""
    return f"{n:,} deed{'' if n == 1 else 's'}"


def shade(mean: float) -> str:
    """The style sheet's names for a mean intensity."""
    return f"cell c{COOPERATION if mean >= 0 else CONFLICT} {SHADES[depth(mean)]}".rstrip()


def depth(mean: float) -> int:
    """Which of the shades a mean intensity has, from 0, the palest, to 3."""
    return sum(abs(mean) >= end for end in STEPS)


def _key(at: Frame, most: int) -> Markup:
    """What shades and sizes mean, in one line."""
    y, left = at.top + 14, at.left
    shapes = [svg.text(left, y + 4, "conflict", kind="hint")]
    left += 48
    for mean in (-5.0, -3.0, -1.0, -0.1, 0.1, 1.0, 3.0, 5.0):
        shapes.append(svg.box(left, y - 7, 16, 14, shade(mean)))
        left += 17
    shapes.append(svg.text(left + 6, y + 4, "cooperation", kind="hint"))
    left += 92
    for n in sorted({1, max(round(most / 4), 1), most}):
        height = tall(n, most)
        shapes += [
            svg.box(left, y - height / 2, 8, height, "cell c7 o2"),
            svg.text(left + 13, y + 4, counted(n), kind="hint"),
        ]
        left += 72
    return svg.joined(shapes)
