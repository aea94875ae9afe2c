"""Who is said to say a sentence, and what stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from armslength.positions.line import Line
from armslength.positions.model import Holder
from armslength.positions.parties import Party

_VERB = (
    r"(?:said|says|say|told|tells|added|adds|announced|announces|insist(?:ed|s)|declare[ds]|state[ds]|stress(?:ed|es)|note[ds]|maintain(?:ed|s)|claim(?:ed|s)|"
    r"explain(?:ed|s)|repeat(?:ed|s)|wrote|writes|argue[ds]|warn(?:ed|s)|cried|concede[ds]|observe[ds]|replie[ds]|confirm(?:ed|s)|remark(?:ed|s)|"
    r"underline[ds]|emphasi[sz]e[ds]|reiterate[ds]|answered|acknowledge[ds]|admitted|assure[ds]|reaffirm(?:ed|s)|assert(?:ed|s)|promise[ds]|pledge[ds]|vow(?:ed|s)|"
    r"commented|concluded|continued|pointed out|made (?:it )?clear|makes (?:it )?clear|let it be known|went on|threaten(?:ed|s)|had spoken|spoke|denie[ds]|"
    r"(?:is|was) quoted|called|calls|quoted|circulated|issued|released)"
)
SAYING = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
"""Words of saying."""
_BEHIND = re.compile(
    rf"^(?: (?:in|at|to) @\d+)?(?:,[^,\"]{{0,70}},|,? who[^,\"]{{0,60}},)? ?(?:[a-z]+ly |also |has |had |have |then |later |again |once |in turn |, |for (?:his|her|its) part,? )*{_VERB}\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?!told|tells|assure|promise|called|calls|denie|warn|threaten|pledge){_VERB}|according to|in the words of)(?: the| a| an)? ?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^\"]: \"?(?=\w)")

_LOW = re.compile(
    r"\b(?:opposition|rebel|bloc|union|lawmaker|senator|mp|candidate|former|ex-|party|parliament\w*|governor|mayor|editor|novelist)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"\b(?:diplomat|official|envoy|ambassador|delegation|delegate|embassy|ministry|spokes\w+|commander|general|council|authorities|counsel|adviser|representative|secretary|negotiator|commissioner|side|mission|head of state|leader(?! of))s?\b",
    re.IGNORECASE,
)


def attributed(written: Line, parties: Sequence[Party], quoted: Sequence[tuple[int, int]]) -> Holder | None:
    """Who is said to say a sentence or a part of it; None where it does not tell."""
    for party in parties:
        if party.who is None or party.possessive or within(quoted, written.starts[party.start]):
            continue
        behind = not party.governed and _BEHIND.match(written.text[party.end :])
        if behind or _BEFORE.search(written.text[: party.start]):
            return party.who
    if (colon := _COLON.search(written.text)) is not None:
        before = (p for p in parties if p.end <= colon.start() + 1 and p.who and not p.governed)
        return next((p.who for p in before if p.who and p.who.person), None)
    return None


def speaks(who: Holder) -> bool:
    """Whether what a holder says binds or tells of its state: not a deputy's, a candidate's or a journalist's."""
    if not who.person and "." in who.code:
        return True  # a movement, a territory's authorities
    return who.authority >= 0.4 or (_VOICE.search(who.name) is not None and not _LOW.search(who.name))


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, in order; one left open ends with its paragraph."""
    out: list[tuple[int, int]] = []
    start = None
    for mark in re.finditer(r"[\"“”«»]|\n", text):
        if mark[0] == "\n":
            if start is not None:
                out.append((start, mark.start()))
            start = None
        elif start is None:
            start = mark.end() if mark[0] not in "”»" else None
        elif mark[0] not in "“«":
            out.append((start, mark.start()))
            start = None
    if start is not None:
        out.append((start, len(text)))
    return out


def within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset stands in one of some spans, which are in order."""
    place = bisect_right(spans, at, key=lambda s: s[0])
    return place > 0 and at < spans[place - 1][1]
