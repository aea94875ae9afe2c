"""Probabilities of events against base rates, on years that took no part in making them.

    .venv/bin/python bench/event_forecasts.py [icews05_15] [icews18] [dossiers]

Needs ../shared/data; without a name all three are run, under ten minutes on a busy core. Nothing is written but the tables.

- icews05_15: ordered pairs of states with five deeds or more in 2005 and 2006; forecasts every 30 days from 2012 on, each made with
  what was over by then.
- icews18: the same of 2018, in which nothing was chosen; from its fourth month on, 30 and 90 days ahead.
- dossiers: what a user sees: five states at a time, the pairs between the first and each other, forecasts and silence by the rule.

Skill is the share of the Brier score saved against the base rate that was hardest to beat (in hindsight) of the three; its 90%
interval by drawing pairs anew. A bin of the reliability table is populated with 200 forecasts of 20 pairs. How far what came may lie
from what was said by chance alone is told by the pairs (a pair's windows overlap: it is one case): the bin's own 90% band. A bin can
be judged where that band is .05 or narrower, and is surely off where the gap is beyond .05 by more than the band.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.foresee.hazards import BLOCK_DAYS, SHARED, Blocks
from armslength.foresee.kinds import of_deeds
from armslength.foresee.odds import BASELINES, HORIZONS, Rolled, roll, standing
from armslength.foresee.rules import Marks, Rule
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
YEAR = 73
"""Blocks."""
BEGIN, HELD_OUT = 2 * YEAR, 7 * YEAR
LEAST_DEEDS = 5
DRAWS = 400
DOSSIERS = 40
POPULATED = (200, 20)
NEAR, Z90 = 0.05, 1.645
KINDS = of_deeds()


@dataclass(frozen=True, slots=True)
class Scored:
    """Forecasts of one kind whose time has come, (origins, pairs)."""

    said: Floats
    base: dict[str, Floats]
    came: Floats


def main(asked: Sequence[str]) -> None:
    """Run what was asked for, or all."""
    parts = {"icews05_15": icews05_15, "icews18": icews18, "dossiers": dossiers}
    for name in asked or parts:
        print(f"\n== {name}", flush=True)
        start = time.perf_counter()
        parts[name]()
        print(f"   {time.perf_counter() - start:.0f} s")


def icews05_15() -> None:
    """Held-out years 2012 to 2015."""
    blocks, _ = taken("icews05_15", first=BEGIN, least=LEAST_DEEDS)
    for days in HORIZONS:
        table(roll(blocks, days, first=BEGIN), days, since=HELD_OUT)


def icews18() -> None:
    """January to October 2018: nothing was chosen here."""
    blocks, _ = taken("icews18", first=18, least=LEAST_DEEDS)
    for days in (30, 90):
        table(roll(blocks, days, first=18), days, since=18)


def dossiers() -> None:
    """Five states at a time, drawn by lot among those with most deeds; the first is the client, the second the patron.

    At the end of 2011, 2012 and 2013 it is asked what can be forecast, and the forecasts of the year after are scored.
    """
    blocks, pairs = taken("icews05_15", first=BEGIN, least=1)
    rng = np.random.default_rng(0)
    busy = Counter[str]()
    for n, (source, _) in enumerate(pairs):
        busy[source] += int(blocks.happened[:BEGIN, n, -len(SHARED)].sum())
    actors = [a for a, _ in busy.most_common(25)]
    place = {pair: n for n, pair in enumerate(pairs)}
    told: dict[tuple[int, bool], list[Scored]] = {}
    for _ in range(DOSSIERS):
        client, patron, *rivals = rng.choice(actors, 5, replace=False).tolist()
        sides = [(client, other) for other in (patron, *rivals)] + [(patron, rival) for rival in rivals]
        mine = [place[p] for a, b in sides for p in ((a, b), (b, a)) if p in place]
        for days in HORIZONS:
            whole = roll(
                Blocks(blocks.happened[:, mine], blocks.known, blocks.source[mine], blocks.target[mine]), days
            )
            for cut in (HELD_OUT, HELD_OUT + YEAR, HELD_OUT + 2 * YEAR):
                for k, stands in enumerate(standing(whole, cut)):
                    told.setdefault((days, stands.forecastable), []).append(scored(whole, k, cut, cut + YEAR))
    for days in HORIZONS:
        shown, rest = told.get((days, True), []), told.get((days, False), [])
        print(
            f"   {days} days: {len(shown)} of {len(shown) + len(rest)} kinds shown ({len(shown) / (len(shown) + len(rest)):.0%})"
        )
        for name, many in (("shown", shown), ("not shown", rest)):
            if many:
                print(f"      {name:9} {together(many)}")


def together(many: Sequence[Scored]) -> str:
    """The forecasts of many dossiers and kinds as one."""
    mine = sum(((s.said - s.came) ** 2).sum() for s in many)
    theirs = {b: sum(((s.base[b] - s.came) ** 2).sum() for s in many) for b in BASELINES}
    best = min(theirs, key=theirs.__getitem__)
    better = np.mean(
        [((s.said - s.came) ** 2).sum() < ((s.base[best] - s.came) ** 2).sum() for s in many if s.came.any()]
    )
    y, p = (np.concatenate([getattr(s, what).ravel() for s in many]) for what in ("came", "said"))
    who = np.concatenate([
        n * 100 + np.broadcast_to(np.arange(s.came.shape[1]), s.came.shape).ravel() for n, s in enumerate(many)
    ])  # fmt: skip
    return (
        f"n {y.size:7}, came {y.mean():.3f}, saved later {1 - mine / theirs[best]:+.3f} against {best}, better {better:.0%}; "
        f"reliability {told_bins(p, y, who)}"
    )


def scored(rolled: Rolled, kind: int, since: int, until: int | None = None) -> Scored:
    """Of one kind, the forecasts made from `since` on, before `until`, whose windows are over."""
    came = rolled.described.came[:, :, kind]
    due = (rolled.origins >= since) & np.isfinite(came).all(axis=1)
    if until is not None:
        due &= rolled.origins < until
    return Scored(
        rolled.said[due, :, kind], {n: b[due, :, kind] for n, b in rolled.baselines().items()}, came[due]
    )


def table(rolled: Rolled, days: int, since: int) -> None:
    """Each kind, then all of them."""
    rng = np.random.default_rng(0)
    print(
        f"   {days} days; Brier score of forecast, base rate, steady base rate, share over all pairs | skill [90%] | log score, "
        "base rate's | reliability: came less said by bin (half its own 90% band), - not populated"
    )
    whole, better, sure, kept = [], 0, 0, []
    for k, kind in enumerate(KINDS):
        one = scored(rolled, k, since)
        whole.append(one)
        mine = ((one.said - one.came) ** 2).sum(axis=0)
        theirs = {n: ((b - one.came) ** 2).sum(axis=0) for n, b in one.base.items()}
        best = min(theirs, key=lambda n: theirs[n].sum())
        drawn = rng.integers(0, len(mine), (DRAWS, len(mine)))
        skills = 1 - mine[drawn].sum(axis=1) / np.maximum(theirs[best][drawn].sum(axis=1), 1e-12)
        low, high = np.quantile(skills, [0.05, 0.95])
        skill = 1 - mine.sum() / theirs[best].sum()
        better, sure = better + (skill > 0), sure + (low > 0)
        who = np.broadcast_to(np.arange(one.came.shape[1]), one.came.shape).ravel()
        bins = told_bins(one.said.ravel(), one.came.ravel(), who)
        kept.append(bins)
        size = one.came.size
        print(
            f"   {kind.name:18} n {size:6} came {one.came.mean():.4f} | {mine.sum() / size:.4f} "
            + " ".join(f"{t.sum() / size:.4f}" for t in theirs.values())
            + f" | {skill:+.3f} [{low:+.3f}, {high:+.3f}] | {logged(one.said, one.came):.4f} {logged(one.base['base rate'], one.came):.4f} | {bins}"
        )
    y, p, b = (
        np.concatenate([x.ravel() for x in many])
        for many in ([s.came for s in whole], [s.said for s in whole], [s.base["base rate"] for s in whole])
    )
    who = np.concatenate([np.broadcast_to(np.arange(s.came.shape[1]), s.came.shape).ravel() for s in whole])
    print(f"   all kinds: skill above 0 for {better} of {len(KINDS)}, its whole interval for {sure}")
    full = [bin_ for bins in kept for bin_ in bins.full]
    print(
        f"   every populated bin within .05 for {sum(b.worst <= NEAR for b in kept)} of {len(KINDS)} kinds; a calibrated forecaster "
        f"would have it for {sum(b.calibrated for b in kept):.1f}"
    )
    print(
        f"   every bin that can be judged for {sum(all(abs(g) <= NEAR for g, h in b.full if h <= NEAR) for b in kept)}; "
        f"{len(full)} bins, {sum(h <= NEAR for _, h in full)} can be judged, {sum(abs(g) > NEAR >= h for g, h in full)} of these over .05, "
        f"{sum(abs(g) - h > NEAR for g, h in full)} of all surely; mean gap {np.mean([abs(g) for g, _ in full]):.3f}"
    )
    print(f"   all kinds together, forecast  {told_bins(p, y, who)}")
    print(f"   all kinds together, base rate {told_bins(b, y, who)}", flush=True)


@dataclass(frozen=True, slots=True)
class Bins:
    """How far what came was from what was said, by tenth; None where too few forecasts lie in it.

    Attributes:
        halves: half of each bin's own 90% band.
    """

    gaps: tuple[float | None, ...]
    halves: tuple[float | None, ...]

    @property
    def full(self) -> list[tuple[float, float]]:
        """Gap and half band of the populated bins."""
        return [
            (g, h) for g, h in zip(self.gaps, self.halves, strict=True) if g is not None and h is not None
        ]

    @property
    def worst(self) -> float:
        """The widest gap."""
        return max((abs(g) for g, _ in self.full), default=0.0)

    @property
    def calibrated(self) -> float:
        """How probably a calibrated forecaster would have every populated bin within .05."""
        ways = [2 * NormalDist().cdf(NEAR * Z90 / max(h, 1e-9)) - 1 for _, h in self.full]
        return float(np.prod(ways))

    def __str__(self) -> str:
        """All gaps, each with half its band, then the widest."""
        told = (
            "-" if g is None else f"{g:+.3f}({h:.3f})" for g, h in zip(self.gaps, self.halves, strict=True)
        )
        return f"{' '.join(told)} worst {self.worst:.3f}"


def told_bins(said: Floats, came: Floats, who: NDArray[np.int64]) -> Bins:
    """The reliability of forecasts made of the pairs `who`."""
    at = np.minimum((said * 10).astype(int), 9)
    gaps: list[float | None] = []
    halves: list[float | None] = []
    for tenth in range(10):
        mine = at == tenth
        n = np.bincount(who[mine], minlength=1)
        if mine.sum() < POPULATED[0] or (n > 0).sum() < POPULATED[1]:
            gaps.append(None)
            halves.append(None)
            continue
        gap = float(came[mine].mean() - said[mine].mean())
        off = np.bincount(who[mine], came[mine] - said[mine]) - gap * n
        gaps.append(gap)
        halves.append(Z90 * float(np.sqrt((off**2).sum())) / int(mine.sum()))
    return Bins(tuple(gaps), tuple(halves))


def logged(said: Floats, came: Floats) -> float:
    """The mean log score; higher is better, 0 is perfect."""
    return float(np.log(np.clip(np.where(came > 0, said, 1 - said), 1e-4, 1)).mean())


def taken(name: str, *, first: int, least: int) -> tuple[Blocks, list[tuple[str, str]]]:
    """The deeds between states in blocks, of pairs with `least` deeds or more in the first blocks."""
    with gzip.open(DATA / name / "events.csv.gz", "rt", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    start = dt.date.fromisoformat(min(r["date"] for r in found))
    last = dt.date.fromisoformat(max(r["date"] for r in found))
    count = ((last - start).days + 1) // BLOCK_DAYS
    covered = None if name == "icews18" else whole_states(found)
    codes = {r["code"]: column_numbers(r) for r in rows("cameo") if r["class"]}
    deeds = [
        ((dt.date.fromisoformat(r["date"]) - start).days // BLOCK_DAYS, (r["src_country"], r["dst_country"]), codes[r["cameo"]])
        for r in found
        if r["src_country"] and r["dst_country"] and r["src_country"] != r["dst_country"] and r["cameo"] in codes
        and (covered is None or {r["src_country"], r["dst_country"]} <= covered)
    ]  # fmt: skip
    before = Counter(pair for block, pair, _ in deeds if block < first)
    pairs = sorted(pair for pair, n in before.items() if n >= least)
    place = {pair: n for n, pair in enumerate(pairs)}
    actors = sorted({a for pair in pairs for a in pair})
    happened = np.zeros((count, len(pairs), len(KINDS) + len(SHARED)))
    for block, pair, numbers in deeds:
        if pair in place and block < count:
            happened[block, place[pair], numbers] = 1
    print(f"   {len(pairs)} ordered pairs of {len(actors)} states, {count} blocks of {BLOCK_DAYS} days")
    source, target = (np.array([actors.index(pair[end]) for pair in pairs], dtype=np.int64) for end in (0, 1))
    return Blocks(happened, np.ones(count, dtype=bool), source, target), pairs


def column_numbers(code: dict[str, str]) -> list[int]:
    """Which columns a CAMEO code of the crosswalk counts in."""
    contexts, intensity = tuple(code["contexts"].split()), float(code["intensity"])
    marks = Marks(frozenset({code["code"]}))
    mine = [
        n
        for n, kind in enumerate(KINDS)
        if isinstance(kind.rule, Rule) and kind.rule.fits(code["class"], contexts, intensity, marks)
    ]
    return [*mine, len(KINDS), len(KINDS) + (1 if CLASSES[code["class"]].quad <= 2 else 2)]


def whole_states(found: Sequence[dict[str, str]]) -> set[str]:
    """States whose own name is among the entities of a set that is a sample of entities."""
    named = {r[k].replace("_", " ") for r in found for k in ("source", "target")}
    known = json.loads((DATA / "actor_registry" / "mledoze_countries.json").read_text(encoding="utf-8"))
    return {c["cca3"] for c in known if c["name"]["common"] in named}


if __name__ == "__main__":
    main(sys.argv[1:])
