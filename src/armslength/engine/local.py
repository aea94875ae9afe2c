"""The work on this machine: DuckDB for tables, pyarrow for batches of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.engine.dyads import ZEROS, Dyads
from armslength.errors import InputError, MissingExtra
from armslength.whole import written_whole

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "2GB"
DOCUMENTS_A_BATCH = 256


def dyads(asked: Dyads, files: Sequence[str], out: Path) -> int:
    """Write the table of dyads of Parquet files to a Parquet or CSV file, and say how many rows it has.

    Raises:
        InputError: the files cannot be read, lack a column or have codes without their zeros, or `out` is a folder.
    """
    with _whole(out) as half, duckdb.connect(":memory:", config={"memory_limit": MEMORY}) as connection:
        connection.execute(
            "SET enable_progress_bar = false"
        )  # it would stand among the data on standard output
        for name, (columns, rows) in asked.tables().items():
            values = ", ".join(str(row) for row in rows)
            connection.execute(
                f"CREATE TABLE {name} AS SELECT * FROM (VALUES {values}) AS t({', '.join(columns)})"  # noqa: S608
            )
        how = "FORMAT parquet, COMPRESSION zstd" if out.suffix == ".parquet" else "FORMAT csv, HEADER"
        try:
            if asked.layout == "gdelt":
                _check_codes(connection, files)
            # A folder named `Day=1` is no column.
            connection.execute(
                f"CREATE VIEW rows AS SELECT * FROM read_parquet({_quoted(files)}, hive_partitioning = false)"  # noqa: S608
            )
            connection.execute(f"CREATE TABLE answer AS {asked.sql()}")
            connection.execute(
                f"COPY (FROM answer ORDER BY source, target, start) TO {_quoted([str(half)])[1:-1]} ({how})"
            )
        except duckdb.Error as problem:
            raise InputError(f"{', '.join(files)}: {str(problem).splitlines()[0]}") from problem
        return int(connection.execute("SELECT count(*) FROM answer").fetchall()[0][0])


def code(source: str, out: Path) -> int:
    """Code the documents of a Parquet file into a Parquet file of reports, and say how many rows it has.

    Raises:
        MissingExtra: pyarrow is not installed.
        InputError: the file cannot be read, or has no column `text`, or `out` is a folder.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise MissingExtra(extra="arrow", needs="Parquet in and out of `code`") from missing

    from armslength.engine.batches import SCHEMA, coded_batches  # noqa: PLC0415 - needs the extra

    n = 0
    with _whole(out) as half:
        try:
            with pq.ParquetFile(source) as file, pq.ParquetWriter(half, SCHEMA, compression="zstd") as writer:
                for batch in coded_batches(file.iter_batches(DOCUMENTS_A_BATCH)):
                    writer.write_batch(batch)
                    n += batch.num_rows
        except (OSError, pa.ArrowException) as problem:
            raise InputError(f"{source}: cannot be read as Parquet: {problem}") from problem
    return n


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A file to write beside `out`: it takes the place of `out` once it is whole, and is gone where it is not."""
    if out.is_dir():
        raise InputError(f"{out}: it is a folder; name a file to write")
    if not out.parent.is_dir():
        raise InputError(f"{out}: no folder {out.parent}; make it first")
    with written_whole(out) as half:
        yield half


def _check_codes(connection: DuckDBPyConnection, files: Sequence[str]) -> None:
    """Each file by itself: DuckDB would read them all as the first has it."""
    wrong = connection.execute(
        f"SELECT file_name FROM parquet_schema({_quoted(files)}) "  # noqa: S608
        "WHERE lower(name) = 'eventcode' AND type <> 'BYTE_ARRAY' ORDER BY file_name LIMIT 1"
    ).fetchone()
    if wrong:
        raise InputError(f"{wrong[0]}: {ZEROS}")


def _quoted(files: Sequence[str]) -> str:
    return "[{}]".format(", ".join("'{}'".format(file.replace("'", "''")) for file in files))
