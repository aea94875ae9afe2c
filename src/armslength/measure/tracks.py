"""Yearly figures as a value for every period: as given, interpolated or carried on, each with its spread.

A period takes the figure that covers its middle; of several, the one that ends first, so that a figure of many years
looks back. Several of the very same time are taken as their mean, the wider spread the less they agree. Between two
figures the value lies on the straight line, after the last it stays for ten years; both are said, and the spread grows
as that of a random walk whose yearly step is the figures' own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from armslength.floats import Floats
from armslength.interval import Z90
from armslength.measure.evidence import Evidence
from armslength.periods import following
from armslength.records import Figure, Observation, Reading, Series, Term

CARRIED_YEARS = 10.0
"""How long a last figure stands for the years after it."""
REVISION = 0.02
"""Standard deviation of a figure in [0, 1]: offices revise them."""
STEP, LEAST_STEP = 0.05, 0.01
"""Yearly step where one figure alone is known, which counts as one step beside the figures' own; and the least."""
INTERPOLATED, CARRIED_ON = ", interpolated", ", carried on from"
HEAVY = 4.0
"""A figure weighs as much as the heaviest period of deeds."""


@dataclass(frozen=True, slots=True)
class Track:
    """One kind of figure over the periods; arrays (periods).

    Attributes:
        value: nan where unknown.
        spread: standard deviation.
        figures: the figures that each period's value rests on; none where unknown.
        how: `name`, `name, interpolated` or `name, carried on from 2014`, for each period; empty where unknown.
        fresh: the periods at which a figure is first used.
    """

    value: Floats
    spread: Floats
    figures: tuple[tuple[Figure, ...], ...]
    how: tuple[str, ...]
    fresh: frozenset[int]


def kinds(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures sorted by partner, name and unit: one list each, by time.

    Of several sets that tell of one thing, the one with most figures speaks alone (of equals that which reaches
    furthest): where one set ends and another begins, what changed would be the source.
    """
    found: dict[tuple[str, str, str], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for f in figures:
        found[f.partner, f.name or "", f.unit][f.dataset].append(f)
    chosen = (max(found[key].values(), key=_weight) for key in sorted(found))
    return [sorted(fs, key=lambda f: (f.end, f.start, f.id)) for fs in chosen]


def _weight(figures: Sequence[Figure]) -> tuple[int, str, str]:
    """How much a set tells: how many different spans, how far, and for the sake of order its id."""
    return len({(f.start, f.end) for f in figures}), max(f.end for f in figures), figures[0].dataset


def track(figures: Sequence[Figure], evidence: Evidence) -> Track:
    """The figures of one kind over the periods of the evidence."""
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        alike[f.start, f.end].append(f)
    spans = [(date.fromisoformat(start), date.fromisoformat(end)) for start, end in alike]
    told = [tuple(same) for same in alike.values()]
    at = np.array([_years(b) - (b - a).days / 365.25 / 2 for a, b in spans])
    values = np.array([np.mean([f.value for f in same]) for same in told])
    wrong = np.array([np.hypot(REVISION, np.std([f.value for f in same])) for same in told])
    step = _step(at, values)
    periods = len(evidence.labels)
    value, spread = np.full(periods, np.nan), np.full(periods, np.nan)
    rests: list[tuple[Figure, ...]] = [()] * periods
    how = [""] * periods
    name = figures[0].name or figures[0].channel
    for t, label in enumerate(evidence.labels):
        begin = date.fromisoformat(label)
        middle = begin + (following(begin, evidence.period) - begin) / 2
        covering = [n for n, (a, b) in enumerate(spans) if a <= middle <= b]
        now = _years(middle)
        before = [n for n in range(len(told)) if spans[n][1] < middle]
        after = [n for n in range(len(told)) if spans[n][0] > middle]
        if covering:
            n = covering[0]
            value[t], spread[t], rests[t], how[t] = values[n], wrong[n], told[n], name
        elif before and after:
            left, right = before[-1], after[0]
            gap = max(at[right] - at[left], 1e-9)
            share = float(np.clip((now - at[left]) / gap, 0, 1))
            value[t] = values[left] + share * (values[right] - values[left])
            ends = (1 - share) * wrong[left] ** 2 + share * wrong[right] ** 2
            spread[t] = np.sqrt(ends + step**2 * gap * share * (1 - share))
            rests[t], how[t] = (*told[left], *told[right]), f"{name}{INTERPOLATED}"
        elif before and now - _years(spans[before[-1]][1]) <= CARRIED_YEARS:
            n = before[-1]
            value[t], rests[t] = values[n], told[n]
            spread[t] = np.sqrt(wrong[n] ** 2 + step**2 * (now - _years(spans[n][1])))
            how[t] = f"{name}{CARRIED_ON} {spans[n][1].year}"
    fresh = {t for t in range(periods) if how[t] == name and (t == 0 or rests[t] != rests[t - 1])}
    return Track(value, spread, tuple(rests), tuple(how), frozenset(fresh))


def named(how: str) -> str:
    """What a figure counts, without how it came to stand for a period."""
    return how.removesuffix(INTERPOLATED).partition(CARRIED_ON)[0]


def observed(tracks: Sequence[Track], days: Sequence[str]) -> tuple[Observation, ...]:
    """Each figure where it is first used, in the place of a period's deeds."""
    out = []
    for t, day in enumerate(days):
        new = [x.value[t] for x in tracks if t in x.fresh]
        out.append(Observation(day, float(np.mean(new)) if new else None, HEAVY if new else 0.0))
    return tuple(out)


def affinity(evidence: Evidence) -> list[Series]:
    """How near client and pole stand without one holding the other, where figures say so: one series a kind and pole.

    `affinity.vote_agreement` and `affinity.votes_alike` lie in [0, 1]; `affinity.ideal_point_distance` from 0 up.

    Source: Bailey, M. A., Strezhnev, A. and Voeten, E. (2017), Estimating Dynamic State Preferences from United
    Nations Voting Data, Journal of Conflict Resolution 61(2).
    """
    client = evidence.question.client
    out = []
    ties = (f for f in evidence.figures if f.channel == "affinity")
    for group in kinds(f for f in ties if f.unit != "agreement" or 0 <= f.value <= 1):
        first = group[0]
        bound = 1.0 if first.unit == "agreement" else None
        found = track(group, evidence)
        readings = tuple(_reading(found, t, day, bound) for t, day in enumerate(evidence.labels))
        of = (client, first.partner)
        seen = observed([found], evidence.labels) if bound else ()
        name = re.sub(r"\W+", "_", first.name or first.unit)
        out.append(Series(f"affinity.{name}", of, evidence.period, first.unit, 0.0, bound, readings, seen))
    return out


def _reading(found: Track, t: int, day: str, bound: float | None) -> Reading:
    if np.isnan(found.value[t]):
        return Reading(day, None, None, None, 0)
    value, wide = float(found.value[t]), Z90 * float(found.spread[t])
    high = value + wide if bound is None else min(bound, value + wide)
    ids = tuple(f.id for f in found.figures[t])
    return Reading(
        day, value, max(0.0, value - wide), high, 0, (Term(found.how[t], value, 1.0, value, (), ids),)
    )


def _step(at: Floats, values: Floats) -> float:
    gaps = np.maximum(np.diff(at), 0.25)
    return max(LEAST_STEP, float(np.sqrt((STEP**2 + np.sum(np.diff(values) ** 2 / gaps)) / len(values))))


def _years(day: date) -> float:
    return day.year + (day - date(day.year, 1, 1)) / timedelta(days=366)
