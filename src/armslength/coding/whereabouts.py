"""The place that follows a common noun, where people are of the place they are told of in: "police in Lomé"."""

from __future__ import annotations

import re

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


def place_after(text: str, mention: Mention) -> str | None:
    """The words of the place right after a mention of people who are of it as a rule; None where there is none."""
    words = mention.text
    if NAMED.search(words) or ANOTHERS.search(words) or not AT_HOME.search(words):
        return None
    place = IN_A_PLACE.match(text, mention.end - len(words.split()[-1]))
    return place["place"] if place else None
