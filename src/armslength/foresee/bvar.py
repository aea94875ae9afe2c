"""A Bayesian vector autoregression with the Sims-Zha prior, in closed form.

    y[t] = y[t-1] A1 + ... + y[t-p] Ap + z[t] C + c + u[t],      u[t] ~ N(0, Sigma)

The prior of Sims, C. and Zha, T. (1998), "Bayesian methods for dynamic multivariate models", International Economic
Review 39, in the reduced form of Brandt, P. and Freeman, J. (2006), Political Analysis 14, is written as rows of
invented data: for every coefficient a row that says what is expected of it and how firmly, then rows for sums of
coefficients and for the start of the series. Posterior, evidence and one-step predictive then come from sums of squares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import lgamma, log, pi
from typing import Literal

import numpy as np

from armslength.errors import InputError
from armslength.floats import Floats

TIGHTNESS = (0.05, 0.1, 0.2, 0.4, 0.8)
DECAYS = (1.0, 2.0)
PERSISTENCES = (0.0, 0.5, 1.0)
PULLS = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Prior:
    """Hyperparameters, named as in the literature.

    Attributes:
        lambda0: overall tightness, above 0. It divides the scale that Sigma is expected to have, and so leaves the
            spread of own lags at `lambda1 / lag ** lambda3`.
        lambda1: standard deviation of the first own lag around `persistence`, above 0.
        lambda3: how fast later lags are drawn to 0; 0 is not at all.
        lambda4: standard deviation of the constant relative to Sigma's scale; 0 leaves the constant free.
        lambda5: the same for exogenous variables.
        mu5: weight of the rows that say a series' own lags sum to one and others' to nothing; 0 is none.
        mu6: weight of the row that says series that start at a level stay there together; 0 is none.
        persistence: the expected first own lag: 1, a random walk, in the literature.
        kind: `wishart` (normal-Wishart), `normal-flat` (no scale expected of Sigma) or `flat` (none of coefficients either).
    """

    lambda0: float = 0.6
    lambda1: float = 0.1
    lambda3: float = 2.0
    lambda4: float = 0.25
    lambda5: float = 0.0
    mu5: float = 0.0
    mu6: float = 0.0
    persistence: float = 1.0
    kind: Literal["wishart", "normal-flat", "flat"] = "wishart"


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the data say: coefficients given Sigma are matrix normal, Sigma is inverse Wishart.

    Attributes:
        mean: (k, m) coefficients; rows are lag 1 of every series, lag 2, ..., the constant, the exogenous variables;
            a column is an equation.
        precision: (k, k); the covariance of `vec(mean)` is Sigma kron inverse of it.
        scale: (m, m) of Sigma's inverse Wishart.
        freedom: its degrees of freedom.
        lags: p.
        last: (p, m) the latest observations, oldest first.
        prior: what was expected.
        log_evidence: log probability of the data before they were seen; None where the prior is improper.
    """

    mean: Floats
    precision: Floats
    scale: Floats
    freedom: float
    lags: int
    last: Floats
    prior: Prior
    log_evidence: float | None

    @property
    def series(self) -> int:
        """How many series, m."""
        return int(self.mean.shape[1])

    @property
    def covariance(self) -> Floats:
        """Posterior mean of Sigma, (m, m)."""
        return np.asarray(self.scale / max(self.freedom - self.series - 1, 1e-9))

    def point(self, periods: int, exogenous: Floats | None = None) -> Floats:
        """(periods, m): the path at the posterior mean of the coefficients, no shocks."""
        return np.asarray(
            paths(self.mean[None], self.last, np.zeros((1, periods, self.series)), exogenous)[0]
        )

    def parameters(self, n: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Draws of the coefficients (n, k, m) and of the lower Cholesky factor of Sigma (n, m, m)."""
        k, m = self.mean.shape
        factors = inverse_wishart_factors(self.scale, self.freedom, n, rng)
        root = np.linalg.cholesky(np.linalg.inv(self.precision))
        noise = rng.standard_normal((n, k, m))
        return self.mean + root @ noise @ factors.transpose(0, 2, 1), factors

    def draws(self, n: int, periods: int, seed: int, exogenous: Floats | None = None) -> Floats:
        """(n, periods, m): draws of the future, parameters and shocks both unknown; the same for the same seed."""
        rng = np.random.default_rng(seed)
        coefficients, factors = self.parameters(n, rng)
        shocks = rng.standard_normal((n, periods, self.series)) @ factors.transpose(0, 2, 1)
        return paths(coefficients, self.last, shocks, exogenous)

    def log_marginals(self, observed: Floats, n: int, seed: int, exogenous: Floats | None = None) -> Floats:
        """(periods, m): log density of each later value by itself, of `observed` (periods, m).

        Given the parameters each is normal; the mean is taken over `n` draws of them, so that nothing is smoothed.
        """
        coefficients, factors = self.parameters(n, np.random.default_rng(seed))
        calm = np.zeros((n, *observed.shape))
        means = paths(coefficients, self.last, calm, exogenous)
        felt = moving_average(coefficients, self.lags, len(observed)) @ factors[:, None]
        variance = (felt**2).sum(axis=3).cumsum(axis=1)
        logs = -0.5 * ((observed - means) ** 2 / variance + np.log(2 * pi * variance))
        top = logs.max(axis=0)
        return np.asarray(top + np.log(np.exp(logs - top).mean(axis=0)))

    def log_density(self, following: Floats, exogenous: Floats | None = None) -> float:
        """Log density of the very next observation (m), all series at once: a multivariate t, exact."""
        x = np.concatenate([self.last[::-1].ravel(), [1.0], [] if exogenous is None else exogenous[0]])
        spread = 1.0 + float(x @ np.linalg.solve(self.precision, x))
        return _log_t(following - x @ self.mean, self.scale * spread, self.freedom)


def fit(
    y: Floats, lags: int, prior: Prior, exogenous: Floats | None = None, *, fade: float = 1.0
) -> Posterior:
    """The posterior of a VAR.

    Args:
        y: (periods, m), oldest first, no gaps.
        lags: p, 1 or more.
        exogenous: (periods, q), known beside `y`; None is none.
        fade: what is known of Sigma after a period counts for so much in the next. Below 1 the scatter follows quiet and
            violent years and, resting on fewer periods, has heavier tails; the coefficients are those of all periods
            (the variance discount of Quintana, J. and West, M. (1987), The Statistician 36). It needs a proper prior.

    Raises:
        InputError: a gap, a wrong shape, or too few periods for so many lags.
    """
    data = _Data.of(y, lags, exogenous)
    found = _fitted(data, prior)
    return found if fade == 1 else _faded(data, found, fade)


def learn(
    y: Floats,
    lags: int,
    priors: Iterable[Prior] | None = None,
    exogenous: Floats | None = None,
    *,
    fades: Sequence[float] = (1.0,),
) -> Posterior:
    """The posterior under the prior of highest evidence among `priors` (proper ones; `grid()` where None).

    The prior is chosen as if the scatter were steady, then of `fades` (as in `fit`) the one of highest evidence under it.
    """
    data = _Data.of(y, lags, exogenous)
    best: Posterior | None = None
    for prior in grid() if priors is None else priors:
        found = _fitted(data, prior)
        if found.log_evidence is None:
            raise InputError(
                f"foresee: the evidence of a {prior.kind} prior is not defined; give wishart priors with lambda4 above 0"
            )
        if best is None or best.log_evidence is None or found.log_evidence > best.log_evidence:
            best = found
    if best is None:
        raise InputError("foresee: no prior to learn from; give at least one")
    tried = [best if fade == 1 else _faded(data, best, fade) for fade in fades]
    return max(tried, key=lambda found: found.log_evidence or 0.0)


def grid(
    base: Prior | None = None,
    *,
    tightness: Sequence[float] = TIGHTNESS,
    decays: Sequence[float] = DECAYS,
    persistences: Sequence[float] = PERSISTENCES,
    pulls: Sequence[float] = PULLS,
) -> list[Prior]:
    """Priors to choose among: every lambda1, lambda3, persistence, and mu5 = mu6 only beside a random walk."""
    base = base or Prior(lambda0=1.0, lambda4=1.0)
    return [
        replace(base, lambda1=one, lambda3=three, persistence=kept, mu5=pull, mu6=pull)
        for one, three, kept, pull in product(tightness, decays, persistences, pulls)
        if pull == 0 or kept == 1
    ]


def paths(coefficients: Floats, last: Floats, shocks: Floats, exogenous: Floats | None = None) -> Floats:
    """(n, periods, m): where `shocks` (n, periods, m) lead from `last` (p, m), for each draw of coefficients (n, k, m)."""
    n, periods, m = shocks.shape
    lagged = np.broadcast_to(last[::-1].ravel(), (n, last.size)).copy()
    extra = np.ones((periods, 1)) if exogenous is None else np.column_stack([np.ones(periods), exogenous])
    wide = last.size
    if coefficients.shape[1] != wide + extra.shape[1]:
        raise InputError(
            f"foresee: {coefficients.shape[1] - wide - 1} exogenous variables were fitted, {extra.shape[1] - 1} given ahead"
        )
    fixed = np.einsum("hq,nqm->nhm", extra, coefficients[:, wide:])
    out = np.empty((n, periods, m))
    for h in range(periods):
        out[:, h] = (lagged[:, None] @ coefficients[:, :wide])[:, 0] + fixed[:, h] + shocks[:, h]
        lagged = np.concatenate([out[:, h], lagged[:, : wide - m]], axis=1)
    return out


def moving_average(coefficients: Floats, lags: int, periods: int) -> Floats:
    """(n, periods, m, m): at [d, h, i, j] what a unit error of series j does to series i h periods later; h from 0."""
    n, _, m = coefficients.shape
    back = coefficients[:, : m * lags].reshape(n, lags, m, m).transpose(0, 1, 3, 2)
    out = np.zeros((n, periods, m, m))
    out[:, 0] = np.eye(m)
    for h in range(1, periods):
        for lag in range(1, min(h, lags) + 1):
            out[:, h] += back[:, lag - 1] @ out[:, h - lag]
    return out


def inverse_wishart_factors(scale: Floats, freedom: float, n: int, rng: np.random.Generator) -> Floats:
    """(n, m, m): lower Cholesky factors of draws from an inverse Wishart (Bartlett's decomposition)."""
    m = len(scale)
    lower = np.zeros((n, m, m))
    below = np.tril_indices(m, -1)
    lower[:, below[0], below[1]] = rng.standard_normal((n, len(below[0])))
    lower[:, range(m), range(m)] = np.sqrt(rng.chisquare(freedom - np.arange(m), (n, m)))
    # Sigma = C (L L')^-1 C' for scale = C C'; in general C L'^-1 is not lower, so that Sigma is factored anew.
    half = np.linalg.cholesky(scale) @ np.linalg.inv(lower).transpose(0, 2, 1)
    return np.asarray(np.linalg.cholesky(half @ half.transpose(0, 2, 1)))


def scales(y: Floats, lags: int) -> Floats:
    """(m): residual variance of each series' own autoregression by least squares with a constant, over periods - p."""
    found = np.empty(y.shape[1])
    for i, series in enumerate(y.T):
        x = np.column_stack([series[lags - j : len(series) - j] for j in range(1, lags + 1)])
        x = np.column_stack([x, np.ones(len(x))])
        target = series[lags:]
        left = target - x @ np.linalg.lstsq(x, target, rcond=None)[0]
        found[i] = left @ left / len(left)
    # A series that never moved still needs a scale.
    return np.asarray(np.maximum(found, 1e-8 * np.maximum(1.0, y.var(axis=0))))


@dataclass(frozen=True, slots=True)
class _Data:
    """What every prior needs of the data, counted once."""

    y: Floats
    lags: int
    x: Floats
    xx: Floats
    xy: Floats
    yy: Floats
    rows: int
    s2: Floats
    start: Floats
    extra: int

    @classmethod
    def of(cls, y: Floats, lags: int, exogenous: Floats | None) -> _Data:
        y = np.asarray(y, dtype=np.float64)
        if y.ndim != 2 or lags < 1:
            raise InputError(
                f"foresee: series of shape {y.shape} with {lags} lags; give (periods, series), 1 lag or more"
            )
        if len(y) < 2 * lags + 3:
            raise InputError(
                f"foresee: {len(y)} periods for {lags} lags; at least {2 * lags + 3} are needed, or fewer lags"
            )
        z = np.empty((len(y), 0)) if exogenous is None else np.asarray(exogenous, dtype=np.float64)
        if len(z) != len(y) or z.ndim != 2:
            raise InputError(
                f"foresee: exogenous of shape {z.shape} beside {len(y)} periods; give (periods, variables)"
            )
        if not (np.isfinite(y).all() and np.isfinite(z).all()):
            raise InputError(
                "foresee: a value is not known; fill it or start the series after it (a VAR takes no gaps)"
            )
        lagged = [y[lags - j : len(y) - j] for j in range(1, lags + 1)]
        x = np.column_stack([*lagged, np.ones(len(y) - lags), z[lags:]])
        target = y[lags:]
        return cls(
            y=y, lags=lags, x=x, xx=x.T @ x, xy=x.T @ target, yy=target.T @ target, rows=len(target),
            s2=scales(y, lags), start=y[:lags].mean(axis=0), extra=z.shape[1],
        )  # fmt: skip


def prior_rows(prior: Prior, s2: Floats, start: Floats, lags: int, extra: int) -> tuple[Floats, Floats]:
    """The prior of the coefficients as rows of invented data: (rows, k) and (rows, m).

    Args:
        s2: (m) scale of each series, as a variance.
        start: (m) mean of each series' first p observations.
        extra: how many exogenous variables.
    """
    m = len(s2)
    k = m * lags + 1 + extra
    xs: list[Floats] = []
    ys: list[Floats] = []
    if prior.kind != "flat":
        for lag in range(1, lags + 1):
            x, y = np.zeros((m, k)), np.zeros((m, m))
            firm = np.sqrt(s2) * lag**prior.lambda3 / (prior.lambda0 * prior.lambda1)
            x[range(m), range((lag - 1) * m, lag * m)] = firm
            if lag == 1:
                y[range(m), range(m)] = firm * prior.persistence
            xs, ys = [*xs, x], [*ys, y]
        for at, spread in [
            (m * lags, prior.lambda4),
            *((m * lags + 1 + q, prior.lambda5) for q in range(extra)),
        ]:
            if spread > 0:
                x = np.zeros((1, k))
                x[0, at] = 1 / (prior.lambda0 * spread)
                xs, ys = [*xs, x], [*ys, np.zeros((1, m))]
    if prior.mu5 > 0:
        x = np.zeros((m, k))
        x[:, : m * lags] = np.tile(np.diag(prior.mu5 * start), lags)
        xs, ys = [*xs, x], [*ys, np.diag(prior.mu5 * start)]
    if prior.mu6 > 0:
        x = np.zeros((1, k))
        x[0, : m * lags] = np.tile(prior.mu6 * start, lags)
        x[0, m * lags] = prior.mu6
        xs, ys = [*xs, x], [*ys, prior.mu6 * start[None]]
    if not xs:
        return np.zeros((0, k)), np.zeros((0, m))
    return np.concatenate(xs), np.concatenate(ys)


def _fitted(data: _Data, prior: Prior) -> Posterior:
    m = data.y.shape[1]
    x, y = prior_rows(prior, data.s2, data.start, data.lags, data.extra)
    expected = x.T @ x
    precision = expected + data.xx
    cross = x.T @ y
    mean = np.asarray(np.linalg.solve(precision, cross + data.xy), dtype=np.float64)
    proper = prior.kind == "wishart" and prior.lambda4 > 0 and (prior.lambda5 > 0 or data.extra == 0)
    scale0 = np.diag(data.s2) / prior.lambda0**2 if prior.kind == "wishart" else np.zeros((m, m))
    freedom0 = 0.0 if prior.kind == "flat" else m + 1.0
    scale = scale0 + y.T @ y + data.yy - mean.T @ precision @ mean
    scale = (scale + scale.T) / 2
    evidence = None
    if proper:
        mean0 = np.linalg.solve(expected, cross)
        before = scale0 + y.T @ y - mean0.T @ expected @ mean0
        freedom = freedom0 + data.rows
        evidence = (
            -m * data.rows / 2 * log(pi)
            + _log_gamma_m(freedom / 2, m) - _log_gamma_m(freedom0 / 2, m)
            + m / 2 * (_log_det(expected) - _log_det(precision))
            + freedom0 / 2 * _log_det(before) - freedom / 2 * _log_det(scale)
        )  # fmt: skip
    # A flat prior spends a degree of freedom on every coefficient.
    spent = len(mean) if prior.kind == "flat" else 0
    if freedom0 + data.rows - spent <= m - 1:
        raise InputError(
            f"foresee: {data.rows} periods for {spent} coefficients; take fewer lags, or a prior"
        )
    return Posterior(
        mean=mean, precision=precision, scale=scale, freedom=freedom0 + data.rows - spent,
        lags=data.lags, last=data.y[-data.lags :], prior=prior, log_evidence=evidence,
    )  # fmt: skip


def _faded(data: _Data, found: Posterior, fade: float) -> Posterior:
    """The same posterior with Sigma learnt period by period, what was known of it fading in between."""
    if found.log_evidence is None or not 0 < fade < 1:
        raise InputError(
            f"foresee: fade {fade} with a {found.prior.kind} prior; give one above 0, up to 1, and a wishart prior"
        )
    m = found.series
    x0, y0 = prior_rows(found.prior, data.s2, data.start, data.lags, data.extra)
    covariance = np.linalg.inv(x0.T @ x0)
    mean = covariance @ (x0.T @ y0)
    scale = np.diag(data.s2) / found.prior.lambda0**2 + y0.T @ y0 - mean.T @ x0.T @ x0 @ mean
    freedom, evidence = m + 1.0, 0.0
    for x, y in zip(data.x, data.y[data.lags :], strict=True):
        scale, freedom = _older(scale, freedom, fade)
        felt = covariance @ x
        spread = 1.0 + float(x @ felt)
        error = y - x @ mean
        evidence += _log_t(error, scale * spread, freedom)
        mean = mean + np.outer(felt / spread, error)
        covariance = covariance - np.outer(felt, felt / spread)
        scale, freedom = scale + np.outer(error, error) / spread, freedom + 1
    scale, freedom = _older(scale, freedom, fade)
    return replace(found, scale=scale, freedom=freedom, log_evidence=evidence)


def _older(scale: Floats, freedom: float, fade: float) -> tuple[Floats, float]:
    """Sigma a period later: of the same size, known less well, but never so little that it could not be drawn."""
    left = max(fade * freedom, len(scale) + 1.0)
    return scale * (left / freedom), left


def _log_t(error: Floats, scale: Floats, freedom: float) -> float:
    """Log density of an error (m) when Sigma is inverse Wishart with this scale and freedom: a multivariate t."""
    m = len(error)
    degrees = freedom - m + 1
    factor = np.linalg.cholesky(scale / degrees)
    off = np.linalg.solve(factor, error)
    return float(
        lgamma((degrees + m) / 2) - lgamma(degrees / 2) - m / 2 * log(degrees * pi)
        - np.log(np.diag(factor)).sum() - (degrees + m) / 2 * log(1 + float(off @ off) / degrees)
    )  # fmt: skip


def _log_det(a: Floats) -> float:
    return float(np.linalg.slogdet(a)[1])


def _log_gamma_m(a: float, m: int) -> float:
    """Log of the multivariate gamma function."""
    return m * (m - 1) / 4 * log(pi) + sum(lgamma(a - j / 2) for j in range(m))
