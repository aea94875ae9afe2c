"""Dependence by channel: the patron's share of the client's joint deeds there, among all poles."""

from __future__ import annotations

import numpy as np

from armslength.measure.evidence import Evidence, Floats
from armslength.measure.fading import fading_sums, share_series
from armslength.measure.sampling import interval
from armslength.ontology.plover import CHANNEL_OF_CONTEXT
from armslength.records import CHANNELS, Reading, Series, Term

JOINT = frozenset({"AGREE", "COOPERATE", "AID"})
"""Classes that build a tie: signing, working together, giving."""


def dependence(evidence: Evidence) -> tuple[list[Series], Series, Floats | None]:
    """Each channel's dependence of client on patron in [0, 1], the whole, and the whole's draws.

    A channel without a joint deed is None, and takes no part in the whole: missing is missing. Beta prior
    with the mean of an even share among the poles.
    """
    question = evidence.question
    of = (question.client, question.patron)
    kept = 0.5 ** (evidence.months / question.half_life_months)
    parts: list[Series] = []
    drawn: list[tuple[float, Floats]] = []
    for number, channel in enumerate(CHANNELS):
        counts = np.zeros((2, len(evidence.labels)))
        ids: list[list[str]] = [[] for _ in evidence.labels]
        for pole in question.poles:
            side = 0 if pole == question.patron else 1
            for deed in evidence.between(question.client, pole):
                channels = {CHANNEL_OF_CONTEXT.get(c) for c in deed.event.contexts}
                if deed.event.class_ in JOINT and channel in channels:
                    counts[side, deed.period] += deed.weight
                    ids[deed.period].append(deed.event.id)
        a = 1 + fading_sums(counts[0], kept)
        b = max(1, len(question.rivals)) + fading_sums(counts[1], kept)
        series, draws = share_series(f"dependence.{channel}", of, evidence, ids, (a, b))
        parts.append(series)
        if draws is not None and question.channel_weights[channel] > 0:
            # Channels share a seed: their draws are mixed so that errors do not move in step.
            mixed = np.random.default_rng(number).permutation(draws, axis=0)
            drawn.append((question.channel_weights[channel], mixed))
    whole, draws = _whole(evidence, parts, drawn)
    return parts, whole, draws


def _whole(
    evidence: Evidence, parts: list[Series], drawn: list[tuple[float, Floats]]
) -> tuple[Series, Floats | None]:
    question, days = evidence.question, evidence.labels
    of = (question.client, question.patron)
    if not drawn:
        nothing = tuple(Reading(day, None, None, None, 0) for day in days)
        return Series("dependence", of, evidence.period, "0 to 1", 0.0, 1.0, nothing), None
    weights = np.array([w for w, _ in drawn])[:, None, None]
    stack = np.stack([d for _, d in drawn])
    known = ~np.isnan(stack)
    total = (weights * known).sum(axis=0)
    mean = np.divide(
        np.nansum(weights * stack, axis=0), total, out=np.full(total.shape, np.nan), where=total > 0
    )
    middle, low, high = interval(mean)
    readings = []
    for t, day in enumerate(days):
        terms = tuple(
            Term(p.measure, r.value, question.channel_weights[p.measure.partition(".")[2]], None, _ids(r))
            for p in parts
            for r in (p.readings[t],)
        )
        if np.isnan(middle[t]):
            readings.append(Reading(day, None, None, None, 0, terms))
        else:
            count = len({e for term in terms for e in term.events})
            readings.append(Reading(day, float(middle[t]), float(low[t]), float(high[t]), count, terms))
    return Series("dependence", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(readings)), mean


def _ids(reading: Reading) -> tuple[str, ...]:
    return tuple(e for term in reading.terms for e in term.events)
