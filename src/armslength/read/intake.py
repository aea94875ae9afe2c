"""What every reader of a format is handed, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from armslength.errors import UnreadableDocument
from armslength.read.reason import Reason
from armslength.records import Citation, Quarantined


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused. A hostile file must cost little.

    Attributes:
        file_bytes: of a file that is one document, unpacked; checked before it is read.
        html_bytes: of a web page: what is boilerplate takes a second or more a megabyte to tell.
        record_bytes: of one line of JSONL or one row of CSV; such files themselves have no limit.
        expansion: times its packed size a `.gz` may unfold to, once past `file_bytes`; text packs about
            fivefold.
        seconds: for the pages of one PDF.
    """

    file_bytes: int = 50_000_000
    html_bytes: int = 10_000_000
    record_bytes: int = 5_000_000
    expansion: int = 200
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Intake:
    """What a reader must know beside the bytes.

    Attributes:
        origin: where the bytes came from, as given; a record's is `file#number`.
        today: no date after it is believed.
    """

    origin: str
    limits: Limits
    today: date

    def part(self, name: int | str) -> Intake:
        """The same for one record or part of the file."""
        return replace(self, origin=f"{self.origin}#{name}")

    def refuse(self, reason: Reason, detail: str) -> UnreadableDocument:
        """The error to raise where this cannot be read."""
        return UnreadableDocument(origin=self.origin, reason=reason.value, detail=detail)


@dataclass(frozen=True, slots=True)
class Found:
    """A text and what its file says of it; None is not said.

    Attributes:
        published: EDTF, no later than today.
        language: ISO 639-1.
    """

    origin: str
    text: str
    how_read: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    grade: str | None = None
    cites: tuple[Citation, ...] = ()


Item = Found | Quarantined


def quarantined(error: UnreadableDocument) -> Quarantined:
    """The row that stands for a document that could not be read."""
    return Quarantined(error.origin, error.reason, error.detail)


def one_line(words: object) -> str | None:
    """A title or a name on one line; None where there are no words, or what is given is no text."""
    return " ".join(words.split()) or None if isinstance(words, str) else None
