"""The sector that a mention's words tell by themselves: "troops", "the court", "protesters"."""

from __future__ import annotations

import re

SECTORS: tuple[tuple[str, str], ...] = (
    (
        "MIL",
        r"troops?|army|forces?|military|soldiers?|navy|air force|paratroopers|defence ministry|missiles?",
    ),
    ("COP", r"police|riot police|border guards?|customs|security forces"),
    ("OPP", r"opposition|dissidents?"),
    ("LEG", r"parliament|duma|congress|senate|lawmakers|deputies|knesset|seimas|bundestag"),
    ("JUD", r"courts?|judges?|prosecutors?|tribunal"),
    ("REB", r"rebels?|separatists?|insurgents?|militants?|guerrillas?"),
    ("REF", r"refugees?|migrants?|asylum seekers?"),
    ("SPY", r"kgb|fsb|gru|cia|mossad|intelligence|spies"),
    ("BUS", r"compan(?:y|ies)|firms?|banks?|airlines?|refiner(?:y|ies)|producers?|concern"),
    ("MED", r"newspapers?|television|tv|channel|journalists?|media|agency"),
    ("CVL", r"protesters?|demonstrators?|people|citizens|civilians|students|workers|crowds?|voters"),
)
SECTOR_WORDS = tuple((sector, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for sector, words in SECTORS)


def guess_sector(text: str) -> str:
    """A PLOVER sector from a mention's words; GOV where nothing else is said."""
    return next((sector for sector, words in SECTOR_WORDS if words.search(text)), "GOV")
