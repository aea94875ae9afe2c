"""What is only talked about or named, and so no deed of its own: cooperation "between A and B" that they discussed (training/corpus/SCHEME.md)."""

from __future__ import annotations

import re

_WORKING_TOGETHER = re.compile(
    r"(?:(?:[\w-]*(?:al|ic|ary)|joint)\s+)?(?:co-?operation|collaboration|contacts?|interaction|work|partnership|coordination)",
    re.IGNORECASE,
)
_TALKED_ABOUT = re.compile(
    r"\bdiscuss(?:ed|es|ing|ions?)?\b|\bexchang\w+\s+(?:of\s+)?(?:views|opinions)\b"
    r"|\battention\s+(?:\w+\s+){0,3}(?:paid|given|devoted)\s+to\b|\b(?:paid|gave|devoted)\s+(?:\w+\s+){0,2}attention\s+to\b"
    r"|\bfocus(?:e[sd]|ing)?\s+(?:\w+\s+)?on\b|\bfocus\s+of\s+(?:attention|the\s+\w+)\b(?:[^.;:!?]{0,60}?\b(?:was|were|is)\b)?"
    r"|\btouch\w*\s+(?:up)?on\b|\btalk(?:s|ed|ing)?\s+(?:\w+\s+){0,2}about\b|\bconversation\s+(?:about|on)\b|\bdealt\s+with\b"
    r"|\b(?:discussions?|conversations?|talks|meetings?)\s+(?:also\s+)?covered\b|\bdevoted\s+to\b|\b(?:topics?|agenda|talks)\s+(?:\w+\s+){0,3}(?:includ\w+|concern\w+)\b|\bas\s+for\s+(?:our|the|their)\b|\bissues\s+of\b",
    re.IGNORECASE,
)
_MORE_THAN_THAT = re.compile(
    r"[.;:!?]|\b(?:\w{2,}ed|began|grew|\w+s\s+to|not(?:ing)?|stress\w*|emphasi\w*|said|say|read(?:y|iness)|willing\w*|commit\w*|intention|intend\w*"
    r"|resolve|satisf\w*|interest\w*|importance|call|need|hope|continu\w*|fruitful|closer?|successful\w*|rapidly|growing|thank\w*|welcom\w*"
    r"|prais\w*|appreciat\w*|has|have|had|is|are|was|were|will|that|who|which)\b",
    re.IGNORECASE,
)
"""What between the talk and its topic makes more of it: "discussed ... and agreed to", "their close cooperation"."""
_GOES_ON = re.compile(
    r"\b(?:develop(?:s|ed|ing)?|fruitful\w*|success\w*|gr(?:ew|ows?|owing|own)|continu\w*|expand(?:s|ed)|progress\w*|increas(?:es|ed)|strengthen(?:s|ed))\b",
    re.IGNORECASE,
)
"""What behind the topic says that it goes on, which is one."""
_IN_A_NAME = re.compile(
    r"(?:Co-?operation|Collaboration|Partnership|Friendship|Assistance|Aid|Consultations?|Dialogue|Alliance)"
)
_BEARS_ONE = re.compile(
    r"(?i:\b(?:treaty|agreement|declaration|programme|program|memorandum|convention|charter|pact|plan|commission|committee|council"
    r"|organi[sz]ation|ministry|forum|conference|strategy|roadmap|fund|group|agency|association|bank|action))"
    r"\s+(?:of|on|for)(?:,?\s+(?:[A-Z][\w'’-]*|of|on|for|in|and|the)){0,10},?\s+$"
)
"""What has a name in which such words stand: the Treaty of Friendship and Cooperation."""
_REST = re.compile(r"[^.;:!?]{0,120}")

_COMES = re.compile(
    r"\b(?:is|was|are|were|been|possible|achieved|largely|mainly|primarily|partly|precisely|only|also|just|not\s+least"
    r"|in\s+(?:large|great|no\s+small)\s+(?:part|measure))\s+$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\b", re.IGNORECASE)


def in_a_name(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are part of a treaty's or a body's name.

    Of 38 times that "Cooperation" stood so in the annotated texts, three were marked as a deed.
    """
    return (
        _IN_A_NAME.fullmatch(sentence, start, end) is not None
        and _BEARS_ONE.search(sentence, max(0, start - 110), start) is not None
    )


def only_talked_about(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are a noun of working together that is the topic of a talk and nothing more."""
    if _WORKING_TOGETHER.fullmatch(sentence[start:end]) is None:
        return False
    said = max((m.end() for m in _TALKED_ABOUT.finditer(sentence, 0, start)), default=None)
    if said is None or _MORE_THAN_THAT.search(sentence, said, start):
        return False
    rest = _REST.match(sentence, end)
    return rest is None or _GOES_ON.search(rest[0]) is None


def because_of(sentence: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are the "thanks" of "was achieved thanks to your help", which thanks nobody."""
    return (
        sentence[start:end].lower() == "thanks"
        and _TO.match(sentence, end) is not None
        and _COMES.search(sentence, 0, start) is not None
    )
