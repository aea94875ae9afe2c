"""What is known before a text is read: who bears which name on its date, and whose "the president" is."""

from __future__ import annotations

from dataclasses import dataclass

from armslength.ontology.actors import Name, Registry, within
from armslength.records import Actor


@dataclass(frozen=True, slots=True)
class Background:
    """The names and offices of one document's day.

    Attributes:
        registry: where names are looked up.
        on: the day of publication, as precise as it is known (YYYY, YYYY-MM, YYYY-MM-DD); None where it is not.
        home: the country meant by "the president", "the government", where none is named; None is nobody's.
        organ: whether the publisher is an organ of that state and no paper: it names its own officials without more.
    """

    registry: Registry
    on: str | None
    home: str | None
    organ: bool = False

    def names(self, words: str) -> list[Name]:
        """Everything that words may be the name of on that day."""
        return self.registry.names(words, on=self.on)

    def sector(self, actor: Actor) -> str:
        """The sector of the office that an actor held on that day, or its own."""
        held = [r.sector for r in actor.roles if within(r.since, r.until, self.on)]
        return held[-1] if held else actor.sector

    def country(self, actor: Actor) -> str | None:
        """The state or organisation that an actor served on that day, or is of: NATO's Mark Rutte, before that the Netherlands'."""
        # The tables of heads of state count crowns and co-princes too.
        sure = self.registry.by_hand(actor.code)
        held = [r for r in actor.roles if r.country == actor.country or r in sure]
        held = [r for r in held if within(r.since, r.until, self.on)]
        latest = max(held, key=lambda r: (r.since or "", r.country == actor.country), default=None)
        return latest.country if latest and self.on else actor.country

    def in_office(self, actor: Actor) -> bool:
        """Whether an actor held an office on that day."""
        return any(within(r.since, r.until, self.on) for r in actor.roles)
