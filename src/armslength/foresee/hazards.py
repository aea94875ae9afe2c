"""The probability that something happens within so many days: a base rate, and a logistic regression drawn towards it.

Time runs in blocks of five days, counted from the day of the forecast backwards, so that 30, 90 and 365 days are whole blocks. Of
each pair and kind the base rate of a window is the share of past windows in which it happened, drawn towards that of all pairs as
far as pairs are alike (beta-binomial, by moments). The regression is

    logit p = intercept + slope * logit base + sum of weight * sign

with signs that are 0 where nothing is unusual: logs of a rate that fades over the rate in the long run. A ridge draws `intercept`
and every weight to 0 and `slope` to 1: knowing nothing, it says the base rate. What is said of a window sees nothing after its
first day. Sources: docs/why/event-forecasts.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats

Flags = NDArray[np.bool_]

BLOCK_DAYS = 5
ENOUGH_KNOWN = 0.8
"""The share of a window's blocks that must be known for the window to count, whatever is seen in the others."""
SIGNS = (
    "own.30", "own.120", "own.480", "any.60", "conflict.60", "cooperation.60", "reverse.120", "to_others.120",
    "from_others.120", "any", "conflict", "reverse",
)  # fmt: skip
"""The last three are of the long run, against that of all pairs; in the others the number is the half-life in days."""
_PLACE = {sign: n for n, sign in enumerate(SIGNS)}
SHARED = ("any", "cooperation", "conflict")
"""The last columns of `Blocks`: deeds of whatever kind."""
DRAWN = 6.0
"""A rate that fades is drawn to that of the long run as if by so many blocks; and that to the panel's, by `LONG_DRAWN`."""
LONG_DRAWN = 36.0
FADE = 0.5 ** (BLOCK_DAYS / 730)
"""A past window counts half after two years."""
FIRST_CAME = 0.1
"""What the share over all pairs begins with: so much in one window."""
EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Blocks:
    """What happened, block by block, oldest first.

    Attributes:
        happened: (blocks, pairs, columns) 1 where it did in the block, else 0; the columns are the kinds, then `SHARED`.
        known: (blocks) whether anything is known of the block; what is not known is no zero.
        source, target: (pairs) numbers of the actors.
    """

    happened: Floats
    known: Flags
    source: NDArray[np.int64]
    target: NDArray[np.int64]

    @property
    def kinds(self) -> int:
        """How many columns are kinds."""
        return int(self.happened.shape[2]) - len(SHARED)

    def ever(self) -> tuple[int, ...]:
        """The kinds that any of the pairs ever did."""
        return tuple(np.flatnonzero(self.happened[:, :, : self.kinds].any(axis=(0, 1))).tolist())

    def only(self, kinds: Sequence[int]) -> Blocks:
        """Those kinds alone."""
        kept = [*kinds, *range(self.kinds, self.happened.shape[2])]
        return replace(self, happened=self.happened[:, :, kept])


@dataclass(frozen=True, slots=True)
class Described:
    """What was known at each origin of the window that begins there; arrays are (origins, pairs, kinds).

    Attributes:
        signs: (..., len(SIGNS)).
        base: the base rate: the share of past windows of the pair, the later ones counting more, and one window more of the
            share over all pairs; in (0, 1).
        steady: the same, all past windows alike.
        pooled: the share over all pairs, the later windows counting more.
        came: 1 or 0; NaN where the window is not over or not known.
    """

    signs: Floats
    base: Floats
    steady: Floats
    pooled: Floats
    came: Floats


def describe(blocks: Blocks, origins: NDArray[np.int64], width: int) -> Described:
    """Base rates, signs and outcomes of the windows of `width` blocks that begin at each origin.

    Args:
        origins: how many blocks are seen, increasing, each at least 1.
        width: of the window, in blocks.
    """
    base, steady, pooled = _base_rates(blocks, origins, width)
    came = _came(blocks, origins, width)[:, :, : blocks.kinds]
    return Described(_signs(blocks, origins), base, steady, pooled, came)


def _came(blocks: Blocks, origins: NDArray[np.int64], width: int) -> Floats:
    _, pairs, columns = blocks.happened.shape
    out = np.full((len(origins), pairs, columns), np.nan)
    for at, origin in enumerate(origins):
        window = slice(origin, origin + width)
        if origin + width <= len(blocks.known) and blocks.known[window].mean() >= ENOUGH_KNOWN:
            out[at] = blocks.happened[window].max(axis=0)
    return out


def _base_rates(blocks: Blocks, origins: NDArray[np.int64], width: int) -> tuple[Floats, Floats, Floats]:
    """(fading, steady, pooled) as in `Described`, of windows that were over by the origin."""
    kinds = blocks.kinds
    shape = (len(origins), blocks.happened.shape[1], kinds)
    fading, steady, pooled = np.empty(shape), np.empty(shape), np.empty(shape)
    upto = np.concatenate([np.zeros((1, *shape[1:])), blocks.happened[:, :, :kinds].cumsum(axis=0)])
    known = np.concatenate([[0], blocks.known.cumsum()])
    came, n = np.zeros((2, *shape[1:])), np.zeros(2)
    begun = 0
    fade = np.array([FADE, 1.0])
    for at, origin in enumerate(origins):
        while begun + width <= origin:
            came *= fade[:, None, None]
            n *= fade
            if known[begun + width] - known[begun] >= ENOUGH_KNOWN * width:
                came += upto[begun + width] > upto[begun]
                n += 1
            begun += 1
        alone = n / width  # windows overlap: as good as so many that do not
        every = (came.sum(axis=1) / width + FIRST_CAME) / (alone * shape[1] + 1)[:, None]
        drawn = (came / width + every[:, None]) / (alone + 1)[:, None, None]
        fading[at], steady[at], pooled[at] = drawn[0], drawn[1], every[0]
    return fading, steady, pooled


def _signs(blocks: Blocks, origins: NDArray[np.int64]) -> Floats:
    """(origins, pairs, kinds, signs)."""
    kinds, pairs = blocks.kinds, blocks.happened.shape[1]
    every, cooperation, conflict = kinds, kinds + 1, kinds + 2
    back = _reverse(blocks)
    lives = (30, 60, 120, 480, None)
    keep = {life: 1.0 if life is None else 0.5 ** (BLOCK_DAYS / life) for life in lives}
    seen = {life: np.zeros(blocks.happened.shape[1:]) for life in lives}
    exposure = dict.fromkeys(lives, 0.0)
    out = np.zeros((len(origins), pairs, kinds, len(SIGNS)))
    done = 0
    for at, origin in enumerate(origins):
        for t in range(done, origin):
            for life in lives:
                seen[life] *= keep[life]
                exposure[life] = exposure[life] * keep[life] + bool(blocks.known[t])
                if blocks.known[t]:
                    seen[life] += blocks.happened[t]
        done = int(origin)
        long, time = seen[None], exposure[None]
        panel = (long.mean(axis=0) * pairs + 0.01) / (time * pairs + 1)
        rate = (long + LONG_DRAWN * panel) / (time + LONG_DRAWN)

        def unusual(life: int, total: Floats, rate: Floats) -> Floats:
            return np.asarray(np.log((total + DRAWN * rate) / (exposure[life] + DRAWN) / rate))

        own = {life: unusual(life, seen[life], rate) for life in (30, 60, 120, 480)}
        found = out[at]
        for life in (30, 120, 480):
            found[:, :, _PLACE[f"own.{life}"]] = own[life][:, :kinds]
        for sign, column in (("any.60", every), ("conflict.60", conflict), ("cooperation.60", cooperation)):
            found[:, :, _PLACE[sign]] = own[60][:, [column]]
        there = back >= 0
        found[there, :, _PLACE["reverse.120"]] = own[120][back[there], :kinds]
        for sign, who in (("to_others.120", blocks.source), ("from_others.120", blocks.target)):
            total, usual = (_of_others(x[:, :kinds], who) for x in (seen[120], rate))
            found[:, :, _PLACE[sign]] = np.where(usual > 0, unusual(120, total, np.maximum(usual, 1e-9)), 0.0)
        against = np.log(rate / panel)
        found[:, :, _PLACE["any"]] = against[:, [every]]
        found[:, :, _PLACE["conflict"]] = against[:, [conflict]]
        found[there, :, _PLACE["reverse"]] = against[back[there], :kinds]
    return out


def _of_others(values: Floats, who: NDArray[np.int64]) -> Floats:
    """For each pair the sum over the other pairs of the same actor."""
    total = np.zeros((int(who.max()) + 1, values.shape[1]))
    np.add.at(total, who, values)
    return np.maximum(total[who] - values, 0.0)


def _reverse(blocks: Blocks) -> NDArray[np.int64]:
    """(pairs) where the same two stand the other way round; -1 where they do not."""
    place = {
        (s, t): n for n, (s, t) in enumerate(zip(blocks.source.tolist(), blocks.target.tolist(), strict=True))
    }
    return np.array([place.get((t, s), -1) for s, t in place], dtype=np.int64)


def logit(p: Floats) -> Floats:
    """Log odds; no probability is held nearer to 0 or 1 than `EDGE`."""
    held = np.clip(p, EDGE, 1 - EDGE)
    return np.asarray(np.log(held / (1 - held)))


def chance(odds: Floats) -> Floats:
    """The probability of log odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def regress(
    x: Floats, y: Floats, expected: Floats, ridge: Floats, weight: Floats | None = None, *, turns: int = 25
) -> Floats:
    """(columns) weights of a logistic regression of `y` (0 or 1) on `x`, drawn to `expected`; by Newton's method.

    Args:
        ridge: (columns) how firmly each is drawn: the precision of a normal prior.
        weight: (rows) of the observations.
    """
    w = np.ones(len(y)) if weight is None else weight
    beta = expected.astype(np.float64).copy()
    for _ in range(turns):
        p = chance(np.clip(x @ beta, -30, 30))
        slope = x.T @ (w * (y - p)) - ridge * (beta - expected)
        bend = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        beta += step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < 1e-8:
            break
    return beta
