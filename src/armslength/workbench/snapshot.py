"""What a reckoning needs of a dossier, read in one moment: the dossier is free again while it is reckoned."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armslength.periods import PERIODS
from armslength.records import Counts, Dataset, Event, Figure, PeriodName, Quarantined, Question
from armslength.store import Events, Holding
from armslength.workbench import listing
from armslength.workbench.door import A_BREATH, ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from armslength.store import Dossier
    from armslength.workbench.door import Door, State

TRIES = 3
"""So often a reading is begun anew because the dossier changed; then it is read in one turn."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The answers of a dossier to what `run.assess`, `run.why` and `brief.gaps` ask of one, under the same names.

    Attributes:
        between: the events that `events` gives: those that documents tell of, and of data sets those of the parties.
        behind: how many deeds were not merged into events yet.
    """

    question: Question
    where: str
    between: Events
    told: Mapping[PeriodName, Sequence[tuple[str, int]]]
    numbers: Sequence[Figure]
    holdings: list[Holding]
    sets: list[Dataset]
    codings: Mapping[str, str]
    counted: Counts
    unread: list[Quarantined]
    behind: int

    def events(self, *, parties: Sequence[str] | None = None) -> Events:
        """The events; `parties` must be those of the question."""
        assert parties is None or set(parties) == {self.question.client, *self.question.poles}  # noqa: S101
        return self.between

    def documents_per_period(self, period: PeriodName) -> list[tuple[str, int]]:
        """As `Dossier.documents_per_period`."""
        return list(self.told[period])

    def figures(self, *, country: str | None = None, partners: Collection[str] | None = None) -> list[Figure]:
        """As `Dossier.figures`."""
        return [
            f
            for f in self.numbers
            if country in {None, f.country} and (partners is None or f.partner in partners)
        ]

    def documents(self) -> list[Holding]:
        """As `Dossier.documents`."""
        return self.holdings

    def datasets(self) -> list[Dataset]:
        """As `Dossier.datasets`."""
        return self.sets

    def coder_of(self) -> dict[str, str]:
        """As `Dossier.coder_of`."""
        return dict(self.codings)

    def coders(self) -> list[str]:
        """As `Dossier.coders`, of the first coder of each document."""
        return sorted(set(self.codings.values()))

    def counts(self) -> Counts:
        """As `Dossier.counts`."""
        return self.counted

    def quarantined(self) -> list[Quarantined]:
        """As `Dossier.quarantined`."""
        return self.unread


def taken(door: Door, as_of: str | None) -> tuple[Snapshot, State]:
    """Read all of it, a part at a time, so that pages and other processes come in between.

    Returns:
        What was read, and the state of the dossier that it was read in; all of it in that one state.

    Raises:
        DossierBusy: another process writes to it.
    """
    if as_of is None:
        for _ in range(TRIES):
            try:
                return _in_parts(door)
            except ChangedMeanwhile:
                continue
    with door.reading(as_of) as dossier:
        ids = listing.of_parties(dossier)
        return _of(dossier, listing.events_named(dossier, ids)), door.state()


def _in_parts(door: Door) -> tuple[Snapshot, State]:
    with door.reading() as dossier:
        state = door.state()
        ids = listing.of_parties(dossier)
        rest = _of(dossier, [])
    events: list[Event] = []
    for start in range(0, len(ids), listing.AT_ONCE):
        time.sleep(A_BREATH)
        with door.reading() as dossier:
            if door.state() != state:
                raise ChangedMeanwhile
            events += listing.events_named(dossier, ids[start : start + listing.AT_ONCE])
    return replace(rest, between=Events(events)), state


def _of(dossier: Dossier, events: Sequence[Event]) -> Snapshot:
    question = dossier.question
    return Snapshot(
        question=question,
        where=dossier.where,
        between=Events(events),
        told={period: dossier.documents_per_period(period) for period in PERIODS},
        numbers=dossier.figures(country=question.client, partners=question.poles),
        holdings=dossier.documents(),
        sets=dossier.datasets(),
        codings=dossier.coder_of(),
        counted=dossier.counts(),
        unread=dossier.quarantined(),
        behind=int(dossier.sql("SELECT count(DISTINCT deed) FROM unmerged")[0][0]),
    )


def events_by_id(snapshot: Snapshot) -> dict[str, Event]:
    """Its events by id."""
    return {event.id: event for event in snapshot.between}
