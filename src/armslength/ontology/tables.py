"""The ontology's data files: CSV beside this module, each row with its source, checked on load."""

from __future__ import annotations

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `ontology/data/{name}.csv`, oldest convention first: header names to strings.

    An empty cell is an empty string. Every table has a `source` column, filled in every row.
    """
    text = resources.files("armslength.ontology").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(text.splitlines()))
    for number, row in enumerate(table, start=2):
        if not row.get("source"):
            raise ValueError(f"ontology/data/{name}.csv:{number}: no source")
    return table
