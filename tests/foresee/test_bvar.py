"""The Sims-Zha posterior against a second implementation, and against what is known of it. All series simulated."""

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.foresee import Prior, bvar, fit, learn


def walk(periods=120, seed=0, m=2):
    rng = np.random.default_rng(seed)
    y = np.zeros((periods, m))
    back = np.eye(m) * 0.5 + np.eye(m, k=1) * 0.2
    for t in range(1, periods):
        y[t] = 0.5 + back @ y[t - 1] + rng.normal(0, [1.0, 2.0, 0.5][:m])
    return y


def spelled_out(y, p, l0, l1, l3, l4, mu5, mu6):
    """Coefficients by generalised least squares of the stacked system, the prior covariance written element by element.

    No rows of invented data: the prior is a mean vector and a covariance matrix of all coefficients of all equations, sums
    of coefficients and the start of the series are stochastic restrictions with variances; Sigma is any positive matrix.
    """
    periods, m = y.shape
    k = m * p + 1
    s = []
    for i in range(m):
        z = np.array([[1.0, *(y[t - j, i] for j in range(1, p + 1))] for t in range(p, periods)])
        b = np.linalg.inv(z.T @ z) @ (z.T @ y[p:, i])
        s.append(np.sqrt(np.mean((y[p:, i] - z @ b) ** 2)))
    sigma = np.full((m, m), 0.3) + np.eye(m)  # any will do: the prior has its form
    inverse = np.linalg.inv(sigma)
    where = {
        (i, j, lag): i * k + (lag - 1) * m + j for i in range(m) for j in range(m) for lag in range(1, p + 1)
    }
    precision, linear = np.zeros((m * k, m * k)), np.zeros(m * k)

    def said(weights, value):
        """A restriction on every equation: weights (k) @ coefficients = value (m), with covariance sigma."""
        nonlocal precision, linear
        precision = precision + np.kron(inverse, np.outer(weights, weights))
        linear = linear + np.kron(inverse @ value, weights)

    mean = np.zeros(m * k)
    covariance = np.zeros((m * k, m * k))
    for i in range(m):
        mean[where[i, i, 1]] = 1.0
        for other in range(m):
            for j in range(m):
                for lag in range(1, p + 1):
                    at = where[i, j, lag], where[other, j, lag]
                    covariance[at] = sigma[i, other] * (l0 * l1 / (s[j] * lag**l3)) ** 2
            covariance[i * k + k - 1, other * k + k - 1] = sigma[i, other] * (l0 * l4) ** 2
    firm = np.linalg.inv(covariance)
    precision, linear = precision + firm, linear + firm @ mean
    start = y[:p].mean(axis=0)
    for i in range(m):
        weights = np.zeros(k)
        weights[[(lag - 1) * m + i for lag in range(1, p + 1)]] = mu5 * start[i]
        said(weights, mu5 * start[i] * np.eye(m)[i])
    said(mu6 * np.array([*list(start) * p, 1.0]), mu6 * start)
    for t in range(p, periods):
        said(np.array([*(y[t - lag, j] for lag in range(1, p + 1) for j in range(m)), 1.0]), y[t])
    return np.linalg.solve(precision, linear).reshape(m, k)


@pytest.mark.parametrize(("mu5", "mu6"), [(0.0, 0.0), (2.0, 1.0)])
def test_point_forecasts_agree_with_the_prior_spelled_out(mu5, mu6):
    y = walk(60, m=3)
    prior = Prior(lambda0=0.6, lambda1=0.1, lambda3=2.0, lambda4=0.25, mu5=mu5, mu6=mu6)
    b = spelled_out(y, 3, 0.6, 0.1, 2.0, 0.25, mu5, mu6)
    past = list(y)
    for _ in range(12):
        past.append(b @ np.concatenate([past[-1], past[-2], past[-3], [1.0]]))
    assert np.abs(fit(y, 3, prior).point(12) - past[-12:]).max() < 1e-6


def test_evidence_is_the_product_of_the_one_step_densities():
    y = walk(40)
    prior = Prior(lambda1=0.3, lambda4=1.0)
    # The scale and start of the prior come from the data, so they are held while the data grow.
    s2, start = bvar.scales(y, 2), y[:2].mean(axis=0)

    def upto(n):
        x = np.column_stack([y[1 : n - 1], y[: n - 2], np.ones(n - 2)])
        told = y[2:n]
        return bvar._fitted(
            bvar._Data(y[:n], 2, x, x.T @ x, x.T @ told, told.T @ told, n - 2, s2, start, 0), prior
        )

    told = sum(upto(n).log_density(y[n]) for n in range(20, 40))
    assert upto(40).log_evidence - upto(20).log_evidence == pytest.approx(told, abs=1e-8)


def test_a_flat_prior_is_least_squares():
    y = walk(80)
    x = np.column_stack([y[1:-1], y[:-2], np.ones(78)])
    b = np.linalg.lstsq(x, y[2:], rcond=None)[0]
    assert np.allclose(fit(y, 2, Prior(kind="flat")).mean, b)


def test_a_firm_prior_is_a_random_walk():
    y = walk(80)
    firm = fit(y, 2, Prior(lambda1=1e-4, lambda4=1e-4))
    assert np.allclose(firm.point(5), y[-1], atol=0.01)


def test_draws_have_the_moments_of_the_exact_predictive():
    found = fit(walk(), 2, Prior(lambda1=0.3, lambda4=1.0))
    draws = found.draws(40_000, 1, seed=3)[:, 0]
    x = np.concatenate([found.last[::-1].ravel(), [1.0]])
    spread = 1 + x @ np.linalg.solve(found.precision, x)
    assert np.allclose(draws.mean(axis=0), found.point(1)[0], atol=0.05)
    assert np.allclose(np.cov(draws.T), found.covariance * spread, rtol=0.05, atol=0.03)
    assert np.array_equal(found.draws(10, 4, seed=3), found.draws(10, 4, seed=3))


def test_marginal_densities_agree_with_the_exact_one_step_density():
    found = fit(walk(m=1), 2, Prior(lambda1=0.3, lambda4=1.0))
    for value in (-1.0, 0.5, 3.0):
        exact = found.log_density(np.array([value]))
        assert found.log_marginals(np.array([[value]]), 5000, seed=1)[0, 0] == pytest.approx(exact, abs=0.02)


def test_evidence_prefers_the_tightness_that_the_world_has():
    rng = np.random.default_rng(5)
    steps = rng.normal(size=(300, 2)).cumsum(axis=0)
    noise = rng.normal(size=(300, 2))
    assert learn(steps, 2).prior.persistence == 1.0
    assert learn(noise, 2).prior.persistence == 0.0


def test_exogenous_variables_are_found():
    rng = np.random.default_rng(7)
    z = rng.normal(size=(200, 1))
    y = walk(200) + 3.0 * z
    found = fit(y, 1, Prior(lambda1=1.0, lambda4=1.0), z)
    ahead = found.point(1, np.array([[2.0]])) - found.point(1, np.array([[0.0]]))
    assert np.allclose(ahead, 6.0, atol=0.6)
    with pytest.raises(InputError, match="exogenous"):
        found.point(2)


def test_a_gap_or_too_short_a_series_is_refused_with_what_to_do():
    y = walk(30)
    y[4, 0] = np.nan
    with pytest.raises(InputError, match="fill it"):
        fit(y, 1, Prior())
    with pytest.raises(InputError, match="at least 15"):
        fit(walk(10), 6, Prior())
    with pytest.raises(InputError, match="not defined"):
        learn(walk(30), 1, [Prior(kind="flat")])


def test_a_scatter_that_does_not_fade_is_the_closed_form():
    y = walk(60)
    prior = Prior(lambda1=0.3, lambda4=1.0)
    one, other = fit(y, 2, prior), fit(y, 2, prior, fade=1 - 1e-12)
    assert np.allclose(one.scale, other.scale)
    assert one.log_evidence == pytest.approx(other.log_evidence, abs=1e-6)


def test_a_scatter_that_fades_follows_violent_years_and_is_preferred_there():
    rng = np.random.default_rng(9)
    y = walk(200) * 0.1
    y[150:] += 5.0 * rng.normal(size=(50, 2))
    prior = Prior(lambda1=0.3, lambda4=1.0)
    steady, fading = fit(y, 2, prior), fit(y, 2, prior, fade=0.9)
    assert np.allclose(steady.mean, fading.mean)
    assert (np.diag(fading.covariance) > 2 * np.diag(steady.covariance)).all()
    assert learn(y, 2, [prior], fades=(1.0, 0.9)).freedom == fading.freedom
    assert learn(walk(200), 2, [prior], fades=(1.0, 0.9)).freedom == fit(walk(200), 2, prior).freedom
