"""Words for talks: which tell of a journey, which of a meeting, and which only of what was said at one."""

from __future__ import annotations

import re
from typing import Literal

from armslength.coding.merge.wholes import around

Talk = Literal["journey", "meeting", "the meeting", "matter", ""]

_JOURNEY = re.compile(r"\b(?:arriv\w*|came|come|summit|tour|travel\w*|trip|visit\w*)\b")
_PAID = re.compile(r" an? (?:[\w-]+ ){0,4}visit\b")
_NAMED = re.compile(r"\b(?:conversations?|meetings?|negotiations?|talks?|consultations?)$")
_MATTER = re.compile(
    r"\b(?:brief(?:ed|s)?|considered|discuss(?:ed|es|ing)?|exchang\w+|express\w*|inform(?:ed|s)?|reaffirm\w*|"
    r"stress\w*|touch\w*|underlin\w+)\b"
)
_ONE_MORE = re.compile(
    r"\b(?:an?|another|any|first|more|next|other|separate|several|two|three|number of)\b[^,.;]*$"
)
LOOK_BACK = 30
"""Characters before a word in which an article makes it a new one."""


def talk(trigger: str, sentence: str) -> Talk:
    """What the words of a report of talks tell of.

    Returns:
        `journey`: a visit, a summit; `the meeting`: talks that the text takes for known ("following the talks"); `matter`: what
        was said ("they also discussed"); `meeting`: any other; empty where it is none of these.
    """
    words = trigger.lower()
    before, after = around(trigger, sentence)
    paid = words in {"pay", "paid", "pays", "paying", "made"} and _PAID.match(after)
    if paid or _JOURNEY.search(words):
        return "journey"
    if _NAMED.search(words):
        near = before[-LOOK_BACK:].lower()
        return "meeting" if _ONE_MORE.search(near + words) else "the meeting"
    if _MATTER.search(words):
        return "matter"
    return "meeting" if re.search(r"\b(?:met|meet(?:s|ing)?|spoke|speak|talk\w*|call\w*)\b", words) else ""


def one_talk(one: Talk, other: Talk) -> bool:
    """Whether two reports of one text, on the same parties and day, tell of the same talks as far as their words go.

    What was said belongs to the talks told of; talks taken for known are the ones told of. Two meetings that the text brings up
    anew are two.
    """
    return ("matter" in {one, other} and "" not in {one, other}) or one == other == "the meeting"
