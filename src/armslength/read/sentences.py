"""Sentences with the offsets that reproduce them: paragraphs first, then nupunkt inside each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from armslength.records import Document, Sentence

LONGEST = 2000
"""Characters after which a stretch without a break is cut, so that nothing downstream explodes."""
WRAPPED_WIDTH = range(40, 101)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n+")
_CUTS = (";", ",", " ")


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document in order of its text; they hold all of it but white space.

    A line break ends a paragraph, unless the text is wrapped by hand at some width: then only a blank line does.
    """
    text = (
        document.text.replace("\r\n", " \n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    breaks = _BLANK if _wrapped(text) else _LINE
    out: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text, breaks)):
        for first, last in _spans(document.text, start, end):
            out.append(Sentence(f"{document.id}.s{len(out) + 1}", document.id, first, last, number))
    return out


def _wrapped(text: str) -> bool:
    """Whether lines were broken at a width, in the middle of sentences."""
    lines = text.split("\n")
    inner = [(a.rstrip(), b.lstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 3:
        return False
    open_ended = sum(a[-1].isalnum() or a[-1] in ",;-–" for a, _ in inner)
    continued = sum(b[0].islower() for _, b in inner)
    fitting = sum(len(a) in WRAPPED_WIDTH for a, _ in inner)
    return fitting > 0.7 * len(inner) and open_ended > 0.5 * len(inner) and continued > 0.3 * len(inner)


def _paragraphs(text: str, breaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in breaks.finditer(text):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:].strip():
        yield at, len(text)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, without white space around them."""
    import nupunkt  # noqa: PLC0415 - its model loads on first use

    paragraph = text[start:end]
    for first, last in nupunkt.sent_spans(paragraph):
        a, z = _trim(text, start + first, start + last)
        while z - a > LONGEST:
            cut = _cut(text, a, a + LONGEST)
            yield _trim(text, a, cut)
            a, z = _trim(text, cut, z)
        if a < z:
            yield a, z


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a stretch that is too long: after the last semicolon, comma or space in its second half."""
    for mark in _CUTS:
        found = text.rfind(mark, start + (end - start) // 2, end)
        if found > start:
            return found + 1
    return end
