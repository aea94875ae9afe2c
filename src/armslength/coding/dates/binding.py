"""What the words before a time make of it: a part of it (`early`), its beginning (`since`), its end (`until`)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from armslength import edtf
from armslength.coding.dates.page import Page, Reading
from armslength.coding.dates.reckoning import Moment, moment, valid

_PART = re.compile(
    r"(?<!\w)(?:the )?(?:very )?(?:"
    r"(?P<early>early|(?:beginning|start|outset|dawn|turn|(?:first|opening|early) (?:days|weeks|months)) of)"
    r"|(?P<mid>mid|(?:middle|height) of)"
    r"|(?P<late>late|(?:end|close|(?:last|final|closing) (?:days|weeks|months)) of)"
    r"|(?P<nth>first|second|third|fourth|last|final)[ -](?P<of>half|quarter|third|week) of"
    r")(?: in| on)?(?: the)?[ \n-]+$"
)
_SINCE = re.compile(r"(?<!\w)(?:ever )?since(?: at least| about| around)?(?: the)? +$")
_UNTIL = re.compile(r"(?<!\w)(?:up )?(?:until|till)(?: at least| about| around)?(?: the)? +$")
_BY = re.compile(r"(?<!\w)by(?: about| around)?(?: the)? +$")
_LAST_DAY = re.compile(r"(?<!\w)(?:by|until|till|before) $")
_AT = re.compile(r"(?<!\w)at $")
_FIRST_DAY = re.compile(r"(?<!\w)(?:since|from|before|by) $")
_THIRDS = {"early": 0, "mid": 1, "late": 2}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# Months of a year that early, mid and late stand for, and years of a decade.
_OF_YEAR = ((1, 3), (5, 8), (10, 12))
_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_OF_CENTURY = ((0, 33), (34, 66), (67, 99))
_OF_MONTH = ((1, 10), (11, 20), (21, 31))


def bound(page: Page, start: int, reading: Reading) -> tuple[int, Reading]:
    """A time with the words before it: where it then begins, and what it then means."""
    part = _PART.search(page.before(start, 45))
    if part is not None and reading.kind == "point":
        start -= part.end() - part.start()
        value, other = (_part(page, start, v, part) for v in (reading.edtf, reading.other))
        reading = replace(reading, edtf=value, other=other)
    before = page.before(start, 30)
    if since := _SINCE.search(before):
        return start - len(since[0]), _since(page, reading)
    if reading.kind == "point" and (until := _UNTIL.search(before)):
        return start - len(until[0]), replace(reading, kind="duration")
    if reading.kind == "point" and (by := _BY.search(before)):
        return start - len(by[0]), reading
    return start, reading


def _since(page: Page, reading: Reading) -> Reading:
    """From the time's beginning to publication, beyond which the text cannot speak."""
    if reading.edtf is None or reading.kind == "set":
        return replace(reading, kind="duration" if reading.kind == "point" else reading.kind)
    begin = reading.edtf.split("/")[0]
    if begin == "..":
        return reading
    if page.published is None:
        return replace(reading, edtf=f"{begin}/..", kind="duration", other=None)
    told = moment(begin)
    unit = (
        told.unit
        if told and page.published.knows(told.unit) and told.unit in {"day", "month", "year"}
        else None
    )
    end = Moment(page.published.day, unit).edtf if unit else page.published.edtf
    return replace(
        reading, edtf=valid(f"{begin}/{end}") or f"{begin}/..", kind="duration", refers=False, other=None
    )


def _part(page: Page, start: int, value: str | None, part: re.Match[str]) -> str | None:
    base = moment(value) if value else None
    if value is None or base is None:
        return value
    first, last = base.bounds
    before = page.before(start, 10)
    ends = part["late"] is not None and part["late"].startswith("end")
    last_day = _LAST_DAY.search(before) or (_AT.search(before) and page.coming(start, start))
    if ends and last_day and base.unit != "day":
        return last.isoformat()
    if (
        part["early"]
        and not part["early"].startswith("early")
        and _FIRST_DAY.search(before)
        and base.unit != "day"
    ):
        return first.isoformat()
    if part["nth"]:
        return _nth(base, first, last, part["nth"], part["of"]) or value
    return _third(base, _THIRDS[next(name for name in _THIRDS if part[name])]) or value


def _third(base: Moment, third: int) -> str | None:
    """The early, middle or late part of a month, season, year, decade or century; all its ends approximate."""
    year = base.day.year
    match base.unit:
        case "month":
            low, high = _OF_MONTH[third]
            high = min(high, base.bounds[1].day)
            return valid(f"{base.edtf}-{low:02}~/{base.edtf}-{high:02}~")
        case "season":
            months = [
                Moment(date(year + (base.day.month + n > 12), (base.day.month + n - 1) % 12 + 1, 1), "month")
                for n in range(3)
            ]
            return f"{months[third].edtf}~"
        case "year":
            low, high = _OF_YEAR[third]
            return f"{base.edtf}-{low:02}~/{base.edtf}-{high:02}~"
        case "decade" | "century":
            low, high = (_OF_DECADE if base.unit == "decade" else _OF_CENTURY)[third]
            return valid(f"{year + low:04}~/{year + high:04}~")
        case _:
            return None


def _nth(base: Moment, first: date, last: date, nth: str, of: str) -> str | None:
    """The first half, third quarter, last week of something; None where it has none."""
    parts = {"half": 2, "third": 3, "quarter": 4}.get(of)
    number = _NTH.get(nth) or parts or 0
    if of == "week":
        since = first + timedelta(days=7 * (number - 1)) if number else last - timedelta(days=6)
        return (
            valid(f"{since}/{since + timedelta(days=6)}")
            if base.unit in {"month", "season", "year"}
            else None
        )
    if parts is None or number > parts:
        return None
    if base.unit == "year" and parts in {2, 4}:
        return valid(f"{base.edtf}-{(39 if parts == 2 else 32) + number}")
    if base.unit in {"decade", "century"}:
        years = last.year - first.year + 1
        low, high = (first.year + years * n // parts for n in (number - 1, number))
        return valid(f"{low:04}/{high - 1:04}")
    days = (last - first).days + 1
    if days < 2 * parts:
        return None
    low_day, high_day = (
        first + timedelta(days=days * n // parts - (n == number)) for n in (number - 1, number)
    )
    return edtf_days(low_day, high_day)


def edtf_days(first: date, last: date) -> str | None:
    """Two days as an interval."""
    return valid(f"{first}/{last}") if edtf.is_edtf(first.isoformat()) else None
