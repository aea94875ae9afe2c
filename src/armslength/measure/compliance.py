"""Compliance: how often the client yields when the patron demands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from armslength.floats import Floats
from armslength.measure.evidence import Evidence
from armslength.measure.fading import Tally, kept_of, share_series
from armslength.measure.placing import Deed
from armslength.records import Event, Series

DEMANDS = frozenset({"REQUEST", "THREATEN", "COERCE", "SANCTION"})
YIELDING = frozenset({"CONCEDE", "AGREE", "COOPERATE", "RETREAT", "SUPPORT", "AID"})
REFUSAL = frozenset({"REJECT", "ACCUSE", "PROTEST", "SANCTION", "THREATEN", "COERCE", "MOBILIZE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A demand and the client's first answer to it within the window.

    Attributes:
        answer: one deed for each period that the answer is spread over.
        weight: the lesser of the two, each over all its periods.
    """

    demand: Event
    answer: tuple[Deed, ...]
    yielded: bool
    weight: float


def answers(evidence: Evidence) -> list[Answer]:
    """Every demand of the patron that was answered in time; a meeting or a request is no answer."""
    question = evidence.question
    client = _whole(evidence.deeds.get((question.client, question.patron), ()), YIELDING | REFUSAL)
    days = [_day(deeds) for deeds in client]
    out = []
    for demand in _whole(evidence.deeds.get((question.patron, question.client), ()), DEMANDS):
        made = _day(demand)
        at = bisect_right(days, made)
        if at < len(days) and days[at] - made <= timedelta(days=question.window_days):
            first = client[at]
            weight = min(sum(d.weight for d in demand), sum(d.weight for d in first))
            out.append(Answer(demand[0].event, first, first[0].event.class_ in YIELDING, weight))
    return out


def tally(evidence: Evidence) -> Tally:
    """What speaks for yielding and for refusing; a pair of demand and answer stands under the answer's id."""
    weights: list[dict[str, tuple[float, float]]] = [{} for _ in evidence.labels]
    demands: list[list[str]] = [[] for _ in evidence.labels]
    for a in answers(evidence):
        for deed in a.answer:
            demands[deed.period].append(a.demand.id)
            weight = a.weight / len(a.answer)
            at = weights[deed.period]
            had = at.get(deed.event.id, (0.0, 0.0))
            at[deed.event.id] = (
                had[0] + (weight if a.yielded else 0.0),
                had[1] + (0.0 if a.yielded else weight),
            )
    kept = kept_of(evidence.question.half_life_months, evidence.months)
    return Tally(tuple(weights), (1.0, 1.0), kept, tuple(map(tuple, demands)))


def compliance(evidence: Evidence) -> tuple[Series, Floats | None]:
    """Compliance of client to patron in [0, 1], and its draws; None before the first answered demand.

    Beta-binomial with fading memory and a Beta(1, 1) prior.
    """
    question = evidence.question
    return share_series("compliance", (question.client, question.patron), evidence, tally(evidence))


def _whole(deeds: Sequence[Deed], classes: AbstractSet[str]) -> list[tuple[Deed, ...]]:
    """The deeds of each event of these classes, together, by day."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.event.class_ in classes:
            found[deed.event.id].append(deed)
    return sorted(map(tuple, found.values()), key=lambda ds: (_day(ds), ds[0].event.id))


def _day(deeds: Sequence[Deed]) -> date:
    return date.fromisoformat(deeds[0].event.start or "")
