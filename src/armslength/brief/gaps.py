"""What the evidence does not hold, counted so that nobody need guess."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from armslength.brief import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Assessment, Counts, Event, Quarantined
    from armslength.store import Dossier

MOST_QUARANTINED = 50
MOST_SILENCES = 5


class Silence(NamedTuple):
    """Periods one after the other without an event, in words, and how many they are."""

    when: str
    periods: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that a careful reader would ask about.

    Attributes:
        quarantined: documents that could not be read, the first of them; `quarantined_left_out` more.
        one_publisher: how many of the `events` rest on a single publisher.
        silent: in how many of all `periods` no event lies, and the longest such stretches.
    """

    counts: Counts
    quarantined: tuple[Quarantined, ...]
    quarantined_left_out: int
    events: int
    undated_events: int
    one_publisher: int
    stand_ins: int
    silent: int
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
        periods=sum(len(stretch) for _, stretch in stretches),
        silences=tuple(
            Silence(wording.span(stretch[0], stretch[-1], assessment.period), len(stretch))
            for stretch in sorted(longest)
        ),
    )


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
