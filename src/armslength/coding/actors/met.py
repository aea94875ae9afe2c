"""Whom a document named so far: the memory that pronouns, plurals and short names are looked up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armslength.records import Mention

REACH = 400
"""How many characters back a pronoun looks for a person when the coder names no antecedent."""


class Met:
    """The mentions whose country is known, in the order in which they were resolved.

    Those of the title stand before the text: their offsets are below 0.

    Attributes:
        title: of the text; "" where it has none.
        codes, countries: of all of them; a mention that is known by its country alone has code None.
    """

    def __init__(self) -> None:
        self.title = ""
        self._mentions: list[Mention] = []
        self._titled: list[Mention] = []
        self.codes: set[str | None] = set()
        self.countries: set[str | None] = set()

    def add(self, mentions: Sequence[Mention]) -> None:
        """Remember those whose country is known."""
        for m in mentions:
            if m.country:
                self._mentions.append(m)
                if m.end <= 0:
                    self._titled.append(m)
                self.codes.add(m.code)
                self.countries.add(m.country)

    def add_late(self, m: Mention) -> None:
        """Remember one that stands before others that are remembered."""
        for several in (self._mentions, self._titled) if m.end <= 0 else (self._mentions,):
            at = next((i for i, other in enumerate(several) if other.start > m.start), len(several))
            several.insert(at, m)
        self.codes.add(m.code)
        self.countries.add(m.country)

    def before(self, start: int) -> Iterator[Mention]:
        """Those that stand before `start`, the last one first."""
        return (m for m in reversed(self._mentions) if m.start < start)

    def near(self, start: int, reach: int | None) -> list[Mention]:
        """Those before `start` within reach, the last one first; what the title names is never too far. A reach of None is any."""
        return [m for m in self.before(start) if reach is None or m.end <= 0 or start - m.end <= reach]

    def last_person(self, start: int) -> Mention | None:
        """The person named last before `start`, if that is within REACH."""
        for m in reversed(self._mentions):
            if start - m.end > REACH:
                return None
            if m.kind == "person" and m.start < start:
                return m
        return None

    def of_title(self) -> list[Mention]:
        """Whom the title names, in its order."""
        return list(self._titled)

    def persons_of_title(self) -> dict[str | None, Mention]:
        """By country, the person of it whom the title names last."""
        return {m.country: m for m in self.of_title() if m.kind == "person"}
