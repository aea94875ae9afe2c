"""An open dossier: everything that is asked of it or written to it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import duckdb

from armslength.errors import InputError, StoreError
from armslength.store import citing, reading, schema, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

    from duckdb import DuckDBPyConnection

    from armslength.records import (
        Counts,
        Document,
        Event,
        Judgement,
        Modality,
        PeriodName,
        Quarantined,
        Question,
        Report,
        Sentence,
    )

DOCUMENTS_AT_ONCE = 1000


class Dossier:
    """Documents, what was read from them, and the question asked of them.

    Use it as a context manager. Each method that writes is one transaction: it happens wholly, and
    lasts, or not at all. One dossier object belongs to one thread.

    Attributes:
        question: as `dossier.toml` stood when the dossier was opened.
        where: the directory, as messages name it.
    """

    def __init__(self, connection: DuckDBPyConnection, question: Question, where: str) -> None:
        self.question = question
        self.where = where
        self._connection = connection
        self._types = schema.columns(connection)
        self._run: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; others may open it then."""
        self._connection.close()

    # ---- writing

    def add(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        reports: Sequence[Report],
        *,
        uncoded: str | None = None,
    ) -> bool:
        """Store a document with all that was read from it, in one transaction.

        Args:
            document: the document.
            sentences: all of its sentences.
            reports: what they say was done; each names one of `sentences`.
            uncoded: why it was not coded (`language fr`); None where it was.

        Returns:
            Whether it was stored: False, and nothing changes, where the dossier has it already.

        Raises:
            StoreError: it cannot be written; nothing of it was stored.
        """
        if self.has(document.id):
            return False
        with self._transaction():
            writing.add_document(
                self._connection, self._types, document, sentences, reports, uncoded=uncoded, run=self._run
            )
        return True

    def quarantine(self, item: Quarantined) -> None:
        """Note that a document could not be read; the same origin and reason are noted once."""
        with self._transaction():
            writing.add_quarantined(self._connection, item, run=self._run)

    def release(self, origin: str) -> None:
        """Take `origin` out of quarantine: a document from there was read after all."""
        held = self._connection.execute(
            "SELECT 1 FROM quarantine WHERE origin = ? LIMIT 1", [origin]
        ).fetchone()
        if held:
            with self._transaction():
                self._connection.execute("DELETE FROM quarantine WHERE origin = ?", [origin])

    def replace_events(self, events: Sequence[Event], deeds: Sequence[str] | None = None) -> None:
        """Store `events` in the place of all there were, or of all that told of `deeds`, in one transaction."""
        with self._transaction():
            writing.replace_events(self._connection, self._types, events, deeds)

    def judge(self, judgements: Sequence[Judgement], deeds: Mapping[str, str | None]) -> None:
        """Store what a person said of reports, in one transaction; the events must be merged anew after it.

        Args:
            deeds: report id -> the deed that it tells of as judged.
        """
        with self._transaction():
            for report, deed in deeds.items():
                self._connection.execute("UPDATE reports SET deed = ? WHERE id = ?", [deed, report])
            row = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM judgements").fetchone()
            writing.add_judgements(self._connection, self._types, judgements, row[0] if row else 1)

    def start_run(self, command: str, versions: Mapping[str, str]) -> int:
        """Note that a command began, and with which versions; what is stored until it ends names it.

        Returns:
            The run's number, from 1, to end it with.
        """
        with self._transaction():
            row = self._connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchone()
            run = int(row[0]) if row else 1
            writing.start_run(self._connection, run, command, versions, _now())
        self._run = run
        return run

    def end_run(self, run: int, outcome: str) -> None:
        """Note how a run ended, in a word such as `finished`."""
        with self._transaction():
            self._connection.execute(
                "UPDATE runs SET ended = ?, outcome = ? WHERE run = ? AND outcome IS NULL",
                [_now(), outcome, run],
            )
        self._run = None

    def unfinished(self) -> bool:
        """Whether a run began and never ended: it was killed, or the power failed."""
        return (
            self._connection.execute("SELECT 1 FROM runs WHERE outcome IS NULL LIMIT 1").fetchone()
            is not None
        )

    def close_runs(self, outcome: str) -> None:
        """Note an outcome for every run that never ended; when each ended stays unknown."""
        with self._transaction():
            self._connection.execute("UPDATE runs SET outcome = ? WHERE outcome IS NULL", [outcome])

    # ---- reading

    def has(self, document_id: str) -> bool:
        """Whether the dossier holds the document."""
        return (
            self._connection.execute("SELECT 1 FROM documents WHERE id = ?", [document_id]).fetchone()
            is not None
        )

    def document(self, document_id: str) -> Document:
        """The document, exactly as it was stored.

        Raises:
            InputError: the dossier does not hold it.
        """
        return reading.document(self._connection, document_id)

    def documents(self) -> list[reading.Holding]:
        """Every document without its text, by date of publication (undated last), then id."""
        return reading.holdings(self._connection, self.question.grades)

    def quarantined(self) -> list[Quarantined]:
        """Every document that could not be read, by origin, then reason."""
        return reading.quarantined(self._connection)

    def sentences(self, document_id: str) -> list[Sentence]:
        """The sentences of a document, in order of its text."""
        return reading.sentences(self._connection, document_id)

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence of that id.

        Raises:
            InputError: the dossier does not hold it.
        """
        for sentence in self.sentences(sentence_id.rpartition(".")[0]):
            if sentence.id == sentence_id:
                return sentence
        raise reading.absent("sentence", sentence_id)

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

    def deeds(self, run: int) -> list[str]:
        """The deeds that the documents stored by a run tell of, sorted."""
        return reading.deeds(self._connection, run)

    def iter_reports(self, documents: int = DOCUMENTS_AT_ONCE) -> Iterator[list[Report]]:
        """Every report, by document and number, those of so many `documents` at a time."""
        for first, last in reading.pages(self._connection, documents):
            yield reading.reports_between(self._connection, first, last)

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

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        since: str | None = None,
        until: str | None = None,
        class_: str | None = None,
        modality: Modality | None = None,
    ) -> list[Event]:
        """The events, by start (undated last), then id.

        Args:
            between: two codes: only what either did to the other.
            since: an ISO day, inclusive: only what may have been then or later. An open end of a date
                reaches any day; undated events are left out where `since` or `until` is given.
            until: an ISO day, inclusive: only what may have been then or earlier.
            class_: only of that PLOVER class.
            modality: only of that modality.
        """
        conditions: list[str] = ["true"]
        parameters: list[object] = []
        if between is not None:
            acts = "id IN (SELECT event FROM event_actors WHERE role = ? AND code = ?)"
            one_way = f"{acts} AND {acts}"
            conditions.append(f"({one_way} OR {one_way})")
            one, other = between
            parameters += ["source", one, "target", other, "source", other, "target", one]
        for clause, value in (
            ('coalesce("end" >= ?::DATE, start IS NOT NULL)', since),
            ('coalesce(start <= ?::DATE, "end" IS NOT NULL)', until),
            ("class = ?", class_),
            ("modality = ?", modality),
        ):
            if value is not None:
                conditions.append(clause)
                parameters.append(value)
        return reading.events(self._connection, " AND ".join(conditions), parameters, self.question.grades)

    def event(self, event_id: str) -> Event:
        """The event of that id.

        Raises:
            InputError: the dossier does not hold it.
        """
        return reading.event(self._connection, event_id, self.question.grades)

    def judgements(self) -> list[Judgement]:
        """What people said of reports, in order of time; `coding.in_force` tells which of it holds."""
        return reading.judgements(self._connection)

    def counts(self) -> Counts:
        """How much there is of each thing; a publisher's grade in `dossier.toml` counts as a grade."""
        return reading.counts(self._connection, self.question.grades)

    def documents_per_period(self, period: PeriodName) -> list[tuple[str, int]]:
        """First day of each period with documents, oldest first, and how many were published in it.

        Weeks begin on Monday. Undated documents are left out, and so are those whose date is too coarse
        to fall into one period, such as `2021` among months.
        """
        return reading.documents_per_period(self._connection, period)

    # ---- citing

    def quote(self, document_id: str, start: int, end: int) -> str:
        """The text from `start` to `end`, exactly as the document has it.

        Raises:
            UnsupportedCitation: there is no such document, or no words at these offsets.
        """
        return citing.quote(self._connection, document_id, start, end)

    def cite(self, sentence_id: str) -> citing.Quote:
        """The sentence with everything a footnote needs.

        Raises:
            UnsupportedCitation: there is no such sentence, or no words at its offsets.
        """
        return citing.cite(self._connection, sentence_id, self.question.grades)

    def check(self, citation: citing.Quote) -> None:
        """Hold a quotation against its document, character by character.

        Raises:
            UnsupportedCitation: other words, or none, stand at its offsets.
        """
        citing.check(self._connection, citation)

    # ---- asking

    def sql(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """The rows that one query of the user's own gives; docs/tables.md says what there is to ask.

        As `select`, without the names of the columns.
        """
        return self.select(query, parameters)[1]

    def select(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The names of the columns and the rows that one query of the user's own gives.

        The query runs in a read-only transaction whatever the dossier was opened for, and reaches no
        file outside it.

        Raises:
            InputError: it is no single query, or it fails.
        """
        given = dict(parameters) if isinstance(parameters, dict) else list(parameters)
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            statements = duckdb.extract_statements(query)
            if len(statements) != 1 or statements[0].type not in _QUERIES:
                raise InputError(
                    "query: it must be one SELECT (or EXPLAIN); a dossier changes by its commands only"
                )
            found = cursor.execute(statements[0], given).fetchall()
            return tuple(name for name, *_ in cursor.description), found
        except duckdb.Error as problem:
            raise InputError(f"query: {problem}") from problem
        finally:
            cursor.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN TRANSACTION")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except duckdb.Error as problem:
            raise StoreError(f"{self.where}: not written, nothing changed: {problem}") from problem


_QUERIES = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


def _now() -> datetime:
    """Now, UTC, without a zone: DuckDB's zoned timestamps need an extension."""
    return datetime.now(UTC).replace(tzinfo=None)
