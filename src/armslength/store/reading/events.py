"""Events, what people judged of them, and how much there is of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armslength.records import Counts, Event, Judgement, Span
from armslength.store.reading.row import absent, value_of
from armslength.store.sets import FORMS, Reckoned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection


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
    return [Event(*(value_of(value) for value in row)) for row in rows]


def event(connection: DuckDBPyConnection, identifier: str, grades: Mapping[str, str]) -> Event:
    """The event of that id.

    Raises:
        InputError: there is none.
    """
    found = events(connection, "e.id = ?", [identifier], grades)
    if not found:
        raise absent("event", identifier)
    return found[0]


def marks(
    connection: DuckDBPyConnection, ids: Sequence[str]
) -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Event -> the CAMEO codes of the rows, and the sentences and rows' words, that tell of it; none of what has neither.

    Words made of a row's actors and class alone tell no more than these.
    """
    rows = connection.execute(
        """
        WITH wanted AS (SELECT DISTINCT unnest(?::VARCHAR[]) AS event),
             told AS (SELECT event, NULL AS cameo, text FROM evidence SEMI JOIN wanted USING (event)
                      UNION ALL
                      SELECT event, cameo, CASE WHEN NOT contains(text, ' – ' || class || ' – ') THEN text END
                      FROM event_records SEMI JOIN wanted USING (event) JOIN records USING (dataset, number))
        SELECT event, coalesce(list_sort(list(DISTINCT cameo) FILTER (cameo IS NOT NULL)), []),
               coalesce(list_sort(list(DISTINCT text) FILTER (text IS NOT NULL)), [])
        FROM told GROUP BY event ORDER BY event""",
        [list(ids)],
    ).fetchall()
    return {event: (frozenset(codes), tuple(texts)) for event, codes, texts in rows if codes or texts}


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
