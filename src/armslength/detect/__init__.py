"""Series into shifts: when a level changed, how surely, by how much, and which events made it."""

from __future__ import annotations

from collections.abc import Sequence

from armslength.detect.shifts import found
from armslength.records import Event, Series, Shift

__all__ = ["shifts"]

WATCHED = ("warmth", "tilt")


def shifts(series: Sequence[Series], events: Sequence[Event]) -> tuple[Shift, ...]:
    """Shifts of the watched series (warmth each way, tilt), most probable first.

    A shift is looked for in a series' observations, what each period's deeds say by themselves, and not in its
    smoothed readings, which would smear it.
    """
    by_id = {e.id: e for e in events}
    out = [shift for s in series if s.measure in WATCHED for shift in found(s, by_id)]
    return tuple(sorted(out, key=lambda s: (-s.probability, s.best, s.measure, s.of)))
