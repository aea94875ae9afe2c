"""Hold of patron on client, and arm's length, its complement."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from armslength.floats import Floats
from armslength.interval import Z90
from armslength.measure.evidence import Evidence, observations, unknown
from armslength.measure.placing import MOST_COUNTED
from armslength.measure.sampling import DRAWS, SEED, around, interval
from armslength.records import Observation, Reading, Series, Term

SCATTER = 0.5
"""Deeds of a period are taken to scatter by this around the tilt."""
SOFT = 0.01
"""Added to each part before parts are multiplied, and taken out of 1: none is known to be nothing at all."""
UNKNOWN = 0.5
"""The middle of what an unknown part may be."""
MOST_UNKNOWN = 0.5 + 1e-9
"""Where unknown parts weigh more than half there is no figure; half of the weights may be a hair more once summed."""


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
        spread = Z90 * SCATTER / np.sqrt(min(o.weight, MOST_COUNTED))
        low, high = max(-1.0, o.value - spread), min(1.0, o.value + spread)
        events = tuple(dict.fromkeys(o.events))  # one with two rivals at once is one event
        terms = (Term("deeds", o.value, o.weight, None, events),)
        readings.append(Reading(o.start, o.value, float(low), float(high), len(events), terms))
    of = (question.client, question.patron)
    return Series("tilt", of, evidence.period, "-1 to 1", -1.0, 1.0, tuple(readings), seen)


def lead(evidence: Evidence, warmths: list[Floats | None]) -> tuple[Series, Floats | None]:
    """Warmth towards the patron less that towards the warmest rival, halved: [-1, 1]; None where either is unknown.

    The warmest rival is that of the highest mean, so that a rival of whom little is known does not look warm by its
    uncertainty alone.
    """
    question, days = evidence.question, evidence.labels
    of = (question.client, question.patron)
    rivals = [w for w in warmths[1:] if w is not None]
    if warmths[0] is None or not rivals:
        return Series("lead", of, evidence.period, "-1 to 1", -1.0, 1.0, unknown(days)), None
    stack = np.stack(rivals)
    warmest = stack.mean(axis=1).argmax(axis=0)
    draws = (warmths[0] - stack[warmest, :, np.arange(len(days))].T) / 2
    mean, (low, high) = draws.mean(axis=0), interval(draws)
    readings = tuple(
        Reading(day, float(mean[t]), float(low[t]), float(high[t]), 0) for t, day in enumerate(days)
    )
    return Series("lead", of, evidence.period, "-1 to 1", -1.0, 1.0, readings), draws


def softened(part: Floats) -> Floats:
    """A part in [0, 1] as it enters the product: (part + 0.01) / 1.01; an unknown (nan) one as the middle, 0.5."""
    return np.asarray((np.where(np.isnan(part), UNKNOWN, part) + SOFT) / (1 + SOFT))


def composed(parts: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted geometric mean of the softened parts."""
    total = sum(weights.values())
    logs = sum(weight / total * np.log(softened(parts[name])) for name, weight in weights.items())
    return np.asarray(np.exp(logs))


def taken(parts: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    """How much of arm's length each part makes: its share of the logarithm. They sum to 1 less the hold."""
    total = sum(weights.values())
    logs = {
        name: -weight / total * float(np.log(softened(np.array(parts[name]))))
        for name, weight in weights.items()
    }
    whole = sum(logs.values())
    return {name: (1 - float(np.exp(-whole))) * log / whole if whole else 0.0 for name, log in logs.items()}


def hold(
    evidence: Evidence,
    parts: Mapping[str, tuple[Floats, Floats] | None],
    pull: Series,
) -> tuple[Series, Series]:
    """Hold in [0, 1] and arm's length, 1 - hold.

    The weighted geometric mean of dependence, compliance, lead (mapped to [0, 1]) and commitment, with the
    question's weights. A part that is not known is drawn evenly from [0, 1], so that the interval says so; where
    parts of more than half the weight are unknown the reading is None.

    Args:
        parts: name -> (values, draws) in [0, 1], (periods) and (draws, periods); None, or nan in a period, where not
            known.
        pull: the tilt series, whose observations hold carries, and arm's length with the sign turned.
    """
    question, days = evidence.question, evidence.labels
    rng = np.random.default_rng(SEED)
    weights, total = question.weights, sum(question.weights.values())
    drawn: dict[str, Floats] = {}
    values: dict[str, Floats] = {}
    unknown_weight = np.zeros(len(days))
    for name, weight in weights.items():
        part = parts[name]
        nothing = np.full((DRAWS, len(days)), np.nan)
        draws = nothing if part is None else rng.permutation(part[1], axis=0)
        missing = np.isnan(draws).any(axis=0)
        drawn[name] = np.where(missing, rng.random((DRAWS, len(days))), draws)
        values[name] = np.full(len(days), np.nan) if part is None else np.where(missing, np.nan, part[0])
        unknown_weight += weight / total * missing
    middle = composed(values, weights)
    low, high = interval(composed(drawn, weights))
    held, kept_off = [], []
    for t, day in enumerate(days):
        at = {name: float(values[name][t]) for name in weights}
        made = taken(at, weights)
        n = len(set(pull.observations[t].events))
        terms = tuple(_term(name, at[name], weights[name] / total, made[name]) for name in weights)
        turned = tuple(Term(x.name, x.value, x.weight, -(x.contribution or 0.0)) for x in terms)
        if unknown_weight[t] > MOST_UNKNOWN:
            held.append(Reading(day, None, None, None, n, turned))
            kept_off.append(Reading(day, None, None, None, n, terms))
            continue
        value = float(middle[t])
        bounds = around(value, low[t], high[t])
        held.append(Reading(day, value, *bounds, n, turned))
        kept_off.append(Reading(day, 1 - value, 1 - bounds[1], 1 - bounds[0], n, terms))
    of = (question.client, question.patron)
    away = tuple(
        Observation(
            o.start, None if o.value is None else -o.value, o.weight, o.events,
            tuple(-v for v in o.values), o.weights,
        )
        for o in pull.observations
    )  # fmt: skip
    return (
        Series("hold", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(held), pull.observations),
        Series("arms_length", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(kept_off), away),
    )


def _term(name: str, value: float, weight: float, made: float) -> Term:
    """An unknown part takes the middle of its range, 0.5, and says that it is unknown by a value of None."""
    return Term(name, None if np.isnan(value) else value, weight, made)
