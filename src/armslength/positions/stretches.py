"""Stretches of a line's text, (start, end)."""

from __future__ import annotations

import re

Stretch = tuple[int, int]
_LOOSE = " ,;:.-–—\"'"


def trimmed(text: str, start: int, end: int) -> Stretch:
    """A stretch without the blanks and marks at its ends."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return start, end


def before(text: str, start: int, edge: re.Pattern[str]) -> Stretch:
    """The words before a verb, from where its clause begins: the last edge that leaves a word between."""
    first = max((m.end() for m in edge.finditer(text, 0, start) if m.end() <= start - 2), default=0)
    return trimmed(text, first, start)
