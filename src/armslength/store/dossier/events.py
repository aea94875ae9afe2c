"""Events: reports and rows of one deed as one, made anew wherever these changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.store import comparing, reading, writing
from armslength.store.dossier.database import Database
from armslength.store.frames import Events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Event, Modality


class MergedEvents(Database):
    """The events of a dossier."""

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        since: str | None = None,
        until: str | None = None,
        class_: str | None = None,
        modality: Modality | None = None,
        parties: Sequence[str] | None = None,
    ) -> Events:
        """The events, by start (undated last), then id: a list, and `.df()`, `.arrow()`, `.parquet()` of it.

        Args:
            between: two codes: only what either did to the other.
            since: an ISO day, inclusive: only what may have been then or later. An open end of a date
                reaches any day; undated events are left out where `since` or `until` is given.
            until: an ISO day, inclusive: only what may have been then or earlier.
            class_: only of that PLOVER class.
            modality: only of that modality.
            parties: codes: of events that data sets alone tell of, only those with one of these on each side.
        """
        conditions: list[str] = ["true"]
        parameters: list[object] = []
        if between is not None:
            acts = "id IN (SELECT event FROM event_actors WHERE role = ? AND code = ?)"
            one_way = f"{acts} AND {acts}"
            conditions.append(f"({one_way} OR {one_way})")
            one, other = between
            parameters += ["source", one, "target", other, "source", other, "target", one]
        if parties is not None:
            side = "id IN (SELECT event FROM event_actors WHERE role = ? AND code IN (SELECT unnest(?::VARCHAR[])))"
            conditions.append(f"(id IN (SELECT event FROM event_reports) OR ({side} AND {side}))")  # noqa: S608
            parameters += ["source", list(parties), "target", list(parties)]
        for clause, value in (
            ('coalesce("end" >= ?::DATE, start IS NOT NULL)', since),
            ('coalesce(start <= ?::DATE, "end" IS NOT NULL)', until),
            ("class = ?", class_),
            ("modality = ?", modality),
        ):
            if value is not None:
                conditions.append(clause)
                parameters.append(value)
        return Events(
            reading.events(self._connection, " AND ".join(conditions), parameters, self.question.grades)
        )

    def event(self, event_id: str) -> Event:
        """The event of that id.

        Raises:
            InputError: the dossier does not hold it.
        """
        return reading.event(self._connection, event_id, self.question.grades)

    def marks(self, events: Sequence[str]) -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
        """Event -> the CAMEO codes of the rows, and the sentences and rows' words, that tell of it; none of what has neither."""
        return reading.marks(self._connection, events)

    def unmerged(self, reports: int | None = None) -> list[str]:
        """The deeds whose reports or rows changed since the events were merged, sorted.

        Args:
            reports: as many of the deeds as so many reports tell of, and one at least.
        """
        return reading.unmerged(self._connection, reports)

    def unmerged_told(self) -> list[str]:
        """Of the deeds to be merged anew, with those that may be one event with them, the ones that reports tell of, sorted."""
        return reading.unmerged_told(self._connection)

    def replace_events(
        self, events: Sequence[Event], deeds: Sequence[str] | None = None, *, rest: bool = False
    ) -> None:
        """Store `events` in the place of all there were, or of all that told of `deeds`, in one transaction.

        Args:
            rest: whether also in the place of those of every other deed left unmerged, of which no report tells.
        """
        with self.at_once():
            writing.replace_events(self._connection, self._types, events, deeds, rest=rest)

    def keep(self) -> None:
        """Put the events aside, to compare with those that take their place."""
        comparing.keep(self._connection)

    def changed(self) -> list[tuple[str, str, str]]:
        """(table, `stored` or `made anew`, row) of what is not as it was when it was put aside."""
        return comparing.changed(self._connection)
