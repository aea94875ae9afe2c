"""Several readings in order, and how surely each stands above the others."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.interval import Z90

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Reading

TOLD_APART = 0.9
"""Two readings can be told apart where one is above the other with at least this probability."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading's place in the order.

    Attributes:
        of: its number in what was given.
        best, worst: the places it may have, from 1: no reading that it can be told apart from is on its wrong side.
        above: probability that it is above each of the others, by their numbers; None where an interval is missing.
    """

    of: int
    best: int
    worst: int
    above: tuple[float | None, ...]


def ranked(readings: Sequence[Reading | None]) -> tuple[Placed, ...]:
    """The readings that have a value, the highest first.

    Args:
        readings: None, or one without a value, has no place.
    """
    known = [n for n, reading in enumerate(readings) if reading is not None and reading.value is not None]
    chance = [[probability_above(one, other) for other in readings] for one in readings]
    order = sorted(known, key=lambda n: -_value(readings[n]))
    placed = []
    for n in order:
        surely_above = sum(told_apart(chance[other][n]) for other in known if other != n)
        surely_below = sum(told_apart(chance[n][other]) for other in known if other != n)
        placed.append(Placed(n, 1 + surely_above, len(known) - surely_below, tuple(chance[n])))
    return tuple(placed)


def probability_above(one: Reading | None, other: Reading | None) -> float | None:
    """The probability that the first is above the second, in [0, 1].

    Each is taken as normal on the measure's own scale and the two as independent. An interval need not be even about
    its value: the spread is that of the side which faces the other. None where either has no value or no interval.
    """
    if one is None or other is None or one.value is None or other.value is None:
        return None
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    apart = one.value - other.value
    if apart >= 0:
        spread = math.hypot(one.value - one.low, other.high - other.value) / Z90
    else:
        spread = math.hypot(one.high - one.value, other.value - other.low) / Z90
    if spread == 0:
        return 0.5 if apart == 0 else float(apart > 0)
    return 0.5 * (1 + math.erf(apart / spread / math.sqrt(2)))


def told_apart(chance: float | None) -> bool:
    """Whether a probability of being above is enough, in whole per cent as it is shown."""
    return chance is not None and round(chance, 2) >= TOLD_APART


def _value(reading: Reading | None) -> float:
    if reading is None or reading.value is None:
        raise ValueError("no value")
    return reading.value
