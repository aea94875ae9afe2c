"""Whether a report's time is the annotator's, where either of two ways to write it may stand for the same time."""

from __future__ import annotations

import re

from armslength.edtf import bounds
from armslength.errors import BadDate
from armslength.score.passages import GoldTime, Passage

_SINCE = re.compile(
    r"\bsince(?:\s+(?:the|this|that|last|about|around|at least|late|early|mid))*\s+$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:by|until|till)(?:\s+(?:the|this|that|about|around))*\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom(?:\s+(?:the|this|about|around|early|late|mid))*\s+$", re.IGNORECASE)
_ENDS = ("by ", "until ", "till ")


def same_time(passage: Passage, time: GoldTime, given: str | None) -> bool:
    """Whether a report's time is exactly that of an annotated expression.

    What lasts until the day of the text is written `2012/..` by some annotators and `2012/2018` by others, and behind "since" many
    marked the beginning alone, `2012`: these are one. So is `2012` of what lasts from then on, `2012/..`, which one annotator in three
    left open behind "from", and so are `../2012` and `2012` behind "by" and "until", and a season, decade or quarter and its months
    or years: `2012-22` and `2012-06/2012-08`. What is only about a time (`2012~`) is not that time.

    Args:
        given: the report's; None is never right.
    """
    if given is None or time.edtf is None or given == time.edtf:
        return given == time.edtf and given is not None
    if _same_days(*(_up_to(value, time, passage) for value in (time.edtf, given))):
        return True
    if time.edtf == f"{given}/.." and _is_from(time, passage):
        return True
    begun, lasts = _begun(time, passage)
    return lasts and "/" in given and given.split("/")[0] == begun and _until(given, passage.date)


def _up_to(value: str, time: GoldTime, passage: Passage) -> str:
    """A value of a time; where that is what something is done by or lasts until, the end alone."""
    words = passage.text[time.start : time.end].lower()
    ends = words.startswith(_ENDS) or _UNTIL.search(passage.text[: time.start]) is not None
    return value.removeprefix("../") if ends else value


def _is_from(time: GoldTime, passage: Passage) -> bool:
    """Whether what is dated began at a time: "from 1 July"."""
    words = passage.text[time.start : time.end].lower()
    return words.startswith("from ") or _FROM.search(passage.text[: time.start]) is not None


def _same_days(one: str, other: str) -> bool:
    """Whether two values, neither open, are as surely of the same days."""
    try:
        days = bounds(one)
        return None not in days and days == bounds(other) and _unsure(one) == _unsure(other)
    except BadDate:
        return False


def _unsure(value: str) -> set[str]:
    """EDTF's signs for what is uncertain (?), approximate (~) or both (%) in a value."""
    return set(value) & set("?~%")


def _begun(time: GoldTime, passage: Passage) -> tuple[str, bool]:
    """When what is dated began, and whether it lasts until the day of the text."""
    value = time.edtf or ""
    first, _, last = value.partition("/")
    if last:
        return first, last == ".." or _until(value, passage.date)
    words = passage.text[time.start : time.end].lower()
    return first, words.startswith("since") or _SINCE.search(passage.text[: time.start]) is not None


def _until(interval: str, published: str) -> bool:
    """Whether an interval reaches the day of the text."""
    if interval.endswith("/.."):
        return True
    try:
        (_, last), (_, day) = bounds(interval), bounds(published)
    except BadDate:
        return False
    return last is not None and day is not None and last >= day
