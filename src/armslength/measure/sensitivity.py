"""How much hangs on the weights: arm's length under other weights, and whether what is said of it survives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.measure.sampling import DRAWS, around
from armslength.measure.weighing import Parts, Weighed, drawn, shares
from armslength.records import CHANNELS, NEARER_FREE, NEARER_HELD, Reading, Series

Standing = Literal["nearer to held", "in between", "nearer to free"]
Course = Literal["nearer", "about the same", "further off"]
Kind = Literal["set", "part", "channel"]
Change = Literal["as set", "equal", "halved", "doubled", "left out"]

LEAST_CHANGE = 0.05
"""A smaller change of arm's length is none."""
ENDS = (0.95, 0.05)
"""Between these an unknown part lies with a probability of 90%, as hold takes it."""
_FACTORS: tuple[tuple[Change, float], ...] = (("halved", 0.5), ("doubled", 2.0), ("left out", 0.0))


@dataclass(frozen=True, slots=True)
class Scenario:
    """Arm's length under one set of weights.

    Attributes:
        kind: what was changed: nothing (`set`), the weights of parts, or those of dependence's channels.
        of: the part or channel; empty where all were changed or none.
        weights: of the parts, or of the channels; they sum to 1.
        value: arm's length in the latest period; None where unknown parts weigh more than half.
        unknown: what the unknown parts weigh; in `value` each stands in the middle of its range.
        first, last: mean arm's length of the first and of the last year; None where not known.
        standing, course: what is said of `value`, and of the way from `first` to `last`; None where not known.
        made_by: the known part that makes most of arm's length.
        keeps: whether standing and course are those under the weights as set.
    """

    kind: Kind
    of: str
    change: Change
    weights: Mapping[str, float]
    value: float | None
    unknown: float
    first: float | None
    last: float | None
    standing: Standing | None
    course: Course | None
    made_by: str | None
    keeps: bool


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Arm's length over many weightings.

    Attributes:
        band: arm's length: each reading's value under the weights as set, and from `low` to `high` nine in ten of
            the weightings drawn. Not the 90% interval: that is of the evidence under one weighting.
        scenarios: the weights as set, then each other; empty where arm's length is never known.
        standing, course: what is said under the weights as set.
        latest: first day of the period that `standing` is about; None with no scenario.
        years: the two years that `course` compares; None where there are not two.
        unknown: parts that are not known in the latest period.
        open: arm's length there with the weights as set and the unknown parts all at 0.95, and all at 0.05: what they
            alone leave open; None where all parts are known.
        kept: share of the drawn weightings that keep both standing and course.
        made: share of them in which the same part makes most of arm's length.
        without_figure: share of them that give no figure; they keep nothing.
        draws: how many weightings were drawn; 0, and the shares None, where there is but one thing to weigh.
        channels: whether dependence's channels were weighed anew too.
    """

    band: Series
    scenarios: tuple[Scenario, ...]
    standing: Standing | None
    course: Course | None
    latest: str | None
    years: tuple[str, str] | None
    unknown: tuple[str, ...]
    open: tuple[float, float] | None
    kept: float | None
    made: float | None
    without_figure: float | None
    draws: int
    channels: bool

    @property
    def breaks(self) -> tuple[Scenario, ...]:
        """The scenarios that say something else."""
        return tuple(scenario for scenario in self.scenarios if not scenario.keeps)


def sensitivity(
    held: Series,
    weights: Mapping[str, float],
    *,
    dependence: Series | None = None,
    channel_weights: Mapping[str, float] | None = None,
) -> Sensitivity:
    """Weigh the parts of the hold anew, and say what becomes of arm's length.

    Three ways: each weight halved, doubled and left out, the others in proportion; all weights equal; and 1,000
    weightings drawn from a Dirichlet about the weights, with a fixed seed. The parts' values stay as they are.

    Args:
        held: the hold series; its readings' terms are the parts, None where not known.
        weights: of the parts; 0 leaves a part out for good.
        dependence: the series of that name, whose terms are its channels. They are weighed anew too where their
            weighted mean is the dependence that was measured; else, or with None, dependence stays as it is.
        channel_weights: of the channels; None is the same for all.

    Returns:
        No scenario and no verdict where hold is known in no period.

    Raises:
        ValueError: no part has a weight above 0.
    """
    names = tuple(name for name, weight in weights.items() if weight > 0)
    if not names:
        raise ValueError("no part of the hold has a weight above 0")
    parts = Parts.of(held, names, dependence, channel_weights or dict.fromkeys(CHANNELS, 1.0))
    there = np.array([reading.value is not None for reading in held.readings], dtype=bool)
    if not there.any():
        return _nothing(held)
    at = int(np.flatnonzero(there)[-1])
    given = shares(np.array([weights[name] for name in names]))
    asked = _asked(given, parts)
    result = parts.weighed(np.stack([a.parts for a in asked]), np.stack([a.channels for a in asked]), there)
    said = _Said(held, there, at)
    scenarios = [_scenario(a, parts, result, n, said) for n, a in enumerate(asked)]
    first = scenarios[0]
    draws = parts.weighed(*drawn(given, parts.given), there)
    varied = len(names) > 1 or bool(parts.channels)
    survived = _survived(first, draws, names, said) if varied else _Survived(None, None, None)
    unknown = tuple(n for n, v in zip(names, parts.values[:, at], strict=True) if np.isnan(v))
    return Sensitivity(
        band=_band(held, result.arms[0], draws.arms, there),
        scenarios=tuple(_held_against(s, first) for s in scenarios),
        standing=first.standing,
        course=first.course,
        latest=held.readings[at].start,
        years=said.years,
        unknown=unknown,
        open=_left_open(parts, given, there, at) if unknown else None,
        kept=survived.kept,
        made=survived.made,
        without_figure=survived.without_figure,
        draws=DRAWS if varied else 0,
        channels=bool(parts.channels),
    )


class _Survived(NamedTuple):
    """Shares of the drawn weightings, as in `Sensitivity`; None where nothing was varied."""

    kept: float | None
    made: float | None
    without_figure: float | None


def _survived(first: Scenario, draws: Weighed, names: tuple[str, ...], said: _Said) -> _Survived:
    """How much of what is said under the weights as set the drawn weightings say too."""
    standing = _standings(draws.arms[:, said.at])
    course = _courses(*said.years_of(draws.arms))
    kept = (standing == _code(first.standing, _STANDINGS)) & (course == _code(first.course, _COURSES))
    made = draws.most[:, said.at] == (names.index(first.made_by) if first.made_by else -1)
    nothing = np.isnan(draws.arms[:, said.at])
    return _Survived(float((kept & ~nothing).mean()), float((made & ~nothing).mean()), float(nothing.mean()))


def _left_open(parts: Parts, given: Floats, there: NDArray[np.bool_], at: int) -> tuple[float, float]:
    """Arm's length with the unknown parts all at either of their ends."""
    low, high = (
        parts.weighed(given[None, :], parts.given[None, :], there, unknown_at=end).arms[0, at] for end in ENDS
    )
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One scenario's weights of parts and of channels."""

    kind: Kind
    of: str
    change: Change
    parts: Floats
    channels: Floats


class _Said:
    """What is said of arm's length: in the latest period, and from the first year to the last."""

    def __init__(self, held: Series, there: NDArray[np.bool_], at: int) -> None:
        self.at = at
        years = [r.start[:4] if known else "" for r, known in zip(held.readings, there, strict=True)]
        known = sorted(set(years) - {""})
        self.years = (known[0], known[-1]) if len(known) > 1 else None
        self._first = np.array([year == known[0] for year in years], dtype=bool)
        self._last = np.array([year == known[-1] for year in years], dtype=bool)

    def years_of(self, arms: Floats) -> tuple[Floats, Floats]:
        """Each weighting's mean of the first and of the last year; nan where not known, or there is one year."""
        if self.years is None:
            nothing = np.full(len(arms), np.nan)
            return nothing, nothing
        return _mean_over(arms[:, self._first]), _mean_over(arms[:, self._last])


def _mean_over(arms: Floats) -> Floats:
    known = ~np.isnan(arms)
    total = known.sum(axis=1)
    added = np.where(known, arms, 0.0).sum(axis=1)
    return np.asarray(np.divide(added, total, out=np.full(len(arms), np.nan), where=total > 0))


def _asked(given: Floats, parts: Parts) -> list[_Asked]:
    """The weights as set; all parts equal; each part, then each channel, halved, doubled and left out."""
    asked = [_Asked("set", "", "as set", given, parts.given)]
    if len(parts.names) > 1:
        asked.append(_Asked("part", "", "equal", np.full(len(given), 1 / len(given)), parts.given))
        for n, name in enumerate(parts.names):
            asked += [
                _Asked("part", name, change, changed, parts.given) for change, changed in _changed(given, n)
            ]
    for n, name in enumerate(parts.channels):
        asked += [
            _Asked("channel", name, change, given, changed) for change, changed in _changed(parts.given, n)
        ]
    return asked


def _changed(given: Floats, n: int) -> list[tuple[Change, Floats]]:
    """The weights with one of them halved, doubled and left out, rescaled to sum to 1."""
    found = []
    for change, factor in _FACTORS:
        weights = given.copy()
        weights[n] *= factor
        found.append((change, shares(weights)))
    return found


_STANDINGS: tuple[Standing, ...] = ("nearer to held", "in between", "nearer to free")
_COURSES: tuple[Course, ...] = ("nearer", "about the same", "further off")
_NOT_SAID = -1


def _standings(arms: Floats) -> NDArray[np.int64]:
    """Which of the standings each arm's length is; -1 where it is not known."""
    place = 1 + (arms > NEARER_FREE).astype(int) - (arms < NEARER_HELD).astype(int)
    return np.where(np.isnan(arms), _NOT_SAID, place)


def _courses(first: Floats, last: Floats) -> NDArray[np.int64]:
    """Which of the courses each way from the first year to the last is; -1 where it is not known."""
    change = last - first
    place = 1 + (change > LEAST_CHANGE).astype(int) - (change < -LEAST_CHANGE).astype(int)
    return np.where(np.isnan(change), _NOT_SAID, place)


def _code(said: str | None, among: tuple[str, ...]) -> int:
    return _NOT_SAID if said is None else among.index(said)


def _scenario(asked: _Asked, parts: Parts, result: Weighed, n: int, said: _Said) -> Scenario:
    at = said.at
    first, last = said.years_of(result.arms[[n]])
    standing, course = int(_standings(result.arms[[n], at])[0]), int(_courses(first, last)[0])
    names, weights = (
        (parts.channels, asked.channels) if asked.kind == "channel" else (parts.names, asked.parts)
    )
    most = int(result.most[n, at])
    return Scenario(
        kind=asked.kind,
        of=asked.of,
        change=asked.change,
        weights={name: float(weight) for name, weight in zip(names, weights, strict=True)},
        value=_known(result.arms[n, at]),
        unknown=float(result.unknown[n, at]),
        first=_known(first[0]),
        last=_known(last[0]),
        standing=None if standing == _NOT_SAID else _STANDINGS[standing],
        course=None if course == _NOT_SAID else _COURSES[course],
        made_by=None if most < 0 else parts.names[most],
        keeps=True,
    )


def _held_against(scenario: Scenario, first: Scenario) -> Scenario:
    same = (scenario.standing, scenario.course) == (first.standing, first.course)
    return replace(scenario, keeps=same)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _band(held: Series, arms: Floats, draws: Floats, there: NDArray[np.bool_]) -> Series:
    """Arm's length with, from low to high, nine in ten of the weightings that give a figure."""
    readings = []
    for t, reading in enumerate(held.readings):
        drawn = draws[:, t][~np.isnan(draws[:, t])]
        if not there[t] or np.isnan(arms[t]) or not len(drawn):
            readings.append(Reading(reading.start, None, None, None, reading.n))
            continue
        low, high = np.quantile(drawn, [0.05, 0.95])
        value = float(arms[t])
        # A skewed set of weights may leave the value itself outside the middle nine in ten.
        readings.append(Reading(reading.start, value, *around(value, low, high), reading.n))
    return Series("arms_length", held.of, held.period, held.unit, 0.0, 1.0, tuple(readings))


def _nothing(held: Series) -> Sensitivity:
    empty = tuple(Reading(r.start, None, None, None, r.n) for r in held.readings)
    band = Series("arms_length", held.of, held.period, held.unit, 0.0, 1.0, empty)
    return Sensitivity(band, (), None, None, None, None, (), None, None, None, None, 0, channels=False)
