"""DOCX: paragraphs and tables in order."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import version

from armslength.read import dates
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, one_line
from armslength.read.reason import Reason

_ADVICE = "open it and save it anew, or give its text as .txt"


def read(data: bytes, intake: Intake) -> Found:
    """One line a paragraph, a table's row on one line; title, author and date from the file's properties.

    Raises:
        UnreadableDocument: `broken-docx`, `too-many-parts`, `expands-too-much`, or `no-text`.
    """
    import docx  # noqa: PLC0415 - needed only for DOCX
    from docx.table import Table  # noqa: PLC0415

    with foreign(intake, Reason.BROKEN_DOCX, _ADVICE):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
        if len(entries) > intake.limits.parts:
            raise intake.refuse(Reason.TOO_MANY_PARTS, f"{len(entries):,} files are packed in it; {_ADVICE}")
        unfolded = sum(entry.file_size for entry in entries)
        if unfolded > intake.limits.file_bytes * intake.limits.unfolded:
            raise intake.refuse(
                Reason.EXPANDS_TOO_MUCH, f"it unfolds to {unfolded // 1_000_000} MB; {_ADVICE}"
            )
        document = docx.Document(io.BytesIO(data))
        lines = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
        core = document.core_properties
        title, author, created = core.title, core.author, core.created
    text = "\n".join(lines)
    if not text.strip():
        raise intake.refuse(Reason.NO_TEXT, f"it holds no text; {_ADVICE}")
    return Found(
        intake.origin,
        text,
        f"docx/python-docx-{version('python-docx')}",
        title=one_line(title),
        author=one_line(author if author != "python-docx" else None),
        published=dates.plausible(created.date() if created else None, intake.today),
    )
