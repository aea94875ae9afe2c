"""The deeds of a question, sorted once into periods and ordered pairs: what every measure starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np
from numpy.typing import NDArray

from armslength.measure.periods import (
    DEEDS,
    STAND_IN_WEIGHT,
    Deed,
    following,
    labels,
    placeable,
    story_start,
)
from armslength.records import Event, Observation, PeriodName, Question

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Deeds between the parties of a question.

    Attributes:
        labels: first day of each period, no gaps; empty where no deed can be placed.
        months: how many months a period is long, on average.
        deeds: (actor, target) -> deeds in order of time; codes of client and poles only.
        coverage: documents published in each period, relative to the mean period; shrunk towards 1.
    """

    question: Question
    period: PeriodName
    labels: tuple[str, ...]
    months: float
    deeds: dict[tuple[str, str], tuple[Deed, ...]]
    coverage: Floats

    def between(self, one: str, other: str) -> tuple[Deed, ...]:
        """Deeds of the two towards each other, either way, each event once a period."""
        seen: dict[tuple[str, int], Deed] = {}
        for deed in (*self.deeds.get((one, other), ()), *self.deeds.get((other, one), ())):
            seen.setdefault((deed.event.id, deed.period), deed)
        return tuple(sorted(seen.values(), key=lambda d: (d.period, d.event.id)))


def gather(
    events: Sequence[Event],
    question: Question,
    coverage: Sequence[tuple[str, int]],
    period: PeriodName,
    until: str | None,
) -> Evidence:
    """Sort events into periods and ordered pairs of the question's parties.

    Where the question does not say since when, periods begin after the last ten years without a deed.
    """
    parties = {question.client, *question.poles}
    since = date.fromisoformat(question.since) if question.since else date.min
    end = until or question.until
    last = date.fromisoformat(end) if end else date.max
    if coverage:
        # What the documents could not know yet is no evidence: nothing is measured past the last of them.
        last = min(last, following(date.fromisoformat(max(coverage)[0]), period) - timedelta(days=1))
    kept = []
    for event in events:
        span = placeable(event)
        if event.modality not in DEEDS or span is None or span[1] < since or span[0] > last:
            continue
        pairs = [(i, j) for i, j in product(event.source, event.target) if i != j and {i, j} <= parties]
        if pairs:
            kept.append((event, max(span[0], since), min(span[1], last), pairs))
    if not kept:
        return Evidence(question, period, (), 1.0, {}, np.ones(0))
    if question.since is None:
        begin = story_start([k[1] for k in kept])
        kept = [k for k in kept if k[1] >= begin]
    days = labels(min(k[1] for k in kept), max(k[2] for k in kept), period)
    index = {day: i for i, day in enumerate(days)}
    deeds: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for event, start, stop, pairs in kept:
        covered = [index[d] for d in labels(start, stop, period)]
        weight = event.confidence * (STAND_IN_WEIGHT if event.date_basis == "published" else 1.0)
        for pair, at in product(pairs, covered):
            deeds[pair].append(Deed(event, at, weight / len(covered)))
    return Evidence(
        question=question,
        period=period,
        labels=tuple(d.isoformat() for d in days),
        months={"week": 12 / 52.18, "month": 1.0, "quarter": 3.0, "year": 12.0}[period],
        deeds={p: tuple(sorted(found, key=lambda d: (d.period, d.event.id))) for p, found in deeds.items()},
        coverage=_relative(coverage, {d.isoformat(): i for d, i in index.items()}),
    )


def _relative(coverage: Sequence[tuple[str, int]], index: dict[str, int]) -> Floats:
    counts = np.zeros(len(index))
    for day, count in coverage:
        if day in index:
            counts[index[day]] += count
    mean = counts.mean() if counts.any() else 1.0
    return np.asarray((counts + mean) / (2 * mean))


def observations(
    deeds: Sequence[Deed], signs: Sequence[float], days: Sequence[str]
) -> tuple[Observation, ...]:
    """Each period's weighted mean of the deeds' values times their signs, by itself."""
    weight, total = np.zeros(len(days)), np.zeros(len(days))
    ids: dict[int, list[str]] = defaultdict(list)
    for deed, sign in zip(deeds, signs, strict=True):
        weight[deed.period] += deed.weight
        total[deed.period] += deed.weight * deed.value * sign
        ids[deed.period].append(deed.event.id)
    return tuple(
        Observation(day, float(total[t] / weight[t]) if weight[t] else None, float(weight[t]), tuple(ids[t]))
        for t, day in enumerate(days)
    )
