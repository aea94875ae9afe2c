"""What a dossier notes of the commands that write to it: when, by which versions, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import armslength
from armslength import coding, store
from armslength.ontology import plover, tables
from armslength.run.opening import PATIENCE, writing


@contextmanager
def recorded(directory: str | Path, command: str) -> Iterator[int]:
    """A run of a command, noted from its beginning, and at its end as `finished`, or as `interrupted` by what it raised."""
    with store.open_dossier(directory, write=True, patience=PATIENCE) as dossier:
        run = dossier.start_run(command, versions())
    outcome = "interrupted"
    try:
        yield run
        outcome = "finished"
    finally:
        with writing(directory, run) as dossier:
            dossier.end_run(run, outcome)


def versions() -> dict[str, str]:
    """What did the work, for the run's record."""
    return {
        "armslength": armslength.__version__,
        "coder": coding.default_coder().name,
        "ontology": plover.VERSION,
        "weights": coding.weights_sha256(),
        "tables": tables.sha256(),
    }


def now() -> str:
    """When something is said: ISO 8601 in UTC, to the second, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
