"""Which events are deeds that the measures count, and when: what places one in a period, and what no period can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from armslength.records import DONE, Event

STAND_IN_WEIGHT = 0.5
"""What an event weighs whose date is only that of publication."""
MOST_COUNTED = 30.0
"""What is told of one period counts as no more deeds than these."""
LONGEST_MONTHS = 12
"""An event dated more coarsely than this is left out of the measures, and counted."""
LONGEST_SILENCE_YEARS = 10
"""Deeds before a silence longer than this are background, told by the way, and are not measured."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event's share in one period: `weight` of it, at `intensity` / 10."""

    event: Event
    period: int
    weight: float

    @property
    def value(self) -> float:
        """Intensity in [-1, 1]."""
        return self.event.intensity / 10


def placeable(event: Event) -> tuple[date, date] | None:
    """The event's first and last day, or None where it is undated, open or too coarse."""
    if event.start is None or event.end is None:
        return None
    start, end = date.fromisoformat(event.start), date.fromisoformat(event.end)
    if (end.year - start.year) * 12 + end.month - start.month >= LONGEST_MONTHS:
        return None
    return start, end


def story_start(starts: Sequence[date]) -> date:
    """The first of these days after the last silence of over ten years among them.

    A history told in passing ("allies since 1945") is no reason to draw seventy empty years.
    """
    ordered = sorted(starts)
    first = ordered[-1]
    for day in reversed(ordered):
        if (first - day).days > 365.25 * LONGEST_SILENCE_YEARS:
            break
        first = day
    return first


def left_out(events: Sequence[Event]) -> int:
    """How many deeds no period can hold: undated, or dated more coarsely than a year."""
    return sum(e.modality in DONE and placeable(e) is None for e in events)
