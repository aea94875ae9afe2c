"""The calendar's weeks, months, quarters and years: the day each begins on, and those that follow without a gap."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, timedelta
from typing import get_args

from armslength.records import PERIODS_A_YEAR, PeriodName

PERIODS: tuple[PeriodName, ...] = get_args(PeriodName)
"""From the narrowest to the widest."""
MONTHS: Mapping[PeriodName, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months a period is long, of those that are made of whole ones."""


def months_on(day: date, months: int) -> date:
    """The first day of the month so many months after that of `day`; the last day there is where time ends before."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if year <= date.max.year else date.max


def first_day(day: date, period: PeriodName) -> date:
    """The first day of the period that `day` falls in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    return months_on(day, -((day.month - 1) % MONTHS[period]))


def following(day: date, period: PeriodName) -> date:
    """The first day of the period after the one that starts on `day`; the last day there is where time ends before."""
    if period == "week":
        return day + min(timedelta(days=7), date.max - day)
    return months_on(day, MONTHS[period])


@functools.lru_cache(maxsize=16_384)
def following_iso(day: str, period: PeriodName) -> str:
    """`following` of ISO days."""
    return following(date.fromisoformat(day), period).isoformat()


def last_day(day: date, period: PeriodName) -> date:
    """The last day of the period that starts on `day`; the last day there is where time ends before."""
    after = following(day, period)
    return after - timedelta(days=1) if after < date.max else date.max


def labels(start: date, end: date, period: PeriodName) -> list[date]:
    """First days of all periods from the one of `start` to the one of `end`, no gaps."""
    out = [first_day(start, period)]
    while (after := following(out[-1], period)) <= end and after < date.max:
        out.append(after)
    return out


def months_of(period: PeriodName) -> float:
    """How many months a period is long, on average."""
    return 12 / PERIODS_A_YEAR[period]
