"""Why a measure moved: the events and figures behind a movement, signed and weighted, summing to it.

Nothing is refitted without an event. Each measure is taken apart by its own arithmetic, exactly where that is exact
(shares, rates, the level behind warmth, which is linear in what each period's deeds say), and by its slope over the
movement where it is not; what the slopes leave is its own line, `acting together`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from armslength.edtf import bounds
from armslength.errors import BadDate, InputError
from armslength.floats import Floats
from armslength.measure import ordinal
from armslength.measure.compliance import tally as compliance_tally
from armslength.measure.dependence import Channel
from armslength.measure.engagement import exposure, memory, parameters
from armslength.measure.evidence import Evidence
from armslength.measure.fading import Tally, fading_sums
from armslength.measure.hedging import committed_to_first, entropy, shares
from armslength.measure.hold import SOFT, softened
from armslength.measure.measured import Measured
from armslength.measure.tracks import named
from armslength.measure.warmth import counts, enough, of_kind
from armslength.records import Movement, Mover, Reading, Series

TOGETHER = "acting together"
NEGLIGIBLE = 1e-9


@dataclass(slots=True)
class Sum:
    """Contributions by what made them, added up as they come."""

    events: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    figures: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    other: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, more: Sum, factor: float = 1.0) -> None:
        """Add another's contributions, scaled."""
        for mine, theirs in (
            (self.events, more.events),
            (self.figures, more.figures),
            (self.other, more.other),
        ):
            for what, value in theirs.items():
                mine[what] += factor * value

    @property
    def total(self) -> float:
        """All of it."""
        return sum(sum(part.values()) for part in (self.events, self.figures, self.other))

    def movers(self) -> tuple[Mover, ...]:
        """The contributions that are any, weightiest first."""
        found = [
            *(Mover(what, "event", value) for what, value in self.events.items()),
            *(Mover(what, "figure", value) for what, value in self.figures.items()),
            *(Mover(what, "other", value) for what, value in self.other.items()),
        ]
        kept = [m for m in found if abs(m.contribution) > NEGLIGIBLE]
        return tuple(sorted(kept, key=lambda m: (-abs(m.contribution), m.what)))


def why(
    measured: Measured, name: str, of: tuple[str, ...] = (), *, at: str, since: str | None = None
) -> list[Movement]:
    """What moved a measure from one period to another.

    Args:
        name: of the measure.
        of: the codes it is about; all its series where none are given.
        at: an ISO day in the later period.
        since: one in the earlier period; None is the period just before.

    Returns:
        One movement a series that is known in both periods.

    Raises:
        InputError: there is no such measure or period, or no series is known in both.
    """
    chosen = [s for s in measured.series if s.measure == name and of in ((), s.of)]
    if not chosen:
        raise InputError(
            f"no measure {name}{' of ' + ' '.join(of) if of else ''}; armslength measure DIR --measure all lists them"
        )
    labels = measured.evidence.labels
    end = _index(labels, at)
    begin = end - 1 if since is None else _index(labels, since)
    if not 0 <= begin < end:
        raise InputError(
            f"{since or at}: the earlier period must lie before the later one; measures begin in {labels[0]}"
        )
    found = []
    for series in chosen:
        before, after = series.readings[begin].value, series.readings[end].value
        if before is None or after is None:
            continue
        made = _Why(measured, begin, end).of(series)
        made.other[TOGETHER] += after - before - made.total
        found.append(Movement(name, series.of, labels[begin], labels[end], before, after, made.movers()))
    if not found:
        raise InputError(f"{name} is not known both in {labels[begin]} and in {labels[end]}")
    return found


_LONGER = 3
"""Days that one month or year may be longer than the one before it."""


def _index(labels: Sequence[str], day: str) -> int:
    """The period that a day falls in; the last one lasts as long as the one before it."""
    at = [n for n, label in enumerate(labels) if label <= day]
    if not at:
        begin = f"measures begin in {labels[0]}" if labels else "nothing is measured"
        raise InputError(f"{day}: before any period; {begin}")
    if at[-1] == len(labels) - 1 > 0 and _days(labels[-1], day) >= _days(labels[-2], labels[-1]) + _LONGER:
        raise InputError(f"{day}: after the last period, which begins in {labels[-1]}")
    return at[-1]


def _days(begin: str, end: str) -> int:
    """Days from the beginning of one to that of the other.

    Raises:
        BadDate: one of them is no date, or begins on none.
    """
    return (_begins(end) - _begins(begin)).days


def _begins(value: str) -> date:
    first, _ = bounds(value)
    if first is None:
        raise BadDate(value, where="a period")
    return first


@dataclass(frozen=True, slots=True)
class _Why:
    """A movement from one period to another, of any measure."""

    measured: Measured
    begin: int
    end: int

    @property
    def evidence(self) -> Evidence:
        return self.measured.evidence

    def of(self, series: Series) -> Sum:
        """The contributions to a series' movement; what they leave of it is not yet among them."""
        kind, _, channel = series.measure.partition(".")
        if kind == "warmth":
            return self.warmth(series.measure, *series.of)
        if kind == "dependence" and channel:
            return self.channel(next(c for c in self.measured.channels if c.name == channel))
        if kind == "affinity":
            return self.figures(series)
        made: Mapping[str, Callable[[Series], Sum]] = {
            "engagement": self.of_engagement, "compliance": self.of_compliance, "dependence": self.of_dependence,
            "hedging": self.of_hedging, "lead": self.of_lead, "tilt": self.of_tilt,
            "hold": self.of_hold, "arms_length": self.of_arms_length,
        }  # fmt: skip
        return made[kind](series)

    def of_engagement(self, series: Series) -> Sum:
        """Exact: a rate is a / b, and a1/b1 - a0/b0 = (b0 (a1 - a0) - a0 (b1 - b0)) / (b0 b1)."""
        i, j = series.of
        weights: list[dict[str, tuple[float, float]]] = [{} for _ in self.evidence.labels]
        for deed in self.evidence.between(i, j):
            had = weights[deed.period].get(deed.event.id, (0.0, 0.0))[0]
            weights[deed.period][deed.event.id] = (had + deed.weight, 0.0)
        tally = Tally(tuple(weights), (0.0, 0.0), memory(self.evidence))
        shape, rate = parameters(self.evidence, i, j)
        b0, b1 = float(rate[self.begin]), float(rate[self.end])
        made = Sum()
        for event, (change, _) in _changes(tally, self.begin, self.end).items():
            made.events[event] += change / b1
        time = fading_sums(exposure(self.evidence), memory(self.evidence))
        made.other["coverage, and time without deeds"] -= (
            float(shape[self.begin]) * float(time[self.end] - time[self.begin]) / (b0 * b1)
        )
        return made

    def of_compliance(self, _: Series) -> Sum:
        """Exact, see `share`."""
        return self.share(compliance_tally(self.evidence))

    def share(self, tally: Tally) -> Sum:
        """Exact: a share is a / (a + b), and its change is (b0 (a1 - a0) - a0 (b1 - b0)) / (n0 n1)."""
        a, b = tally.sums()
        a0, b0 = float(a[self.begin]), float(b[self.begin])
        n1 = float(a[self.end] + b[self.end])
        made = Sum()
        for event, (one, other) in _changes(tally, self.begin, self.end).items():
            made.events[event] += (b0 * one - a0 * other) / ((a0 + b0) * n1)
        return made

    def channel(self, channel: Channel) -> Sum:
        """Deeds as a share; figures each by its own change."""
        from_figures = [any(x.how[t] for x in channel.tracks) for t in (self.begin, self.end)]
        if not any(from_figures):
            return self.share(channel.tally)
        if all(from_figures):
            return self.figures(channel.series)
        made = Sum()
        words = "a figure takes the place of deeds" if from_figures[1] else "deeds take the place of a figure"
        made.other[words] += _change(channel.series, self.begin, self.end)
        return made

    def figures(self, series: Series) -> Sum:
        """The change of each figure's term, borne by the figures that it rests on now, or rested on before."""
        made = Sum()
        for sign, reading in ((1, series.readings[self.end]), (-1, series.readings[self.begin])):
            for term in reading.terms:
                later = series.readings[self.end].terms
                bearer = next(
                    (x.figures for x in later if named(x.name) == named(term.name)),
                    term.figures,
                )
                for figure in bearer:
                    made.figures[figure] += sign * (term.contribution or 0.0) / len(bearer)
        return made

    def of_dependence(self, series: Series) -> Sum:
        """W v of each channel: the change of v by the mean of w, the change of w by the mean of v."""
        made = Sum()
        base = series.readings[self.begin].value or 0.0
        for channel in self.measured.channels:
            early, late = (
                next(x for x in series.readings[t].terms if x.name == channel.series.measure)
                for t in (self.begin, self.end)
            )
            w0, w1 = (x.weight if x.value is not None else 0.0 for x in (early, late))
            if early.value is not None and late.value is not None:
                part = self.channel(channel)
                part.other[TOGETHER] += late.value - early.value - part.total
                made.add(part, (w0 + w1) / 2)
            values = [x.value for x in (early, late) if x.value is not None]
            if values and w1 != w0:
                words = (
                    f"{channel.name} becomes known"
                    if not w0
                    else f"{channel.name} is no longer known"
                    if not w1
                    else "channels known share the weight anew"
                )
                made.other[words] += (sum(values) / len(values) - base) * (w1 - w0)
        return made

    def warmth(self, kind: str, i: str, j: str) -> Sum:
        """Exact but for the curve between level and warmth: the level is linear in what each period's deeds say.

        A deed counts for what it is friendlier than the level at the beginning, as its pull on the level grows or fades.
        """
        found = self.measured.warmths[kind, i, j]
        deeds = of_kind(self.evidence.deeds.get((i, j), ()), kind)
        made = Sum()
        if found.level is None or not enough(deeds):
            return made
        mean, _, scatter, start = found.level
        slope = _slope(float(mean[self.begin]), float(mean[self.end]), scatter)
        told = ordinal.tempered(counts(deeds, len(mean)))
        weight = counts(deeds, len(mean)).sum(axis=1)
        factor = np.divide(told.sum(axis=1), weight, out=np.zeros(len(mean)), where=weight > 0)
        by_period: dict[int, list[int]] = defaultdict(list)
        for n, deed in enumerate(deeds):
            by_period[deed.period].append(n)
        values = np.array([d.value for d in deeds])
        weights = np.array([d.weight * factor[d.period] for d in deeds])
        base = float(mean[self.begin])
        for share, s, seen, change in _linear(told, self.evidence.months, start, self.begin, self.end):
            made.other["less is left to what is usual"] += (
                share * slope * float(change.sum()) * (base - start)
            )
            for t, numbers in by_period.items():
                precision = float(seen.precision[0, t])
                if not precision:
                    continue
                mode = float(seen.mode[0, t])
                scores, parts = ordinal.shares_of_deeds(values[numbers], weights[numbers], mode, s)
                each = change[t] * (parts * (mode - base) + scores) / precision
                for n, value in zip(numbers, each, strict=True):
                    made.events[deeds[n].event.id] += share * slope * float(value)
        return made

    def of_lead(self, _: Series) -> Sum:
        """By slope: half the patron's warmth, less half of each rival's as far as it is the warmest."""
        question = self.evidence.question
        made = Sum()
        made.add(self._whole("warmth", question.client, question.patron), 0.5)
        rivals = {
            pole: draws
            for pole, draws in zip(question.rivals, self.measured.towards[1:], strict=True)
            if draws is not None
        }
        at = [self.begin, self.end]
        warmest = np.stack([draws[:, at].mean(axis=0) for draws in rivals.values()]).argmax(axis=0)
        for n, pole in enumerate(rivals):
            made.add(self._whole("warmth", question.client, pole), -0.5 * float((warmest == n).mean()))
        return made

    def of_hedging(self, _: Series) -> Sum:
        """By slope, see `ties`."""
        return self.ties(entropy)

    def ties(self, function: Callable[[Floats], Floats]) -> Sum:
        """A function of the poles' shares, by its slopes in the strength of each tie."""
        found = self.measured.spread.ties
        strengths = np.stack([tally.sums()[0][[self.begin, self.end]] for tally in found])
        middle = strengths.mean(axis=1)
        made = Sum()
        for n, tally in enumerate(found):
            step = 1e-5 * middle[n]
            ends = []
            for sign in (1, -1):
                at = middle.copy()
                at[n] += sign * step
                ends.append(float(function(shares(at))))
            slope = (ends[0] - ends[1]) / (2 * step)
            for event, (change, _) in _changes(tally, self.begin, self.end).items():
                made.events[event] += slope * change
        return made

    def of_hold(self, series: Series) -> Sum:
        """A geometric mean moves by its logarithmic mean times the weighted change of the parts' logarithms."""
        reading = [series.readings[t] for t in (self.begin, self.end)]
        whole = _log_mean(*(r.value or 0.0 for r in reading))
        made = Sum()
        for early, late in zip(reading[0].terms, reading[1].terms, strict=True):
            factor = whole * early.weight
            soft = [float(softened(np.array(np.nan if x.value is None else x.value))) for x in (early, late)]
            if early.value is not None and late.value is not None:
                movement = late.value - early.value
                made.add(self.part(early.name, movement), factor / _log_mean(*soft) / (1 + SOFT))
            else:
                words = f"{early.name} {'becomes' if early.value is None else 'is no longer'} known"
                made.other[words] += factor * float(np.log(soft[1] / soft[0]))
        return made

    def of_arms_length(self, series: Series) -> Sum:
        """What hold's is not."""
        held = self.measured.find("hold", *series.of)
        made = Sum()
        if held is not None:
            made.add(self.of_hold(held), -1.0)
        return made

    def part(self, name: str, movement: float) -> Sum:
        """A part of hold on its scale from 0 to 1, with all of its movement."""
        question = self.evidence.question
        pair = (question.client, question.patron)
        if name == "commitment":
            made = self.ties(committed_to_first)
        elif name == "lead":
            made = Sum()
            made.add(self._whole("lead", *pair), 0.5)
        else:
            made = self._whole(name, *pair)
        made.other[TOGETHER] += movement - made.total
        return made

    def of_tilt(self, series: Series) -> Sum:
        """Exact: the deeds of the later period, by how far each stands from the earlier period's mean."""
        late, early = series.observations[self.end], series.readings[self.begin].value or 0.0
        made = Sum()
        for event, value, weight in zip(late.events, late.values, late.weights, strict=True):
            made.events[event] += weight / late.weight * (value - early)
        return made

    def _whole(self, name: str, *of: str) -> Sum:
        """The contributions to a series, with what they leave of its movement."""
        series = self.measured.find(name, *of)
        if series is None or None in {series.readings[t].value for t in (self.begin, self.end)}:
            return Sum()
        made = self.of(series)
        made.other[TOGETHER] += _change(series, self.begin, self.end) - made.total
        return made


def _changes(tally: Tally, begin: int, end: int) -> dict[str, tuple[float, float]]:
    """How much more each event weighs at the end than at the beginning; less than nothing where it fades."""
    late, early = tally.faded(end), tally.faded(begin)
    nothing = (0.0, 0.0)
    return {
        event: (late[event][0] - early.get(event, nothing)[0], late[event][1] - early.get(event, nothing)[1])
        for event in late
    }


def _linear(
    told: Floats, months: float, start: float, begin: int, end: int
) -> Iterable[tuple[float, float, ordinal.Seen, Floats]]:
    """For each scatter: how far it is believed, the deeds as observations, and the change of each one's pull."""
    centre = np.array([start])
    seen = [ordinal.observed(told[None], float(s), months, centre) for s in ordinal.SCATTERS]
    found = [ordinal.beliefs(one, months, centre) for one in seen]
    logs = np.array([
        float(log[0]) + ordinal.scatter_prior(s) for (log, _), s in zip(found, ordinal.SCATTERS, strict=True)
    ])  # fmt: skip
    believed = np.exp(logs - logs.max())
    believed /= believed.sum()
    for share, s, one, (_, settings) in zip(believed.tolist(), ordinal.SCATTERS, seen, found, strict=True):
        if share < 1e-4:
            continue
        change = np.zeros(told.shape[0])
        for weight, drift, passing in zip(settings, ordinal.Q * months, ordinal.P, strict=True):
            if weight > 1e-4:
                rows = ordinal.pulls(one, float(drift), float(passing))
                change += weight * (rows[end] - rows[begin])
        yield float(share), float(s), one, change


def _slope(early: float, late: float, scatter: float) -> float:
    """How much warmth a unit of the level is worth, between two levels."""
    ends = ordinal.expected(np.array([early, late]), np.array(scatter))
    if abs(late - early) > 1e-6:
        return float((ends[1] - ends[0]) / (late - early))
    near = ordinal.expected(np.array([early - 1e-4, early + 1e-4]), np.array(scatter))
    return float((near[1] - near[0]) / 2e-4)


def _change(series: Series, begin: int, end: int) -> float:
    readings: tuple[Reading, Reading] = (series.readings[begin], series.readings[end])
    return (readings[1].value or 0.0) - (readings[0].value or 0.0)


def _log_mean(one: float, other: float) -> float:
    """The logarithmic mean: (a - b) / (ln a - ln b)."""
    if abs(one - other) < 1e-12:
        return one
    return float((one - other) / (np.log(one) - np.log(other)))
