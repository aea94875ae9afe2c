"""A dossier as it would have stood on a day: only what was published by then.

What was read from later documents, or from documents without a date, and rows of data sets that were published later
(where a set does not say when, that happened later), is left out of a copy that lives as long as
it is open. The dossier itself is only read.
"""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from armslength.errors import StoreError
from armslength.store import schema
from armslength.store.copying import copied
from armslength.store.dossier import Dossier
from armslength.store.opening import DATABASE, SETTINGS, open_dossier, shut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armslength.records import Question

OF_DOCUMENTS = ("citations", "sentences", "reports", "report_actors", "stances", "stance_actors")
WHOLE = ("runs", "inputs", "quarantine", "judgements", "datasets", "refused")


@contextlib.contextmanager
def open_as_of(directory: str | Path, day: str) -> Iterator[Dossier]:
    """The dossier with the documents published by the end of `day`, and without events: merge them anew.

    Its question ends on that day where it would have ended later. A document whose date is coarser than a day
    (`2021`) counts as published on the last day it may mean.

    Args:
        day: an ISO day.

    Raises:
        NoDossier, DossierBusy, InputError, StoreError: as `open_dossier`; StoreError too where the copy cannot
            be written.
    """
    with open_dossier(directory) as whole:
        question = _ending(whole.question, day)
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="armslength-"))
            copy = Path(folder) / DATABASE
            with copied(directory) as whole:
                _copy(whole / DATABASE, copy, day)
            connection = duckdb.connect(str(copy), config=SETTINGS)
            shut(connection)
        except (OSError, duckdb.Error) as problem:
            raise StoreError(f"{directory}: no copy as of {day} can be made: {problem}") from problem
        yield stack.enter_context(Dossier(connection, question, f"{directory} as of {day}"))


def _ending(question: Question, day: str) -> Question:
    return replace(question, until=min(question.until or day, day))


def _copy(whole: Path, copy: Path, day: str) -> None:
    with contextlib.closing(duckdb.connect(str(copy))) as connection:
        schema.lay_out(connection)
        quoted = str(whole).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS whole (READ_ONLY)")
        connection.execute(
            "INSERT INTO documents BY NAME SELECT * FROM whole.documents WHERE published_end <= ?::DATE",
            [day],
        )
        for table in OF_DOCUMENTS:
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT * FROM whole.{table} "  # noqa: S608 - names of ours
                "WHERE document IN (SELECT id FROM documents)"
            )
        connection.execute(
            'INSERT INTO records BY NAME SELECT * FROM whole.records WHERE coalesce(published, "end") <= ?::DATE',
            [day],
        )
        connection.execute(
            'INSERT INTO figures BY NAME SELECT * FROM whole.figures WHERE "end" <= ?::DATE', [day]
        )
        for table in WHOLE:
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM whole.{table}")  # noqa: S608
