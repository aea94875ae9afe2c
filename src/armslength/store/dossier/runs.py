"""Runs: which command wrote what, from which files, by which versions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from armslength.store import manifest, writing
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.store.manifest import Input, Manifest, Run


class Runs(Database):
    """What made a dossier what it is."""

    def start_run(self, command: str, versions: Mapping[str, str]) -> int:
        """Note that a command began, and with which versions; what is stored until it ends names it.

        Returns:
            The run's number, from 1, to end it with.
        """
        with self.at_once():
            row = self._connection.execute("SELECT coalesce(max(run), 0) + 1 FROM runs").fetchone()
            run = int(row[0]) if row else 1
            asked = manifest.question_as_json(self.question)
            writing.start_run(self._connection, run, command, versions, _now(), asked)
        self._run = run
        return run

    def go_on_with(self, run: int) -> None:
        """What is stored from now on names that run, begun when the dossier was opened earlier."""
        self._run = run

    def count_run(self, run: int, counts: Mapping[str, int], given: Sequence[Input] = ()) -> None:
        """Note how many a run met so far, and the files that it came to since the last time."""
        with self.at_once():
            writing.count_run(self._connection, self._types, run, counts, given)

    def end_run(self, run: int, outcome: str) -> None:
        """Note how a run ended, in a word such as `finished`."""
        with self.at_once():
            self._connection.execute(
                "UPDATE runs SET ended = ?, outcome = ? WHERE run = ? AND outcome IS NULL",
                [_now(), outcome, run],
            )
        self._run = None

    def runs(self) -> list[Run]:
        """Every command that wrote, in order."""
        return manifest.runs(self._connection)

    def inputs(self, run: int) -> list[Input]:
        """The files that a run was given, by origin."""
        return manifest.inputs(self._connection, run)

    def manifest(self, present: Mapping[str, str] | None = None) -> Manifest:
        """What the dossier was made from: hashes of what went in, versions, the question with its weights.

        Args:
            present: the versions at work now: they stand where no run is written down, as in a dossier in memory.
        """
        return manifest.manifest(self._connection, self.question, present)


def _now() -> datetime:
    """Now, UTC, without a zone: DuckDB's zoned timestamps need an extension."""
    return datetime.now(UTC).replace(tzinfo=None)
