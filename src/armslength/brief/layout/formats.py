"""A brief as the bytes of a file, sealed: it carries the hash of what stands in it, so that older can be told from altered.

HTML, Markdown and DOCX carry the hash of their words in the manifest line. A PDF, whose words cannot be read back as they were
given, carries that of its bytes in a comment behind its end, where readers pass over it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from armslength.brief.layout.html import html
from armslength.brief.layout.markdown import markdown
from armslength.brief.written import seal, units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.brief.manifest import Manifest
    from armslength.brief.model import Document
    from armslength.brief.written import Form, Unit

_TRAILER = re.compile(rb"%armslength-seal ([0-9a-f]{16})\s*$")


def render(
    brief: Document, form: Form = "html", drawings: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The brief in a format.

    Args:
        brief: what it says.
        form: html, md, docx or pdf.
        drawings: of Markdown: anchor of each figure -> paths of its drawings, from `pictures.drawings`.

    Raises:
        MissingExtra: PDF without the package `typst`.
    """
    if form == "pdf":
        from armslength.brief.layout.typeset import pdf  # noqa: PLC0415 - needs an extra

        made = pdf(brief)
        return made + f"%armslength-seal {_of_bytes(made)}\n".encode()
    if form == "docx":
        from armslength.brief.layout import word  # noqa: PLC0415 - slow to import, needed here alone

        made = word.docx(brief)
        return word.sealed(made, brief.manifest, seal(units(made, form, "the brief")))
    made = html(brief).encode() if form == "html" else markdown(brief, drawings).encode()
    return brief.manifest.sealed(made, seal(units(made, form, "the brief")))


def whole(content: bytes, form: Form, found: Sequence[Unit], asked: Manifest) -> bool:
    """Whether a file says what it said when it was written, by its own seal.

    A seal is no signature: who alters a brief on purpose can seal it anew. That is what the dossier is for.
    """
    if form != "pdf":
        return seal(found) == asked.words
    trailer = _TRAILER.search(content)
    return trailer is not None and trailer[1].decode() == _of_bytes(content[: trailer.start()])


def _of_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
