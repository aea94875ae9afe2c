"""Whether a report's time is the annotator's, where either of two ways to write it may stand for the same time."""

from __future__ import annotations

import re

from armslength.edtf import bounds
from armslength.errors import BadDate
from armslength.score.passages import GoldTime, Passage

_SINCE = re.compile(
    r"\bsince(?:\s+(?:the|this|that|last|about|around|at least|late|early|mid))*\s+$", re.IGNORECASE
)


def same_time(passage: Passage, time: GoldTime, given: str | None) -> bool:
    """Whether a report's time is exactly that of an annotated expression.

    What lasts until the day of the text is written `2012/..` by some annotators and `2012/2018` by others, and behind "since" many
    marked the beginning alone, `2012`: these are one.

    Args:
        given: the report's; None is never right.
    """
    if given is None or time.edtf is None or given == time.edtf:
        return given == time.edtf and given is not None
    begun, lasts = _begun(time, passage)
    return lasts and "/" in given and given.split("/")[0] == begun and _until(given, passage.date)


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
