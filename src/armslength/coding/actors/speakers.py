"""Whose "I" and "we" it is, and who "you" are: by the labels that open the turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from armslength.records import Mention

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = SINGULAR | PLURAL
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})

_LABEL = re.compile(
    r"^[ \t]*([^\W\d_](?:[^:\n(]{0,89}[^:\n( \t])?)(?: *\([^)\n]{1,40}\))? *:(?=\s)", re.MULTILINE
)
"""A name that opens a turn; what stands in brackets after it, "(retranslated)", is no part of it."""
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "at", "on", "de", "la", "von", "van", "der", "al", "el", "bin"})  # fmt: skip


_ASKING = re.compile(r"(?:Q|Question|Reporter|Journalist)\.?", re.IGNORECASE)


class Turns:
    """The turns of a document's text: "Vladimir Putin: ...", "MR. LOCKHART: ...", "Q: ..."; none in most texts."""

    def __init__(self, text: str) -> None:
        self._labels = [(m.start(1), m.end(1)) for m in _LABEL.finditer(text) if _is_name(m[1])]
        self._names = [text[a:z].strip() for a, z in self._labels]
        self._speakers = {n for n in self._names if not _ASKING.fullmatch(n)}

    def label(self, offset: int) -> tuple[int, int] | None:
        """Where the name of who speaks at `offset` stands, (start, end); None before the first label."""
        at = self._turn(offset)
        return None if at is None else self._labels[at]

    def addressed(self, offset: int) -> tuple[int, int] | None:
        """Where the name of whom "you" are at `offset` stands; None where that cannot be told.

        Whoever asks speaks to who answered last, or first answers; of two who talk each speaks to the other.
        """
        at = self._turn(offset)
        if at is None:
            return None
        others = self._speakers - {self._names[at]}
        if len(others) > 1 and not _ASKING.fullmatch(self._names[at]):
            return None
        near = [*range(at - 1, -1, -1), *range(at + 1, len(self._names))]
        return next((self._labels[i] for i in near if self._names[i] in others), None)

    def _turn(self, offset: int) -> int | None:
        before = bisect_right(self._labels, (offset, len(self._labels) + offset))
        return before - 1 if before else None


def _is_name(words: str) -> bool:
    """Whether every word of a label is written as names are; "He said" and "as follows" are not."""
    return all(w[:1].isupper() or not w[:1].isalpha() or w in _SMALL for w in words.split())


def spoken(mention: Mention, speaker: Mention | None, *, joint: bool = False) -> Mention:
    """A first person as its speaker: "I" is the person, "we" the country; others stay as they are.

    Args:
        joint: "we" are more than the speaker's side.
    """
    words = mention.text.lower()
    if speaker is None or mention.country or words not in (SINGULAR if joint else FIRST_PERSON):
        return mention
    code = speaker.code if words in SINGULAR else speaker.country
    return replace(mention, code=code, country=speaker.country, sector=speaker.sector, resolved_by="speaker")


def addressed(mention: Mention, whom: Mention) -> Mention:
    """A second person as who is spoken to; others stay as they are."""
    if mention.country or mention.text.lower() not in SECOND_PERSON:
        return mention
    return replace(mention, code=whom.code, country=whom.country, sector=whom.sector, resolved_by="addressed")
