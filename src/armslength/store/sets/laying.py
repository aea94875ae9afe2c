"""A file's rows laid into a table as they came: every column as text under its own name, in the order of the file."""

from __future__ import annotations

import re
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import InputError
from armslength.store.sets.form import Layout

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LINE_LIMIT = 500
"""Characters kept of a line that could not be read."""

OURS = ("rowid", "_row", "_day")
"""Names that the numbering and dating of rows need for themselves."""


_AS_JSON = "sample_size = -1, maximum_depth = 1, records = true, map_inference_threshold = -1, field_appearance_threshold = 0"
"""Every key of every record is a column, and its values stay JSON: no type is guessed, so no text is changed by one."""

_AS_TEXT = "CASE json_type(COLUMNS(*)) WHEN 'ARRAY' THEN (COLUMNS(*) ->> '$[*]')::VARCHAR ELSE COLUMNS(*) ->> '$' END"


def lay(connection: DuckDBPyConnection, form: Layout, path: Path, raw: str) -> str:
    """Read the file into the table `raw`, and what is no row into `refused`; SQL for the rows.

    Returns:
        SQL for a relation with `_row` and every column of the form, as text; those that the file lacks are NULL.

    Raises:
        InputError: the file cannot be read at all, lacks a column that the form needs, or has one that is named as
            ours are.
    """
    named = _named(connection, path)
    try:
        connection.execute(f"CREATE TABLE {raw} AS SELECT * FROM {_reader(form, path, named)}")
    except duckdb.PermissionException as problem:
        raise InputError(
            f"{path}: its name can be read as a pattern for other files; give it a name without [ ] * ?"
        ) from problem
    except duckdb.Error as problem:
        raise InputError(
            f"{path}: cannot be read as {form.name}: {str(problem).splitlines()[0]}"
        ) from problem
    columns = [row[0] for row in connection.execute(f"DESCRIBE {raw}").fetchall()]
    there = {column.lower() for column in columns}  # DuckDB tells no capitals from small letters
    missing = [column for column in _needed(form) if column.lower() not in there]
    if missing:
        found = ", ".join(sorted(columns)[:8])
        raise InputError(
            f"{path}: not {form.name}: it has no column {', '.join(missing)}; it has {found}; choose another --format"
        )
    if taken := [column for column in columns if column.lower() in OURS]:
        raise InputError(f"{path}: a column may not be named {', '.join(taken)}; name it otherwise")
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
    return rows_of(connection, form, raw)


def rows_of(connection: DuckDBPyConnection, form: Layout, raw: str) -> str:
    """SQL for the rows that lie in the table `raw`, as `lay` gives it."""
    there = {row[0].lower() for row in connection.execute(f"DESCRIBE {raw}").fetchall()}
    absent = "".join(
        f', NULL::VARCHAR AS "{column}"' for column in form.optional if column.lower() not in there
    )
    # Nothing is ever deleted from a raw table, so DuckDB's row ids count its rows; before the transaction is over they start high.
    return f"(SELECT rowid - (SELECT min(rowid) FROM {raw}) + 1 AS _row, *{absent} FROM {raw})"


def _needed(form: Layout) -> list[str]:
    """The columns that the form needs, and those that what it says of its rows rests on."""
    asked = re.findall(r'\br\."([^"]+)"', repr(astuple(form)).replace("\\n", " "))
    return list(dict.fromkeys((*form.needs, *(column for column in asked if column not in form.optional))))


def _named(connection: DuckDBPyConnection, path: Path) -> str:
    """The path as DuckDB reads no pattern in it; as it is where the connection lets nothing but itself be read."""
    literal = re.sub(r"[][*?]", r"[\g<0>]", str(path))
    free = connection.execute(
        "SELECT current_setting('enable_external_access') OR list_contains(current_setting('allowed_paths'), ?)",
        [literal],
    ).fetchall()[0][0]
    return literal if free else str(path)


def _reader(form: Layout, path: Path, named: str) -> str:
    """SQL for a table function that reads the file, every column as text."""
    file = named.replace("'", "''")
    suffixes = [s.lower() for s in path.suffixes if s.lower() != ".gz"]
    suffix = suffixes[-1] if suffixes else ""
    # Else DuckDB takes a folder named `country=UKR` for a column, and puts it in the place of the file's own.
    as_it_lies = f"'{file}', hive_partitioning = false"
    if form.kind == "json":
        return f"(SELECT json::VARCHAR AS record FROM read_json_objects({as_it_lies}, format = 'auto'))"
    if suffix == ".parquet":
        return f"(SELECT COLUMNS(*)::VARCHAR FROM read_parquet({as_it_lies}))"
    if form.kind == "table" and suffix in {".jsonl", ".ndjson", ".json"}:
        return f"(SELECT {_AS_TEXT} FROM read_json({as_it_lies}, {_AS_JSON}))"
    tabbed = form.delimiter == "\t" or suffix in {".tsv", ".tab"}
    options = [
        "all_varchar = true",
        f"delim = '{chr(9) if tabbed else form.delimiter}'",
        f"quote = '{form.quote}'",
        f"escape = '{form.quote}'",
        "store_rejects = true",
    ]
    if form.columns is None:
        options.append("header = true")
    else:
        names = ", ".join(f"'{column}': 'VARCHAR'" for column in form.columns)
        options += ["header = false", "auto_detect = false", f"columns = {{{names}}}"]
    return f"read_csv({as_it_lies}, {', '.join(options)})"
