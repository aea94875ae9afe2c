"""The documents that the brief cites, as a bibliography. Style: Chicago Manual of Style, 17th ed., 14."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from armslength.brief import wording
from armslength.edtf import is_edtf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armslength.brief.citations import Note
    from armslength.records import Citation
    from armslength.store import Quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography.

    Attributes:
        words: author, title, publisher and date, as a note has them; `listed` as a bibliography has them.
        url: as the document gives it; `href` is the same where it is safe to follow, else None.
        archived: where the address is that of an archived copy, the original's and the day of the copy in words; else empty.
        rests_on: the sources that the document itself gives.
    """

    words: str
    url: str | None
    href: str | None
    rests_on: tuple[Entry, ...] = ()
    archived: str = ""
    listed: str = ""


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


_ARCHIVED = re.compile(
    r"^https?://web\.archive\.org/web/(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\d{0,6}(?:[a-z]{2}_)?/(?P<original>https?://\S+)$"
)


def archived(url: str | None) -> str:
    """Of an address of the Wayback Machine: what it is a copy of, and the day of the copy; empty for any other."""
    found = _ARCHIVED.match(url or "")
    day = f"{found['year']}-{found['month']}-{found['day']}" if found else ""
    return f"{found['original']}, archived {wording.published(day)} at" if found and is_edtf(day) else ""


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
    *before, publisher = said
    words = ", ".join(part for part in (*said, dated) if part)
    at_end = ", ".join(part for part in (publisher, dated) if part)
    listed = " ".join(_stopped(part) for part in (*before, at_end) if part)
    return Entry(
        words=wording.sentence_case(f"{words.replace('”,', ',”')}."),
        url=url,
        href=safe_href(url),
        archived=archived(url),
        listed=wording.sentence_case(listed),
    )


def _stopped(words: str) -> str:
    """With a full stop at the end, inside its quotation marks; none where it ends as a sentence does."""
    if words.endswith((".", "?", "!", ".”", "?”", "!”")):
        return words
    return f"{words[:-1]}.”" if words.endswith("”") else f"{words}."
