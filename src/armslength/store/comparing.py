"""Tables held against each other, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

EVENTS = ("events", "event_actors", "event_reports", "event_denials", "event_records")
KEEPING = "kept_{}"


def keep(connection: DuckDBPyConnection, tables: Sequence[str] = EVENTS) -> None:
    """Put temporary copies of tables aside, to compare what comes in their place with."""
    for table in tables:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {KEEPING.format(table)} AS FROM {table}")


def changed(connection: DuckDBPyConnection, tables: Sequence[str] = EVENTS) -> list[tuple[str, str, str]]:
    """The rows that are in a table and not in what was put aside, or the other way round.

    Returns:
        (table, `stored` or `made anew`, the row as text), by table and row.
    """
    found = []
    for table in tables:
        kept = KEEPING.format(table)
        found += [
            (table, where, str(row))
            for where, row in connection.execute(
                f"(SELECT 'stored' AS side, t FROM {kept} AS t EXCEPT ALL SELECT 'stored', t FROM {table} AS t "  # noqa: S608 - names of ours
                f"UNION ALL (SELECT 'made anew', t FROM {table} AS t EXCEPT ALL SELECT 'made anew', t FROM {kept} AS t)) "
                "ORDER BY t::VARCHAR, side"
            ).fetchall()
        ]
    return found
