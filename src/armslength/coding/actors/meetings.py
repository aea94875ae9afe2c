"""The meeting that a page is about: what its title says of it, and which words of its text mean it."""

from __future__ import annotations

import re

from armslength.records import Span

TALKED_WITH = re.compile(
    r"\b(?:conversations?|talks|meetings?|call|videoconference|consultations|negotiations|met|spoke(?: by (?:tele)?phone)?) with\b",
    re.IGNORECASE,
)
"""What a title says of talks that the publisher's own head of state had."""
VISIT_TO = re.compile(r"\b(?:(?:visit|trip) to|arrive[ds]? in|will visit|visited)\b", re.IGNORECASE)
"""What a title says of a home's own who is another's guest."""
TALKS = r"(?:meeting|talks|conversation|negotiations|call|exchange\s+of\s+(?:views|opinions))"
"""A pattern of the nouns for talks."""
_TALKS = rf"(?:(?:telephone|phone)\s+)?{TALKS}"
_MEETING = re.compile(_TALKS, re.IGNORECASE)
_ATTENDED = re.compile(
    rf"(?:attend(?:ed|s|ing)?|(?:(?:took|take[ns]?|taking)\s+)?part\s+in)\s+(?:the|this)\s+{_TALKS}\b",
    re.IGNORECASE,
)
_VISIT = re.compile(r"visit|trip", re.IGNORECASE)
_THE = re.compile(
    r"(?:\bthe|\bthis|\btheir)\s+(?:(?:telephone|phone|working|one-on-one|private)\s+)?$", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\s+(?:to|of|with|between|among|in|to be|that|which|scheduled|planned)\b|\s+(?:at|on)\s+(?!the initiative)",
    re.IGNORECASE,
)
"""What follows words that mean another meeting than the page's own."""


def the_meeting(text: str, words: Span, title: str) -> bool:
    """Whether words of a text mean the talks that its title tells of: "the meeting", without more."""
    if not TALKED_WITH.search(title):
        return False
    if attended := _ATTENDED.match(text, words.start):
        return _ANOTHER.match(text, attended.end()) is None
    if not _MEETING.fullmatch(text, words.start, words.end):
        return False
    told = _THE.search(text, max(0, words.start - 30), words.start)
    return told is not None and _ANOTHER.match(text, words.end) is None


def the_visit(text: str, words: Span, title: str) -> bool:
    """Whether words of a text mean the visit that its title tells of, or one of a guest of its talks."""
    if not _VISIT.fullmatch(text, words.start, words.end) or _ANOTHER.match(text, words.end):
        return False
    return VISIT_TO.search(title) is not None or TALKED_WITH.search(title) is not None
