"""CAMEO's habits of coding, which sets labelled by it share: what it counts elsewhere than PLOVER's classes and our scheme do.

CAMEO (Gerner, D. J., Schrodt, P. A. and Yilmaz, O. 2009, Conflict and Mediation Event Observations: Event and Actor Codebook) folds
modality into the class and has some deeds under another root. Each habit below names its code there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_REACH = 60
"""How many characters behind a trigger may tell what it is done to."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A deed that CAMEO counts elsewhere.

    Attributes:
        code: CAMEO's.
        words: what tells it; they begin in the trigger.
        of: classes of ours under which it stands.
        to: that of CAMEO's root.
    """

    code: str
    words: re.Pattern[str]
    of: frozenset[str]
    to: str


def _habit(code: str, words: str, of: str, to: str) -> Habit:
    return Habit(code, re.compile(rf"\b(?:{words})", re.IGNORECASE), frozenset(of.split()), to)


HABITS = (
    _habit(
        "057",
        r"(?:sign(?:s|ed|ing)?|signature|ratif\w+|initial(?:s|led|ed)|conclud\w+|conclusion|finali[sz]\w+"
        r"|reach(?:es|ed|ing)?|clinch(?:es|ed|ing)?|(?:struck|strikes?|striking) an? (?:deal|accord|agreement))\b",
        "AGREE",
        "SUPPORT",
    ),
    _habit("054", r"establish\w* (?:\w+ )?(?:diplomatic )?(?:ties|relations)\b", "AGREE", "SUPPORT"),
    _habit("0871", r"(?:declar|announc|proclaim)\w* [\w -]{0,30}?(?:cease-?fire|truce)", "AGREE", "RETREAT"),
    _habit(
        "116", r"convict(?:ed|s|ing|ion)?\b|(?:found|finds?|ruled) [\w ,]{0,30}?guilty", "COERCE", "ACCUSE"
    ),
    _habit(
        "166",
        r"(?:withdr[ae]w|pull)\w* [\w ]{0,30}?(?:peacekeepers|peacekeeping|observers)",
        "RETREAT",
        "SANCTION",
    ),
    _habit(
        "181",
        r"(?:held|hold|tak|took|seiz)\w* [\w ,]{0,50}?(?:hostages?|human shields?)\b|hostage|kidnap|abduct",
        "COERCE",
        "ASSAULT",
    ),
    _habit("191", r"blockad|impos\w+ (?:\w+ ){0,2}blockade", "COERCE SANCTION", "ASSAULT"),
    _habit(
        "192",
        r"occup(?:y|ied|ies|ying)\b|(?:took|takes?|taking) over\b|seiz\w+ control\b|captur\w+",
        "COERCE",
        "ASSAULT",
    ),
)


def folded(class_: str, modality: str) -> str:
    """The class with the modality folded into it; we keep them apart.

    A friendly deed to come, or that one is willing to do, is AGREE (CAMEO 03, express intent to cooperate), a hostile one to come
    THREATEN (13), and a friendly one said not to happen REJECT (12).
    """
    if modality in {"planned", "possible"} and class_ in _FRIENDLY:
        return "AGREE"
    if modality == "planned" and class_ in _HOSTILE:
        return "THREATEN"
    if modality == "denied" and class_ in _FRIENDLY | {"AGREE"}:
        return "REJECT"
    return class_


def told(text: str, start: int, end: int) -> Iterator[Habit]:
    """The habits that the words of a deed, at [start, end) of a text, fall under."""
    for habit in HABITS:
        found = habit.words.search(text, start, min(len(text), end + _REACH))
        if found and found.start() < end:
            yield habit
