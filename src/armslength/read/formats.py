"""Which reader a file is for: by its ending, unless its first bytes say otherwise."""

from __future__ import annotations

_ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".csv": "csv", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
STREAMED = frozenset({"jsonl", "csv"})
"""Read line by line: such files have no limit of size."""

PLAIN = frozenset({"text", "markdown"})
"""Nothing is parsed: the bytes are the text."""


def by_ending(name: str) -> str | None:
    """The format that a file's name promises; None where it promises none we know."""
    low = name.lower()
    return next((fmt for ending, fmt in _ENDINGS.items() if low.endswith(ending)), None)


def by_content(data: bytes, promised: str | None) -> str | None:
    """The format of a file by its first bytes; what its name promised where they do not contradict it."""
    head = data[:2048].lstrip()
    low = head.lower()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    if promised is not None:
        return promised
    if low.startswith((b"<!doctype html", b"<html")):
        return "html"
    if low.startswith((b"<?xml", b"<rss", b"<feed")):
        return "feed"
    return "text" if b"\0" not in data[:8192] or data[:2] in {b"\xff\xfe", b"\xfe\xff"} else None
