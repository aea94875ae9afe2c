"""Then and now: each side's value in two periods, joined by a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.draw import svg, text
from armslength.draw.numbers import plain
from armslength.draw.spread import spread
from armslength.draw.svg import Frame, Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup


FIGURE = 44.0
"""Pixels right of the frame that the latest value takes; the label has the rest."""
LEAST_RIGHT = 80.0


@dataclass(frozen=True, slots=True)
class Slope:
    """A side's value then and now; `clear` where the two 90% intervals do not overlap."""

    label: str
    then: float
    now: float
    clear: bool
    colour: int


def slopes(
    lines: Sequence[Slope],
    bounds: tuple[float, float],
    heads: tuple[str, str],
    size: tuple[float, float, str],
    *,
    title: str,
    description: str,
) -> Markup:
    """Two columns of values with a line for each side; full where the change is clear, dashed where it is not.

    Args:
        lines: at least one.
        bounds: of the scale.
        heads: what the two columns are called.
        size: width and height in pixels, and the style sheet's name for it.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    width, height, kind = size
    room = min(max(text.width(line.label, text.LETTERS) for line in lines), width / 2 - FIGURE)
    right = max(room + FIGURE, LEAST_RIGHT)
    frame = Frame(48, width - right, 26, height - 10)
    y = Scale(*bounds, frame.bottom, frame.top)
    parts = [
        svg.text(
            frame.left, 14, heads[0], anchor="start" if frame.left < 60 else "middle", kind="panel-title"
        ),
        svg.text(frame.right, 14, heads[1], anchor="middle", kind="panel-title"),
        svg.line((frame.left, frame.top), (frame.left, frame.bottom), "grid"),
        svg.line((frame.right, frame.top), (frame.right, frame.bottom), "grid"),
    ]
    for line in lines:
        kind_of = "own" if line.clear else "own unclear"
        parts += [
            svg.line((frame.left, y(line.then)), (frame.right, y(line.now)), f"{kind_of} c{line.colour}"),
            svg.circle(frame.left, y(line.then), 3.4, f"dot c{line.colour}"),
            svg.circle(frame.right, y(line.now), 3.4, f"dot c{line.colour}"),
        ]
    spread_now = spread([y(line.now) for line in lines], frame.top, frame.bottom)
    spread_then = spread([y(line.then) for line in lines], frame.top, frame.bottom)
    for line, now, then in zip(lines, spread_now, spread_then, strict=True):
        parts += [
            svg.text(
                frame.right + 8,
                now + 4,
                f"{plain(line.now)} {text.fitted(line.label, text.LETTERS, room)}",
                kind="figure-text",
            ),
            svg.text(frame.left - 8, then + 4, plain(line.then), anchor="end", kind="figure-text"),
        ]
    return svg.drawing(width, height, parts, title=title, description=description, kind=kind)


def part_of(bounds: tuple[float, float], values: Sequence[float]) -> tuple[float, float]:
    """The part of a scale that the values need, with some room; never less than a quarter of the whole."""
    low, high = min(values), max(values)
    room = max((high - low) * 1.2, (bounds[1] - bounds[0]) / 4)
    middle = (low + high) / 2
    return middle - room / 2, middle + room / 2
