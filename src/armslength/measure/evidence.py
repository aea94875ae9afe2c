"""The deeds of a question, sorted once into periods and ordered pairs: what every measure starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np

from armslength.floats import Floats
from armslength.measure.placing import STAND_IN_WEIGHT, Deed, placeable, story_start
from armslength.measure.vouched import is_graded, weighed
from armslength.periods import labels, last_day, months_of
from armslength.records import DONE, Event, Figure, Observation, PeriodName, Question, Reading


@dataclass(frozen=True, slots=True)
class _Kept:
    """An event that is measured.

    Attributes:
        start, stop: the first and the last day of it that count.
        pairs: of client and poles, who did it and to whom.
        done: the first and the last day on which it may have been done, as far as could be told of it.
    """

    event: Event
    start: date
    stop: date
    pairs: list[tuple[str, str]]
    done: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Deeds between the parties of a question.

    Attributes:
        labels: first day of each period, no gaps; empty where no deed can be placed.
        months: how many months a period is long, on average.
        deeds: (actor, target) -> deeds in order of time; of client and poles towards each other, not of poles among
            themselves, and none that weighs nothing.
        coverage: documents published in each period, relative to the mean period; shrunk towards 1; 1 where none is known.
        figures: of the client's ties with the poles.
    """

    question: Question
    period: PeriodName
    labels: tuple[str, ...]
    months: float
    deeds: dict[tuple[str, str], tuple[Deed, ...]]
    coverage: Floats
    figures: tuple[Figure, ...] = ()

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
    figures: Sequence[Figure] = (),
) -> Evidence:
    """Sort events into periods and ordered pairs of the question's parties, with the figures of the client's ties.

    Where the question does not say since when, periods begin after the last ten years without a deed, and figures
    before and after the deeds make none. Where it does, or where there is no deed at all, they do. Of a deed that may have been done outside the bounds, only the
    share that falls within them counts.
    """
    since, last, known = _bounds(question, coverage, period, until)
    kept = [k for event in events if (k := _kept(event, question, since, last, known))]
    if kept and question.since is None:
        begin = story_start([k.start for k in kept])
        kept = [k for k in kept if k.start >= begin]
    ties = tuple(f for f in figures if f.country == question.client and f.partner in question.poles)
    spans = [(k.start, k.stop) for k in kept]
    if question.since or not spans:
        spans += _spans(ties, since, last)
    if not spans:
        return Evidence(question, period, (), months_of(period), {}, np.ones(0), ties)
    days = labels(min(s[0] for s in spans), max(s[1] for s in spans), period)
    index = {day: i for i, day in enumerate(days)}
    deeds = _deeds(kept, index, period)
    if any(is_graded(k.event) for k in kept):
        deeds = {pair: weighed(found, len(days), months_of(period)) for pair, found in deeds.items()}
    return Evidence(
        question=question,
        period=period,
        labels=tuple(d.isoformat() for d in days),
        months=months_of(period),
        deeds={p: tuple(sorted(found, key=lambda d: (d.period, d.event.id))) for p, found in deeds.items()},
        coverage=_relative(coverage, {d.isoformat(): i for d, i in index.items()}),
        figures=ties,
    )


def _kept(event: Event, question: Question, since: date, last: date, known: date) -> _Kept | None:
    """The event within the bounds; None where it is no deed between client and poles, or none that can be placed there."""
    client, poles = question.client, question.poles
    span = placeable(event)
    if event.modality not in DONE or span is None or not event.confidence > 0:
        return None
    start, stop = max(span[0], since), min(span[1], last)
    pairs = [
        (i, j)
        for i, j in product(event.source, event.target)
        if (i == client and j in poles) or (j == client and i in poles)
    ]
    if not pairs or start > stop:
        return None
    return _Kept(event, start, stop, pairs, (span[0], min(span[1], known)))


def _deeds(
    kept: Sequence[_Kept], index: Mapping[date, int], period: PeriodName
) -> dict[tuple[str, str], list[Deed]]:
    """(actor, target) -> deeds, each event's weight in equal parts over the periods in which it may have been done."""
    deeds: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for k in kept:
        covered = [index[day] for day in labels(k.start, k.stop, period)]
        weight = k.event.confidence * (STAND_IN_WEIGHT if k.event.date_basis == "published" else 1.0)
        each = weight / len(labels(*k.done, period))
        for pair, at in product(k.pairs, covered):
            deeds[pair].append(Deed(k.event, at, each))
    return deeds


def _bounds(
    question: Question, coverage: Sequence[tuple[str, int]], period: PeriodName, until: str | None
) -> tuple[date, date, date]:
    """The first and the last day that count, and the last that could be told of."""
    since = date.fromisoformat(question.since) if question.since else date.min
    end = until or question.until
    last = date.fromisoformat(end) if end else date.max
    if not coverage:
        return since, last, date.max
    # What the documents could not know yet is no evidence: nothing is measured past the last of them.
    known = last_day(date.fromisoformat(max(coverage)[0]), period)
    return since, min(last, known), known


def _spans(figures: Sequence[Figure], since: date, last: date) -> list[tuple[date, date]]:
    """What of the figures' time lies within the bounds."""
    spans = [(date.fromisoformat(f.start), date.fromisoformat(f.end)) for f in figures]
    within = [(max(a, since), min(b, last)) for a, b in spans]
    return [(a, b) for a, b in within if a <= b]


def _relative(coverage: Sequence[tuple[str, int]], index: dict[str, int]) -> Floats:
    counts = np.zeros(len(index))
    for day, count in coverage:
        if day in index:
            counts[index[day]] += count
    if not counts.any():
        return np.ones(len(index))
    mean = counts.mean()
    return np.asarray((counts + mean) / (2 * mean))


def unknown(days: Sequence[str]) -> tuple[Reading, ...]:
    """A reading a period, none of them known."""
    return tuple(Reading(day, None, None, None, 0) for day in days)


def observations(
    deeds: Sequence[Deed], signs: Sequence[float], days: Sequence[str]
) -> tuple[Observation, ...]:
    """Each period's weighted mean of the deeds' values times their signs, by itself."""
    weight, total = np.zeros(len(days)), np.zeros(len(days))
    seen: dict[int, list[tuple[str, float, float]]] = defaultdict(list)
    for deed, sign in zip(deeds, signs, strict=True):
        weight[deed.period] += deed.weight
        total[deed.period] += deed.weight * deed.value * sign
        seen[deed.period].append((deed.event.id, deed.value * sign, deed.weight))
    out = []
    for t, day in enumerate(days):
        ids, values, weights = zip(*seen[t], strict=True) if seen[t] else ((), (), ())
        mean = float(total[t] / weight[t]) if weight[t] else None
        out.append(Observation(day, mean, float(weight[t]), ids, values, weights))
    return tuple(out)
