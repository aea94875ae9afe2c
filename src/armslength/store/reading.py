"""Rows back into records, always in a stated order."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from armslength.errors import InputError, StoreError
from armslength.ontology.deeds import circles
from armslength.records import (
    Citation,
    Counts,
    Dataset,
    Document,
    Event,
    Figure,
    Judgement,
    Mention,
    PeriodName,
    Quarantined,
    Record,
    Refused,
    Report,
    Sentence,
    Span,
)
from armslength.store.sets import FORMS, Reckoned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

DATASET_ID = re.compile("s[0-9a-f]{12}")
DOCUMENT = (
    "id, text, content_hash, origin, how_read, title, author, publisher, published, published_basis, "
    "url, language, grade"
)
REPORT = (
    "id, document, sentence, trigger_start, trigger_end, trigger_text, class, quad, intensity, modality, "
    "date, date_basis, contexts, probability, coder"
)
MENTION = 'start, "end", text, code, country, sector, kind, resolved_by'


@dataclass(frozen=True, slots=True)
class Holding:
    """A document as a list shows it: all but its text, and how much was read from it.

    Attributes:
        grade: its own, or else its publisher's from `dossier.toml`; None is ungraded.
        length: characters of its text.
        uncoded: why it was not coded; None where it was.
    """

    id: str
    origin: str
    how_read: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    language: str | None
    grade: str | None
    length: int
    sentences: int
    reports: int
    uncoded: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report stands: enough to tell a second witness from a copy.

    Attributes:
        sentence: the sentence's text.
        content_hash: of the document: copies of one text share it.
        publisher: None where unknown.
    """

    sentence: str
    content_hash: str
    publisher: str | None


def document(connection: DuckDBPyConnection, identifier: str) -> Document:
    """The document of that id.

    Raises:
        InputError: there is none.
    """
    found = documents_named(connection, [identifier])
    if not found:
        raise absent("document", identifier)
    return found[0]


def documents_named(connection: DuckDBPyConnection, identifiers: Sequence[str]) -> list[Document]:
    """The documents of those ids that there are, by id."""
    wanted = list(identifiers)
    cites: dict[str, list[Citation]] = defaultdict(list)
    for of, *cite in connection.execute(
        """
        SELECT document, publisher, title, date, url FROM citations
        WHERE document IN (SELECT unnest(?::VARCHAR[])) ORDER BY document, number""",
        [wanted],
    ).fetchall():
        cites[of].append(Citation(*cite))
    rows = connection.execute(
        f"SELECT {DOCUMENT} FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY id",  # noqa: S608
        [wanted],
    ).fetchall()
    return [replace(found, cites=tuple(cites[found.id])) for found in (Document(*row) for row in rows)]


def held(connection: DuckDBPyConnection, ids: Sequence[str]) -> set[str]:
    """Which of those documents there are."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [list(ids)]
    ).fetchall()
    return {row[0] for row in rows}


def holdings(connection: DuckDBPyConnection, grades: Mapping[str, str]) -> list[Holding]:
    """Every document without its text, by date of publication (undated last), then id."""
    rows = connection.execute(
        """
        WITH read_from AS (SELECT document, count(*) AS n FROM sentences GROUP BY document),
             told_by AS (SELECT document, count(*) AS n FROM reports GROUP BY document)
        SELECT id, origin, how_read, title, author, publisher, published, published_basis, url, language,
               coalesce(grade, ($grades::MAP(VARCHAR, VARCHAR))[publisher]), length(text),
               coalesce(read_from.n, 0), coalesce(told_by.n, 0), uncoded
        FROM documents
        LEFT JOIN read_from ON read_from.document = documents.id
        LEFT JOIN told_by ON told_by.document = documents.id
        ORDER BY published_start NULLS LAST, id""",
        {"grades": {"key": list(grades), "value": list(grades.values())}},
    ).fetchall()
    return [Holding(*row) for row in rows]


def quarantined(connection: DuckDBPyConnection) -> list[Quarantined]:
    """Every document that could not be read, by origin, then reason."""
    rows = connection.execute(
        "SELECT origin, reason, detail FROM quarantine ORDER BY origin, reason"
    ).fetchall()
    return [Quarantined(*row) for row in rows]


def sentences(connection: DuckDBPyConnection, document_id: str) -> list[Sentence]:
    """The sentences of a document, in order of its text."""
    return sentences_of(connection, [document_id])


def sentences_of(connection: DuckDBPyConnection, documents: Sequence[str]) -> list[Sentence]:
    """The sentences of those documents, by document, in order of the text."""
    rows = connection.execute(
        """
        SELECT id, document, start, "end", paragraph FROM sentences
        WHERE document IN (SELECT unnest(?::VARCHAR[])) ORDER BY document, number""",
        [list(documents)],
    ).fetchall()
    return [Sentence(*row) for row in rows]


def reports_between(connection: DuckDBPyConnection, first: str, last: str) -> list[Report]:
    """The reports of the documents from id `first` to id `last`, both included, by document and number."""
    return _reports(connection, "document BETWEEN ? AND ?", [first, last])


def reports_in(connection: DuckDBPyConnection, documents: Sequence[str]) -> list[Report]:
    """The reports of those documents, by document and number."""
    return _reports(connection, "document IN (SELECT unnest(?::VARCHAR[]))", [list(documents)])


def reports_of(connection: DuckDBPyConnection, deeds: Sequence[str]) -> list[Report]:
    """The reports that tell of those deeds, by document and number."""
    ids = connection.execute(
        "SELECT id FROM reports WHERE deed IN (SELECT unnest(?::VARCHAR[]))", [list(deeds)]
    ).fetchall()
    return reports_named(connection, [row[0] for row in ids])


def unmerged(connection: DuckDBPyConnection, reports: int | None) -> list[str]:
    """The deeds to be merged anew, sorted: all, or as many as so many reports tell of, and one at least.

    With each come those that may be one event with it: the other deeds of its circle that reports tell of.
    """
    rows = connection.execute(
        """
        WITH told AS (SELECT deed, count(reports.id) AS n FROM unmerged LEFT JOIN reports USING (deed) GROUP BY deed)
        SELECT deed FROM (SELECT deed, n, sum(n) OVER (ORDER BY deed) AS sofar FROM told)
        WHERE $most IS NULL OR sofar <= $most OR sofar = n ORDER BY deed""",
        {"most": reports},
    ).fetchall()
    if not rows:
        return []
    known = connection.execute("SELECT DISTINCT deed FROM reports WHERE deed IS NOT NULL").fetchall()
    return circles([row[0] for row in rows], [row[0] for row in known])


def deeds_of(connection: DuckDBPyConnection, reports: Sequence[str]) -> list[str]:
    """The deeds that those reports tell of, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT deed FROM reports WHERE id IN (SELECT unnest(?::VARCHAR[])) AND deed IS NOT NULL ORDER BY deed",
        [list(reports)],
    ).fetchall()
    return [row[0] for row in rows]


def deeds_of_set(connection: DuckDBPyConnection, dataset: str) -> list[str]:
    """The deeds that the rows of a data set tell of, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT deed FROM records WHERE dataset = ? AND deed IS NOT NULL ORDER BY deed", [dataset]
    ).fetchall()
    return [row[0] for row in rows]


def reports_named(connection: DuckDBPyConnection, ids: Sequence[str]) -> list[Report]:
    """The reports of those ids, by document and number.

    Raises:
        InputError: one of them is not there.
    """
    of = sorted({identifier.rpartition(".")[0] for identifier in ids})
    if not of:
        return []
    wanted = set(ids)
    documents = "document IN (SELECT unnest(?::VARCHAR[]))"
    found = [report for report in _reports(connection, documents, [of]) if report.id in wanted]
    for missing in sorted(wanted - {report.id for report in found}):
        raise absent("report", missing)
    return found


def all_reports(connection: DuckDBPyConnection) -> list[Report]:
    """Every report, by document and number."""
    return _reports(connection, "true", [])


def _reports(connection: DuckDBPyConnection, condition: str, parameters: list[object]) -> list[Report]:
    """The reports that fulfil `condition`, a clause of ours on `document`."""
    actors: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for report, role, *mention in connection.execute(
        f"SELECT report, role, {MENTION} FROM report_actors WHERE {condition} ORDER BY report, role, number",  # noqa: S608
        parameters,
    ).fetchall():
        actors[report, role].append(Mention(*mention))
    rows = connection.execute(
        f"SELECT {REPORT} FROM reports WHERE {condition} ORDER BY document, number",  # noqa: S608
        parameters,
    ).fetchall()
    return [_report(row, actors) for row in rows]


def _report(row: tuple[Any, ...], actors: Mapping[tuple[str, str], list[Mention]]) -> Report:
    (
        identifier,
        document_id,
        sentence,
        start,
        end,
        words,
        *what,
        date_told,
        basis,
        contexts,
        probability,
        coder,
    ) = row
    class_, quad, intensity, modality = what
    by = actors.get((identifier, "by"))
    return Report(
        id=identifier,
        document=document_id,
        sentence=sentence,
        trigger=Span(start, end),
        trigger_text=words,
        source=tuple(actors.get((identifier, "source"), ())),
        target=tuple(actors.get((identifier, "target"), ())),
        class_=class_,
        quad=quad,
        intensity=intensity,
        modality=modality,
        by=by[0] if by else None,
        date=date_told,
        date_basis=basis,
        contexts=tuple(contexts),
        probability=probability,
        coder=coder,
    )


def pages(connection: DuckDBPyConnection, documents: int) -> Iterator[tuple[str, str]]:
    """First and last id of every `documents` documents that have reports, in order of id."""
    rows = connection.execute("SELECT DISTINCT document FROM reports ORDER BY document").fetchall()
    ids = [row[0] for row in rows]
    for start in range(0, len(ids), documents):
        page = ids[start : start + documents]
        yield page[0], page[-1]


def provenance_of(connection: DuckDBPyConnection, deeds: Sequence[str]) -> dict[str, Provenance]:
    """Where the reports that tell of those deeds stand, by report id."""
    rows = connection.execute(
        """
        SELECT reports.id, text[sentences.start + 1 : sentences."end"], content_hash, publisher
        FROM reports
        JOIN documents ON documents.id = reports.document
        JOIN sentences ON sentences.document = reports.document AND sentences.id = reports.sentence
        WHERE deed IN (SELECT unnest(?::VARCHAR[]))""",
        [list(deeds)],
    ).fetchall()
    return {report: Provenance(*rest) for report, *rest in rows}


def provenance(connection: DuckDBPyConnection, first: str, last: str) -> dict[str, Provenance]:
    """Where the reports of the documents from id `first` to id `last` stand, by report id."""
    texts = {
        identifier: rest
        for identifier, *rest in connection.execute(
            "SELECT id, text, content_hash, publisher FROM documents WHERE id BETWEEN ? AND ?", [first, last]
        ).fetchall()
    }
    found: dict[str, Provenance] = {}
    for report, of, start, end in connection.execute(
        """
        SELECT reports.id, reports.document, sentences.start, sentences."end"
        FROM reports JOIN sentences ON sentences.document = reports.document AND sentences.id = reports.sentence
        WHERE reports.document BETWEEN ? AND ? AND sentences.document BETWEEN ? AND ?
        ORDER BY reports.document, reports.number""",
        [first, last, first, last],
    ).fetchall():
        text, content_hash, publisher = texts[of]
        found[report] = Provenance(text[start:end], content_hash, publisher)
    return found


def events(
    connection: DuckDBPyConnection, condition: str, parameters: list[object], grades: Mapping[str, str]
) -> list[Event]:
    """The events that fulfil `condition`, a clause of ours on `e`, by start (undated last), then id.

    Args:
        grades: publisher -> grade, for documents without one of their own.
    """
    rows = connection.execute(
        f"""
        WITH e AS (SELECT * FROM events AS e WHERE {condition}),
             actors AS (SELECT event, list(code ORDER BY number) FILTER (role = 'source') AS source,
                               list(code ORDER BY number) FILTER (role = 'target') AS target
                        FROM event_actors WHERE event IN (SELECT id FROM e) GROUP BY event),
             told AS (SELECT event, list(report ORDER BY number) AS reports
                      FROM event_reports WHERE event IN (SELECT id FROM e) GROUP BY event),
             graded AS (SELECT event,
                               min(left(coalesce(grade, (?::MAP(VARCHAR, VARCHAR))[publisher], 'F'), 1)) AS best
                        FROM event_reports JOIN documents ON documents.id = split_part(report, '.', 1)
                        WHERE event IN (SELECT id FROM e) GROUP BY event),
             denied AS (SELECT event, list(denial ORDER BY denial) AS denials
                        FROM event_denials WHERE event IN (SELECT id FROM e) GROUP BY event),
             noted AS (SELECT event, list(dataset || '.' || number ORDER BY dataset, number) AS records,
                              min(left(coalesce(grade, 'F'), 1)) AS best
                       FROM event_records JOIN datasets ON datasets.id = dataset
                       WHERE event IN (SELECT id FROM e) GROUP BY event)
        SELECT id, coalesce(source, []), coalesce(target, []), class, quad, intensity, modality, date,
               start, "end", date_basis, contexts, coalesce(reports, []), publishers, confidence,
               least(coalesce(graded.best, 'F'), coalesce(noted.best, 'F')), coalesce(denials, []),
               coalesce(records, [])
        FROM e LEFT JOIN actors ON actors.event = e.id LEFT JOIN told ON told.event = e.id
               LEFT JOIN graded ON graded.event = e.id LEFT JOIN denied ON denied.event = e.id
               LEFT JOIN noted ON noted.event = e.id
        ORDER BY start NULLS LAST, id""",  # noqa: S608
        [*parameters, {"key": list(grades), "value": list(grades.values())}],
    ).fetchall()
    return [Event(*(_field(value) for value in row)) for row in rows]


def event(connection: DuckDBPyConnection, identifier: str, grades: Mapping[str, str]) -> Event:
    """The event of that id.

    Raises:
        InputError: there is none.
    """
    found = events(connection, "e.id = ?", [identifier], grades)
    if not found:
        raise absent("event", identifier)
    return found[0]


def datasets(connection: DuckDBPyConnection) -> list[Dataset]:
    """The sets of coded events taken in, by title, then id.

    Raises:
        StoreError: one has an id that no version of ours gave: queries are made with it, and dossiers travel.
    """
    names = [f.name for f in fields(Dataset)]
    rows = connection.execute(f"SELECT {', '.join(names)} FROM datasets ORDER BY title, id").fetchall()  # noqa: S608
    found = [Dataset(*row) for row in rows]
    for dataset in found:
        if not DATASET_ID.fullmatch(dataset.id):
            raise StoreError(
                f"data set {dataset.id[:40]!r}: not an id of ours; the dossier was altered: restore it from a copy"
            )
    return found


def records_named(connection: DuckDBPyConnection, ids: Sequence[str]) -> list[Record]:
    """The rows of data sets of those ids, in their order.

    Raises:
        InputError: the dossier does not hold one of them.
    """
    wanted = list(dict.fromkeys(ids))
    rows = connection.execute(
        """
        SELECT dataset || '.' || number, dataset, native, date, source, source_name, target, target_name, class,
               intensity, modality, cameo, publisher, url, text
        FROM records WHERE (dataset, number) IN (
            SELECT split_part(id, '.', 1), split_part(id, '.', 2)::BIGINT FROM (SELECT unnest(?::VARCHAR[]) AS id))""",
        [wanted],
    ).fetchall()
    found = {row[0]: Record(*row) for row in rows}
    for identifier in wanted:
        if identifier not in found:
            raise absent("row of a data set", identifier)
    return [found[identifier] for identifier in wanted]


def figures(
    connection: DuckDBPyConnection, country: str | None, partners: Collection[str] | None
) -> list[Figure]:
    """The figures of that country (None: of any) with those partners (None: with any).

    By country, partner, channel, name, start, end, data set and row. Several sets' figures of one thing all come.
    """
    # Numbered with all that their row gives on the pair, by end first: the same id whoever asks, and as of any day.
    rows = connection.execute(
        """
        WITH wanted AS (
            SELECT * FROM figures
            WHERE ($country IS NULL OR country = $country)
              AND ($partners IS NULL OR list_contains($partners::VARCHAR[], partner))),
        numbered AS (
            SELECT *, row_number() OVER (PARTITION BY dataset, number, country, partner
                                         ORDER BY "end", start, channel, name NULLS FIRST, unit, value) AS place
            FROM wanted)
        SELECT concat_ws('.', dataset, 'f' || number, country, partner, CASE WHEN place > 1 THEN place END), dataset, date,
               start, "end", country, partner, channel, name, value, unit, source, url
        FROM numbered
        ORDER BY country, partner, channel, name NULLS FIRST, start, "end", dataset, number, place""",
        {"country": country, "partners": None if partners is None else sorted(partners)},
    ).fetchall()
    return [Figure(*(_field(value) for value in row)) for row in rows]


def refused(connection: DuckDBPyConnection) -> list[Refused]:
    """Every row that was not taken, by data set and place in it."""
    rows = connection.execute(
        "SELECT dataset, number, reason, detail, line FROM refused ORDER BY dataset, number NULLS FIRST, detail"
    ).fetchall()
    return [Refused(*row) for row in rows]


def judgements(connection: DuckDBPyConnection) -> list[Judgement]:
    """What people said of reports, in order of time."""
    rows = connection.execute(
        "SELECT document, trigger_start, trigger_end, field, value, was, person, note, made, number "
        "FROM judgements ORDER BY number"
    ).fetchall()
    return [
        Judgement(
            document, Span(start, end), field, value, was, person, note, made.isoformat(timespec="seconds"), n
        )
        for document, start, end, field, value, was, person, note, made, n in rows
    ]


def counts(connection: DuckDBPyConnection, grades: Mapping[str, str]) -> Counts:
    """What there is of each; a document whose publisher `grades` names is not ungraded."""
    row = connection.execute(
        """
        SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM sentences),
               (SELECT count(*) FROM reports), (SELECT count(*) FROM events),
               (SELECT count(DISTINCT origin) FROM quarantine),
               (SELECT count(*) FROM documents WHERE published IS NULL),
               (SELECT count(*) FROM documents
                WHERE grade IS NULL AND coalesce(NOT list_contains(?::VARCHAR[], publisher), true))""",
        [list(grades)],
    ).fetchone()
    uncoded = connection.execute(
        "SELECT uncoded, count(*) FROM documents WHERE uncoded IS NOT NULL GROUP BY uncoded ORDER BY uncoded"
    ).fetchall()
    taken = connection.execute("SELECT count(*), coalesce(sum(refused), 0)::BIGINT FROM datasets").fetchone()
    # A row of a set that figures are reckoned from is stored whether or not a figure of ours rests on it.
    rows = connection.execute(
        """
        SELECT (SELECT count(*) FROM records)
               + (SELECT count(*) FROM figures JOIN datasets ON datasets.id = dataset WHERE NOT list_contains($reckoned, format))
               + (SELECT coalesce(sum(stored), 0)::BIGINT FROM datasets WHERE list_contains($reckoned, format))""",
        {"reckoned": [form.name for form in FORMS.values() if isinstance(form, Reckoned)]},
    ).fetchone()
    return replace(
        Counts(*(row or ())),
        uncoded=dict(uncoded),
        datasets=taken[0] if taken else 0,
        refused=taken[1] if taken else 0,
        records=rows[0] if rows else 0,
    )


def documents_per_period(connection: DuckDBPyConnection, period: PeriodName) -> list[tuple[str, int]]:
    """First day of each period with documents or rows of data sets, oldest first, and how many there are of it.

    Weeks begin on Monday. A row counts when it was published, or where its set does not say, when it happened.
    Undated documents are left out, and so is what is dated too coarsely to fall into one period, such as `2021`
    among months.
    """
    rows = connection.execute(
        """
        WITH spans AS (
            SELECT published_start AS start, published_end AS "end" FROM documents
            UNION ALL SELECT coalesce(published, start), coalesce(published, "end") FROM records
        )
        SELECT date_trunc($period, start)::DATE AS first, count(*) FROM spans
        WHERE date_trunc($period, start) = date_trunc($period, "end")
        GROUP BY first ORDER BY first""",
        {"period": period},
    ).fetchall()
    return [(first.isoformat(), n) for first, n in rows]


def absent(kind: str, identifier: str) -> InputError:
    """The error for an id that the dossier does not hold."""
    return InputError(
        f"{identifier}: no such {kind} in this dossier; ids change when documents or the coder do, so look it up anew"
    )


def _field(value: object) -> Any:
    """A column's value as the record has it: days as ISO text, lists as tuples."""
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value
