"""Annotated passages as files hold them: blocks between blank lines, and marks within a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from armslength.errors import GoldUnreadable
from armslength.records import Span


def blocks(folder: Path) -> Iterator[tuple[str, str]]:
    """Every block of the folder's *.txt files that is no comment alone, in order of name, and `file:line` of it."""
    for path in sorted(folder.glob("*.txt")):
        line = 1
        for block in re.split(r"(\n\s*\n)", path.read_text(encoding="utf-8")):
            if any(row.strip() and not row.startswith("#") for row in block.splitlines()):
                yield block.strip("\n"), f"{path.name}:{line}"
            line += block.count("\n")


def must_have(fields: Mapping[str, list[str]], where: str) -> None:
    """Refuse a passage without what each has.

    Raises:
        GoldUnreadable: it lacks an id, a date or a text.
    """
    for needed in ("id", "date", "text"):
        if needed not in fields:
            raise GoldUnreadable(f"{where}: a passage without `{needed}:`")


def unmarked(text: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[str, Span]]]:
    """A text without its marks, and each mark's name with where its words stand in it, in order.

    Args:
        mark: groups 1 and 2, or 3 and 4, are a mark's name and its words.
    """
    out, last = "", 0
    spans = []
    for found in mark.finditer(text):
        out += text[last : found.start()]
        name, words = (found[1], found[2]) if found[1] else (found[3], found[4])
        spans.append((name, Span(len(out), len(out) + len(words))))
        out += words
        last = found.end()
    return out + text[last:], spans
