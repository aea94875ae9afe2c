"""Where the annotated stretches stand, of deeds and of will, and which of them may not be trained on.

The split is by id, and a stretch of deeds may stand where one of will does, under another id: so a stretch of the train split is left out
where it overlaps one of the dev or test split of either kind, or has the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from armslength.score.passages import split

TRAINING = Path(__file__).resolve().parents[1]
FOLDERS = (TRAINING / "real", TRAINING / "stances" / "real")
BLOCK = re.compile(r"^id: (\S+)\nfrom: (\S+) (\S+) (\d+)-(\d+) (\w+)", re.MULTILINE)


class Place(NamedTuple):
    """Where a stretch stands: a document of a source by its key, offsets in its text, and the text's digest."""

    id: str
    source: str
    key: str
    start: int
    end: int
    digest: str


def places() -> Iterator[Place]:
    """Every annotated stretch."""
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.ann")):
            for name, source, key, start, end, digest in BLOCK.findall(path.read_text(encoding="utf-8")):
                yield Place(name, source, key, int(start), int(end), digest)


def by_document(some: Iterable[Place]) -> dict[tuple[str, str], list[Place]]:
    """Places by source and key of their document."""
    out: dict[tuple[str, str], list[Place]] = {}
    for p in some:
        out.setdefault((p.source, p.key), []).append(p)
    return out


def held_out() -> list[Place]:
    """Those of the dev and test splits."""
    return [p for p in places() if split(p.id) != "train"]


def closed() -> set[str]:
    """Ids of the stretches of the train split that show text of one that is held out."""
    held = held_out()
    digests = {p.digest for p in held}
    of = by_document(held)
    return {
        p.id
        for p in places()
        if split(p.id) == "train"
        and (
            p.digest in digests
            or any(p.start < h.end and h.start < p.end for h in of.get((p.source, p.key), []))
        )
    }
