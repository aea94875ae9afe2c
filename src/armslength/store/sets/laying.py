"""A file's rows laid into a table as they came: every column as text under its own name, in the order of the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import InputError
from armslength.store.sets.form import Layout

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LINE_LIMIT = 500
"""Characters kept of a line that could not be read."""


def lay(connection: DuckDBPyConnection, form: Layout, path: Path, raw: str, encoding: str) -> str:
    """Read the file into the table `raw`, and what is no row into `refused`; SQL for the rows.

    Returns:
        SQL for a relation with `_row` and every column of the form, as text; those that the file lacks are NULL.

    Raises:
        InputError: the file cannot be read at all, or lacks a column that the form needs.
    """
    try:
        connection.execute(f"CREATE TABLE {raw} AS SELECT * FROM {_reader(form, path, encoding)}")
    except duckdb.Error as problem:
        raise InputError(
            f"{path}: cannot be read as {form.name}: {str(problem).splitlines()[0]}"
        ) from problem
    there = {row[0] for row in connection.execute(f"DESCRIBE {raw}").fetchall()}
    missing = [column for column in form.needs if column not in there]
    if missing:
        found = ", ".join(sorted(there)[:8])
        raise InputError(
            f"{path}: not {form.name}: it has no column {', '.join(missing)}; it has {found}; choose another --format"
        )
    rejects = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors' AND temporary"
    ).fetchone()
    if rejects:
        connection.execute(
            f"""
            INSERT INTO refused
            SELECT ?, NULL, 'row', 'line ' || line || ': ' || lower(any_value(error_type)) || ', '
                   || lower(any_value(error_message)), left(any_value(csv_line), {LINE_LIMIT})
            FROM reject_errors GROUP BY line ORDER BY line""",
            [raw.split('"')[1]],
        )
        connection.execute("DELETE FROM reject_errors")
        connection.execute("DELETE FROM reject_scans")
    absent = "".join(f', NULL::VARCHAR AS "{column}"' for column in form.optional if column not in there)
    # Nothing is ever deleted from a raw table, so DuckDB's row ids count its rows; before the transaction is over they start high.
    return f"(SELECT rowid - (SELECT min(rowid) FROM {raw}) + 1 AS _row, *{absent} FROM {raw})"


def _reader(form: Layout, path: Path, encoding: str) -> str:
    """SQL for a table function that reads the file, every column as text."""
    file = str(path).replace("'", "''")
    suffixes = [s.lower() for s in path.suffixes if s.lower() != ".gz"]
    suffix = suffixes[-1] if suffixes else ""
    if form.kind == "json":
        return f"(SELECT json::VARCHAR AS record FROM read_json_objects('{file}', format = 'auto'))"
    if suffix == ".parquet":
        return f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet('{file}'))"
    if form.kind == "table" and suffix in {".jsonl", ".ndjson", ".json"}:
        return f"(SELECT COLUMNS(*)::VARCHAR FROM read_json('{file}'))"
    tabbed = form.delimiter == "\t" or suffix in {".tsv", ".tab"}
    options = [
        "all_varchar = true",
        f"delim = '{chr(9) if tabbed else form.delimiter}'",
        f"quote = '{form.quote}'",
        f"escape = '{form.quote}'",
        "store_rejects = true",
        f"encoding = '{encoding}'",
    ]
    if form.columns is None:
        options.append("header = true")
    else:
        names = ", ".join(f"'{column}': 'VARCHAR'" for column in form.columns)
        options += ["header = false", "auto_detect = false", f"columns = {{{names}}}"]
    return f"read_csv('{file}', {', '.join(options)})"
