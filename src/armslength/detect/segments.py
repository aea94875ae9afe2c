"""Change points that several series have in common, by the exact recursions over all segments.

Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems", Statistics and Computing 16. What
several series know of their levels does not factor once their changes are unknown, so that the chain of `levels` is not to be
had for them: the recursions take the probability of every possible segment, in time quadratic in the periods.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.detect.changepoints import NOISES, SPREADS, centre, moments, precisions
from armslength.detect.levels import NEGLIGIBLE, learnt
from armslength.floats import Floats

CELLS = 1_000_000
"""Segments held in memory at once."""


@dataclass(frozen=True, slots=True)
class Segments:
    """What one of the series says of their changes.

    Attributes:
        segments: (periods, periods); `segments[s, e]` is the probability that one segment runs from period s to
            period e, both included, and no further.
        first, second: the same shape; the first and second moment of such a segment's level, times its probability.
    """

    segments: Floats
    first: Floats
    second: Floats

    @property
    def change(self) -> Floats:
        """Probability that a new segment starts at each period; 0 at the first."""
        found = self.segments.sum(axis=1)
        found[0] = 0.0
        return np.asarray(found)

    def unbroken(self, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
        """Probability that no segment starts in the periods first to last, both included; `first` is 1 or more."""
        begun = np.vstack([np.zeros(len(self.segments)), self.segments.cumsum(axis=0)])
        return np.asarray(begun[:, ::-1].cumsum(axis=1)[:, ::-1][first, last])

    def before(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that ends where a segment starts at one of these periods."""
        at = starts - 1
        return moments(self.segments[:, at], self.first[:, at], self.second[:, at])

    def after(self, starts: NDArray[np.intp]) -> tuple[float, float]:
        """Mean and variance of the level that begins at one of these periods."""
        return moments(self.segments[starts], self.first[starts], self.second[starts])


def common(signals: Sequence[tuple[Floats, Floats]], *, hazard: float) -> list[Segments]:
    """Changes that several series have at once: each keeps its own levels and noise, all share their segments.

    Each segment draws each series' noise from what that series, looked at alone, lets one believe of it. To take the likeliest
    noise for given would let a deed or two decide between noises, and with them whether there is a change at all.

    Args:
        signals: values and weights of each, over the same periods.

    Returns:
        One a signal, alike but for the levels.
    """
    told = [_under_each_noise(y, w, hazard) for y, w in signals]
    segments = _segments(np.asarray(sum(log for log, _, _ in told))[None], hazard)[0]
    return [Segments(segments, segments * mean, segments * square) for _, mean, square in told]


def _under_each_noise(y: Floats, w: Floats, hazard: float) -> tuple[Floats, Floats, Floats]:
    """Log evidence of each segment, (periods, periods), and its level's mean and second moment, over the noises of the series."""
    logs, middle = learnt(y, w, hazard=hazard), centre(y, w)
    log, mean, square = np.array(-np.inf), np.array(0.0), np.array(0.0)
    for noise, share in zip(NOISES, np.exp(logs - np.logaddexp.reduce(logs)), strict=True):
        if share <= NEGLIGIBLE:
            continue
        one = NOISES[noise == NOISES]
        of_noise, (of_mean, of_square) = _evidence(y, w, middle, one)[0], _levels(y, w, middle, one)
        of_noise = of_noise + np.log(share)
        together = np.logaddexp(log, of_noise)
        old, new = np.exp(log - together), np.exp(of_noise - together)
        log, mean, square = together, old * mean + new * of_mean[0], old * square + new * of_square[0]
    return log, mean, square


def started(signals: Sequence[tuple[Floats, Floats, float]], *, hazard: float) -> Floats:
    """(periods, periods): at [s, t] the probability that the segment running at t started at s, knowing only up to t.

    The run length of Adams, R. P. and MacKay, D. J. C. (2007), Bayesian Online Changepoint Detection, averaged over
    the noises by their evidence up to then.

    Args:
        signals: values, weights and the centre of the levels' prior, from what was known before; of series that
            change together.
    """
    n = len(signals[0][0])
    joint = np.full((n, n), -np.inf)
    stay = np.log1p(-hazard) * np.arange(n)
    for part in _parts(len(NOISES), n):
        log = np.asarray(sum(_evidence(y, w, middle, NOISES[part]) for y, w, middle in signals))
        for found in log + (_forward(log, hazard) - stay)[:, :, None] + stay:
            joint = np.logaddexp(joint, found)
    joint = np.where(np.arange(n)[:, None] <= np.arange(n), joint, -np.inf)
    return np.asarray(np.exp(joint - np.logaddexp.reduce(joint, axis=0)))


def _parts(rows: int, n: int) -> Iterator[slice]:
    """As many rows at a time as fit into memory."""
    at_once = max(1, CELLS // max(1, n * n))
    return (slice(at, min(at + at_once, rows)) for at in range(0, rows, at_once))


def _evidence(y: Floats, w: Floats, centre: float, noises: Floats) -> Floats:
    """(noises, periods, periods): log evidence of the segment from s to e, averaged over the spreads.

    Args:
        y, w: (periods) of one series for all noises, or (noises, periods).
    """
    if w.ndim == 1 and not w.all():
        seen = np.flatnonzero(w)
        return _spread_out(_evidence(y[seen], w[seen], centre, noises), seen, len(w), empty=0.0)
    z, p = y - centre, precisions(w, noises)
    log = np.where(p > 0, 0.5 * np.log(np.maximum(p, 1e-300) / (2 * np.pi)), 0.0) - 0.5 * p * z * z
    top, parts = _by_spread(np.maximum(_between(p), 0.0), _between(p * z))
    return np.asarray(_between(log) + top + np.log(sum(parts) / len(SPREADS)))


def _levels(y: Floats, w: Floats, centre: float, noises: Floats) -> tuple[Floats, Floats]:
    """(noises, periods, periods): mean and second moment of the level of the segment from s to e."""
    if not w.all():
        seen = np.flatnonzero(w)
        mean, square = _levels(y[seen], w[seen], centre, noises)
        wide = float(np.mean(SPREADS)) + centre**2
        return (
            _spread_out(mean, seen, len(w), empty=centre),
            _spread_out(square, seen, len(w), empty=wide),
        )
    p = precisions(w, noises)
    total, linear = np.maximum(_between(p), 0.0), _between(p * (y - centre))
    _, weights = _by_spread(total, linear)
    whole = sum(weights)
    mean, square = np.zeros_like(total), np.zeros_like(total)
    for weight, spread in zip(weights, SPREADS, strict=True):
        variance = spread / (1 + spread * total)
        level = centre + variance * linear
        mean += weight / whole * level
        square += weight / whole * (variance + level**2)
    return mean, square


def _spread_out(values: Floats, seen: NDArray[np.intp], periods: int, *, empty: float) -> Floats:
    """What holds of segments of the periods seen, for segments of all: a period without deeds changes nothing."""
    t = np.arange(periods)
    first, last = np.searchsorted(seen, t), np.searchsorted(seen, t, side="right") - 1
    if not len(seen):
        return np.full((len(values), periods, periods), empty)
    found = values[:, np.minimum(first, len(seen) - 1)[:, None], np.maximum(last, 0)[None, :]]
    return np.asarray(np.where(first[:, None] <= last[None, :], found, empty))


def _by_spread(total: Floats, linear: Floats) -> tuple[Floats, list[Floats]]:
    """What the level's freedom adds to a segment's evidence under each spread: a common logarithm, and the factors beside it.

    Under one spread that is exp(e) / sqrt(g), with g = 1 + spread * total and e = spread * linear^2 / (2 g), which grows with
    the spread: the widest gives the common logarithm, so that nothing overflows.
    """
    half = 0.5 * linear**2
    grown = [1 + spread * total for spread in SPREADS]
    powers = [spread / g * half for spread, g in zip(SPREADS, grown, strict=True)]
    top = powers[-1]
    return top, [np.exp(e - top) / np.sqrt(g) for e, g in zip(powers, grown, strict=True)]


def _between(values: Floats) -> Floats:
    """(rows, periods, periods): the sum of `values` from s to e, both included."""
    sums = np.concatenate([np.zeros((len(values), 1)), values.cumsum(axis=1)], axis=1)
    return np.asarray(sums[:, None, 1:] - sums[:, :-1, None])


def _backward(log: Floats, hazard: float) -> Floats:
    """(rows, periods + 1): log evidence of what comes from t on, given that a segment starts at t."""
    n = log.shape[1]
    out = np.zeros((len(log), n + 1))
    ends = np.arange(n)
    following = np.where(ends < n - 1, np.log(hazard), 0.0) + np.log1p(-hazard) * ends
    for t in range(n - 1, -1, -1):
        out[:, t] = _log_sum(log[:, t, t:] + (following[t:] + out[:, t + 1 :])) - np.log1p(-hazard) * t
    return out


def _forward(log: Floats, hazard: float) -> Floats:
    """(rows, periods): log evidence of what comes before s, with a segment starting at s."""
    count, n, _ = log.shape
    out = np.zeros((count, n))
    stay = np.log1p(-hazard) * np.arange(n)
    for start in range(1, n):
        reached = out[:, :start] + log[:, :start, start - 1] - stay[:start]
        out[:, start] = _log_sum(reached) + stay[start - 1] + np.log(hazard)
    return out


def _segments(log: Floats, hazard: float) -> Floats:
    """(rows, periods, periods): the probability of every segment, given the row's noise."""
    n = log.shape[1]
    t, stay = np.arange(n), np.log1p(-hazard) * np.arange(n)
    backward = _backward(log, hazard)
    ending = np.where(t < n - 1, np.log(hazard), 0.0) + backward[:, 1:] + stay
    starting = _forward(log, hazard) - stay - backward[:, :1]
    found = np.where(t[:, None] <= t, log + starting[:, :, None] + ending[:, None, :], -np.inf)
    return np.asarray(np.exp(found))


def _log_sum(values: Floats) -> Floats:
    top = values.max(axis=1)
    return np.asarray(top + np.log(np.exp(values - top[:, None]).sum(axis=1)))
