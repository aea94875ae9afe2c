"""Every measure of a question at once, with what each was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from armslength.floats import Floats
from armslength.measure.compliance import compliance
from armslength.measure.dependence import Channel, channels, whole
from armslength.measure.engagement import engagement
from armslength.measure.evidence import Evidence, gather
from armslength.measure.hedging import Spread, hedging
from armslength.measure.hold import hold, lead, tilt
from armslength.measure.tracks import affinity
from armslength.measure.warmth import KINDS, Warmth, warmths
from armslength.records import Event, Figure, PeriodName, Question, Series


@dataclass(frozen=True, slots=True)
class Measured:
    """Every measure of a question, with what it was made of.

    Attributes:
        warmths: (kind, i, j) -> warmth.
        channels: of dependence.
        spread: of the client over the poles.
        towards: (draws, periods) of the client's warmth towards each pole, in the question's order.
        series: all measures.
    """

    evidence: Evidence
    warmths: Mapping[tuple[str, str, str], Warmth]
    channels: tuple[Channel, ...]
    spread: Spread
    towards: tuple[Floats | None, ...]
    series: tuple[Series, ...]

    def find(self, measure: str, *of: str) -> Series | None:
        """The series of `measure` about `of`, or None."""
        return next((s for s in self.series if s.measure == measure and s.of == of), None)


def measured(
    events: Sequence[Event],
    question: Question,
    *,
    coverage: Sequence[tuple[str, int]],
    period: PeriodName = "month",
    until: str | None = None,
    figures: Sequence[Figure] = (),
) -> Measured:
    """Every measure of the question, from its events and figures.

    Only deeds (modality happened or habitual) count; plans, possibilities and denials move nothing.

    Args:
        coverage: first day of a period -> documents published in it.
        period: width of a period; each is labelled by its first day, UTC.
        until: last day that counts, over the question's own.
        figures: of the client's ties.

    Returns:
        One series a measure, each with one reading a period, oldest first, no gaps; no readings at all where
        no deed between the parties can be placed in time and no figure stands.
    """
    evidence = gather(events, question, coverage, period, until, figures)
    client, poles = question.client, question.poles
    asked = [(kind, client, pole) for kind in KINDS for pole in poles]
    asked += [("warmth", pole, client) for pole in poles]
    found = dict(zip(asked, warmths(evidence, asked), strict=True))
    towards = [found["warmth", client, pole] for pole in poles]
    drawn = [w.draws(seed) for seed, w in enumerate(towards)]
    spread = hedging(evidence)
    led, led_draws = lead(evidence, drawn)
    complied, complied_draws = compliance(evidence)
    of_channels = channels(evidence)
    depended, depended_draws = whole(evidence, of_channels)
    pull = tilt(evidence)
    parts = {
        "dependence": _part(depended, depended_draws),
        "compliance": _part(complied, complied_draws),
        "lead": None if led_draws is None else _mean((1 + led_draws) / 2),
        "commitment": None if spread.commitment is None else _mean(spread.commitment),
    }
    held, kept_off = hold(evidence, parts, pull)
    engaged = [engagement(evidence, client, pole) for pole in poles]
    order = sorted(found, key=lambda key: key[0])  # all deeds first, each way; then deeds and words apart
    series = (
        *(found[key].series for key in order), *engaged, complied, *(c.series for c in of_channels), depended,
        *affinity(evidence), spread.hedging, led, pull, held, kept_off,
    )  # fmt: skip
    return Measured(evidence, found, tuple(of_channels), spread, tuple(drawn), series)


def _part(series: Series, draws: Floats | None) -> tuple[Floats, Floats] | None:
    """A part's own values beside its draws."""
    if draws is None:
        return None
    return np.array([np.nan if r.value is None else r.value for r in series.readings]), draws


def _mean(draws: Floats) -> tuple[Floats, Floats]:
    return draws.mean(axis=0), draws
