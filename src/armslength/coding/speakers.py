"""Whose "I" and "we" it is: the labels that open the turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = SINGULAR | PLURAL
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})

_LABEL = re.compile(r"^[ \t]*([^\W\d_][^:\n]{0,90}):(?=[ \t])", re.MULTILINE)
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "at", "on", "de", "la", "von", "van", "der", "al", "el", "bin"})  # fmt: skip


class Turns:
    """The turns of a document's text: "Vladimir Putin: ...", "MR. LOCKHART: ...", "Q: ..."; none in most texts."""

    def __init__(self, text: str) -> None:
        self._labels = [(m.start(1), m.end(1)) for m in _LABEL.finditer(text) if _is_name(m[1])]

    def label(self, offset: int) -> tuple[int, int] | None:
        """Where the name of who speaks at `offset` stands, (start, end); None before the first label."""
        before = bisect_right(self._labels, (offset, len(self._labels) + offset))
        return self._labels[before - 1] if before else None


def _is_name(words: str) -> bool:
    """Whether every word of a label is written as names are; "He said" and "as follows" are not."""
    return all(w[:1].isupper() or not w[:1].isalpha() or w in _SMALL for w in words.split())
