"""What every page of one server needs: the dossier, what is reckoned of it, the keys, and how a page is made."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.workbench import listing
from armslength.workbench.door import Door
from armslength.workbench.reckoning import NotYet, Reckoning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from armslength.store import Dossier
    from armslength.workbench.asked import Asked
    from armslength.workbench.claims import Claims
    from armslength.workbench.door import State
    from armslength.workbench.listing import Choices, Published
    from armslength.workbench.reckoning import Reckoned
    from armslength.workbench.security import Keys, Place

MOST_STATES = 8
"""States of the dossier that what is found for each of them is kept of."""


@dataclass(frozen=True, slots=True)
class Found:
    """An assessment, and whether the dossier has changed since: a newer one is being reckoned then."""

    reckoned: Reckoned
    stale: bool


class Desk:
    """One dossier on one server.

    Args:
        patience: for how many seconds a page waits for what is being reckoned.
    """

    def __init__(self, directory: Path, *, keys: Keys, place: Place, patience: float) -> None:
        self.door = Door(directory)
        self.reckoning = Reckoning(self.door, patience=patience)
        self.keys = keys
        self.place = place
        self._published: dict[State, Published | None] = {}
        self._choices: dict[tuple[State, str | None], Choices] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The dossier's, as pages and files call it: its directory's."""
        return self.door.directory.resolve().name

    @contextlib.contextmanager
    def opened(self, asked: Asked) -> Iterator[Dossier]:
        """The dossier as of the day asked for, for a moment.

        Raises:
            NotYet: its copy as of that day is being made.
            DossierBusy: another process writes to it.
        """
        self.reckoning.copy(asked.day)
        with self.door.reading(asked.day) as dossier:
            yield dossier

    def newest(self, asked: Asked) -> Found:
        """The assessment of the dossier as it stands now: a file cannot say that it shows the figures of before.

        Raises:
            NotYet: it is not ready.
            DossierBusy: another process writes to it.
        """
        return Found(self.reckoning.assessed(asked.day, asked.period), stale=False)

    def assessed(self, asked: Asked) -> Found:
        """The assessment as of the day asked for; the last one of before where the newest is not ready.

        Raises:
            NotYet: there is none at all yet.
        """
        try:
            found = self.newest(asked)
        except NotYet:
            latest = self.reckoning.latest(asked.day, asked.period)
            if latest is None:
                raise
            return Found(latest, stale=True)
        if found.reckoned.snapshot.behind and asked.day is None:
            self.reckoning.settle()
        return found

    def claims(self, asked: Asked) -> tuple[Claims, bool]:
        """What is claimed as of the day asked for, and whether the dossier has changed since it was read.

        Raises:
            NotYet: nothing was read yet.
        """
        try:
            return self.reckoning.claims(asked.day), False
        except NotYet:
            latest = self.reckoning.latest_claims(asked.day)
            if latest is None:
                raise
            return latest, True

    def choices(self, dossier: Dossier, day: str | None) -> Choices:
        """What the filters may hold, found once for each state of the dossier."""
        key = (self.door.state(), day)
        with self._lock:
            if key not in self._choices:
                if len(self._choices) > MOST_STATES:
                    self._choices.clear()
                self._choices[key] = listing.choices(dossier)
            return self._choices[key]

    def published(self) -> Published | None:
        """When what the dossier holds was published, found once for each state of it; None where nothing is dated.

        Raises:
            DossierBusy: another process writes to it.
        """
        state = self.door.state()
        with self._lock:
            if state in self._published:
                return self._published[state]
        with self.door.reading() as dossier:
            found = listing.published(dossier)
        with self._lock:
            if len(self._published) > MOST_STATES:
                self._published.clear()
            self._published[state] = found
        return found

    def close(self) -> None:
        """Let go of all of it."""
        self.reckoning.close()
        self.door.close()
