"""Offices as texts name them: titles, their other names, and those that only one state or organisation has."""

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
HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "president",
        "prime",
        "minister",
        "chancellor",
        "premier",
        "king",
        "queen",
        "prince",
        "general",
        "colonel",
        "ambassador",
        "secretary",
        "commissioner",
        "spokesman",
        "spokeswoman",
        "leader",
        "comrade",
        "minister",
        "chairman",
        "chairwoman",
        "speaker",
        "senator",
        "opposition",
        "foreign",
        "defence",
        "defense",
    ]
)
SECRETARY_GENERAL = re.compile(r"secretary[- ]general")
