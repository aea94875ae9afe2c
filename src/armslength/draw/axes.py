"""Axes: where ticks stand so that labels never collide, for a quarter as for thirty years."""

from __future__ import annotations

import functools
import itertools
import math
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from armslength.draw import svg, text
from armslength.draw.svg import Scale
from armslength.edtf import MONTHS
from armslength.periods import following

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from armslength.draw.svg import Frame
    from armslength.records import PeriodName

MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (12, 24, 60, 120, 240, 600, 1200)
MONTH_LABEL = 62
"""Pixels that `Sep 2020` needs with the space about it, at the size the style sheet sets."""
YEAR_LABEL = 40


class Tick(NamedTuple):
    """A day of the time axis and what is written under it."""

    day: date
    label: str


def time_ticks(first: date, last: date, width: float) -> list[Tick]:
    """Ticks at the beginnings of months or years, as close as their labels allow.

    Args:
        first: the first day shown.
        last: the last day shown.
        width: of the axis, in pixels.
    """
    days = max((last - first).days, 1)
    for step in (*MONTH_STEPS, *YEAR_STEPS):
        label_width = MONTH_LABEL if step in MONTH_STEPS else YEAR_LABEL
        apart = width * step * 30.44 / days
        starts = list(itertools.islice(_month_starts(first, last, step), 2 if apart < label_width else None))
        if starts and (apart >= label_width or len(starts) == 1):
            return [Tick(day, _label(day, step)) for day in starts]
    return [Tick(first, f"{first.day} {MONTHS[first.month - 1][:3]} {first.year}")]


def value_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from `low` to `high`: at most `most` of them, 1, 2, 2.5 or 5 times a power of ten apart."""
    rough = (high - low) / max(most - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def round_top(highest: float) -> float:
    """A round value at or above the highest one, for a measure without a bound; 1 where all are 0."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(
        factor * power for factor in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if factor * power >= highest * 0.999
    )


@functools.lru_cache(maxsize=16_384)
def middle(start: str, width: PeriodName) -> float:
    """The middle of the period that begins on an ISO day, as an ordinal."""
    day = date.fromisoformat(start)
    return (day.toordinal() + following(day, width).toordinal()) / 2


def time_axis(x: Scale, frame: Frame, first: date, last: date, *, beyond: float = 8) -> Markup:
    """The time axis under a frame, with its ticks; labels may reach so many pixels beyond its right end."""
    parts = [svg.line((frame.left, frame.bottom), (frame.right, frame.bottom), "axis")]
    free = -math.inf
    for day, label in time_ticks(first, last, frame.right - frame.left):
        at = x(day.toordinal())
        half = text.width(label, text.LETTERS) / 2
        anchor = (
            "end"
            if at + half > frame.right + beyond
            else "start"
            if at - half < frame.left - 24
            else "middle"
        )
        parts.append(svg.line((at, frame.bottom), (at, frame.bottom + 4), "axis"))
        begin = {"start": at, "middle": at - half, "end": at - 2 * half}[anchor]
        if begin >= free:
            parts.append(svg.text(at, frame.bottom + 17, label, anchor=anchor))
            free = begin + 2 * half + 4
    return svg.joined(parts)


def value_axis(y: Scale, frame: Frame, ticks: Sequence[float]) -> Markup:
    """The value axis left of a frame, with a hairline at each tick."""
    digits = (
        0
        if all(tick == round(tick) for tick in ticks)
        else 2
        if any(round(t, 1) != round(t, 6) for t in ticks)
        else 1
    )
    parts: list[Markup] = []
    for tick in ticks:
        at = y(tick)
        label = f"{abs(tick):.{digits}f}"
        parts += [
            svg.line((frame.left, at), (frame.right, at), "grid zero" if tick == 0 else "grid"),
            svg.text(frame.left - 6, at + 4, f"−{label}" if tick < 0 else label, anchor="end"),
        ]
    return svg.joined(parts)


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    """First days of months from `first` to `last`, every `step` months counted from year 0."""
    month = math.ceil((first.year * 12 + first.month - 1 + (first.day > 1)) / step) * step
    while month // 12 <= date.max.year and date(month // 12, month % 12 + 1, 1) <= last:
        yield date(month // 12, month % 12 + 1, 1)
        month += step


def _label(day: date, step: int) -> str:
    return str(day.year) if step in YEAR_STEPS else f"{MONTHS[day.month - 1][:3]} {day.year}"
