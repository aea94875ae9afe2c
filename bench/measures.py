"""Do the measures and shifts keep what their intervals and probabilities promise, and how fast are they?

    python bench/measures.py                     # all but the peers
    python bench/measures.py --peers FOLDER      # FOLDER: pip install --target FOLDER numpyro ruptures

Nothing here is real: series are drawn from the model itself with its own priors, or planted. `recovery` holds 90%
intervals against the truth behind them; `shifts` counts alarms in flat series and shifts found where one was planted;
`attention` doubles what is told of the same conduct; `speed` times many dyads, and one beside peers in the same run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np

from armslength.detect import levels
from armslength.detect.changepoints import hazard
from armslength.detect.online import flags
from armslength.detect.shifts import Signal, believed, windows
from armslength.measure import ordinal

YEAR = 12


def simulated(pairs: int, periods: int, rate: float, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ranks of deeds, levels and scatters from the model's own priors, `rate` deeds a month."""
    rng = np.random.default_rng(seed)
    counts = np.zeros((pairs, periods, ordinal.RANKS))
    level, scatter = np.zeros((pairs, periods)), np.zeros(pairs)
    for i in range(pairs):
        median, spread = ordinal.DRIFT_PRIOR
        drift = np.clip(median * np.exp(spread * rng.normal()), ordinal.DRIFTS[0], ordinal.DRIFTS[-1])
        median, spread = ordinal.SCATTER_PRIOR
        scatter[i] = np.clip(
            median * np.exp(spread * rng.normal()), ordinal.SCATTERS[0], ordinal.SCATTERS[-1]
        )
        steps = rng.normal(0, np.sqrt(drift), periods)
        steps[0] = rng.normal(0, np.sqrt(ordinal.START_VARIANCE))
        level[i] = np.cumsum(steps)
        mood = level[i] + rng.normal(0, np.sqrt(rng.choice(ordinal.PASSINGS)), periods)
        for t in range(periods):
            values = mood[t] + scatter[i] * rng.logistic(size=rng.poisson(rate))
            np.add.at(counts[i, t], ordinal.rank(values), 1)
    return counts, level, scatter


def recovery(runs: int = 500, periods: int = 120) -> None:
    """Coverage of the 90% intervals of warmth."""
    print(f"\n## Recovery: {runs} series of {periods} months, 90% intervals")
    print("| deeds a month | covered | mean width | RMSE of warmth |\n| --- | --- | --- | --- |")
    for rate in (0.3, 1.0, 4.0, 15.0):
        counts, level, scatter = simulated(runs, periods, rate, seed=round(100 * rate))
        found = ordinal.levels(counts, centre=np.zeros(runs))
        truth = ordinal.expected(level, np.broadcast_to(scatter[:, None], level.shape))
        inside = ((truth >= found.low) & (truth <= found.high)).mean()
        wide, off = (found.high - found.low).mean(), np.sqrt(((found.value - truth) ** 2).mean())
        print(f"| {rate:g} | {inside:.1%} | {wide:.2f} | {off:.3f} |")


def planted(rng: np.random.Generator, periods: int, size: float, scatter: float) -> tuple[Signal, int]:
    """A month's mean deed with a step of `size` in the middle third, one to four deeds a month, and where it is."""
    at = int(rng.integers(periods // 3, 2 * periods // 3))
    level = rng.uniform(-0.4, 0.4 - size) + size * (np.arange(periods) >= at)
    level = level if rng.random() < 0.5 else -level
    weights = rng.integers(1, 5, periods).astype(float)
    values = [
        np.clip(v + rng.normal(0, scatter, int(w)), -1, 1).mean() for v, w in zip(level, weights, strict=True)
    ]
    return Signal(np.array(values), weights), at


def shifts(runs: int = 300, periods: int = 120) -> None:
    """Alarms in flat series; shifts found where one was planted, their sign, date and day of the flag."""
    print(f"\n## Shifts: {runs} series of {periods} months, one to four deeds a month that scatter by 0.35")
    print(
        "| step | shifts a series | found within 6 months | right sign | date interval holds it | flagged after, median |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for size in (0.0, 0.2, 0.35, 0.5, 0.8):
        rng = np.random.default_rng(round(100 * size) + 1)
        count = near = sign = held = 0
        delays = []
        for _ in range(runs):
            signal, at = planted(rng, periods, size, 0.35)
            posterior = believed([signal], "month")
            found = windows(posterior, "month")
            count += len(found)
            close = [w for w in found if abs(w.best - at) <= 6]
            if not close or not size:
                continue
            w = close[0]
            up = signal.values[at:].mean() > signal.values[:at].mean()
            near += 1
            sign += (posterior.after(w.starts)[0] > posterior.before(w.starts)[0]) == up
            held += w.low <= at <= w.high
            flag = flags([signal], [w], "month")[0]
            delays.append(np.inf if flag is None else flag - at)
        row = f"{near / runs:.0%} | {sign / max(near, 1):.0%} | {held / max(near, 1):.0%} | {np.median(delays) if delays else np.nan:.0f} months"
        print(f"| {size:g} | {count / runs:.2f} | {row if size else '- | - | - | -'} |")


def attention(runs: int = 100, periods: int = 120) -> None:
    """The same conduct told of twice as much from the middle on."""
    rng = np.random.default_rng(11)
    moved, alarms = [], 0
    for _ in range(runs):
        level = rng.uniform(-0.5, 0.5)
        values = [np.clip(level + 0.35 * rng.standard_normal(8), -1, 1) for _ in range(periods)]
        told = [3 if t < periods // 2 else 6 for t in range(periods)]
        one, two = np.zeros((1, periods, ordinal.RANKS)), np.zeros((1, periods, ordinal.RANKS))
        for t, v in enumerate(values):
            np.add.at(one[0, t], ordinal.rank(v[:3]), 1)
            # Twice as much is told of the same deeds.
            np.add.at(two[0, t], ordinal.rank(v[:3]), told[t] / 3)
        a, b = (ordinal.levels(x, centre=np.zeros(1)).value[0] for x in (one, two))
        moved.append(np.abs(a - b).mean())
        means = np.array([v[:3].mean() for v in values])
        alarms += len(windows(believed([Signal(means, np.array(told, dtype=float))], "month"), "month"))
    print(f"\n## Attention: coverage doubled in the middle, conduct unchanged, {runs} series")
    print(
        f"Warmth moves by {np.mean(moved):.4f} on average, {np.max(moved):.4f} at most; {alarms / runs:.2f} shifts a series."
    )


def _levels_of(seed: int) -> float:
    rng = np.random.default_rng(seed)
    counts = rng.poisson(0.15, (500, 240, ordinal.RANKS)).astype(float)
    begin = time.perf_counter()
    ordinal.levels(counts)
    return time.perf_counter() - begin


def _changes_of(seed: int) -> float:
    rng = np.random.default_rng(seed)
    values, weights = rng.normal(0, 0.3, (500, 240)), rng.integers(0, 4, (500, 240)).astype(float)
    begin = time.perf_counter()
    for posterior in levels.posteriors(values, weights, hazard=hazard(YEAR)):
        windows(posterior, "month")
    return time.perf_counter() - begin


def speed(peers: str | None) -> None:
    """Many dyads on two processes; growth with periods; one dyad beside peers."""
    print("\n## Speed")
    with ProcessPoolExecutor(2) as pool:
        begin = time.perf_counter()
        list(pool.map(_levels_of, range(20)))
        print(f"warmth of 10,000 dyads x 240 months on 2 processes: {time.perf_counter() - begin:.1f} s")
        begin = time.perf_counter()
        list(pool.map(_changes_of, range(20)))
        print(
            f"change points of 10,000 series x 240 months on 2 processes: {time.perf_counter() - begin:.1f} s"
        )
    print("\n| months | warmth, ms | change points, ms |\n| --- | --- | --- |")
    for periods in (60, 120, 240, 480, 960):
        counts = np.random.default_rng(1).poisson(0.15, (20, periods, ordinal.RANKS)).astype(float)
        signal = Signal(np.random.default_rng(2).normal(0, 0.3, periods), np.full(periods, 2.0))
        warmth = _milliseconds(partial(ordinal.levels, counts)) / len(counts)
        print(f"| {periods} | {warmth:.1f} | {_milliseconds(partial(believed, [signal], 'month')):.0f} |")
    if peers:
        sys.path.insert(0, peers)
        beside_ruptures()
        beside_nuts()


def _milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, once warm."""
    work()
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def beside_ruptures() -> None:
    """The same series by PELT with a radial kernel, which gives no probability."""
    import ruptures  # noqa: PLC0415 - a peer, not of the project

    y = np.concatenate([np.random.default_rng(3).normal(m, 0.3, 120) for m in (0.3, -0.1)])
    begin = time.perf_counter()
    ruptures.Pelt(model="rbf", min_size=2, jump=1).fit(y).predict(pen=3)
    theirs = time.perf_counter() - begin
    signal = Signal(y, np.ones(240))
    begin = time.perf_counter()
    windows(believed([signal], "month"), "month")
    ours = time.perf_counter() - begin
    print(
        f"\nOne series of 240 months: ruptures PELT rbf {theirs:.2f} s, ours {ours:.3f} s ({theirs / ours:.0f} times as fast)"
    )


def beside_nuts() -> None:
    """The same model of one dyad by Markov chain Monte Carlo (NUTS): time, and how far the two agree."""
    import jax  # noqa: PLC0415 - a peer
    import jax.numpy as jnp  # noqa: PLC0415
    import numpyro  # noqa: PLC0415
    from numpyro import distributions as dist  # noqa: PLC0415
    from numpyro.infer import MCMC, NUTS  # noqa: PLC0415

    counts, _, _ = simulated(1, 120, 2.0, seed=5)
    cuts, seen = jnp.array(ordinal.CUTS), jnp.array(counts[0])

    def model() -> None:
        q = numpyro.sample("q", dist.LogNormal(jnp.log(ordinal.DRIFT_PRIOR[0]), ordinal.DRIFT_PRIOR[1]))
        s = numpyro.sample("s", dist.LogNormal(jnp.log(ordinal.SCATTER_PRIOR[0]), ordinal.SCATTER_PRIOR[1]))
        p = numpyro.sample("p", dist.Uniform(0.0, float(ordinal.PASSINGS[-1])))
        steps = numpyro.sample("steps", dist.Normal(0, 1).expand([120]))
        start = steps[0] * ordinal.START_VARIANCE**0.5
        x = start + jnp.concatenate([jnp.zeros(1), jnp.cumsum(steps[1:] * jnp.sqrt(q))])
        mood = x + jnp.sqrt(p) * numpyro.sample("passing", dist.Normal(0, 1).expand([120]))
        below = jax.nn.sigmoid((cuts - mood[:, None]) / s)
        edges = jnp.concatenate([jnp.zeros((120, 1)), below, jnp.ones((120, 1))], axis=1)
        numpyro.factor("deeds", (seen * jnp.log(jnp.diff(edges, axis=1) + 1e-12)).sum())
        numpyro.deterministic("level", x)

    mcmc = MCMC(NUTS(model), num_warmup=500, num_samples=1000, progress_bar=False)
    begin = time.perf_counter()
    mcmc.run(jax.random.PRNGKey(0))
    draws = np.array(mcmc.get_samples()["level"])
    theirs = time.perf_counter() - begin
    begin = time.perf_counter()
    found = ordinal.levels(counts, centre=np.zeros(1))
    ours = time.perf_counter() - begin
    gap = np.abs(draws.mean(axis=0) - found.mean[0])
    ratio = np.sqrt(found.variance[0]) / draws.std(axis=0)
    print(
        f"One dyad of 120 months: NUTS (numpyro, 1,500 draws) {theirs:.1f} s, ours {ours:.4f} s ({theirs / ours:.0f} times as fast);"
        f" the means differ by {gap.mean():.3f} on average, {gap.max():.3f} at most; our standard deviation is {np.median(ratio):.2f} of theirs."
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", help="folder with numpyro and ruptures")
    parser.add_argument("--only", choices=("recovery", "shifts", "attention", "speed"))
    given = parser.parse_args()
    for part in (recovery, shifts, attention):
        if given.only in (None, part.__name__):
            part()
    if given.only in (None, "speed"):
        speed(given.peers)
