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
WORDS = frozenset({"christian", "young", "major", "may", "bush", "rice", "king", "brown", "black", "white", "long", "small", "cook", "bishop", "page", "ford", "short", "best", "park", "moon", "english", "mao", "han", "ma", "li", "hu", "wen", "lam", "sam", "jin", "sang", "store", "turk", "pak", "junior", "dung", "mane"})  # fmt: skip
"""Surnames that are words besides: "Christian churches", "a major dispute"."""
COMMON = frozenset({"garcia", "gomez", "hernandez", "sanchez", "gonzalez", "fernandez", "lopez", "perez", "rodriguez", "martinez", "ramirez", "torres", "flores", "silva", "costa", "santos", "pereira", "wang", "li", "zhang", "chen", "kim", "lee", "park", "choi", "han", "hu", "ma", "wen", "lam", "singh", "khan", "ali", "ahmed", "hussein", "hassan", "abdullah", "mohamed", "mohammed", "smith", "brown", "johnson", "martin", "thomas", "scott", "green", "baker", "carr", "moore", "clark", "taylor", "king", "sam", "elias", "marti"})  # fmt: skip
"""Surnames that say little by themselves."""
HIS = frozenset({"government", "administration", "cabinet", "ministry", "presidency", "regime", "team", "camp", "era", "years"})  # fmt: skip
"""What is called by its head's surname."""
PARTICLES = frozenset({"de", "dela", "del", "della", "der", "da", "das", "do", "dos", "di", "du", "la", "le", "los", "van", "von", "ter", "bin", "al", "el"})  # fmt: skip

FORENAMES = frozenset({"German", "Jordan", "Chad", "Georgia", "India", "Kenya", "America"})
"""Names of states and of their people that are forenames as well."""
_CALLED = re.compile(r"[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+|[A-Z][a-z]+)*|[A-Z]'[A-Z][a-z]+")
_NO_SURNAMES = frozenset({"lawmaker", "republican", "democrat", "soldier", "tourist", "striker", "coach", "tycoon", "pope", "leader", "greens", "envoy", "consul", "mayor", "governor", "deputy", "economist", "scientist", "expert", "journalist", "diplomat", "official", "citizen", "captain", "admiral", "major", "emperor", "kaiser", "economy"})  # fmt: skip


def person(hit: Hit, phrase: Phrase, background: Background, met: Met) -> Actor | None:
    """The person a name is, or None where it is none's or cannot be told: who was met, who holds office, whose country was met.

    Who once headed a state is known by his surname for ever, a minister of another day where his country was met. The state where it
    may be several of one state: "Assad" in a text without a date.
    """
    people = _bearers(hit, phrase, background)
    # "Lagos state" and "Christian lorries" are of no president of another day.
    described = phrase.after(hit)[:1].islower() and not phrase.owns(hit)
    told = phrase.before(hit)[:1].isupper() or phrase.after(hit).lower() in HIS
    is_word = phrase.words[hit.first].text.lower() in WORDS
    if is_word and ((described and not told) or phrase.before(hit).lower() == "the"):
        return None
    for fits in (
        [p for p in people if p.code in met.codes],
        [p for p in people if background.in_office(p)],
        [p for p in people if p.country in met.countries],
    ):
        if len(fits) == 1:
            return fits[0]
    if background.on and hit.names[0].kind == SURNAME:
        people = [p for p in people if _remembered(p, bare(phrase.words[hit.first].text), background.on)]
    if described or not people:
        return None
    if len(people) > 1 and len({p.country for p in people}) > 1:
        return None
    return people[0] if len(people) == 1 else background.registry.actor(people[0].country)


def _remembered(person: Actor, surname: str, on: str) -> bool:
    """Whether a surname alone stands for somebody out of office: who headed a state by that year, and bears no name of thousands."""
    headed = any(r.title in HEADS and (r.since or "")[:4] <= on[:4] for r in person.roles)
    return headed and surname.lower() not in COMMON and plain(person.name.split()[-1]) == plain(surname)


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
    if initial and hit.first > 1 and phrase.words[hit.first - 2].text[:1].isupper():
        given = phrase.words[hit.first - 2].text
        if not is_honorific(given):  # "Robert E. Lee" is an R.
            return [p for p in people if p.name[0] == given[0]]
    if before[:1].isupper() and not (initial or is_honorific(before) or _is_no_name(before, background)):
        return [p for p in people if plain(p.name.split()[0]) == plain(before)]
    return people


def _is_no_name(word: str, background: Background) -> bool:
    """Whether the word before a surname is a state's or an organisation's, and no name of the person's own: "Belarus' Makei"."""
    names = background.names(bare(word))
    return any(background.registry.actor(n.code).kind != "person" for n in names)


def _surname(word: str) -> bool:
    """Whether a word is written as a surname is, and names no office."""
    word = plain(word)
    plural = word.endswith("s") and word[:-1].lower() in _NO_SURNAMES
    return _CALLED.fullmatch(word) is not None and not (
        is_honorific(word) or plural or word.lower() in _NO_SURNAMES
    )


def is_given_name(hit: Hit, phrase: Phrase, background: Background) -> bool:
    """Whether a state's name within a person's is no state: "Michael Jordan", "Chad Brown"."""
    names = background.registry.names
    kind, before, after = hit.names[0].kind, phrase.before(hit), phrase.after(hit)
    if hit.first != hit.last:
        return False
    if before.rstrip(".").lower() in CIVIL and after[:1].isupper():
        return not names(after)  # "Mr German Gref"
    alone = phrase.before(hit).lower() not in {"the", "a", "an"} and hit.last + 2 == len(phrase.words)
    if phrase.words[hit.first].text in FORENAMES and alone and _surname(after):
        return not names(after)  # "German Gref" is no German
    if kind == DEMONYM:
        return False
    if kind in {CAPITAL, CITY} and after[:1].isupper() and not names(after):
        return not phrase.owns(hit)  # "Sofia Sapega", but "Sofia's Mayor Terziev"
    if before in PARTICLES:
        return not after
    is_name = before[:1].isupper() and before.lower() not in HONORIFICS and not names(before)
    return is_name and not after and not before.endswith(("'s", "’s"))
