"""Which words went and which came, in a pair of clauses: the heaviest common subsequence of words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import numpy as np

from armslength.instruments.words import Word, says_much

MOST_CELLS = 4_000_000
"""Above this many pairs of words a quicker method is taken, which may find a longer list of edits."""
LITTLE = 0.3
Block = tuple[int, int, int, int]


def blocks(old: Sequence[Word], new: Sequence[Word]) -> list[Block]:
    """Where the words differ: [i1, i2) of the old in the place of [j1, j2) of the new; either may be empty.

    A word that says little counts less, so that a stray "the" holds no two edits apart.
    """
    a, b = [w.norm for w in old], [w.norm for w in new]
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    found = [(i1 + head, i2 + head, j1 + head, j2 + head) for i1, i2, j1, j2 in _differing(inner_a, inner_b)]
    return _joined(found, a)


def _differing(a: Sequence[str], b: Sequence[str]) -> Iterator[Block]:
    if not a or not b:
        if a or b:
            yield 0, len(a), 0, len(b)
        return
    if len(a) * len(b) > MOST_CELLS:
        for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=True).get_opcodes():
            if tag != "equal":
                yield i1, i2, j1, j2
        return
    i = j = 0
    for x, y in (*_common(a, b), (len(a), len(b))):
        if x > i or y > j:
            yield i, x, j, y
        i, j = x + 1, y + 1


def _common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The heaviest common subsequence, as pairs of places; among equals the earliest."""
    numbers = {word: n for n, word in enumerate(dict.fromkeys((*a, *b)))}
    left = np.array([numbers[w] for w in a])
    right = np.array([numbers[w] for w in b])
    worth = np.array([1.0 if says_much(w) else LITTLE for w in a])
    best = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(len(a) - 1, -1, -1):
        row = np.maximum(best[i + 1, :-1], np.where(right == left[i], best[i + 1, 1:] + worth[i], 0.0))
        best[i, :-1] = np.maximum.accumulate(row[::-1])[::-1]
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if left[i] == right[j] and best[i, j] == best[i + 1, j + 1] + worth[i]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1, j] >= best[i, j + 1]:
            i += 1
        else:
            j += 1
    return out


def _joined(found: Sequence[Block], a: Sequence[str]) -> list[Block]:
    """Neighbouring edits as one, where both replace and a lone word that says little stands between them."""
    out: list[Block] = []
    for block in found:
        if out:
            i1, i2, j1, j2 = out[-1]
            k1, k2, l1, l2 = block
            between = a[i2:k1]
            replaces = i2 > i1 and j2 > j1 and k2 > k1 and l2 > l1
            if replaces and len(between) == 1 and not says_much(between[0]):
                out[-1] = (i1, k2, j1, l2)
                continue
        out.append(block)
    return out
