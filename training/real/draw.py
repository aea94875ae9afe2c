"""Draws stretches of real text to annotate, by a hash: one to three sentences of one paragraph.

    PYTHONPATH=training python -m real.draw ../shared/data > to_annotate.txt

Writes blocks in the form of the corpus, without marks, each with the place it comes from. They hold the
text, so they stay out of the project; `real.standoff detach` takes the text out again.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from armslength.read.sentences import sentences
from armslength.records import Document
from real.texts import SOURCES, RealText

WANTED = {"kremlin": (1420, 1), "wikinews": (520, 2), "us": (260, 1), "un": (320, 1)}
"""Stretches of each source, and how many of one document at most."""
PREFIX = {"kremlin": "krm", "wikinews": "wkn", "us": "usg", "un": "ung"}
STYLE = {"kremlin": "brief", "wikinews": "wire", "us": "statement", "un": "statement"}
SHORTEST, LONGEST = 60, 420
KEPT_APART = 8
"""One document in so many is never drawn: reports are judged by eye on those."""


def number(*words: str) -> int:
    """A number that depends on the words alone."""
    return int(hashlib.sha256("|".join(words).encode()).hexdigest(), 16)


def kept_apart(source: str, key: str) -> bool:
    """Whether the document is kept for judging by eye."""
    return number("apart", source, key) % KEPT_APART == 0


def stretches(text: RealText) -> list[tuple[int, int]]:
    """Neighbouring sentences of one paragraph, packed up to the longest allowed, without marks' brackets."""
    out: list[tuple[int, int]] = []
    last = None
    document = Document(id="d", text=text.text, content_hash="", origin="", how_read="")
    for s in sentences(document):
        joined = last == s.paragraph and out and s.end - out[-1][0] <= LONGEST
        if joined and number(text.key, str(s.start)) % 6:
            out[-1] = (out[-1][0], s.end)
        else:
            out.append((s.start, s.end))
        last = s.paragraph
    return [
        (a, z)
        for a, z in out
        if SHORTEST <= z - a <= LONGEST and not re.search(r"[\[\]{}\n\r]", text.text[a:z])
    ]


def drawn(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """The stretches chosen of a source, in the order of the hash."""
    wanted, each = WANTED[source]
    texts = [t for t in SOURCES[source](data) if not kept_apart(source, t.key)]
    texts.sort(key=lambda t: number("draw", source, t.key))
    seen: set[str] = set()
    for text in texts:
        found = sorted(stretches(text), key=lambda s: number("stretch", text.key, str(s[0])))
        fresh = [(a, z) for a, z in found if text.text[a:z] not in seen]
        for a, z in sorted(fresh[:each]):
            seen.add(text.text[a:z])
            yield text, a, z
            wanted -= 1
            if not wanted:
                return


def main() -> None:
    """Print the blocks of every source."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of data sets")
    data = parser.parse_args().data
    for source in SOURCES:
        for count, (text, a, z) in enumerate(drawn(source, data), 1):
            before = text.text[max(0, a - 200) : a].replace("\n", " ").strip()
            print(f"# title: {text.title}".replace("\xa0", " "))
            print(f"# before: {before}")
            print(f"id: {PREFIX[source]}-{count:04}")
            print(f"from: {source} {text.key} {a}-{z}")
            print(f"date: {text.date}\nstyle: {STYLE[source]}\ntext: {text.text[a:z]}\n")


if __name__ == "__main__":
    main()
