"""How likely one statement is the turn of another: what the two have in common, and how their sentences are worded.

A logistic model on a few features, fitted by `training/train_turns.py` to the development half of the invented cases, to those of
`training/stances`, and to real texts in which nothing turns. It asks whether both are of one question, and whether the later one is truly the other side of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from armslength.positions.linking import VAGUE, Likeness
from armslength.positions.model import Statement
from armslength.positions.objects import OTHER
from armslength.positions.over_time import order

TURNS = re.compile(
    r"\b(?:no longer|not any ?more|chang(?:e[sd]?|ing) (?:its|his|her|their|our|my|of|in) ?(?:mind|position|course|policy|view|heart)?|revers\w+|u-turn|about-(?:face|turn)|abandon\w*|dropp?(?:ed|ing)|g[ia]v(?:e|en|ing) up|lift(?:ed|ing|s)|scrapp\w+|withdr[ae]w\w*|"
    r"instead|after all|for the first time|until now|hitherto|previously|earlier|once|had (?:always|long|earlier|once|repeatedly|until|so far|insisted|said|ruled|refused|opposed|promised|rejected)|despite|soften\w*|back(?:ed|ing) (?:down|away|out)|climb\w*|relent\w*|"
    r"agreed|conced\w+|at last|finally|new (?:government|president|minister|prime|cabinet|administration|policy|course)|mistaken|a mistake|wrong|reconsider\w*|rethink|rethought|review(?:ed)?|overturn\w*|repeal\w*|break(?:s|ing)? with|broke with|departs?|shift\w*|"
    r"turn(?:ed|s)? (?:away|about|round|its back)|has come (?:round|to)|from now on|from today|henceforth|years of|decades of|month after|weeks after|day after|only (?:weeks|months|days))\b",
    re.IGNORECASE,
)
"""Words by which a text tells that something has turned."""
STAYS = re.compile(
    r"\b(?:remains?|remained|unchanged|as before|still|continu\w+|reaffirm\w*|reiterat\w*|repeat\w*|has not changed|have not changed|not altered|maintain\w*|keeps?|as (?:ever|always)|consistent\w*|stands? by|stood by|again)\b",
    re.IGNORECASE,
)
"""Words by which it tells that nothing has."""
IF = re.compile(
    r"\b(?:if|unless|provided|until|as long as|so long as|on condition|should|would|could|might|may)\b",
    re.IGNORECASE,
)
CAP = 6.0
"""The most that likeness counts for."""
WEIGHTS: Mapping[str, float] = {
    "bias": -0.74,
    "about": 0.42,
    "about share": 1.26,
    "around": -0.17,
    "crowd": -1.23,
    "days": 0.37,
    "decided": 0.12,
    "if": 0.13,
    "line": -1.08,
    "one text": -1.36,
    "other kind": -0.61,
    "other party": 0.03,
    "pledge": 0.08,
    "same issue": 0.55,
    "same kind": 0.25,
    "same party": -0.52,
    "same person": -0.57,
    "stays": -0.67,
    "sure": 0.5,
    "turns": 0.22,
    "unlike": -0.94,
    "unlike in a crowd": -0.92,
    "vague": -0.29,
}
"""What each feature weighs: fitted by `training/train_turns.py`."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a pair is seen against.

    Attributes:
        like: likeness of all statements of the dossier.
        held: how many statements the authority has in all.
    """

    like: Likeness
    held: int


def features(a: Statement, b: Statement, crowd: Crowd) -> dict[str, float]:
    """What tells whether `b` is the turn of `a`: name -> number, all of the size of one; a name that is not there is nought."""
    like = crowd.like
    out = {"bias": 1.0}
    out["sure"] = math.log(max(a.probability, 0.02)) + math.log(max(b.probability, 0.02))
    shared = like.shared(a, b)
    out["about"] = min(CAP, shared) / CAP
    out["about share"] = shared / max(2.0, min(like.weight(a), like.weight(b)))
    out["around"] = min(CAP, like.near(a, b)) / CAP
    unlike = max(0.0, 1 - like(a, b) / like.least)
    out["unlike"] = unlike
    out["crowd"] = math.log1p(crowd.held) / 8
    out["unlike in a crowd"] = unlike * out["crowd"]
    if (on := _issue(a, b)) is not None:
        out[on] = 1.0
        out["vague"] = float(on != "other kind" and a.issue.kind in VAGUE)
    if codes(a) and codes(b):
        out["other party" if codes(a).isdisjoint(codes(b)) else "same party"] = 1.0
    if a.holder.code == b.holder.code and a.holder.person:
        out["same person"] = 1.0
    turns, stays, if_ = cues(b.context)
    out["turns"], out["stays"], out["if"] = float(turns), float(stays), float(if_ or cues(a.context)[2])
    kinds = {s.stance.kind for s in (a, b) if s.stance}
    out["decided"] = float(b.stance is not None and b.stance.standing == "done")
    out["line"], out["pledge"] = float("line" in kinds), float("pledge" in kinds)
    first, then = order(a), order(b)
    days = (then - first).days if first and then else 0
    out["days"] = math.log1p(max(0, days)) / 8
    if a.document == b.document:
        out["one text"] = 1.0
    return out


def _issue(a: Statement, b: Statement) -> str | None:
    """How the issues of two statements agree by the catalogue; None where it does not list both."""
    if OTHER in {a.issue.kind, b.issue.kind}:
        return None
    if a.issue.kind != b.issue.kind:
        return "other kind"
    if None in {a.issue.of, b.issue.of}:
        return "same kind"
    return "same issue" if a.issue.of == b.issue.of else "of another"


@lru_cache(maxsize=8192)
def cues(words: str) -> tuple[bool, bool, bool]:
    """Whether a sentence tells of a turn, that nothing has turned, and of a condition."""
    return TURNS.search(words) is not None, STAYS.search(words) is not None, IF.search(words) is not None


def codes(s: Statement) -> frozenset[str]:
    """Codes of the parties and places that a statement is about."""
    return frozenset(w for w in s.about if w[0].isupper())


def chance(told: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """The probability that the model gives for features."""
    weights = WEIGHTS if weights is None else weights
    score = sum(weights.get(name, 0.0) * value for name, value in told.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


__all__: Sequence[str] = ("Crowd", "chance", "codes", "features")
