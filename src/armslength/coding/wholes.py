"""Wars, sieges and embargoes told of as one thing: "its ongoing war on", "since he launched his war of aggression"."""

from __future__ import annotations

import re
from collections.abc import Collection

from armslength.ontology.actors import CITY, registry

WHOLE = frozenset(
    {"war", "invasion", "aggression", "occupation", "annexation", "conquest", "siege", "blockade", "embargo"}
)
"""Words for a long deed told of as one thing."""
LASTING = WHOLE - {"invasion", "annexation"}
"""Those that a day beside them does not date: "today they condemned its war"."""
FOUGHT = frozenset({"war", "invasion", "aggression", "occupation", "annexation", "conquest"})
"""Those of them that are words for one another; a siege is no embargo."""
STRUCK = frozenset({"attack", "attacking", "assault", "onslaught"})
"""Words that mean a war where one is told of, said of a state by its name alone and of nothing else."""
BEGUN = re.compile(r"\b(?:launch(?:ed|ing)?|wag(?:e|ed|es|ing)|unleash(?:ed|ing)?|started|began|begun)$")
_TO_THE_WORD = re.compile(r"(?:[ ,]+[\w’'-]+){0,6}?[ ,]+(war|invasion|aggression)\b")
_OF = re.compile(r" (?:of|on|against|in|by)$")
_ARMS = re.compile(
    r"\b(?:air|artillery|bomb|cyber|deadly|drone|gun|knife|missile|mortar|recent|rocket|second|suicide|terror\w*)\W*$",
    re.IGNORECASE,
)
_ON = re.compile(r"(?: (?:on|against|of|in))? ((?:[A-Z][\w’'-]*\w ?){1,3})")


def whole(trigger: str, sentence: str) -> str:
    """The word for a long deed that the words of a report tell of: "war" of "its ongoing war on"; "" where it has none.

    Args:
        trigger: the words that say what was done.
        sentence: where they stand; of several places the first is looked at.
    """
    words = _OF.sub("", trigger.lower())
    if (last := words.rpartition(" ")[2]) in WHOLE:
        return last
    after = _TO_THE_WORD.match(sentence.partition(trigger)[2]) if BEGUN.search(words) else None
    return after[1] if after else ""


def struck(trigger: str, sentence: str, target: Collection[str]) -> bool:
    """Whether the words tell of an attack on a state, with no arm, number or part of it: "the attack on Ukraine".

    Args:
        target: codes of those attacked.
    """
    words = _OF.sub("", trigger.lower())
    before, _, after = sentence.partition(trigger)
    if words.rpartition(" ")[2] not in STRUCK or _ARMS.search(before) or re.search(r"\d{2}", sentence):
        return False
    on = _ON.match(_of(trigger) + after)
    if on is None:
        return not re.match(r" (?:on|against|of|in|at|near|from)\b", _of(trigger) + after)
    return any(n.code in target and n.kind != CITY for n in registry().names(_bare(on[1])))


def _of(trigger: str) -> str:
    """The preposition that a trigger ends with, a space before it; "" where there is none."""
    found = _OF.search(trigger.lower())
    return found[0] if found else ""


def _bare(name: str) -> str:
    return re.sub(r"[’']s?$", "", name.strip())
