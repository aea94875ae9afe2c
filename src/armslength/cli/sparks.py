"""A series as a line of characters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armslength.records import Series

BARS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"


def spark(series: Series, most: int) -> str:
    """The series from its first known period to its last, in so many characters at most.

    Its height runs from the lowest end of its 90% intervals to the highest, so that what looks flat is no clear change. A
    character of several periods stands for their mean; one of which nothing is known is a dot.
    """
    values = [r.value for r in series.readings]
    known = [n for n, value in enumerate(values) if value is not None]
    if not known:
        return ""
    shown = series.readings[known[0] : known[-1] + 1]
    low = min(r.value if r.low is None else r.low for r in shown if r.value is not None)
    high = max(r.value if r.high is None else r.high for r in shown if r.value is not None)
    length = min(len(shown), most)
    edges = [round(n * len(shown) / length) for n in range(length + 1)]
    parts = [[r.value for r in shown[a:b] if r.value is not None] for a, b in pairwise(edges)]
    return "".join(_bar(sum(part) / len(part), low, high) if part else UNKNOWN for part in parts)


def _bar(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low) if high > low else 0.5
    return BARS[min(int(share * len(BARS)), len(BARS) - 1)]
