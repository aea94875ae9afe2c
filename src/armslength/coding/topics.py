"""What is only talked about, and so no deed of its own: cooperation "between A and B" that they discussed (training/corpus/SCHEME.md)."""

from __future__ import annotations

import re

_WORKING_TOGETHER = re.compile(
    r"(?:\S+\s+)?(?:co-?operation|collaboration|contacts?|interaction|joint work|partnership|coordination)",
    re.IGNORECASE,
)
_TALKED_ABOUT = re.compile(
    r"\bdiscuss(?:ed|es|ing|ions?)?\b|\bexchang\w+\s+(?:of\s+)?(?:views|opinions|information)\b"
    r"|\battention\s+(?:\w+\s+){0,3}(?:paid|given|devoted)\s+to\b|\b(?:paid|gave|devoted)\s+(?:\w+\s+){0,2}attention\s+to\b"
    r"|\bfocus(?:e[sd]|ing)?\s+(?:\w+\s+)?on\b|\bfocus\s+of\s+(?:attention|the\s+\w+)\b(?:[^.;:!?]*\b(?:was|were|is)\b)?"
    r"|\btouch\w*\s+(?:up)?on\b|\btalk(?:s|ed|ing)?\s+(?:\w+\s+){0,2}about\b|\bconversation\s+(?:about|on)\b|\bdealt\s+with\b"
    r"|\b(?:considered|reviewed|examined|addressed)\b|\bdevoted\s+to\b|\b(?:topics?|agenda|talks)\s+(?:\w+\s+){0,3}(?:includ\w+|concern\w+)\b"
    r"|\bas\s+for\b|\bissues\s+of\b",
    re.IGNORECASE,
)
_MORE_THAN_THAT = re.compile(
    r"[.;:!?]|\b(?:agree\w*|confirm\w*|reaffirm\w*|express\w*|not(?:ed|ing)|stress\w*|emphasi\w*|said|say|read(?:y|iness)|willing\w*"
    r"|commit\w*|intention|intend\w*|resolve\w*|satisf\w*|interest\w*|importance|decided|called|need|hope\w*|continu\w*|fruitful|closer?"
    r"|successful\w*|rapidly|growing|thank\w*|welcom\w*|prais\w*|appreciat\w*|has|have|is|are|was|were|will|that|who|which)\b",
    re.IGNORECASE,
)
"""What between the talk and its topic makes more of it: "discussed ... and agreed to", "their close cooperation"."""


def only_talked_about(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are a noun of working together that is the topic of a talk and nothing more."""
    if _WORKING_TOGETHER.fullmatch(sentence[start:end]) is None:
        return False
    said = max((m.end() for m in _TALKED_ABOUT.finditer(sentence, 0, start)), default=None)
    return said is not None and _MORE_THAN_THAT.search(sentence, said, start) is None
