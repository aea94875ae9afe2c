"""The actor registry: states, organisations, territories, companies and persons, with their names and offices.

Data: `ontology/data/actors.csv`, `names.csv`, `cities.csv` and `roles.csv`, each row with its source, and `leaders.csv`,
heads of state and government made from Wikidata by `scripts/build_registry.py`, with `leader_names.csv`, what English
papers call some of them. Names are found with and without the marks on their letters.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from armslength.ontology.letters import plain
from armslength.ontology.tables import rows
from armslength.records import Actor, OwnActor, Question, Role

DEMONYM, CAPITAL, CITY, METONYM, SURNAME = "demonym", "capital", "city", "metonym", "surname"
_NUMERAL = re.compile(r"[IVX]+")
_WORDS = re.compile(r"[^\W_]+")
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK"})
"""States whose people are called by the first word of their names: "President Yoon"."""
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A last word that is a given name of that kind: "Ban Ki-moon", "Tsai Ing-wen"."""
HEADS = frozenset({"president", "prime minister"})
_ORGAN = re.compile(
    r"\b(?:president|presidency|prime minister|premier|government|cabinet|council of ministers|minister|ministry|department of (?:state|defen[cs]e)"
    r"|state department|foreign office|parliament|embassy|consulate|permanent mission)\b",
    re.IGNORECASE,
)
"""Words of a publisher that is an organ of the state it names."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and whose it is; `kind` is name, demonym, capital, city (regions too), metonym, abbreviation or surname."""

    text: str
    code: str
    kind: str
    since: str | None
    until: str | None

    def holds(self, on: str | None) -> bool:
        """Whether the name was in use on an ISO date; always, where the date is not known."""
        return within(self.since, self.until, on)


def within(since: str | None, until: str | None, on: str | None) -> bool:
    """Whether a date falls in an interval; dates of less precision are compared as far as they go."""
    if on is None:
        return True
    after = since is None or on[: len(since)] >= since[: len(on)]
    before = until is None or on[: len(until)] <= until[: len(on)]
    return after and before


class Registry:
    """All actors known by name. Names are matched with their case: `US` is a state, `us` is not.

    Args:
        own: a user's actors, whose names come before the tables'.
        homes: publisher -> the country it means where it names none.
    """

    def __init__(self, own: Sequence[OwnActor] = (), homes: Mapping[str, str] | None = None) -> None:
        self._homes = dict(homes or {})
        roles: dict[str, list[Role]] = defaultdict(list)
        for row in rows("roles"):
            roles[row["code"]].append(
                Role(row["title"], row["country"], row["sector"], row["since"] or None, row["until"] or None)
            )
        self._actors = {
            r["code"]: Actor(
                r["code"], r["name"], r["kind"], r["country"], r["sector"], tuple(roles[r["code"]])
            )
            for r in rows("actors")
        }
        self._by_hand = {code: tuple(held) for code, held in roles.items()}
        self._names: dict[str, list[Name]] = defaultdict(list)
        for given in own:
            self._actors[given.code] = Actor(
                given.code, given.names[0], given.kind, given.country, given.sector
            )
            for text in given.names:
                self._name(Name(text, given.code, "name", given.since, given.until))
        for r in (*rows("names"), *rows("cities")):
            self._name(Name(r["name"], r["code"], r["kind"], r["since"] or None, r["until"] or None))
        for r in sorted(
            rows("leaders"), key=lambda r: r["country"] == "AND"
        ):  # France's president is its prince
            self._leader(r)
        for r in rows("leader_names"):
            self._name(Name(r["name"], r["code"], "name", None, None))
        self.longest = max(len(name.split()) for name in self._names)

    def actor(self, code: str) -> Actor:
        """The actor of that code; KeyError where there is none."""
        return self._actors[code]

    def by_hand(self, code: str) -> tuple[Role, ...]:
        """The offices that `roles.csv` gives an actor."""
        return self._by_hand.get(code, ())

    def __contains__(self, code: object) -> bool:
        return code in self._actors

    def is_country_code(self, code: str) -> bool:
        """Whether a code is a state's or an organisation's: what a question may ask about."""
        return code in self._actors and self._actors[code].country == code

    def country_codes(self) -> list[str]:
        """Every code of a state or an organisation, sorted."""
        return sorted(code for code, actor in self._actors.items() if actor.country == code)

    def home(self, publisher: str | None) -> str | None:
        """The state that a publisher means by "the president": as the user said, or whose organ it is by its name.

        "President of Russia", "White House", "Ministry of Foreign Affairs of Belarus"; not a newspaper ("The Moscow Times").
        """
        if not publisher:
            return None
        return self._homes.get(publisher) or self._state_of(publisher)

    def organ_of(self, publisher: str | None) -> str | None:
        """The state whose organ a publisher is by its own name; None for a paper or an agency, whoever's home it is said to be."""
        return self._state_of(publisher) if publisher else None

    def _state_of(self, publisher: str) -> str | None:
        words = publisher.removeprefix("The ").removeprefix("the ").split()
        whole = self.names(" ".join(words))
        if whole and whole[0].kind in {"name", METONYM} and self.actor(whole[0].code).kind == "state":
            return whole[0].code
        if not _ORGAN.search(publisher):
            return None
        for at in range(len(words)):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size])
                found = self.names(phrase) or self.names(phrase.rstrip(",."))
                if found and self.actor(found[0].code).kind == "state":
                    return found[0].code
        return None

    def near(self, code: str) -> list[str]:
        """Up to three codes of states or organisations that a mistyped code or a name may have meant."""
        wanted = code.upper()
        codes = sorted(c for c, a in self._actors.items() if a.country == c)
        codes.sort(key=lambda c: (c != wanted, c[:2] != wanted[:2]))
        by_name = [a.code for a in self._actors.values() if a.country == a.code and a.name.upper() == wanted]
        alike = difflib.get_close_matches(wanted, codes, 12, 0.6)
        alike.sort(key=codes.index)
        return (by_name + [c for c in alike if c not in by_name])[:3]

    def names(self, text: str, *, on: str | None = None) -> list[Name]:
        """Everything that a name may stand for on a date, in the order of the tables."""
        return [n for n in self._names.get(plain(text), ()) if n.holds(on)]

    def reach(self, text: str) -> int:
        """Of how many words a name may be that begins as this text does; 0 where none does. Words are runs of letters and digits."""
        first = _WORDS.match(plain(text))
        return self._most_words.get(first[0], 0) if first else 0

    @cached_property
    def _most_words(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in self._names:
            words = _WORDS.findall(name)
            if words and name.startswith(words[0]):
                found[words[0]] = max(len(words), found.get(words[0], 0))
        return found

    def holders(self, title: str, country: str, *, on: str | None) -> list[Actor]:
        """Persons who held an office of a state or organisation on a date; all who ever did, where it is None.

        Where `roles.csv` names the holder, `leaders.csv` is not asked: it also lists mere claimants.
        """
        held = [
            a
            for a in self._ever_held.get((title, country), ())
            if any(
                r.title == title and r.country == country and within(r.since, r.until, on) for r in a.roles
            )
        ]
        return [a for a in held if a.code in self._by_hand] or held

    @cached_property
    def _ever_held(self) -> dict[tuple[str, str], list[Actor]]:
        """By title and country, who ever held the office: persons of that country, and whom `roles.csv` says so of."""
        found: dict[tuple[str, str], list[Actor]] = defaultdict(list)
        for actor in self._actors.values():
            by_hand = self._by_hand.get(actor.code, ())
            for title, country in dict.fromkeys(
                (r.title, r.country) for r in actor.roles if r.country == actor.country or r in by_hand
            ):
                found[title, country].append(actor)
        return found

    def heads(self, country: str) -> list[tuple[Actor, Role]]:
        """Who was president or prime minister of a country, and when, by code and date; of claimants too."""
        found = [
            (a, r)
            for a in self._actors.values()
            for r in a.roles
            if r.country == country and r.title in HEADS
        ]
        return sorted(found, key=lambda f: (f[0].code, f[1].since or "", f[1].until or ""))

    def _name(self, name: Name) -> None:
        self._names[plain(name.text)].append(name)
        if self._actors[name.code].kind == "person" and " " in name.text and name.kind == "name":
            given, surname = name.text.split()[0], _surname(name.text)
            if _NUMERAL.fullmatch(surname) or " of " in name.text:  # "Juan Carlos I", "Hussein of Jordan"
                return
            country = self._actors[name.code].country
            first = country in FAMILY_FIRST or _GIVEN_LAST.fullmatch(plain(surname)) is not None
            family = given if first else surname
            for called in {plain(surname), plain(family)}:
                if not any(n.code == name.code for n in self._names[called]):
                    self._names[called].append(Name(called, name.code, SURNAME, name.since, name.until))

    def _leader(self, row: dict[str, str]) -> None:
        """An office from Wikidata's lists, for the person of that name if one is known (Macron, prince of Andorra)."""
        known_as = [n.code for n in self._names.get(plain(row["name"]), ()) if n.kind == "name"]
        code = next((c for c in known_as if self._actors[c].kind == "person"), row["code"])
        role = Role(row["title"], row["country"], "GOV", row["since"] or None, row["until"] or None)
        if code not in self._actors:
            roles = (*self._by_hand.get(code, ()), role)
            self._actors[code] = Actor(code, row["name"], "person", row["country"], "GOV", roles)
            self._name(Name(row["name"], code, "name", None, None))
        else:
            known = self._actors[code]
            self._actors[code] = Actor(
                code, known.name, known.kind, known.country, known.sector, (*known.roles, role)
            )


def _surname(name: str) -> str:
    words = [w for w in name.split() if w.rstrip(".") not in {"Jr", "Sr"}]
    for particle in ("von", "van", "al", "bin", "de", "da"):
        if particle in words[1:]:
            return " ".join(words[words.index(particle, 1) :])
    return words[-1]


@cache
def registry(own: tuple[OwnActor, ...] = (), homes: tuple[tuple[str, str], ...] = ()) -> Registry:
    """The registry, loaded once; with a user's own actors and (publisher, country) homes, once for these."""
    return Registry(own, dict(homes))


def registry_for(question: Question) -> Registry:
    """The registry with a question's own actors and its publishers' homes."""
    return registry(question.actors, tuple(sorted(question.homes.items())))


@cache
def heads_known_until() -> str:
    """The last day (ISO) on which the table of presidents and prime ministers has one begin or end."""
    return max(day for row in rows("leaders") for day in (row["since"], row["until"]) if day)
