"""Whom the known names among a mention's words stand for: persons, holders of offices, states and organisations."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.councils import has_secretary
from armslength.coding.actors.met import Met
from armslength.coding.actors.names import Hit, Phrase, bare
from armslength.coding.actors.offices import holder
from armslength.coding.actors.persons import COMMON, is_given_name, person
from armslength.coding.actors.referent import Referent
from armslength.coding.actors.titles import FORMER
from armslength.ontology.actors import DEMONYM, SURNAME
from armslength.records import Actor

LED_BY = re.compile(r"\b(?:led|headed|chaired|represented|appointed|sent)\s+by\b", re.IGNORECASE)
OFFICER = re.compile(
    r"chair(?:man|woman|person)?|president|head|secretary[- ]general|commissioner|director|representative|envoy|spokes\w+",
    re.IGNORECASE,
)
"""What makes of a person an organisation's own, right behind its name, or before it: "head of the Commission"."""
SMALL = frozenset({"of", "the", "to", "for", "at"})
"""What may stand between an office and the body that it is of."""
TURNED = re.compile(
    r"^(?:(?i:the|some|many|its|his|her|their|other)\s)?(?:[a-z]+\s)?"
    r"(?i:critics?|opponents?|enem(?:y|ies)|foes|rivals?|victims?|survivors|supporters|backers|friends|neighbou?rs|creditors|sponsors|buyers|"
    r"importers|invaders|detractors|adversar(?:y|ies))\s+of\s"
)
"""Those who are called by a state that they are not of: "critics of Israel", "neighbours of Russia"."""


def named(text: str, kind: str, sector: str, background: Background, met: Met) -> list[Referent]:
    """Whom the names in a mention's words stand for; nothing where none is known.

    A person comes before the state beside him, the last of several; of several states the first. All of them, where they stand side
    by side as equals.

    Args:
        kind, sector: of the mention; a state or a body of state has that sector.
    """
    phrase = Phrase(text, background)
    people, places = _told_apart(phrase, kind, background, met)
    people = [(hit, a) for hit, a in people if _belongs(a, hit, phrase, places, background)]
    if people:
        several = phrase.side_by_side([hit for hit, _ in people])
        chosen = people if several else people[-1:]
        return [Referent(a.code, background.country(a), background.sector(a), "name") for _, a in chosen]
    hits = [hit for hit, _ in places]
    peoples = all(hit.names[0].kind == DEMONYM for hit in hits)
    if phrase.side_by_side(hits) or (peoples and phrase.open_phrases(hits)):
        return [_place(hit, actor, sector) for hit, actor in places]
    if not places:
        return []
    hit, actor = places[0]
    if officer := holder(text, actor.code, background):
        return [Referent(officer.code, background.country(officer), background.sector(officer), "office")]
    return [_place(hit, actor, sector)]


def _belongs(
    person: Actor, hit: Hit, phrase: Phrase, places: list[tuple[Hit, Actor]], background: Background
) -> bool:
    """Whether a person is meant beside the states and bodies that a phrase names: not the leader of "an OSCE mission led by" him.

    "Singapore's Prime Minister Lee" is no Korean: a surname of thousands, or of one out of office, is none of another state.
    """
    before = [h for h, _ in places if h.first < hit.first]
    if before and LED_BY.search(phrase.text, 0, phrase.words[hit.first].start):
        return False
    if before and not background.in_office(person) and _is_its_officer(phrase, before[-1]):
        body = next(actor for h, actor in places if h is before[-1])
        if body.kind == "org" and body.country != background.country(person):
            return False  # "Chairman of the Commission", once his country's prime minister
    states = {actor.country for _, actor in places if actor.kind == "state"}
    if hit.names[0].kind != SURNAME or not states or background.country(person) in states:
        return True
    return background.in_office(person) and bare(phrase.words[hit.last].text).lower() not in COMMON


def _is_its_officer(phrase: Phrase, body: Hit) -> bool:
    """Whether the words beside a body's name say that who is named behind it holds an office of it, and not that he did."""
    words = [w.text for w in phrase.words]
    behind = words[body.last + 1] if body.last + 1 < len(words) else ""
    ahead = [w for w in words[max(0, body.first - 4) : body.first] if w.lower() not in SMALL]
    if any(FORMER.fullmatch(w) for w in (*words[: body.first], behind)):
        return False
    return any(OFFICER.fullmatch(w) for w in (behind, *ahead[-1:]))


def _told_apart(
    phrase: Phrase, kind: str, background: Background, met: Met
) -> tuple[list[tuple[Hit, Actor]], list[tuple[Hit, Actor]]]:
    """The names that are persons', and those of states and organisations, each with whose it is."""
    people, places = [], []
    for hit in phrase.hits:
        known = person(hit, phrase, background, met)
        if known is not None:
            people.append((hit, known))
        elif has_secretary(phrase.text) and hit.names[0].code == "UN":
            continue
        elif kind != "person" or not is_given_name(hit, phrase, background):
            actors = (background.registry.actor(n.code) for n in hit.names)
            places.extend([(hit, a) for a in actors if a.kind != "person"][:1])
    return people, places


def _place(hit: Hit, actor: Actor, sector: str) -> Referent:
    """A state, an organisation or another body; one that is no organ of state keeps its own sector."""
    of_its_own = actor.kind == "org" and actor.sector not in ("GOV", "IGO")
    return Referent(actor.code, actor.country, actor.sector if of_its_own else sector, hit.names[0].kind)
