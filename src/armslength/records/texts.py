"""Texts as they were read: documents, sentences, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets into a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A public source that a document itself rests on."""

    publisher: str
    title: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text, exactly as read.

    Attributes:
        id: `d` and twelve hex digits, a hash of text, title, publisher, published and url: the same
            document added twice has the same id, a copy by another publisher has another.
        text: the text every offset counts in; for HTML, PDF and the like what the reader extracted.
        content_hash: sha256 of `text`: copies share it.
        origin: where it came from as given: `notes/a.txt`, `archive.jsonl.gz#17`, `-`.
        how_read: reader and its version, encoding included: `text/utf-8`, `pdf/pypdf-5.1`.
        title: of the document; None where nothing told, as of all that follow.
        author: who wrote it.
        publisher: who published it.
        url: where it stands on the web.
        published: EDTF, or None where nothing told.
        published_basis: `given` (option or documents.csv), `metadata` (the file says), `text` or None.
        language: ISO 639-1, or None where the text is too short to say.
        grade: Admiralty grade of the source (A-F) and item (1-6), such as `B2`; None is ungraded.
        cites: the sources the document gives for what it says.
    """

    id: str
    text: str
    content_hash: str
    origin: str
    how_read: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    language: str | None = None
    grade: str | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document's text.

    Attributes:
        id: document id, a dot, `s` and the sentence's number from 1: `d0123456789ab.s4`.
        paragraph: the number of the paragraph it stands in, from 0.
    """

    id: str
    document: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document that could not be read, and why."""

    origin: str
    reason: str
    detail: str
