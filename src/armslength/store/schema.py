"""The schema of `dossier.duckdb`: laid out in a new one, followed from version to version in an old one."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from duckdb import DuckDBPyConnection

VERSION = 8
STEPS = resources.files("armslength.store").joinpath("migrations")

Columns = dict[str, dict[str, str]]


def lay_out(connection: DuckDBPyConnection) -> None:
    """Make the tables of the present version in an empty database."""
    script = resources.files("armslength.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.execute("BEGIN")
    connection.execute(script)
    connection.execute("INSERT INTO meta VALUES (?)", [VERSION])
    connection.execute("COMMIT")


def version(connection: DuckDBPyConnection) -> int | None:
    """The schema version a database was written with, or None where it is no dossier's."""
    try:
        row = connection.execute("SELECT max(schema_version) FROM meta").fetchone()
    except (duckdb.CatalogException, duckdb.BinderException):
        return None
    return row[0] if row else None


def migrate(
    connection: DuckDBPyConnection, *, found: int, known: int = VERSION, steps: Traversable = STEPS
) -> None:
    """Bring a database from schema `found` to schema `known`: all the steps, or none of them.

    Args:
        connection: open for writing, in no transaction.
        found: the version it has now; nothing is done where that is `known`.
        known: the version to reach.
        steps: the folder of `NNNN.sql` files.
    """
    if found == known:
        return
    connection.execute("BEGIN")
    try:
        for number in range(found + 1, known + 1):
            connection.execute(steps.joinpath(f"{number:04}.sql").read_text(encoding="utf-8"))
        connection.execute("UPDATE meta SET schema_version = ?", [known])
    except BaseException:  # a stop by hand too: a dossier is of the old schema or of the new
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def columns(connection: DuckDBPyConnection) -> Columns:
    """The tables as they stand: table -> column -> DuckDB type, in the order of the table."""
    rows = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index"
    ).fetchall()
    tables: Columns = {}
    for table, column, kind in rows:
        tables.setdefault(table, {})[column] = kind
    return tables
