"""A measure with two bands: what the evidence leaves open, and what the weights do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.draw import svg
from armslength.draw.axes import time_axis, value_axis, value_ticks
from armslength.draw.line_chart import band, course, extent, stretches
from armslength.draw.svg import Frame, Scale

if TYPE_CHECKING:
    from markupsafe import Markup

    from armslength.draw.line_chart import Size
    from armslength.records import Series

MEASURED, WEIGHED = 7, 1
"""Colours of the style sheet."""


def two_bands(measured: Series, weighed: Series, size: Size, *, title: str, description: str) -> Markup:
    """The measure's line on its shaded 90% interval, between two dashed lines: the band over weightings.

    Args:
        measured: the measure with its 90% interval.
        weighed: the same readings with the band over weightings as low and high.
        size: of the whole drawing.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    first, last = extent([measured, weighed])
    frame = Frame(38, size.width - 10, 8, size.height - 24)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    y = Scale(0.0, 1.0, frame.bottom, frame.top)
    parts = [value_axis(y, frame, value_ticks(0.0, 1.0, most=5 if size.height > 200 else 3))]
    for run in stretches(measured.readings, measured.period):
        parts += [band(run, MEASURED, x, y), course(run, MEASURED, x, y)]
    for run in stretches(weighed.readings, weighed.period):
        for edge in ([(x(p.day), y(p.low)) for p in run], [(x(p.day), y(p.high)) for p in run]):
            if len(edge) == 1:
                (across, height) = edge[0]
                parts.append(svg.line((across - 5, height), (across + 5, height), f"edge c{WEIGHED}"))
            else:
                parts.append(svg.path(edge, f"edge c{WEIGHED}"))
    parts.append(time_axis(x, frame, first, last))
    return svg.drawing(size.width, size.height, parts, title=title, description=description, kind=size.kind)
