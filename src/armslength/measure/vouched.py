"""What nobody vouches for weighs no more, in any year, than what somebody does: a flood cannot drown the rest.

Who grades a publisher A to C, in `dossier.toml` or with its documents, vouches for it. Where a deed that is measured is
told by one, the deeds that only others tell (graded D to F, or not at all) are weighed down, pair by pair: within
half a year on either side they weigh together no more than the vouched ones there, or than those of a usual year where
that is more. Rows of data sets stand as they are: who takes one in knows what is in it; they count as vouched for.
Where nobody is graded so, nothing is weighed down: then it cannot be told which is the flood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from armslength.measure.placing import Deed
from armslength.records import Event

HALF_WINDOW = 6.0
"""Months on either side."""
LEAST = 1.0
"""What the others may weigh at least: one deed."""
VOUCHED = frozenset("ABC")


def is_graded(event: Event) -> bool:
    """Whether a source that somebody graded A to C tells of it."""
    return event.source_grade in VOUCHED


def is_vouched(event: Event) -> bool:
    """Whether a source that somebody vouches for tells of it."""
    return bool(event.records) or is_graded(event)


def weighed(deeds: Sequence[Deed], periods: int, months: float) -> list[Deed]:
    """A pair's deeds with the weights of those that nobody vouches for held down.

    Args:
        periods: how many there are.
        months: how long one is.
    """
    weight = np.zeros((2, periods))
    for deed in deeds:
        weight[int(is_vouched(deed.event)), deed.period] += deed.weight
    reach = max(0, round(HALF_WINDOW / months))
    sums = np.concatenate([np.zeros((2, 1)), weight.cumsum(axis=1)], axis=1)
    low = np.maximum(np.arange(periods) - reach, 0)
    high = np.minimum(np.arange(periods) + reach + 1, periods)
    other, known = sums[:, high] - sums[:, low]
    usual = float(known[known > 0].mean()) if known.any() else LEAST
    share = np.minimum(1.0, np.maximum(known, max(usual, LEAST)) / np.maximum(other, LEAST))
    return [
        d
        if is_vouched(d.event) or share[d.period] == 1
        else replace(d, weight=d.weight * float(share[d.period]))
        for d in deeds
    ]
