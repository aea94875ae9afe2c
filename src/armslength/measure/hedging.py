"""Hedging: how evenly the client's friendly ties spread over the poles; commitment: what of that goes to the patron alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.measure.evidence import Evidence, unknown
from armslength.measure.fading import Tally, kept_of
from armslength.measure.sampling import DRAWS, SEED, around, interval
from armslength.records import Reading, Series, Term

PRIOR = 0.25
"""Friendly deeds that every pole has before any is told of."""
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Spread:
    """How the client spreads itself over the poles.

    Attributes:
        hedging: normalised entropy of the poles' shares.
        commitment: (draws, periods): the patron's share, times what hedging leaves of 1; None or nan where unknown.
        poles: the poles known, in the question's order.
        ties: the friendly deeds of each of them.
    """

    hedging: Series
    commitment: Floats | None
    poles: tuple[str, ...]
    ties: tuple[Tally, ...]


def ties(evidence: Evidence, pole: str) -> Tally:
    """The friendly deeds between client and pole, either way."""
    weights: list[dict[str, tuple[float, float]]] = [{} for _ in evidence.labels]
    for deed in evidence.between(evidence.question.client, pole):
        if deed.value > 0:
            had = weights[deed.period].get(deed.event.id, (0.0, 0.0))[0]
            weights[deed.period][deed.event.id] = (had + deed.weight, 0.0)
    kept = kept_of(evidence.question.half_life_months, evidence.months)
    return Tally(tuple(weights), (PRIOR, 0.0), kept)


def hedging(evidence: Evidence) -> Spread:
    """Normalised entropy in [0, 1] of the poles' shares of the client's friendly ties.

    A tie's strength is a sum with fading memory, as engagement is, but of friendly deeds alone: a rival that sanctions is
    no rival courted. A pole that is never told of beside the client takes no part; None where fewer
    than two are known, and before the first friendly deed with any of them; commitment also where the patron is not.
    """
    question, days = evidence.question, evidence.labels
    poles = tuple(p for p in question.poles if evidence.between(question.client, p))
    found = tuple(ties(evidence, pole) for pole in poles)
    if len(poles) < 2:
        series = Series("hedging", (question.client,), evidence.period, "0 to 1", 0.0, 1.0, unknown(days))
        return Spread(series, None, poles, found)
    strengths = np.stack([tally.sums()[0] for tally in found])
    rng = np.random.default_rng(SEED)
    drawn = np.stack([rng.gamma(s, size=(DRAWS, len(days))) for s in strengths])
    share = shares(np.maximum(drawn, TINY))
    draws = entropy(share)
    each = shares(strengths)
    mean = entropy(each)
    low, high = interval(draws)
    known = np.any([tally.known() for tally in found], axis=0)
    readings = []
    for t, day in enumerate(days):
        if not known[t]:
            readings.append(Reading(day, None, None, None, 0))
            continue
        terms = tuple(
            Term(pole, float(each[n, t]), 1.0, None, tuple(tally.weights[t]))
            for n, (pole, tally) in enumerate(zip(poles, found, strict=True))
        )
        value, events = float(mean[t]), {e for term in terms for e in term.events}
        readings.append(Reading(day, value, *around(value, low[t], high[t]), len(events), terms))
    committed = np.where(known, committed_to_first(share), np.nan) if question.patron in poles else None
    series = Series("hedging", (question.client,), evidence.period, "0 to 1", 0.0, 1.0, tuple(readings))
    return Spread(series, committed, poles, found)


def shares(strengths: Floats) -> Floats:
    """(poles, ...): each pole's share of the client's friendly ties."""
    return np.asarray(strengths / strengths.sum(axis=0))


def entropy(share: Floats) -> Floats:
    """Normalised entropy of shares along the first axis: 0 for all in one, 1 for even."""
    whole = -(share * np.log(np.maximum(share, TINY))).sum(axis=0) / np.log(len(share))
    return np.asarray(np.clip(whole, 0.0, 1.0))


def committed_to_first(share: Floats) -> Floats:
    """The first pole's share, times what hedging leaves of 1."""
    return np.asarray(share[0] * (1 - entropy(share)))
