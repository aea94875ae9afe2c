"""In whose voice a text without turns is written: what its title says of that, and its author's name."""

from __future__ import annotations

import re

_LABEL = r"(?:[^:]{1,60}:\s+)?"
_JOINT = re.compile(
    _LABEL
    + r"(?:the\s+)?(?:[A-Z]\w+(?:[-–][A-Z]\w+)*\s+)?(?:joint\s+(?:(?:leaders['’]?|ministerial|presidential|press)\s+)?"
    r"(?:statements?|declaration|communiqu[eé]|letter|appeal)|leaders['’]?\s+(?:joint\s+)?(?:statement|declaration|communiqu[eé]))"
    r"(?=\s*(?:$|[:—–-])|\s+(?:by|of|from|between|on|following|after)\b)",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\s(?:on|about|regarding|concerning|following|after|against|towards?|amid|over|in|at|to|for|ahead"
    r"|(?:condemn|support|mark|welcom|call|urg|announc|commemorat|reject|denounc|express|reaffirm|address|establish|launch|counter|celebrat"
    r"|honou?r|recogni[sz])ing)\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<who>[^:\n]{3,60}?)\s*:\s+(?:(?:the|a|an|joint|full|opening|closing|final|written|video|radio|weekly|inaugural|farewell|\w+['’]s)\s+)*"
    r"(?:statements?|remarks|address|message|speech|letter|toasts?|eulogy|proclamation|testimony)\b",
    re.IGNORECASE,
)
_SPOKEN_BY_OTHERS = re.compile(
    r"\b(?:briefing|news\s+conference|press\s+conference|exchange\s+with|interview|questions?|with)\b",
    re.IGNORECASE,
)
_AMONG_OWN = re.compile(
    r"\b(?:meetings?|conversations?|session|ceremony|presentation|visit\s+to|visited|met\s+with|conference\s+of|congress\s+of)\b",
    re.IGNORECASE,
)
_BRIEFING = re.compile(r"\bbriefings?\b", re.IGNORECASE)
_STRANGERS = re.compile(
    r"\b(?:telephone|phone|journalists?|reporters?|correspondents?|media|press|news|interviews?|questions?|briefing|forum|festival|club|plenary"
    r"|international|foreign|world|global|summit|participants|guests)\b",
    re.IGNORECASE,
)

_DEBATE = re.compile(r"\bGeneral\s+Debate\b")
_MISSION = re.compile(r"\bMission\b[^\n]{0,100}\bto\s+the\s+(?:United\s+Nations|UN)\b")


def before_the_assembly(title: str, publisher: str | None) -> bool:
    """Whether a title or a publisher says that a text was spoken in the United Nations, where "you" are who presides."""
    return _DEBATE.search(title) is not None or (
        publisher is not None and _MISSION.search(publisher) is not None
    )


def joint(title: str) -> bool:
    """Whether a title says that several wrote the text together: "Joint Statement by President Biden and Prime Minister Kishida"."""
    return _JOINT.match(title) is not None


def matter(title: str) -> int:
    """Where a title begins to say what a text is about: those named from there on did not write it."""
    found = _MATTER.search(title)
    return found.start() if found else len(title)


def labelled(title: str) -> tuple[int, int] | None:
    """Where the name stands with which a title begins, as archives of speeches write it: "Joe Biden: Statement on ..."; None where none does.

    Not where others speak as well: a press briefing, a news conference.
    """
    found = _LABELLED.match(title)
    return None if found is None or _SPOKEN_BY_OTHERS.search(title) else found.span("who")


def among_own(title: str) -> bool:
    """Whether a title that names no other country tells of a talk at home: not with journalists or the guests of a forum, who may be of any."""
    return _AMONG_OWN.search(title) is not None and not _STRANGERS.search(title)


def briefing(title: str) -> bool:
    """Whether a title tells of officials who brief the press: "we" are those whom they speak for."""
    return _BRIEFING.search(title) is not None
