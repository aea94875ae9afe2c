"""The database of a dossier while it is open: one connection, and one transaction at a time."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Self

import duckdb

from armslength.errors import ArmslengthError, StoreError, TooLittleMemory, is_want_of_memory
from armslength.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from duckdb import DuckDBPyConnection

    from armslength.records import Question

# What DuckDB raises where the file, and not our query, is wrong.
DAMAGE = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)


def damaged(where: str, problem: Exception) -> ArmslengthError:
    """The error for a database that DuckDB cannot read: damaged, unless it says that memory ran out."""
    if is_want_of_memory(problem):
        return TooLittleMemory()
    return StoreError(f"{where}: cannot be read: {str(problem).splitlines()[0]}; restore it from a copy")


class Database:
    """What every part of a dossier stands on.

    Attributes:
        question: as `dossier.toml` stood when the dossier was opened.
        where: the directory, as messages name it.
    """

    def __init__(self, connection: DuckDBPyConnection, question: Question, where: str) -> None:
        self.question = question
        self.where = where
        self._connection = connection
        self._run: int | None = None
        self._writing = False

    @cached_property
    def _types(self) -> schema.Columns:
        """What is needed to write: who only reads does not wait for it."""
        return schema.columns(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, DAMAGE):
            raise damaged(self.where, error) from error

    def close(self) -> None:
        """Let go of the database; others may open it then."""
        self._connection.close()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that is written inside is written wholly, and lasts, or not at all; so is each method that writes.

        Raises:
            StoreError: it cannot be written; nothing of it was stored.
        """
        if self._writing:
            yield
            return
        self._writing = True
        try:
            self._connection.execute("BEGIN TRANSACTION")
            try:
                yield
            except BaseException:  # a stop by hand too: half a transaction must never stay open
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except duckdb.Error as problem:
            raise StoreError(f"{self.where}: not written, nothing changed: {problem}") from problem
        finally:
            self._writing = False
