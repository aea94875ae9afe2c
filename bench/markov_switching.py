"""Does it pay that the scatter, and perhaps the level, of a vector autoregression switch between states?

    .venv/bin/python bench/markov_switching.py [simulated] [keds] [icews05_15] [intensity] [gdelt]

Needs ../shared/data; without a name all are run. Nothing is written but the tables.

    y[t] = lags B + c[s] + u,   u ~ N(0, Sigma[s]),   s a Markov chain

in the small of Sims, C., Waggoner, D. and Zha, T. (2008), Journal of Econometrics 146, and of Brandt's MSBVAR: two or three states of
Sigma, of Sigma and constant, or of neither. Coefficients have the prior that the steady autoregression learnt (`bvar.learn`), a
state's Sigma that one's as if seen three times, a state is expected to last ten periods. Fitted by variational Bayes (Ghahramani, Z. and
Beal, M., 2001), so that parameters, states and shocks are all unknown in what is drawn.
"""

from __future__ import annotations

import csv
import gzip
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import outlook
from armslength.floats import Floats
from armslength.foresee import learn, roll, scores
from armslength.foresee.bvar import (
    Posterior,
    inverse_wishart_factors,
    moving_average,
    paths,
    prior_rows,
    scales,
)
from armslength.foresee.draws import DRAWS, Forecaster, as_counts, carried
from armslength.foresee.pool import Pool
from armslength.foresee.standard import BASELINES, VALUES, forecasters
from armslength.foresee.vectors import FARTHEST, FEW, Vector
from armslength.ontology.tables import rows

TURNS, STAYS, SEEN = 25, 9.0, 3.0
DRAWN, EVERY = 400, 3


def main(asked: Sequence[str]) -> None:
    """Run what was asked for, or all."""
    parts = {
        "simulated": simulated,
        "keds": keds,
        "icews05_15": icews,
        "intensity": intensity,
        "gdelt": gdelt,
    }
    for name in asked or parts:
        print(f"\n== {name}", flush=True)
        start = time.perf_counter()
        parts[name]()
        print(f"   ({time.perf_counter() - start:.0f} s)", flush=True)


@dataclass(frozen=True, slots=True)
class Switching:
    """What the data say of several systems at once (first axis g).

    Attributes:
        mean: (g, m, k); the covariance of its entries is (g, m, k, m, k). The last S of k are the constants of the states.
        scale, freedom: (g, S, m, m) and (g, S), inverse Wishart of each state's Sigma.
        stays: (g, S, S), Dirichlet of the chain.
        now: (g, S), how probable each state is in the last period.
        last: (g, p, m).
    """

    mean: Floats
    covariance: Floats
    scale: Floats
    freedom: Floats
    stays: Floats
    now: Floats
    last: Floats

    def parameters(
        self, g: int, n: int, periods: int, rng: np.random.Generator
    ) -> tuple[Floats, Floats, Floats]:
        """Draws of coefficients with one constant for each period (n, periods, k, m), of Sigma's factor in each (n, periods, m, m)."""
        m, k = self.mean.shape[1:]
        s = self.freedom.shape[1]
        root = np.linalg.cholesky(self.covariance[g].reshape(m * k, m * k) + 1e-10 * np.eye(m * k))
        drawn = (
            (self.mean[g].ravel() + rng.standard_normal((n, m * k)) @ root.T)
            .reshape(n, m, k)
            .transpose(0, 2, 1)
        )
        factors = np.stack(
            [inverse_wishart_factors(self.scale[g, i], self.freedom[g, i], n, rng) for i in range(s)], axis=1
        )
        chain = rng.standard_gamma(self.stays[g], (n, s, s))
        chain /= chain.sum(axis=2, keepdims=True)
        at = (rng.random((n, 1)) > self.now[g].cumsum()).sum(axis=1).clip(0, s - 1)
        states = np.empty((n, periods), dtype=int)
        for h in range(periods):
            at = (rng.random((n, 1)) > chain[np.arange(n), at].cumsum(axis=1)).sum(axis=1).clip(0, s - 1)
            states[:, h] = at
        constant = np.take_along_axis(drawn[:, k - s :], states[:, :, None], axis=1)
        return drawn[:, : k - s], constant, factors[np.arange(n)[:, None], states]

    def draws(self, g: int, n: int, periods: int, seed: int) -> Floats:
        """(n, periods, m): draws of the future of one system."""
        rng = np.random.default_rng(seed)
        lags, constant, factors = self.parameters(g, n, periods, rng)
        shocks = np.einsum("nhij,nhj->nhi", factors, rng.standard_normal(constant.shape))
        return paths(_with_constant(lags), self.last[g], shocks + constant)

    def log_marginals(self, g: int, observed: Floats, n: int, seed: int) -> Floats:
        """(periods, m): log density of each later value by itself; normal given parameters and states, the mean over draws."""
        periods = len(observed)
        lags, constant, factors = self.parameters(g, n, periods, np.random.default_rng(seed))
        means = paths(_with_constant(lags), self.last[g], constant)
        back = moving_average(_with_constant(lags), self.last.shape[1], periods)
        variance = np.empty(means.shape)
        for h in range(periods):
            felt = back[:, h::-1] @ factors[:, : h + 1]
            variance[:, h] = (felt**2).sum(axis=(1, 3))
        logs = -0.5 * ((observed - means) ** 2 / variance + np.log(2 * np.pi * variance))
        top = logs.max(axis=0)
        return np.asarray(top + np.log(np.exp(logs - top).mean(axis=0)))


def _with_constant(lags: Floats) -> Floats:
    return np.concatenate([lags, np.zeros((len(lags), 1, lags.shape[2]))], axis=1)


def switching(
    y: Floats, ends: NDArray[np.int64], lags: int, posts: Sequence[Posterior], *, states: int, own: bool
) -> Switching:
    """Fit systems that have seen the first `ends` (g) periods of `y` (g, periods, m).

    Args:
        posts: what the steady autoregression says of each.
        own: each state has its own constant.
    """
    g, periods, m = y.shape
    s = states
    length = periods - lags
    seen = (np.arange(length) < (ends - lags)[:, None]).astype(float)
    lagged = np.concatenate([y[:, lags - j : periods - j] for j in range(1, lags + 1)], axis=2)
    target = y[:, lags:]
    wide = m * lags
    k = wide + s
    x = np.zeros((s, g, length, k))
    x[..., :wide] = lagged
    for i in range(s):
        if own:
            x[i, ..., wide + i] = 1
        else:
            x[i, ..., wide:] = 1 / s
    steady = np.stack([p.covariance for p in posts])
    inverse = np.linalg.inv(steady)
    xx0, xy0 = np.empty((g, k, k)), np.empty((g, k, m))
    for i, (post, end) in enumerate(zip(posts, ends, strict=True)):
        x0, y0 = _prior(post, y[i, :end], lags, s)
        xx0[i], xy0[i] = x0.T @ x0, x0.T @ y0
    gamma = _first_guess(lagged, target, ends - lags, posts, s) * seen
    prior_chain = np.full((s, s), 1.0) + (STAYS - 1) * np.eye(s)
    chain = prior_chain + np.zeros((g, s, s))
    precision = np.stack([inverse] * s)
    for _ in range(TURNS):
        xx = np.einsum("sgt,sgta,sgtb->sgab", gamma, x, x, optimize=True)
        xy = np.einsum("sgt,sgta,gti->sgai", gamma, x, target, optimize=True)
        big = np.einsum("gij,gab->giajb", inverse, xx0) + np.einsum(
            "sgij,sgab->giajb", precision, xx, optimize=True
        )
        right = np.einsum("gij,gaj->gia", inverse, xy0) + np.einsum(
            "sgij,sgaj->gia", precision, xy, optimize=True
        )
        covariance = np.linalg.inv(big.reshape(g, m * k, m * k))
        mean = (covariance @ right.reshape(g, m * k, 1)).reshape(g, m, k)
        spread = covariance.reshape(g, m, k, m, k)
        errors = target[None] - np.einsum("sgta,gia->sgti", x, mean, optimize=True)
        n = gamma.sum(axis=2)
        freedom = m + 1 + SEEN + n
        scale = SEEN * steady[None] + np.einsum("sgt,sgti,sgtj->sgij", gamma, errors, errors, optimize=True)
        scale = scale + np.einsum("giajb,sgab->sgij", spread, xx, optimize=True)
        precision = freedom[..., None, None] * np.linalg.inv(scale)
        logs = (
            sum(_digamma((freedom - i) / 2) for i in range(m)) + m * np.log(2) - np.linalg.slogdet(scale)[1]
        )
        felt = np.einsum("sgij,giajb->sgab", precision, spread, optimize=True)
        told = 0.5 * logs[..., None] - 0.5 * (
            np.einsum("sgti,sgij,sgtj->sgt", errors, precision, errors, optimize=True)
            + np.einsum("sgta,sgab,sgtb->sgt", x, felt, x, optimize=True)
        )
        gamma, moves = _smoothed(told, _digamma(chain) - _digamma(chain.sum(axis=2, keepdims=True)), seen)
        chain = prior_chain + moves
    at = ends - lags - 1
    now = gamma[:, np.arange(g), at].T
    last = np.stack([y[i, e - lags : e] for i, e in enumerate(ends)])
    return Switching(
        mean,
        spread,
        scale.transpose(1, 0, 2, 3),
        freedom.T,
        chain,
        now / now.sum(axis=1, keepdims=True),
        last,
    )


def _first_guess(
    lagged: Floats, target: Floats, ends: NDArray[np.int64], posts: Sequence[Posterior], s: int
) -> Floats:
    """(S, g, rows): the most scattered periods, by the steady residuals of five periods, are other states than the rest."""
    first = np.stack([p.mean for p in posts])
    off = target - np.concatenate([lagged, np.ones((*lagged.shape[:2], 1))], axis=2) @ first
    inverse = np.linalg.inv(np.stack([p.covariance for p in posts]))
    seen = np.arange(lagged.shape[1]) < ends[:, None]
    size = np.einsum("gti,gij,gtj->gt", off, inverse, off) * seen
    smooth = np.stack([np.convolve(row, np.ones(5) / 5, "same") for row in size])
    rank = np.stack([
        np.searchsorted(np.sort(a[:end]), a) / end for a, end in zip(smooth, ends, strict=True)
    ])  # fmt: skip
    which = np.clip((rank - 0.4) / 0.6 * s, 0, s - 1).astype(int)
    return np.stack([np.where(which == i, 0.9, 0.1 / (s - 1)) for i in range(s)])


def _prior(post: Posterior, y: Floats, lags: int, states: int) -> tuple[Floats, Floats]:
    """The steady prior's rows with a constant a state: what they say of the one constant, they say of each, or of their mean."""
    m = y.shape[1]
    x0, y0 = prior_rows(post.prior, scales(y, lags), y[:lags].mean(axis=0), lags, 0)
    xs, ys = [], []
    for row, value in zip(x0, y0, strict=True):
        alone = not row[: m * lags].any()
        for i in range(states if alone else 1):
            shares = np.eye(states)[i] if alone else np.full(states, 1 / states)
            xs.append(np.concatenate([row[: m * lags], row[m * lags] * shares]))
            ys.append(value)
    return np.array(xs), np.array(ys)


def _smoothed(told: Floats, moves: Floats, seen: Floats) -> tuple[Floats, Floats]:
    """How probable each state was in each period (S, g, t), and how often one followed another (g, S, S)."""
    s, g, rows = told.shape
    like = np.exp(told - told.max(axis=0)).transpose(2, 1, 0)
    move = np.exp(moves)
    forward, back = np.empty((rows, g, s)), np.ones((rows, g, s))
    at = np.full((g, s), 1 / s)
    for t in range(rows):
        at = (at if t == 0 else (at[:, None] @ move)[:, 0]) * like[t]
        at /= at.sum(axis=1, keepdims=True)
        forward[t] = at
    for t in range(rows - 2, -1, -1):
        after = (move @ (like[t + 1] * back[t + 1])[..., None])[..., 0]
        back[t] = np.where(seen[:, t + 1, None] > 0, after / after.sum(axis=1, keepdims=True), 1.0)
    both = forward * back
    both /= both.sum(axis=2, keepdims=True)
    pair = forward[:-1, :, :, None] * move * (like[1:] * back[1:])[:, :, None]
    pair /= pair.sum(axis=(2, 3), keepdims=True)
    return (both * seen.T[..., None]).transpose(2, 1, 0), np.asarray(
        (pair * seen.T[1:, :, None, None]).sum(axis=0)
    )


def _digamma(x: Floats) -> Floats:
    """By recurrence and the asymptotic series; above 0."""
    out = np.zeros_like(x)
    y = x.copy()
    for _ in range(6):
        out -= 1 / y
        y += 1
    return np.asarray(out + np.log(y) - 1 / (2 * y) - 1 / (12 * y**2) + 1 / (120 * y**4) - 1 / (252 * y**6))


@dataclass(frozen=True, slots=True)
class SwitchingVector:
    """As `Vector`, with states."""

    groups: Sequence[Sequence[int]]
    lags: int
    whole: bool
    states: int
    own: bool

    def __call__(self, history: Floats, horizons: Sequence[int]) -> Floats:
        """(horizons, series, n)."""
        filled = carried(history)
        most = FARTHEST * np.maximum(np.abs(filled).max(axis=0), 1.0)
        y = np.log1p(filled) if self.whole else filled
        lags = min(self.lags, max(1, (len(y) - 3) // 4))
        out = np.full((len(horizons), history.shape[1], DRAWS), np.nan)
        at = np.array(horizons) - 1
        for m in {len(group) for group in self.groups}:
            mine = [list(group) for group in self.groups if len(group) == m]
            systems = np.stack([y[:, group] for group in mine])
            posts = [learn(one, lags, FEW) for one in systems]
            found = switching(
                systems, np.full(len(mine), len(y)), lags, posts, states=self.states, own=self.own
            )
            for g, group in enumerate(mine):
                out[:, group] = found.draws(g, DRAWS, max(horizons), 0)[:, at].transpose(1, 2, 0)
        if self.whole:
            out = np.expm1(np.minimum(out, 50.0))
        out = np.clip(out, -most[:, None], most[:, None])
        return as_counts(out) if self.whole else out


def simulated() -> None:
    """Systems whose two states are known: is each recovered, and does it then score better?"""
    rng = np.random.default_rng(3)
    back = np.array([[0.5, 0.1], [0.0, 0.4]])
    told: dict[str, list[Floats]] = defaultdict(list)
    for turn in range(6):
        y, state = np.zeros((612, 2)), 0
        for t in range(1, len(y)):
            state = 1 - state if rng.random() < (0.03, 0.08)[state] else state
            y[t] = y[t - 1] @ back.T + (1, 5)[state] * rng.normal(size=2) * [1, 0.7] + 2 * state
        origins = np.arange(500, 600, 10)
        steady = [learn(y[:o], 1, FEW) for o in origins]
        fading = [
            learn(y[:o], 1, [p.prior], fades=outlook.FADES) for o, p in zip(origins, steady, strict=True)
        ]
        found = switching(
            np.broadcast_to(y, (len(origins), *y.shape)), origins, 1, steady, states=2, own=True
        )
        if turn == 0:
            chain = found.stays[0] / found.stays[0].sum(axis=1, keepdims=True)
            scatter = found.scale[0] / (found.freedom[0] - 3)[:, None, None]
            print(
                f"   true lags {back.tolist()}, found {found.mean[0, :, :2].round(2).tolist()}; true constants 0 and 2, found {found.mean[0, :, 2:].round(2).tolist()}"
            )
            print(
                f"   true variances 1, .49 and 25, 12.25, found {[np.diag(s).round(2).tolist() for s in scatter]}; true stays .97, .92, found {np.diag(chain).round(2).tolist()}"
            )
        for g, o in enumerate(origins):
            seen = y[o : o + 12]
            told["steady"].append(steady[g].log_marginals(seen, DRAWN, 1))
            told["fading"].append(fading[g].log_marginals(seen, DRAWN, 1))
            told["2 states of Sigma and constant"].append(found.log_marginals(g, seen, DRAWN, 1))
    for name, logs in told.items():
        print(f"   {name:32} log score 1, 4, 12 ahead {np.mean(logs, axis=(0, 2))[[0, 3, 11]].round(3)}")


def keds() -> None:
    """Israel and the Palestinians by week, as in `outlook.py keds`."""
    y, _ = outlook.matrix(outlook.DATA / "keds_msbvar" / "IsraelPalestineConflict.RData")
    lags, horizons = 6, (1, 4, 12)
    choice = outlook.keds_grid()
    origins = np.arange(len(y) - 312, len(y) - max(horizons) + 1, 2)
    seen = [y[o : o + max(horizons)] for o in origins]
    said: dict[str, list[tuple[Floats, Floats]]] = {}
    steady = [learn(y[:o], lags, choice) for o in origins]
    for name, posts in (
        ("steady", steady),
        (
            "fading",
            [
                learn(y[:o], lags, [p.prior], fades=outlook.FADES)
                for o, p in zip(origins, steady, strict=True)
            ],
        ),
    ):
        said[name] = [
            (p.draws(DRAWN, max(horizons), int(o)), p.log_marginals(s, DRAWN, int(o)))
            for p, s, o in zip(posts, seen, origins, strict=True)
        ]
    for states, own in ((2, False), (2, True), (3, False), (3, True)):
        systems = np.broadcast_to(y, (len(origins), *y.shape))
        found = switching(systems, origins, lags, steady, states=states, own=own)
        name = f"{states} states of Sigma{' and constant' if own else ''}"
        said[name] = [
            (found.draws(g, DRAWN, max(horizons), int(o)), found.log_marginals(g, s, DRAWN, int(o)))
            for g, (s, o) in enumerate(zip(seen, origins, strict=True))
        ]
    print(
        f"   {len(origins)} origins; log score and CRPS {horizons} weeks ahead; log score less the fading one's [90%, blocks of 13 origins]"
    )
    base = np.array([log for _, log in said["fading"]])
    most = FARTHEST * np.abs(y[: origins[0]]).max(axis=0)
    for name, of in said.items():
        logs = np.array([log for _, log in of])
        far = np.array([
            scores.crps(d.transpose(1, 2, 0).clip(-most[:, None], most[:, None]), s)
            for (d, _), s in zip(of, seen, strict=True)
        ])  # fmt: skip
        told = []
        for h in horizons:
            gain = (logs - base)[:, h - 1].mean(axis=1)
            told.append(f"{logs[:, h - 1].mean():7.3f} {far[:, h - 1].mean():7.2f} {_interval(gain, 13)}")
        print(f"   {name:28} " + " | ".join(told))


def _interval(gain: Floats, block: int) -> str:
    """The mean with its 90% interval by drawing blocks of neighbours."""
    parts = [gain[i : i + block].mean() for i in range(0, len(gain), block)]
    drawn = np.random.default_rng(0).choice(parts, (1000, len(parts))).mean(axis=1)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return f"{gain.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


def icews() -> None:
    """Deeds by month, ten years."""
    flat, groups, _ = outlook.deeds_of("icews05_15", "month", 60)
    panel(flat, groups, whole=True, lags=2, first=60)


def intensity() -> None:
    """The mean intensity of directed pairs by month, ten years, as `armslength outlook` forecasts it: no choice was made on these."""
    known = {r["code"]: float(r["intensity"]) for r in rows("cameo") if r["class"]}
    covered = outlook.countries("icews05_15")
    seen: dict[tuple[str, str], dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(outlook.DATA / "icews05_15" / "events.csv.gz", "rt", encoding="utf-8") as file:
        for r in csv.DictReader(file):
            pair = r["src_country"], r["dst_country"]
            if r["cameo"] in known and pair[0] != pair[1] and covered.issuperset(pair):
                month = (int(r["date"][:4]) - 2005) * 12 + int(r["date"][5:7]) - 1
                seen[pair][month].append(known[r["cameo"]])
    first = 60
    pairs = sorted(p for p, of in seen.items() if sum(m < first for m in of) >= first / 2 and min(of) < 12)
    values = np.full((132, len(pairs)), np.nan)
    for n, pair in enumerate(pairs):
        for month, told in seen[pair].items():
            values[month, n] = np.mean(told)
    both: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, pair in enumerate(pairs):
        both[tuple(sorted(pair))].append(n)
    of_values(values, list(both.values()), first)


def gdelt() -> None:
    """Scores by month, six years."""
    values, pairs = outlook.scores_of_pairs()
    of_values(values, [[i] for i in range(len(pairs))], outlook.FIRST_SCORED, thin=3)


def of_values(values: Floats, groups: list[list[int]], first: int, *, thin: int = 1) -> None:
    """Alone, and in the pool: of every so-manieth series, each alone, where `thin` is more than 1."""
    panel(values, groups, whole=False, lags=3, first=first)
    if thin > 1:
        values = values[:, ::thin]
        groups = [[i] for i in range(values.shape[1])]
    vectors: dict[str, Forecaster] = {
        "vector as shipped": forecasters(groups, whole=False)["vector"],
        "2 states of Sigma and constant": SwitchingVector(groups, 3, whole=False, states=2, own=True),
    }
    pooled(values, groups, vectors, VALUES, whole=False, first=first)


def panel(values: Floats, groups: list[list[int]], *, whole: bool, lags: int, first: int) -> None:
    """The vector autoregression with and without states."""
    shipped = forecasters(groups, whole=whole)["vector"]
    steady: dict[str, Forecaster] = {} if whole else {"steady": Vector(groups, lags=lags)}
    named = {
        "shipped": shipped,
        **steady,
        "2 states of Sigma": SwitchingVector(groups, lags, whole, 2, own=False),
        "2 states of Sigma and constant": SwitchingVector(groups, lags, whole, 2, own=True),
    }
    tested = roll(values, named, origins=range(first, len(values), EVERY), horizons=(1, 3, 6), whole=whole)
    scale = np.maximum(np.nanstd(values[:first], axis=0), outlook.LEAST_SCALE)
    print(
        f"   {values.shape[1]} series, {len(groups)} groups, {len(tested.origins)} origins; 1, 3, 6 months: CRPS saved against the shipped "
        "one's, by series' deviation [90%, groups drawn] | log score less its [90%]"
    )
    for name in named:
        told = []
        for h in range(3):
            ours, theirs = (
                np.nanmean(tested.crps[tested.of(n), :, h] / scale, axis=0) for n in (name, "shipped")
            )
            logs = np.nanmean((tested.log[tested.of(name)] - tested.log[tested.of("shipped")])[:, h], axis=0)
            told.append(f"{_drawn(ours, theirs, groups)} | {_meant(logs, groups)}")
        print(f"      {name:32} " + "; ".join(told))


def pooled(
    values: Floats,
    groups: list[list[int]],
    vectors: dict[str, Forecaster],
    pool: Pool,
    *,
    whole: bool,
    first: int,
) -> None:
    """The pool as shipped and with another vector in its place, learnt on the way from the twelfth period on."""
    others = {n: f for n, f in forecasters(groups, whole=whole).items() if n != "vector"}
    kept: dict[tuple[str, int], Floats] = {}

    def once(name: str, forecaster: Forecaster) -> Forecaster:
        def draw(history: Floats, horizons: Sequence[int]) -> Floats:
            if (name, len(history)) not in kept:
                kept[name, len(history)] = forecaster(history, horizons).astype(np.float32)
            return kept[name, len(history)].astype(np.float64)

        return draw

    scale = np.maximum(np.nanstd(values[:first], axis=0), outlook.LEAST_SCALE)
    base = None
    for label, vector in vectors.items():
        named = {n: once(n, f) for n, f in others.items()} | {"vector": vector}
        tested = roll(
            values, named, origins=range(12, len(values), 2), horizons=(1, 3, 6), whole=whole, pool=pool
        ).since(first)  # fmt: skip
        base = base or tested
        told = []
        at = tested.of("pool")
        for h in range(3):
            ours, theirs = (np.nanmean(t.crps[at, :, h] / scale, axis=0) for t in (tested, base))
            logs = np.nanmean((tested.log - base.log)[at, :, h], axis=0)
            hard = min(
                1 - np.nanmean(tested.crps[at, :, h]) / np.nanmean(tested.crps[tested.of(b), :, h])
                for b in BASELINES
            )
            rank = tested.rank[at, :, h]
            inner = (np.abs(rank - 0.5) < 0.4)[np.isfinite(rank)].mean()
            told.append(
                f"{_drawn(ours, theirs, groups)} | {_meant(logs, groups)} | hardest baseline {hard:+.1%} | middle 80% of ranks {inner:.3f}"
            )
        weights = (
            "" if tested.weights is None else np.round(np.nanmean(tested.weights, axis=(0, 2)), 2).tolist()
        )
        print(f"      pool with {label:30} " + "; ".join(told) + f" | weights {weights}", flush=True)


def _meant(gain: Floats, groups: list[list[int]]) -> str:
    each = np.array([np.nanmean(gain[g]) for g in groups])
    drawn = np.random.default_rng(0).choice(each, (400, len(each))).mean(axis=1)
    low, high = np.quantile(drawn, [0.05, 0.95])
    return f"{each.mean():+.4f} [{low:+.4f}, {high:+.4f}]"


def _drawn(ours: Floats, theirs: Floats, groups: list[list[int]]) -> str:
    mine, other = (np.array([np.nansum(a[g]) for g in groups]) for a in (ours, theirs))
    at = np.random.default_rng(0).integers(0, len(groups), (400, len(groups)))
    low, high = np.quantile(1 - mine[at].sum(axis=1) / other[at].sum(axis=1), [0.05, 0.95])
    return f"{1 - mine.sum() / other.sum():+.2%} [{low:+.2%}, {high:+.2%}]"


if __name__ == "__main__":
    main(sys.argv[1:])
