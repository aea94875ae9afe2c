"""Dossiers on disk: made whole or not at all, opened by one writer or by many readers."""

from __future__ import annotations

import contextlib
import os
import random
import re
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import DossierBusy, InputError, NoDossier, OlderSchema, SchemaMismatch, StoreError
from armslength.store import schema
from armslength.store.dossier import DAMAGE, Dossier, damaged
from armslength.store.question import check_question, read_question
from armslength.store.template import question_to_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from armslength.records import Question

QUESTION = "dossier.toml"
DATABASE = "dossier.duckdb"

# Users write SQL of their own and dossiers travel: no query reads or writes another file, fetches an
# extension, looks at Python's variables or lifts these bars. Any DuckDB from 1.4 on opens the file; we ourselves need 2.0,
# as those before it take more than this memory to read a table of events of one row.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
    "threads": min(os.cpu_count() or 1, 8),
}

# Connections of one process to one file share one database, and with it the bars that `shut` puts up: one at a time
# connects and finds out whether they stand.
_CONNECTING = threading.Lock()


def create(directory: str | Path, question: Question) -> None:
    """Make a dossier that asks `question`: `dossier.toml`, and `dossier.duckdb` with empty tables.

    Both are made aside and moved into place, `dossier.toml` last: a directory without it is no dossier.

    Args:
        directory: made where it is not there; other files in it are left alone.
        question: what the dossier asks.

    Raises:
        InputError: the question cannot be asked, or files of a dossier are there already.
        StoreError: the directory cannot be written.
    """
    check_question(question, "new dossier")
    directory = Path(directory)
    _check_name(directory)
    for name in (QUESTION, DATABASE, f"{DATABASE}.wal"):
        if (directory / name).exists():
            raise InputError(
                f"{directory}: {name} is there already; open that dossier, or choose another directory"
            )
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=directory) as aside:
            _write(Path(aside), question)
            for name in (DATABASE, QUESTION):
                (Path(aside) / name).rename(directory / name)
    except OSError as problem:
        raise StoreError(
            f"{directory}: the dossier cannot be written: {problem}; choose another directory"
        ) from problem


def open_dossier(
    directory: str | Path, *, write: bool = False, beside: Sequence[Path] = (), patience: float = 1.0
) -> Dossier:
    """The dossier in `directory`: for reading, beside other readers; or for writing, alone.

    A dossier of an older schema is brought up to date when it is opened for writing.

    Args:
        beside: files outside the dossier that it may read while it is open; no others.
        patience: for how many seconds to wait for those who have it open.

    Raises:
        NoDossier: there is none.
        DossierBusy: someone still writes to it then; for `write`, someone still reads it.
        SchemaMismatch: it was written by a newer version.
        InputError: `dossier.toml` is not as it must be.
        OlderSchema: it was written by an earlier version; for reading alone.
        StoreError: the database is missing or damaged.
    """
    directory = Path(directory)
    _check_name(directory)
    if not (directory / QUESTION).is_file():
        raise NoDossier(str(directory))
    question = read_question(directory / QUESTION)
    database = directory / DATABASE
    if not database.is_file():
        raise StoreError(
            f"{directory}: {DATABASE} is missing beside {QUESTION}; restore it, or make a new dossier elsewhere"
        )
    connection = _connect_in_turn(database, write=write, beside=beside, patience=patience)
    try:
        _bring_up_to_date(connection, directory, write=write)
        return Dossier(connection, question, str(directory))
    except DAMAGE as problem:
        connection.close()
        raise damaged(str(database), problem) from problem
    except BaseException:  # a stop by hand too: an open connection would lock others out
        connection.close()
        raise


def _check_name(directory: Path) -> None:
    """DuckDB takes names of files as UTF-8 alone."""
    try:
        str(directory).encode("utf-8")
    except UnicodeEncodeError as problem:
        shown = str(directory).encode("utf-8", "backslashreplace").decode("utf-8")
        raise InputError(
            f"{shown}: the folder's name is not UTF-8, and the database cannot open it; rename the folder"
        ) from problem


def in_memory(question: Question, *, beside: Sequence[Path] = ()) -> Dossier:
    """A dossier that lives in memory and leaves nothing behind.

    Args:
        beside: files that it may read while it is open; no others.

    Raises:
        InputError: the question cannot be asked.
    """
    check_question(question, "question")
    connection = duckdb.connect(":memory:", config=SETTINGS)
    shut(connection, beside)
    schema.lay_out(connection)
    return Dossier(connection, question, "dossier in memory")


def _write(directory: Path, question: Question) -> None:
    (directory / QUESTION).write_text(question_to_toml(question), encoding="utf-8", newline="\n")
    with contextlib.closing(duckdb.connect(str(directory / DATABASE), config=SETTINGS)) as connection:
        schema.lay_out(connection)


def _connect_in_turn(
    database: Path, *, write: bool, beside: Sequence[Path], patience: float
) -> DuckDBPyConnection:
    """Writers hold a dossier for a moment at a time: who comes meanwhile waits for that moment to pass."""
    end = time.monotonic() + patience
    while True:
        try:
            with _CONNECTING:
                return _connect_shut(database, write=write, beside=beside)
        except DossierBusy:
            if time.monotonic() > end:
                raise
            time.sleep(random.uniform(0.01, 0.03))  # unlike others who wait


def _connect_shut(database: Path, *, write: bool, beside: Sequence[Path]) -> DuckDBPyConnection:
    """A connection with the bars up; for a second reader of this process they are the first one's."""
    connection = _connect(database, write=write)
    try:
        held = _is_shut(connection)
        if not held:
            shut(connection, beside)
    except BaseException as problem:  # a stop by hand too: an open connection would lock others out
        connection.close()
        if isinstance(problem, DAMAGE):
            raise damaged(str(database), problem) from problem
        raise
    if held and (write or beside):  # a writer is alone, and other files are let in by the first to connect
        connection.close()
        raise DossierBusy(str(database.parent), "this one, which has it open already")
    return connection


def _is_shut(connection: DuckDBPyConnection) -> bool:
    row = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    return row == (True,)


def _connect(database: Path, *, write: bool) -> DuckDBPyConnection:
    try:
        return duckdb.connect(str(database), read_only=not write, config=SETTINGS)
    except duckdb.ConnectionException as problem:
        # DuckDB lets one process open a file in one way only.
        raise DossierBusy(str(database.parent), "this one, which has it open in another mode") from problem
    except duckdb.Error as problem:
        if "Permission denied" in str(problem) or "Read-only file system" in str(problem):
            may = "written" if write else "read"
            raise StoreError(
                f"{database}: it may not be {may} by this user; change its permissions, or copy the folder"
            ) from problem
        if re.search(r"\block\b|being used", str(problem), re.IGNORECASE):
            holder = re.search(r"held in (.+?) \(PID (\d+)\)", str(problem))
            name = f"process {holder[2]}, {Path(holder[1]).name}" if holder else "process unknown"
            raise DossierBusy(str(database.parent), name) from problem
        raise damaged(str(database), problem) from problem


def shut(connection: DuckDBPyConnection, beside: Sequence[Path] = ()) -> None:
    """Let no query reach a file but the database's own and those `beside`, nor lift this bar."""
    # DuckDB takes a name for a pattern: it must also be allowed as the pattern that only this name fits.
    names = [name for path in beside for name in (str(path), re.sub(r"[][*?]", r"[\g<0>]", str(path)))]
    connection.execute("SET allowed_paths = ?", [sorted(set(names))])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _bring_up_to_date(connection: DuckDBPyConnection, directory: Path, *, write: bool) -> None:
    found = schema.version(connection)
    if found is None:
        raise StoreError(
            f"{directory}: {DATABASE} holds no dossier's tables; restore it, or make a new dossier elsewhere"
        )
    if found > schema.VERSION:
        raise SchemaMismatch(directory=str(directory), found=found, known=schema.VERSION)
    if found < schema.VERSION and not write:
        raise OlderSchema(directory=str(directory), found=found, known=schema.VERSION)
    schema.migrate(connection, found=found)
