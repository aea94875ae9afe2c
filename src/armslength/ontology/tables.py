"""The ontology's data files: CSV beside this module, each row with its source, checked on load."""

from __future__ import annotations

import csv
import hashlib
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


def sha256() -> str:
    """SHA-256 over every table, by name: what actors, offices and classes were known."""
    whole = hashlib.sha256()
    folder = resources.files("armslength.ontology").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".csv"):
            whole.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
