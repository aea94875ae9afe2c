"""The words that tell what a stretch of text is about."""

from __future__ import annotations

import re

from armslength.ontology.actors import Registry
from armslength.positions.line import Line

_WORD = re.compile(r"@\d+|[^\W\d_][\w'-]*")
STOP = frozenset(
    re.findall(
        r"\S+",
        """
a about above after again against agreement agreements all also although always among an and another any april
are as asked at august be became because been before being believe below between both but by cabinet called came
can cannot case come cooperation could countries country course day days december decided decision did do does
doing done down during each either end even ever every february few first for foreign form former four friday
from further gave give given go going good government great had hand has have he her here him himself his how i
if important in interest interests into is issue issues it its itself january july june just keep know last
leader less let like line long made make many march matter may me meeting men might minister ministers ministry
monday month months more most much must my national need never new next no nor not nothing november now number
october of off office official officials often old on once one only open or order other others our out over own
parliament part people place point policy position possible present president prime public put question quite
rather ready really regard relations reporters right said same saturday say saying says secretary see september
session set several shall she should side sides since so some speaking spokesman state statement states still
such sunday take talks tell term terms than that the their them themselves then there these they thing things
think this those though three through thursday time times to today today's together told too tuesday two under
until up upon us use used very want wanted was way we wednesday week well went were what when where whether
which while who whole whose why will with within without words work world would year years yes yet you your
act add ago bad big cut end etc far got him lot low man men met mrs nor per sat saw she sir six ten top try two via won
""",
    )
)


def about(line: Line, left: int, right: int, actors: Registry, holder: str) -> frozenset[str]:
    """What a stretch of a line is about: the codes of places and parties but for the holder's own, and stems of its words.

    A word written as names are is there twice, once behind `=`.
    """
    out: set[str] = set()
    for m in _WORD.finditer(line.text, left, right):
        word = m[0]
        if word[0] == "@":
            actor = actors.actor(line.named[int(word[1:])].names[0].code)
            code = actor.code if actor.kind == "territory" else actor.country
            if code != holder and actor.kind != "person":
                out.add(code)
        elif len(word) > 2 and word.lower() not in STOP:
            short = stem(word.lower().rstrip("'"))
            out.add(short)
            if word[0].isupper() and m.start() > 0:
                out.add(f"={short}")
    return frozenset(out)


def stem(word: str) -> str:
    """A word without its commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            short = word[: -len(ending)].rstrip("ei") or word
            return (
                short[:-1] if len(short) > 3 and short[-1] == short[-2] and ending in {"ed", "ing"} else short
            )
    return word.rstrip("ei") or word


_ENDINGS = [
    "'s",
    "ations",
    "ation",
    "ements",
    "ement",
    "ings",
    "ing",
    "ities",
    "ity",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "ly",
    "al",
]
