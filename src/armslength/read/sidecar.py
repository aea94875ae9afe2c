"""`documents.csv` beside the files: what they cannot tell of themselves."""

from __future__ import annotations

import csv
from dataclasses import fields
from datetime import date
from pathlib import Path

from armslength.errors import InputError
from armslength.read.known import Known

NAME = "documents.csv"
_FIELDS = tuple(f.name for f in fields(Known))


def told(path: Path, today: date) -> Known:
    """What a sidecar in the file's folder tells of it; nothing where there is none.

    Raises:
        InputError: the sidecar is no table with a column `file`, or holds a value that may not stand there.
    """
    beside = path.parent / NAME
    if not is_sidecar(beside):
        return Known()
    with beside.open(encoding="utf-8-sig", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            if row.get("file") == path.name:
                return Known(**{f: row.get(f) or None for f in _FIELDS}).checked(f"{beside}:{number}", today)
    return Known()


def is_sidecar(path: Path) -> bool:
    """Whether a file is a sidecar and no table of documents: it is named so and has a column `file`."""
    if path.name != NAME or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            head = next(csv.reader(handle), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: no CSV in UTF-8 ({error}); save it so, or rename it") from error
    return "file" in head
