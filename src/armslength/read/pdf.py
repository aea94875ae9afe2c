"""PDF: the text of its pages, in order."""

from __future__ import annotations

import io
import time
from importlib.metadata import version
from typing import Any

from armslength.read import dates
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, one_line
from armslength.read.reason import Reason

_ADVICE = "open it and save it anew, or give its text as .txt"


def read(data: bytes, intake: Intake) -> Found:
    """The text of all pages, a blank line between them; title, author and date from the file's own metadata.

    Raises:
        UnreadableDocument: `broken-pdf`, `encrypted`, `too-many-parts`, `too-slow`, or `no-text` (a scan).
    """
    import pypdf  # noqa: PLC0415 - needed only for PDF

    started = time.monotonic()
    with foreign(intake, Reason.BROKEN_PDF, _ADVICE):
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise intake.refuse(Reason.ENCRYPTED, "it wants a password; save it without one")
        if len(reader.pages) > intake.limits.pages:
            raise intake.refuse(Reason.TOO_MANY_PARTS, f"over {intake.limits.pages:,} pages; split it")
        pages = []
        for page in reader.pages:
            pages.append((page.extract_text() or "").strip("\n"))
            if time.monotonic() - started > intake.limits.seconds:
                raise intake.refuse(Reason.TOO_SLOW, f"over {intake.limits.seconds:.0f} s; {_ADVICE}")
        told: Any = reader.metadata or {}
        title, author, created = told.get("/Title"), told.get("/Author"), _created(told)
    text = "\n\n".join(pages)
    if not text.strip():
        raise intake.refuse(Reason.NO_TEXT, "its pages are pictures; recognise their text (OCR) first")
    return Found(
        intake.origin,
        text,
        f"pdf/pypdf-{version('pypdf')}",
        title=one_line(title),
        author=one_line(author),
        published=dates.plausible(created, intake.today),
    )


def _created(told: Any) -> str | None:
    """The day of `/CreationDate` (`D:20220301...`); None where it is not of that form."""
    value = str(told.get("/CreationDate") or "")
    digits = value.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else None
