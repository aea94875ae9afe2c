"""The bytes of a file, parsed by the reader of their format."""

from __future__ import annotations

from collections.abc import Iterator

from armslength.read import docx, feed, html, mail, pdf, plain, rows
from armslength.read.encoding import decoded
from armslength.read.intake import Intake, Item


def parse(data: bytes, fmt: str, intake: Intake) -> Iterator[Item]:
    """What a file holds, each document or what is refused in its order.

    Args:
        fmt: as `formats.py` names them, but for those that are read as streams.

    Raises:
        UnreadableDocument: nothing more can be read from it.
    """
    if fmt == "feed":
        yield from feed.read(data, intake)
    elif fmt == "json":
        yield from rows.array(decoded(data, intake)[0], intake)
    elif fmt == "eml":
        yield from mail.read(data, intake)
    elif fmt == "html":
        yield html.read(data, intake)
    elif fmt == "pdf":
        yield pdf.read(data, intake)
    elif fmt == "docx":
        yield docx.read(data, intake)
    else:
        yield plain.read(data, intake, fmt)
