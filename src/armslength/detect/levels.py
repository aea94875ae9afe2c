"""Change points of one series in time linear in its periods: the level as a hidden Markov chain on a grid.

The model is that of `changepoints`. A level stays as it is or, with the hazard's probability, is drawn anew from its prior,
whatever it was before. So what is known of it at one period follows from the period before alone, and the forward and
backward passes of a hidden Markov model give, in one sweep each, what the recursions over all segments give in time
quadratic in the periods. The level lies on `POINTS` points; integrals over it are taken by the trapezoidal rule.

That rule is all that is not exact. With p the precision to which a segment's level is known, the sum of its periods' and
the prior's, and d the distance of two points about the level, the evidence of the segment is off by a share of at most
2 exp(-2 pi^2 / (p d^2)) (Trefethen and Weideman 2014, SIAM Review 56), and by 1e-7 for what of the prior lies beyond the grid.
About the centre, where d is 0.0125, that is 1e-6 up to a p of 8,600, which 400 months of the heaviest weight and the least noise
have, or 1,600 weeks of a deed each that scatter by 0.4; and 1e-3 at twice as many. Farther off the points are farther apart:
d is 0.015 at 1 from the centre (p up to 6,300), 0.03 at 1.5 (1,400), and 0.06 at 2 (400), where no level of a series on -1 to 1 is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from armslength.detect.changepoints import NOISES, SPREADS, centre, moments, precisions
from armslength.floats import Floats

POINTS = 256
REACH = 3.2
"""How far the grid goes on either side of the centre: five deviations of the widest prior. All values lie within."""
BEND = 9
"""The points are evenly apart in the middle of the grid, and farther towards its ends, by this power."""
NEGLIGIBLE = 1e-3
"""Noises less probable than this take no part."""
AT_ONCE = 4
"""Series swept through together."""
CELLS = 40_000
"""Points times rows times periods of a block, which then stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What one series says of its changes.

    Attributes:
        change: (periods,); probability that a new segment starts there, 0 at the first.
        old, new: (2, periods); first and second moment of the level that ends, and of the one that begins, where a
            segment starts at the period, times that probability.
        shares: (noises,); how far each noise that takes part is believed.
        past: (periods, noises, points); what was seen up to the period says of each level, on some scale.
        ahead: the same shape; how probable what is seen after the period is, if the level was this, against how probable it
            is and the next period starts a segment.
        whole: (periods, noises); the sum of past times ahead.
    """

    change: Floats
    old: Floats
    new: Floats
    shares: Floats
    past: Floats
    ahead: Floats
    whole: Floats

    def unbroken(self, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
        """Probability that no segment starts in the periods first to last, both included; `first` is 1 or more."""
        held = self.past[first - 1] * self.ahead[first - 1] / self.whole[first - 1, :, None]
        for step in range(int((last - first).max(initial=-1)) + 1):
            # A level stays unless the next period starts a segment, which has a part of 1 in `ahead`.
            stays = 1 - 1 / self.ahead[np.minimum(first + step, last) - 1]
            held *= np.where((first + step <= last)[:, None, None], stays, 1.0)
        return np.asarray(held.sum(axis=2) @ self.shares)

    def before(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that ends where a segment starts at one of these periods."""
        return moments(self.change[starts], *self.old[:, starts])

    def after(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that begins at one of these periods."""
        return moments(self.change[starts], *self.new[:, starts])


def posterior(y: Floats, w: Floats, *, hazard: float) -> Levels:
    """The posterior of one series' changes from values and weights (periods,), weight 0 where nothing was seen."""
    return next(posteriors(y[None], w[None], hazard=hazard))


def posteriors(y: Floats, w: Floats, *, hazard: float) -> Iterator[Levels]:
    """Those of many series of as many periods, (series, periods), each by itself, in order; some at a time, for speed."""
    count = len(NOISES)
    for part in (slice(at, at + AT_ONCE) for at in range(0, len(y), AT_ONCE)):
        rows = _Rows.of(
            y[part], w[part], np.repeat(np.arange(len(y[part])), count), np.tile(NOISES, len(y[part]))
        )
        logs = rows.evidence(hazard).reshape(-1, count)
        believed = np.exp(logs - logs.max(axis=1, keepdims=True))
        believed = np.where(believed > NEGLIGIBLE * believed.sum(axis=1, keepdims=True), believed, 0.0)
        series, noise = np.nonzero(believed)
        shares = (believed / believed.sum(axis=1, keepdims=True))[series, noise]
        kept = _Rows.of(y[part], w[part], series, NOISES[noise])
        yield from kept.told(shares, np.bincount(series).tolist(), hazard)


def under(y: Floats, w: Floats, *, hazard: float, noise: float) -> Iterator[Levels]:
    """The same under one noise that is known."""
    for part in (slice(at, at + AT_ONCE) for at in range(0, len(y), AT_ONCE)):
        count = len(y[part])
        rows = _Rows.of(y[part], w[part], np.arange(count), np.full(count, noise))
        yield from rows.told(np.ones(count), [1] * count, hazard)


def learnt(y: Floats, w: Floats, *, hazard: float) -> Floats:
    """Log evidence of each noise, (noises,), of one series."""
    return _Rows.of(y[None], w[None], np.zeros(len(NOISES), dtype=np.intp), NOISES).evidence(hazard)


def running(
    y: Floats, w: Floats, middle: float, window: tuple[int, int], *, hazard: float
) -> Iterator[tuple[int, float]]:
    """From the window's first period on: a period, and the probability that the segment running then started in the window.

    Each knows only what was seen up to the period: the run length of Adams, R. P. and MacKay, D. J. C. (2007), Bayesian
    Online Changepoint Detection, averaged over the noises by their evidence up to then.

    Args:
        middle: the centre of the levels' prior, from what was known before.
        window: first and last period.
    """
    count = len(NOISES)
    rows = _Rows.of(y[None], w[None], np.zeros(count, dtype=np.intp), NOISES, middle=np.array([middle]))
    again, logs = hazard * rows.prior, 0.5 * np.log(np.maximum(rows.precision, 1e-300) / (2 * np.pi))
    past, recent, log = np.tile(rows.prior, (count, 1)), np.zeros(rows.shape[1:]), np.zeros(count)
    for t, seen in rows.seen():
        if t:
            past, recent = (1 - hazard) * past + again, (1 - hazard) * recent
        if t and window[0] <= t <= window[1]:
            recent += again
        past, recent = past * seen, recent * seen
        norm = past.sum(axis=1, keepdims=True)
        past, recent = past / norm, recent / norm
        log += np.log(norm[:, 0]) + np.where(rows.precision[t] > 0, logs[t], 0.0)
        if t >= window[0]:
            believed = np.exp(log - log.max())
            yield t, float(recent.sum(axis=1) @ believed / believed.sum())


@dataclass(frozen=True, slots=True)
class _Rows:
    """Series under a noise each, a row every such pair.

    Attributes:
        centre: (rows,); what levels are reckoned from.
        precision: (periods, rows).
        off: (periods, rows); values less the centre, 0 where nothing was seen.
        points, prior: (points,); the levels, and their prior probabilities.
    """

    centre: Floats
    precision: Floats
    off: Floats
    points: Floats
    prior: Floats

    @classmethod
    def of(
        cls, y: Floats, w: Floats, series: NDArray[np.intp], noises: Floats, *, middle: Floats | None = None
    ) -> _Rows:
        if middle is None:
            middle = np.array([centre(a, b) for a, b in zip(y, w, strict=True)])
        off = np.where(w > 0, y - middle[:, None], 0.0)
        points, prior = _grid(max(REACH, float(np.abs(off).max(initial=0.0)) + 1.0))
        return cls(middle[series], precisions(w[series], noises).T, off[series].T, points, prior)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Periods, rows, points."""
        return (*self.off.shape, len(self.points))

    def seen(self, *, backwards: bool = False) -> Iterator[tuple[int, Floats]]:
        """Periods, and how well each level agrees with what they show, (rows, points), at best 1; for the caller to change."""
        n, rows, points = self.shape
        of_period = np.stack(
            [self.precision, self.precision * self.off, self.precision * self.off**2], axis=2
        )
        of_point = np.stack([-0.5 * self.points**2, self.points, np.full(points, -0.5)])
        length = max(1, CELLS // (rows * points))
        starts = range(0, n, length)
        for start in reversed(starts) if backwards else starts:
            block = of_period[start : start + length].reshape(-1, 3) @ of_point
            np.exp(block, out=block)
            told = list(enumerate(block.reshape(-1, rows, points), start))
            yield from reversed(told) if backwards else told

    def evidence(self, hazard: float) -> Floats:
        """(rows,); its logarithm."""
        logs = 0.5 * np.log(np.where(self.precision > 0, self.precision / (2 * np.pi), 1.0)).sum(axis=0)
        past, redrawn, every = (
            np.tile(self.prior, (self.shape[1], 1)),
            hazard * self.prior,
            np.ones(self.shape[2]),
        )
        norm = np.ones(self.shape[1])
        for t, seen in self.seen():
            if t:
                past *= ((1 - hazard) / norm)[:, None]
                past += redrawn
            past *= seen
            norm = past @ every
            logs += np.log(norm)
        return np.asarray(logs)

    def told(self, shares: Floats, counts: Sequence[int], hazard: float) -> Iterator[Levels]:
        """The posterior of each series: `counts` says how many rows are its, `shares` how far each is believed."""
        past, ahead = np.empty(self.shape), np.ones(self.shape)
        norm, redrawn = np.ones(self.shape[:2]), np.ones(self.shape[:2])
        old, new = np.zeros((2, *norm.shape)), np.zeros((2, *norm.shape))
        powers, every = np.stack([self.points, self.points**2], axis=1), np.ones(self.shape[2])
        again = hazard * self.prior
        for t, seen in self.seen():
            if t:
                np.multiply(past[t - 1], ((1 - hazard) / norm[t - 1])[:, None], out=past[t])
                past[t] += again
                past[t] *= seen
            else:
                np.multiply(self.prior, seen, out=past[t])
            np.matmul(past[t], every, out=norm[t])
        again_powers = np.column_stack([again, again[:, None] * powers])
        for t, seen in self.seen(backwards=True):
            if t:
                here = np.multiply(seen, ahead[t], out=seen)
                redrawn[t], *new[:, t] = (here @ again_powers).T
                np.multiply(here, ((1 - hazard) / redrawn[t])[:, None], out=ahead[t - 1])
                ahead[t - 1] += 1.0
        whole = np.einsum("trp,trp->tr", past, ahead)
        # Where a level ends, only what came before says what it was; and of one that begins only what follows.
        old[:, 1:] = (past[:-1].reshape(-1, len(powers)) @ powers).T.reshape(2, -1, norm.shape[1]) / norm[:-1]
        new[:, 1:] /= redrawn[1:]
        each = np.zeros_like(norm)
        each[1:] = norm[:-1] / whole[:-1]
        for moment in (old, new):
            moment[1] += 2 * self.centre * moment[0] + self.centre**2
            moment[0] += self.centre
            np.multiply(moment, each, out=moment)
        ends = np.cumsum(counts).tolist()
        for own, share in ((slice(a, b), shares[a:b]) for a, b in pairwise([0, *ends])):
            change, ended, begun = (x[..., own] @ share for x in (each, old, new))
            yield Levels(change, ended, begun, share, past[:, own], ahead[:, own], whole[:, own])


@lru_cache(maxsize=8)
def _grid(reach: float) -> tuple[Floats, Floats]:
    """The points and their prior probabilities; a `reach` beyond the usual one has more points, as near to each other."""
    u = np.linspace(-1, 1, round(POINTS * reach / REACH))
    points = reach / 2 * (u + u**BEND)
    apart = reach / 2 * (1 + BEND * u ** (BEND - 1)) * (u[1] - u[0])
    density = [np.exp(-0.5 * points**2 / s) / np.sqrt(2 * np.pi * s) for s in SPREADS]
    return points, np.mean(density, axis=0) * apart
