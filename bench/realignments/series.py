"""Plain series of pairs of states out of event sets, the cases that fall into them, and pairs without a known case."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
PLACEBOS = 150
LEAST_BEFORE, LEAST_AFTER = 60, 30
"""Days of data that a case needs before and after it to be asked for at all."""
LEAST_ACTIVE = 30
"""Days on which the pair has to be in the set at all, in the year on either side of the case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One dated realignment. `sign` is 1 for warmer and -1 for colder."""

    pair: Pair
    day: date
    sign: int
    what: str
    confidence: str


@dataclass(frozen=True, slots=True)
class EventSet:
    """Sums and means by week and by month, one row a pair.

    Attributes:
        name: of the set.
        pairs: the pairs of states, alphabetical.
        active: (pairs,) days on which the pair has a score.
        starts: period name -> first days of its periods.
        sums: period name -> (pairs, periods); a period without a score is 0, one without any file of the set NaN.
        means: the same, mean of the scores; NaN without any.
        days: pair -> days on which it has a score.
    """

    name: str
    pairs: list[Pair]
    active: NDArray[np.int64]
    starts: dict[str, list[date]]
    sums: dict[str, NDArray[np.float64]]
    means: dict[str, NDArray[np.float64]]
    days: dict[Pair, NDArray[np.int64]] = field(repr=False)

    @property
    def first(self) -> date:
        """The set's first day."""
        return self.starts["week"][0]

    @property
    def years(self) -> float:
        """How long the set is."""
        return 7 * len(self.starts["week"]) / 365.25


def cases(path: Path) -> list[Case]:
    """The rows of a file of realignments."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Case(
                (min(r["dyad_a"], r["dyad_b"]), max(r["dyad_a"], r["dyad_b"])),
                date.fromisoformat(r["date"]),
                1 if r["direction"] == "warmer" else -1,
                r["what"],
                r["confidence"],
            )
            for r in csv.DictReader(file)
        ]


QUERIES = {
    "gdelt": (
        "gdelt_daily_dyads_2018_2024/dyad_days.parquet",
        "SELECT a, b, CAST(date AS DATE), score, 1 FROM '{file}' WHERE a <> b",
    ),
    "icews05_15": (
        "icews05_15/events.csv.gz",
        """
        SELECT least(src_country, dst_country), greatest(src_country, dst_country), CAST(date AS DATE),
               sum(CAST(goldstein AS DOUBLE)), count(*)
        FROM read_csv('{file}', all_varchar=true)
        WHERE length(src_country) = 3 AND length(dst_country) = 3 AND src_country <> dst_country
        GROUP BY ALL""",
    ),
}
QUERIES["icews18"] = ("icews18/events.csv.gz", QUERIES["icews05_15"][1])


def event_set(name: str, data: Path) -> EventSet:
    """Read a set; weeks run from its first day, months are those of the calendar."""
    path, query = QUERIES[name]
    with duckdb.connect() as con:
        got = con.execute(query.format(file=data / path)).fetchall()
    first, last = min(r[2] for r in got), max(r[2] for r in got)
    pairs = sorted({(r[0], r[1]) for r in got})
    row = {p: n for n, p in enumerate(pairs)}
    at = np.array([row[r[0], r[1]] for r in got])
    day = np.array([(r[2] - first).days for r in got])
    score = np.array([r[3] for r in got], dtype=float)
    count = np.array([r[4] for r in got], dtype=float)
    base = first.year * 12 + first.month - 1
    length = (last - first).days + 1
    calendar = [first + timedelta(days=n) for n in range(length)]
    numbers = {
        "week": np.arange(length) // 7,
        "month": np.array([d.year * 12 + d.month - 1 - base for d in calendar]),
    }
    starts = {
        "week": [first + timedelta(days=7 * n) for n in range(int(numbers["week"][-1]) + 1)],
        "month": [
            date((base + n) // 12, (base + n) % 12 + 1, 1) for n in range(int(numbers["month"][-1]) + 1)
        ],
    }
    filed = np.zeros(length, bool)
    filed[day] = True
    sums, means = {}, {}
    for period, number in numbers.items():
        shape = (len(pairs), len(starts[period]))
        total, n = np.zeros(shape), np.zeros(shape)
        np.add.at(total, (at, number[day]), score)
        np.add.at(n, (at, number[day]), count)
        empty = np.bincount(number[filed], minlength=shape[1]) == 0
        total[:, empty] = math.nan
        sums[period] = total
        means[period] = np.divide(total, n, out=np.full(shape, math.nan), where=n > 0)
    by_pair: dict[Pair, list[int]] = {p: [] for p in pairs}
    for r, d in zip(got, day.tolist(), strict=True):
        by_pair[r[0], r[1]].append(d)
    return EventSet(
        name,
        pairs,
        np.bincount(at, minlength=len(pairs)),
        starts,
        sums,
        means,
        {p: np.unique(d) for p, d in by_pair.items()},
    )


def covered(all_cases: Iterable[Case], events: EventSet) -> list[Case]:
    """The cases that a set can be asked for: inside its time, and the pair in it often enough around the date."""
    out = []
    length = 7 * len(events.starts["week"])
    for case in all_cases:
        at = (case.day - events.first).days
        if case.pair not in events.days or at < LEAST_BEFORE or at > length - LEAST_AFTER:
            continue
        days = events.days[case.pair]
        if ((days >= at - 365) & (days < at + 365)).sum() >= LEAST_ACTIVE:
            out.append(case)
    return out


def placebos(
    events: EventSet, asked: Sequence[Case], listed: Iterable[Pair], n: int = PLACEBOS
) -> list[Pair]:
    """Pairs without a listed realignment whose coverage is like that of the cases' pairs.

    The pairs of the cases take turns, the most covered first; each takes the free pair whose number of active days is
    nearest to its own, by ratio; of two as near the first by name.
    """
    out: list[Pair] = []
    taken = set(listed)
    size = {p: math.log(int(a)) for p, a in zip(events.pairs, events.active, strict=True)}
    turns = sorted({c.pair for c in asked}, key=lambda p: (-size[p], p))
    while len(out) < n:
        free = [p for p in events.pairs if p not in taken]
        if not free or not turns:
            return sorted(out)
        for like in turns[: n - len(out)]:
            nearest = min((p for p in free if p not in taken), key=lambda p: (abs(size[p] - size[like]), p))
            taken.add(nearest)
            out.append(nearest)
    return sorted(out)
