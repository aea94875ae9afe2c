"""The place that follows a common noun, where people are of the place they are told of in: "police in Lomé"."""

from __future__ import annotations

import re
from dataclasses import replace

from armslength.coding.actors.background import Background
from armslength.coding.actors.names import Phrase
from armslength.ontology.actors import DEMONYM
from armslength.records import Mention

NAMED = re.compile(r"(?<!^)\b[A-Z]")
AT_HOME = re.compile(
    r"\b(?:police(?:men|man|women|woman)?|courts?|judges?|magistrates?|prosecutors?|parliaments?|lawmakers|voters|citizens|residents|"
    r"villagers|inhabitants|protesters?|demonstrators?|crowds?|nurses|doctors|teachers|lawyers|farmers|miners|students|workers|people|"
    r"civilians|authorities|government|junta|opposition|rebels|separatists|insurgents|militants|firms?|compan(?:y|ies)|banks?|"
    r"hospitals?|unions?|schools?|universit(?:y|ies)|newspapers?|deputies|activists|politicians|monks|bishops|clerics|dockers|drivers|"
    r"hauliers|rangers|fishermen|shopkeepers|widows|families|governor|mayor)$",
    re.IGNORECASE,
)
"""Those who are, as a rule, of the country they are told of in."""
ANOTHERS = re.compile(
    r"^(?:its|their|our|his|her|my|your)\b|\b(?:foreign|western|international|overseas|migrants?|aid|relief|fellow|both|two|"
    r"neighbouring|exiled?|stranded|captured)\b",
    re.IGNORECASE,
)
"""Words that make even them somebody else's: "its citizens in Sudan", "migrant workers in Qatar"."""
IN_A_PLACE = re.compile(
    r"\S*\w\s+(?:in|of|from)\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?"
    r"(?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?![\w'’-]|,\s[A-Z]|\s+(?:and|or)\s+[A-Z])"
)

AND_PEOPLE_OF = re.compile(
    r"\s+and\s+(?:the\s+)?(?:people|peoples|citizens|leadership|parliament)\s+of\s+(?:the\s+)?(?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})"
)
"""What follows a body of the state that is named with its people alone."""

BESIDE_A_PEOPLES = re.compile(
    r"(?P<people>(?:[A-Z][\w.]*\s)?[A-Z][\w.]*)\s+(?:army|armed forces|military|police|people|parliament|president|government|leadership|authorities)"
    r"\s+and\s+(?:the\s+)?$"
)
"""What stands before a body of the state that shares a demonym with another: "the Syrian army and government"."""


def with_place(found: tuple[Mention, ...], text: str, background: Background) -> tuple[Mention, ...]:
    """An actor known by words alone with the country of the place that follows them in the text: "nurses in Freetown".

    So a body of state that would be the home's: "the government and people of Peru", "the Syrian army and government".
    """
    if len(found) != 1 or (found[0].country and found[0].resolved_by != "home"):
        return found
    shared = AND_PEOPLE_OF.match(text, found[0].end) if AT_HOME.search(found[0].text) else None
    if shared:
        country = state(shared["place"], background)
        return (replace(found[0], country=country, code=None, resolved_by="place"),) if country else found
    if country := _of_the_same_people(text, found[0], background):
        return (replace(found[0], country=country, code=None, resolved_by="place"),)
    if found[0].country:
        return found
    place = _place_after(text, found[0])
    country = state(place, background) if place else None
    return (replace(found[0], country=country, resolved_by="place"),) if country else found


def state(words: str, background: Background) -> str | None:
    """The state that words are the name of, its capital's, or another word for; None where they name none or a capitalised word follows."""
    phrase = Phrase(words, background)
    if not phrase.hits or phrase.hits[0].first or phrase.hits[0].names[0].kind == DEMONYM:
        return None
    (first, *rest), hit = phrase.words, phrase.hits[0]
    if any(w.text[:1].isupper() for w in rest[hit.last :]) or "-led" in first.text:
        return None
    actor = background.registry.actor(hit.names[0].code)
    return actor.country if actor.kind == "state" else None


def _of_the_same_people(text: str, mention: Mention, background: Background) -> str | None:
    """The country of the people whose other body stands before a bare "government", "army"."""
    beside = BESIDE_A_PEOPLES.search(text, max(0, mention.start - 60), mention.start)
    if beside is None or NAMED.search(mention.text) or not AT_HOME.search(mention.text):
        return None
    hits = Phrase(beside["people"], background).hits
    return (
        background.registry.actor(hits[-1].names[0].code).country
        if hits and hits[-1].names[0].kind == DEMONYM
        else None
    )


def _place_after(text: str, mention: Mention) -> str | None:
    """The words of the place right after a mention of people who are of it as a rule; None where there is none."""
    words = mention.text
    if NAMED.search(words) or ANOTHERS.search(words) or not AT_HOME.search(words):
        return None
    place = IN_A_PLACE.match(text, mention.end - len(words.split()[-1]))
    return place["place"] if place else None
