"""A series and what may come next: what was seen, then a median in its 50% and 80% bands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from armslength.draw import svg
from armslength.draw.axes import round_top, time_axis, value_axis, value_ticks
from armslength.draw.svg import Frame, Scale
from armslength.periods import following
from armslength.records import quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from armslength.draw.line_chart import Size
    from armslength.draw.svg import Point
    from armslength.records import Ahead, Outlook, PeriodName

SEEN, AHEAD, BASE = 7, 0, 1
"""Colours of the style sheet."""
BANDS = ((0.1, 0.9), (0.25, 0.75))
LEAST_SEEN, MOST_SEEN = 24, 48
"""Periods of the past that are drawn: four for each to come, within these."""


class _At(NamedTuple):
    """A period in pixels: its middle and its two ends."""

    left: float
    middle: float
    right: float


def fan(outlook: Outlook, size: Size, *, title: str, description: str) -> Markup:
    """What was seen of a series, its forecast in two bands, and the base rate's 80% interval between dashed lines.

    Only periods that are forecast are drawn ahead; a period that is not known leaves a gap.

    Args:
        outlook: at least its first period is forecast.
        size: of the whole drawing.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    ahead = [a for a in outlook.ahead if a.forecastable]
    seen = outlook.seen[-min(MOST_SEEN, max(LEAST_SEEN, 4 * len(ahead))) :]
    first = date.fromisoformat(seen[0][0] if seen else ahead[0].start)
    last = following(date.fromisoformat(ahead[-1].start), outlook.period)
    low, high = _bounds([v for _, v in seen if v is not None], ahead)
    frame = Frame(38, size.width - 10, 8, size.height - 24)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    y = Scale(low, high, frame.bottom, frame.top)
    now = x(date.fromisoformat(ahead[0].start).toordinal())
    parts = [
        value_axis(y, frame, value_ticks(low, high, most=5 if size.height > 200 else 3)),
        *(_band(ahead, shares, x, y, outlook.period) for shares in BANDS),
        *(_base(ahead, share, x, y, outlook.period) for share in BANDS[0]),
        _steps([(_at(a.start, x, outlook.period), y(a.median)) for a in ahead], f"line c{AHEAD}"),
        *_past(seen, x, y, outlook.period),
        svg.line((now, frame.top), (now, frame.bottom), "shift-best"),
        time_axis(x, frame, first, last),
    ]
    return svg.drawing(size.width, size.height, parts, title=title, description=description, kind=size.kind)


def _bounds(seen: Sequence[float], ahead: Sequence[Ahead]) -> tuple[float, float]:
    ends = [quantile(q, share) for a in ahead for q in (a.quantiles, a.base) for share in BANDS[0]]
    low, high = min([*seen, *ends]), max([*seen, *ends])
    return -round_top(-low) if low < 0 else 0.0, round_top(high)


def _at(start: str, x: Scale, width: PeriodName) -> _At:
    begin = date.fromisoformat(start)
    left, right = x(begin.toordinal()), x(following(begin, width).toordinal())
    return _At(left, (left + right) / 2, right)


def _past(seen: Sequence[tuple[str, float | None]], x: Scale, y: Scale, width: PeriodName) -> list[Markup]:
    """Lines through the periods known, dots where a period stands alone between two gaps."""
    runs: list[list[Point]] = [[]]
    for start, value in seen:
        if value is None:
            runs.append([])
        else:
            runs[-1].append((_at(start, x, width).middle, y(value)))
    return [
        svg.circle(*run[0], 2.4, f"dot c{SEEN}") if len(run) == 1 else svg.path(run, f"line c{SEEN}")
        for run in runs
        if run
    ]


def _band(
    ahead: Sequence[Ahead], shares: tuple[float, float], x: Scale, y: Scale, width: PeriodName
) -> Markup:
    """A band as steps, one a period: between two periods nothing is said."""
    low, high = shares
    above = _corners([(_at(a.start, x, width), y(quantile(a.quantiles, high))) for a in ahead])
    below = _corners([(_at(a.start, x, width), y(quantile(a.quantiles, low))) for a in ahead])
    return svg.path(above + below[::-1], f"band c{AHEAD}", closed=True)


def _base(ahead: Sequence[Ahead], share: float, x: Scale, y: Scale, width: PeriodName) -> Markup:
    return _steps([(_at(a.start, x, width), y(quantile(a.base, share))) for a in ahead], f"edge c{BASE}")


def _steps(points: Sequence[tuple[_At, float]], kind: str) -> Markup:
    return svg.path(_corners(points), kind)


def _corners(points: Sequence[tuple[_At, float]]) -> list[Point]:
    return [(edge, height) for at, height in points for edge in (at.left, at.right)]
