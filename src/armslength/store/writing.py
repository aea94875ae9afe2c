"""Records into rows. The caller holds the transaction; a table is filled by one statement.

DuckDB's `executemany` runs a statement a row. Passing each column as one list, and unnesting the lists
side by side, writes a document of fifty sentences in milliseconds and needs no Arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength import edtf
from armslength.errors import StoreError
from armslength.ontology.deeds import deed, deed_of
from armslength.records import Document
from armslength.store.joining import join_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from duckdb import DuckDBPyConnection

    from armslength.records import Coded, Event, Judgement, Mention, Quarantined, Report, Sentence
    from armslength.store.manifest import Input
    from armslength.store.schema import Columns

AT_ONCE = 10_000


def insert(
    connection: DuckDBPyConnection, types: Columns, table: str, columns: Mapping[str, list[object]]
) -> None:
    """Append rows to `table`, given column by column; all lists are of one length."""
    if not next(iter(columns.values())):
        return
    names = ", ".join(f'"{name}"' for name in columns)
    lists = ", ".join(f"unnest(?::{types[table][name]}[])" for name in columns)
    connection.execute(f"INSERT INTO {table} ({names}) SELECT {lists}", list(columns.values()))


def add_documents(
    connection: DuckDBPyConnection, types: Columns, read: Sequence[Coded], *, run: int | None
) -> None:
    """Write documents with all that was read from them.

    Raises:
        StoreError: a sentence or report is not of its document.
    """
    for coded in read:
        _check_kinship(coded)
    reports = [report for coded in read for report in coded.reports]
    insert(connection, types, "documents", _document_columns(types, read, run))
    insert(connection, types, "citations", _citation_columns([coded.document for coded in read]))
    insert(connection, types, "sentences", _sentence_columns([s for coded in read for s in coded.sentences]))
    insert(connection, types, "reports", _report_columns(reports))
    insert(connection, types, "report_actors", _report_actor_columns(reports))
    leave_unmerged(connection, [told for r in reports if (told := deed(r))])


def add_quarantined(connection: DuckDBPyConnection, item: Quarantined, *, run: int | None) -> None:
    """Write why a document could not be read; a later detail takes the place of an earlier one."""
    connection.execute("DELETE FROM quarantine WHERE origin = ? AND reason = ?", [item.origin, item.reason])
    connection.execute(
        "INSERT INTO quarantine VALUES (?, ?, ?, ?)", [item.origin, item.reason, item.detail, run]
    )


def leave_unmerged(connection: DuckDBPyConnection, deeds: Iterable[str]) -> None:
    """Write that what tells of `deeds` has changed: the events are to be merged anew."""
    connection.execute(
        "INSERT INTO unmerged SELECT DISTINCT unnest(?::VARCHAR[]) EXCEPT FROM unmerged", [list(deeds)]
    )


def leave_unmerged_of_set(connection: DuckDBPyConnection, dataset: str) -> None:
    """Write that what tells of the deeds of a data set's rows has changed."""
    connection.execute(
        "INSERT INTO unmerged SELECT deed FROM records WHERE dataset = ? AND deed IS NOT NULL EXCEPT FROM unmerged",
        [dataset],
    )


def replace_events(
    connection: DuckDBPyConnection,
    types: Columns,
    events: Sequence[Event],
    deeds: Sequence[str] | None,
    *,
    rest: bool,
) -> None:
    """Write `events` in the place of all there were, or of all that tell of `deeds` and, with `rest`, of the deeds left unmerged."""
    gone = "true"
    if rest and connection.execute("SELECT 1 FROM events LIMIT 1").fetchone() is None:
        deeds = None  # nothing was merged yet: all there is is left
    if deeds is not None:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE wanted AS SELECT unnest(?::VARCHAR[]) AS deed", [list(deeds)]
        )
        if rest:
            connection.execute("INSERT INTO wanted FROM unmerged EXCEPT FROM wanted")
        # A judgement may have changed what an event's reports tell of: they are looked up both ways.
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE gone AS SELECT DISTINCT event FROM event_reports "
            "WHERE report IN (SELECT id FROM reports WHERE deed IN (FROM wanted)) "
            "UNION SELECT id FROM events WHERE deed IN (FROM wanted)"
        )
        gone = "{} IN (SELECT event FROM gone)"
    for table, key in (
        ("events", "id"),
        ("event_actors", "event"),
        ("event_reports", "event"),
        ("event_denials", "event"),
        ("event_records", "event"),
    ):
        connection.execute(f"DELETE FROM {table} WHERE {gone.format(key)}")  # noqa: S608 - names of ours
    for first in range(0, len(events), AT_ONCE):
        some = events[first : first + AT_ONCE]
        insert(connection, types, "events", _event_columns(some))
        insert(connection, types, "event_actors", _event_actor_columns(some))
        insert(connection, types, "event_reports", _event_report_columns(some))
        insert(connection, types, "event_denials", _event_denial_columns(some))
    join_records(connection, wanted=deeds is not None)
    if deeds is None or rest:
        connection.execute("DELETE FROM unmerged")
    else:
        connection.execute("DELETE FROM unmerged WHERE deed IN (FROM wanted)")
    for temporary in ("wanted", "gone"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{temporary}")


def start_run(
    connection: DuckDBPyConnection,
    run: int,
    command: str,
    versions: Mapping[str, str],
    started: datetime,
    question: str,
) -> None:
    """Write that a run began; its end and outcome are written later, or never."""
    connection.execute(
        "INSERT INTO runs (run, command, versions, started, question) "
        "VALUES (?, ?, ?::MAP(VARCHAR, VARCHAR), ?, ?)",
        [run, command, as_map(versions), started, question],
    )


def count_run(
    connection: DuckDBPyConnection,
    types: Columns,
    run: int,
    counts: Mapping[str, int],
    given: Sequence[Input],
) -> None:
    """Write how many a run met so far, and which files it came to since the last time."""
    connection.execute(
        "UPDATE runs SET counts = ?::MAP(VARCHAR, BIGINT) WHERE run = ?", [as_map(counts), run]
    )
    insert(
        connection,
        types,
        "inputs",
        turned("run origin sha256 bytes", ((run, i.origin, i.sha256, i.bytes) for i in given)),
    )


def number_of(identifier: str) -> int:
    """The number at the end of a sentence's or report's id: 4 of `d0123456789ab.s4`."""
    return int(identifier.rpartition(".")[2][1:])


def _check_kinship(coded: Coded) -> None:
    of = coded.document.id
    stray = [sentence.id for sentence in coded.sentences if sentence.document != of]
    known = {sentence.id for sentence in coded.sentences}
    stray += [r.id for r in coded.reports if r.document != of or r.sentence not in known]
    stray += [s.id for s in coded.stances if s.document != of or s.sentence not in known]
    if stray:
        raise StoreError(
            f"{of}: {stray[0]} was not read from it; nothing was stored. This is a defect: report it"
        )


def _document_columns(types: Columns, read: Sequence[Coded], run: int | None) -> dict[str, list[object]]:
    own = [name for name in types["documents"] if name in Document.__slots__]
    return turned(
        " ".join((*own, "published_start published_end uncoded run coder")),
        (
            (
                *(getattr(c.document, name) for name in own),
                *days(c.document.published),
                c.uncoded,
                run,
                c.coder,
            )
            for c in read
        ),
    )


def days(value: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date, as columns have them; None is open, or no date."""
    return edtf.bounds(value) if value is not None else (None, None)


def turned(names: str, rows: Iterable[tuple[object, ...]]) -> dict[str, list[object]]:
    """Rows turned on their side, under `names` in order."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    keys = names.split()
    return dict(zip(keys, columns or [[] for _ in keys], strict=True))


def _citation_columns(documents: Sequence[Document]) -> dict[str, list[object]]:
    return turned(
        "document number publisher title date url",
        (
            (document.id, n, c.publisher, c.title, c.date, c.url)
            for document in documents
            for n, c in enumerate(document.cites, start=1)
        ),
    )


def _sentence_columns(sentences: Sequence[Sentence]) -> dict[str, list[object]]:
    return turned(
        "id document number start end paragraph",
        ((s.id, s.document, number_of(s.id), s.start, s.end, s.paragraph) for s in sentences),
    )


def _report_columns(reports: Sequence[Report]) -> dict[str, list[object]]:
    return turned(
        "id document number sentence trigger_start trigger_end trigger_text class quad intensity modality "
        "date date_start date_end date_basis contexts probability coder deed",
        (
            (
                r.id,
                r.document,
                number_of(r.id),
                r.sentence,
                *r.trigger,
                r.trigger_text,
                r.class_,
                r.quad,
                r.intensity,
                r.modality,
                r.date,
                *days(r.date),
                r.date_basis,
                list(r.contexts),
                as_map(r.probability),
                r.coder,
                deed(r),
            )
            for r in reports
        ),
    )


def as_map(values: Mapping[str, object]) -> dict[str, list[object]]:
    """What DuckDB's Python client takes for a MAP."""
    return {"key": list(values), "value": list(values.values())}


def _report_actor_columns(reports: Sequence[Report]) -> dict[str, list[object]]:
    return turned(
        "document report role number start end text code country sector kind resolved_by",
        (
            (
                report.document,
                report.id,
                role,
                number,
                m.start,
                m.end,
                m.text,
                m.code,
                m.country,
                m.sector,
                m.kind,
                m.resolved_by,
            )
            for report in reports
            for role, mentions in _parts(report)
            for number, m in enumerate(mentions, start=1)
        ),
    )


def _parts(report: Report) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    return ("source", report.source), ("target", report.target), ("by", (report.by,) if report.by else ())


def _event_columns(events: Sequence[Event]) -> dict[str, list[object]]:
    return turned(
        "id class quad intensity modality date start end date_basis contexts publishers confidence deed",
        (
            (
                e.id,
                e.class_,
                e.quad,
                e.intensity,
                e.modality,
                e.date,
                e.start,
                e.end,
                e.date_basis,
                list(e.contexts),
                e.publishers,
                e.confidence,
                deed_of(e.class_, e.source, e.target),
            )
            for e in events
        ),
    )


def _event_actor_columns(events: Sequence[Event]) -> dict[str, list[object]]:
    return turned(
        "event role number code",
        (
            (event.id, role, number, code)
            for event in events
            for role, codes in (("source", event.source), ("target", event.target))
            for number, code in enumerate(codes, start=1)
        ),
    )


def _event_report_columns(events: Sequence[Event]) -> dict[str, list[object]]:
    return turned(
        "event number report",
        (
            (event.id, number, report)
            for event in events
            for number, report in enumerate(event.reports, start=1)
        ),
    )


def _event_denial_columns(events: Sequence[Event]) -> dict[str, list[object]]:
    return turned("event denial", ((event.id, denial) for event in events for denial in event.denied_by))


def add_judgements(
    connection: DuckDBPyConnection, types: Columns, judgements: Sequence[Judgement], first: int
) -> None:
    """Append judgements, numbered from `first`."""
    rows = (
        (n, j.document, *j.trigger, j.field, j.value, j.was, j.person, j.note, j.made)
        for n, j in enumerate(judgements, first)
    )
    names = "number document trigger_start trigger_end field value was person note made"
    insert(connection, types, "judgements", turned(names, rows))
