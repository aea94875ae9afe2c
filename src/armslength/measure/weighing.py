"""The parts of the hold weighed anew, many weightings at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.measure.hold import MOST_UNKNOWN, composed, softened
from armslength.measure.sampling import DRAWS, SEED
from armslength.records import Reading, Series

CONCENTRATION = 20.0
"""Of the Dirichlet that weights are drawn from: nine weightings in ten have 0.35 between 0.19 and 0.53."""
AGREES = 0.005
"""Channels that do not give back the dependence measured to within this are not weighed anew."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """(weightings, periods): arm's length, what unknown parts weigh, and which known part makes most of it (-1 none)."""

    arms: Floats
    unknown: Floats
    most: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parts:
    """What is weighed.

    Attributes:
        names: of the parts that have a weight.
        values: (parts, periods), nan where unknown.
        channels: those of dependence that were ever known; empty where they are not weighed.
        channel_values: (channels, periods), nan where unknown.
        given: the channels' weights as set; they sum to 1.
    """

    names: tuple[str, ...]
    values: Floats
    channels: tuple[str, ...]
    channel_values: Floats
    given: Floats

    @staticmethod
    def of(
        held: Series, names: tuple[str, ...], dependence: Series | None, channel_weights: Mapping[str, float]
    ) -> Parts:
        """Those of the hold; the channels too where their weighted mean is the dependence that was measured."""
        rows = [[_value(reading, name) for reading in held.readings] for name in names]
        values = np.array(rows, dtype=float).reshape(len(names), len(held.readings))
        alone = Parts(names, values, (), np.ones((0, len(held.readings))), np.ones(0))
        if dependence is None or "dependence" not in names:
            return alone
        by_start = {reading.start: reading for reading in dependence.readings}
        told = {
            channel: np.array([_value(by_start.get(r.start), f"dependence.{channel}") for r in held.readings])
            for channel, weight in channel_weights.items()
            if weight > 0
        }
        known = {channel: found for channel, found in told.items() if not np.isnan(found).all()}
        if len(known) < 2:
            return alone
        stack = np.stack(list(known.values()))
        given = shares(np.array([channel_weights[channel] for channel in known]))
        again = mean(stack, given[None, :])[0]
        if not np.allclose(again, values[names.index("dependence")], rtol=0, atol=AGREES, equal_nan=True):
            return alone
        return Parts(names, values, tuple(known), stack, given)

    def weighed(
        self, weights: Floats, channels: Floats, there: NDArray[np.bool_], unknown_at: float | None = None
    ) -> Weighed:
        """Arm's length under each weighting.

        Args:
            weights: (weightings, parts); each sums to 1.
            channels: (weightings, channels).
            there: (periods), whether hold is known under the weights as set.
            unknown_at: what unknown parts are taken for; the middle of their range where None.
        """
        shape = (len(weights), self.values.shape[1])
        by_part, by_weight = {}, {}
        unknown, most, top = np.zeros(shape), np.full(shape, -1), np.zeros(shape)
        for n, name in enumerate(self.names):
            value = np.broadcast_to(self.values[n], shape)
            if name == "dependence" and self.channels:
                value = mean(self.channel_values, channels)
            weight = weights[:, [n]]
            filled = value if unknown_at is None else np.nan_to_num(value, nan=unknown_at)
            by_part[name], by_weight[name] = filled, weight
            unknown += weight * np.isnan(value)
            made = np.where(np.isnan(value), 0.0, -weight * np.log(softened(value)))
            most, top = np.where(made > top, n, most), np.maximum(made, top)
        # The formula is hold's own; that its weights are here a column each changes nothing in it.
        held = composed(by_part, cast("Mapping[str, float]", by_weight))
        return Weighed(np.where((unknown > MOST_UNKNOWN) | ~there, np.nan, 1 - held), unknown, most)


def shares(weights: Floats) -> Floats:
    """Weights rescaled to sum to 1 (weights,); at least one is above 0."""
    return np.asarray(weights / weights.sum())


def drawn(given: Floats, channels: Floats) -> tuple[Floats, Floats]:
    """Weightings of the parts and, apart from them, of the channels."""
    rng = np.random.default_rng(SEED)
    parts = rng.dirichlet(CONCENTRATION * given, size=DRAWS)
    if len(channels) == 0:
        return parts, np.ones((DRAWS, 0))
    return parts, rng.dirichlet(CONCENTRATION * channels, size=DRAWS)


def mean(values: Floats, weights: Floats) -> Floats:
    """(weightings, periods) weighted means over those known of values (channels, periods); nan where none is."""
    known = ~np.isnan(values)
    total = weights @ known
    added = weights @ np.where(known, values, 0.0)
    return np.asarray(np.divide(added, total, out=np.full(added.shape, np.nan), where=total > 0))


def _value(reading: Reading | None, name: str) -> float:
    term = next((t for t in reading.terms if t.name == name), None) if reading else None
    return np.nan if term is None or term.value is None else term.value
