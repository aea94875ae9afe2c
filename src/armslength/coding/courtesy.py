"""Formulas of courtesy, which are no deeds: a bare "Thank you very much, Mr President"."""

from __future__ import annotations

import re

_LABEL = r"(?:[^\W\d_][^:\n]{0,89}:\s*)?"
_WHOM = r"(?:[\s,]+(?:(?-i:[A-Z])[\w.’'-]*|dear|my|and|ladies|gentlemen|friends?|colleagues?|comrades?|everyone|everybody|all|sir|madam|of|the))*"
_FORMULA = re.compile(
    rf"{_LABEL}(?:(?:yes|no|good|fine|well|all right|and|so|once again|again|please|okay|ok),?\s+)*(?:many\s+)?thank(?:s|\s+you)"
    rf"(?:\s+(?:so|very)\s+much|\s+kindly|\s+a lot)?(?:\s+(?:indeed|again|once again|once more))?"
    rf"(?:\s+for\s+(?:your|the)\s+(?:kind\s+)?(?:attention|question|questions|time|patience))?{_WHOM}[\s,.!…]*",
    re.IGNORECASE,
)


def courtesy(sentence: str) -> bool:
    """Whether a sentence is a formula of courtesy and nothing more; thanks for something named are a deed."""
    return _FORMULA.fullmatch(sentence.strip().strip("“”\"'")) is not None


_WELCOMING = re.compile(
    r"\b(?:like|want|wish|let\s+(?:me|us)|allow\s+(?:me|us)|permit\s+me|glad|happy|pleased|delighted|honou?red|pleasure|honou?r|privilege)\b"
    r"[^.;:!?]{0,60}\bto\s+(?:\w+\s+){0,2}$|\b(?:let|allow)\s+(?:me|us)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"\s+(?:(?-i:you|all)\b|everyone|everybody|(?:(?:the|our|his|her|mr|ms|mrs|madam|dear)\.?\s+)?(?:\w+\s+){0,3}?"
    r"(?:presidents?|ministers?|chancellor|guests?|participants?|colleagues?|friends?|delegates?|delegations?|leaders?|organi[sz]ers?|excellenc\w+|secretary[- ]general)\b)",
    re.IGNORECASE,
)
_GIVE = re.compile(r"\b(?:give|giving|gave|hand|pass|yield)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def formula(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence greet guests ("I am glad to welcome you") or give somebody the floor."""
    words = sentence[start:end].lower()
    if words == "welcome":
        return _WELCOMING.search(sentence[:start]) is not None and _GUESTS.match(sentence, end) is not None
    return words in {"floor", "the floor"} and _GIVE.search(sentence[:start]) is not None
