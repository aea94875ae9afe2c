"""Plain text and Markdown: the text exactly as it stands."""

from __future__ import annotations

from armslength.read.encoding import decoded
from armslength.read.intake import Found, Intake


def read(data: bytes, intake: Intake, name: str = "text") -> Found:
    """The file's whole text; only a byte order mark is not text."""
    text, encoding = decoded(data, intake)
    return Found(intake.origin, text, f"{name}/{encoding}")
