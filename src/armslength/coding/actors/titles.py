"""Offices as texts name them: titles, their other names, those that only one state or organisation has, and words before a name."""

from __future__ import annotations

import re

TITLES = (
    "vice president", "president", "deputy prime minister", "prime minister", "foreign minister", "defence minister",
    "finance minister", "chancellor", "secretary of state", "high representative", "secretary general", "spokesperson",
)  # fmt: skip
SAME_TITLE = {
    "premier": "prime minister",
    "defense minister": "defence minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "secretary of defense": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "secretary-general": "secretary general",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
}
SOLE: tuple[tuple[re.Pattern[str], str, str, frozenset[str]], ...] = (
    (re.compile(r"\bsecretary of state\b(?! for)"), "secretary of state", "USA", frozenset()),
    (re.compile(r"\bhigh representative\b"), "high representative", "EU", frozenset()),
    (re.compile(r"^foreign secretary$"), "foreign minister", "GBR", frozenset({"IND", "PAK", "BGD", "NPL", "PHL", "MEX", "LKA"})),
    (
        re.compile(r"^secretary[- ]general$"),
        "secretary general",
        "UN",
        frozenset({"NATO", "ASEAN", "ARL", "OAS", "OSCE", "CSTO", "SCO", "GCC", "PIF", "OPEC", "CIS", "COE", "AU", "OIC", "CARICOM", "COMMONWEALTH"}),
    ),
)  # fmt: skip
"""Offices that, with no country named, are one state's or organisation's; not where one was met that has the like."""
FORMER = re.compile(
    r"\b(former|ex|then|acting|previous|next|new|future|predecessor|successor|candidate)\b", re.IGNORECASE
)
SECRETARY_GENERAL = re.compile(r"secretary[- ]general")
HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "dr", "sir", "lord", "president", "prime", "minister", "chancellor", "premier", "king", "queen",
        "prince", "general", "colonel", "ambassador", "secretary", "commissioner", "spokesman", "spokeswoman", "leader",
        "secretary-general", "comrade", "chairman", "chairwoman", "speaker", "senator", "opposition", "foreign", "defence", "defense",
    }
)  # fmt: skip
"""Words before a person's name that are no part of it."""

OWN_OFFICIAL = {
    "USA": re.compile(
        r"(?:(?:Majority|Minority)\s+Leader|Speaker|Senator|Sen\.|Congress(?:man|woman)|Rep\.|Justice|Chief\s+of\s+Staff"
        r"|(?:(?:Deputy|Under|Assistant)\s+)?Secretary(?!\s*-?\s*General))(?:\s+[A-Z][\w.'’-]*){1,3}|Leader\s+[A-Z][\w.'’-]*"
    )
}
"""By state, an official named by title and name alone in the texts of its own organs: of another's they would say whose he is."""


def is_honorific(word: str) -> bool:
    """Whether a word stands before a person's name and is no part of it: "Mr.", "Minister"."""
    return word.lower().rstrip(".") in HONORIFICS


def as_registered(words: str) -> str:
    """A title's name in the registry: "prime minister" for "premier"; other words stay as they are."""
    return SAME_TITLE.get(words, words)
