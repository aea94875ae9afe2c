"""An open dossier: everything that is asked of it or written to it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import duckdb

from armslength.errors import InputError, StoreError
from armslength.ontology.actors import registry
from armslength.records import Coded
from armslength.store import citing, comparing, manifest, odds, outlooks, reading, schema, stances, writing
from armslength.store.frames import Events
from armslength.store.sets import FORMS, Reckoned, give_back, taking
from armslength.store.sets.retelling import retold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from duckdb import DuckDBPyConnection

    from armslength.records import (
        Counts,
        Dataset,
        Document,
        Event,
        EventForecast,
        Figure,
        Judgement,
        Modality,
        Outlook,
        PeriodName,
        Quarantined,
        Question,
        Record,
        Refused,
        Report,
        Sentence,
        Stance,
    )
    from armslength.store.manifest import Input, Manifest, Run
    from armslength.store.sets import Layout

DOCUMENTS_AT_ONCE = 1000


# What DuckDB raises where the file, and not our query, is wrong.
DAMAGE = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)


def damaged(where: str, problem: Exception) -> StoreError:
    """The error for a database that DuckDB cannot read."""
    return StoreError(f"{where}: cannot be read: {str(problem).splitlines()[0]}; restore it from a copy")


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
        self._run: int | None = None
        self._writing = False

    @cached_property
    def _types(self) -> schema.Columns:
        """What is needed to write: who only reads does not wait for it."""
        return schema.columns(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, DAMAGE):
            raise damaged(self.where, error) from error

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
        return bool(self.add_all([Coded(document, sentences, reports, uncoded)]))

    def add_all(self, read: Sequence[Coded]) -> list[Coded]:
        """As `add`, of many documents in one transaction.

        Returns:
            Those that were stored: what the dossier has already is passed over.

        Raises:
            StoreError: they cannot be written; none of them was stored.
        """
        ids = [coded.document.id for coded in read]
        held = reading.held(self._connection, ids)
        fresh = list({c.document.id: c for c in reversed(read) if c.document.id not in held}.values())[::-1]
        with self.at_once():
            writing.add_documents(self._connection, self._types, fresh, run=self._run)
            stances.add_stances(self._connection, self._types, [s for coded in fresh for s in coded.stances])
        return fresh

    def take_in(self, form: Layout, file: Path, dataset: Dataset) -> Dataset | None:
        """Store the rows of a file of coded events, in one transaction; the events must be merged anew after it.

        Figures that are reckoned from the rows are kept where they touch a party of the question. Of a file that is there
        already they are reckoned anew: the question may ask of others now.

        Args:
            form: how the file is read.
            file: the dossier must have been opened with it among `beside`.
            dataset: what is known of the set; its counts are found here.

        Returns:
            The set with its counts; None, and no row changes, where the dossier has the file already.

        Raises:
            InputError: the file is not of that form, or none of its rows can be stored; nothing of it was stored.
            StoreError: it cannot be written; nothing of it was stored.
        """
        actors = registry(self.question.actors)
        parties = {self.question.client, *self.question.poles}
        there = next((d for d in self.datasets() if d.id == dataset.id), None)
        if there is not None:
            if isinstance(form, Reckoned) and there.format == form.name:
                with self.at_once():
                    taking.reckon_anew(self._connection, form, there, actors, parties)
            return None
        with self.at_once():
            taken = taking.take_in(
                self._connection, form, file, dataset, actors, parties=parties, run=self._run
            )
            writing.leave_unmerged_of_set(self._connection, dataset.id)
        return taken

    def give_back(self, form: Layout, dataset: Dataset, out: Path) -> None:
        """Write the rows of a set to a file as they came, in its own format.

        Raises:
            StoreError: the file cannot be written.
        """
        give_back(self._connection, form, dataset, out)

    def quarantine(self, item: Quarantined) -> None:
        """Note that a document could not be read; the same origin and reason are noted once."""
        with self.at_once():
            writing.add_quarantined(self._connection, item, run=self._run)

    def release(self, origins: Sequence[str]) -> None:
        """Take `origins` out of quarantine: documents from there were read after all."""
        if not {item.origin for item in self.quarantined()}.isdisjoint(origins):
            with self.at_once():
                self._connection.execute(
                    "DELETE FROM quarantine WHERE origin IN (SELECT unnest(?::VARCHAR[]))", [list(origins)]
                )

    def replace_events(
        self, events: Sequence[Event], deeds: Sequence[str] | None = None, *, rest: bool = False
    ) -> None:
        """Store `events` in the place of all there were, or of all that told of `deeds`, in one transaction.

        Args:
            rest: whether also in the place of those of every other deed left unmerged, of which no report tells.
        """
        with self.at_once():
            writing.replace_events(self._connection, self._types, events, deeds, rest=rest)

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

    def keep_outlooks(self, issued: Sequence[Outlook]) -> int:
        """Append outlooks, in one transaction; what was said before is never rewritten, only given its outcome, once.

        Returns:
            How many periods of theirs are there that were not before.
        """
        with self.at_once():
            return outlooks.keep(self._connection, self._types, issued)

    def keep_event_forecasts(self, issued: Sequence[EventForecast]) -> int:
        """Append probabilities of events, in one transaction; they are never rewritten, only given their outcome, once.

        Returns:
            How many of them are there that were not before.
        """
        with self.at_once():
            return odds.keep(self._connection, self._types, issued)

    def start_run(self, command: str, versions: Mapping[str, str]) -> int:
        """Note that a command began, and with which versions; what is stored until it ends names it.

        Returns:
            The run's number, from 1, to end it with.
        """
        with self.at_once():
            row = self._connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchone()
            run = int(row[0]) if row else 1
            asked = manifest.question_as_json(self.question)
            writing.start_run(self._connection, run, command, versions, _now(), asked)
        self._run = run
        return run

    def go_on_with(self, run: int) -> None:
        """What is stored from now on names that run, begun when the dossier was opened earlier."""
        self._run = run

    def count_run(self, run: int, counts: Mapping[str, int], given: Sequence[Input] = ()) -> None:
        """Note how many a run met so far, and the files that it came to since the last time."""
        with self.at_once():
            writing.count_run(self._connection, self._types, run, counts, given)

    def end_run(self, run: int, outcome: str) -> None:
        """Note how a run ended, in a word such as `finished`."""
        with self.at_once():
            self._connection.execute(
                "UPDATE runs SET ended = ?, outcome = ? WHERE run = ? AND outcome IS NULL",
                [_now(), outcome, run],
            )
        self._run = None

    # ---- reading

    def ids(self) -> set[str]:
        """The id of every document."""
        return {row[0] for row in self._connection.execute("SELECT id FROM documents").fetchall()}

    def has(self, document_id: str) -> bool:
        """Whether the dossier holds the document."""
        return bool(reading.held(self._connection, [document_id]))

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

    def datasets(self) -> list[Dataset]:
        """The sets of coded events taken in, by title, then id."""
        return reading.datasets(self._connection)

    def records(self, ids: Sequence[str]) -> list[Record]:
        """The rows of data sets of those ids, in their order.

        Raises:
            InputError: the dossier does not hold one of them.
        """
        return reading.records_named(self._connection, ids)

    def figures(self, *, country: str | None = None, partners: Collection[str] | None = None) -> list[Figure]:
        """The figures of ties, by country, partner, channel, name and start.

        Where several data sets have a figure of the same thing, each comes; which of them to believe is not decided here.

        Args:
            country: only of this state's ties; None is any.
            partners: only with these; None is any.
        """
        return reading.figures(self._connection, country, partners)

    def refused(self) -> list[Refused]:
        """Every row that was not taken, by data set and place in it."""
        return reading.refused(self._connection)

    def sentences(self, document_id: str) -> list[Sentence]:
        """The sentences of a document, in order of its text."""
        return reading.sentences(self._connection, document_id)

    def sentences_of(self, documents: Sequence[str]) -> list[Sentence]:
        """The sentences of those documents, by document, in order of the text."""
        return reading.sentences_of(self._connection, documents)

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

    def reports_in(self, documents: Sequence[str]) -> list[Report]:
        """The reports of those documents, as coded, by document and number."""
        return reading.reports_in(self._connection, documents)

    def stances_in(self, documents: Sequence[str]) -> list[Stance]:
        """The stances that those documents' sentences tell, by document and number."""
        return stances.stances_in(self._connection, documents)

    def read_before_stances(self) -> int:
        """How many documents were coded by a coder that did not read stances yet."""
        row = self._connection.execute(
            "SELECT count(*) FROM documents WHERE coder IS NULL AND uncoded IS NULL"
        ).fetchone()
        return int(row[0]) if row else 0

    def unmerged(self, reports: int | None = None) -> list[str]:
        """The deeds whose reports or rows changed since the events were merged, sorted.

        Args:
            reports: as many of the deeds as so many reports tell of, and one at least.
        """
        return reading.unmerged(self._connection, reports)

    def unmerged_told(self) -> list[str]:
        """Of the deeds to be merged anew, with those that may be one event with them, the ones that reports tell of, sorted."""
        return reading.unmerged_told(self._connection)

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

    def coder_of(self) -> dict[str, str]:
        """Who coded each document that has a report: document id -> name@version."""
        return dict(
            self._connection.execute(
                "SELECT document, min(coder) FROM reports GROUP BY document ORDER BY document"
            ).fetchall()
        )

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

    def judgements(self) -> list[Judgement]:
        """What people said of reports, in order of time; `coding.in_force` tells which of it holds."""
        return reading.judgements(self._connection)

    def outlooks(self) -> list[Outlook]:
        """Every outlook issued, the earliest first, with the outcome of what is over; `seen` and `track` are not kept."""
        return outlooks.held(self._connection)

    def event_forecasts(self) -> list[EventForecast]:
        """Every probability of an event that was issued, the earliest first, with what came; `track` is not kept."""
        return odds.held(self._connection)

    def known_until(self) -> str | None:
        """The last ISO day, today at most, on which something is known to have been published; None where nothing is dated."""
        return outlooks.known_until(self._connection)

    def manifest(self, present: Mapping[str, str] | None = None) -> Manifest:
        """What the dossier was made from: hashes of what went in, versions, the question with its weights.

        Args:
            present: the versions at work now: they stand where no run is written down, as in a dossier in memory.
        """
        return manifest.manifest(self._connection, self.question, present)

    def runs(self) -> list[Run]:
        """Every command that wrote, in order."""
        return manifest.runs(self._connection)

    def inputs(self, run: int) -> list[Input]:
        """The files that a run was given, by origin."""
        return manifest.inputs(self._connection, run)

    def counts(self) -> Counts:
        """How much there is of each thing; a publisher's grade in `dossier.toml` counts as a grade."""
        return reading.counts(self._connection, self.question.grades)

    def documents_per_period(self, period: PeriodName) -> list[tuple[str, int]]:
        """First day of each period with documents or rows of data sets, oldest first, and how many there are of it.

        Weeks begin on Monday. Undated documents are left out, and so is what is dated too coarsely to fall into
        one period, such as `2021` among months.
        """
        return reading.documents_per_period(self._connection, period)

    # ---- comparing: on a copy alone

    def keep(self) -> None:
        """Put the events aside, to compare with those that take their place."""
        comparing.keep(self._connection)

    def changed(self) -> list[tuple[str, str, str]]:
        """(table, `stored` or `made anew`, row) of what is not as it was when it was put aside."""
        return comparing.changed(self._connection)

    def retold(self, dataset: Dataset, question: Question) -> list[int]:
        """The numbers of a set's rows of which something else is stored than they say, in order.

        Args:
            question: as it stood when the set was taken in.
        """
        parties = {question.client, *question.poles}
        with self.at_once():
            return retold(
                self._connection, FORMS[dataset.format], dataset, registry(question.actors), parties
            )

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

    def cite_all(self, sentence_ids: Sequence[str]) -> list[citing.Quote]:
        """The sentences, in the order given, each as `cite` has it; far quicker than one by one.

        Raises:
            UnsupportedCitation: there is no such sentence, or no words at its offsets.
        """
        return citing.cite_all(self._connection, sentence_ids, self.question.grades)

    def documents_named(self, ids: Sequence[str]) -> list[Document]:
        """The documents of those ids that there are, with their texts, by id."""
        return reading.documents_named(self._connection, ids)

    def cite_record(self, record_id: str) -> citing.Quote:
        """The words of one row of a data set with everything a footnote needs.

        Raises:
            UnsupportedCitation: there is no such row.
        """
        return citing.cite_record(self._connection, record_id)

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
    def at_once(self) -> Iterator[None]:
        """All that is written inside is written wholly, and lasts, or not at all; so is each method that writes.

        Raises:
            StoreError: it cannot be written; nothing of it was stored.
        """
        if self._writing:
            yield
            return
        self._writing = True
        try:
            self._connection.execute("BEGIN TRANSACTION")
            try:
                yield
            except BaseException:  # a stop by hand too: half a transaction must never stay open
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except duckdb.Error as problem:
            raise StoreError(f"{self.where}: not written, nothing changed: {problem}") from problem
        finally:
            self._writing = False


_QUERIES = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


def _now() -> datetime:
    """Now, UTC, without a zone: DuckDB's zoned timestamps need an extension."""
    return datetime.now(UTC).replace(tzinfo=None)
