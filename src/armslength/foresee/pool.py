"""A pool of forecasters, its weights learnt from what their past forecasts scored, never from what was still to come.

The weights are those whose mixture would have had the lowest mean CRPS (a linear pool as in Hall, S. and Mitchell, J. (2007),
International Journal of Forecasting 23, with CRPS for the log score, which makes them the minimum of a quadratic):

    CRPS(sum w F) = sum_k w_k E|X_k - y| - 1/2 sum_jk w_j w_k E|X_j - X_k|

They are learnt for each horizon, first over all series of like size together, then for each series from its own past, with
what its like say worth some forecasts more; each series' scores are divided by how much it moves, so that the largest does not
decide for all.

A mixture of well-spread members is spread too wide (Gneiting, T. and Ranjan, R. (2013), Electronic Journal of Statistics 7).
Where values are not counts, the mixture is therefore drawn towards its median by the factor that would have had the lowest mean
CRPS in the past, learnt in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.foresee.scores import crps, spread

Ints = NDArray[np.intp]

THIN = 4
"""Every so-manieth draw is used in learning the weights."""
STEPS = 300
FACTORS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2)


@dataclass(frozen=True, slots=True)
class Pool:
    """What to mix.

    Attributes:
        members: names of forecasters.
        edges: sizes (mean absolute value of the history) that part the classes of series; none is one class.
        expected: the weights before anything was learnt, summing to 1; None is all alike.
        doubt: how many forecasts' worth of the expected weights stand against what was learnt of a class.
        like: how many forecasts' worth of its class stand against what was learnt of a series itself.
        narrows: the spread is learnt too.
    """

    members: tuple[str, ...]
    edges: tuple[float, ...] = ()
    expected: tuple[float, ...] | None = None
    doubt: float = 50.0
    like: float = 20.0
    narrows: bool = False

    def first(self) -> Floats:
        """The expected weights."""
        k = len(self.members)
        return np.full(k, 1 / k) if self.expected is None else np.array(self.expected)

    def start(self, series: int, horizons: Sequence[int]) -> Learning:
        """A pool that has learnt nothing yet."""
        k = len(self.members)
        return Learning(
            self, tuple(horizons), np.zeros((len(horizons), series, k)), np.zeros((len(horizons), series, k, k)),
            np.zeros((len(horizons), series)), np.tile(self.first(), (len(horizons), series, 1)),
            np.zeros((len(horizons), len(FACTORS))),
        )  # fmt: skip


@dataclass(slots=True)
class _Waiting:
    """A forecast whose time has not come."""

    due: int
    horizon: int
    far: Floats
    between: Floats
    factors: Floats


@dataclass(slots=True)
class Learning:
    """The pool as it stands at an origin: sums over the past, (horizons, series, ...)."""

    pool: Pool
    horizons: tuple[int, ...]
    far: Floats
    between: Floats
    n: Floats
    weights: Floats
    factors: Floats
    _waiting: list[_Waiting] = field(default_factory=list)

    def mix(self, history: Floats, drawn: Mapping[str, Floats], origin: int) -> Floats:
        """(horizons, series, n): the mixture at this origin, weights learnt of what was due by it."""
        self._settle(origin, self._classes(history))
        mixed = self._mixed(drawn)
        if not self.pool.narrows:
            return mixed
        factor = np.array(FACTORS)[self._factor()]
        middle = np.median(mixed, axis=-1, keepdims=True)
        return np.asarray(middle + factor[:, None, None] * (mixed - middle))

    def _factor(self) -> Ints:
        """(horizons): which factor scored best; none where nothing was due yet."""
        return np.where(self.factors.any(axis=1), self.factors.argmin(axis=1), FACTORS.index(1.0))

    def _mixed(self, drawn: Mapping[str, Floats]) -> Floats:
        members = np.stack([drawn[m] for m in self.pool.members])
        _, horizons, series, n = members.shape
        members = np.sort(members, axis=-1)
        upto = _shares(self.weights, n).cumsum(axis=-1)
        place = np.arange(n)
        # Each member gives to the mixture as many evenly spaced values of its own as its weight asks for.
        who = (place >= upto[..., None]).sum(axis=-2)
        before = np.concatenate([np.zeros((horizons, series, 1), dtype=int), upto], axis=-1)
        start = np.take_along_axis(before, who, axis=-1)
        share = np.take_along_axis(before, who + 1, axis=-1) - start
        at = ((place - start + 0.5) / share * n).astype(int)
        h, i = np.ogrid[:horizons, :series]
        return np.asarray(members[who, h[..., None], i[..., None], at])

    def remember(self, origin: int, history: Floats, drawn: Mapping[str, Floats], observed: Floats) -> None:
        """Keep what the members said; `observed` (horizons, series) is not looked at before it is due."""
        members = np.stack([drawn[m][..., ::THIN] for m in self.pool.members])
        k = len(members)
        scale = np.maximum(np.nanstd(history, axis=0), 1e-9)
        alone = np.stack([spread(m) for m in members])
        between = np.zeros((k, k, *alone.shape[1:]))
        for i in range(k):
            between[i, i] = alone[i]
            for j in range(i):
                both = spread(np.concatenate([members[i], members[j]], axis=-1))
                between[i, j] = between[j, i] = 2 * both - (alone[i] + alone[j]) / 2
        far = np.abs(members - observed[..., None]).mean(axis=-1)
        tried = np.zeros((len(self.horizons), len(FACTORS), history.shape[1]))
        if self.pool.narrows:
            mixed = self._mixed(drawn)[..., ::THIN]
            middle = np.median(mixed, axis=-1, keepdims=True)
            for f, factor in enumerate(FACTORS):
                tried[:, f] = crps(middle + factor * (mixed - middle), observed) / scale
        for h, ahead in enumerate(self.horizons):
            self._waiting.append(
                _Waiting(origin + ahead, h, far[:, h] / scale, between[:, :, h] / scale, tried[h])
            )

    def _settle(self, origin: int, classes: Ints) -> None:
        due = [w for w in self._waiting if w.due <= origin]
        self._waiting = [w for w in self._waiting if w.due > origin]
        for w in due:
            known = np.isfinite(w.far).all(axis=0)
            self.factors[w.horizon] += w.factors[:, known].sum(axis=1)
            self.far[w.horizon, known] += w.far[:, known].T
            self.between[w.horizon, known] += w.between[:, :, known].transpose(2, 0, 1)
            self.n[w.horizon] += known
        first = self.pool.first()
        at = sorted({w.horizon for w in due})
        which = [(h, c) for h in at for c in np.unique(classes) if self.n[h, classes == c].any()]
        if not which:
            return
        # All horizons and classes at once: the same sums, but one descent for all of them.
        n = np.array([self.n[h, classes == c].sum() for h, c in which])
        far = np.stack([self.far[h, classes == c].sum(axis=0) for h, c in which]) / n[:, None]
        between = np.stack([self.between[h, classes == c].sum(axis=0) for h, c in which]) / n[:, None, None]
        usual = _best(far, between, first, (self.pool.doubt / n)[:, None])
        row = {pair: r for r, pair in enumerate(which)}
        h, s = np.array([(h, s) for h in at for s, c in enumerate(classes) if (h, c) in row]).T
        r = np.array([row[i, classes[j]] for i, j in zip(h, s, strict=True)])
        count = self.n[h, s] + self.pool.like
        self.weights[h, s] = _best(
            (self.far[h, s] + self.pool.like * far[r]) / count[:, None],
            (self.between[h, s] + self.pool.like * between[r]) / count[:, None, None],
            usual[r],
            0.0,
        )

    def _classes(self, history: Floats) -> Ints:
        return np.asarray(
            np.searchsorted(self.pool.edges, np.nanmean(np.abs(history), axis=0)), dtype=np.intp
        )


def _best(far: Floats, between: Floats, first: Floats, doubt: Floats | float) -> Floats:
    """Weights (series, k) from 0 up that sum to 1 and make `w far - w between w / 2 + doubt mean(far) |w - first|^2` least."""
    w = np.broadcast_to((first + 0.01) / (first + 0.01).sum(axis=-1, keepdims=True), far.shape)
    stiff = 2 * doubt * far.mean(axis=1, keepdims=True)
    rate = 2.0 / np.maximum(np.ptp(far, axis=1) + between.max(axis=(1, 2)) + stiff[:, 0], 1e-9)[:, None]
    for _ in range(STEPS):
        slope = far - (between @ w[..., None])[..., 0] + stiff * (w - first)
        w = w * np.exp(-rate * (slope - slope.min(axis=1, keepdims=True)))
        w /= w.sum(axis=1, keepdims=True)
    return np.asarray(w)


def _shares(weights: Floats, n: int) -> Ints:
    """How many of n draws each member (last axis) gives; they sum to n."""
    upto = np.rint(weights.cumsum(axis=-1) * n).astype(np.intp)
    upto[..., -1] = n
    return np.asarray(np.diff(upto, axis=-1, prepend=0))
