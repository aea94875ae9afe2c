"""Deeds of the parties as arrays, a row a period: what an outlook is made of, and what it is held against."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

import numpy as np

from armslength.errors import InputError
from armslength.floats import Floats
from armslength.measure.placing import placeable, story_start
from armslength.periods import first_day, following, labels, last_day
from armslength.records import DONE, Event, PeriodName, Question, Series

QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
FEWEST_KNOWN = 24
"""Periods with deeds, under which the mean intensity of a pair is no series."""
OFTEN = 0.5
"""The share of known periods, from its first deed on, in which a pair's deeds must lie for that."""


class Key(NamedTuple):
    """What a column is of."""

    measure: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Series side by side.

    Attributes:
        starts: first day of each period (ISO), oldest first, no gaps.
        keys: one a column.
        values: (periods, columns); NaN where not known.
        groups: the columns that act on each other; every column is in one.
    """

    starts: tuple[str, ...]
    keys: tuple[Key, ...]
    values: Floats
    groups: tuple[tuple[int, ...], ...]

    def columns(self) -> Iterator[tuple[Key, dict[str, float | None]]]:
        """Each column's key with its values by first day of the period; None where not known."""
        for key, column in zip(self.keys, self.values.T.tolist(), strict=True):
            yield key, {d: None if math.isnan(v) else v for d, v in zip(self.starts, column, strict=True)}

    def only(self, columns: Sequence[int], since: int = 0) -> Panel:
        """Those columns alone, from a period on."""
        place = {column: n for n, column in enumerate(columns)}
        groups = (tuple(place[c] for c in group if c in place) for group in self.groups)
        return Panel(
            self.starts[since:], tuple(self.keys[c] for c in columns), self.values[since:, list(columns)],
            tuple(group for group in groups if group),
        )  # fmt: skip


def panels(
    events: Sequence[Event],
    question: Question,
    *,
    coverage: Sequence[tuple[str, int]],
    known_until: str | None,
    period: PeriodName,
) -> tuple[Panel, Panel]:
    """What client, patron and rivals did to each other: counts by quad class, and mean intensity.

    Pairs are the client with each pole and the patron with each rival, both ways; one group a pair of parties. A deed
    (happened or habitual) counts once for each doer and each target, whole, in the period that its date lies in; one dated
    too coarsely for that is left out. A period counts once it is over by `known_until`. One of which nothing was published
    and nothing is told is not known, never zero.

    Args:
        coverage: first day of a period -> documents and rows published in it.
        known_until: the last day (ISO) of which anything is known; None is none.

    Returns:
        Counts, every pair and class a column, even one without a deed; and intensity (-10 to 10), NaN without a deed. No
        periods at all where no deed can be placed.
    """
    keys, groups = _keys(question)
    deeds = list(_deeds(events, question, period))
    until = min(filter(None, (known_until, question.until)), default=None)
    days = _periods([day for day, _, _ in deeds], question, until, period)
    at = {day: n for n, day in enumerate(days)}
    counts = np.zeros((len(days), len(keys)))
    pairs = list(dict.fromkeys(key.of for key in keys))
    total, n = np.zeros((len(days), len(pairs))), np.zeros((len(days), len(pairs)))
    column = {key: c for c, key in enumerate(keys)}
    for day, pair, event in deeds:
        if day in at:
            counts[at[day], column[Key(f"deeds.{QUADS[event.quad]}", pair)]] += 1
            total[at[day], pairs.index(pair)] += event.intensity
            n[at[day], pairs.index(pair)] += 1
    published = {start for start, number in coverage if number}
    silent = [t for t, day in enumerate(days) if day.isoformat() not in published and not n[t].any()]
    counts[silent] = np.nan
    starts = tuple(day.isoformat() for day in days)
    mean = np.divide(total, n, out=np.full_like(total, np.nan), where=n > 0)
    both = {pair: frozenset(pair) for pair in pairs}
    sides = list(dict.fromkeys(both.values()))
    return (
        Panel(starts, tuple(keys), counts, groups),
        Panel(
            starts,
            tuple(Key("intensity", pair) for pair in pairs),
            mean,
            tuple(tuple(c for c, p in enumerate(pairs) if both[p] == side) for side in sides),
        ),
    )


def told(counts: Panel) -> Panel:
    """The columns that ever had a deed, from the first period known on."""
    kept = [c for c in range(len(counts.keys)) if np.nansum(counts.values[:, c]) > 0]
    return counts.only(kept, int(np.isfinite(counts.values[:, kept]).any(axis=1).argmax()) if kept else 0)


def often(intensity: Panel) -> Panel:
    """The columns with a deed in enough periods, from the first period on in which all of them have had one."""
    known = np.isfinite(intensity.values)
    kept = [
        c
        for c in range(len(intensity.keys))
        if known[:, c].sum() >= FEWEST_KNOWN
        and known[known[:, c].argmax() :, c].mean() >= OFTEN
        and known[:, c].argmax() <= len(known) // 4
    ]
    return intensity.only(kept, max((int(known[:, c].argmax()) for c in kept), default=0))


def of_series(series: Series | None, known_until: str | None) -> Panel:
    """The readings of one measure, up to the last period that is over by `known_until`; no column where none is known."""
    if series is None:
        return Panel((), (), np.empty((0, 0)), ())
    over = [r for r in series.readings if is_over(r.start, series.period, known_until or "")]
    values = np.array([[np.nan if r.value is None else r.value] for r in over], dtype=np.float64)
    if not np.isfinite(values).any():
        return Panel((), (), np.empty((0, 0)), ())
    first = int(np.isfinite(values[:, 0]).argmax())
    return Panel(
        tuple(r.start for r in over[first:]), (Key(series.measure, series.of),), values[first:], ((0,),)
    )


def to_come(last: str, period: PeriodName, n: int) -> list[str]:
    """First days of the `n` periods after the one that begins on `last`."""
    out, day = [], date.fromisoformat(last)
    for _ in range(n):
        day = following(day, period)
        out.append(day.isoformat())
    return out


def placed(panel: Panel, starts: Sequence[str], key: Key, day: str, period: PeriodName) -> tuple[int, int]:
    """Which of the periods to come a day lies in, and the column of a key.

    Raises:
        InputError: the panel has no such column, or the day lies in none of the periods.
    """
    if key not in panel.keys:
        raise InputError(
            f"outlook: {key.measure} of {' towards '.join(key.of)} never happened in this dossier, or they are not asked about; "
            f"it has {', '.join(sorted({'>'.join(k.of) for k in panel.keys})) or 'no deeds'}"
        )
    start = first_day(date.fromisoformat(day), period).isoformat()
    if start not in starts:
        raise InputError(
            f"outlook: the {period} of {day} is not to come within the outlook; it runs from {starts[0]} to {starts[-1]}"
        )
    return starts.index(start), panel.keys.index(key)


def is_over(start: str, period: PeriodName, known_until: str, *, beyond: bool = False) -> bool:
    """Whether the period that begins on `start` is known to its last day; with `beyond`, whether something later is.

    Args:
        known_until: an ISO day; an empty one is none.
    """
    day = date.fromisoformat(start)
    if not known_until:
        return False
    return date.fromisoformat(known_until) >= (following if beyond else last_day)(day, period)


def _keys(question: Question) -> tuple[list[Key], tuple[tuple[int, ...], ...]]:
    sides = [(question.client, pole) for pole in question.poles]
    sides += [(question.patron, rival) for rival in question.rivals]
    keys: list[Key] = []
    groups = []
    for one, other in sides:
        mine = [
            Key(f"deeds.{quad}", pair) for pair in ((one, other), (other, one)) for quad in QUADS.values()
        ]
        groups.append(tuple(range(len(keys), len(keys) + len(mine))))
        keys += mine
    return keys, tuple(groups)


def _deeds(
    events: Sequence[Event], question: Question, period: PeriodName
) -> Iterator[tuple[date, tuple[str, str], Event]]:
    """Each deed between two parties with the period it lies in."""
    keys, _ = _keys(question)
    pairs = {key.of for key in keys}
    for event in events:
        span = placeable(event)
        if event.modality not in DONE or span is None or not event.confidence > 0 or event.quad not in QUADS:
            continue
        day = first_day(span[0], period)
        if day != first_day(span[1], period):
            continue
        for pair in product(event.source, event.target):
            if pair in pairs:
                yield day, pair, event


def _periods(
    told_of: Sequence[date], question: Question, until: str | None, period: PeriodName
) -> list[date]:
    """The whole periods that are over, from the question's first or from that of the story."""
    if until is None:
        return []
    told_of = [day for day in told_of if is_over(day.isoformat(), period, until)]
    if question.since:
        since = date.fromisoformat(question.since)
        begin = (
            first_day(since, period)
            if first_day(since, period) == since
            else following(first_day(since, period), period)
        )
        told_of = [day for day in told_of if day >= begin]
    if not told_of:
        return []
    begin = begin if question.since else story_start(told_of)
    days = labels(begin, date.fromisoformat(until), period)
    return [day for day in days if is_over(day.isoformat(), period, until)]
