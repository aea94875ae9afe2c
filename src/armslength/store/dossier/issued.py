"""What was said to come: outlooks and probabilities of events, appended and given their outcome once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.store import odds, outlooks
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import EventForecast, Outlook


class Issued(Database):
    """The forecasts of a dossier."""

    def keep_outlooks(self, issued: Sequence[Outlook]) -> int:
        """Append outlooks, in one transaction; what was said before is never rewritten, only given its outcome, once.

        Returns:
            How many periods of theirs are there that were not before.
        """
        with self.at_once():
            return outlooks.keep(self._connection, self._types, issued)

    def outlooks(self) -> list[Outlook]:
        """Every outlook issued, the earliest first, with the outcome of what is over; `seen` and `track` are not kept."""
        return outlooks.held(self._connection)

    def keep_event_forecasts(self, issued: Sequence[EventForecast]) -> int:
        """Append probabilities of events, in one transaction; they are never rewritten, only given their outcome, once.

        Returns:
            How many of them are there that were not before.
        """
        with self.at_once():
            return odds.keep(self._connection, self._types, issued)

    def event_forecasts(self) -> list[EventForecast]:
        """Every probability of an event that was issued, the earliest first, with what came; `track` is not kept."""
        return odds.held(self._connection)

    def known_until(self) -> str | None:
        """The last ISO day, today at most, on which something is known to have been published; None where nothing is dated."""
        return outlooks.known_until(self._connection)
