"""Signs by which a promise is known from other words of will, as numbers that a fitted model weighs.

Each sign is a plain question to the words: is there a day by which, is what is undertaken a deed or a wish, who asks for it. They are named, and their weights printed, in `ledgers/weights.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from math import exp, log

from armslength.positions import Statement, Told
from armslength.positions.forms import NAME
from armslength.records import Span, Stance

Signs = dict[str, float]
_CONDITION = re.compile(
    r"\b(?:if|should(?= (?:the|an?|any|another|one|its|their|his|her|[A-Z]|they|he|she|it)\b)|whoever|any(?:one|body)? who|once|as soon as|the (?:moment|day|minute|instant|hour)|in (?:the )?(?:case|event)|unless|without)\b",
    re.IGNORECASE,
)
_NOT_BORNE = re.compile(
    r"\b(?:(?:will|would|shall|can|could|must)(?: not| never| no longer| under no circumstances| in no case|not\b)|(?:wo|ca|sha|would|could|must)n['’]t)(?: be)?(?: ever)? "
    r"(?:accept|allow|let|permit|tolerate|consent|forgive|countenance|put up with|look on|stand (?:by|for|idly)|sit by|live with)|\b(?:will|would|shall|can|could) (?:tolerate|brook|suffer) no\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:never|under no circumstances|in no case|not one|not a single|no(?= \w+ (?:will|shall|would) ever)|ever|at any price|not an? (?:inch|metre|meter|square))\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall)\b|['’]ll\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|been|could have|would have)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:we|I|our|my|us)\b")
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PROMISING = re.compile(
    r"\b(?:promis|pledg|vow|swor|swear|undert|commit|guarant|assur|gave (?:its|his|her|their|an?) (?:word|agreement|assurance|undertaking))",
    re.IGNORECASE,
)
_AGREEING = re.compile(r"\bagree", re.IGNORECASE)
_DECIDING = re.compile(
    r"\b(?:decided|resolved|announced|declared|confirmed|repeated|reaffirmed|stated|said|told)\b",
    re.IGNORECASE,
)
_WISHING = re.compile(
    r"\b(?:plan\w*|intend\w*|aim\w*|hop(?:e|es|ed|ing)|want\w*|wish\w*|seek\w*|try|tries|trying|expect\w*|would like|consider\w*|propos\w+|think|believe)\b",
    re.IGNORECASE,
)
_READY = re.compile(r"\b(?:ready|prepared|willing|offer\w*)\b", re.IGNORECASE)
_MUST = re.compile(
    r"\b(?:must|should|needs?|ha(?:s|ve|d) to|ought|necessary|important|task)\b", re.IGNORECASE
)
_IS_TO = re.compile(r"\b(?:is|are|was|were) (?:due )?to\b|\bfalls? due\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:continue|cooperat\w+|co-operat\w+|strengthen\w*|develop(?:ing|ment)?|deepen\w*|expand\w*|promot\w+|interact\w*|dialogue|contacts?|relations|efforts?|partnership|everything|our best|work (?:together|with|on|towards?|actively|closely)|"
    r"attention|priority|improve\w*|pursue|strive|contribut\w+|facilitat\w+|further|actively|constructive\w*|mutual\w*|resolve|solve|address|achieve|look (?:at|into)|move forward|build (?:a|our|up))\b",
    re.IGNORECASE,
)
_BEGINS_VAGUE = re.compile(
    r"\W*(?:that |to )?(?:(?:we|they|he|she|it|the two sides|both) )?(?:will |would |shall )?(?:be )?(?:\w+ly |further |also |always )*(?:continu|strengthen|develop|deepen|expand|promot|work|support(?:ing)? (?:them|you|each other|efforts)|do (?:our|its|his|their|everything|whatever|all)|make (?:every|all)|cooperat|interact|improv|maintain|pursu|facilitat|tak(?:e|ing) (?:further|additional|part|an active)|contribut|look|learn|accomplish|fulfil|implement\w* (?:our|the|bilateral)|build(?:ing)? (?:up )?(?:relations|ties|our|a))",
    re.IGNORECASE,
)
_FESTIVE = re.compile(
    r"\b(?:mark|celebrat\w*|anniversary|championships?|games|festival|concert|exhibition|forum|ceremony|host|olympic\w*|award\w*|medal|cup|chairmanship|presidency|jubilee|universiade)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:will|would|shall)(?: \w+ly| also| still)? (?:be able|have|become|get|see|find|need|learn|mean|allow|help|make it possible|give (?:an?|us|them)|bring|hold on|remain|last|function|be ready|be (?:a|an|the|no) )\b",
    re.IGNORECASE,
)
"""What will come of itself, or be so."""
_MEETING = re.compile(
    r"\b(?:meet|meeting|visit|attend|discuss\w*|talks?|take part|participate|negotiat\w+|speak|chair|consult\w*|exchange views|travel|arrive|address|listen|see|look|watch|talk|tell|say|ask|hear|play|win|celebrate|remember|know|become|happen|depend)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:withdraw|pull|pay|repay|release|free|hand|return|send|deploy|close|shut|open|build|rebuild|sign|ratify|lift|abolish|cut|raise|reduce|allocate|provide|supply|deliver|transfer|give|grant|compensate|publish|submit|introduce|adopt|hold|restore|"
    r"resume|stop|cease|end|remove|destroy|dismantle|extend|protect|defend|respect|honour|abide|comply|observe|join|leave|put|lay|bring|create|set up|establish|buy|sell|finance|fund|increase|double|complete|finish|issue|exempt|support|keep|use|attack|turn)\w*\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nor|none)\b|n['’]t\b", re.IGNORECASE)
_OWN_ACT = re.compile(
    r"\b(?:use|attack|send|turn|deport\w*|raid\w*|deploy|raise|impose|expel|interfere|threaten|sell|allow|permit|let|close|shut|cross|escalat\w*|refrain|trouble|go back|nuclear|force|bases?|troops|soldiers?|weapons|arms)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|all|every|each|half|third)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:by|before|until|till|within|from|on|in|as of|starting|at the latest|no later than|after|during|when) (?:the )?(?:(?:end|beginning|middle|start|close|first|second|coming|next|this|of|the|half|\d{1,2}) )*"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|year|month|week|quarter|recess|session|sitting|days|hours|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|New Year|Christmas|Easter|(?:19|20)\d\d|\w+ (?:days|weeks|months|years))\b|"
    r"\b(?:forthwith|immediately|at once|without delay|tomorrow|this year|next year|as soon as)\b",
    re.IGNORECASE,
)
_STATE_OF = re.compile(
    r"\W*(?:that )?(?:there (?:is|are|was|were)|it (?:is|was)|this (?:is|was)|(?:we|they|he|she) (?:are|were|is|was|have|has|had))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\bbe \w+(?:ed|en|wn|ut|lt|ld|nt|ft)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s)?|urge[ds]?|call(?:ed|s)? (?:on|for)|demand\w*|want(?:s|ed)?|must|told|instruct\w*|require[ds]?)\b",
    re.IGNORECASE,
)
_WAY = 0.98


class Reading:
    """A document's sentences, found by their ids."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self._starts = [s.start for s in told.sentences]

    def around(self, offset: int) -> tuple[Span, str]:
        """The sentence at an offset, and the words of the next one of its paragraph, empty where there is none."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        here = self.told.sentences[number]
        behind = self.told.sentences[number + 1] if number + 1 < len(self.told.sentences) else None
        following = (
            self.told.document.text[behind.start : behind.end]
            if behind and behind.paragraph == here.paragraph
            else ""
        )
        return Span(here.start, here.end), following


def _logit(p: float) -> float:
    p = min(_WAY, max(1 - _WAY, p))
    return log(p / (1 - p)) / 4


def _has(pattern: re.Pattern[str], words: str) -> float:
    return 1.0 if pattern.search(words) else 0.0


def _common(made: Statement, stance: Stance, sentence: str) -> Signs:
    by_form = stance.coder == NAME
    signs: Signs = {
        "always": 1.0,
        "surely held": _logit(made.probability),
        "quoted": float(made.how == "quoted"),
        "told by the author": float(made.how == "told"),
        "its own words": float(made.how == "own words"),
        "authority": made.holder.authority,
        "a person": float(made.holder.person),
        "question": float(sentence.rstrip(" \"'”").endswith("?")),
        "first person": _has(_FIRST, sentence),
        "you": _has(_YOU, sentence),
        "long": min(2.0, len(sentence.split()) / 30),
    }  # fmt: skip
    if by_form:
        signs[f"form of a {stance.kind}"] = 1.0
    else:
        signs[f"read as {stance.kind}"] = 1.0
        signs["coder's stance"] = _logit(stance.probability["stance"])
        signs["coder's kind"] = _logit(stance.probability["kind"])
    return signs


def promise_signs(reading: Reading, made: Statement, stance: Stance, about: Span) -> Signs:
    """What tells whether a statement is an undertaking: of its stance, and what is undertaken."""
    text = reading.told.document.text
    span, _ = reading.around(about.start)
    sentence = text[span.start : span.end]
    what = text[about.start : about.end]
    end = min(span.end, max(about.end, stance.at.end) + 60)
    clause = text[max(span.start, min(stance.at.start, about.start) - 25) : end]
    before = text[max(span.start, min(stance.at.start, about.start) - 60) : min(stance.at.start, about.start)]
    signs = _common(made, stance, sentence)
    will, negated = _has(_WILL, clause), _has(_NEGATED, clause)
    signs |= {
        "promising": _has(_PROMISING, stance.words),
        "agreeing": _has(_AGREEING, stance.words),
        "deciding": _has(_DECIDING, clause),
        "wishing": _has(_WISHING, clause),
        "ready": _has(_READY, clause),
        "must": _has(_MUST, clause),
        "is to": _has(_IS_TO, clause),
        "will": will,
        "due": _has(_DUE, clause),
        "will, and due": will * _has(_DUE, clause),
        "number": _has(_NUMBER, what),
        "begins vaguely": float(_BEGINS_VAGUE.match(what) is not None),
        "festive": _has(_FESTIVE, clause),
        "comes of itself": _has(_COMES, clause),
        "a thing": float(re.match(r"\W*(?:the|an?|this|their|its|our|his) ", what) is not None),
        "vague": _has(_VAGUE, clause),
        "meeting": _has(_MEETING, clause),
        "deed": _has(_DEED, clause),
        "will, and a deed": will * _has(_DEED, clause),
        "negated": negated,
        "not to do": negated * will * _has(_OWN_ACT, clause),
        "not borne": _has(_NOT_BORNE, clause),
        "never": _has(_NEVER, clause),
        "how it is": float(_STATE_OF.match(what) is not None),
        "passive": _has(_PASSIVE, clause),
        "asked": _has(_ASKED, before),
        "conditional": _has(_CONDITION, sentence),
        "past": _has(_PAST, clause),
        "past standing": float(stance.standing == "past"),
        "to somebody": float(bool(stance.to)),
        "short": float(len(what.split()) < 3),
        "of a former year": float(_former(sentence, made)),
    }  # fmt: skip
    return signs


def _former(sentence: str, made: Statement) -> bool:
    year = (made.date or "")[:4]
    return year.isdigit() and any(int(y) < int(year) - 1 for y in _YEAR.findall(sentence))


def likelihood(signs: Signs, weights: Mapping[str, float]) -> float:
    """The probability that a fitted model gives to some signs, in [0, 1]."""
    total = sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
