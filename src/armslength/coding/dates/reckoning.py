"""Reckoning with days, weeks, months and years, never finer than what is known.

A `Moment` is a day known as finely as its unit says: 2022-03 is 1 March 2022 to the month. What is counted
from a month in days stays that month, so no false day ever comes out.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from armslength import edtf

Unit = Literal[
    "hour", "day", "weekend", "week", "month", "season", "quarter", "half-year", "year", "decade", "century"
]

# How coarse a unit is: what is finer than the moment it is counted from cannot be told.
COARSENESS: dict[Unit, int] = {
    "hour": 0,
    "day": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "half-year": 3,
    "year": 4,
    "decade": 5,
    "century": 6,
}
# What a count of units is told in: two weeks are days, two decades are years.
TOLD_IN: dict[Unit, Unit] = {
    "hour": "day",
    "day": "day",
    "weekend": "weekend",
    "week": "day",
    "month": "month",
    "season": "month",
    "quarter": "month",
    "half-year": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}
_MONTHS: dict[Unit, int] = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "half-year": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
# A month without that day has one beside it that has it; one more for the day that has gone by.
_MONTHS_TRIED = 4
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, known to `unit`."""

    day: date
    unit: Unit

    @property
    def edtf(self) -> str:
        """The EDTF value of the unit that holds the day."""
        return shown(self.day, self.unit)

    @property
    def bounds(self) -> tuple[date, date]:
        """Its first and last day."""
        first, last = edtf.bounds(self.edtf)
        return first or date.min, last or date.max

    def within(self, value: str) -> bool:
        """Whether it lies wholly in what an EDTF may mean."""
        first, last = edtf.bounds(value)
        return (first or date.min) <= self.bounds[0] and self.bounds[1] <= (last or date.max)

    def knows(self, unit: Unit) -> bool:
        """Whether it is fine enough to count in `unit` from it."""
        return COARSENESS[self.unit] <= COARSENESS[unit]


def moment(value: str) -> Moment | None:
    """The EDTF `value` as a moment; an interval becomes the unit that holds both its ends.

    Returns:
        None for an open interval, or one wider than a decade.

    Raises:
        BadDate: `value` is no EDTF.
    """
    first, last = edtf.bounds(value)
    if first is None or last is None:
        return None
    precision = edtf.precision(value)
    if precision != "interval":
        return Moment(first, precision)
    units: tuple[Unit, ...] = ("day", "weekend", "week", "month", "year", "decade")
    return next((Moment(first, unit) for unit in units if shown(first, unit) == shown(last, unit)), None)


def shown(day: date, unit: Unit) -> str:
    """The EDTF value of the `unit` that holds `day`; a week is the interval Monday to Sunday."""
    year, month = f"{day.year:04}", day.month
    match unit:
        case "hour" | "day":
            return day.isoformat()
        case "week":
            return _days(_monday(day), 0, 6)
        case "weekend":
            return _days(_monday(day), 5, 6)
        case "month":
            return f"{year}-{month:02}"
        case "season":
            return f"{day.year - (month < 3):04}-{21 + (month // 3 + 3) % 4}"
        case "quarter":
            return f"{year}-{33 + (month - 1) // 3}"
        case "half-year":
            return f"{year}-{40 + (month - 1) // 6}"
        case "year":
            return year
        case "decade":
            return f"{year[:3]}X"
        case "century":
            return f"{year[:2]}XX"


def shift(day: date, count: int, unit: Unit) -> date | None:
    """`day` moved by `count` units (negative: earlier), kept within its month; None beyond the calendar."""
    try:
        if unit == "hour":
            return day + timedelta(days=int(count / 24))
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def counted(base: Moment, count: int, unit: Unit, show: Unit) -> str | None:
    """What lies `count` units from `base`, told in units of `show`.

    Returns:
        `base` itself where it is too coarse for `show`; None beyond the calendar.
    """
    if not base.knows(show):
        return base.edtf
    day = shift(base.day, count, unit)
    return None if day is None else valid(shown(day, show))


def stretch(base: Moment, count: int, unit: Unit) -> str | None:
    """The interval from `base` to what lies `count` units from it; backwards where negative.

    Returns:
        `base` itself where it is too coarse to count in `unit`; None beyond the calendar.
    """
    told = TOLD_IN[unit]
    far = counted(base, count, unit, told)
    if far is None or not base.knows(told):
        return far
    near = shown(base.day, told)
    if near == far:
        return near
    return valid(f"{far}/{near}" if count < 0 else f"{near}/{far}")


def in_month(month: date, day: int) -> str | None:
    """The day with that number in the month of `month`; None where the month has none."""
    return valid(f"{month.year:04}-{month.month:02}-{day:02}")


def valid_from(start: date, day: int, step: int) -> date | None:
    """The nearest date with that day of the month, `start` itself or after it (step 1) or before it (-1)."""
    first = start.replace(day=1)
    for n in range(_MONTHS_TRIED):
        month = shift(first, n * step, "month")
        value = in_month(month, day) if month else None
        found = date.fromisoformat(value) if value else None
        if found is not None and (found - start).days * step >= 0:
            return found
    return None


def easter(year: int) -> date:
    """Easter Sunday of a year by the western reckoning (Anonymous, Nature 13, 20 April 1876, p. 487)."""
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def valid(value: str) -> str | None:
    """`value` if it is EDTF (a day of the calendar, an interval in order), else None."""
    return value if edtf.is_edtf(value) else None


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _days(monday: date, first: int, last: int) -> str:
    end = date.max.toordinal()
    return "/".join(date.fromordinal(min(monday.toordinal() + n, end)).isoformat() for n in (first, last))
