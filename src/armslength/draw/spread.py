"""Labels side by side without touching."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

APART = 15.0
"""Least pixels between two labels of one side."""


def spread(places: Sequence[float], top: float, bottom: float) -> list[float]:
    """Places for labels: as near to the given ones as they come without touching, in the same order."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    found = [0.0] * len(places)
    least = top - APART
    for n in order:
        least = max(places[n], least + APART)
        found[n] = least
    most = max(bottom, top + APART * (len(places) - 1)) + APART
    for n in reversed(order):
        most = min(found[n], most - APART)
        found[n] = most
    return found
