"""Text into the encoder's input: word pieces with their character offsets, and the shape of each.

The encoder is uncased, so the shape (lower case, Capitalised, UPPER CASE, digits, other) is given
to it beside the piece: `US` is a state and `us` is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength.coding.wordpiece import WordPiece

SHAPES = 6
MAX_PIECES = 256
"""Longer inputs are cut by the caller before they come here; the encoder was trained below this."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text's word pieces, special ones included.

    Attributes:
        ids, shapes: one a piece.
        offsets: (start, end) in the text; (0, 0) for the special pieces.
    """

    ids: list[int]
    shapes: list[int]
    offsets: list[tuple[int, int]]


def pieces(words: WordPiece, texts: Sequence[str]) -> list[Pieces]:
    """The pieces of each text, in order; MAX_PIECES at most."""
    out = []
    for text in texts:
        cut = words.pieces(text, MAX_PIECES)
        offsets = [(p.start, p.end) for p in cut]
        out.append(Pieces([p.id for p in cut], [_shape(text, *o) for o in offsets], offsets))
    return out


def _shape(text: str, start: int, end: int) -> int:
    """0 special, 1 lower, 2 capitalised, 3 upper, 4 digits, 5 other; a piece inside a word takes the word's."""
    if start == end:
        return 0
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
