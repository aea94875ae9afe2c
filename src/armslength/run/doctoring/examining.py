"""What is the matter with a dossier: looked for in its files, its question, its dates, and who fills it with what."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from armslength import coding, store
from armslength.errors import DossierBusy, InputError, NoDossier, OlderSchema, SchemaMismatch, StoreError
from armslength.run.doctoring import dates, floods, losses, question
from armslength.run.doctoring.finding import Finding
from armslength.run.opening import PATIENCE

LEAST_ROOM = 500_000_000
"""Bytes free on the disk under which a warning is given; twice the database, where that is more."""


def doctor(directory: str | Path, *, today: date | None = None) -> list[Finding]:
    """Everything that is the matter with a dossier, faults first; it is only read.

    Args:
        today: what counts as the future comes after it; today in UTC where None.

    Raises:
        NoDossier: there is none.
        DossierBusy: someone writes to it just now.
    """
    found = [*_model(), *_files(Path(directory))]
    database = str(Path(directory) / store.DATABASE)
    try:
        found += _inside(directory, today or datetime.now(UTC).date())
    except (NoDossier, DossierBusy):
        raise
    except SchemaMismatch as problem:
        found.append(
            Finding(
                "fault",
                "newer-version",
                f"it was written by a newer version: schema {problem.found}, this one knows up to {problem.known}",
                (str(directory),),
                do="update armslength (pip install --upgrade armslength); nothing is lost",
            )
        )
    except InputError as problem:
        found.append(Finding("fault", "question", str(problem), ("dossier.toml",), do="mend dossier.toml"))
    except OlderSchema as problem:
        do = "copy the folder, then run a command that writes, such as armslength add"
        found.append(Finding("warning", "older-version", str(problem), (database,), do=do))
    except StoreError as problem:
        found.append(Finding("fault", "database", str(problem), (database,), do="restore it from a copy"))
    return sorted(found, key=lambda f: (f.level != "fault", f.name, f.where))


def _inside(directory: str | Path, today: date) -> list[Finding]:
    with store.open_dossier(directory, patience=PATIENCE) as dossier:
        try:
            return [
                *question.looked_for(dossier),
                *dates.impossible(dossier, today),
                *dates.gaps(dossier, today),
                *losses.lost(dossier),
                *losses.mixed_versions(dossier),
                *losses.judged_nothing(dossier),
                *floods.looked_for(dossier),
            ]
        except InputError as problem:  # the question was read already: it is the tables that cannot be
            raise StoreError(
                f"{dossier.where}: its tables cannot be read: {problem}; restore it from a copy"
            ) from problem


def _model() -> Iterator[Finding]:
    if wrong := coding.weights_wrong():
        yield Finding(
            "fault",
            "model",
            f"the coder's files are not those that were shipped: {wrong}",
            (str(coding.WEIGHTS),),
            do="install armslength anew: pip install --force-reinstall --no-deps armslength",
        )


def _files(directory: Path) -> Iterator[Finding]:
    """What lies in the folder, and the room around it."""
    database = directory / store.DATABASE
    left = [
        directory / f"{store.DATABASE}.wal",
        *sorted(directory.glob(".new-*")),
        *sorted(directory.glob("*.part")),
    ]
    if there := [path.name for path in left if path.exists()]:
        yield Finding(
            "warning",
            "left-behind",
            "files of a command that was killed, or that runs just now",
            tuple(there),
            do="the next command that writes takes up a .wal by itself: never delete it; .new-* and .*.part may be "
            "deleted when nothing runs",
        )
    try:
        free = shutil.disk_usage(directory).free
        size = database.stat().st_size if database.is_file() else 0
    except OSError:
        return
    if free < max(LEAST_ROOM, 2 * size):
        yield Finding(
            "warning",
            "disk",
            f"{free / 1e6:,.0f} MB are free on its disk; the database has {size / 1e6:,.0f} MB",
            (str(directory),),
            do="make room: an add may stop for want of it (it loses nothing), and --as-of and verify make copies",
        )
