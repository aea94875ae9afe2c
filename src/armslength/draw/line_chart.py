"""Measures over time: a line with its 90% band, gaps where nothing is known, and marks where it shifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from armslength.draw import svg, text
from armslength.draw.axes import middle, round_top, time_axis, value_axis, value_ticks
from armslength.draw.marks import drawn, flags_of
from armslength.draw.spread import spread
from armslength.draw.svg import Frame, Scale
from armslength.periods import following

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from armslength.draw.marks import Mark
    from armslength.records import PeriodName, Reading, Series


@dataclass(frozen=True, slots=True)
class Line:
    """A series and which of the style sheet's colours and dashes draws it (0 is the patron's).

    `label` stands at its end; empty where a key beside the chart names it.
    """

    series: Series
    colour: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a chart, in pixels, and the style sheet's name for it."""

    width: float
    height: float
    kind: str


class Known(NamedTuple):
    """A reading that has a value, placed in time at the middle of its period."""

    day: float
    value: float
    low: float
    high: float


def line_chart(
    lines: Sequence[Line], size: Size, *, title: str, description: str, marks: Sequence[Mark] = ()
) -> Markup:
    """A chart of one or more series that share a range and a period.

    Args:
        lines: what is drawn; readings without a value leave a gap.
        size: of the whole drawing.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
        marks: shifts to mark.
    """
    first, last = extent([line.series for line in lines])
    low, high = bounds([line.series for line in lines])
    room = max(
        (text.width(line.label, text.HEADING * text.BOLD) + 12 for line in lines if line.label), default=10
    )
    inner = Frame(38, size.width - room, 8, size.height - 24)
    x = Scale(first.toordinal(), last.toordinal(), inner.left, inner.right)
    flags = flags_of(marks, x, inner, size.width)
    frame = Frame(inner.left, inner.right, inner.top + flags.height, inner.bottom)
    y = Scale(low, high, frame.bottom, frame.top)
    grounds, numbers = drawn(flags, x, frame)
    parts = [
        value_axis(y, frame, value_ticks(low, high, most=5 if size.height > 200 else 3)),
        *grounds,
        *(_band(line, x, y) for line in lines),
        *(_line(line, x, y) for line in lines),
        *numbers,
        *_labels(lines, x, y, frame),
        time_axis(x, frame, first, last, beyond=room - 2),
    ]
    return svg.drawing(size.width, size.height, parts, title=title, description=description, kind=size.kind)


def sparkline(series: Series, colour: int, *, title: str) -> Markup:
    """A series at the size of a word: its line and band, without axes."""
    width, height = 150.0, 30.0
    first, last = extent([series])
    low, high = bounds([series])
    x = Scale(first.toordinal(), last.toordinal(), 2, width - 4)
    y = Scale(low, high, height - 3, 3)
    line = Line(series, colour)
    ground = svg.line((2, height - 3), (width - 4, height - 3), "grid")
    shapes = (ground, _band(line, x, y), _line(line, x, y))
    return svg.drawing(
        width, height, shapes, title=title, description="Line with its 90% band.", kind="sparkline"
    )


def extent(series: Iterable[Series]) -> tuple[date, date]:
    """The first day of the first period and the last day of the last."""
    spans = [
        (
            date.fromisoformat(one.readings[0].start),
            following(date.fromisoformat(one.readings[-1].start), one.period),
        )
        for one in series
        if one.readings
    ]
    return min(first for first, _ in spans), max(last for _, last in spans)


def bounds(series: Iterable[Series]) -> tuple[float, float]:
    """The measure's own range; where it has none, from 0 (or the lowest value) to a round value above all."""
    series = list(series)
    known = [r for one in series for r in one.known]
    lows = [one.low_bound for one in series]
    highs = [one.high_bound for one in series]
    least = min((r.value if r.low is None else r.low for r in known if r.value is not None), default=0.0)
    most = max((r.value if r.high is None else r.high for r in known if r.value is not None), default=1.0)
    low = min(value if value is not None else -round_top(-least) if least < 0 else 0.0 for value in lows)
    high = max(value if value is not None else round_top(most) for value in highs)
    return low, high


def stretches(readings: Sequence[Reading], width: PeriodName) -> list[list[Known]]:
    """Runs of readings that have a value; between them are the gaps."""
    runs: list[list[Known]] = [[]]
    for reading in readings:
        if reading.value is None:
            runs.append([])
            continue
        low = reading.value if reading.low is None else reading.low
        high = reading.value if reading.high is None else reading.high
        runs[-1].append(Known(middle(reading.start, width), reading.value, low, high))
    return [run for run in runs if run]


def band(run: Sequence[Known], colour: int, x: Scale, y: Scale) -> Markup:
    """The 90% interval over a run; for a single period between two gaps, a bar."""
    if len(run) == 1:
        at = x(run[0].day)
        return svg.line((at, y(run[0].low)), (at, y(run[0].high)), f"bar c{colour}")
    above = [(x(point.day), y(point.high)) for point in run]
    below = [(x(point.day), y(point.low)) for point in reversed(run)]
    return svg.path(above + below, f"band c{colour}", closed=True)


def course(run: Sequence[Known], colour: int, x: Scale, y: Scale, *, kind: str = "line") -> Markup:
    """The line through the values of a run, of a kind that the style sheet names; for a single period a dot."""
    points = [(x(point.day), y(point.value)) for point in run]
    if len(points) == 1:
        return svg.circle(*points[0], 2.4, f"dot c{colour}")
    return svg.path(points, f"{kind} c{colour}")


def _band(line: Line, x: Scale, y: Scale) -> Markup:
    runs = stretches(line.series.readings, line.series.period)
    return svg.joined(band(run, line.colour, x, y) for run in runs)


def _line(line: Line, x: Scale, y: Scale) -> Markup:
    runs = stretches(line.series.readings, line.series.period)
    return svg.joined(course(run, line.colour, x, y) for run in runs)


def _labels(lines: Sequence[Line], x: Scale, y: Scale, frame: Frame) -> list[Markup]:
    """The names of lines beside their ends, apart enough to be read; a dot where each ends."""
    ends = [
        (line, stretches(line.series.readings, line.series.period)[-1][-1]) for line in lines if line.label
    ]
    places = spread([y(end.value) for _, end in ends], frame.top, frame.bottom)
    return [
        shape
        for (line, end), place in zip(ends, places, strict=True)
        for shape in (
            svg.circle(x(end.day), y(end.value), 3, f"dot c{line.colour}"),
            svg.text(x(end.day) + 8, place + 4.5, line.label, kind=f"label c{line.colour}"),
        )
    ]
