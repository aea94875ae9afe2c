"""Positions that plain forms of words state: what will or will not be done, what is out of the question, what is welcomed or refused.

The coder reads most of them; these say which way the plainest lean, whatever it made of them, and find those in which it saw no words of
will: "no change was needed", "Minsk would remain in the zone". The lists are of general English; they were made on the training passages
of `training/stances`, without their test split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from armslength.positions.stretches import Stretch, before, trimmed
from armslength.positions.undoing import ALSO

Saying = Literal[
    "will not",
    "no such",
    "out of the question",
    "refused",
    "will go on",
    "wanted",
    "judged",
    "did",
    "its criticism",
]


@dataclass(frozen=True, slots=True)
class Stated:
    """A position in a line's text.

    Attributes:
        form: by which form of words.
        side: 1 for the object as it is worded, -1 against it.
        at: (start, end) of the words that lean; `object` of what they are about.
        subject: (start, end) of the words before them in their clause; empty where there are none, or where they are the object.
        past: whether the words say that it was held formerly.
    """

    form: Saying
    side: int
    at: Stretch
    object: Stretch
    subject: Stretch
    past: bool = False


_EDGE = re.compile(
    r"[;:?!–—\"(]|[.] (?=[A-Z\"@])|, |\bthat\b|\b(?:and|but|or|while|because|although|though|when|which|who|if|unless|whether|since) "
)
_STOP = re.compile(
    r"[;:?!–—)]|[.](?:\"|$| (?=[A-Z\"@]))|\"?,\"? (?:said|says|but|which|who|while|although|though|whose|where|because|after|he |she |they |it |we |and (?:that|he|she|it|they|we|has|had|is|was|would|will) )|"
    r"\"?,\"? [^,;:]{2,70}\b(?:said|says|told|announced|added|declared|warned|confirmed|insisted|stressed|repeated|wrote)\b|\"(?: |$)| (?:but|although|though|because|unless|until|while) |,\"|"
    + ALSO,
)
_QUESTION = re.compile(
    r"\b(?:if|whether|unless|as if|were|should|ask(?:ed|s)|wonder\w*|denie[sd]|rumou?r\w*|might|may|could|perhaps|hypothetical\w*)\b[^,;:]{0,40}$",
    re.IGNORECASE,
)
_MUTE = (
    r"(?:say|know|comment|confirm|deny|rule|exclude|answer|tell|be (?:the|a|an|able|easy|enough|long|surprised|drawn|the (?:first|last))|mean|only|think|believe|expect|remember|understand|see why|be clear|yet|have (?:been|had|said)|"
    r"find|hear|speak|give (?:a|the|his|her|their) (?:name|date|reason|figure)|name|specify|elaborate|disclose|reveal|discuss|look|matter|seem|appear|need|have to|oppose|object|stand in the way|hesitate|shrink|stop|forget|clos(?:e|ing) the door|shut(?:ting)? the door)"
)
_WILL_NOT = re.compile(
    rf"\b(?P<at>(?:will|would|shall|can|could) (?:not|never|no longer|under no circumstances)|(?:is|are|was|were|am) not (?:going|prepared|ready|willing) to|(?:does|do|did) not (?:intend|wish|want|plan|propose) to|"
    rf"ha(?:s|ve|d) no (?:intention of|plans? (?:to|for)|wish to|desire to|interest in|need of|business|obligation to|duty to|right to)|(?:sees?|saw) no (?:need|reason) (?:to|for)|refuse[ds]? to|declined to|never to) (?P<object>(?!{_MUTE}\b)[a-z@])",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?P<at>(?:[Tt]here (?:will|would|shall|must|can|may|is to) (?:be no|not be (?:an?|any)|never be an?)|[Tt]here (?:will|would|shall|must|can) never again be))(?: such| more| longer)? (?P<object>(?!(?:doubt|question|war|winner|comment|surprise|peace|time|need to worry)\b)[a-z@\d])"
    r"|(?:^|(?<=[;:,\"] )|(?<=[\"“])|(?<=\bthat ))(?P<no>[Nn]o(?:t (?:one|a single))? (?P<thing>(?!(?:one|country|government|state|doubt|wonder|matter|longer|more|sooner|amount)\b)[a-z@][^,;:.?!\"]{2,70}?)) (?P<will>(?:will|would|shall|may|must|can)(?: (?:ever|again))?(?= [a-z])|(?:is|was|are|were) (?:needed|required|intended|planned|possible|acceptable|wanted|called for)\b)",
)
_OUT = re.compile(
    r"\b(?P<at>(?:is|are|was|were|remains?|would be|will be)(?: (?:simply|quite|wholly|entirely|absolutely|now|still))? (?:out of the question|unacceptable|inadmissible|not acceptable|ruled out|off the table|not on the (?:agenda|table)|not (?:intended|planned|needed|wanted|necessary|foreseen|contemplated|envisaged|considered|under consideration|on offer|on the cards|for sale|an option|for us an option|negotiable|up for (?:exchange|discussion|negotiation|sale|debate|review)|open to (?:discussion|negotiation|question)|possible|desirable|welcome)|"
    r"unnecessary|premature|undesirable|a mistake|mistaken|not in (?:the|our|its|his|her) (?:national )?interests?|to be (?:banned|abolished|scrapped|closed|lifted|ended|stopped|withdrawn|removed)|must go))\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?P<at>(?:reject(?:s|ed)|oppose[sd]|(?:is|are|was|were|remains?) (?:firmly |strongly |categorically )?(?:opposed to|against)|object(?:s|ed) to|turn(?:s|ed) down|rule[sd] out|condemn(?:s|ed)|denounce[sd]|criticise[sd]|deplore[sd]|"
    r"ha(?:s|ve|d) (?:rejected|opposed|ruled out|refused|condemned)|vote[sd] against|says? no to|said no to|would have none of|resist(?:s|ed)|calls? for an end to))(?= (?P<object>[a-z@\d\"]))",
)
_GO_ON = re.compile(
    r"\b(?P<at>(?:will|would|shall) (?:remain|stay|continue|keep|go on|go ahead|stand by|maintain)|(?:remains?|remained) (?:committed to|faithful to|in favour of|a member of|part of)|ha(?:s|d|ve) no wish to leave)(?! (?:out|away|outside|off|aloof|neutral|silent|barred|being|an opponent|opposed))(?= (?P<object>[a-z@\d\"]))",
)
_WANTED = re.compile(
    r"\b(?P<at>(?:support(?:s|ed)|welcome[sd]|favour(?:s|ed)|back(?:s|ed)|propose[sd]|(?:is|are|was|were) (?:in favour of|ready to|prepared to|willing to|for)|wish(?:es|ed) to|want(?:s|ed)?(?: to)?|intend(?:s|ed)? to|hope[sd]? to|accept(?:s|ed)|"
    r"recogni[sz]e[sd]|endorse[sd]|decided to|(?:became|becomes|is) the (?:\w+ ){1,5}?to(?= (?:recogni|join|sign|ratif|accept|support))|ha(?:s|ve|d) (?:decided to|accepted|recogni[sz]ed|endorsed)|call(?:s|ed) for|advocate[sd]|"
    r"(?:will|would|shall) (?:support|welcome|back|recogni[sz]e|accept|join|become|apply for|sign|ratify|be a member of)))(?= (?P<object>[a-z@\d\"]))",
)
_BAD = (
    r"(?:unsettled|(?:gravely |deeply |very |highly )?(?:concerning|worrying|alarming|disturbing|troubling|regrettable|deplorable|unhelpful|irresponsible|reckless|shameful|disgraceful|one-sided|discriminatory|hostile|baseless|groundless|disappointing|impossible|unrealistic|unworkable|excessive|disproportionate|cynical|counterfeit)|illegal|illegitimate|unlawful|null and void|void|invalid|artificial|mistaken|wrong|a mistake|an error|unacceptable|unjust|unfair|dangerous|unnecessary|premature|harmful|provocative|a provocation|"
    r"an? (?:act of aggression|violation|threat|outrage|betrayal|danger)|unconstitutional|inadmissible|counterproductive|pointless|absurd|occupied|an occupation|aggression)"
)
_FINE = r"(?:legitimate|lawful|legal|just|fair|right|necessary|useful|welcome|vital|indispensable|valuable|in force|binding|(?:its|their|our) own|a success|an? (?:opportunity|friend|ally|important (?:\w+ )?(?:step|contribution)|step forward))"
_JUDGED = re.compile(
    rf"\b(?P<at>(?:regards?|regarded|considers?|considered|sees?|saw|views?|viewed|describe[sd]?|call(?:s|ed)|think(?:s)?|thought|hold(?:s)?|held|judge[sd]?|deems?|deemed|finds?|found|denounced|condemned)) (?P<object>(?!it\b|this\b|that\b|them\b)[^,;:.?!\"]{{4,80}}?) "
    rf"(?:as |to be |is |are |was )?\"?(?:(?:quite|entirely|wholly|totally|absolutely|both) )?(?:(?P<bad>{_BAD})|(?P<fine>{_FINE}))\b",
)
_DID = re.compile(
    r"\b(?P<at>(?:did|does|do) (?:in fact |indeed )?(?:recogni[sz]e|support|accept|want|favour|back|welcome|endorse))(?= (?P<object>[a-z@\d\"]))",
    re.IGNORECASE,
)
_CRITICISM = re.compile(
    r"(?P<who>@\d+|\b(?:its|his|her|their|our|the government|the president)) ?(?:'s )?(?P<when>(?:initial|early|earlier|first|former|previous|original|long-standing|longstanding|old|continued|firm|strong|open|public|repeated) )?"
    r"(?P<at>(?P<bad>criticism|condemnation|rejection|opposition|objections?|resistance|hostility|refusal)|(?P<good>support|recognition|endorsement|acceptance|approval|backing)) (?:of|to|for|towards?) (?P<object>[a-z@\d])",
)
_NOUN_ENDS = re.compile(
    r", | and | as | that | (?:is|are|was|were|has|have|had|will|would|can|could|remains?|came|comes) "
)
"""Behind what a noun of will is of: "its criticism of the dam [is well known]"."""
_GIVEN_UP = re.compile(
    r"\b(?:lift|drop|withdr[ae]w|g[ia]v\w*|abandon|retract|renounc|end)\w*(?: up)? $", re.IGNORECASE
)
_FORMER = re.compile(r"initial|early|earlier|first|former|previous|original|old ", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|none|no longer|hardly)\b[^,;:]{0,18}$", re.IGNORECASE
)
_TWICE_NO = re.compile(r"\b(?:never|not|nor|neither|nobody) $", re.IGNORECASE)
"""Before a refusal that none made: "never refused to"."""
_PRONOUN = re.compile(r"\W*(?:it|this|that|these|those|such|so|them|him|her|what|which)\W*$", re.IGNORECASE)
_GLANCE = re.compile(
    r"\b(?:not|never|no|refuse\w*|declined|reject\w*|oppos\w+|against|object\w*|turned|rule[sd]|condemn\w*|denounc\w+|out of|unacceptable|premature|mistake\w*|to be|must|will|would|shall|remain\w*|support\w*|welcom\w+|favour\w*|back\w*|"
    r"propos\w+|ready|prepared|willing|wish\w*|want\w*|intend\w*|hop\w+|accept\w*|recogni\w+|endors\w+|decided|call\w*|advocat\w+|unnecessary|inadmissible|undesirable|deplore\w*|criticise\w*|regard\w*|consider\w*|sees?|saw|view\w*|describe\w*|th[io]\w+t|thinks?|h[eo]lds?|held|judge\w*|deem\w*|f[io]u?nds?|resist\w*|vote\w*|off the table|did|does|do|criticism|condemnation|rejection|opposition|objections?|resistance|hostility|support|recognition|endorsement|acceptance|approval|backing)\b"
)
LONGEST = 600


@lru_cache(maxsize=256)
def stated(text: str) -> tuple[Stated, ...]:
    """The positions that a sentence states, in order of its text; `text` is that of a `Line`."""
    if len(text) > LONGEST or text.rstrip(" \"'”").endswith("?") or not _GLANCE.search(text):
        return ()
    kept: list[Stated] = []
    for find in (_nouns, _did, _no_such, _judged, _out, _will_not, _leaning):
        for s in find(text):
            left, right = min(s.at[0], s.object[0]), max(s.at[1], s.object[1])
            if not any(min(k.at[0], k.object[0]) < right and left < max(k.at[1], k.object[1]) for k in kept):
                kept.append(s)
    return tuple(sorted(kept, key=lambda s: s.at))


def _object(text: str, start: int) -> Stretch:
    cut = _STOP.search(text, start)
    return trimmed(text, start, cut.start() if cut else len(text))


def _open(text: str, start: int) -> bool:
    """Whether what stands before makes it a question, a hypothesis or a denial."""
    return _QUESTION.search(text[:start]) is not None


def _will_not(text: str) -> Iterator[Stated]:
    for m in _WILL_NOT.finditer(text):
        subject = before(text, m.start(), _EDGE)
        if (
            _open(text, m.start())
            or _TWICE_NO.search(text[: m.start()])
            or subject[1] <= subject[0]
            or re.match(
                r"(?:it|that|this|there|which|who|nobody|what)$", text[slice(*subject)], re.IGNORECASE
            )
        ):
            continue
        yield Stated("will not", -1, m.span("at"), _object(text, m.start("object")), subject)


def _no_such(text: str) -> Iterator[Stated]:
    for m in _NO.finditer(text):
        if _open(text, m.start()):
            continue
        if m["at"]:
            yield Stated(
                "no such", -1, m.span("at"), _object(text, m.start("object")), (m.start(), m.start())
            )
        elif m["will"]:
            end = (
                _object(text, m.end())[1]
                if m["will"].lower().startswith(("will", "would", "shall", "may", "must", "can"))
                else m.end("thing")
            )
            yield Stated(
                "no such",
                -1,
                (m.start("no"), m.start("no") + 2),
                trimmed(text, m.start("thing"), end),
                (m.start(), m.start()),
            )


def _out(text: str) -> Iterator[Stated]:
    for m in _OUT.finditer(text):
        thing = before(text, m.start(), _EDGE)
        if thing[1] - thing[0] < 4 or _PRONOUN.match(text[slice(*thing)]) or _open(text, m.start()):
            continue
        yield Stated("out of the question", -1, m.span("at"), thing, (m.start(), m.start()))


def _did(text: str) -> Iterator[Stated]:
    for m in _DID.finditer(text):
        subject = before(text, m.start(), _EDGE)
        if (
            not _open(text, m.start())
            and subject[1] > subject[0]
            and not _NOT_BEFORE.search(text[: m.start()])
        ):
            yield Stated("did", 1, m.span("at"), _object(text, m.start("object")), subject)


def _nouns(text: str) -> Iterator[Stated]:
    for m in _CRITICISM.finditer(text):
        side = -1 if m["bad"] else 1
        if m["at"].lower() == "refusal" or _open(text, m.start()) or _NOT_BEFORE.search(text[: m.start()]):
            continue
        if _GIVEN_UP.search(text[: m.start()]):
            side = -side
        what = _object(text, m.start("object"))
        cut = _NOUN_ENDS.search(text, *what)
        what = (what[0], cut.start()) if cut and cut.start() - what[0] > 4 else what
        former = m["when"] is not None and _FORMER.match(m["when"]) is not None
        yield Stated("its criticism", side, m.span("at"), what, m.span("who"), former)


def _judged(text: str) -> Iterator[Stated]:
    for m in _JUDGED.finditer(text):
        subject = before(text, m.start(), _EDGE)
        if _open(text, m.start()) or _NOT_BEFORE.search(text[: m.start()]) or subject[1] <= subject[0]:
            continue
        yield Stated("judged", -1 if m["bad"] else 1, m.span("at"), m.span("object"), subject)


def _leaning(text: str) -> Iterator[Stated]:
    forms: tuple[tuple[Saying, int, re.Pattern[str]], ...] = (
        ("refused", -1, _REFUSED),
        ("will go on", 1, _GO_ON),
        ("wanted", 1, _WANTED),
    )
    for form, side, pattern in forms:
        for m in pattern.finditer(text):
            if _open(text, m.start()) or _NOT_BEFORE.search(text[: m.start()]):
                continue
            subject, what = before(text, m.start(), _EDGE), _object(text, m.start("object"))
            if subject[1] <= subject[0] or _PRONOUN.match(text[slice(*what)]) or what[1] - what[0] < 4:
                continue
            yield Stated(form, side, m.span("at"), what, subject)
