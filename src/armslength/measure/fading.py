"""Shares with fading memory: what compliance and dependence have in common.

A share is Beta(a, b) with a = prior + faded weight on one side, b = prior + faded weight on the other; its value is
the mean a / (a + b), exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.measure.evidence import Evidence, unknown
from armslength.measure.sampling import beta, interval
from armslength.records import Observation, Reading, Series, Term

MEMORY_MONTHS = 12.0
"""Half-life of a past deed in measures that take none from the question."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What speaks for either side, by period.

    Attributes:
        weights: one mapping a period: event id -> weight for the first side, and for the second.
        prior: the weights that either side has before any event.
        kept: what a period leaves of the weights before it.
        beside: one tuple a period: ids of further events that those rest on, such as the demands answered; or empty.
    """

    weights: tuple[Mapping[str, tuple[float, float]], ...]
    prior: tuple[float, float]
    kept: float
    beside: tuple[tuple[str, ...], ...] = ()

    def sums(self) -> tuple[Floats, Floats]:
        """A and b of each period."""
        sides = [np.array([sum(w[k] for w in at.values()) for at in self.weights]) for k in (0, 1)]
        return (
            self.prior[0] + fading_sums(sides[0], self.kept),
            self.prior[1] + fading_sums(sides[1], self.kept),
        )

    def known(self) -> list[bool]:
        """Whether anything was told by each period."""
        return list(np.cumsum([len(at) for at in self.weights]) > 0)

    def faded(self, t: int) -> dict[str, tuple[float, float]]:
        """What each event still weighs at period t."""
        out: dict[str, tuple[float, float]] = {}
        for s in range(t + 1):
            left = self.kept ** (t - s)
            for event, (one, other) in self.weights[s].items():
                had = out.get(event, (0.0, 0.0))
                out[event] = (had[0] + left * one, had[1] + left * other)
        return out


def kept_of(half_life: float, months: float) -> float:
    """What a period of so many months leaves of a weight that halves in `half_life` months."""
    return float(0.5 ** (months / half_life))


def fading_sums(values: Floats, kept: float) -> Floats:
    """Running sum in which each step keeps the share `kept` of what was there."""
    out = np.empty_like(values)
    total = 0.0
    for t, value in enumerate(values):
        total = kept * total + value
        out[t] = total
    return out


def share_series(
    measure: str, of: tuple[str, ...], evidence: Evidence, tally: Tally
) -> tuple[Series, Floats | None]:
    """A series of shares in [0, 1], None before the first event, and its (draws, periods)."""
    days, known = evidence.labels, tally.known()
    seen = _observations(tally, days)
    if not any(known):
        return Series(measure, of, evidence.period, "0 to 1", 0.0, 1.0, unknown(days), seen), None
    a, b = tally.sums()
    draws = beta(a, b)
    low, high = interval(draws)
    readings = tuple(
        Reading(
            day,
            float(a[t] / (a[t] + b[t])),
            float(low[t]),
            float(high[t]),
            len(seen[t].events),
            (Term("deeds", seen[t].value, seen[t].weight, None, _cited(tally, t)),) if seen[t].events else (),
        )
        if known[t]
        else Reading(day, None, None, None, 0)
        for t, day in enumerate(days)
    )
    draws[:, ~np.array(known)] = np.nan
    return Series(measure, of, evidence.period, "0 to 1", 0.0, 1.0, readings, seen), draws


def _cited(tally: Tally, t: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(tally.beside[t] if tally.beside else ()), *tally.weights[t])))


def _observations(tally: Tally, days: Sequence[str]) -> tuple[Observation, ...]:
    """What each period's events say of the share by themselves."""
    out = []
    for day, at in zip(days, tally.weights, strict=True):
        weights = [one + other for one, other in at.values()]
        values = [one / w if w else 0.5 for (one, _), w in zip(at.values(), weights, strict=True)]
        total = sum(weights)
        mean = sum(v * w for v, w in zip(values, weights, strict=True)) / total if total else None
        out.append(Observation(day, mean, total, tuple(at), tuple(values), tuple(weights)))
    return tuple(out)
