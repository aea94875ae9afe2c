"""Text into the encoder's input: word pieces with their character offsets, and the shape of each.

The encoder is uncased, so the shape (lower case, Capitalised, UPPER CASE, digits, other) is given
to it beside the piece: `US` is a state and `us` is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from armslength.coding.network.wordpiece import WordPiece

SHAPES = 6
MAX_PIECES = 256
"""Longer inputs are cut by the caller before they come here; the encoder was trained below this."""
SPECIAL = (0, 0)
"""The offsets of a piece that stands for no character."""
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 40
"""Characters of a run; what is longer (a table without spaces, a script that writes none) hardly comes again and would fill memory."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text's word pieces, special ones included.

    Attributes:
        ids, shapes: one a piece.
        within: whether a piece goes on with the word of the piece before it.
        offsets: (start, end) in the text; (0, 0) for the special pieces.
    """

    ids: list[int]
    shapes: list[int]
    within: list[bool]
    offsets: list[tuple[int, int]]


class Cutter:
    """Cuts texts into their pieces, MAX_PIECES at most.

    Nothing reaches over a space: what stands between two of them is cut once and remembered, for most of it comes again.
    Threads may share it: what is remembered of a run is made whole before it is put there, and is never changed.
    """

    def __init__(self, words: WordPiece) -> None:
        self._words = words
        self._remembered: dict[str, Pieces] = {}

    def __call__(self, text: str) -> Pieces:
        """The pieces of a text; what is beyond MAX_PIECES is left out."""
        ids, shapes, within, offsets = [self._words.first], [0], [False], [SPECIAL]
        at = 0
        for run in text.split(" "):
            known = self._remembered.get(run) or self._cut(run)
            ids += known.ids
            shapes += known.shapes
            within += known.within
            offsets += [(at + start, at + end) for start, end in known.offsets]
            at += len(run) + 1
            if len(ids) > MAX_PIECES:
                break
        most = MAX_PIECES - 1
        return Pieces(
            [*ids[:most], self._words.last],
            [*shapes[:most], 0],
            [*within[:most], False],
            [*offsets[:most], SPECIAL],
        )

    def _cut(self, run: str) -> Pieces:
        """The pieces of what stands between two spaces, without the special ones; MAX_PIECES at most."""
        cut = list(islice(self._words.pieces(run), MAX_PIECES))
        offsets = [(p.start, p.end) for p in cut]
        ends = [0, *(p.end for p in cut)]
        within = [
            end == p.start and run[p.start - 1 : p.start].isalnum() and run[p.start].isalnum()
            for p, end in zip(cut, ends, strict=False)
        ]
        found = Pieces([p.id for p in cut], [_shape(run, *o) for o in offsets], within, offsets)
        if len(run) <= _LONGEST_REMEMBERED:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[run] = found
        return found


def _shape(text: str, start: int, end: int) -> int:
    """1 lower, 2 capitalised, 3 upper, 4 digits, 5 other; a piece inside a word takes the word's. 0 is for the special ones."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[start:end]
    if word.isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 1
