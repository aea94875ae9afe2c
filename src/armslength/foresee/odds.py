"""Probabilities of events as they are issued: with their record on the past, and silence where the base rate did as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.foresee.hazards import (
    BLOCK_DAYS,
    EDGE,
    SIGNS,
    Blocks,
    Described,
    chance,
    describe,
    logit,
    regress,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

HORIZONS = (30, 90, 365)
BARE = np.array([0.0, 1.0, *[0.0] * len(SIGNS)])
"""Weights that say the base rate and nothing else: where no past has taught them better."""
STEP = 6
"""A past forecast every so many blocks: a month."""
REFIT = 18
"""The weights are learnt anew after so many blocks: a quarter of a year."""
FIRST = 36
"""Blocks seen before the first past forecast, and at least two windows."""
FEWEST_WINDOWS = 2
RIDGE = 200.0
RIDGE_INTERCEPT = 5.0
RIDGE_BEND = 60.0
FAR, PAIRS_FAR = 180, 100
"""Beyond so many days ahead nothing is forecast of fewer pairs: in trial it lost against base rates (docs/why/event-forecasts.md)."""
MARGIN = 0.02
"""A lower Brier score than that of every baseline, by this share at least, or it is no forecast."""
FEWEST_CAME = 5
"""And so many past windows in which it came, and in which it did not, none of them overlapping."""
AS_SAID = np.array([0.0, 1.0, 1.0])
"""Forecasts as they are, not bent."""
FADE = 0.5 ** (BLOCK_DAYS / 182.5)
"""How they should be bent is learnt from the last half year above all: how much is reported comes and goes."""
BASELINES = ("base rate", "steady base rate", "share over all pairs")


@dataclass(frozen=True, slots=True)
class Rolled:
    """What would have been said at every past origin, and what is said at the last.

    Attributes:
        width: of the windows, in blocks.
        origins: how many blocks each had seen, increasing; the last is all of them.
        described: base rates, signs and outcomes, (origins, pairs, kinds).
        said: (origins, pairs, kinds) probabilities; NaN before anything could be said.
    """

    width: int
    origins: NDArray[np.int64]
    described: Described
    said: Floats

    def baselines(self) -> dict[str, Floats]:
        """By name, each as `said`."""
        d = self.described
        return dict(zip(BASELINES, (d.base, d.steady, d.pooled), strict=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind of event was foretold so many days ahead, over all pairs.

    Attributes:
        n: past forecasts whose window is over and known.
        came: the windows in which it came, those that overlap counted as fewer.
        brier: mean Brier score; None where n is 0, and so the next two.
        best, best_brier: the baseline that was hardest to beat.
        forecastable: whether it beat all of them, by the margin at least, often enough to tell, of pairs enough for how far ahead.
    """

    n: int
    came: float
    brier: float | None
    best: str | None
    best_brier: float | None
    forecastable: bool


def roll(blocks: Blocks, days: int, *, first: int = FIRST, refit: int = REFIT) -> Rolled:
    """The forecasts of every kind for the `days` after each past month, and after the last block.

    The weights of a kind begin as the bare base rate and are drawn towards what the past windows of these pairs say, as far as they were over.
    """
    width = days // BLOCK_DAYS
    end = len(blocks.known)
    origins = np.arange(end, max(first, FEWEST_WINDOWS * width) - 1, -STEP, dtype=np.int64)[::-1]
    described = describe(blocks, origins, width)
    x = columns(described)
    raw = np.full(described.base.shape, np.nan)
    said = raw.copy()
    bent = AS_SAID
    weights = np.broadcast_to(BARE, (blocks.kinds, x.shape[-1])).copy()
    learnt_at = -refit
    for at, origin in enumerate(origins):
        if origin - learnt_at >= refit:
            learnt_at = int(origin)
            over = (origins + width <= origin) & np.isfinite(described.came).all(axis=(1, 2))
            if over.any():
                weights = learn_all(x[over], described.came[over], width)
                bent = bend(raw[over], described.came[over], origin - width - origins[over], width)
        raw[at] = chance(np.einsum("pkf,kf->pk", x[at], weights))
        said[at] = mended(raw[at], bent)
    return Rolled(width, origins, described, said)


def columns(described: Described) -> Floats:
    """(origins, pairs, kinds, columns) of the regression: 1, the log odds of the base rate, the signs."""
    base = described.base[..., None]
    return np.concatenate([np.ones_like(base), logit(base), described.signs], axis=-1)


def bend(raw: Floats, came: Floats, age: NDArray[np.int64], width: int) -> Floats:
    """(3) how past forecasts should have been bent to be calibrated: beta calibration, all pairs and kinds together.

    Kull, M., Silva Filho, T. and Flach, P. (2017), AISTATS: log odds of what came on a constant, log p and -log(1 - p). Forecasts
    made before their outcome was known are all that it sees. Drawn to `AS_SAID`.

    Args:
        raw, came: (origins, pairs, kinds).
        age: (origins) how many blocks ago the window was over; the older, the less it weighs.
    """
    weight = np.broadcast_to((min(1.0, STEP / width) * FADE ** age.astype(float))[:, None, None], raw.shape)
    return regress(_sides(raw.ravel()), came.ravel(), AS_SAID, np.full(3, RIDGE_BEND), weight.ravel())


def mended(raw: Floats, bent: Floats) -> Floats:
    """The forecasts so bent."""
    return chance(_sides(raw) @ bent)


def _sides(p: Floats) -> Floats:
    held = np.clip(p, EDGE, 1 - EDGE)
    return np.stack([np.ones_like(held), np.log(held), -np.log(1 - held)], axis=-1)


def learn_all(x: Floats, came: Floats, width: int) -> Floats:
    """(kinds, columns) weights: one set for all kinds together, drawn to the bare base rate, and each kind's drawn to that."""
    n, pairs, kinds, width_x = x.shape
    together = learn(x.reshape(n, pairs * kinds, 1, width_x), came.reshape(n, pairs * kinds, 1), BARE, width)
    return learn(x, came, together[0], width)


def learn(x: Floats, came: Floats, expected: Floats, width: int) -> Floats:
    """(kinds, columns) weights of each kind by itself, drawn to those expected; overlapping windows count as fewer."""
    ridge = np.full(x.shape[-1], RIDGE)
    ridge[0] = RIDGE_INTERCEPT
    weight = np.full(x.shape[0] * x.shape[1], min(1.0, STEP / width))
    return np.stack([
        regress(x[:, :, k].reshape(len(weight), -1), came[:, :, k].ravel(), expected, ridge, weight)
        for k in range(x.shape[2])
    ])  # fmt: skip


def standing(rolled: Rolled, at: int | None = None) -> list[Standing]:
    """The record of each kind, as it stood when `at` blocks were seen; at the end where that is None."""
    came = rolled.described.came
    over = rolled.origins + rolled.width <= (rolled.origins[-1] if at is None else at)
    due = over & np.isfinite(came[:, 0, 0]) if came.shape[1] else np.zeros(len(came), dtype=bool)
    alone = min(1.0, STEP / rolled.width)
    told = rolled.width * BLOCK_DAYS <= FAR or came.shape[1] >= PAIRS_FAR
    out = []
    for k in range(came.shape[2]):
        y = came[due, :, k]
        if not y.size:
            out.append(Standing(0, 0.0, None, None, None, forecastable=False))
            continue
        brier = float(((rolled.said[due, :, k] - y) ** 2).mean())
        theirs = {name: float(((p[due, :, k] - y) ** 2).mean()) for name, p in rolled.baselines().items()}
        best = min(theirs, key=theirs.__getitem__)
        enough = min(float(y.sum()), float(y.size - y.sum())) * alone >= FEWEST_CAME
        out.append(
            Standing(
                int(y.size),
                float(y.sum()) * alone,
                brier,
                best,
                theirs[best],
                forecastable=enough and told and brier <= (1 - MARGIN) * theirs[best],
            )
        )
    return out


def tell(blocks: Blocks, horizons: Sequence[int] = HORIZONS) -> dict[int, tuple[Rolled, list[Standing]]]:
    """By days ahead: the forecasts and the record of each kind; no days for which the past is too short."""
    out = {}
    for days in horizons:
        if len(blocks.known) >= max(FIRST, FEWEST_WINDOWS * days // BLOCK_DAYS) and blocks.known.any():
            rolled = roll(blocks, days)
            out[days] = (rolled, standing(rolled))
    return out
