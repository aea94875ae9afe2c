"""What every reader of a format is handed, and what it hands back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from armslength.errors import UnreadableDocument
from armslength.read.reason import Reason
from armslength.records import Citation, Quarantined

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a file is refused. A hostile file must cost little.

    Attributes:
        file_bytes: of a file that is one document, unpacked; checked before it is read.
        html_bytes: of a web page: what is boilerplate takes a second or more a megabyte to tell.
        record_bytes: of one line of JSONL or one row of CSV; such files themselves have no limit.
        expansion: times its packed size a `.gz` may unfold to, once past `file_bytes`; text packs about
            fivefold.
        unfolded: times `file_bytes` that a DOCX, or all the words found in a file, may come to.
        seconds: for one file in its parser's process.
        memory_bytes: of address space (resident, on macOS) for that process, all it has loaded included.
        pages: of one PDF.
        parts: of one mail, and files within one DOCX.
    """

    file_bytes: int = 50_000_000
    html_bytes: int = 10_000_000
    record_bytes: int = 5_000_000
    expansion: int = 200
    unfolded: int = 4
    seconds: float = 60.0
    memory_bytes: int = 2_000_000_000
    pages: int = 5_000
    parts: int = 1_000


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
        return replace(self, origin=f"{self.origin}#{shown(str(name))}")

    def refuse(self, reason: Reason, detail: str) -> UnreadableDocument:
        """The error to raise where this cannot be read."""
        return UnreadableDocument(origin=self.origin, reason=reason.value, detail=shown(detail))


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


def shown(name: str) -> str:
    r"""A name as it can be stored and printed on one line: control characters and stray bytes as `\x0a`, `\udcff`."""
    written = _CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", name)
    return written.encode("utf-8", "backslashreplace").decode("utf-8")


def whole(words: str) -> str:
    """Words without lone surrogates, which can be neither stored nor shown; `?` in their place."""
    return words.encode("utf-8", "replace").decode("utf-8")


def one_line(words: object) -> str | None:
    """A title or a name on one line; None where there are no words, or what is given is no text."""
    return whole(" ".join(_CONTROLS.sub(" ", words).split())) or None if isinstance(words, str) else None
