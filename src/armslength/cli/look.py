"""The commands that look into a dossier's tables: its documents, and whatever a query of the user's own asks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from armslength.cli import options
from armslength.cli.rows import out


@click.command(epilog="\b\nExample:\n  armslength documents belarus --quarantined")
@options.directory
@click.option("--quarantined", is_flag=True, help="Those that could not be read, and why.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def documents(directory: Path, as_of: str | None, fmt: str, *, quarantined: bool) -> None:
    """List the documents of the dossier in DIR."""
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        if quarantined:
            rows: list[dict[str, Any]] = [asdict(q) for q in dossier.quarantined()]
            out(rows, ("origin", "reason", "detail"), fmt)
        else:
            rows = [{**asdict(d), "document": d.title or d.origin} for d in dossier.documents()]
            if fmt == "table":
                columns: tuple[str, ...] = ("id", "published", "publisher", "reports", "document")
                columns += ("uncoded",) if any(d["uncoded"] for d in rows) else ()
            else:
                columns = ("id", "published", "publisher", "title", "grade", "language", "sentences", "reports",
                           "origin", "uncoded")  # fmt: skip
            out(rows, columns, fmt)


@click.command(
    name="sql",
    epilog="\b\nExample:\n  armslength sql belarus 'SELECT publisher, count(*) AS n FROM documents GROUP BY 1 ORDER BY n DESC'",
)
@options.directory
@click.argument("query", metavar="QUERY")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def select(directory: Path, query: str, as_of: str | None, fmt: str) -> None:
    """Ask the dossier in DIR one SELECT of your own; nothing can be changed by it.

    docs/tables.md lists the tables and their columns; `DESCRIBE documents` is a query too.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        names, rows = dossier.select(query)
    columns = tuple(n if names.index(n) == i else f"{n}_{i + 1}" for i, n in enumerate(names))
    out([dict(zip(columns, row, strict=True)) for row in rows], columns, fmt)
