"""Queries of the user's own, which read and never write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from armslength.errors import InputError
from armslength.store import reading
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.records import Counts

_QUERIES = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class Asking(Database):
    """What may be asked of the tables as they are."""

    def counts(self) -> Counts:
        """How much there is of each thing; a publisher's grade in `dossier.toml` counts as a grade."""
        return reading.counts(self._connection, self.question.grades)

    def sql(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """The rows that one query of the user's own gives; docs/tables.md says what there is to ask.

        As `select`, without the names of the columns.
        """
        return self.select(query, parameters)[1]

    def select(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The names of the columns and the rows that one query of the user's own gives.

        The query runs in a read-only transaction whatever the dossier was opened for, and reaches no
        file outside it.

        Raises:
            InputError: it is no single query, or it fails.
        """
        given = dict(parameters) if isinstance(parameters, dict) else list(parameters)
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            statements = duckdb.extract_statements(query)
            if len(statements) != 1 or statements[0].type not in _QUERIES:
                raise InputError(
                    "query: it must be one SELECT (or EXPLAIN); a dossier changes by its commands only"
                )
            found = cursor.execute(statements[0], given).fetchall()
            return tuple(name for name, *_ in cursor.description), found
        except duckdb.Error as problem:
            raise InputError(f"query: {problem}") from problem
        finally:
            cursor.close()
