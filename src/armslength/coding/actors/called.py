"""Who was called so before: "Mr Tang" after "Foreign Minister Tang Jiaxuan"."""

from __future__ import annotations

import re
from itertools import takewhile

from armslength.coding.actors.names import bare
from armslength.coding.actors.titles import TITLES, is_honorific
from armslength.records import Mention

_OF_A_LAND = re.compile(
    r"(?P<name>\b(?:King|Queen|(?:Crown )?Prince(?:ss)?|Emperor|Emir|Sultan|Grand Duke|Pope|Patriarch|Catholicos|Metropolitan)\b.+?)"
    r" of (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?$"
)
"""Whose name is told with his land's behind it: "King Carl XVI Gustav of Sweden"."""


class Called:
    """The persons that a document named, by each word of their names; the first of a name keeps it."""

    def __init__(self) -> None:
        self._persons: dict[str, Mention] = {}
        self._strangers: set[str] = set()

    def add(self, person: Mention) -> None:
        """Remember a person by the last word of the mention, and by the word before it if that is a name too; a stranger by every word of the name that it ends with."""
        of_a_land = _OF_A_LAND.search(person.text)
        before, last = _last_two(of_a_land["name"] if of_a_land else person.text)
        if not person.country:
            if _is_name(last) and _is_name(before):
                run = takewhile(_is_name, reversed(bare(person.text).split()))
                self._strangers |= {word.lower() for word in run}
            return
        if _is_name(last):
            for word in filter(_is_name, (last,) if of_a_land else (last, before)):
                self._persons.setdefault(word.lower(), person)

    def alone(self, text: str) -> Mention | None:
        """Who was called by the one word that is left of a mention without its titles."""
        words = [w for w in bare(text).split() if not is_honorific(w)]
        return self.by_last(words[0]) if len(words) == 1 else None

    def stranger(self, text: str) -> bool:
        """Whether one word is left of a mention without its titles, and somebody of whom nothing is known was called so."""
        words = [w for w in bare(text).split() if not is_honorific(w)]
        return (
            len(words) == 1 and words[0].lower() in self._strangers and words[0].lower() not in self._persons
        )

    def by_last(self, text: str) -> Mention | None:
        """Who was called by the last word of a mention; "Lyudmila Putin" is not he who was called Vladimir Putin."""
        before, last = _last_two(text)
        person = self._persons.get(last.lower()) if _is_name(last) else None
        return None if person and _is_name(before) and before not in person.text.split() else person


def _last_two(text: str) -> tuple[str, str]:
    """The last two words without a possessive; "" where there are fewer."""
    *_, before, last = ["", "", *bare(text).split()]
    return before, last


def _is_name(word: str) -> bool:
    """Whether a word is written as names are and is no title."""
    return word[:1].isupper() and not is_honorific(word) and word.lower().rstrip(".") not in TITLES
