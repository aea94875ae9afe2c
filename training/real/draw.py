"""Draws stretches of real text to annotate, by a hash: one to three sentences of one paragraph.

    PYTHONPATH=training python -m real.draw ../shared/data > to_annotate.txt
    PYTHONPATH=training python -m real.draw ../shared/data --round told > to_annotate.txt   # a later round
    PYTHONPATH=training python -m real.draw ../shared/data --round unsure > to_annotate.txt
    PYTHONPATH=training python -m real.draw ../shared/data --round willed > to_annotate.txt   # for training/stances
    PYTHONPATH=training python -m real.draw ../shared/data --round wills > to_annotate.txt    # likewise, a later round
    PYTHONPATH=training python -m real.draw ../shared/data --round lined > to_annotate.txt    # likewise, a later round
    PYTHONPATH=training python -m real.draw ../shared/data --round acting > to_annotate.txt   # speeches and statements
    PYTHONPATH=training python -m real.draw ../shared/data --round rest > to_annotate.txt     # all of the news that is left

A later round takes documents of which nothing is annotated yet, and mostly stretches in which the coder finds
a deed (of stretches drawn blindly, half tell none), or finds one of which it is unsure. For stances, mostly stretches
with a word of will, and in the later round those in which the coder reads a red line or is unsure of a stance. Writes blocks in the form of the corpus, without marks, each with the place it comes from. They hold the
text, so they stay out of the project; `real.standoff detach` takes the text out again.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from armslength.coding import Coder, default_coder
from armslength.read.sentences import sentences
from armslength.records import Document
from real.places import by_document, places
from real.texts import SOURCES, RealText

WANTED = {"kremlin": (1420, 1), "wikinews": (520, 2), "us": (260, 1), "un": (320, 1)}
"""Stretches of each source, and how many of one document at most."""
PREFIX = {"kremlin": "krm", "wikinews": "wkn", "us": "usg", "un": "ung"}
STYLE = {"kremlin": "brief", "wikinews": "wire", "us": "statement", "un": "statement"}
SHORTEST, LONGEST = 60, 420
LONG_ENOUGH = 110
TOLD = {"kremlin": (3200, 1), "wikinews": (300, 2), "us": (250, 2), "un": (900, 2)}
UNSURE = {"kremlin": (4000, 1), "wikinews": (250, 2), "us": (250, 2), "un": (900, 2)}
WILLED = {"kremlin": (640, 1), "us": (160, 1), "un": (800, 1)}
WILLS = {"kremlin": (500, 1), "us": (600, 4), "un": (1100, 1)}
LINED = {"kremlin": (400, 2), "us": (90, 2), "un": (180, 2)}
"""The same for later rounds; one stretch in so many is taken whatever is found in it:"""
BLIND = 5
RARELY = 300
"""In the round of red lines, which are rare, one stretch in so many."""
SURE_OF_WILL = 0.58
"""How likely the least sure stance of a stretch is one, below which the coder is unsure of it; of such stretches one in so many is taken:"""
UNSURE_OF = 12
SURE = 0.45
"""How likely wholly right the least sure report of a stretch is below which the coder is unsure of the stretch."""
ACTING = {"us": (1300, 8), "un": (1300, 1)}
NEVER = 10**9
"""Of stretches that do not fit, one in so many is taken: none."""
REST = ("wikinews",)
"""Sources of which everything is annotated: there is no more news that may be trained on."""
WILL = re.compile(
    r"\b(?:will (?:not|never)|won['’]t|cannot accept|never accept|must|oppos\w+|reject\w*|against|in favou?r|commit\w*|promis\w+|pledg\w+"
    r"|refus\w+|insist\w*|demand\w*|determined|unacceptable|red line|recogni[sz]\w+|stand (?:for|by|firm)|call(?:s|ed)? (?:for|on|upon)|support\w*"
    r"|ready to|intend\w*|undertak\w+|guarantee\w*|do not (?:want|intend|support|recogni[sz]e)|position)\b",
    re.IGNORECASE,
)
ACTOR = re.compile(
    r"\b(?:we|our|they|Russian?s?|Chin\w+|Ukrain\w+|governments?|President|Minister|forces|troops|Chechen\w*|Putin|Secretary|Council|NATO|Union|countries"
    r"|states?|people|leaders?|Moscow|Israel\w*|Palestin\w*|rebels?)\b",
    re.IGNORECASE,
)
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


def annotated() -> dict[tuple[str, str], list[tuple[int, int]]]:
    """What is annotated already: by source and key of a document, where its stretches stand."""
    return {document: [(p.start, p.end) for p in found] for document, found in by_document(places()).items()}


def told(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """The stretches of a later round: fresh text, and a deed in most stretches by the coder's finding."""
    coder = default_coder()
    return fresh("told", source, data, TOLD[source], lambda text, a, z: bool(_surenesses(coder, text, a, z)))


def unsure(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """Fresh stretches, in most of which the coder finds a deed and does not trust its own report of it."""
    coder = default_coder()
    return fresh(
        "unsure",
        source,
        data,
        UNSURE[source],
        lambda text, a, z: min(_surenesses(coder, text, a, z), default=1.0) < SURE,
    )


def willed(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """Fresh stretches, with a word of will in most of them."""
    return _with_will("willed", source, data, WILLED)


def wills(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """More of them, in a later round."""
    return _with_will("wills", source, data, WILLS)


def _with_will(
    name: str, source: str, data: Path, how_many: dict[str, tuple[int, int]]
) -> Iterator[tuple[RealText, int, int]]:
    if source not in how_many:
        return iter(())
    return fresh(
        name, source, data, how_many[source], lambda text, a, z: WILL.search(text.text[a:z]) is not None
    )


def lined(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """Fresh stretches in which the coder reads a red line, or is unsure whether something is a stance."""
    if source not in LINED:
        return iter(())
    coder = default_coder()
    return fresh("lined", source, data, LINED[source], lambda text, a, z: _lined(coder, text, a, z), RARELY)


def acting(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """Fresh stretches of speeches and statements, long enough and with two words at least for those who act, whatever the coder finds there."""
    if source not in ACTING:
        return iter(())

    def fits(text: RealText, a: int, z: int) -> bool:
        return z - a > LONG_ENOUGH and len(ACTOR.findall(text.text[a:z])) > 1

    return fresh("fresh", source, data, ACTING[source], fits, NEVER)


def rest(source: str, data: Path) -> Iterator[tuple[RealText, int, int]]:
    """Every stretch of which nothing is annotated, document by document."""
    if source not in REST:
        return
    known, seen = annotated(), set[str]()
    texts = [t for t in SOURCES[source](data) if not kept_apart(source, t.key)]
    for text in sorted(texts, key=lambda t: number("rest", source, t.key)):
        taken = known.get((source, text.key), [])
        for a, z in stretches(text):
            if text.text[a:z] not in seen and not any(a < end and start < z for start, end in taken):
                seen.add(text.text[a:z])
                yield text, a, z


def fresh(
    name: str,
    source: str,
    data: Path,
    how_many: tuple[int, int],
    fits: Callable[[RealText, int, int], bool],
    blindly: int = BLIND,
) -> Iterator[tuple[RealText, int, int]]:
    """Stretches of which nothing is annotated that fit, and one in `blindly` that need not; fresh documents first."""
    wanted, each = how_many
    known = annotated()
    texts = [t for t in SOURCES[source](data) if not kept_apart(source, t.key)]
    texts.sort(key=lambda t: ((source, t.key) in known, number(name, source, t.key)))
    for text in texts:
        left = each
        taken = known.get((source, text.key), [])
        for a, z in sorted(stretches(text), key=lambda s: number(name, text.key, str(s[0])))[:6]:
            if any(a < end and start < z for start, end in taken):
                continue
            blind = number("blind", text.key, str(a)) % blindly == 0
            if blind or fits(text, a, z):
                yield text, a, z
                left -= 1
                wanted -= 1
            if not left or not wanted:
                break
        if not wanted:
            return


def _lined(coder: Coder, text: RealText, start: int, end: int) -> bool:
    """Whether the coder reads a red line in a stretch, read alone, or something that is hardly a stance to it."""
    alone = Document(id="d", text=text.text[start:end], content_hash="", origin="", how_read="")
    found = coder.read(alone, sentences(alone)).stances
    unsure_of = number("unsure", text.key, str(start)) % UNSURE_OF == 0
    return any(s.kind == "line" or (unsure_of and s.probability["stance"] < SURE_OF_WILL) for s in found)


def _surenesses(coder: Coder, text: RealText, start: int, end: int) -> list[float]:
    """How likely wholly right the coder thinks each report of the stretch, read alone."""
    alone = Document(id="d", text=text.text[start:end], content_hash="", origin="", how_read="")
    return [r.probability["report"] for r in coder.read(alone, sentences(alone)).reports]


class Round(NamedTuple):
    """How stretches are drawn.

    Attributes:
        draw: the stretches of a source.
        marked: how the ids begin.
        context: characters shown before a stretch.
    """

    draw: Callable[[str, Path], Iterator[tuple[RealText, int, int]]]
    marked: str
    context: int


ROUNDS = {
    "drawn": Round(drawn, "", 200),
    "told": Round(told, "told-", 500),
    "unsure": Round(unsure, "uns-", 700),
    "willed": Round(willed, "wil-r-", 500),
    "wills": Round(wills, "wil-s-", 500),
    "lined": Round(lined, "lin-r-", 500),
    "acting": Round(acting, "frs-", 600),
    "rest": Round(rest, "rst-", 500),
}


def main() -> None:
    """Print the blocks of every source."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("--round", choices=tuple(ROUNDS), default="drawn")
    given = parser.parse_args()
    chosen = ROUNDS[given.round]
    for source in SOURCES:
        for count, (text, a, z) in enumerate(chosen.draw(source, given.data), 1):
            before = text.text[max(0, a - chosen.context) : a].replace("\n", " ").strip()
            print(f"# title: {text.title}".replace("\xa0", " "))
            print(f"# before: {before}")
            print(f"id: {chosen.marked}{PREFIX[source]}-{count:04}")
            print(f"from: {source} {text.key} {a}-{z}")
            print(f"date: {text.date}\nstyle: {STYLE[source]}\ntext: {text.text[a:z]}\n")


if __name__ == "__main__":
    main()
