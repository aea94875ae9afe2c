"""A matched pair as the rules see it: both texts, their words, and which stretches differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from armslength.instruments import ladders
from armslength.instruments.edits import Block, blocks
from armslength.instruments.model import Clause, Finding
from armslength.instruments.words import Word, says_much
from armslength.records import Span

Result = TypeVar("Result")

LONG = 6
"""Words that say something, from which on words that came or went with a verb of command are a provision of their own."""


@dataclass(frozen=True)
class Side:
    """One text's half of a pair.

    Attributes:
        text: the whole text that offsets count in.
        clauses: of the pair, in order.
        words: of their bodies, labels left out.
        edits: [start, end) of words that the other side has not, or has elsewhere, one for each block that has any.
        fresh: those of the edits that are provisions of their own: rules of strength do not look into them.
    """

    text: str
    clauses: tuple[Clause, ...]
    words: tuple[Word, ...]
    edits: tuple[Span, ...]
    fresh: tuple[Span, ...]
    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def search(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where an expression stands in the clauses."""
        return [m for c in self.clauses for m in pattern.finditer(self.text, c.body, c.span.end)]

    def differs(self, start: int, end: int) -> bool:
        """Whether a stretch holds words that differ, outside provisions of their own."""
        return any(s.start < end and start < s.end for s in self.edits) and not any(
            s.start <= start and end <= s.end for s in self.fresh
        )

    def within(self, span: Span) -> list[int]:
        """The places, in `words`, of the words that begin in a stretch."""
        return [n for n, w in enumerate(self.words) if span.start <= w.start < span.end]

    def once(self, name: str, reckon: Callable[[], Result]) -> Result:
        """What `reckon` gives, reckoned once for this side under a name."""
        if name not in self._kept:
            self._kept[name] = reckon()
        kept: Result = self._kept[name]
        return kept

    def edited(self, start: int, end: int) -> bool:
        """Whether a stretch holds words that differ, provisions of their own included."""
        return any(s.start < end and start < s.end for s in self.edits)

    def quoted(self, span: Span) -> str:
        """The words of a stretch on one line, in quotation marks."""
        return f"“{' '.join(self.text[span.start : span.end].split())}”"


@dataclass(frozen=True)
class Both:
    """A matched pair."""

    old: Side
    new: Side
    blocks: tuple[Block, ...]

    @cached_property
    def standing(self) -> dict[int, int]:
        """Places of words of the old side that stand on the new side too, and where."""
        out: dict[int, int] = {}
        i = j = 0
        for i1, i2, j1, j2 in (*self.blocks, (len(self.old.words),) * 2 + (len(self.new.words),) * 2):
            out.update(zip(range(i, i1), range(j, j1), strict=True))
            i, j = i2, j2
        return out

    @cached_property
    def share(self) -> float:
        """The share of the words that say something which differ, in [0, 1]."""
        return self.rest(())

    def rest(self, told: Sequence[Finding]) -> float:
        """The same, the words that findings rest on taken as not differing."""
        gone = [w for i1, i2, _, _ in self.blocks for w in self.old.words[i1:i2]]
        come = [w for _, _, j1, j2 in self.blocks for w in self.new.words[j1:j2]]
        left = _beside(gone, [f.old for f in told if f.old]) + _beside(come, [f.new for f in told if f.new])
        whole = sum(says_much(w.norm) for w in (*self.old.words, *self.new.words))
        return sum(says_much(w.norm) for w in left) / whole if whole else 0.0

    def only(self, pattern: re.Pattern[str]) -> tuple[list[Span], list[Span]]:
        """Where an expression stands in differing words of the old side alone, and of the new side alone.

        What stands on both sides, in the same words and as often, is no difference wherever it stands.
        """
        old, new = self.old.search(pattern), self.new.search(pattern)
        a, b = Counter(_key(m[0]) for m in old), Counter(_key(m[0]) for m in new)
        return _left(self.old, old, a - b), _left(self.new, new, b - a)


def _beside(words: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    return [w for w in words if not any(s.start <= w.start < s.end for s in spans)]


def _key(found: str) -> str:
    return " ".join(found.casefold().split())


def _left(side: Side, found: Sequence[re.Match[str]], surplus: Counter[str]) -> list[Span]:
    out = []
    left = Counter(surplus)
    for m in sorted(found, key=lambda m: not side.differs(m.start(), m.end())):
        if left[_key(m[0])] > 0 and side.differs(m.start(), m.end()):
            left[_key(m[0])] -= 1
            out.append(Span(m.start(), m.end()))
    return sorted(out)


def both(
    old_text: str,
    new_text: str,
    old: Sequence[Clause],
    new: Sequence[Clause],
    old_words: Sequence[Word],
    new_words: Sequence[Word],
) -> Both:
    """A matched pair with what differs in it."""
    found = tuple(blocks(old_words, new_words))
    return Both(
        _side(old_text, old, old_words, [(i1, i2, j1, j2) for i1, i2, j1, j2 in found], new_words),
        _side(new_text, new, new_words, [(j1, j2, i1, i2) for i1, i2, j1, j2 in found], old_words),
        found,
    )


def _side(
    text: str,
    clauses: Sequence[Clause],
    words: Sequence[Word],
    found: Sequence[Block],
    others: Sequence[Word],
) -> Side:
    edits, fresh = [], []
    for a, z, b, y in found:
        if a == z:
            continue
        span = Span(words[a].start, words[z - 1].end)
        edits.append(span)
        said = sum(says_much(w.norm) for w in words[a:z])
        answered = sum(says_much(w.norm) for w in others[b:y])
        if said >= LONG and 3 * answered <= said and (said >= 2 * LONG or _commands(text, span)):
            fresh.append(span)
    return Side(text, tuple(clauses), tuple(words), tuple(edits), tuple(fresh))


def _commands(text: str, span: Span) -> bool:
    patterns = (*ladders.FORBIDDING, *ladders.PERMITTING, *ladders.COMMANDING)
    return any(p.search(text, span.start, span.end) for p in patterns)
