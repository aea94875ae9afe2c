"""Leaders who leave office irregularly: could deeds alone tell of it, and does a regression on unrest beat a rate?

    .venv/bin/python bench/irregular_exits.py

Needs ../shared/data (icews05_15, actor_registry, leaders); under two minutes. Nothing is written but the tables.

`irregular_exits.csv` lists the exits of 2005 to 2015 from the public record, as ours to be mended; the month of each is held against
the end of an office in REIGN's list. How strongly the world's rate counts is chosen on 2007 to 2010; 2012 to 2015 is held out.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from armslength.floats import Floats
from armslength.foresee.exits import PRIOR_YEARS, WORLD_RATE, YEAR
from armslength.foresee.hazards import BLOCK_DAYS, SHARED, Blocks
from armslength.foresee.odds import HORIZONS, roll
from armslength.ontology.actors import registry
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
A_YEAR = 73
"""Blocks."""
DEV, TEST = (2 * A_YEAR, 6 * A_YEAR), (7 * A_YEAR, 11 * A_YEAR)
START, LAST = dt.date(2005, 1, 1), dt.date(2015, 12, 31)
STRENGTHS = (2, 5, 10, 20, 40, 80, 1e6)
DRAWS = 400
NEAR, BEFORE, AFTER = 10, 30, 7
"""Days: how near an end of an office is the exit listed, and how far before and after it deeds are looked at."""

Deed = tuple[dt.date, str, list[str]]


def main() -> None:
    """All of it."""
    with (Path(__file__).parent / "irregular_exits.csv").open(encoding="utf-8") as file:
        told = list(csv.DictReader(file))
    listed = [(r["country"], dt.date.fromisoformat(r["day"])) for r in told]
    inside = deeds_inside()
    checked([(r["cow"], dt.date.fromisoformat(r["day"])) for r in told])
    by_deeds_alone(listed, inside)
    rates(listed, inside)


def checked(listed: list[tuple[str, dt.date]]) -> None:
    """Each exit against the ends of offices in REIGN's list, by month."""
    with (DATA / "leaders" / "REIGN_leaderlist_3_21.csv").open(encoding="latin-1") as file:
        ended = {
            (r["stateabb"], int(r["eyear"]) * 12 + int(r["emonth"]))
            for r in csv.DictReader(file)
            if r["eyear"] and r["emonth"]
        }
    there = sum(
        any((state, day.year * 12 + day.month + n) in ended for n in (-1, 0, 1)) for state, day in listed
    )
    print(
        f"   {len(listed)} exits listed; {there} lie within a month of the end of an office of the state in REIGN's list"
    )


def deeds_inside() -> dict[str, list[Deed]]:
    """What is done inside each state: day, class, contexts."""
    codes = {r["code"]: (r["class"], r["contexts"].split()) for r in rows("cameo") if r["class"]}
    out: dict[str, list[Deed]] = defaultdict(list)
    with gzip.open(DATA / "icews05_15" / "events.csv.gz", "rt", encoding="utf-8") as file:
        for r in csv.DictReader(file):
            if r["src_country"] and r["src_country"] == r["dst_country"] and r["cameo"] in codes:
                out[r["src_country"]].append((dt.date.fromisoformat(r["date"]), *codes[r["cameo"]]))
    return out


def by_deeds_alone(listed: list[tuple[str, dt.date]], inside: dict[str, list[Deed]]) -> None:
    """Ends of offices called irregular by what data sets tell of the weeks around them, without a sentence."""
    ends = {
        (country, dt.date.fromisoformat(role.until))
        for country in registry().country_codes()
        for _, role in registry().heads(country)
        if role.until and len(role.until) == len("2015-01-01") and "2005-02-10" <= role.until <= "2015-11-30"
    }

    def exits_at(end: tuple[str, dt.date]) -> set[tuple[str, dt.date]]:
        return {e for e in listed if e[0] == end[0] and abs((e[1] - end[1]).days) <= NEAR}

    reached = set().union(*(exits_at(end) for end in ends))
    print(
        f"   {len(ends)} ends of offices; {len(reached)} of the {len(listed)} exits lie within {NEAR} days of one"
    )
    for name, kinds, least in (
        ("a protest or demand about leadership", {"leadership"}, 1),
        ("two such", {"leadership"}, 2),
        ("three protests", {"PROTEST"}, 3),
        ("three assaults or coercions", {"ASSAULT", "COERCE"}, 3),
    ):
        called = [
            end
            for end in ends
            if sum(
                -BEFORE <= (day - end[1]).days <= AFTER
                and (
                    class_ in kinds
                    or (
                        "leadership" in kinds
                        and "leadership" in contexts
                        and class_ in {"PROTEST", "REQUEST"}
                    )
                )
                for day, class_, contexts in inside[end[0]]
            )
            >= least
        ]
        right = [end for end in called if exits_at(end)]
        found = set().union(*(exits_at(end) for end in called))
        print(
            f"   called irregular by {name}: {len(called)} ends, {len(right)} of them right, {len(found)} of {len(reached)} exits found"
        )


def rates(listed: list[tuple[str, dt.date]], inside: dict[str, list[Deed]]) -> None:
    """The probability of an exit: the world's rate, each state's drawn to it, and the regression of other events."""
    known = json.loads((DATA / "actor_registry" / "mledoze_countries.json").read_text(encoding="utf-8"))
    states = sorted(c["cca3"] for c in known if c.get("unMember"))
    place = {state: n for n, state in enumerate(states)}
    count = ((LAST - START).days + 1) // BLOCK_DAYS
    happened = np.zeros((count, len(states), 1 + len(SHARED)))
    for state, deeds in inside.items():
        for day, class_, _ in deeds if state in place else ():
            block = (day - START).days // BLOCK_DAYS
            if block < count:
                happened[block, place[state], [1, 2 if CLASSES[class_].quad <= 2 else 3]] = 1
    for state, day in listed:
        happened[(day - START).days // BLOCK_DAYS, place[state], 0] = 1
    early = happened[: TEST[0], :, 0].sum() / (TEST[0] / A_YEAR * len(states))
    print(
        f"   {len(states)} states; {early:.4f} exits a state and year before 2012; shipped: {WORLD_RATE} as {PRIOR_YEARS:g} years"
    )
    same = np.arange(len(states))
    blocks = Blocks(happened, np.ones(count, dtype=bool), same, same)
    for days in HORIZONS:
        rolled = roll(blocks, days, first=DEV[0])
        came = rolled.described.came[:, :, 0]
        due = np.isfinite(came).all(axis=1)
        for name, (since, until) in (("chosen on", DEV), ("held out", TEST)):
            mine = due & (rolled.origins >= since) & (rolled.origins + rolled.width <= until)
            y = came[mine]
            ways = {
                f"rate, {k:g} years": _rate(happened[:, :, 0], rolled.origins[mine], days, k)
                for k in STRENGTHS
            }
            ways["regression on unrest"] = rolled.said[mine, :, 0]
            ways["a state's share of windows"] = rolled.described.base[mine, :, 0]
            world = ways["rate, 1e+06 years"]
            print(
                f"   {days} days, {name}: {len(y)} origins, {int(y.max(axis=0).sum())} states with an exit, came {y.mean():.4f}"
            )
            for way, p in ways.items():
                print(
                    f"      {way:28} Brier {((p - y) ** 2).mean():.6f} log {_log(p, y).mean():.5f} | saved {_saved(p, world, y)}"
                )


def _rate(exits: Floats, origins: np.ndarray, days: int, years: float) -> Floats:
    """(origins, states): each state's own rate drawn to the world's as it was known at each origin."""
    out = []
    for origin in origins:
        seen, time = exits[:origin].sum(axis=0), origin * BLOCK_DAYS / YEAR
        world = seen.sum() / (time * len(seen))
        out.append(1 - np.exp(-days / YEAR * (years * world + seen) / (years + time)))
    return np.array(out)


def _log(p: Floats, y: Floats) -> Floats:
    return np.log(np.clip(np.where(y > 0, p, 1 - p), 1e-6, 1))


def _saved(p: Floats, world: Floats, y: Floats) -> str:
    """The share of the Brier score saved against the world's rate, with the 90% interval by drawing states anew."""
    mine, theirs = ((p - y) ** 2).sum(axis=0), ((world - y) ** 2).sum(axis=0)
    drawn = np.random.default_rng(0).integers(0, len(mine), (DRAWS, len(mine)))
    low, high = np.quantile(1 - mine[drawn].sum(axis=1) / theirs[drawn].sum(axis=1), [0.05, 0.95])
    return f"{1 - mine.sum() / theirs.sum():+.4f} [{low:+.4f}, {high:+.4f}]"


if __name__ == "__main__":
    main()
