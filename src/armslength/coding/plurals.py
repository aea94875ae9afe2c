"""Words for two or more parties at once: "they", "the two leaders", "the sides"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armslength.records import Mention

SEVERAL = frozenset({"they", "them", "their", "theirs", "themselves"})
BOTH = re.compile(
    r"\b(?:both|two)\s+(?:sides|countries|leaders|states|presidents|nations|governments|parties|capitals|neighbours|allies|men|ministers"
    r"|prime ministers|foreign ministers|heads of (?:state|government)|delegations|diplomats|counterparts|heads)\b",
    re.IGNORECASE,
)
THE_TWO = re.compile(
    r"(?:the\s+)?(?:leaders|presidents|sides|parties|heads of state|interlocutors|negotiators|prime ministers|foreign ministers)",
    re.IGNORECASE,
)
"""Plurals that are as good as "the two" where two states were named shortly before."""
LEADERS = re.compile(
    r"\b(leaders|presidents|men|ministers|heads of (?:state|government)|interlocutors)\b", re.IGNORECASE
)


def last_two(met: Sequence[Mention], start: int) -> list[Mention]:
    """The last mentions before `start` of two different countries, the earlier first; nothing where fewer are known."""
    found: dict[str, Mention] = {}
    for m in reversed(met):
        if m.country and m.start < start:
            found.setdefault(m.country, m)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []
