"""Why a document could not be read: every reason there is, in one place.

`docs/reference/reading.md` says of each what it means and what to do; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A short stable word that stands in the quarantine."""

    ATTACHMENT = "attachment"
    BAD_DATE = "bad-date"
    BAD_ENCODING = "bad-encoding"
    BAD_GRADE = "bad-grade"
    BAD_RECORD = "bad-record"
    BINARY = "binary"
    BROKEN_DOCX = "broken-docx"
    BROKEN_FEED = "broken-feed"
    BROKEN_GZIP = "broken-gzip"
    BROKEN_HTML = "broken-html"
    BROKEN_JSON = "broken-json"
    BROKEN_MAIL = "broken-mail"
    BROKEN_PDF = "broken-pdf"
    CRASHED = "crashed"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    EXPANDS_TOO_MUCH = "expands-too-much"
    FUTURE_DATE = "future-date"
    NO_ACCESS = "no-access"
    NO_TEXT = "no-text"
    NO_TEXT_COLUMN = "no-text-column"
    OUTSIDE = "outside"
    TOO_LARGE = "too-large"
    TOO_MANY_PARTS = "too-many-parts"
    TOO_MUCH_MEMORY = "too-much-memory"
    TOO_SLOW = "too-slow"
