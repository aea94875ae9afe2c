"""When a document was published, as people, records and files say it."""

from __future__ import annotations

import re
from datetime import date, datetime

from armslength import edtf
from armslength.errors import BadDate, InputError

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*")
_FIRST_YEAR = 1900


def stated(value: str, where: str) -> str:
    """A date that a person or a record states, as EDTF.

    Args:
        value: `2022`, `2022-03`, `2022-03-01`, or an ISO date and time, which is cut to its day as printed.
        where: for the message.

    Raises:
        BadDate: it is anything else.
    """
    given = value.strip()
    instant = _INSTANT.fullmatch(given)
    if instant is None:
        return edtf.parse_given(value, where)
    try:
        datetime.fromisoformat(given)
    except ValueError:
        raise BadDate(value, where=where) from None
    return instant[1]


def given(value: str, where: str, today: date) -> str:
    """A date that the user gives, as EDTF.

    Raises:
        BadDate: it is no date.
        InputError: it begins after today.
    """
    published = stated(value, where)
    if is_future(published, today):
        raise InputError(
            f"{where}: {published} is in the future (today is {today} UTC); give the date it came out"
        )
    return published


def plausible(value: str | date | None, today: date) -> str | None:
    """A date from a file's metadata, as EDTF; None where it cannot be one of publication.

    Not today's concern alone: counters that start at zero leave years long before any file.
    """
    if value is None:
        return None
    text = value.strftime("%Y-%m-%d") if isinstance(value, date) else value
    try:
        published = stated(text, "metadata")
    except BadDate:
        return None
    if is_future(published, today) or int(published[:4]) < _FIRST_YEAR:
        return None
    return published


def is_future(published: str, today: date) -> bool:
    """Whether the first day that `published` may mean lies after today."""
    first, _ = edtf.bounds(published)
    return first is not None and first > today
