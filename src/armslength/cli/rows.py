"""Rows to standard output: a table for people, CSV or JSON lines for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

import click
from rich.markup import escape
from rich.table import Table

from armslength.cli import options
from armslength.cli.terminal import Plain
from armslength.csv_file import as_text, flat

WHOLE = frozenset({"id", "date", "class", "measure", "start", "end", "flagged"})
"""Columns of a table that are of no use cut off."""


def out(rows: Sequence[dict[str, Any]], columns: Sequence[str], fmt: str) -> None:
    """Rows to standard output; what is not known is empty (table: `-`), never zero."""
    if fmt == "jsonl":
        for row in rows:
            click.echo(json.dumps({c: row[c] for c in columns}, ensure_ascii=False, default=str))
    elif fmt == "csv":
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        cell = flat if options.raw() else as_text
        writer.writerows({c: cell(row[c]) for c in columns} for row in rows)
    else:
        table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
        for column in columns:
            table.add_column(escape(column), no_wrap=column in WHOLE)
        for row in rows:
            table.add_row(*(_cell(row[c]) for c in columns))
        Plain().print(table)


def _cell(value: Any) -> str:
    told = flat(value)
    if told is None or told == "":
        return "-"
    return f"{told:.2f}" if isinstance(told, float) else escape(str(told))
