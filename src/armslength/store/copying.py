"""A copy of a dossier to try things on: it lives as long as it is open, and the dossier itself is only read."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import StoreError
from armslength.store.dossier import Dossier
from armslength.store.opening import DATABASE, SETTINGS, open_dossier, shut

if TYPE_CHECKING:
    from collections.abc import Iterator

COPYING = "import shutil, sys; [shutil.copyfile(*pair) for pair in zip(sys.argv[1::2], sys.argv[2::2], strict=True)]"
"""What another process is told to do, with names of files to follow: from, to, from, to."""


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
    """Copy the database with its log, by another process.

    A lock on a file ends when any handle of its process on it is closed (POSIX): a copy made here would take their
    locks from all who read the dossier in this process.
    """
    names = [name for name in (DATABASE, f"{DATABASE}.wal") if (directory / name).exists()]
    pairs = [str(place / name) for name in names for place in (directory, folder)]
    # The command is our own, and Python's; a name of a file is an argument and never run.
    copy = subprocess.run(
        [sys.executable, "-I", "-S", "-c", COPYING, *pairs], stderr=subprocess.PIPE, check=False
    )
    if copy.returncode:
        lines = copy.stderr.decode(errors="replace").split("\n")
        raise OSError(next((line for line in reversed(lines) if line), f"exit status {copy.returncode}"))


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
