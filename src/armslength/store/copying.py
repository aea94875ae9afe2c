"""A copy of a dossier to try things on: it lives as long as it is open, and the dossier itself is only read."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import StoreError
from armslength.store.dossier import Dossier
from armslength.store.opening import DATABASE, SETTINGS, open_dossier, shut

if TYPE_CHECKING:
    from collections.abc import Iterator


BLOCK = 1 << 20


@contextlib.contextmanager
def copied(directory: str | Path) -> Iterator[Path]:
    """A folder with a copy of the dossier's database, taken while nobody writes to it.

    Raises:
        NoDossier, DossierBusy, SchemaMismatch, InputError, StoreError: as `open_dossier`; StoreError too where there
            is no room for the copy.
    """
    with contextlib.ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="armslength-")))
            with open_dossier(directory):
                _copy(Path(directory), folder)
        except OSError as problem:
            raise StoreError(
                f"{directory}: no copy of it can be made: {problem}; set TMPDIR to a folder with room for it"
            ) from problem
        yield folder


def _copy(directory: Path, folder: Path) -> None:
    """Copy the database with its log; a lock on a file ends when any handle of its process on it is closed (POSIX)."""
    with (directory / DATABASE).open("rb") as whole, (folder / DATABASE).open("wb") as copy:
        shutil.copyfileobj(whole, copy, BLOCK)
        log = f"{DATABASE}.wal"
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(directory / log, folder / log)


@contextlib.contextmanager
def open_copy(folder: Path, like: Dossier, *, threads: int) -> Iterator[Dossier]:
    """The dossier that `copied` put into a folder, for writing, with the question of `like` and so many threads.

    Raises:
        StoreError: the copy cannot be opened: there is no room beside it, or the dossier is damaged.
    """
    try:
        connection = duckdb.connect(str(folder / DATABASE), config=SETTINGS | {"threads": threads})
        shut(connection)
    except duckdb.Error as problem:
        raise StoreError(
            f"{like.where}: its copy cannot be opened: {problem}; set TMPDIR to a folder with room for it, or restore the "
            "dossier from a copy"
        ) from problem
    with Dossier(connection, like.question, f"copy of {like.where}") as dossier:
        yield dossier
