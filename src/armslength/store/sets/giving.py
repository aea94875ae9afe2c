"""A set given back: its rows as they came, field for field, in its own format; refused lines are not among them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import StoreError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from armslength.records import Dataset
    from armslength.store.sets.form import Layout


def give_back(connection: DuckDBPyConnection, form: Layout, dataset: Dataset, out: Path) -> None:
    """Write the rows of a set to `out`.

    Delimited text keeps its delimiter and header; a set that came as Parquet or JSON lines goes back as CSV, and so does a
    table with tabs that came in a .zip. A row that was refused by its content is there too: it is as it came.

    Args:
        connection: allowed to write to `out`.

    Raises:
        StoreError: the file cannot be written.
    """
    file = str(out).replace("'", "''")
    rows = f'(SELECT * FROM raw."{dataset.id}" ORDER BY rowid)'
    if form.kind == "json":
        how = "FORMAT csv, HEADER false, DELIMITER E'\\x01', QUOTE '', ESCAPE ''"
    elif form.quote:
        delimiter = "\t" if form.kind == "table" and _tabbed(dataset.origin) else form.delimiter
        how = f"FORMAT csv, HEADER true, DELIMITER '{delimiter}', QUOTE '\"', ESCAPE '\"'"
    else:
        header = "false" if form.columns else "true"
        how = f"FORMAT csv, HEADER {header}, DELIMITER '\t', QUOTE '', ESCAPE ''"
    try:
        connection.execute(f"COPY {rows} TO '{file}' ({how})")
        if dataset.encoding != "utf-8":
            with out.open(encoding="utf-8", newline="") as written:
                text = written.read()
            out.write_text(text, dataset.encoding, newline="")
    except (duckdb.Error, OSError) as problem:
        raise StoreError(f"{out}: cannot be written: {str(problem).splitlines()[0]}") from problem


def _tabbed(origin: str) -> bool:
    """Whether the name of the file that came says that tabs part its columns, as in `laying.py`."""
    suffixes = [s.lower() for s in Path(origin).suffixes if s.lower() != ".gz"]
    return suffixes[-1:] in ([".tsv"], [".tab"])
