"""Wars, sieges and embargoes told of as one thing: "its ongoing war on", "since he launched his war of aggression"."""

from __future__ import annotations

import re
from collections.abc import Collection

from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, registry

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
_TO_THE_WORD = re.compile(
    r"(?:[ ,]+(?!(?:to|for|of|in|on|after|before|during|since|amid|over|against|because|as|that|which|while|when)\b)[\w’'-]+){0,6}?[ ,]+(war|invasion|aggression)\b"
    r"(?! (?:crimes?|games?|talks|veterans?|victims?|memorial))"
)
"""What is begun is the war itself: no talks "to end the war", and no missiles "during the invasion"."""
_OF = re.compile(r" (?:of|on|against|in|by)$")
_ARMS = re.compile(
    r"\b(?:air|artillery|bomb|cyber|deadly|drone|gun|knife|missile|mortar|recent|rocket|second|suicide|terror\w*|verbal|personal|legal)\W*$",
    re.IGNORECASE,
)
_ON = re.compile(r"(?: (?:on|against|of|in))? ((?:[A-Z][\w’'-]*\w ?){1,3})")
_PARTED = re.compile(r"[’'](?:s\b|(?!\w))")
"""At the end of a name: "Ukraine's ports" are not Ukraine."""


def whole(trigger: str, sentence: str) -> str:
    """The word for a long deed that the words of a report tell of: "war" of "its ongoing war on"; "" where it has none.

    Args:
        trigger: the words that say what was done.
        sentence: where they stand; of several places the first is looked at.
    """
    words = _OF.sub("", trigger.lower())
    if (last := words.rpartition(" ")[2]) in WHOLE:
        return last
    after = _TO_THE_WORD.match(around(trigger, sentence)[1]) if BEGUN.search(words) else None
    return after[1] if after else ""


def struck(trigger: str, sentence: str, target: Collection[str]) -> bool:
    """Whether the words tell of an attack on a state, with no arm, number or part of it: "the attack on Ukraine".

    Args:
        target: codes of those attacked.
    """
    words = _OF.sub("", trigger.lower())
    before, after = around(trigger, sentence)
    if words.rpartition(" ")[2] not in STRUCK or _ARMS.search(before) or re.search(r"\d{2}", sentence):
        return False
    on = _ON.match(_of(trigger) + after)
    if on is None:
        return not re.match(r" (?:on|against|of|in|at|near|from)\b", _of(trigger) + after)
    if _PARTED.search(on[1]):
        return False
    return any(
        n.code in target and n.kind not in {DEMONYM, CAPITAL, CITY} for n in registry().names(on[1].strip())
    )


def _of(trigger: str) -> str:
    """The preposition that a trigger ends with, a space before it; "" where there is none."""
    found = _OF.search(trigger.lower())
    return found[0] if found else ""


def around(trigger: str, sentence: str) -> tuple[str, str]:
    """What stands before words in a sentence and after them, the first time they are whole words there; all before where they are not."""
    at = sentence.find(trigger)
    while at >= 0:
        before, after = sentence[:at], sentence[at + len(trigger) :]
        if not (before[-1:].isalnum() or after[:1].isalnum()):
            return before, after
        at = sentence.find(trigger, at + 1)
    return sentence, ""
