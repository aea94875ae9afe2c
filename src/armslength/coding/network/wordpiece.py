"""Uncased word pieces with the offsets they came from.

Source: Devlin, J. et al. (2019), BERT, NAACL; its reference tokenizer. Written here because the library that
does the same brings a client for a model hub and ten more packages along; ours agrees with it piece by piece
(`tests/coding/test_wordpiece.py` holds cases made with it), but reads "[MASK]" as the words it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
INSIDE = "##"
LONGEST_WORD = 100
"""Characters over which a word is one unknown piece."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary and the characters of the text it stands for."""

    id: int
    start: int
    end: int


class WordPiece:
    """Cuts texts into pieces of a vocabulary.

    Args:
        vocabulary: a file with one piece a line; a piece's number is that of its line, from 0.

    Attributes:
        first, last: numbers of the special pieces that stand before and after a text's own.
    """

    def __init__(self, vocabulary: Path) -> None:
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {word: number for number, word in enumerate(words) if word}
        self.first, self.last = self._ids[FIRST], self._ids[LAST]

    def pieces(self, text: str) -> Iterator[Piece]:
        """The pieces of a text, cut as they are asked for; without the two special ones, which stand before and after all others and for no character."""
        for word, places in _words(text):
            at = 0
            for length, number in self._longest_matches(word):
                yield Piece(number, places[at], places[at + length - 1] + 1)
                at += length

    def _longest_matches(self, word: str) -> list[tuple[int, int]]:
        """Length and number of each piece of a word, longest match first; one unknown piece where none fits."""
        unknown = [(len(word), self._ids[UNKNOWN])]
        if len(word) > LONGEST_WORD:
            return unknown
        found, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                number = self._ids.get((INSIDE if at else "") + word[at:end])
                if number is not None:
                    found.append((end - at, number))
                    at = end
                    break
            else:
                return unknown
        return found


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words and marks in lower case without accents, each character with its place in the text."""
    word, places = "", []
    for place, character in enumerate(text):
        if character.isascii() and character.isalnum():
            word += character.lower()
            places.append(place)
            continue
        for kind, plain in _plain(character):
            if kind == "letter":
                word += plain
                places.append(place)
                continue
            if word:
                yield word, places
                word, places = "", []
            if kind == "mark":
                yield plain, [place]
    if word:
        yield word, places


def _plain(character: str) -> Iterator[tuple[str, str]]:
    """What a character becomes: letters to go on with, a mark that stands alone, a space, or nothing."""
    if _is_space(character):
        yield "space", " "
        return
    if character in "\0\ufffd" or unicodedata.category(character) in _UNSEEN:
        return
    alone = any(low <= ord(character) <= high for low, high in _IDEOGRAPHS)
    for part in unicodedata.normalize("NFD", character):
        if unicodedata.category(part) == "Mn":
            continue
        for low in part.lower():
            yield ("mark" if alone or _is_mark(low) else "space" if low.isspace() else "letter"), low


def _is_space(character: str) -> bool:
    return character in "\t\n\r" or (character.isspace() and unicodedata.category(character)[0] != "C")


def _is_mark(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and not character.isspace()
    return unicodedata.category(character)[0] == "P"
