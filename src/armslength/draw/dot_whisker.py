"""A ranking: a dot for each reading with its 90% interval as a whisker, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.draw import svg, text
from armslength.draw.axes import value_ticks
from armslength.draw.svg import Frame, Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

ROW = 62.0
HALF = 9.0
"""So far above and below a whisker the lines of the scale reach."""
BESIDE = 20.0
"""Least pixels between a label and its figure."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A row of the ranking.

    Attributes:
        label: whose reading it is.
        said: the reading in words, with its interval and when.
        below: how surely it is above the next; None for the last.
        colour: of the style sheet's.
    """

    label: str
    value: float
    low: float
    high: float
    said: str
    below: str | None
    colour: int


def dots_and_whiskers(
    dots: Sequence[Dot], bounds: tuple[float, float], width: float, kind: str, *, title: str, description: str
) -> Markup:
    """The rows from the highest down, each label and figure above its own whisker, so that no width cuts them.

    Args:
        dots: at least one, in order.
        bounds: of the scale.
        width: of the drawing, in pixels.
        kind: the style sheet's name for this size.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    bottom = ROW * len(dots)
    frame = Frame(10, width - 10, 0, bottom)
    x = Scale(*bounds, frame.left, frame.right)
    ticks = value_ticks(*bounds, most=6 if width > 500 else 4)
    middles = [frame.top + ROW * n + 30 for n in range(len(dots))]
    parts = [
        svg.line((x(tick), y - HALF), (x(tick), y + HALF), "grid zero" if tick == 0 else "grid")
        for tick in ticks
        for y in middles
    ]
    parts.append(_axis(x, ticks, frame))
    for dot, y in zip(dots, middles, strict=True):
        room = frame.right - frame.left - text.width(dot.said, text.LETTERS) - BESIDE
        parts += [
            svg.text(
                frame.left, y - 15, text.fitted(dot.label, text.HEADING * text.BOLD, room), kind="panel-title"
            ),
            svg.text(frame.right, y - 15, dot.said, anchor="end", kind="figure-text"),
            svg.line((x(dot.low), y), (x(dot.high), y), f"reach c{dot.colour}"),
            *(
                svg.line((x(end), y - 4), (x(end), y + 4), f"reach c{dot.colour}")
                for end in (dot.low, dot.high)
            ),
            svg.circle(x(dot.value), y, 5, f"dot c{dot.colour}"),
        ]
        if dot.below:
            parts.append(svg.text(frame.left, y + 21, f"↓ {dot.below}", kind="hint"))
    return svg.drawing(width, bottom + 24, parts, title=title, description=description, kind=kind)


def _axis(x: Scale, ticks: Sequence[float], frame: Frame) -> Markup:
    """The scale under the rows, its outer labels within the drawing."""
    digits = 1 if all(abs(tick * 10 - round(tick * 10)) < 1e-6 for tick in ticks) else 2
    parts = [svg.line((frame.left, frame.bottom), (frame.right, frame.bottom), "axis")]
    for tick in ticks:
        label = f"{abs(tick):.{digits}f}"
        at = x(tick)
        anchor = "start" if at < frame.left + 8 else "end" if at > frame.right - 8 else "middle"
        parts += [
            svg.line((at, frame.bottom), (at, frame.bottom + 4), "axis"),
            svg.text(at, frame.bottom + 17, f"−{label}" if tick < 0 else label, anchor=anchor),
        ]
    return svg.joined(parts)
