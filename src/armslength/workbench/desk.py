"""What every page of one server needs: the dossier, what is reckoned of it, the keys, and how a page is made."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.workbench import listing
from armslength.workbench.door import Door
from armslength.workbench.reckoning import NotYet, Reckoning

if TYPE_CHECKING:
    from pathlib import Path

    from armslength.store import Dossier
    from armslength.workbench.asked import Asked
    from armslength.workbench.door import State
    from armslength.workbench.listing import Choices
    from armslength.workbench.reckoning import Reckoned
    from armslength.workbench.security import Keys, Place


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
        self._choices: dict[tuple[State, str | None], Choices] = {}
        self._lock = threading.Lock()

    def assessed(self, asked: Asked) -> Found:
        """The assessment as of the day asked for; the last one of before where the newest is not ready.

        Raises:
            NotYet: there is none at all yet.
        """
        try:
            found = self.reckoning.assessed(asked.day, asked.period)
            if found.snapshot.behind and asked.day is None:
                self.reckoning.settle()
            return Found(found, stale=False)
        except NotYet:
            latest = self.reckoning.latest(asked.day, asked.period)
            if latest is None:
                raise
            return Found(latest, stale=True)

    def choices(self, dossier: Dossier, day: str | None) -> Choices:
        """What the filters may hold, found once for each state of the dossier."""
        key = (self.door.state(), day)
        with self._lock:
            if key not in self._choices:
                if len(self._choices) > 8:
                    self._choices.clear()
                self._choices[key] = listing.choices(dossier)
            return self._choices[key]

    def close(self) -> None:
        """Let go of all of it."""
        self.reckoning.close()
        self.door.close()
