"""Dates as precise as a text allows: the part of EDTF that Armslength reads and writes.

EDTF is ISO 8601-2:2019, written down by the Library of Congress (https://www.loc.gov/standards/datetime/).
Of its levels 0 and 1, and the sub-year groupings and unspecified digits of level 2:

    2020  2020-08  2020-08-09     year, month, day
    2020-21 ... 2020-24           spring, summer, autumn, winter
    2020-33 ... 2020-36           quarters
    2020-40  2020-41              half-years
    199X  19XX                    decade, the hundred years 1900 to 1999
    2020-08~  2020?  2020%        about, uncertain, both
    2014/2021  2014/..  ../2020   from one to another, both included; open at one end

Seasons are those of the northern hemisphere, by whole months; a winter bears the year it begins in.
A day that no calendar has (2021-02-30) is no EDTF, nor is an interval that ends before it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from armslength.errors import BadDate

Precision = Literal["day", "month", "season", "quarter", "half-year", "year", "decade", "century", "interval"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_POINT = re.compile(r"(?:([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{2,3})(X{1,2}))([~?%]?)")
_GIVEN = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_MONTHS_LONG = {21: 3, 22: 3, 23: 3, 24: 3, 33: 3, 34: 3, 35: 3, 36: 3, 40: 6, 41: 6}
_GROUPING: dict[int, Precision] = {20: "season", 30: "quarter", 40: "half-year"}
_NAMED = {
    21: "spring {}",
    22: "summer {}",
    23: "autumn {}",
    24: "winter {}–{:02}",
    33: "the first quarter of {}",
    34: "the second quarter of {}",
    35: "the third quarter of {}",
    36: "the fourth quarter of {}",
    40: "the first half of {}",
    41: "the second half of {}",
}


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and the last day that `value` may mean.

    Args:
        value: EDTF. A qualifier (`~`, `?`, `%`) says how sure the value is and moves neither day.

    Returns:
        Both days included; None where an interval is open.

    Raises:
        BadDate: `value` is no EDTF, or none of the part described above.
    """
    try:
        return _bounds(value)
    except ValueError:
        raise BadDate(value, where="EDTF") from None


def precision(value: str) -> Precision:
    """How fine `value` is.

    Raises:
        BadDate: `value` is no EDTF.
    """
    bounds(value)
    if "/" in value:
        return "interval"
    _, part, day, _, unspecified, _ = _fields(value)
    if unspecified:
        return "decade" if unspecified == "X" else "century"
    if not part:
        return "year"
    return "day" if day else _GROUPING.get(int(part) // 10 * 10, "month")


def is_edtf(value: str) -> bool:
    """Whether `value` is EDTF of the part described above."""
    try:
        bounds(value)
    except BadDate:
        return False
    return True


def parse_given(value: str, where: str) -> str:
    """A date as a user gives it: a year, a month or a day.

    Args:
        value: `2022`, `2022-03` or `2022-03-01`; space around it is dropped.
        where: the option, file or column it was given in, for the message.

    Raises:
        BadDate: it is anything else, or no day of the calendar.
    """
    given = value.strip()
    if (
        _GIVEN.fullmatch(given) is None
        or not is_edtf(given)
        or precision(given) not in {"year", "month", "day"}
    ):
        raise BadDate(value, where=where)
    return given


def label(value: str) -> str:
    """`value` in plain English: `9 August 2020`, `about August 2020`, `2014 to 2021`, `since 2014`.

    Raises:
        BadDate: `value` is no EDTF.
    """
    bounds(value)
    if "/" not in value:
        return _point_label(value)
    left, right = value.split("/")
    if right == "..":
        return f"since {_point_label(left)}"
    if left == "..":
        return f"until {_point_label(right)}"
    return _span_label(left, right)


def _fields(point: str) -> tuple[str, ...]:
    """Year, month or grouping, day, leading digits, unspecified digits, qualifier; `""` where absent."""
    match = _POINT.fullmatch(point)
    if match is None:
        raise ValueError(point)
    return tuple(field or "" for field in match.groups())


def _bounds(value: str) -> tuple[date | None, date | None]:
    if "/" not in value:
        return _point_bounds(value)
    left, right = value.split("/")
    first = None if left == ".." else _point_bounds(left)[0]
    last = None if right == ".." else _point_bounds(right)[1]
    if left == right == ".." or (first and last and first > last):
        raise ValueError(value)
    return first, last


def _point_bounds(point: str) -> tuple[date, date]:
    year, part, day, leading, unspecified, _ = _fields(point)
    if unspecified:
        if len(leading) + len(unspecified) != 4:
            raise ValueError(point)
        span = 10 ** len(unspecified)
        since = int(leading) * span
        return date(since, 1, 1), date(since + span - 1, 12, 31)
    if not part:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    number = int(part)
    if day:
        exact = date(int(year), number, int(day))
        return exact, exact
    month = _FIRST_MONTH.get(number, number)
    first = date(int(year), month, 1)
    months = int(year) * 12 + month - 1 + _MONTHS_LONG.get(number, 1) - 1
    last_year, last_month = months // 12, months % 12 + 1
    return first, date(last_year, last_month, monthrange(last_year, last_month)[1])


def _point_label(point: str) -> str:
    qualifier = _fields(point)[-1]
    about = "about " if qualifier in {"~", "%"} else ""
    unsure = " (uncertain)" if qualifier in {"?", "%"} else ""
    return f"{about}{_plain_label(point)}{unsure}"


def _plain_label(point: str) -> str:
    year, part, day, leading, unspecified, _ = _fields(point)
    if unspecified == "X":
        return f"the {leading}0s"
    if unspecified:
        return f"the {_ordinal(int(leading) + 1)} century"
    if not part:
        return str(int(year))
    number = int(part)
    if number > 12:
        return _NAMED[number].format(int(year), (int(year) + 1) % 100)
    named = f"{MONTHS[number - 1]} {int(year)}"
    return f"{int(day)} {named}" if day else named


def _span_label(left: str, right: str) -> str:
    """Two ends, what they share said once: `5 to 10 September 2020`, `about October to December 2021`."""
    one, other = _fields(left), _fields(right)
    begin, end = _point_label(left), _point_label(right)
    if one[-1] != other[-1] or "?" in one[-1] or "%" in one[-1]:
        return f"{begin} to {end}"
    end = _plain_label(right)
    same_year = one[0] == other[0] != ""
    days = bool(one[2] and other[2])
    months = (
        bool(one[1] and other[1])
        and not one[2]
        and not other[2]
        and int(one[1]) <= 12
        and int(other[1]) <= 12
    )
    if same_year and days and one[1] == other[1]:
        begin = begin.removesuffix(f" {MONTHS[int(one[1]) - 1]} {int(one[0])}")
    elif same_year and (days or months):
        begin = begin.removesuffix(f" {int(one[0])}")
    return f"{begin} to {end}"


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
