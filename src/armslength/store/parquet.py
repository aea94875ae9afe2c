"""Columns of values as a Parquet file, written by DuckDB."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.store.writing import insert

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT_TYPES = {
    "id": "VARCHAR",
    "date": "VARCHAR",
    "start": "DATE",
    "end": "DATE",
    "date_basis": "VARCHAR",
    "source": "VARCHAR[]",
    "class": "VARCHAR",
    "quad": "TINYINT",
    "intensity": "DOUBLE",
    "target": "VARCHAR[]",
    "modality": "VARCHAR",
    "contexts": "VARCHAR[]",
    "publishers": "INTEGER",
    "source_grade": "VARCHAR",
    "item_grade": "VARCHAR",
    "denied_by": "VARCHAR[]",
    "confidence": "DOUBLE",
    "reports": "VARCHAR[]",
}
"""The columns of exported events, in order, with their DuckDB types; dates not known are NULL."""


def parquet(columns: Mapping[str, list[object]], types: Mapping[str, str]) -> bytes:
    """A Parquet file (zstd) of those columns.

    Args:
        columns: name -> values, all of one length.
        types: name -> DuckDB type, in the order that the file is to have.
    """
    with duckdb.connect(":memory:") as connection, tempfile.TemporaryDirectory() as folder:
        declared = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        connection.execute(f"CREATE TABLE told ({declared})")
        insert(connection, {"told": dict(types)}, "told", {name: columns[name] for name in types})
        file = Path(folder) / "told.parquet"
        connection.execute("COPY told TO $file (FORMAT parquet, COMPRESSION zstd)", {"file": str(file)})
        return file.read_bytes()
