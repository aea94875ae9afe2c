"""In whose voice a text without turns is written: what its title says of that, and its author's name."""

from __future__ import annotations

import re

_LABEL = r"(?:[^:]{1,60}:\s+)?"
_JOINT = re.compile(
    _LABEL + r"(?:the\s+)?(?:[A-Z]\w+(?:[-–][A-Z]\w+)*\s+)?(?:joint\s+(?:(?:leaders['’]?|ministerial|presidential|press)\s+)?"
    r"(?:statements?|declaration|communiqu[eé]|letter|appeal)|leaders['’]?\s+(?:joint\s+)?(?:statement|declaration|communiqu[eé]))\b"
    r"(?!\s+(?:was|were|is|has|signed|adopted|issued))",
    re.IGNORECASE,
)  # fmt: skip
_LABELLED = re.compile(r"\s*(?P<who>[^:\n]{3,60}?)\s*:\s+\S")
_SPOKEN_BY_OTHERS = re.compile(
    r"\b(?:press\s+briefing|briefing|news\s+conference|press\s+conference|exchange\s+with|interview|question|remarks\s+with)",
    re.IGNORECASE,
)
_AMONG_OWN = re.compile(
    r"\b(?:meetings?|conversations?|session|ceremony|presentation|visit\s+to|visited|met\s+with|conference\s+of|congress\s+of)\b",
    re.IGNORECASE,
)
_BRIEFING = re.compile(r"\bbriefings?\b", re.IGNORECASE)
_STRANGERS = re.compile(
    r"\b(?:telephone|phone|journalists?|reporters?|correspondents?|media|press|news|interviews?|questions?|briefing|forum|festival"
    r"|international|foreign|world|global|summit|participants|guests)\b",
    re.IGNORECASE,
)

_ASSEMBLY = re.compile(r"\bGeneral\s+(?:Debate|Assembly)\b|\bto\s+the\s+(?:United\s+Nations|UN)\b")


def before_the_assembly(*told: str | None) -> bool:
    """Whether a title or a publisher says that a text was spoken in the United Nations, where "you" are who presides."""
    return any(_ASSEMBLY.search(words) for words in told if words)


def joint(title: str) -> bool:
    """Whether a title says that several wrote the text together: "Joint Statement by President Biden and Prime Minister Kishida"."""
    return _JOINT.match(title) is not None


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
