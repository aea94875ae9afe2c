"""The dossier, opened a moment at a time, so that `armslength add` can run meanwhile."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from armslength import run, store
from armslength.errors import DossierBusy
from armslength.run import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

State = tuple[tuple[int, int] | None, ...]
"""When each file of a dossier was last written, and its length; any change of the dossier changes it."""

FILES = ("dossier.toml", "dossier.duckdb", "dossier.duckdb.wal")
PATIENCE = 5.0
"""Seconds that a page waits for its turn, in this process and beside others."""
QUIET = 5.0
"""Seconds without a change after which what another process left unmerged is merged here."""
MOST_COPIES = 2
A_BREATH = 0.01
"""Seconds between two turns of whoever reads much: whoever waits comes in."""


class ChangedMeanwhile(Exception):
    """The dossier changed between two turns of one reading."""


class Gate:
    """Many readers of a dossier, or one who writes: one process opens a DuckDB file in one way at a time."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._readers = 0
        self._written = False

    @contextlib.contextmanager
    def read(self, where: Path) -> Iterator[None]:
        """A turn beside other readers.

        Raises:
            DossierBusy: no turn came.
        """
        with self._free:
            if not self._free.wait_for(lambda: not self._written, timeout=PATIENCE):
                raise DossierBusy(str(where), "this one, for another page")
            self._readers += 1
        try:
            yield
        finally:
            with self._free:
                self._readers -= 1
                self._free.notify_all()

    @contextlib.contextmanager
    def alone(self, where: Path) -> Iterator[None]:
        """A turn in which nobody reads: whoever comes meanwhile waits, and those who read are waited for.

        Raises:
            DossierBusy: no turn came.
        """
        end = time.monotonic() + PATIENCE
        with self._free:
            if not self._free.wait_for(lambda: not self._written, timeout=PATIENCE):
                raise DossierBusy(str(where), "this one, for another page")
            self._written = True
            if not self._free.wait_for(lambda: not self._readers, timeout=max(end - time.monotonic(), 0)):
                self._written = False
                self._free.notify_all()
                raise DossierBusy(str(where), "this one, for another page")
        try:
            yield
        finally:
            with self._free:
                self._written = False
                self._free.notify_all()


_GATES: dict[Path, Gate] = {}


@dataclass(slots=True)
class Copy:
    """A dossier as of a day, kept open; one thread at a time uses it."""

    dossier: store.Dossier
    stack: contextlib.ExitStack
    lock: threading.Lock = field(default_factory=threading.Lock)


class Door:
    """One dossier, for all the threads of a server.

    Attributes:
        directory: of the dossier.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._gate = _GATES.setdefault(directory.resolve(), Gate())
        self._copies: OrderedDict[tuple[State, str], Copy] = OrderedDict()
        self._making = threading.Lock()

    def state(self) -> State:
        """What the dossier's files look like now."""
        return tuple(_stamp(self.directory / name) for name in FILES)

    @contextlib.contextmanager
    def reading(self, as_of: str | None = None) -> Iterator[store.Dossier]:
        """The dossier for a moment, beside other pages; as of an ISO day, a copy that is made once and kept.

        Raises:
            DossierBusy: another process writes to it, or no turn came.
        """
        if as_of is not None:
            with self._making:
                copy = self._copy(as_of)
                copy.lock.acquire()
            try:
                yield copy.dossier
            finally:
                copy.lock.release()
            return
        with (
            self._gate.read(self.directory),
            store.open_dossier(self.directory, patience=PATIENCE) as dossier,
        ):
            yield dossier

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """A turn for a function of `run` that opens the dossier itself, to write it perhaps; nobody here reads it meanwhile.

        Raises:
            DossierBusy: no turn came.
        """
        with self._gate.alone(self.directory):
            yield

    def has_copy(self, as_of: str) -> bool:
        """Whether `reading` as of that day would answer at once."""
        return (self.state(), as_of) in self._copies

    def settle(self) -> None:
        """Merge what another process left unmerged, unless it still works on it."""
        written = [stamp[0] for stamp in self.state() if stamp]
        if time.time() - max(written, default=0) / 1e9 >= QUIET:
            with self.turn():
                run.settle(self.directory)

    def close(self) -> None:
        """Let go of every copy."""
        with self._making:
            while self._copies:
                self._drop(self._copies.popitem()[1])

    def _copy(self, as_of: str) -> Copy:
        """The copy as of that day; the caller holds `_making`."""
        key = (self.state(), as_of)
        if key not in self._copies:
            with self.turn():
                run.settle(self.directory)
            with contextlib.ExitStack() as stack:
                with self._gate.read(self.directory):
                    key = (self.state(), as_of)
                    dossier = stack.enter_context(store.open_as_of(self.directory, as_of))
                opening.merge(dossier)  # which takes longest, and of the dossier itself needs nothing
                self._copies[key] = Copy(dossier, stack.pop_all())
            while len(self._copies) > MOST_COPIES:
                self._drop(self._copies.popitem(last=False)[1])
        self._copies.move_to_end(key)
        return self._copies[key]

    @staticmethod
    def _drop(copy: Copy) -> None:
        with copy.lock:
            copy.stack.close()


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
