"""Text that nobody annotated, in windows as the coder meets it: what the teacher is asked about (`guided.py`).

From the sources of the annotated text, whose licences permit it, less the documents that are kept apart for judging by eye and less every window in
which a stretch of the test or dev split stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from armslength.coding.windows import stretches
from armslength.read.sentences import sentences
from armslength.records import Document
from armslength.score.passages import split
from real.draw import HERE, kept_apart, number
from real.texts import SOURCES

WANTED = {"kremlin": (12_000, 6), "wikinews": (8_000, 8), "us": (6_000, 20), "un": (8_000, 4)}
"""Windows of each source, and how many of one document at most."""
SHORTEST = 40
"""Characters of a window at least."""


class Unread(NamedTuple):
    """A window."""

    text: str


def windows(data: Path) -> list[Unread]:
    """All windows, source by source, documents in the order of a hash."""
    held = held_out()
    return [Unread(text) for source in SOURCES for text in _of(source, data, held)]


def held_out() -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Where stretches stand that are not trained on: by source and key of a document, start and end."""
    out: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for path in sorted([*HERE.rglob("*.ann"), *(HERE.parent / "stances").rglob("*.ann")]):
        text = path.read_text(encoding="utf-8")
        for name, source, key, start, end in re.findall(
            r"^id: (\S+)\nfrom: (\S+) (\S+) (\d+)-(\d+)", text, re.MULTILINE
        ):
            if split(name) != "train":
                out.setdefault((source, key), []).append((int(start), int(end)))
    return out


def _of(source: str, data: Path, held: dict[tuple[str, str], list[tuple[int, int]]]) -> Iterator[str]:
    wanted, each = WANTED[source]
    texts = [t for t in SOURCES[source](data) if not kept_apart(source, t.key)]
    for text in sorted(texts, key=lambda t: number("unread", source, t.key)):
        closed = held.get((source, text.key), [])
        document = Document(id="d", text=text.text, content_hash="", origin="", how_read="")
        found = [
            w
            for w in stretches(text.text, sentences(document))
            if w.end - w.base >= SHORTEST and not any(w.base < end and start < w.end for start, end in closed)
        ]
        found.sort(key=lambda w: number("window", text.key, str(w.own)))
        for w in found[: min(each, wanted)]:
            yield text.text[w.base : w.end]
        wanted -= min(each, wanted, len(found))
        if not wanted:
            return
