"""Documents and sentences back from their rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armslength.records import Citation, Document, PeriodName, Quarantined, Sentence
from armslength.store.reading.row import absent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

DOCUMENT = (
    "id, text, content_hash, origin, how_read, title, author, publisher, published, published_basis, "
    "url, language, grade"
)


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
