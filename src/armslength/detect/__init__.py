"""Series into shifts: when a level changed, how surely, by how much, which events made it, and whether it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial

import numpy as np

from armslength.detect.checks import checks, shuffled, stands, without
from armslength.detect.fragility import hangs_on
from armslength.detect.online import flags
from armslength.detect.plain import Turn, shifts_in
from armslength.detect.shifts import (
    FEWEST,
    LEAST_PROBABLE,
    Signal,
    Window,
    believed,
    found,
    merged,
    signal,
    told,
    windows,
)
from armslength.records import PERIODS_A_YEAR, Event, PeriodName, Reading, Series, Shift

__all__ = ["Turn", "shifts", "shifts_in"]

WATCHED = ("warmth", "tilt", "compliance", "dependence")
LEAST_OF_HOLD = 0.05
"""A shift of hold is told from this size on, to the two decimals that are shown."""


def shifts(
    series: Sequence[Series],
    events: Sequence[Event],
    *,
    told_by: Mapping[str, AbstractSet[str]] | None = None,
    coded_by: Mapping[str, AbstractSet[str]] | None = None,
) -> tuple[Shift, ...]:
    """Shifts of warmth each way, of the parts of hold and of hold itself, most probable first.

    A shift is looked for in a series' observations, what each period's deeds say by themselves, and not in its
    smoothed readings, which would smear it. One of hold is a change that its parts have in common.

    Args:
        told_by: event -> the publishers that tell of it; without it no shift is tried against its sources.
        coded_by: event -> the coders that read it.
    """
    by_id = {e.id: e for e in events}
    out: list[Shift] = []
    for s in series:
        if s.measure.partition(".")[0] not in WATCHED or s.measure.startswith("warmth."):
            continue
        told_of = found(s, by_id)
        if told_of:
            out += _looked_through(s, told_of, told_by or {}, coded_by or {})
    out += _of_hold(series, by_id)
    return tuple(sorted(out, key=lambda s: (-s.probability, s.best, s.measure, s.of)))


def _looked_through(
    series: Series,
    told_of: Sequence[tuple[Window, Shift]],
    told_by: Mapping[str, AbstractSet[str]],
    coded_by: Mapping[str, AbstractSet[str]],
) -> list[Shift]:
    """The shifts of a series with the day they would have been flagged, and their checks."""
    seen = signal(series)
    raised = flags([seen], [w for w, _ in told_of], series.period)
    placebo = shuffled(seen, series.period)
    return [
        replace(
            shift,
            flagged=None if flag is None else series.observations[flag].start,
            checks=checks(series, window, shift, told_by=told_by, coded_by=coded_by, placebo=placebo),
            hangs_on=hangs_on(shift.drivers, partial(_still_found, series, window, shift)),
        )
        for (window, shift), flag in zip(told_of, raised, strict=True)
    ]


def _still_found(series: Series, window: Window, shift: Shift, gone: AbstractSet[str]) -> bool:
    """Whether a series' shift stands without some events."""
    return stands(signal(without(series, gone)), window, shift, series.period)[0]


def _of_hold(series: Sequence[Series], events: Mapping[str, Event]) -> list[Shift]:
    """Changes common to what hold is made of, told in hold's own unit; they are not tried again, and have no checks.

    These are the deeds between client and patron, those between client and rivals, and what deeds and figures say of
    dependence and compliance: series that need not move alike, but at the same time. Those in which too little is seen take
    no part; where one is left, its changes are hold's.
    """
    held = next((s for s in series if s.measure == "hold"), None)
    if held is None or not held.readings:
        return []
    client, patron = held.of
    between = [s for s in series if s.measure == "warmth" and client in s.of]
    sides = (
        [s for s in between if patron in s.of],
        [s for s in between if patron not in s.of],
        *([s] for s in series if s.measure in {"dependence", "compliance"}),
    )
    used = _signals(sides)
    if not used:
        return []
    found_in = windows(believed(used, held.period), held.period)
    raised = flags(used, found_in, held.period) if found_in else []
    out = []
    for window, flag in zip(found_in, raised, strict=True):
        shift = _told_of_hold(held, window, events)
        if shift is not None:
            out.append(
                replace(
                    shift,
                    flagged=None if flag is None else held.readings[flag].start,
                    hangs_on=hangs_on(shift.drivers, partial(_still_common, sides, window, held.period)),
                )
            )
    return out


def _signals(sides: Sequence[Sequence[Series]]) -> list[Signal]:
    """What each side of hold says, where enough is seen of it."""
    signals = [signal(side[0]) if len(side) == 1 else merged(side) for side in sides if side]
    return [s for s in signals if s.seen >= FEWEST]


def _still_common(
    sides: Sequence[Sequence[Series]], window: Window, period: PeriodName, gone: AbstractSet[str]
) -> bool:
    """Whether what the sides have in common still changes, more likely than not, in the window without some events."""
    used = _signals([[without(s, gone) for s in side] for side in sides])
    if not used:
        return False
    held = believed(used, period).unbroken(np.array([window.first]), np.array([window.last]))
    return 1 - float(held[0]) >= LEAST_PROBABLE


def _told_of_hold(held: Series, window: Window, events: Mapping[str, Event]) -> Shift | None:
    """A shift of hold with hold's readings just before it and a year after.

    None where either is not known, or where what its parts have in common leaves hold where it was.
    """
    later = min(len(held.readings) - 1, window.high + round(PERIODS_A_YEAR[held.period]))
    before, after = held.readings[window.low - 1], held.readings[later]
    if (
        before.value is None
        or after.value is None
        or round(abs(round(after.value, 2) - round(before.value, 2)), 2) < LEAST_OF_HOLD
    ):
        return None
    # On the scale -1 to 1, where a level's mean is all that telling needs; its interval is the reading's own.
    sides = [((2 * r.value - 1), 0.0) for r in (before, after) if r.value is not None]
    shift = told(held, window, sides[0], sides[1], events, level=_level(held, window))
    return replace(shift, before=_band(before), after=_band(after))


def _level(held: Series, window: Window) -> float:
    """Where the deeds that hold carries stood in the year before a shift, on their own scale, -1 to 1."""
    year = round(PERIODS_A_YEAR[held.period])
    seen = [o for o in held.observations[max(0, window.low - year) : window.low] if o.value is not None]
    weight = sum(o.weight for o in seen)
    return sum((o.value or 0.0) * o.weight for o in seen) / weight if weight else 0.0


def _band(reading: Reading) -> tuple[float, float, float]:
    return tuple(round(x or 0.0, 4) for x in (reading.value, reading.low, reading.high))  # type: ignore[return-value]
