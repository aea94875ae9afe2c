"""Figures reckoned from a set's rows: each row read or refused, then shares and agreements over all that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.errors import InputError
from armslength.store.sets.form import Reckoned
from armslength.store.sets.resolving import resolved

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

    from armslength.records import Dataset


def read(connection: DuckDBPyConnection, form: Reckoned, rows: str, dataset: Dataset) -> None:
    """Read the rows into the temporary table `said`, and note in `refused` those that cannot be.

    Args:
        connection: in a transaction; it has the temporary table `lookup`.
        rows: SQL for the rows as they came, as `laying.py` gives it.

    Raises:
        InputError: the rows have no dates, and no set in the dossier tells them.
    """
    if form.dated_by is not None:
        _call(connection, form.dated_by)
    actor, _, joins = resolved(form.sides)
    columns = [
        f'{actor[role]} AS "{role}", {side.name} AS "{role}_name"' for role, side in form.sides.items()
    ]
    columns += [f'{sql} AS "{name}"' for name, sql in form.told.items()]
    reasons = [f"WHEN \"{role}\" IS NULL THEN '{role}'" for role in form.sides]
    reasons += [f"WHEN {wrong} THEN '{reason}'" for reason, (wrong, _) in form.wrong.items()]
    connection.execute(
        f"""
        CREATE TEMP TABLE said AS
        WITH dated AS (SELECT r.*, {form.day} AS _day FROM {rows} AS r),
        told AS (SELECT {", ".join(["r._row AS number", "_day AS day", *columns])} FROM dated AS r {" ".join(joins)})
        SELECT *, CASE WHEN day IS NULL THEN 'date' {" ".join(reasons)} END AS reason FROM told"""
    )
    if form.dated_by is not None and not _any(connection, "said WHERE day IS NOT NULL"):
        raise InputError(
            f"{dataset.origin}: it does not say when its roll calls were; first take in the file that does, "
            f"with --format {form.dated_by}"
        )
    told = [f"WHEN '{role}' THEN coalesce(\"{role}_name\", 'nobody') || ' is no state or organisation that we know'"
            for role in form.sides]  # fmt: skip
    told += [f"WHEN '{reason}' THEN '{words}'" for reason, (_, words) in form.wrong.items()]
    connection.execute(
        f"""
        INSERT INTO refused
        SELECT ?, number, reason, CASE reason WHEN 'date' THEN 'no year can be read' {" ".join(told)} END, NULL
        FROM said WHERE reason IS NOT NULL ORDER BY number""",
        [dataset.id],
    )


def figures_from(
    connection: DuckDBPyConnection, form: Reckoned, rows: str, dataset: Dataset, parties: Collection[str]
) -> None:
    """Reckon the figures over all of `said`, and store those that touch one of `parties`."""
    if not form.figures:
        return
    connection.execute("CREATE TEMP TABLE asked AS SELECT unnest(?::VARCHAR[]) AS code", [sorted(parties)])
    connection.execute(
        f"""
        INSERT INTO figures BY NAME
        SELECT ? AS dataset, number, first || CASE WHEN last > first THEN '/' || last ELSE '' END AS date,
               make_date(first, 1, 1) AS start, make_date(last, 12, 31) AS "end", country, partner, channel, name, value, unit,
               ? AS source, ? AS url
        FROM ({form.figures.replace("{rows}", rows)})
        WHERE isfinite(value) AND country <> partner
          AND (country IN (SELECT code FROM asked) OR partner IN (SELECT code FROM asked))
        ORDER BY number, last, first, country, partner, name""",
        [dataset.id, dataset.publisher or dataset.title, dataset.url],
    )


def _call(connection: DuckDBPyConnection, form: str) -> None:
    """The temporary table `calls`: on which day each roll call was, as the dossier's sets of that format tell."""
    sets = connection.execute("SELECT id FROM datasets WHERE format = ? ORDER BY id", [form]).fetchall()
    told = [
        f"""SELECT try_cast(try_cast(rcid AS DOUBLE) AS BIGINT) AS rcid, try_cast(date AS DATE) AS day FROM raw."{of}" """
        for (of,) in sets
    ]
    nothing = "SELECT NULL::BIGINT AS rcid, NULL::DATE AS day"
    connection.execute(
        "CREATE TEMP TABLE calls AS SELECT rcid, min(day) AS day "
        f"FROM ({' UNION ALL '.join([*told, nothing])}) WHERE rcid IS NOT NULL GROUP BY rcid"
    )


def _any(connection: DuckDBPyConnection, what: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {what} LIMIT 1").fetchall())
