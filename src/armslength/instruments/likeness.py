"""How alike clauses are: words in common, rare ones for more, found through an index of who has which word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.instruments.words import Word, says_much, stem

LITTLE = 0.25
"""What a word that says little counts, beside one that says something."""
MOST_CANDIDATES = 12
COMMON = 400
"""In texts of more clauses than this, words that more than this many clauses have bring no candidates."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of the old text and one of the new that may be it."""

    old: int
    new: int
    likeness: float


class Index:
    """The words of both texts' clauses, each occurrence within a clause a token of its own, with their weights.

    A word weighs log(1 + N / clauses that have it), a quarter of that where it says little by itself.

    Args:
        old, new: the words of each clause, labels left out.
    """

    def __init__(self, old: Sequence[Sequence[Word]], new: Sequence[Sequence[Word]]) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self.old = [self._tokens(ws) for ws in old]
        self.new = [self._tokens(ws) for ws in new]
        having = np.zeros(len(self._numbers))
        for tokens in (*self.old, *self.new):
            having[tokens] += 1
        clauses = len(old) + len(new)
        says = np.array([1.0 if says_much(norm) else LITTLE for norm, _ in self._numbers])
        self.weights = np.log1p(clauses / np.maximum(having, 1)) * says
        self.old_weight = np.array([self.weights[t].sum() for t in self.old])
        self.new_weight = np.array([self.weights[t].sum() for t in self.new])

    def _tokens(self, words: Sequence[Word]) -> NDArray[np.intp]:
        seen: Counter[str] = Counter()
        out = []
        for word in words:
            key = (stem(word.norm), seen[word.norm])
            seen[word.norm] += 1
            out.append(self._numbers.setdefault(key, len(self._numbers)))
        return np.unique(np.array(out, dtype=np.intp))

    def candidates(self, least: float) -> list[Pair]:
        """Pairs with a likeness of at least `least`, for each old clause the likeliest few.

        The likeness is Dice's: twice the weight in common over the weight of both. Where nearly all of the
        shorter clause stands in the longer one, it is three quarters of that share if that is more: one
        clause may be what is left of another.
        """
        postings = self._postings()
        out: list[Pair] = []
        many = len(self.new) > COMMON
        for number, tokens in enumerate(self.old):
            lists = [postings[t] for t in tokens if t < len(postings)]
            worth = [self.weights[t] for t in tokens if t < len(postings)]
            kept = [
                (p, w) for p, w in zip(lists, worth, strict=True) if len(p) and not (many and len(p) > COMMON)
            ]
            if not kept:
                continue
            common = np.bincount(
                np.concatenate([p for p, _ in kept]),
                weights=np.repeat([w for _, w in kept], [len(p) for p, _ in kept]),
                minlength=len(self.new),
            )
            rough = 2 * common / (self.old_weight[number] + self.new_weight + 1e-12)
            inside = common / (np.minimum(self.old_weight[number], self.new_weight) + 1e-12)
            near = np.flatnonzero((rough >= 0.5 * least) | (inside >= 0.6))
            near = near[np.argsort(-np.maximum(rough, 0.75 * inside)[near], kind="stable")][
                : 4 * MOST_CANDIDATES
            ]
            scored = [(self.likeness((number,), (int(n),)), int(n)) for n in near]
            scored = sorted((s for s in scored if s[0] >= least), key=lambda s: -s[0])
            # Copies of one clause are alike to the last: the nearest in the order of the text come first.
            scored.sort(key=lambda s: (-round(s[0], 6), abs(s[1] / len(self.new) - number / len(self.old))))
            out += [Pair(number, n, s) for s, n in scored[:MOST_CANDIDATES]]
        return out

    def likeness(self, old: Sequence[int], new: Sequence[int]) -> float:
        """How alike clauses are, in [0, 1]; several on a side are taken together."""
        a = self.old[old[0]] if len(old) == 1 else np.unique(np.concatenate([self.old[i] for i in old]))
        b = self.new[new[0]] if len(new) == 1 else np.unique(np.concatenate([self.new[j] for j in new]))
        common = self.weights[np.intersect1d(a, b, assume_unique=True)].sum()
        whole_a, whole_b = self.weights[a].sum(), self.weights[b].sum()
        if whole_a + whole_b == 0:
            return 0.0
        dice = 2 * common / (whole_a + whole_b)
        less = min(whole_a, whole_b)
        inside = common / less if less > 0 and min(len(a), len(b)) >= 8 else 0.0
        return float(max(dice, 0.75 * inside if inside >= 0.75 else 0.0))

    def covered(self, inner: NDArray[np.intp], outer: NDArray[np.intp]) -> float:
        """The share of one clause's weight that stands in another."""
        whole = self.weights[inner].sum()
        return float(self.weights[np.intersect1d(inner, outer)].sum() / whole) if whole > 0 else 0.0

    def _postings(self) -> list[NDArray[np.intp]]:
        lists: list[list[int]] = [[] for _ in self._numbers]
        for number, tokens in enumerate(self.new):
            for token in tokens:
                lists[token].append(number)
        return [np.array(found, dtype=np.intp) for found in lists]
