"""Words for two or more parties at once: "they", "the two leaders", "the sides"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from armslength.coding.actors.background import Background
from armslength.coding.actors.meetings import TALKED_WITH, VISIT_TO
from armslength.coding.actors.met import REACH, Met
from armslength.coding.actors.referent import Referent, as_before, country_of
from armslength.ontology.actors import DEMONYM
from armslength.records import Mention

THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
BOTH = re.compile(
    r"\b(?:both|two)\s+(?:(?:allied|friendly|fraternal|brotherly|neighbou?ring|warring|our)\s+)?(?:sides|countries|leaders|states|presidents|nations|governments|parties|capitals|neighbours|allies|men|ministers"
    r"|prime ministers|foreign ministers|heads of (?:state|government)|delegations|diplomats|counterparts|heads|officials|premiers|peoples)\b",
    re.IGNORECASE,
)
THE_TWO = re.compile(
    r"(?:the\s+)?(?:leaders|presidents|sides|parties|heads of state|interlocutors|negotiators|prime ministers|foreign ministers)",
    re.IGNORECASE,
)
"""Plurals that are as good as "the two" where two states were named shortly before."""
KOREAS = re.compile(r"(?:the\s+)?(?:two\s+|both\s+)?Koreas")
LANDS = re.compile(r"(?:the\s+)?(?:countries|states|nations|peoples)", re.IGNORECASE)
"""Plurals that are the two whose persons the title names, and otherwise any."""
THOSE_THERE = re.compile(
    r"(?:the\s+)?(?:(?:meeting\s+)?participants|delegations|members\s+of\s+(?:the\s+)?delegations)",
    re.IGNORECASE,
)
"""Plurals that are those two where the title tells of their talks."""
THREE = re.compile(
    r"\bthree\s+(?:sides|countries|leaders|states|presidents|nations|governments|parties|heads of state|peoples)\b",
    re.IGNORECASE,
)
_TALKS_OF = re.compile(
    r"(?<![\w–-])(?P<peoples>[A-Z]\w+(?:[-–][A-Z]\w+)+)\s+(?:\w+\s+)?(?:talks|negotiations|summit|consultations|dialogue|meeting)"
)
"""What a title says of talks by the names of the peoples alone: "Russian-Chinese talks"."""
SUMMIT = re.compile(r"\b(?:summit|session|council|meeting)\b", re.IGNORECASE)
PERSONS = re.compile(
    r"\b(leaders|presidents|men|ministers|officials|premiers|heads of (?:state|government)|interlocutors)\b",
    re.IGNORECASE,
)


def several(words: str, start: int, sector: str, background: Background, met: Met) -> list[Referent] | None:
    """Whom words for two or three parties, or for all who are there, stand for; None where they are no such words."""
    if BOTH.search(words):
        return both(words, start, background, met)
    if THREE.search(words) and (found := three(background, met)):
        return found
    if KOREAS.fullmatch(words):
        return koreas()
    if LANDS.fullmatch(words):
        return titled_pair(background, met)
    if THOSE_THERE.fullmatch(words) and TALKED_WITH.search(met.title):
        return titled_pair(background, met) or _own(sector, background, met)
    return None


def names_no_other(background: Background, met: Met) -> bool:
    """Whether the publisher has a home and the title names nobody of another country."""
    home = background.home
    return home is not None and all(m.country == home for m in met.of_title())


def _own(sector: str, background: Background, met: Met) -> list[Referent]:
    """The home's own, where the title of its organ tells of nobody else."""
    own = background.organ and names_no_other(background, met)
    return [Referent(None, background.home, sector, "home")] if own else []


def they(start: int, antecedent: Sequence[Mention], background: Background, met: Met) -> list[Referent]:
    """Whom "they" are: all that the coder names, unless it names one person or state; else the two persons named last close by."""
    known = [m for m in antecedent if m.country]
    named = [as_before(m) for m in known]
    if len(known) > 1 or (known and known[0].kind not in {"person", "state"}):
        return named
    return _two_persons(met.near(start, REACH), background, met, with_host=True) or named


def both(
    words: str, start: int, background: Background, met: Met, reach: int | None = None
) -> list[Referent]:
    """The last two countries named before `start`, the earlier first; nothing where fewer are known.

    "The presidents" of a title that names more are all of those, "the sides" of one that tells of talks by their peoples' names those. Of persons ("the two leaders"), the countries whose persons were named, if there are two.

    Args:
        reach: how many characters back at most; None is any.
    """
    if THE_TWO.fullmatch(words.strip()) and len(talks := _talks_of(background, met)) == 2:
        return talks
    titled = met.persons_of_title()
    if len(titled) > 2 and THE_TWO.fullmatch(words.strip()):
        return [country_of(m) for m in titled.values()]
    near = met.near(start, reach)
    free = THE_TWO.fullmatch(words.strip()) is not None
    persons = _two_persons(near, background, met, with_host=free) if PERSONS.search(words) else []
    if persons:
        return persons
    states = [m for m in near if not m.code or background.registry.actor(m.code).sector != "IGO"]
    body = _titled_body(background, met) if PERSONS.search(words) else []
    found = body or _two_countries(states) or _two_countries(near)
    return _titled_pair_instead(found, background, met) or found or _titled_alone(background, met)


def three(background: Background, met: Met) -> list[Referent]:
    """The three countries whose own the title names, the publisher's home being one where it talked with two others; nothing where they are more or fewer."""
    sides = titled_pair(background, met, with_host=True) or _talks_of(background, met)
    persons = met.persons_of_title()
    found = [country_of(m) for m in persons.values()] if len(persons) == 3 else sides
    return found if len(found) == 3 else []


def _talks_of(background: Background, met: Met) -> list[Referent]:
    """The countries by whose peoples the title names talks; nothing where one of the words is no people's."""
    found = _TALKS_OF.search(met.title)
    if found is None:
        return []
    named = [background.names(word) for word in re.split("[-–]", found["peoples"])]
    codes = [names[0].code for names in named if names and names[0].kind in {DEMONYM, "name"}]
    lands = dict.fromkeys(background.registry.actor(code).country for code in codes)
    return [Referent(c, c, "GOV", "title") for c in lands] if len(lands) == len(named) else []


def koreas() -> list[Referent]:
    """The two states of one name that texts tell of together."""
    return [Referent(code, code, "GOV", "name") for code in ("PRK", "KOR")]


def titled_pair(background: Background, met: Met, *, with_host: bool = False) -> list[Referent]:
    """The countries of the two persons whom the title names, or of one and the publisher's home; nothing where it names others.

    Args:
        with_host: whether of two guests whom the title says that the home's own talked with he makes a third.
    """
    titled = met.persons_of_title()
    if len(titled) == 2:
        home = background.home
        hosted = with_host and home is not None and home not in titled and TALKED_WITH.search(met.title)
        hosts = [Referent(home, home, "GOV", "home")] if hosted else []
        return hosts + [country_of(m) for m in titled.values()]
    return _with_home(titled.values(), background) if len(titled) == 1 else []


def _two_persons(
    near: Sequence[Mention], background: Background, met: Met, *, with_host: bool
) -> list[Referent]:
    """The countries of the two persons whom the title is about, else of those named last; on a president's page he may be one, unnamed.

    Args:
        near: mentions, the last one first.
        with_host: whether three may be meant, as by "the leaders" and "they", but not by "the two leaders".
    """
    if pair := titled_pair(background, met, with_host=with_host):
        return pair
    persons = [m for m in near if m.kind == "person"]
    return _two_countries(persons) or _with_home(persons, background)


def _titled_pair_instead(found: Sequence[Referent], background: Background, met: Met) -> list[Referent]:
    """The two whose talks the title tells of, where one of them and a third were named last: "both sides" of talks on Libya.

    Two others stay: the sides of a truce that they talk about.
    """
    pair = titled_pair(background, met) if TALKED_WITH.search(met.title) else _talks_of(background, met)
    shared = {r.country for r in pair} & {r.country for r in found}
    return pair if len(pair) == 2 and len(shared) == 1 else []


def _titled_body(background: Background, met: Met) -> list[Referent]:
    """The organisation that a title names alone: "the leaders" of its summit are all of its states'."""
    titled = {m.code: m for m in met.of_title() if m.country != background.home}
    if len(titled) != 1 or not SUMMIT.search(met.title):
        return []
    ((code, m),) = titled.items()
    return [country_of(m)] if code and background.registry.actor(code).sector == "IGO" else []


def _titled_alone(background: Background, met: Met) -> list[Referent]:
    """The publisher's home and the one other country that a title of talks or a visit names: the two of "Visit to South Africa"."""
    if not (VISIT_TO.search(met.title) or TALKED_WITH.search(met.title)):
        return []
    others = {m.country: m for m in met.of_title() if m.country != background.home}
    return _with_home(others.values(), background) if len(others) == 1 else []


def _with_home(persons: Iterable[Mention], background: Background) -> list[Referent]:
    """The publisher's home and the first person who is of another country; nothing where there is neither."""
    home = background.home
    guest = next((m for m in persons if m.country != home), None)
    if home is None or guest is None:
        return []
    return [Referent(home, home, "GOV", "home"), country_of(guest)]


def _two_countries(near: Iterable[Mention]) -> list[Referent]:
    """The first two different countries of mentions that are told last one first; the earlier first."""
    found: dict[str | None, Mention] = {}
    for m in near:
        found.setdefault(m.country, m)
        if len(found) == 2:
            return [country_of(m) for m in reversed(found.values())]
    return []
