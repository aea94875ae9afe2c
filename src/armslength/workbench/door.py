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

if TYPE_CHECKING:
    from collections.abc import Iterator

State = tuple[tuple[int, int] | None, ...]
"""When each file of a dossier was last written, and its length; any change of the dossier changes it."""

FILES = ("dossier.toml", "dossier.duckdb", "dossier.duckdb.wal")
PATIENCE = 5.0
"""Seconds that a page waits for its turn within this process."""
QUIET = 5.0
"""Seconds without a change after which what another process left unmerged is merged here."""
MOST_COPIES = 2


_TURNS: dict[Path, threading.Lock] = {}
"""A dossier's lock: one process opens a DuckDB file in one way at a time, and bars it against other files once."""


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
        self._turn = _TURNS.setdefault(directory.resolve(), threading.Lock())
        self._copies: OrderedDict[tuple[State, str], Copy] = OrderedDict()
        self._making = threading.Lock()

    def state(self) -> State:
        """What the dossier's files look like now."""
        return tuple(_stamp(self.directory / name) for name in FILES)

    @contextlib.contextmanager
    def reading(self, as_of: str | None = None) -> Iterator[store.Dossier]:
        """The dossier for a moment, in which no other page has it; as of an ISO day, a copy that is made once and kept.

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
        with self.turn(), store.open_dossier(self.directory) as dossier:
            yield dossier

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """A turn for a function of `run` that opens the dossier itself; no other thread of this process does meanwhile.

        Raises:
            DossierBusy: no turn came.
        """
        if not self._turn.acquire(timeout=PATIENCE):
            raise DossierBusy(str(self.directory), "this one, for another page")
        try:
            yield
        finally:
            self._turn.release()

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
            with contextlib.ExitStack() as stack, self.turn():
                run.settle(self.directory)
                key = (self.state(), as_of)
                dossier = stack.enter_context(run.opened(self.directory, as_of=as_of))
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
