"""The mentions of one document, one after the other: what each may be is asked in order, and who it is, remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from armslength.coding.actors.apposed import apposed
from armslength.coding.actors.background import Background
from armslength.coding.actors.called import Called
from armslength.coding.actors.councils import own_council
from armslength.coding.actors.met import REACH, Met
from armslength.coding.actors.named import TURNED, named
from armslength.coding.actors.names import ARTICLE, bare
from armslength.coding.actors.persons import COMMON
from armslength.coding.actors.plurals import THE_TWO, THEY, both, names_no_other, several, they, titled_pair
from armslength.coding.actors.pronouns import PRONOUNS, pronoun
from armslength.coding.actors.referent import Referent, as_before
from armslength.coding.actors.sectors import guess_sector
from armslength.coding.actors.unnamed import unnamed
from armslength.ontology.actors import Registry, registry
from armslength.records import Mention


class Resolver:
    """Resolves the mentions of one document, in the order of its text, and remembers whom it met.

    Args:
        published: EDTF date of the document, or None: it says which offices and names hold.
        actors: where names are looked up; the tables' registry by default.
        home: the country meant by "the president", "the government", where none is named; None is nobody's.
        organ: whether the publisher is an organ of that state.
    """

    def __init__(
        self,
        *,
        published: str | None,
        actors: Registry | None = None,
        home: str | None = None,
        organ: bool = False,
    ) -> None:
        on = published if published and published[:4].isdigit() else None
        self.background = Background(actors or registry(), on, home, organ)
        self._met = Met()
        self._called = Called()

    def introduce(self, text: str, mentions: Sequence[tuple[int, int, str, str]]) -> None:
        """Who a title names, met before the text begins: "the two leaders" of its first sentence are they.

        Args:
            text: the title.
            mentions: where an actor stands in it, with sector and kind.
        """
        self._met.title = text
        base = -len(text) - 1
        found = [
            self.resolve_all(text[start:end], base + start, base + end, sector=sector, kind=kind)
            for start, end, sector, kind in mentions
        ]
        for one, following in pairwise(found):
            self.told_again(one, apposed(one, following, text, base))

    def told_again(self, before: tuple[Mention, ...], now: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """A mention of which more is known than when it was resolved: remembered as it is now, where that is another."""
        if now != before:
            self._met.add_late(now[0])
            self._called.add(now[0])
        return now

    def titled(self) -> tuple[Mapping[str | None, Mention], Mapping[str | None, Mention]]:
        """By country, the persons whom the title names and the states."""
        of = self.background.registry.actor
        states: dict[str | None, Mention] = {
            m.country: m for m in self._met.of_title() if m.country and of(m.country).kind == "state"
        }
        return self._met.persons_of_title(), states

    def titled_body(self) -> Mention | None:
        """The organisation of states that the title names, where it names nobody else of another country; None where it names none or several."""
        named = {m.code: m for m in self._met.of_title() if m.code and m.country != self.background.home}
        if len(named) != 1:
            return None
        ((code, body),) = named.items()
        actor = self.background.registry.actor(str(code))
        return body if actor.kind == "org" and actor.sector == "IGO" else None

    def of_title(self) -> list[Mention]:
        """Whom the title names, in its order; an organisation as one."""
        of = self.background.registry.actor
        return [
            replace(m, kind="org") if m.code and of(m.code).kind == "org" else m for m in self._met.of_title()
        ]

    def names_no_other(self) -> bool:
        """Whether the publisher has a home and the title names nobody of another country."""
        return names_no_other(self.background, self._met)

    def those_who_talked(self) -> list[Referent]:
        """The countries of the two whose talks the title tells of."""
        return titled_pair(self.background, self._met)

    def resolve_all(
        self,
        text: str,
        start: int,
        end: int,
        *,
        sector: str | None = None,
        kind: str | None = None,
        antecedent: Sequence[Mention] = (),
    ) -> tuple[Mention, ...]:
        """The parties a mention names: one as a rule, several for "Minsk and Moscow" or "the two sides".

        Args:
            text: the words at [start, end) of the document.
            sector, kind: what the coder takes the mention for; guessed from the words where None.
            antecedent: the earlier mention that a pronoun or "the president" stands for, where known: several where it names several.

        Returns:
            Mentions of the same words; code and country None where only the words are known.
        """
        sector = sector or guess_sector(text)
        kind = kind or "org"
        found = self._referents(text, start, sector, kind, antecedent)
        out = tuple(
            Mention(start, end, text, r.code, r.country, r.sector or sector, kind, r.by or None)
            for r in found or [Referent(None, None, sector, "")]
        )
        self._met.add(out)
        if kind == "person" and len(out) == 1:
            self._called.add(out[0])
        return out

    def _referents(
        self, text: str, start: int, sector: str, kind: str, antecedent: Sequence[Mention]
    ) -> list[Referent]:
        """Whom words stand for: a pronoun, a plural, a known name, a name told more fully before, or a phrase without one."""
        background, met = self.background, self._met
        printed = text.strip()
        words = ARTICLE.sub("", printed).lower()
        one = antecedent[0] if len(antecedent) == 1 else None
        if words in THEY:
            return they(start, antecedent, background, met)
        if words in PRONOUNS and not background.names(printed):  # "us" is not "US"
            return pronoun(words, start, one, met)
        if TURNED.match(text):
            return []  # the state named is the one they are turned to
        if (parties := several(printed, start, sector, background, met)) is not None:
            return parties
        if THE_TWO.fullmatch(printed):
            found = both(text, start, background, met, REACH)
        else:
            found = own_council(text, start, background, met) or named(text, kind, sector, background, met)
        called = self._called_before(text, words, kind, found)
        # "German" is no German Gref, where it names a state.
        if called and all(r.country != called.country for r in found):
            return [as_before(called)]
        if kind == "person" and self._called.stranger(text) and not self._in_office(found, words):
            found = []  # "Mr Li" after Li Ka-shing
        if found or words in PRONOUNS:
            return found
        if called := self._called.by_last(text):
            return [as_before(called)]
        definite = not printed.lower().startswith(("a ", "an "))
        return unnamed(bare(words), start, one, sector, background, met, definite=definite)

    def _called_before(self, text: str, words: str, kind: str, found: Sequence[Referent]) -> Mention | None:
        """Who was called by a mention's one name; by its last, an officer of a body, where who else has the name is out of office."""
        if kind != "person" and found:
            return None
        officer = self._officer(text) if found and not self._in_office(found, words) else None
        return officer or self._called.alone(text)

    def _officer(self, text: str) -> Mention | None:
        """Who was called by the last word of a mention as a body's own: "Mr Sargsyan" after "Chairman of the Commission Tigran Sargsyan"."""
        called = self._called.by_last(text)
        if called is None or called.code is None:
            return None
        return called if self.background.registry.actor(called.code).kind == "org" else None

    def _in_office(self, found: Sequence[Referent], words: str) -> bool:
        """Whether words stand for one who holds an office that day, and by no name of thousands."""
        codes = [r.code for r in found if r.code]
        actors = [self.background.registry.actor(code) for code in codes]
        held = any(a.kind == "person" and self.background.in_office(a) for a in actors)
        return held and words.rsplit(maxsplit=1)[-1] not in COMMON
