"""Real text whether annotated or not, in windows as the coder meets it and without labels: what the teacher is asked about (`guided.py`).

From the sources of the annotated text, whose licences permit it, less the documents that are kept apart for judging by eye and less every window in
which a stretch of the test or dev split stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from armslength.coding.windows import stretches
from armslength.read.sentences import sentences
from armslength.records import Document
from real.draw import kept_apart, number
from real.places import Place, by_document, held_out
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
    held = by_document(held_out())
    return [Unread(text) for source in SOURCES for text in _of(source, data, held)]


def _of(source: str, data: Path, held: Mapping[tuple[str, str], Sequence[Place]]) -> Iterator[str]:
    wanted, each = WANTED[source]
    texts = [t for t in SOURCES[source](data) if not kept_apart(source, t.key)]
    for text in sorted(texts, key=lambda t: number("unread", source, t.key)):
        closed = held.get((source, text.key), [])
        document = Document(id="d", text=text.text, content_hash="", origin="", how_read="")
        found = [
            w
            for w in stretches(text.text, sentences(document))
            if w.end - w.base >= SHORTEST and not any(w.base < p.end and p.start < w.end for p in closed)
        ]
        found.sort(key=lambda w: number("window", text.key, str(w.own)))
        for w in found[: min(each, wanted)]:
            yield text.text[w.base : w.end]
        wanted -= min(each, wanted, len(found))
        if not wanted:
            return
