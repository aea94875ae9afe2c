"""Positions on what no catalogue lists: statements of will and of judgement, and the words that tell what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armslength.ontology.actors import Registry
from armslength.positions.line import Line
from armslength.positions.polarity import Operator, operators

_MODAL = re.compile(
    r"\b(?P<modal>will|shall|would|must|(?:is|are|was|were) (?:going )?to|(?:is|are) (?:not |never )?(?:going )?to|should|can not|could not|may not|ought to)\b"
    r"(?: (?:also|still|now|always|certainly|only|therefore|soon|have to|be able to))*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:there (?:is|are|was|were|will be|would be|can be|could be|must be|has been|shall be)|has|have|had|sees?|saw|will have|would have|need|needs) (?:no|nothing|not the (?:least|slightest))\b"
    r"|\b(?:no|not one|not a single) (?:[\w@-]+ ){1,4}?(?:will|shall|would|may|can|must|has|is|are|was|were|could)\b|\bnothing\b|\bno longer\b|\bno more\b(?! than)|\bnor\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had) (?:\w+ly |still |yet )?(?:not|never)\b", re.IGNORECASE
)
_PLAIN = re.compile(
    r"\b(?:accepts?|accepted|recogni[sz]e[sd]?|keeps?|kept|needs?|regards?|protects?|signed|ordered|decided|banned|withdrew|granted|approved|"
    r"adopted|dropped|lifted|agreed|relented|consented|gave way|changed (?:its|his|her|their) mind|allowed|opened|closed|"
    r"deserves?|belongs?)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:leave|leaves|leaving|withdraw\w*|quit|depart\w*|evict\w*|expel\w*|gone|go home|send home|give up|unsettled|hand back|mistaken|"
    r"surrender\w*|abandon\w*|renounc\w*|(?:pull|bring|brought)\w* (?:\S+ ){0,5}?(?:out|home)|sent home|resign\w*|revisit\w*|reconsider\w*|tear\w* up|undo\w*|terminat\w*|delet\w*|strip\w*|demolish\w*|dismantl\w*)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"(?:(?:will|shall|would) (?:not|never)|refuses?|refused|reject(?:s|ed)|rul(?:es|ed) out|oppos(?:es|ed)|objects|objected|accepts|accepted|"
    r"agreed|decided|ordered|banned|granted|regards|intends|pledged|promised|undertook|undertakes|insists|demands|wants|welcomes|supports|backs|"
    r"favours|(?:has|have|had|sees) no (?:obligation|intention|need|plan|wish|desire|reason)|do(?:es)? not (?:recogni|accept|want|intend|plan|support|wish|see|agree|share)|"
    r"no \w+ (?:\w+ )?(?:will|may|shall)|there (?:is|are|will be) no|dropped|drops|lift(?:s|ed|ing)|keeps|recogni[sz]es|vetoed|blocks|blocked|approved|adopted)",
    re.IGNORECASE,
)
_BAN = re.compile(
    r"\b(?:bann?\w*|prohibit\w*|outlaw\w*|freez\w*|froze\w*|moratori\w*|blockad\w*|tariff\w*)\b",
    re.IGNORECASE,
)
"""Deeds against others that are an issue themselves: who will have none is against the ban."""
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
""",
    )
)


@dataclass(frozen=True, slots=True)
class Will:
    """Words of a clause that say what is willed or judged, from `first` to `end`; what it is of begins at `start`.

    `strong` where it is refused or denied; `policy` where the author's word suffices for it: will, a refusal, a decision.
    """

    first: int
    start: int
    end: int
    sign: int
    strong: bool
    words: tuple[str, ...]
    hedged: bool
    policy: bool


def will(line: Line, left: int, right: int) -> Will | None:
    """The statement of will or judgement in a clause of a line; None where it has none."""
    text = line.text
    heads: list[tuple[int, int, int, bool]] = []
    for pattern, sign, strong in (
        (_NONE, -1, True),
        (_NOT, -1, False),
        (_MODAL, 1, False),
        (_PLAIN, 1, False),
    ):
        heads += [(*m.span(), sign, strong) for m in pattern.finditer(text, left, right)]
    known = operators(text, left, right)
    heads += [(o.start, o.end, 1, o.what == "turns") for o in known if o.what in {"turns", "favours"}]
    if not heads:
        return None
    first = min(h[0] for h in heads)
    chain = _chain(text, first, right, [o for o in known if o.what in {"not", "turns", "favours"}])
    head = next(h for h in heads if h[0] == first)
    start = max([head[1], *(o.end for o in chain)])
    if chain and _BAN.match(chain[-1].words):
        start, chain = chain[-1].start, chain[:-1]
    turns = sum(o.what == "turns" for o in chain)
    nots = 1 if any(o.what == "not" for o in chain) or head[2] < 0 else 0
    end = min(right, start + 140)
    sign = (-1) ** (turns + nots)
    leaving = _LEAVING.search(text, head[0], min(end, start + 45))
    if leaving:
        sign = -sign
    judged = [o for o in known if o.what in {"good", "bad"} and o.start >= head[0]]
    if judged and _BAN.search(judged[0].words):
        start = judged[0].start
    elif judged and not chain and head[2] > 0:
        sign = -1 if judged[0].what == "bad" else 1
    words = tuple(
        dict.fromkeys(
            (text[head[0] : head[1]], *(o.words for o in chain), *((leaving[0],) if leaving else ()))
        )
    )
    if len(text[start:end].split()) < 2:
        if len(text[left : head[0]].split()) < 3:
            return None
        start, end = left, head[0]
    hedged = any(o.what == "hedge" for o in known)
    policy = _POLICY.match(text, head[0]) is not None
    return Will(head[0], start, end, sign, head[3] or turns + nots > 0, words, hedged, policy)


def _chain(text: str, first: int, right: int, found: list[Operator]) -> list[Operator]:
    """The operators from the head of a clause on that each govern the next."""
    kept: list[Operator] = []
    at = first
    for o in found:
        if o.end <= first or o.start >= right:
            continue
        gap = text[at : o.start]
        if o.start > first and (
            len(gap) > 28 or re.search(r"[,;:]|\b(?:and|but|or|that|if|until|because|for|with)\b", gap)
        ):
            break
        kept.append(o)
        at = o.end
    return kept


def about(line: Line, left: int, right: int, actors: Registry, holder: str) -> frozenset[str]:
    """What a stretch of a line is about: the codes of places and parties but for the holder's own, and stems of its words."""
    out: set[str] = set()
    for m in _WORD.finditer(line.text, left, right):
        word = m[0]
        if word[0] == "@":
            actor = actors.actor(line.named[int(word[1:])].names[0].code)
            code = actor.code if actor.kind == "territory" else actor.country
            if code != holder and actor.kind != "person":
                out.add(code)
        elif len(word) > 3 and word.lower() not in STOP:
            out.add(("=" if word[0].isupper() and m.start() > 0 else "") + stem(word.lower()))
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
