"""What sentences tell, as coded, and what people said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.store import reading, stances, writing
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armslength.records import Judgement, Report, Stance

DOCUMENTS_AT_ONCE = 1000


class Reports(Database):
    """The reports and stances of a dossier."""

    def reports(self, ids: Sequence[str] | None = None) -> list[Report]:
        """The reports of those `ids`, or every one, by document and number.

        Raises:
            InputError: the dossier does not hold one of `ids`.
        """
        if ids is None:
            return reading.all_reports(self._connection)
        return reading.reports_named(self._connection, ids)

    def reports_of(self, deeds: Sequence[str]) -> list[Report]:
        """The reports that tell of those deeds (`ontology.deeds`), by document and number."""
        return reading.reports_of(self._connection, deeds)

    def reports_in(self, documents: Sequence[str]) -> list[Report]:
        """The reports of those documents, as coded, by document and number."""
        return reading.reports_in(self._connection, documents)

    def iter_reports(self, documents: int = DOCUMENTS_AT_ONCE) -> Iterator[list[Report]]:
        """Every report, by document and number, those of so many `documents` at a time."""
        for first, last in reading.pages(self._connection, documents):
            yield reading.reports_between(self._connection, first, last)

    def stances_in(self, documents: Sequence[str]) -> list[Stance]:
        """The stances that those documents' sentences tell, by document and number."""
        return stances.stances_in(self._connection, documents)

    def provenance(self, deeds: Sequence[str] | None = None) -> dict[str, reading.Provenance]:
        """Where every report stands, by report id: its sentence's text, its document's copy and publisher.

        Args:
            deeds: only of the reports that tell of these.
        """
        if deeds is not None:
            return reading.provenance_of(self._connection, deeds)
        found: dict[str, reading.Provenance] = {}
        for first, last in reading.pages(self._connection, DOCUMENTS_AT_ONCE):
            found |= reading.provenance(self._connection, first, last)
        return found

    def coders(self) -> list[str]:
        """The coders (name@version) whose reports there are, sorted."""
        rows = self._connection.execute("SELECT DISTINCT coder FROM reports ORDER BY coder").fetchall()
        return [row[0] for row in rows]

    def coder_of(self) -> dict[str, str]:
        """Who coded each document that has a report: document id -> name@version."""
        return dict(
            self._connection.execute(
                "SELECT document, min(coder) FROM reports GROUP BY document ORDER BY document"
            ).fetchall()
        )

    def judge(self, judgements: Sequence[Judgement], deeds: Mapping[str, str | None]) -> None:
        """Store what a person said of reports, in one transaction; the events must be merged anew after it.

        Args:
            deeds: report id -> the deed that it tells of as judged.
        """
        with self.at_once():
            writing.leave_unmerged(self._connection, reading.deeds_of(self._connection, list(deeds)))
            writing.leave_unmerged(self._connection, [deed for deed in deeds.values() if deed])
            for report, deed in deeds.items():
                self._connection.execute("UPDATE reports SET deed = ? WHERE id = ?", [deed, report])
            row = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM judgements").fetchone()
            writing.add_judgements(self._connection, self._types, judgements, row[0] if row else 1)

    def judgements(self) -> list[Judgement]:
        """What people said of reports, in order of time; `coding.in_force` tells which of it holds."""
        return reading.judgements(self._connection)
