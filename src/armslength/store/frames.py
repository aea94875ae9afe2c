"""Events as columns: a Parquet file, an Arrow table, a pandas frame. DuckDB turns the one into the other."""

from __future__ import annotations

import contextlib
import importlib.util
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from armslength.errors import MissingExtra
from armslength.ontology import grades
from armslength.records import Event
from armslength.store.writing import insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    import pyarrow as pa
    from duckdb import DuckDBPyRelation

EVENT_COLUMNS: dict[str, tuple[str, str]] = {
    "id": ("VARCHAR", "`armslength show DIR ID` prints every sentence behind it"),
    "date": ("VARCHAR", "EDTF, as precise as it is known; empty where undated"),
    "start": ("DATE", "first day it may mean; empty where undated or open"),
    "end": ("DATE", "last day it may mean; empty where undated or open"),
    "date_basis": (
        "VARCHAR",
        "stated, relative or anaphoric; published: a stand-in for a date the text does not give",
    ),
    "source": ("VARCHAR[]", "who did it: ISO 3166-1 alpha-3, or an organisation's code"),
    "class": ("VARCHAR", "one of the PLOVER sixteen, below"),
    "quad": (
        "TINYINT",
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    ),
    "intensity": ("DOUBLE", "-10 (most hostile) to 10 (most cooperative)"),
    "target": ("VARCHAR[]", "to whom; of a mutual act both sides stand on both sides"),
    "modality": ("VARCHAR", "happened, habitual, planned, possible or denied"),
    "contexts": ("VARCHAR[]", "PLOVER contexts"),
    "publishers": ("INTEGER", "independent publishers that tell of it; copies of one text count once"),
    "source_grade": ("VARCHAR", "Admiralty code of the best source, A to F; F: reliability cannot be judged"),
    "item_grade": ("VARCHAR", "Admiralty code of the item, 1 to 6, by rule from publishers and denials"),
    "denied_by": ("VARCHAR[]", "ids of the events that deny it"),
    "confidence": (
        "DOUBLE",
        "probability that it is coded as the sources say, in [0, 1]; not that it is true",
    ),
    "reports": ("VARCHAR[]", "ids of the reports of it in documents, best first"),
    "records": ("VARCHAR[]", "ids of the rows of data sets that tell of it: set, dot, number"),
}
"""The columns of exported events, in order: DuckDB type, and meaning. What is not known is NULL."""


def event_row(event: Event) -> dict[str, Any]:
    """An event as a row of columns: those of EVENT_COLUMNS, and `grade`, both Admiralty grades in one."""
    row = asdict(event)
    row["class"] = row.pop("class_")
    row["item_grade"] = grades.item_grade(event)
    row["grade"] = grades.grade(event)
    return row


class Events(list[Event]):
    """A list of events that can also be had as a table, with the columns of `armslength events --format parquet`.

    Example:
        dossier.events(between=("BLR", "RUS")).df().groupby("class").size()
    """

    def parquet(self) -> bytes:
        """A Parquet file (zstd)."""
        with self._table() as told, tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "told.parquet"
            told.write_parquet(str(file), compression="zstd")
            return file.read_bytes()

    def arrow(self) -> pa.Table:
        """An Arrow table.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        with self._table() as told:
            _need("pyarrow", extra="arrow", needs="an Arrow table")
            return told.to_arrow_table()

    def df(self) -> pd.DataFrame:
        """A pandas frame; days are of type datetime64, what is not known is missing.

        Raises:
            MissingExtra: pandas is not installed.
        """
        with self._table() as told:
            _need("pandas", extra="pandas", needs="a data frame")
            return told.df()

    @contextlib.contextmanager
    def _table(self) -> Iterator[DuckDBPyRelation]:
        with duckdb.connect(":memory:") as connection:
            declared = ", ".join(f'"{name}" {kind}' for name, (kind, _) in EVENT_COLUMNS.items())
            connection.execute(f"CREATE TABLE told ({declared})")
            types = {name: kind for name, (kind, _) in EVENT_COLUMNS.items()}
            insert(connection, {"told": types}, "told", _columns(self))
            yield connection.table("told")


def _need(package: str, *, extra: str, needs: str) -> None:
    """DuckDB's own words for a missing package change with its version: ask first."""
    if importlib.util.find_spec(package) is None:
        raise MissingExtra(extra=extra, needs=needs)


def _columns(events: Iterable[Event]) -> dict[str, list[object]]:
    rows = [event_row(event) for event in events]
    return {name: [row[name] for row in rows] for name in EVENT_COLUMNS}
