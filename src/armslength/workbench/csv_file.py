"""Tables as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A header and a line a row, some at a time; what is not known is empty, never zero.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(row[column]) for column in columns})
        if buffer.tell() > 60_000:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> Any:
    """Several values in one field, a space between."""
    flat = " ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return f"'{flat}" if isinstance(flat, str) and flat.startswith(FORMULA) else flat
