"""The lines of a text: which go on from the line before, and which are what a page repeats at its head or foot."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 160
"""Characters of a line, above which lines were not broken at a width."""
LONG = 0.75
"""The share of the usual width from which on a line may go on in the next."""
REPEATED = 3
"""Times a line must stand, its digits apart, to be what pages repeat."""
FEW_BLANKS = 0.12
"""The share of blank lines up to which they stand between pages, not between paragraphs."""
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_PAGE = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?][”\"’')\]]*$")
_BLANK = re.compile(r"\n[ \t]*\r?\n|\r\r|\n\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without white space around it.

    Attributes:
        furniture: whether a page repeats it: a number, a running title.
        flows: whether it stands in one paragraph with the line before.
        soft: whether it goes on with a sentence of the line before.
        after_blank: whether a blank line, or nothing, stands before it.
    """

    start: int
    end: int
    furniture: bool
    flows: bool
    soft: bool
    after_blank: bool


def lines(text: str) -> list[Line]:
    """The lines of a text in order, blank ones left out."""
    spans = []
    for found in _LINE.finditer(text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            spans.append((start, start + len(stripped)))
    if not spans:
        return []
    gaps = [
        True,
        *(bool(_BLANK.search(text, a, z)) for (_, a), (z, _) in pairwise(spans)),
    ]
    repeated = _repeated(text, spans, gaps)
    width = _width(text, spans, gaps)
    out: list[Line] = []
    for number, (start, end) in enumerate(spans):
        flows = soft = False
        if width and number and not gaps[number] and not out[-1].furniture:
            before = spans[number - 1]
            flows = before[1] - before[0] >= LONG * width
            soft = flows and not _ENDED.search(text, before[0], before[1])
        out.append(Line(start, end, number in repeated, flows, soft, gaps[number]))
    return out


def _width(text: str, spans: list[tuple[int, int]], gaps: list[bool]) -> int | None:
    """The width at which lines were broken; None where they were not: where most long lines end a sentence."""
    lengths = sorted(end - start for start, end in spans)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if width > WIDEST or lengths[-1] > 2 * width:
        return None
    long = [
        spans[n]
        for n in range(len(spans) - 1)
        if spans[n][1] - spans[n][0] >= LONG * width and not gaps[n + 1]
    ]
    going_on = sum(not _ENDED.search(text, *span) for span in long)
    return width if len(long) >= 3 and going_on > 0.5 * len(long) else None


def _repeated(text: str, spans: list[tuple[int, int]], gaps: list[bool]) -> set[int]:
    """The numbers of lines that pages repeat: page numbers, and short lines that stand again beside blank lines."""
    out = {n for n, (start, end) in enumerate(spans) if _PAGE.fullmatch(text, start, end)}
    alike: dict[str, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(spans):
        if end - start <= 100 and not _ENDED.search(text, start, end):
            alike[re.sub(r"\d+", "#", text[start:end])].append(number)
    paged = sum(gaps) <= FEW_BLANKS * len(spans)
    for shape, numbers in (
        *alike.items(),
        *alike.items(),
    ):  # again, for a line beside one that was just found
        counted = shape.count("#") > 0 and len({text[slice(*spans[n])] for n in numbers}) > 1
        beside = [n for n in numbers if _at_edge(n, gaps, out)]
        if (
            paged
            and len(numbers) >= REPEATED
            and len(beside) >= 0.8 * len(numbers)
            and (counted or len(shape) > 3)
        ):
            out.update(numbers)
    return out


def _at_edge(number: int, gaps: list[bool], known: set[int]) -> bool:
    """Whether a line stands first or last on its page, or beside one that does and is repeated too."""
    last = number + 1 >= len(gaps) or gaps[number + 1]
    return gaps[number] or last or number - 1 in known or number + 1 in known
