"""RSS and Atom files: one document an entry. Only bytes are parsed: nothing is ever fetched."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date

from armslength.errors import UnreadableDocument
from armslength.read import dates, html
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, Item, one_line, quarantined
from armslength.read.reason import Reason


def read(data: bytes, intake: Intake) -> Iterator[Item]:
    """Each entry's content, or its summary where it has no more; an entry without words is quarantined.

    Raises:
        UnreadableDocument: `broken-feed`.
    """
    import feedparser  # noqa: PLC0415 - needed only for feeds

    with foreign(intake, Reason.BROKEN_FEED, "save the feed again"):
        parsed = feedparser.parse(io.BytesIO(data))
        entries = list(parsed.entries)
        publisher = one_line(parsed.feed.get("title"))
    if not entries:
        raise intake.refuse(Reason.BROKEN_FEED, "no entry can be read from it; save the feed again")
    for number, entry in enumerate(entries, start=1):
        part = intake.part(number)
        try:
            yield _entry(entry, publisher, part)
        except UnreadableDocument as error:
            yield quarantined(error)


def _entry(entry: object, publisher: str | None, intake: Intake) -> Found:
    get = getattr(entry, "get")  # noqa: B009 - feedparser's entries have no type
    content = get("content") or [{}]
    body = content[0].get("value") or get("summary") or ""
    text = _words(body, intake) if "<" in body else body
    if not text.strip():
        raise intake.refuse(Reason.EMPTY, "the entry has no text")
    moment = get("published_parsed") or get("updated_parsed")
    return Found(
        intake.origin,
        text,
        "feed/feedparser",
        title=one_line(get("title")),
        author=one_line(get("author")),
        publisher=publisher,
        published=_day(moment, intake),
        url=one_line(get("link")),
    )


def _words(body: str, intake: Intake) -> str:
    """The text of an entry's markup."""
    page = f"<html><body><article>{body}</article></body></html>"
    return html.read(page.encode("utf-8"), intake).text


def _day(moment: time.struct_time | None, intake: Intake) -> str | None:
    try:
        return dates.plausible(date(*moment[:3]), intake.today) if moment else None
    except (TypeError, ValueError, OverflowError):
        return None
