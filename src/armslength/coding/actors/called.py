"""Who was called so before: "Mr Tang" after "Foreign Minister Tang Jiaxuan"."""

from __future__ import annotations

from armslength.coding.actors.background import Background
from armslength.coding.actors.names import bare
from armslength.coding.actors.titles import TITLES, is_honorific
from armslength.records import Mention


class Called:
    """The persons that a document named, by single words of their names; the first of a name keeps it."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._by_word: dict[str, Mention] = {}
        self._by_surname: dict[str, Mention] = {}

    def add(self, person: Mention) -> None:
        """Remember how a person whose country is known was called: by each of the last two words of a full name, and by the last."""
        words = bare(person.text).split()
        name = words[-2:]
        if len(name) == 2 and all(w[:1].isupper() for w in name):
            for word in name:
                if not is_honorific(word) and word.lower().rstrip(".") not in TITLES:
                    self._by_word.setdefault(word, person)
        surname = words[-1] if words else ""
        if surname[:1].isupper() and not self._background.names(surname):
            self._by_surname.setdefault(surname.lower(), person)

    def alone(self, text: str) -> Mention | None:
        """Who was called by the one word that is left of a mention without its titles."""
        words = [w for w in bare(text).split() if not is_honorific(w)]
        return self._by_word.get(words[0]) if len(words) == 1 else None

    def at_last(self, words: str) -> Mention | None:
        """Whose surname a phrase without a known name ends with; `words` are in lower case."""
        last = bare(words).split()[-1:]
        return self._by_surname.get(last[0]) if last else None
