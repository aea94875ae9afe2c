"""Sanctions lifted and sanctions prolonged: verbs that the network mixes up, and what they are done to.

"Suspended the travel ban" gives ground and "extended its sanctions" is a sanction, though *suspend* and *extend* by themselves say
the contrary. Where one of these verbs has sanctions for its object the class is that of PLOVER's codebook (RETREAT: ease or lift
sanctions; SANCTION: impose or keep them).
"""

from __future__ import annotations

import re

SIDES = frozenset({"SANCTION", "RETREAT"})
_MEASURES = (
    r"(?:sanctions|travel bans?|visa bans?|entry bans?|embargo(?:es)?|restrictive measures|asset freezes?|import bans?|blacklist)"
    r"(?!\s+(?:talks|relief|committee|busting|evasion))"
)
_LIFT = r"(?:suspend\w*|lift\w*|eas(?:e|es|ed|ing)|drop\w*|remov\w*|waiv\w*|relax\w*|end(?:s|ed|ing)?|repeal\w*|scrap\w*)"
_KEEP = r"(?:extend\w*|prolong\w*|renew\w*|widen\w*|tighten\w*|expand\w*|broaden\w*|toughen\w*|stiffen\w*)"
_OBJECT = rf"[^\w.;:]+(?:[\w'’-]+[^\w.;:]+){{0,4}}?{_MEASURES}"
_ACTIVE = {
    "RETREAT": re.compile(_LIFT + _OBJECT, re.IGNORECASE),
    "SANCTION": re.compile(_KEEP + _OBJECT, re.IGNORECASE),
}
_PASSIVE = {
    "RETREAT": re.compile(rf"{_MEASURES}(?:[^\w.;:]+[\w'’-]+){{0,4}}?[^\w.;:]+(?:is|are|was|were|be|been|being)[^\w.;:]+(?:\w+ly[^\w.;:]+)?{_LIFT}$", re.IGNORECASE),
    "SANCTION": re.compile(rf"{_MEASURES}(?:[^\w.;:]+[\w'’-]+){{0,4}}?[^\w.;:]+(?:is|are|was|were|be|been|being)[^\w.;:]+(?:\w+ly[^\w.;:]+)?{_KEEP}$", re.IGNORECASE),
}  # fmt: skip
_REACH = 70


def class_of(sentence: str, start: int, end: int) -> str | None:
    """RETREAT or SANCTION where the trigger at [start, end) of the sentence lifts sanctions or keeps them; else None."""
    after, before = sentence[start : start + _REACH], sentence[max(0, end - _REACH) : end]
    for class_ in ("RETREAT", "SANCTION"):
        if _ACTIVE[class_].match(after) or _PASSIVE[class_].search(before):
            return class_
    return None
