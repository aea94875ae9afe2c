"""Reports back from their rows, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armslength.ontology.deeds import circles
from armslength.records import Mention, Report, Span
from armslength.store.reading.row import absent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

REPORT = (
    "id, document, sentence, trigger_start, trigger_end, trigger_text, class, quad, intensity, modality, "
    "date, date_basis, contexts, probability, coder"
)
MENTION = 'start, "end", text, code, country, sector, kind, resolved_by'


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


def unmerged_told(connection: DuckDBPyConnection) -> list[str]:
    """Of the deeds to be merged anew, and those of their circles, the ones that reports tell of, sorted."""
    known = {
        row[0]
        for row in connection.execute("SELECT DISTINCT deed FROM reports WHERE deed IS NOT NULL").fetchall()
    }
    if not known:
        return []
    rows = connection.execute("FROM unmerged").fetchall()
    return [deed for deed in circles([row[0] for row in rows], known) if deed in known]


def deeds_of(connection: DuckDBPyConnection, reports: Sequence[str]) -> list[str]:
    """The deeds that those reports tell of, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT deed FROM reports WHERE id IN (SELECT unnest(?::VARCHAR[])) AND deed IS NOT NULL ORDER BY deed",
        [list(reports)],
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
