"""Text into the encoder's input: word pieces with their character offsets, and the shape of each.

The encoder is uncased, so the shape (lower case, Capitalised, UPPER CASE, digits, other) is given
to it beside the piece: `US` is a state and `us` is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

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


def load_tokenizer(path: Path) -> Tokenizer:
    """The WordPiece tokenizer stored at `path`, without padding; it truncates at MAX_PIECES."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - a heavy import, needed only to code

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer


def pieces(tokenizer: Tokenizer, texts: list[str]) -> list[Pieces]:
    """The pieces of each text, in order."""
    out = []
    for text, encoding in zip(texts, tokenizer.encode_batch(texts), strict=True):
        offsets = list(encoding.offsets)
        shapes = [_shape(text, start, end) for start, end in offsets]
        out.append(Pieces(list(encoding.ids), shapes, offsets))
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
