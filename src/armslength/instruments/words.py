"""Words with their offsets, in the form in which two texts are held against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d[\d.,]*\d|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:['’][^\W_]+)*|[%§€$£]")
_SPELLING = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|es|ed|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ite|ites|hood|ly)?$)"), "or"),
    (re.compile(r"^defence"), "defense"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"(?<=[a-z])tre$"), "ter"),
)
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ed|es|s|ly|al|ion|ions|ance|ence|e)$")

FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "into",
        "upon",
        "under",
        "over",
        "between",
        "among",
        "within",
        "without",
        "through",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "yet",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "this",
        "these",
        "those",
        "such",
        "it",
        "its",
        "they",
        "them",
        "their",
        "theirs",
        "he",
        "she",
        "his",
        "her",
        "him",
        "we",
        "our",
        "us",
        "i",
        "you",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "have",
        "has",
        "had",
        "having",
        "do",
        "does",
        "did",
        "shall",
        "will",
        "should",
        "would",
        "may",
        "might",
        "can",
        "could",
        "must",
        "there",
        "here",
        "also",
        "any",
        "all",
        "each",
        "every",
        "other",
        "others",
        "one",
        "another",
        "than",
        "then",
        "thereof",
        "therein",
        "thereby",
        "thereto",
        "hereby",
        "herein",
        "if",
        "when",
        "where",
        "while",
        "not",
        "no",
        "own",
        "same",
        "both",
        "either",
        "neither",
        "up",
        "out",
        "about",
        "against",
        "per",
        "well",
        "very",
        "more",
        "most",
    ]
)
"""Words that carry a sentence and say little by themselves: they count a quarter of what others do."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and how it is compared: without case, with one spelling, without a possessive's ending."""

    norm: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text; signs and white space are none, and a hyphen stands between two words."""
    return [
        Word(normal(m[0]), m.start(), m.end())
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=50_000)
def normal(word: str) -> str:
    """How a word is compared."""
    low = word.casefold().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    elif low.endswith("s'"):
        low = low[:-1]
    low = low.rstrip("'")
    for pattern, standard in _SPELLING:
        low = pattern.sub(standard, low)
    return low


@lru_cache(maxsize=50_000)
def stem(norm: str) -> str:
    """A word without its ending, as roughly as needed to see that `consult` and `consultations` are kin."""
    if not norm.isalpha() or len(norm) < 5:
        return norm
    short = norm
    for _ in range(2):
        cut = _ENDINGS.sub("", short)
        if len(cut) < 4:
            break
        short = cut
    return short


def says_much(norm: str) -> bool:
    """Whether a word says something by itself."""
    return norm not in FUNCTION
