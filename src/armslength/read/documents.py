"""From a source to its documents: choose the reader, put together what is known, quarantine what fails."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any, cast

from armslength.errors import UnreadableDocument
from armslength.read import formats, plain, rows, sidecar, worker
from armslength.read.encoding import is_utf8, of_head
from armslength.read.intake import Found, Intake, Item, Limits, quarantined, shown, whole
from armslength.read.known import Known
from armslength.read.language import language
from armslength.read.reason import Reason
from armslength.read.sources import Source
from armslength.records import Document, Quarantined

_HEAD = 256_000
DEFAULT_LIMITS = Limits()


def documents(
    source: Source, known: Known | None = None, *, limits: Limits | None = None, today: date | None = None
) -> Iterator[Document | Quarantined]:
    """The documents of one source; one that cannot be read comes as Quarantined, and the next is read.

    Args:
        source: a file or standard input.
        known: what the user tells; it wins over `documents.csv`, and that over what the file says.
        limits: of size and time.
        today: no date after it is believed; today in UTC where None.

    Raises:
        InputError: what the user or `documents.csv` tells cannot be.
    """
    today = today or datetime.now(UTC).date()
    told = (known or Known()).checked("command line", today)
    if source.path is not None:
        told = told.over(sidecar.told(source.path, today))
    intake = Intake(source.origin, limits or Limits(), today)
    try:
        for item in _items(source, intake):
            yield item if isinstance(item, Quarantined) else _document(item, told, intake)
    except UnreadableDocument as error:
        yield quarantined(error)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        yield quarantined(intake.refuse(Reason.BROKEN_GZIP, f"{error}; pack it again"))
    except UnicodeDecodeError as error:
        yield quarantined(
            intake.refuse(Reason.BAD_ENCODING, f"{error.reason} at byte {error.start:,}; save it as UTF-8")
        )
    except OSError as error:
        yield quarantined(
            intake.refuse(Reason.NO_ACCESS, f"{error.strerror or error}; check its permissions")
        )


def record(row: Mapping[str, Any], origin: str, *, today: date | None = None) -> Document | Quarantined:
    """One record, such as a line of JSONL, as a document; Quarantined where a field holds what it may not.

    Args:
        row: `text`, and `title`, `author`, `publisher`, `published`, `url`, `language`, `grade`, `sources` where known.
        origin: where it came from.
        today: no date after it is believed; today in UTC where None.
    """
    intake = Intake(origin, Limits(), today or datetime.now(UTC).date())
    try:
        return _document(rows.record(row, intake, "record"), Known(), intake)
    except UnreadableDocument as error:
        return quarantined(error)


def _items(source: Source, intake: Intake) -> Iterator[Item]:
    if source.path is not None and _leads_out(source):
        raise intake.refuse(
            Reason.OUTSIDE,
            f"a link out of its folder, to {shown(os.path.realpath(source.path))}; name that file yourself to add it",
        )
    name = source.path.name if source.path else ""
    packed = name.lower().endswith(".gz")
    promised = formats.by_ending(name[:-3] if packed else name)
    with _opened(source.path, packed=packed) as handle:
        if promised in formats.STREAMED:
            yield from _streamed(handle, promised, intake)
            return
        if is_too_large(source, intake.limits):
            raise _too_large(intake)
        data = _all(handle, intake, source.size if packed else None)
    if not data.strip():
        raise intake.refuse(Reason.EMPTY, "the file is empty")
    fmt = formats.by_content(data, promised)
    if fmt is None:
        raise intake.refuse(
            Reason.BINARY, "it holds bytes that no text holds; give a text, PDF, DOCX or HTML file"
        )
    if fmt in formats.PLAIN and is_utf8(data):
        yield plain.read(data, intake, fmt)
    else:
        yield from worker.parsed(data, fmt, intake)


def is_too_large(source: Source, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a file is refused for its size alone, before any of it is read; a packed or streamed one never is."""
    name = source.path.name.lower() if source.path else ""
    whole_file = not name.endswith(".gz") and formats.by_ending(name) not in formats.STREAMED
    return whole_file and source.size is not None and source.size > limits.file_bytes


def document_id(
    text: str, title: str | None, publisher: str | None, published: str | None, url: str | None
) -> str:
    """The id of a document: `d` and 12 hex digits of the SHA-256 of what makes it this one and no other."""
    identity = json.dumps([text, title, publisher, published, url], ensure_ascii=False)
    return "d" + content_hash(identity)[:12]


def content_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _leads_out(source: Source) -> bool:
    """Whether a file found in a folder is none of its own: whoever made the folder may not choose what else is read."""
    if source.path is None or source.folder is None:
        return False
    at, folder = os.path.realpath(source.path), os.path.realpath(source.folder)
    return source.path.exists() and not Path(at).is_relative_to(folder)


def _opened(path: Path | None, *, packed: bool) -> IO[bytes]:
    if path is None:
        return sys.stdin.buffer
    return cast("IO[bytes]", gzip.open(path, "rb")) if packed else path.open("rb")


def _streamed(handle: IO[bytes], fmt: str, intake: Intake) -> Iterator[Item]:
    buffered = io.BufferedReader(cast("io.RawIOBase", handle), _HEAD)
    head = buffered.peek(_HEAD)
    if not head:
        raise intake.refuse(Reason.EMPTY, "the file is empty")
    if b"\0" in head[:_HEAD] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise intake.refuse(Reason.BINARY, "it holds bytes that no text holds; give JSON lines or CSV")
    # A line feed alone ends a line of JSON: other separators may stand inside its strings.
    encoding, newline = of_head(head, intake), "" if fmt == "csv" else "\n"
    with io.TextIOWrapper(buffered, encoding=encoding, newline=newline) as lines:
        yield from rows.table(lines, intake) if fmt == "csv" else rows.jsonl(lines, intake)


def _all(handle: IO[bytes], intake: Intake, packed_size: int | None) -> bytes:
    most = intake.limits.file_bytes
    data = handle.read(most + 1)
    if len(data) > most:
        if packed_size is not None and len(data) > intake.limits.expansion * packed_size:
            raise intake.refuse(
                Reason.EXPANDS_TOO_MUCH, "it unfolds without end; unpack it yourself and look inside"
            )
        raise _too_large(intake)
    return data


def _too_large(intake: Intake) -> UnreadableDocument:
    most = intake.limits.file_bytes // 1_000_000
    return intake.refuse(Reason.TOO_LARGE, f"over {most} MB for one document; split it, or give it as JSONL")


def _document(found: Found, told: Known, intake: Intake) -> Document | Quarantined:
    text = whole(found.text)
    if not text.strip():
        return quarantined(intake.refuse(Reason.EMPTY, "it holds no text"))
    title, publisher, url = (
        told.title or found.title,
        told.publisher or found.publisher,
        told.url or found.url,
    )
    published = told.published or found.published
    basis = "given" if told.published else "metadata" if found.published else None
    return Document(
        id=document_id(text, title, publisher, published, url),
        text=text,
        content_hash=content_hash(text),
        origin=found.origin,
        how_read=found.how_read,
        title=title,
        author=told.author or found.author,
        publisher=publisher,
        published=published,
        published_basis=basis,
        url=url,
        language=told.language or found.language or language(text),
        grade=told.grade or found.grade,
        cites=found.cites,
    )
