"""From a source to its documents: choose the reader, put together what is known, quarantine what fails."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any, cast

from armslength.errors import UnreadableDocument
from armslength.read import docx, feed, formats, html, mail, pdf, plain, rows, sidecar
from armslength.read.encoding import decoded, of_head
from armslength.read.intake import Found, Intake, Item, Limits, quarantined
from armslength.read.known import Known
from armslength.read.language import language
from armslength.read.reason import Reason
from armslength.read.sources import Source
from armslength.records import Document, Quarantined

_HEAD = 256_000
_WHOLE = {"html": html.read, "pdf": pdf.read, "docx": docx.read}


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
    name = source.path.name if source.path else ""
    packed = name.lower().endswith(".gz")
    promised = formats.by_ending(name[:-3] if packed else name)
    with _opened(source.path, packed=packed) as handle:
        if promised in formats.STREAMED:
            yield from _streamed(handle, promised, intake)
            return
        if not packed and source.size is not None and source.size > intake.limits.file_bytes:
            raise _too_large(intake)
        data = _all(handle, intake, source.size if packed else None)
    if not data.strip():
        raise intake.refuse(Reason.EMPTY, "the file is empty")
    fmt = formats.by_content(data, promised)
    if fmt is None:
        raise intake.refuse(
            Reason.BINARY, "it holds bytes that no text holds; give a text, PDF, DOCX or HTML file"
        )
    if fmt == "feed":
        yield from feed.read(data, intake)
    elif fmt == "json":
        yield from rows.array(decoded(data, intake)[0], intake)
    elif fmt == "eml":
        yield from mail.read(data, intake)
    elif fmt in _WHOLE:
        yield _WHOLE[fmt](data, intake)
    else:
        yield plain.read(data, intake, fmt)


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
    if not found.text.strip():
        return quarantined(intake.refuse(Reason.EMPTY, "it holds no text"))
    title, publisher, url = (
        told.title or found.title,
        told.publisher or found.publisher,
        told.url or found.url,
    )
    published = told.published or found.published
    basis = "given" if told.published else "metadata" if found.published else None
    identity = json.dumps([found.text, title, publisher, published, url], ensure_ascii=False)
    return Document(
        id="d" + hashlib.sha256(identity.encode("utf-8")).hexdigest()[:12],
        text=found.text,
        content_hash=hashlib.sha256(found.text.encode("utf-8")).hexdigest(),
        origin=found.origin,
        how_read=found.how_read,
        title=title,
        author=told.author or found.author,
        publisher=publisher,
        published=published,
        published_basis=basis,
        url=url,
        language=told.language or found.language or language(found.text),
        grade=told.grade or found.grade,
        cites=found.cites,
    )
