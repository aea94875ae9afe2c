"""Dependence by channel: from figures where there are any, from deeds where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.measure.evidence import Evidence, unknown
from armslength.measure.fading import Tally, kept_of, share_series
from armslength.measure.sampling import DRAWS, around, interval
from armslength.measure.tracks import Track, kinds, named, observed, track
from armslength.ontology.plover import CHANNEL_OF_CONTEXT
from armslength.records import CHANNELS, Figure, Observation, Reading, Series, Term

JOINT = frozenset({"AGREE", "COOPERATE", "AID"})
"""Classes that build a tie: signing, working together, giving."""
SHARES = frozenset({"share", "obligation"})
"""Units of figures that are a dependence in [0, 1] as they stand; others are kept and shown, but not in this measure."""
PACT = "defence"
"""Of obligations only that to defend: promises not to attack, or to consult, bind half of Europe."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel: its series, its (draws, periods), nan or None where not known, and what it rests on.

    Attributes:
        tally: its joint deeds.
        tracks: its figures, one for each kind of them.
    """

    name: str
    series: Series
    draws: Floats | None
    tally: Tally
    tracks: tuple[Track, ...]


def tally(evidence: Evidence, channel: str) -> Tally:
    """The joint deeds of a channel: with the patron, and with the rivals."""
    question = evidence.question
    weights: list[dict[str, tuple[float, float]]] = [{} for _ in evidence.labels]
    for pole in question.poles:
        for deed in evidence.between(question.client, pole):
            channels = {CHANNEL_OF_CONTEXT.get(c) for c in deed.event.contexts}
            if deed.event.class_ in JOINT and channel in channels:
                one, other = weights[deed.period].get(deed.event.id, (0.0, 0.0))
                if pole == question.patron:
                    one += deed.weight
                else:
                    other += deed.weight
                weights[deed.period][deed.event.id] = (one, other)
    kept = kept_of(question.half_life_months, evidence.months)
    return Tally(tuple(weights), (1.0, float(max(1, len(question.rivals)))), kept)


def channels(evidence: Evidence) -> list[Channel]:
    """Each channel's dependence of client on patron in [0, 1].

    Where a figure stands for the period it alone counts (the mean of several kinds); else the patron's share of the
    joint deeds, with a Beta prior at an even share among the poles. A channel with neither is None.
    """
    return [_channel(evidence, name, number) for number, name in enumerate(CHANNELS)]


def whole(evidence: Evidence, parts: list[Channel]) -> tuple[Series, Floats | None]:
    """The mean of the channels known in each period, by the question's weights; missing is missing."""
    question, days = evidence.question, evidence.labels
    of = (question.client, question.patron)
    weighty = [c for c in parts if question.channel_weights[c.name] > 0]
    # Deeds and figures weigh as in their channel where all channels weigh alike, whatever they sum to.
    mean_weight = sum(question.channel_weights[c.name] for c in weighty) / max(1, len(weighty))
    relative = {c.name: question.channel_weights[c.name] / mean_weight for c in weighty}
    seen = _observed(weighty, relative, days)
    drawn = [(question.channel_weights[c.name], c.draws) for c in weighty if c.draws is not None]
    if not drawn:
        return Series("dependence", of, evidence.period, "0 to 1", 0.0, 1.0, unknown(days), seen), None
    weights = np.array([w for w, _ in drawn])[:, None, None]
    stack = np.stack([d for _, d in drawn])
    known = ~np.isnan(stack) & ~_only_pacts(evidence, weighty)
    total = (weights * known).sum(axis=0)
    mean = np.divide(
        (weights * np.where(known, stack, 0.0)).sum(axis=0),
        total,
        out=np.full(total.shape, np.nan),
        where=total > 0,
    )
    low, high = interval(mean)
    readings = []
    for t, day in enumerate(days):
        terms = _terms(parts, question.channel_weights, t)
        value = sum(term.contribution for term in terms if term.contribution is not None)
        if np.isnan(low[t]):
            readings.append(Reading(day, None, None, None, 0, terms))
        else:
            count = len({e for term in terms for e in term.events})
            readings.append(Reading(day, value, *around(value, low[t], high[t]), count, terms))
    return Series("dependence", of, evidence.period, "0 to 1", 0.0, 1.0, tuple(readings), seen), mean


def _channel(evidence: Evidence, name: str, number: int) -> Channel:
    question, days = evidence.question, evidence.labels
    of = (question.client, question.patron)
    counted = tally(evidence, name)
    series, draws = share_series(f"dependence.{name}", of, evidence, counted)
    rng = np.random.default_rng(number)
    if draws is not None:
        # Channels share a seed: their draws are mixed so that errors do not move in step.
        draws = rng.permutation(draws, axis=0)
    tracks = tuple(track(group, evidence) for group in kinds(_ties(evidence, name)))
    if not tracks:
        return Channel(name, series, draws, counted, ())
    told = np.stack([x.value for x in tracks])
    given = np.asarray(~np.isnan(told).all(axis=0))
    count = np.maximum((~np.isnan(told)).sum(axis=0), 1)
    figure_draws = np.stack(
        [x.value + x.spread * rng.standard_normal((DRAWS, 1)) for x in tracks]
    )  # one error a figure's whole run: an office's is the same each year
    mixed = np.clip(np.nansum(figure_draws, axis=0) / count, 0, 1)
    if draws is None:
        draws = np.full((DRAWS, len(days)), np.nan)
    draws = np.where(given, mixed, draws)
    value = np.nansum(told, axis=0) / count
    low, high = interval(mixed)
    readings = tuple(
        Reading(
            day,
            float(value[t]),
            *around(float(value[t]), low[t], high[t]),
            before.n,
            _figure_terms(tracks, t),
        )
        if given[t]
        else before
        for t, (day, before) in enumerate(zip(days, series.readings, strict=True))
    )
    seen = _either(observed(tracks, days), series.observations, given.tolist())
    return Channel(
        name,
        Series(series.measure, of, evidence.period, "0 to 1", 0.0, 1.0, readings, seen),
        draws,
        counted,
        tracks,
    )


def _ties(evidence: Evidence, name: str) -> list[Figure]:
    """The figures of a channel's ties with the patron that are a dependence as they stand."""
    return [
        f
        for f in evidence.figures
        if f.partner == evidence.question.patron and f.channel == name and f.unit in SHARES
        if (f.unit == "share" or f.name == PACT) and 0 <= f.value <= 1
    ]


def _figure_terms(tracks: Sequence[Track], t: int) -> tuple[Term, ...]:
    """What each kind of figure adds to their mean in a period, those that are known there."""
    known = [x for x in tracks if x.how[t]]
    count = float(len(known))
    return tuple(
        Term(
            x.how[t],
            float(x.value[t]),
            1 / count,
            float(x.value[t] / count),
            (),
            tuple(f.id for f in x.figures[t]),
        )
        for x in known
    )


def _only_pacts(evidence: Evidence, parts: list[Channel]) -> NDArray[np.bool_]:
    """(periods): whether a pact that is or is not there is all that is known; it would look like knowledge of trade."""
    more = np.zeros(len(evidence.labels), dtype=bool)
    for c in parts:
        for t, reading in enumerate(c.series.readings):
            if reading.value is not None:
                more[t] |= any(named(x.name) != PACT for x in reading.terms) or not reading.terms
    return ~more


def _either(
    figures: tuple[Observation, ...], deeds: tuple[Observation, ...], given: list[bool]
) -> tuple[Observation, ...]:
    """What is new in a period: the figure where one stands for it, else the deeds."""
    return tuple(f if g else d for f, d, g in zip(figures, deeds, given, strict=True))


def _terms(parts: list[Channel], weights: Mapping[str, float], t: int) -> tuple[Term, ...]:
    """One term a channel; an unknown one has no value, and the weights of the others share its place."""
    at = [(c, c.series.readings[t]) for c in parts]
    total = sum(weights[c.name] for c, r in at if r.value is not None)
    out = []
    for c, r in at:
        events = tuple(e for term in r.terms for e in term.events)
        figures = tuple(f for term in r.terms for f in term.figures)
        share = weights[c.name] / total if r.value is not None and total else weights[c.name]
        added = share * r.value if r.value is not None and total else None
        out.append(Term(c.series.measure, r.value, share, added, events, figures))
    return tuple(out)


def _observed(
    parts: list[Channel], weights: Mapping[str, float], days: tuple[str, ...]
) -> tuple[Observation, ...]:
    """What a period's deeds and new figures say of dependence by themselves, over the channels they touch."""
    out = []
    for t, day in enumerate(days):
        at = [(weights[c.name], c.series.observations[t]) for c in parts]
        told = [(w * o.weight, o) for w, o in at if o.value is not None]
        total = sum(w for w, _ in told)
        if not total:
            out.append(Observation(day, None, 0.0))
            continue
        mean = sum(w * (o.value or 0.0) for w, o in told) / total
        deeds = [(e, v, w * x) for w, o in at for e, v, x in zip(o.events, o.values, o.weights, strict=True)]
        ids, values, masses = zip(*deeds, strict=True) if deeds else ((), (), ())
        out.append(Observation(day, mean, total, ids, values, masses))
    return tuple(out)
