"""Shifts marked on a chart over time: shaded, dashed, and numbered above the frame, no label crossed by another's line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from armslength.draw import svg, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from markupsafe import Markup

    from armslength.draw.svg import Frame, Scale

ROW = 19.0
"""Height of one row of shift numbers above the frame."""
RADIUS = 8.0
"""Of the disc that a number stands on."""
BESIDE = 4.0
"""Pixels between a number's disc and its label."""
LEEWAY = 1.1
"""How much wider than ours a viewer's letters may be."""
APART = 2.0
"""Least pixels between two flags of a row."""
LABELLED = 600.0
"""Pixels of width from which a chart has room to say beside a shift's number what shifted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shift as a chart shows it: the periods it may have begun in, its number, and where it is told.

    `label` stands beside the number where the chart is wide; empty where it shall not.
    """

    start: date
    end: date
    best: date
    number: int
    href: str
    title: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark's number at a place, with its label beside it.

    Attributes:
        mark: what it flags.
        at: the middle of the number, in pixels.
        side: where the label stands: 1 right of the number, -1 left of it, 0 nowhere.
        wide: pixels that the label takes; 0 where there is none.
    """

    mark: Mark
    at: float
    side: Literal[-1, 0, 1] = 0
    wide: float = 0.0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.at - RADIUS - (self.wide if self.side < 0 else 0)

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.at + RADIUS + (self.wide if self.side > 0 else 0)

    def spans(self, other: Flag) -> bool:
        """Whether the other's dashed line would cross this one, up to its label's end, if the other stood above it."""
        return 0 < self.side * (other.at - self.at) < RADIUS + self.wide + APART

    def touches(self, other: Flag) -> bool:
        """Whether the two do not fit in one row."""
        return self.left < other.right + APART and other.left < self.right + APART

    def drawn(self, y: float) -> Markup:
        """The number and its label at a height, leading to where the shift is told."""
        shapes = [
            svg.circle(self.at, y, RADIUS, "flag"),
            svg.text(self.at, y + 3.6, str(self.mark.number), anchor="middle", kind="flag-number"),
        ]
        if self.side:
            begin, anchor = self.at + self.side * (RADIUS + BESIDE), "start" if self.side > 0 else "end"
            shapes.append(svg.text(begin, y + 3.8, self.mark.label, anchor=anchor, kind="flag-label"))
        return svg.link(self.mark.href, self.mark.title, shapes)


class Flags(NamedTuple):
    """The flags of a chart in the order of its marks, the row of each from the frame upwards, and how high all stand."""

    flags: list[Flag]
    rows: list[int]
    height: float


def flags_of(marks: Sequence[Mark], x: Scale, frame: Frame, width: float) -> Flags:
    """Flags above a frame, each where its mark is most probable, with as many labels as have room.

    Args:
        marks: what is flagged.
        x: days to pixels.
        frame: labels stay between its sides.
        width: of the whole chart; a narrow one has numbers alone.
    """
    turned: list[Flag] = []
    found: dict[int, Flag] = {}
    for n, mark in sorted(enumerate(marks), key=lambda each: each[1].best, reverse=True):
        label = mark.label if width >= LABELLED else ""
        found[n] = _flag(mark, label, x(mark.best.toordinal()), frame, turned)
        if found[n].side < 0:
            turned.append(found[n])
    several = [found[n] for n in range(len(marks))]
    rows = _rows(several)
    return Flags(several, rows, ROW * (max(rows, default=-1) + 1))


def drawn(flags: Flags, x: Scale, frame: Frame) -> tuple[list[Markup], list[Markup]]:
    """What is drawn beneath the chart's lines (shades and dashed lines), and what over them (numbers and labels).

    Args:
        flags: of the chart.
        x: days to pixels.
        frame: of the data, under the flags' rows.
    """
    heights = [frame.top - ROW * (row + 1) + RADIUS for row in flags.rows]
    both = list(zip(flags.flags, heights, strict=True))
    return [_ground(flag, x, frame, y) for flag, y in both], [flag.drawn(y) for flag, y in both]


def _flag(mark: Mark, label: str, at: float, frame: Frame, turned: Sequence[Flag]) -> Flag:
    """A flag with its label on the right; on the left where there is no room, or it and one `turned` left span each other.

    Where the left has no room either it is bare.
    """
    if not label:
        return Flag(mark, at)
    wide = BESIDE + text.width(label, text.LETTERS) * LEEWAY
    right, left = Flag(mark, at, 1, wide), Flag(mark, at, -1, wide)
    if right.right <= frame.right and not any(right.spans(other) and other.spans(right) for other in turned):
        return right
    return left if left.left >= frame.left else Flag(mark, at)


def _rows(flags: Sequence[Flag]) -> list[int]:
    """The row of each flag, from the frame upwards: the lowest with room above all whose lines its label spans.

    Next is always one that spans none of those to come, and there is one: of flags that span each other in a circle,
    the leftmost and the one whose label spans it would span each other, which `_flag` lets no two do.
    """
    waiting = sorted(range(len(flags)), key=lambda n: flags[n].at, reverse=True)
    rows: dict[int, int] = {}
    while waiting:
        n = next(n for n in waiting if not any(flags[n].spans(flags[other]) for other in waiting))
        waiting.remove(n)
        above = max((row for other, row in rows.items() if flags[n].spans(flags[other])), default=-1)
        taken = {row for other, row in rows.items() if flags[n].touches(flags[other])}
        rows[n] = next(row for row in range(above + 1, len(flags)) if row not in taken)
    return [rows[n] for n in range(len(flags))]


def _ground(flag: Flag, x: Scale, frame: Frame, y: float) -> Markup:
    """The interval in which the shift began, shaded, and its most probable period, dashed down from its number."""
    left, right = x(flag.mark.start.toordinal()), x(flag.mark.end.toordinal())
    shade = svg.box(left, frame.top, max(right - left, 1), frame.bottom - frame.top, "shift-span")
    return svg.joined((shade, svg.line((flag.at, y), (flag.at, frame.bottom), "shift-best")))
