"""Counts into scores with bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

RESAMPLES = 1000
SEED = 20220301
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Score:
    """A score in [0, 1] with its 90% bootstrap interval over items; None where nothing could be counted.

    Attributes:
        n: how many cases it rests on.
    """

    what: str
    value: float | None
    low: float | None
    high: float | None
    n: int


def scored(
    what: str, items: Sequence[Item], statistic: Callable[[Sequence[Item]], float | None], n: int
) -> Score:
    """`statistic` of the items, and of 1,000 resamples of them with a fixed seed."""
    value = statistic(items)
    if value is None:
        return Score(what, None, None, None, n)
    rng = np.random.default_rng(SEED)
    drawn = []
    for _ in range(RESAMPLES):
        again = statistic([items[i] for i in rng.integers(0, len(items), len(items))])
        if again is not None:
            drawn.append(again)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return Score(what, value, float(low), float(high), n)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Mean F1 over the labels that occur in the gold of (gold, guess) pairs; None without pairs."""
    each = f1_by_label(pairs)
    return sum(each.values()) / len(each) if each else None


def f1_by_label(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """F1 of every label that occurs in the gold."""
    gold, guess = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(g for g, p in pairs if g == p)
    return {label: 2 * hits[label] / (gold[label] + guess[label]) for label in sorted(gold)}


def share(flags: Sequence[bool]) -> float | None:
    """How many of the flags are set; None without flags."""
    return sum(flags) / len(flags) if flags else None
