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
_CALLED_OUT = re.compile(r"(?:^|[,:]\s*)$")
_TO_WHERE = re.compile(
    r"(?:\s+(?:once\s+again|again|back))?(?:\s+to\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)?\s*[.!,…]"
)
"""What follows a welcome that is called out: "Mr Prime Minister, colleagues, welcome once again."."""
_GLAD = frozenset({"glad", "happy", "pleased", "delighted", "honoured", "honored"})
_TO_SEE = re.compile(r"\s+to\s+(?:\w+\s+)?(?:welcome|see|greet|have|receive)\b", re.IGNORECASE)
_BY_WAY_OF = re.compile(
    r"(?:^|[,;:—–(]\s*|\b(?:possible|achieved|is|was|are|were|and|only|also|largely|mainly|primarily|partly|precisely|just|not least|in (?:large|great|no small) (?:part|measure)) )$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\b", re.IGNORECASE)
_GIVE = re.compile(r"\b(?:give|giving|gave|hand|pass|yield)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def greeting(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence greet guests in the first person, or give somebody the floor."""
    words = sentence[start:end].lower()
    if words == "thanks":  # "thanks to your help": because of it
        return _TO.match(sentence, end) is not None and _BY_WAY_OF.search(sentence[:start]) is not None
    if words in _GLAD:
        return (
            _WE.search(sentence[:start]) is not None
            and (seen := _TO_SEE.match(sentence, end)) is not None
            and _GUESTS.match(sentence, seen.end()) is not None
        )
    if words == "welcome" and _CALLED_OUT.search(sentence[:start]) and _TO_WHERE.match(sentence, end):
        return True
    if words == "welcome":
        return _WELCOMING.search(sentence[:start]) is not None and _GUESTS.match(sentence, end) is not None
    if words == "greet":
        return _WE.search(sentence[:start]) is not None and _GUESTS.match(sentence, end) is not None
    if words == "wish":
        return _A_WELCOME.match(sentence, end) is not None
    return words in {"floor", "the floor"} and _GIVE.search(sentence[:start]) is not None
