"""Whose "Security Council" is meant: the United Nations' as a rule, a state's own where the words or the publisher say so."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.met import REACH, Met
from armslength.coding.actors.referent import Referent

COUNCIL = re.compile(
    r"(?:\b(?P<whose>his|her|its|their|our|my)\s+(?:own\s+)?)?\b(?<!collective\s)security\s+council\b",
    re.IGNORECASE,
)
_ITS_SECRETARY = re.compile(
    r"\bsecurity\s+council['’]?s?\s+secretary\b(?!.general)|\bsecretary\s+of\s+(?:the\s+)?security\s+council\b",
    re.IGNORECASE,
)
UNITED_NATIONS = re.compile(r"\b(?:UN|U\.N\.|United Nations)\b")
HAVE_ONE = frozenset({"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"})
"""States whose heads chair a body of this very name, which their own sites name without more."""


def has_secretary(text: str) -> bool:
    """Whether words name a security council by its secretary: the United Nations' has none, those of states have."""
    return _ITS_SECRETARY.search(text) is not None and not UNITED_NATIONS.search(text)


def own_council(text: str, start: int, background: Background, met: Met) -> list[Referent]:
    """The state whose council a mention's words name; nothing where it is the United Nations', or where they name none."""
    found = COUNCIL.search(text)
    if found is None or UNITED_NATIONS.search(text):
        return []
    whose, home = (found["whose"] or "").lower(), background.home
    if not whose:
        return _of(home if home in HAVE_ONE and "UN" not in met.codes else None, "context")
    if whose in {"our", "my"}:
        return _of(home, "context")
    owner = met.last_person(start) if whose in {"his", "her"} else next(iter(met.near(start, REACH)), None)
    return _of(owner.country if owner else None, "coreference")


def _of(country: str | None, by: str) -> list[Referent]:
    return [Referent(country, country, "GOV", by)] if country else []
