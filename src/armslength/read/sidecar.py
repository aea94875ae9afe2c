"""`documents.csv` beside the files: what they cannot tell of themselves."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO

from armslength.errors import InputError
from armslength.read.intake import shown
from armslength.read.known import Known

NAME = "documents.csv"
MOST_BYTES = 50_000_000
_FIELDS = tuple(f.name for f in fields(Known))


def told(path: Path, today: date) -> Known:
    """What a sidecar in the file's folder tells of it; nothing where there is none.

    Raises:
        InputError: the sidecar is no table with a column `file`, or holds a value that may not stand there.
    """
    beside = path.parent / NAME
    if not is_sidecar(beside):
        return Known()
    status = beside.stat()
    number, row = _rows(beside, status.st_mtime_ns, status.st_size).get(path.name, (0, {}))
    return Known(**row).checked(f"{shown(str(beside))}:{number}", today)


def is_sidecar(path: Path) -> bool:
    """Whether a file is a sidecar and no table of documents: it is named so and has a column `file`."""
    if path.name != NAME or not path.is_file():
        return False
    with _table(path) as handle:
        return "file" in next(csv.reader(handle), [])


@lru_cache(maxsize=8)
def _rows(beside: Path, changed: int, size: int) -> dict[str, tuple[int, dict[str, str | None]]]:
    """Each file's row and its line, read once for all files of the folder as long as the sidecar stays the same."""
    del changed, size  # they are the cache's
    out: dict[str, tuple[int, dict[str, str | None]]] = {}
    with _table(beside) as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            out.setdefault(row.get("file") or "", (number, {f: row.get(f) or None for f in _FIELDS}))
    return out


@contextmanager
def _table(path: Path) -> Iterator[IO[str]]:
    where = shown(str(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                f"{where}: over {MOST_BYTES // 1_000_000} MB for a table of files; split the folder"
            )
        with path.open(encoding="utf-8-sig", newline="") as handle:
            yield handle
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{where}: no CSV in UTF-8 ({error}); save it so, or rename it") from error
    except OSError as error:
        raise InputError(
            f"{where}: cannot be read ({error.strerror or error}); check its permissions"
        ) from error
