"""Compliance: how often the client yields when the patron demands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from armslength.measure.evidence import Evidence, Floats
from armslength.measure.fading import fading_sums, share_series
from armslength.measure.periods import Deed
from armslength.records import Series

DEMANDS = frozenset({"REQUEST", "THREATEN", "COERCE", "SANCTION"})
YIELDING = frozenset({"CONCEDE", "AGREE", "COOPERATE", "RETREAT", "SUPPORT", "AID"})
REFUSAL = frozenset({"REJECT", "ACCUSE", "PROTEST", "SANCTION", "THREATEN", "COERCE", "MOBILIZE", "ASSAULT"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A demand and the client's first answer to it within the window."""

    demand: Deed
    answer: Deed
    yielded: bool


def answers(evidence: Evidence) -> list[Answer]:
    """Every demand of the patron that was answered in time; a meeting or a request is no answer."""
    question = evidence.question
    client = [
        d
        for d in evidence.deeds.get((question.client, question.patron), ())
        if d.event.class_ in YIELDING | REFUSAL
    ]
    out = []
    for demand in evidence.deeds.get((question.patron, question.client), ()):
        if demand.event.class_ not in DEMANDS:
            continue
        made = _day(demand)
        in_time = [d for d in client if timedelta(0) < _day(d) - made <= timedelta(days=question.window_days)]
        if in_time:
            first = min(in_time, key=lambda d: (_day(d), d.event.id))
            out.append(Answer(demand, first, first.event.class_ in YIELDING))
    return out


def compliance(evidence: Evidence) -> tuple[Series, Floats | None]:
    """Compliance of client to patron in [0, 1], and its draws; None before the first answered demand.

    Beta-binomial with fading memory and a Beta(1, 1) prior.
    """
    found = answers(evidence)
    periods = len(evidence.labels)
    hits, misses = np.zeros(periods), np.zeros(periods)
    ids: list[list[str]] = [[] for _ in range(periods)]
    for a in found:
        weight = min(a.demand.weight, a.answer.weight)
        (hits if a.yielded else misses)[a.answer.period] += weight
        ids[a.answer.period] += [a.demand.event.id, a.answer.event.id]
    kept = 0.5 ** (evidence.months / evidence.question.half_life_months)
    sums = fading_sums(hits, kept), fading_sums(misses, kept)
    return share_series(
        "compliance",
        (evidence.question.client, evidence.question.patron),
        evidence,
        ids,
        (1 + sums[0], 1 + sums[1]),
    )


def _day(deed: Deed) -> date:
    return date.fromisoformat(deed.event.start or "")
