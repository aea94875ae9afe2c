"""Greetings of guests and the floor that is given, which are no deeds: "I am glad to welcome you"."""

from __future__ import annotations

import re

_WELCOMING = re.compile(
    r"\b(?:(?:I|we|my|our|me|us)\b[^.;:!?]{0,40}?\b(?:like|want|wish|glad|happy|pleased|delighted|honou?red|pleasure|honou?r|privilege)"
    r"|it\s+(?:is|gives)\b[^.;:!?]{0,40}?\b(?:pleasure|honou?r|privilege))\b[^.;:!?]{0,60}?\bto\s+(?:\w+\s+){0,2}$"
    r"|\b(?:let|allow|permit)\s+(?:me|us)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"\s+(?:(?:you|all|everyone|everybody)\b|in\s+(?-i:[A-Z])[\w’-]+\W*$|(?:(?:the|our|his|her|mr|ms|mrs|madam|dear)\.?\s+)?(?:(?!of\b|their\b)[\w-]+\s+){0,2}?"
    r"(?:presidents?|ministers?|chancellor|guests?|participants?|colleagues?|friends?|delegates?|delegations?|leaders?|organi[sz]ers?"
    r"|excellenc\w+|secretary[- ]general|athletes|competitors|veterans|viewers)\b(?!['’]|\s+(?:into|as)\b))",
    re.IGNORECASE,
)
"""Whom one greets; not what they did: "the President's decision", "the initiative of the ministers"."""
_WE = re.compile(r"\b(?:I|we|me|us)\b[^.;:!?]{0,40}$", re.IGNORECASE)
_A_WELCOME = re.compile(
    r"\s+[^.;:!?]{0,40}?\ba\s+(?:very\s+)?(?:warm|hearty|cordial)\s+welcome\b", re.IGNORECASE
)
_GLAD = re.compile(r"glad|happy|pleased|delighted|honou?red", re.IGNORECASE)
_I_AM = re.compile(r"\b(?:I|[Ww]e)\b[^.;:!?]{0,40}$")
_TO_GREET = re.compile(r"\s+to\s+(?:\w+\s+)?(?:welcome|greet|receive)\b", re.IGNORECASE)
_GIVE = re.compile(r"\b(?:give|giving|gave|hand|pass|yield)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def greeting(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence greet guests in the first person, or give somebody the floor."""
    words = sentence[start:end].lower()
    if _GLAD.fullmatch(words):
        greets = _TO_GREET.match(sentence, end) if _I_AM.search(sentence[:start]) else None
        return greets is not None and _GUESTS.match(sentence, greets.end()) is not None
    if words == "welcome":
        return _WELCOMING.search(sentence[:start]) is not None and _GUESTS.match(sentence, end) is not None
    if words == "greet":
        return _WE.search(sentence[:start]) is not None and _GUESTS.match(sentence, end) is not None
    if words == "wish":
        return _A_WELCOME.match(sentence, end) is not None
    return words in {"floor", "the floor"} and _GIVE.search(sentence[:start]) is not None
