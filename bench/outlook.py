"""Forecasts against their baselines: the classic VAR data, the prior spelled out, rolling origins on real dyads, speed.

    .venv/bin/python bench/outlook.py [keds] [prior] [icews05_15] [icews14] [icews18] [gdelt] [simulated] [speed]

Needs ../shared/data; without a name all are run, about a quarter of an hour on one core. Nothing is written but the table.
A dyad takes part where it had enough deeds before the first origin that is scored, so that the choice knows no future.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import struct
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from armslength.floats import Floats
from armslength.foresee import (
    BASELINES,
    Prior,
    Tested,
    conditional,
    fit,
    forecasters,
    learn,
    responses,
    roll,
    scores,
)
from armslength.foresee.bvar import grid
from armslength.foresee.standard import COUNTS, VALUES
from armslength.foresee.vectors import FEW

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FIRST_WEEK = {"icews14": dt.date(2014, 1, 1), "icews18": dt.date(2018, 1, 1)}
MONTHS, FIRST_SCORED = 73, 24
"""Of gdelt: to January 2024, the last whole month; the first origin that is scored."""
LEAST_SCALE = 0.3
"""A series that never moved before the first origin is divided by this."""
PUBLISHED = Prior(lambda0=0.6, lambda1=0.1, lambda3=2.0, lambda4=0.25)
"""As in the example that the authors of the series give for it (MSBVAR's page on `cf.forecasts`)."""
FADES = (1.0, 0.99, 0.97, 0.94, 0.9, 0.85)
OVERALL: dict[str, dict[int, dict[str, list[Floats]]]] = {}


def main(asked: Sequence[str]) -> None:
    """Run what was asked for, or all."""
    parts = {
        "keds": keds, "prior": prior, "icews05_15": lambda: icews("icews05_15", "month", 12, 60, (1, 3, 6), 2),
        "icews14": lambda: icews("icews14", "week", 8, 20, (1, 4, 13, 26), 1),
        "icews18": lambda: icews("icews18", "week", 8, 16, (1, 4, 13, 26), 1),
        "gdelt": gdelt, "simulated": simulated, "speed": speed,
    }  # fmt: skip
    for name in asked or parts:
        start = time.perf_counter()
        print(f"\n== {name}", flush=True)
        parts[name]()
        print(f"   ({time.perf_counter() - start:.0f} s)", flush=True)
    overall()


# The classic series


def matrix(file: Path) -> tuple[Floats, tuple[float, float, float]]:
    """The one time series of an RData file: its values and R's (start, end, frequency)."""
    raw = gzip.decompress(file.read_bytes())
    at = raw.index(b"\x00\x00\x03\x0e") + 4
    (n,) = struct.unpack(">i", raw[at : at + 4])
    values = np.frombuffer(raw, ">f8", n, at + 4).astype(np.float64)
    tsp = raw.index(b"tsp")
    tsp = raw.index(b"\x00\x00\x00\x0e\x00\x00\x00\x03", tsp) + 8
    start, end, often = struct.unpack(">3d", raw[tsp : tsp + 24])
    return values.reshape(-1, round((end - start) * often) + 1).T, (start, end, often)


def keds() -> None:
    """Israel and the Palestinians, weekly: one long path as the authors show it, then rolling origins."""
    y, (start, end, often) = matrix(DATA / "keds_msbvar" / "IsraelPalestineConflict.RData")
    cut = round((2003 - start) * often)
    print(f"   {len(y)} weeks, {start:.3f} to {end:.3f}; sample 1 ends before 2003 ({cut} weeks)")
    lags, horizons, draws = 6, (1, 4, 12), 1000
    flat = Prior(kind="flat")
    choice = keds_grid()
    ways = {"BVAR, published prior": lambda h: fit(h, lags, PUBLISHED), "BVAR, learnt prior": lambda h: learn(h, lags, choice),
            "the same, fading": lambda h: learn(h, lags, choice, fades=FADES),
        "flat-prior VAR": lambda h: fit(h, lags, flat)}  # fmt: skip
    print(f"   one path over the {len(y) - cut} weeks of 2003: RMSE, MAE over both series")
    rest = y[cut:]
    for name, way in ways.items():
        off = way(y[:cut]).point(len(rest)) - rest
        print(f"   {name:24} {np.sqrt((off**2).mean()):8.3f} {np.abs(off).mean():8.3f}")
    off = y[cut - 1] - rest
    print(f"   {'random walk':24} {np.sqrt((off**2).mean()):8.3f} {np.abs(off).mean():8.3f}")

    first, every = len(y) - 312, 2
    origins = range(first, len(y) - max(horizons) + 1, every)
    print(
        f"   rolling: {len(origins)} origins, every {every} weeks of the last six years, refitted at each; both series"
    )
    print(f"   {'':24} horizon     RMSE      MAE  log score (marginal)  log score (joint, 1 week)")
    found: dict[str, list[tuple[Floats, Floats, float]]] = defaultdict(list)
    for origin in origins:
        seen, history = y[origin : origin + max(horizons)], y[:origin]
        for name, way in ways.items():
            got = way(history)
            found[name].append(
                (
                    got.point(len(seen)) - seen,
                    got.log_marginals(seen, draws, origin),
                    got.log_density(seen[0]),
                )
            )
        step = np.diff(history, axis=0)
        covariance = step.T @ step / len(step)
        ahead = np.sqrt(np.arange(1, len(seen) + 1))[:, None] * np.sqrt(np.diag(covariance))
        off = seen[0] - history[-1]
        joint = -0.5 * (
            off @ np.linalg.solve(covariance, off) + np.log(np.linalg.det(2 * np.pi * covariance))
        )
        found["random walk"].append(
            (history[-1] - seen, scores.log_normal(history[-1], ahead, seen), float(joint))
        )
    for name, got_all in found.items():
        off, logs, joints = (np.array(part) for part in zip(*got_all, strict=True))
        for h in horizons:
            e = off[:, h - 1]
            tail = f"{joints.mean():10.3f}" if h == 1 else ""
            print(
                f"   {name:24} {h:7} {np.sqrt((e**2).mean()):8.3f} {np.abs(e).mean():8.3f} {logs[:, h - 1].mean():10.3f}           {tail}"
            )


def keds_grid() -> list[Prior]:
    """The priors that are learnt among."""
    return grid(
        Prior(lambda0=0.6, lambda4=0.25),
        tightness=(0.05, 0.1, 0.2, 0.4),
        persistences=(0.0, 0.5, 1.0),
        pulls=(0.0,),
    )


def prior() -> None:
    """The prior as rows of data against the prior as one covariance matrix of all coefficients of all equations."""
    y, _ = matrix(DATA / "keds_msbvar" / "IsraelPalestineConflict.RData")
    for lags, p in [
        (6, PUBLISHED),
        (4, Prior(lambda0=0.8, lambda1=0.15, lambda3=1.0, lambda4=0.5, mu5=2.0, mu6=2.0)),
    ]:
        history = y[-320:-20]
        ours = fit(history, lags, p).point(12)
        b = spelled_out(history, lags, p)
        past = list(history)
        for _ in range(12):
            past.append(b @ np.concatenate([*past[: -lags - 1 : -1], [1.0]]))
        print(
            f"   {lags} lags, mu5 = mu6 = {p.mu5}: largest difference over 12 weeks and 2 series {np.abs(ours - past[-12:]).max():.1e}"
        )


def spelled_out(y: Floats, p: int, prior: Prior) -> Floats:
    """(m, k) coefficients by generalised least squares: vec(B) ~ N(mean, V) with V written element by element."""
    periods, m = y.shape
    k = m * p + 1
    s = np.empty(m)
    for i in range(m):
        z = np.array([[1.0, *y[t - p : t, i]] for t in range(p, periods)])
        s[i] = np.sqrt(np.mean((y[p:, i] - z @ np.linalg.pinv(z) @ y[p:, i]) ** 2))
    sigma = np.full((m, m), 0.4) + np.eye(m)  # any positive matrix gives the same coefficients
    v, mean = np.zeros((m * k, m * k)), np.zeros(m * k)
    for i in range(m):
        mean[i * k + i] = prior.persistence
        for other in range(m):
            for lag in range(1, p + 1):
                for j in range(m):
                    c = (lag - 1) * m + j
                    v[i * k + c, other * k + c] = (
                        sigma[i, other] * (prior.lambda0 * prior.lambda1 / (s[j] * lag**prior.lambda3)) ** 2
                    )
            v[i * k + k - 1, other * k + k - 1] = sigma[i, other] * (prior.lambda0 * prior.lambda4) ** 2
    precision = np.linalg.inv(v)
    linear = precision @ mean
    start = y[:p].mean(axis=0)
    said = []
    for i in range(m):
        row = np.zeros(k)
        row[i : m * p : m] = prior.mu5 * start[i]
        said.append((row, prior.mu5 * start[i] * np.eye(m)[i]))
    said.append((prior.mu6 * np.array([*np.tile(start, p), 1.0]), prior.mu6 * start))
    said += [
        (np.array([*(y[t - lag, j] for lag in range(1, p + 1) for j in range(m)), 1.0]), y[t])
        for t in range(p, periods)
    ]
    inverse = np.linalg.inv(sigma)
    for row, value in said:
        precision += np.kron(inverse, np.outer(row, row))
        linear += np.kron(inverse @ value, row)
    return np.linalg.solve(precision, linear).reshape(m, k)


# Real dyads


def icews(name: str, period: str, learnt: int, first: int, horizons: Sequence[int], every: int) -> None:
    """Deeds of each directed dyad by quad class, counted by week or month."""
    flat, groups, dyads = deeds_of(name, period, first)
    periods = len(flat)
    print(
        f"   {periods} {period}s, {len(dyads)} directed dyads in {len(groups)} groups, {flat.shape[1]} series, mean {flat.mean():.2f} deeds"
    )
    tested = roll(
        flat, forecasters(groups, whole=True), origins=range(learnt, periods, every), horizons=horizons,
        whole=True, pool=COUNTS, event=1,
    ).since(first)  # fmt: skip
    table(name, tested, flat[:first])
    biggest(tested, ["->".join(d) for d in dyads[:10]], [range(4 * i, 4 * i + 4) for i in range(10)])
    honest(tested, periods)
    events(tested, quad=3)
    big = flat[:first].mean(axis=0) >= 5
    if big.any():
        inner = np.nanmean(tested.within[tested.of("pool")][:, :, big])
        print(
            f"   80% intervals as printed, ends included, the {big.sum()} series of 5 deeds or more a {period}: they hold {inner:.3f}"
        )


def deeds_of(name: str, period: str, first: int) -> tuple[Floats, list[list[int]], list[tuple[str, str]]]:
    """Deeds (periods, series), four series a directed dyad; which columns are of the same two states; the dyads, biggest first."""
    deeds, periods = counted(name, period)
    total = Counter({d: sum(n for p, n in of.items() if p < first) for d, of in by_dyad(deeds).items()})
    covered = None if name == "icews18" else countries(name)
    dyads = sorted(
        (d for d, n in total.items() if n >= first / 2 and (covered is None or set(d) <= covered)),
        key=lambda d: (-total[d], d),
    )
    values = np.zeros((periods, len(dyads), 4))
    for i, dyad in enumerate(dyads):
        for quad in range(4):
            for p, n in deeds[*dyad, quad].items():
                if p < periods:  # the last week may not be whole
                    values[p, i, quad] = n
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, dyad in enumerate(dyads):
        groups[tuple(sorted(dyad))] += range(4 * i, 4 * i + 4)
    return values.reshape(periods, -1), list(groups.values()), dyads


def counted(name: str, period: str) -> tuple[dict[tuple[str, str, int], Counter[int]], int]:
    """Deeds by (source, target, quad from 0) and period from 0, and how many whole periods there are."""
    deeds: dict[tuple[str, str, int], Counter[int]] = defaultdict(Counter)
    days: set[dt.date] = set()
    with gzip.open(DATA / name / "events.csv.gz", "rt", encoding="utf-8") as file:
        rows = [
            (r["date"], r["src_country"], r["dst_country"], int(r["cameo"][:2])) for r in csv.DictReader(file)
        ]
    start = min(dt.date.fromisoformat(day) for day, *_ in rows)
    for day, source, target, root in rows:
        if source and target and source != target:
            date = dt.date.fromisoformat(day)
            days.add(date)
            quad = 0 if root <= 5 else 1 if root <= 8 else 2 if root <= 13 else 3
            months = (date.year - start.year) * 12 + date.month - start.month
            deeds[source, target, quad][
                months if period == "month" else (date - FIRST_WEEK[name]).days // 7
            ] += 1
    last = max(days)
    return deeds, (last.year - start.year) * 12 + last.month - start.month + 1 if period == "month" else (
        (last - start).days + 1
    ) // 7


def by_dyad(deeds: dict[tuple[str, str, int], Counter[int]]) -> dict[tuple[str, str], Counter[int]]:
    """All quads together."""
    out: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for (source, target, _), of in deeds.items():
        out[source, target].update(of)
    return out


def countries(name: str) -> set[str]:
    """States whose own name is among the entities of a set that is a sample of entities."""
    with gzip.open(DATA / name / "events.csv.gz", "rt", encoding="utf-8") as file:
        named = {r[k].replace("_", " ") for r in csv.DictReader(file) for k in ("source", "target")}
    known = json.loads((DATA / "actor_registry" / "mledoze_countries.json").read_text(encoding="utf-8"))
    return {c["cca3"] for c in known if c["name"]["common"] in named}


def gdelt() -> None:
    """Mean daily score of each pair by month; a month with fewer than ten days of data is not known."""
    values, pairs = scores_of_pairs()
    periods, first, learnt, every = len(values), FIRST_SCORED, 12, 2
    print(f"   {periods} months, {len(pairs)} pairs with a score on half of the first two years' days")
    tested = roll(
        values, forecasters([(i,) for i in range(len(pairs))], whole=False), origins=range(learnt, periods, every),
        horizons=(1, 3, 6), whole=False, pool=VALUES,
    ).since(first)  # fmt: skip
    table("gdelt", tested, values[:first])
    big = np.argsort(-np.nanmean(np.abs(values[:first]), axis=0))[:10]
    biggest(tested, ["-".join(pairs[i]) for i in big], [[i] for i in big])
    honest(tested, periods)
    inner = np.nanmean(tested.within[tested.of("pool")], axis=(0, 2))
    print(f"   80% intervals of the pool hold {np.round(inner, 3)} by horizon")


def scores_of_pairs() -> tuple[Floats, list[tuple[str, str]]]:
    """(months, pairs) mean daily scores, NaN where too few days are known; the pairs, most active first."""
    import duckdb  # noqa: PLC0415 - only here

    file = DATA / "gdelt_daily_dyads_2018_2024" / "dyad_days.parquet"
    month = "(year(date) - 2018) * 12 + month(date) - 1"
    with duckdb.connect() as con:
        days = dict(
            con.execute(f"SELECT {month}, count(DISTINCT date) FROM '{file}' GROUP BY ALL").fetchall()
        )
        rows = con.execute(
            f"SELECT a, b, {month}, sum(score), count(*) FROM '{file}' GROUP BY ALL"
        ).fetchall()
    periods, first = MONTHS, FIRST_SCORED
    active: Counter[tuple[str, str]] = Counter()
    for a, b, m, _, n in rows:
        active[a, b] += n if m < first else 0
    enough = sum(days[m] for m in range(first)) / 2
    pairs = sorted((p for p, n in active.items() if n >= enough), key=lambda p: (-active[p], p))
    at = {p: i for i, p in enumerate(pairs)}
    values = np.zeros((periods, len(pairs)))
    for a, b, m, score, _ in rows:
        if (a, b) in at and m < periods:
            values[m, at[a, b]] = score / days[m]
    values[[days.get(m, 0) < 10 for m in range(periods)]] = np.nan
    return values, pairs


def table(name: str, tested: Tested, before: Floats) -> None:
    """Every forecaster's scores by horizon, and what the pool saves."""
    scale = np.maximum(np.nanstd(before, axis=0), LEAST_SCALE)
    print(
        f"   horizons {tested.horizons}, {len(tested.origins)} origins scored; CRPS plain | divided by each series' deviation | log score | ranks in the middle 80%"
    )
    for i, who in enumerate(tested.names):
        inner = np.where(np.isnan(tested.rank[i]), np.nan, np.abs(tested.rank[i] - 0.5) < 0.4)
        cells = [
            np.nanmean(x, axis=(0, 2)) for x in (tested.crps[i], tested.crps[i] / scale, tested.log[i], inner)
        ]
        print(f"   {who:16} " + " | ".join(" ".join(f"{v:7.3f}" for v in c) for c in cells))
    for who in BASELINES:
        plain, scaled = tested.skill("pool", who), tested.skill("pool", who, scale)
        print(
            f"   pool saves against {who:16} "
            + " ".join(f"{v:+7.1%}" for v in plain)
            + "  scaled "
            + " ".join(f"{v:+7.1%}" for v in scaled)
        )
    months = (1, 3, 6)
    for h, ahead in enumerate(tested.horizons[-3:]):
        kept = len(tested.horizons) - 3 + h
        for i, who in enumerate(tested.names):
            OVERALL.setdefault(name, {}).setdefault(months[h], {}).setdefault(who, []).append(
                (tested.crps[i, :, kept] / scale).ravel()
            )
        assert ahead in (1, 3, 4, 6, 13, 26)


def overall() -> None:
    """All sets together: every forecast counts once, divided by its series' deviation."""
    if len(OVERALL) < 2:
        return
    print("\n== overall: " + ", ".join(OVERALL))
    for months in (1, 3, 6):
        for how in ("every forecast alike", "every set alike"):
            mean = {}
            for who in (*BASELINES, "pool"):
                parts = [np.concatenate(of[months][who]) for of in OVERALL.values()]
                base = [np.nanmean(np.concatenate(of[months]["base rate"])) for of in OVERALL.values()]
                mean[who] = (
                    np.nanmean(np.concatenate(parts)) if how == "every forecast alike"
                    else np.mean([np.nanmean(p) / b for p, b in zip(parts, base, strict=True)])
                )  # fmt: skip
            saved = ", ".join(f"{who} {1 - mean['pool'] / mean[who]:+.1%}" for who in BASELINES)
            print(f"   {months} months, {how}: the pool saves against {saved}")


def biggest(tested: Tested, names: Sequence[str], columns: Sequence[Sequence[int]]) -> None:
    """The ten dyads with most deeds before the first origin: the pool against each baseline, all horizons together."""
    worse = 0
    for name, of in zip(names, columns, strict=True):
        mean = {
            who: np.nanmean(np.nanmean(tested.crps[i][:, :, list(of)], axis=(0, 2)))
            for i, who in enumerate(tested.names)
        }
        saved = {who: 1 - mean["pool"] / mean[who] for who in BASELINES}
        low = min(saved, key=lambda who: saved[who])
        worse += saved[low] < -0.02
        print(
            f"   {name:10} least saved {saved[low]:+6.1%} (against {low}); "
            + " ".join(f"{saved[who]:+6.1%}" for who in BASELINES)
        )
    print(f"   worse by more than 2% than its best baseline: {worse} of {len(names)}")


def honest(tested: Tested, periods: int) -> None:
    """Does what is called forecastable by the first half of the record stay so in the second?"""
    middle = (tested.origins[0] + periods) // 2
    shown = tested.before(middle).forecastable("pool", BASELINES)
    later = tested.since(middle)
    for h, ahead in enumerate(tested.horizons):
        n = np.isfinite(later.crps[0, :, h]).sum(axis=0)
        if not n.any() or not shown[h].any():
            print(f"   {ahead:3} ahead: too short a record to call anything forecastable")
            continue
        total = np.nansum(later.crps[:, :, h], axis=1)
        best = {who: total[later.of(who)] for who in BASELINES}
        saved = {
            kind: min(1 - total[later.of("pool")][of].sum() / best[who][of].sum() for who in BASELINES)
            for kind, of in (("shown", shown[h]), ("not shown", ~shown[h]))
        }
        print(
            f"   {ahead:3} ahead: {shown[h].mean():.0%} of series shown; later the pool saves at least {saved['shown']:+.1%} on them, {saved['not shown']:+.1%} on the rest"
        )


def events(tested: Tested, quad: int) -> None:
    """Any deed of material conflict in the period: Brier score and reliability."""
    assert tested.chance is not None
    assert tested.happened is not None
    happened = tested.happened[:, :, quad::4]
    for i, who in enumerate(tested.names):
        brier = np.nanmean(scores.brier(tested.chance[i][:, :, quad::4], happened), axis=(0, 2))
        print(f"   Brier of any material conflict, {who:16} " + " ".join(f"{v:.4f}" for v in brier))
    for b in scores.reliability(
        tested.chance[tested.of("pool")][:, 0, quad::4].ravel(), happened[:, 0].ravel()
    ):
        if b.n and b.interval:
            print(
                f"   said {b.said:.2f} happened {b.happened:.2f} ({b.interval[0]:.2f} to {b.interval[1]:.2f}), n {b.n}"
            )


# Simulated


def simulated() -> None:
    """Impulse responses of known systems inside the 90% bands; a scenario that states the mean path."""
    rng = np.random.default_rng(0)
    for label, way in [
        (
            "loose prior (lambda1 = 1)",
            lambda y: fit(y, 2, Prior(lambda0=1.0, lambda1=1.0, lambda3=1.0, lambda4=5.0)),
        ),
        ("flat prior", lambda y: fit(y, 2, Prior(kind="flat"))),
        ("learnt prior", lambda y: learn(y, 2, FEW)),
        ("published prior (random walk, lambda1 = 0.1)", lambda y: fit(y, 2, PUBLISHED)),
    ]:
        held = []
        for _ in range(150):
            back = np.diag(rng.uniform(0.2, 0.7, 3)) + rng.normal(0, 0.1, (3, 3))
            factor = np.tril(rng.normal(0, 0.4, (3, 3)), -1) + np.diag(rng.uniform(0.5, 1.5, 3))
            y = np.zeros((250, 3))
            for t in range(1, 250):
                y[t] = back @ y[t - 1] + factor @ rng.normal(size=3)
            truth = np.array([np.linalg.matrix_power(back, h) @ factor for h in range(9)])
            found = responses(way(y[50:]), 9, n=400, seed=1)
            known = np.ones(truth.shape, dtype=bool)
            known[0] = np.tril(np.ones((3, 3), dtype=bool))
            held.append(((truth >= found.low) & (truth <= found.high))[known].mean())
        print(
            f"   150 systems of 3 series, 200 periods, 2 lags fitted to 1: true responses in the 90% band, {label}: {np.mean(held):.3f}"
        )
    got = fit(y[50:], 2, PUBLISHED)
    stated = np.full((12, 3), np.nan)
    stated[:, 0] = got.point(12)[:, 0]
    same = conditional(got, stated, n=200)
    print(
        f"   a scenario that states the mean path of one series moves the path by {np.abs(same.path - same.baseline).max():.1e}, strain {same.strain:.1e}"
    )


def speed() -> None:
    """A thousand dyads of eight monthly series over ten years, forecast 1 to 12 months ahead, one core."""
    rng = np.random.default_rng(0)
    dyads, months = 1000, 120
    rate = 2 * np.exp(rng.normal(0, 0.1, (months, 8 * dyads)).cumsum(axis=0))
    values = rng.poisson(np.minimum(rate, 100.0)).astype(np.float64)
    named = forecasters([range(8 * i, 8 * i + 8) for i in range(dyads)], whole=True)
    total = 0.0
    for name, forecaster in named.items():
        start = time.perf_counter()
        forecaster(values, range(1, 13))
        took = time.perf_counter() - start
        total += took
        print(f"   {name:16} {took:6.1f} s")
    print(f"   {dyads} dyads, {8 * dyads} series, all forecasters: {total:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
