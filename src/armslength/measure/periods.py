"""Periods without gaps, and which events fall into which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from armslength.records import PERIODS_A_YEAR, Event, PeriodName

DEEDS = frozenset({"happened", "habitual"})
STAND_IN_WEIGHT = 0.5
"""What an event weighs whose date is only that of publication."""
MOST_COUNTED = 30.0
"""What is told of one period counts as no more deeds than these."""
LONGEST_MONTHS = 12
"""An event dated more coarsely than this is left out of the measures, and counted."""
LONGEST_SILENCE_YEARS = 10
"""Deeds before a silence longer than this are background, told by the way, and are not measured."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event's share in one period: `weight` of it, at `intensity` / 10."""

    event: Event
    period: int
    weight: float

    @property
    def value(self) -> float:
        """Intensity in [-1, 1]."""
        return self.event.intensity / 10


def first_day(day: date, period: PeriodName) -> date:
    """The first day of the period that `day` falls in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return date(day.year, 1, 1)


def following(day: date, period: PeriodName) -> date:
    """The first day of the period after the one that starts on `day`; the last day there is where time ends before."""
    if period == "week":
        return day + min(timedelta(days=7), date.max - day)
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1) if index // 12 <= date.max.year else date.max


def months_of(period: PeriodName) -> float:
    """How many months a period is long, on average."""
    return 12 / PERIODS_A_YEAR[period]


def labels(start: date, end: date, period: PeriodName) -> list[date]:
    """First days of all periods from the one of `start` to the one of `end`, no gaps."""
    out = [first_day(start, period)]
    while (after := following(out[-1], period)) <= end and after < date.max:
        out.append(after)
    return out


def placeable(event: Event) -> tuple[date, date] | None:
    """The event's first and last day, or None where it is undated, open or too coarse."""
    if event.start is None or event.end is None:
        return None
    start, end = date.fromisoformat(event.start), date.fromisoformat(event.end)
    if (end.year - start.year) * 12 + end.month - start.month >= LONGEST_MONTHS:
        return None
    return start, end


def story_start(starts: Sequence[date]) -> date:
    """The first of these days after the last silence of over ten years among them.

    A history told in passing ("allies since 1945") is no reason to draw seventy empty years.
    """
    ordered = sorted(starts)
    first = ordered[-1]
    for day in reversed(ordered):
        if (first - day).days > 365.25 * LONGEST_SILENCE_YEARS:
            break
        first = day
    return first


def left_out(events: Sequence[Event]) -> int:
    """How many deeds no period can hold: undated, or dated more coarsely than a year."""
    return sum(e.modality in DEEDS and placeable(e) is None for e in events)
