"""Data sets, their rows and their figures, back from the tables."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from armslength.errors import StoreError
from armslength.records import Dataset, Figure, Record, Refused
from armslength.store.reading.row import absent, value_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from duckdb import DuckDBPyConnection

DATASET_ID = re.compile("s[0-9a-f]{12}")


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
    return [Figure(*(value_of(value) for value in row)) for row in rows]


def refused(connection: DuckDBPyConnection) -> list[Refused]:
    """Every row that was not taken, by data set and place in it."""
    rows = connection.execute(
        "SELECT dataset, number, reason, detail, line FROM refused ORDER BY dataset, number NULLS FIRST, detail"
    ).fetchall()
    return [Refused(*row) for row in rows]
