"""Small multiples on one scale: each panel has its own series, and all the others pale behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.draw import svg
from armslength.draw.axes import time_axis, value_axis, value_ticks
from armslength.draw.line_chart import band, bounds, course, extent, stretches
from armslength.draw.numbers import plain
from armslength.draw.svg import Frame, Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from armslength.draw.line_chart import Size
    from armslength.records import Series

ROOM = 42.0
"""Pixels right of a frame, where the latest value stands."""


def panel(
    own: Series, among: Sequence[Series], size: Size, colour: int, *, title: str, description: str
) -> Markup:
    """One panel; every panel of the same `among` has the same axes.

    Args:
        own: drawn with its 90% band and its latest value.
        among: all series compared, `own` with them; the others are drawn as pale lines.
        size: of the whole drawing.
        colour: of the style sheet's.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    first, last = extent(among)
    low, high = bounds(among)
    frame = Frame(38, size.width - ROOM, 8, size.height - 24)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    y = Scale(low, high, frame.bottom, frame.top)
    parts = [value_axis(y, frame, value_ticks(low, high, most=3))]
    for other in among:
        if other is not own:
            parts += [
                svg.path([(x(p.day), y(p.value)) for p in run], "context")
                for run in stretches(other.readings, other.period)
            ]
    runs = stretches(own.readings, own.period)
    for run in runs:
        parts += [band(run, colour, x, y), course(run, colour, x, y, kind="own")]
    if runs:
        end = runs[-1][-1]
        parts += [
            svg.circle(x(end.day), y(end.value), 3, f"dot c{colour}"),
            svg.text(x(end.day) + 6, y(end.value) + 4, plain(end.value), kind="figure-text"),
        ]
    parts.append(time_axis(x, frame, first, last, beyond=ROOM - 2))
    return svg.drawing(size.width, size.height, parts, title=title, description=description, kind=size.kind)
