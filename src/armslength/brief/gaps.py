"""What the evidence does not hold, counted so that nobody need guess."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from armslength.brief import wording
from armslength.brief.findings import between_client_and_poles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Assessment, Counts, Event, Quarantined
    from armslength.store import Dossier

MOST_QUARANTINED = 50
MOST_SILENCES = 5
FEW = 2
"""A period with so many events or fewer is thin."""


class Silence(NamedTuple):
    """Periods one after the other without an event, in words, and how many they are."""

    when: str
    periods: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that a careful reader would ask about.

    Attributes:
        quarantined: documents that could not be read, the first of them; `quarantined_left_out` more.
        one_publisher: how many of the `events` rest on a single publisher, or on none that is known.
        silent: in how many of all `periods` no event lies, and the longest such stretches.
        thin: in how many of them one or two events of the client and the poles lie.
    """

    counts: Counts
    quarantined: tuple[Quarantined, ...]
    quarantined_left_out: int
    events: int
    undated_events: int
    one_publisher: int
    stand_ins: int
    silent: int
    thin: int
    periods: int
    silences: tuple[Silence, ...]


def gaps(dossier: Dossier, assessment: Assessment, events: Sequence[Event]) -> Gaps:
    """What could not be read, dated, graded or coded, and when nothing was told."""
    held = dossier.quarantined()
    stretches = _stretches(assessment)
    silences = [stretch for told, stretch in stretches if not told]
    longest = sorted(silences, key=len, reverse=True)[:MOST_SILENCES]
    return Gaps(
        counts=dossier.counts(),
        quarantined=tuple(held[:MOST_QUARANTINED]),
        quarantined_left_out=max(len(held) - MOST_QUARANTINED, 0),
        events=len(events),
        undated_events=sum(event.date is None for event in events),
        one_publisher=sum(event.publishers <= 1 for event in events),
        stand_ins=sum(event.date_basis == "published" for event in events),
        silent=sum(map(len, silences)),
        thin=_thin(assessment, events),
        periods=sum(len(stretch) for _, stretch in stretches),
        silences=tuple(
            Silence(wording.span(stretch[0], stretch[-1], assessment.period), len(stretch))
            for stretch in sorted(longest)
        ),
    )


def _thin(assessment: Assessment, events: Sequence[Event]) -> int:
    """How many periods have one or two events of the client and the poles, of those dated to one period."""
    starts = sorted({reading.start for series in assessment.series for reading in series.readings})
    told: Counter[int] = Counter()
    for event in events:
        if event.start and event.end and between_client_and_poles(event, assessment.question):
            at = bisect_right(starts, event.start)
            if at and at == bisect_right(starts, event.end):
                told[at] += 1
    return sum(n <= FEW for n in told.values())


def _stretches(assessment: Assessment) -> list[tuple[bool, list[str]]]:
    """The periods measured, cut wherever evidence begins or ends: whether there was any, and which they are."""
    told: dict[str, bool] = {}
    for series in assessment.series:
        for reading in series.readings:
            told[reading.start] = told.get(reading.start, False) or reading.n > 0
    return [
        (any_told, [start for start, _ in run])
        for any_told, run in groupby(sorted(told.items()), key=lambda item: item[1])
    ]
