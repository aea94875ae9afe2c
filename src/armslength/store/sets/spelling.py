"""States as sets of figures spell them, where lists of states spell them otherwise."""

from __future__ import annotations

from armslength.store.sets.form import Key, Side, known

SPELT = {
    "Antigua & Barbuda": "ATG",
    "Bosnia & Herzegovina": "BIH",
    "Congo - Brazzaville": "COG",
    "Congo - Kinshasa": "COD",
    "Côte d’Ivoire": "CIV",
    "Federal Republic of Germany": "DEU",
    "German Democratic Republic": "DDR",
    "German Federal Republic": "DEU",
    "Micronesia (Federated States of)": "FSM",
    "São Tomé & Príncipe": "STP",
    "St. Kitts & Nevis": "KNA",
    "St. Vincent & Grenadines": "VCT",
    "Trinidad & Tobago": "TTO",
    "Viet Nam": "VNM",
}
"""The Unicode CLDR's English names and the like -> ISO 3166-1 alpha-3."""


def spelt(name: str) -> Key:
    """The key of a state by a name that SQL gives, as these sets spell it."""
    cases = " ".join(f"WHEN '{words}' THEN '{code}'" for words, code in SPELT.items())
    return Key("iso", f"CASE {name} {cases} END")


def numbered(column: str) -> Side:
    """The state that a Correlates of War number means in the row's year, however it is written (`365`, `365.0`)."""
    text = f"regexp_replace({known(column)}, '[.]0+$', '')"
    return Side(name=text, sector="NULL", keys=(Key("cow", text),))
