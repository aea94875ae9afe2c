"""Statements put together by what they are about, whatever words name it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from armslength.positions.model import Issue, Statement
from armslength.positions.objects import OTHER

ALIKE = 1.5
A_DOUBLING = 0.5
"""How alike two statements of one state must be to be of one issue: more, the more statements there are, of which some are
alike by chance (so much for each doubling of their number). Chosen on the dev half of bench/ledgers."""
RARE = 10
"""What no more statements than this are about, or have around them, has its full weight; what all have has none."""
POSTINGS = 150
"""How many statements that share a word are looked at, the latest."""
NEAREST = 60
FEW = 2
"""A statement of no more words than this is of what is spoken of around it."""
NAME, KIND, WORD = 3.0, 1.5, 1.0
"""How much a shared place or party weighs, an issue of the catalogue named by both, and another word."""
AROUND, MOST_AROUND = 0.8, 3.0
"""How much less what stands around weighs, and how much at most in all."""
VAGUE = frozenset({"treaty", "talks", "energy", "un vote", "currency", "extradition", "arms", "border", "troops", "basing",
                   "independence referendum", "missile defence", "recognition of government", "nuclear weapons", "alliance", "integration",
                   "neutrality", OTHER})  # fmt: skip
"""Kinds of which there are many things of one state."""


class Likeness:
    """How alike statements are, by words that weigh less the more of them have them."""

    def __init__(self, told: Sequence[Statement]) -> None:
        found = Counter(word for s in told for word in s.about | s.around)
        self._told = len(told)
        self.least = ALIKE + A_DOUBLING * math.log2(self._told / 2 + 1)
        self._weight = {word: self._rarity(word, n) for word, n in found.items()}

    def _rarity(self, word: str, found: int) -> float:
        full = KIND if word[0] == "#" else NAME if word.isupper() or "." in word else WORD
        if found <= RARE:
            return full
        return full * max(0.0, 1 - math.log(found / RARE) / math.log(self._told / RARE))

    def __call__(self, a: Statement, b: Statement) -> float:
        """The weight of what both statements are about, and a part of that of what stands around them."""
        return self.shared(a, b) + min(MOST_AROUND, AROUND * self.near(a, b))

    def shared(self, a: Statement, b: Statement) -> float:
        """The weight of what both statements are about."""
        return sum(self._weight.get(w, 0.0) for w in a.about & b.about)

    def near(self, a: Statement, b: Statement) -> float:
        """The weight of what stands around both, or around the one while the other is about it."""
        near = ((a.about & b.around) | (a.around & b.about) | (a.around & b.around)) - (a.about & b.about)
        return sum(self._weight.get(w, 0.0) for w in near)

    def weight(self, s: Statement) -> float:
        """The weight of all that a statement is about."""
        return sum(self._weight.get(w, 0.0) for w in s.about)


class Known:
    """Statements met so far, found by the words that they share."""

    def __init__(self, told: Sequence[Statement], like: Likeness) -> None:
        self._told = told
        self._like = like
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, i: int) -> None:
        """One more of the statements."""
        for word in _words(self._told[i]):
            self._places[self._told[i].holder.country, word].append(i)

    def near(self, s: Statement) -> Iterator[tuple[int, float]]:
        """Those of its state that are of one thing with a statement, and how alike they are."""
        shared: Counter[int] = Counter()
        for word in _words(s):
            for j in self._places[s.holder.country, word][-POSTINGS:]:
                shared[j] += 1
        for j, _ in shared.most_common(NEAREST):
            if (score := self._like(s, self._told[j])) >= self._like.least:
                yield j, score


def _words(s: Statement) -> frozenset[str]:
    return s.about | s.around


def linked(told: Sequence[Statement], like: Likeness) -> list[Statement]:
    """The statements, each on what the catalogue does not list with the issue of the one of its state most like it.

    What is like no other keeps an issue of its own.
    """
    issues: dict[int, Issue] = {}
    known = Known(told, like)
    for i in in_time(told):
        s = told[i]
        issue = s.issue
        if issue.kind == OTHER:
            likest = max(known.near(s), key=lambda n: n[1], default=None)
            issue = issues[likest[0]] if likest else replace(issue, of=f"{s.sentence}@{s.at[0]}")
        issues[i] = issue
        known.add(i)
    return [replace(s, issue=issues[i]) for i, s in enumerate(told)]


def in_time(told: Sequence[Statement]) -> list[int]:
    """The order of statements: those on what the catalogue lists first, each by date."""
    return sorted(
        range(len(told)),
        key=lambda i: (told[i].issue.kind == OTHER, told[i].date or "", told[i].document, told[i].at),
    )
