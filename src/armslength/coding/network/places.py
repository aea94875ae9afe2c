"""Spans of a window, in characters and in word pieces, and the states they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from armslength.coding.network.dense import Array
from armslength.coding.network.pieces import SPECIAL, Pieces

_SMALL_END = re.compile(r"\s(?:in|of|from|at|on|to|by|with|and|or|the|an?)$")
"""What a mention may run into that is no part of it."""
_PARTING = " \t\r\n\u00a0,;:"
_BEFORE = re.compile(
    r"(?:(?:all|both|each|every|many|most|several|some|other|this|these|those|such|various|numerous|current|former|leading|main|new|old|senior|top"
    r"|young|local|foreign|certain|few|two|three|four|five|own|outstanding|respective|remaining)\s?)+|[“\"'‘]",
    re.IGNORECASE,
)
"""What alone is no mention, but the beginning of the one behind it."""
_FEW = re.compile(r"(?:each|every|many|some|several|few|two|three|four|five)\s?", re.IGNORECASE)
"""What no name follows: "to many Russia is a threat"."""
_BY_ITSELF = re.compile(r"I|we|you|he|she|it|they|us|them|him|her|who|which|that", re.IGNORECASE)
"""What no such word is laid into."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span in characters, [start, end), and in pieces, first to last."""

    start: int
    end: int
    first: int
    last: int
    probability: float


def pooled(states: Array, where: Sequence[Found]) -> Array:
    """First, last and mean state of each span: (spans, 3 * width)."""
    width = states.shape[1]
    out: Array = np.empty((len(where), 3 * width), states.dtype)
    for row, f in zip(out, where, strict=True):
        row[:width], row[width : 2 * width] = states[f.first], states[f.last]
        np.divide(np.add.reduce(states[f.first : f.last + 1]), f.last + 1 - f.first, out=row[2 * width :])
    return out


def spans(encoded: Pieces, tags: Array, threshold: float) -> list[Found]:
    """Runs of pieces that are more likely inside a span than not, widened to whole words.

    Args:
        tags: (pieces, 3) probabilities of outside, begin, inside.
    """
    inside = 1 - tags[:, 0]
    runs: list[list[int]] = []
    for i in np.flatnonzero(inside >= threshold).tolist():
        # A piece in the middle of a word goes with the word's first piece, whatever its own tag.
        if encoded.within[i] or encoded.offsets[i] == SPECIAL:
            continue
        last = i
        while encoded.within[last + 1]:
            last += 1
        if runs and runs[-1][1] == i - 1 and tags[i, 2] >= tags[i, 1]:
            runs[-1][1] = last
        else:
            runs.append([i, last])
    return [
        Found(
            encoded.offsets[first][0],
            encoded.offsets[last][1],
            first,
            last,
            float(np.add.reduce(inside[first : last + 1]) / (last + 1 - first)),
        )
        for first, last in runs
    ]


def joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Spans with those that are only the first words of the next one laid into it: "both" and "leaders" are "both leaders"."""
    out: list[Found] = []
    for f in found:
        before = out[-1] if out else None
        if (
            before
            and text[before.end : f.start] in {"", " "}
            and _BEFORE.fullmatch(text, before.start, before.end)
            and not _BY_ITSELF.fullmatch(text, f.start, f.end)
            and not (text[f.start].isupper() and _FEW.fullmatch(text, before.start, before.end))
        ):
            out[-1] = Found(before.start, f.end, before.first, f.last, f.probability)
        else:
            out.append(f)
    return out


def without_small_words(text: str, encoded: Pieces, found: Found) -> Found:
    """A mention that ends before the comma, preposition or article that it ran into: "police in" is "police"."""
    words = text[found.start : found.end]
    kept = words.rstrip(_PARTING)
    while last_word := _SMALL_END.search(kept):
        kept = kept[: last_word.start()].rstrip(_PARTING)
    if kept == words or not kept:
        return found
    end = found.start + len(kept)
    last = max(i for i in range(found.first, found.last + 1) if encoded.offsets[i][0] < end)
    return Found(found.start, end, found.first, last, found.probability)


def located(encoded: Pieces, start: int, end: int) -> Found | None:
    """The pieces of a span of characters; None where truncation cut them away."""
    hit = [i for i, (a, z) in enumerate(encoded.offsets) if a < z and a < end and z > start]
    return Found(start, end, hit[0], hit[-1], 1.0) if hit else None


def at(found: Sequence[Found]) -> list[tuple[int, int]]:
    """First and last piece of each."""
    return [(f.first, f.last) for f in found]
