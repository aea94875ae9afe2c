"""Which person a name is, if it is one's: "Mr Powell" on the day, but no "Thomas Hubbard" for a Thomas."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.met import Met
from armslength.coding.actors.names import Hit, Phrase, bare
from armslength.coding.actors.titles import HONORIFICS, is_honorific
from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, HEADS, SURNAME
from armslength.ontology.letters import plain
from armslength.records import Actor

CIVIL = frozenset({"mr", "mrs", "ms", "dr"})
"""Behind these stands a person's own name, whatever else it means."""
WORDS = frozenset({"christian", "young", "major", "may", "bush", "rice", "king", "brown", "black", "white", "long", "small", "cook", "bishop", "page", "ford", "short", "best", "park", "moon", "english"})  # fmt: skip
"""Surnames that are words besides: "Christian churches", "a major dispute"."""
HIS = frozenset({"government", "administration", "cabinet", "ministry", "presidency", "regime", "team", "camp", "era", "years"})  # fmt: skip
"""What is called by its head's surname."""
PARTICLES = frozenset({"de", "dela", "del", "della", "der", "da", "das", "do", "dos", "di", "du", "la", "le", "los", "van", "von", "ter", "bin", "al", "el"})  # fmt: skip

FORENAMES = frozenset({"German", "Jordan", "Chad", "Georgia", "India", "Kenya", "America"})
"""Names of states and of their people that are forenames as well."""
_CALLED = re.compile(r"[A-Z][a-z]+(?:[-'’]?[A-Z]?[a-z]+)*")
_OFFICERS = frozenset({"envoy", "consul", "mayor", "governor", "deputy", "economist", "scientist", "expert", "journalist", "diplomat", "official", "citizen", "captain", "admiral", "major", "emperor", "kaiser", "economy"})  # fmt: skip


def person(hit: Hit, phrase: Phrase, background: Background, met: Met) -> Actor | None:
    """The person a name is, or None where it is none's or cannot be told: who was met, who holds office, whose country was met.

    Who once headed a state is known by his surname for ever, a minister of another day where his country was met. The state where it
    may be several of one state: "Assad" in a text without a date.
    """
    people = _bearers(hit, phrase, background)
    # "Lagos state" and "Christian lorries" are of no president of another day.
    described = phrase.after(hit)[:1].islower() and not phrase.owns(hit)
    told = phrase.before(hit)[:1].isupper() or phrase.after(hit).lower() in HIS
    if described and not told and phrase.words[hit.first].text.lower() in WORDS:
        return None
    for fits in (
        [p for p in people if p.code in met.codes],
        [p for p in people if background.in_office(p)],
        [p for p in people if p.country in met.countries],
    ):
        if len(fits) == 1:
            return fits[0]
    if background.on and hit.names[0].kind == SURNAME:
        people = [p for p in people if any(r.title in HEADS for r in p.roles)]
    if described or not people:
        return None
    if len(people) > 1 and len({p.country for p in people}) > 1:
        return None
    return people[0] if len(people) == 1 else background.registry.actor(people[0].country)


def _bearers(hit: Hit, phrase: Phrase, background: Background) -> list[Actor]:
    """All persons of that name whom the words beside it do not rule out."""
    registry = background.registry
    codes = dict.fromkeys(n.code for n in hit.names)
    people = [p for p in map(registry.actor, codes) if p.kind == "person"]
    kinds = {n.kind for n in hit.names}
    before = phrase.before(hit)
    if hit.first == hit.last and is_honorific(phrase.words[hit.first].text) and not before[:1].isupper():
        return []  # "the King" is no Mr King
    if len(people) < len(codes) and not is_honorific(
        before
    ):  # Montenegro is a state before it is a Portuguese
        return []
    if not kinds <= {SURNAME, "name", CITY}:
        return []
    if SURNAME not in kinds:
        return people
    if phrase.goes_on(hit):
        return []  # "Thomas Hubbard" is no Thomas
    if before in PARTICLES:  # "dela Rosa" is no Rosa
        return [p for p in people if f" {before} " in f" {p.name} "]
    initial = len(before.rstrip(".")) == 1
    if before[:1].isupper() and not (initial or is_honorific(before) or registry.names(bare(before))):
        return [p for p in people if plain(p.name.split()[0]) == plain(before)]
    return people


def _surname(word: str) -> bool:
    """Whether a word is written as a surname is, and names no office."""
    return _CALLED.fullmatch(word) is not None and not is_honorific(word) and word.lower() not in _OFFICERS


def is_given_name(hit: Hit, phrase: Phrase, background: Background) -> bool:
    """Whether a state's name within a person's is no state: "Michael Jordan", "Chad Brown"."""
    names = background.registry.names
    kind, before, after = hit.names[0].kind, phrase.before(hit), phrase.after(hit)
    if hit.first != hit.last:
        return False
    if before.rstrip(".").lower() in CIVIL and after[:1].isupper():
        return not names(after)  # "Mr German Gref"
    if phrase.words[hit.first].text in FORENAMES and _surname(after) and hit.last + 2 == len(phrase.words):
        return not names(after)  # "German Gref" is no German
    if kind == DEMONYM:
        return False
    if kind in {CAPITAL, CITY} and after[:1].isupper() and not names(after):
        return not phrase.owns(hit)  # "Sofia Sapega", but "Sofia's Mayor Terziev"
    if before in PARTICLES:
        return not after
    is_name = before[:1].isupper() and before.lower() not in HONORIFICS and not names(before)
    return is_name and not after and not before.endswith(("'s", "’s"))
