"""The documents that the brief cites, as a bibliography. Style: Chicago Manual of Style, 17th ed., 14."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from armslength.brief import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armslength.brief.citations import Note
    from armslength.records import Citation
    from armslength.store import Quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography.

    Attributes:
        words: author, title, publisher and date, ready to read.
        url: as the document gives it; `href` is the same where it is safe to follow, else None.
        rests_on: the sources that the document itself gives.
    """

    words: str
    url: str | None
    href: str | None
    rests_on: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A cited document or data set; `terms` are what a data set asks of who shows it."""

    document: str
    entry: Entry
    grade: str
    origin: str
    terms: str | None
    notes: tuple[int, ...]


def safe_href(url: str | None) -> str | None:
    """The address where it is http or https and has a host; None for all else, `javascript:` above all."""
    if url is None or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def sources(notes: Iterable[Note]) -> list[Source]:
    """One entry for each document or data set that a note quotes, by author or publisher, then date."""
    quoted: dict[str, list[Note]] = {}
    for note in notes:
        quoted.setdefault(note.quote.document, []).append(note)
    found = [_source(several[0].quote, tuple(note.number for note in several)) for several in quoted.values()]
    return sorted(found, key=lambda source: (source.entry.words.casefold(), source.document))


def _source(quote: Quote, numbers: tuple[int, ...]) -> Source:
    named = quote.title or quote.publisher
    said = (
        quote.author,
        f"“{quote.title}”" if quote.title else None,
        quote.publisher or (None if named else quote.origin),
    )
    entry = _entry(said, None if quote.row else wording.published(quote.published), quote.url)
    return Source(
        document=quote.document,
        entry=replace(entry, rests_on=tuple(_cited(citation) for citation in quote.cites)),
        grade=wording.grade(quote.grade),
        origin=quote.origin,
        terms=quote.terms,
        notes=numbers,
    )


def _cited(citation: Citation) -> Entry:
    return _entry((f"“{citation.title}”", citation.publisher), wording.published(citation.date), citation.url)


def _entry(said: tuple[str | None, ...], dated: str | None, url: str | None) -> Entry:
    words = ", ".join(part for part in (*said, dated) if part)
    return Entry(wording.sentence_case(f"{words.replace('”,', ',”')}."), url, safe_href(url))
