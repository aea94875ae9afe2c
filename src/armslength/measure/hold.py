"""Hold of patron on client, and arm's length, its complement."""

from __future__ import annotations

import numpy as np

from armslength.measure.evidence import Evidence, Floats, observations
from armslength.measure.sampling import DRAWS, SEED, interval
from armslength.measure.warmth import Z90
from armslength.records import Observation, Reading, Series, Term


def tilt(evidence: Evidence) -> Series:
    """What each period's deeds say by themselves of the client's side: towards the patron +, a rival -.

    A friendly deed with the patron and a hostile one with a rival both count for the patron. None where
    a period has no deed; a period's interval takes deeds to scatter by 0.5.
    """
    question = evidence.question
    deeds = [(d, 1.0) for d in evidence.between(question.client, question.patron)]
    deeds += [(d, -1.0) for rival in question.rivals for d in evidence.between(question.client, rival)]
    seen = observations([d for d, _ in deeds], [s for _, s in deeds], evidence.labels)
    readings = []
    for o in seen:
        if o.value is None:
            readings.append(Reading(o.start, None, None, None, 0))
            continue
        spread = Z90 * 0.5 / np.sqrt(o.weight)
        low, high = max(-1.0, o.value - spread), min(1.0, o.value + spread)
        terms = (Term("deeds", o.value, o.weight, None, o.events),)
        readings.append(Reading(o.start, o.value, float(low), float(high), len(o.events), terms))
    of = (question.client, question.patron)
    return Series("tilt", of, evidence.period, "-1 to 1", -1.0, 1.0, tuple(readings), seen)


def lead(evidence: Evidence, warmths: list[Floats | None]) -> tuple[Series, Floats | None]:
    """Warmth towards the patron less the highest towards a rival, halved: [-1, 1]; None where either is unknown."""
    question, days = evidence.question, evidence.labels
    of = (question.client, question.patron)
    rivals = [w for w in warmths[1:] if w is not None]
    if warmths[0] is None or not rivals:
        nothing = tuple(Reading(day, None, None, None, 0) for day in days)
        return Series("lead", of, evidence.period, "-1 to 1", -1.0, 1.0, nothing), None
    draws = (warmths[0] - np.max(np.stack(rivals), axis=0)) / 2
    mean, low, high = interval(draws)
    readings = tuple(
        Reading(day, float(mean[t]), float(low[t]), float(high[t]), 0) for t, day in enumerate(days)
    )
    return Series("lead", of, evidence.period, "-1 to 1", -1.0, 1.0, readings), draws


def hold(evidence: Evidence, parts: dict[str, Floats | None], pull: Series) -> tuple[Series, Series]:
    """Hold in [0, 1] and arm's length, 1 - hold.

    The weighted mean of dependence, compliance, lead (mapped to [0, 1]) and commitment (1 - hedging), with
    the question's weights. A part that is not known is drawn evenly from [0, 1], so that the interval says
    so; where parts of more than half the weight are unknown the reading is None.

    Args:
        parts: name -> (draws, periods) in [0, 1]; None, or nan in a period, where not known.
        pull: the tilt series, whose observations arm's length carries with the sign turned.
    """
    question, days = evidence.question, evidence.labels
    rng = np.random.default_rng(SEED)
    total = sum(question.weights.values())
    weighted = np.zeros((DRAWS, len(days)))
    unknown = np.zeros(len(days))
    values: dict[str, Floats] = {}
    for name, weight in question.weights.items():
        drawn = parts[name]
        draws = np.full((DRAWS, len(days)), np.nan) if drawn is None else rng.permutation(drawn, axis=0)
        missing = np.isnan(draws).any(axis=0)
        draws = np.where(missing, rng.random((DRAWS, len(days))), draws)
        weighted += weight / total * draws
        unknown += weight / total * missing
        values[name] = np.where(missing, np.nan, draws.mean(axis=0))
    _, low, high = interval(weighted)
    held, kept_off = [], []
    for t, day in enumerate(days):
        terms = tuple(
            _term(name, float(values[name][t]), weight / total) for name, weight in question.weights.items()
        )
        n = len(pull.observations[t].events)
        if unknown[t] > 0.5:
            held.append(Reading(day, None, None, None, n, terms))
            kept_off.append(Reading(day, None, None, None, n, terms))
            continue
        middle = sum(x.contribution or 0.0 for x in terms)
        held.append(Reading(day, middle, float(low[t]), float(high[t]), n, terms))
        kept_off.append(Reading(day, 1 - middle, 1 - float(high[t]), 1 - float(low[t]), n, terms))
    of = (question.client, question.patron)
    turned = tuple(
        Observation(o.start, None if o.value is None else -o.value, o.weight, o.events)
        for o in pull.observations
    )
    return (
        Series("hold", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(held), pull.observations),
        Series("arms_length", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(kept_off), turned),
    )


def _term(name: str, value: float, weight: float) -> Term:
    """An unknown part adds the middle of its range, 0.5, and says that it is unknown by a value of None."""
    if np.isnan(value):
        return Term(name, None, weight, weight * 0.5)
    return Term(name, value, weight, weight * value)
