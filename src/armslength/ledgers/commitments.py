"""What the coder reads a state or its officials to undertake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from armslength import edtf
from armslength.ledgers.ids import identifier
from armslength.ledgers.model import Commitment
from armslength.ledgers.saying import apart, quote, state, to_the_end, whole
from armslength.ledgers.signs import Reading, Signs, likelihood, promise_signs
from armslength.ledgers.weights import PROMISE
from armslength.positions import Statement, Told
from armslength.positions.forms import NAME
from armslength.positions.model import Holder
from armslength.positions.voices import speaks
from armslength.records import Span

LEAST, LEAST_ALONE = 0.2, 0.35
"""Less likely ones are not told; the second is for those that no form of words makes. Chosen by cross-validation on the dev halves of the cases."""
KINDS = frozenset({"pledge", "for", "against", "line"})
"""Stances that may be a promise: what one will not do is read as a will against it, now and then."""
DATED = frozenset({"stated", "relative", "anaphoric"})
_DUE = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|within|from|on|in|as of|after|during|for)(?: the)?(?: (?:end|beginning|middle|first half|second half|start|close|course)(?: of)?)?(?: the| next| this)? ?"
    r"(?:(?:first|second|third|fourth|last|\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? ?)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|year|month|week|quarter|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:\w+|\d+) (?:days|weeks|months|years)|days|weeks|(?:19|20)\d\d|tomorrow)(?: (?:of )?(?:next year|this year|the year|(?:19|20)\d\d))?\b"
)
"""Words that may say by when."""
_LINK = re.compile(r"\W*(?:to|that)\s")
_WISHED = re.compile(
    r"\b(?:asked|asks|urge[ds]?|begged|pressed|called on|calls on|told|refuse[ds]?|declined|failed|wants?|wanted)\b[^,;:.]{0,25}\bto $",
    re.IGNORECASE,
)
"""Before a promise that somebody is asked for, or that is not made."""
NEAR = 45
"""Characters before a promise in which such words stand."""


def commitments(told: Told, statements: Sequence[Statement]) -> list[Commitment]:
    """What one document tells was undertaken, in order of its text, without what came of it; each once."""
    found = [
        replace(made, probability=round(p, 3))
        for made, signs in candidates(told, statements)
        if (p := likelihood(signs, PROMISE)) >= (LEAST if "form of a pledge" in signs else LEAST_ALONE)
    ]
    return apart(found)


def candidates(told: Told, statements: Sequence[Statement]) -> Iterator[tuple[Commitment, Signs]]:
    """What may be a promise, with its signs; what several promise together is the first one's, towards the others."""
    reading = Reading(told)
    together: dict[str, tuple[Commitment, Signs]] = {}
    verbs: set[Span] = set()
    for made in statements:
        stance = made.stance
        if stance is None or made.object is None or stance.standing == "denied":
            continue
        if stance.kind not in KINDS or not speaks(made.holder):
            continue
        if stance.coder != NAME and _WISHED.search(
            told.document.text, max(0, stance.at.start - NEAR), stance.at.start
        ):
            continue
        if stance.id in together:
            first, signs = together[stance.id]
            together[stance.id] = _with(first, made.holder), signs
            continue
        again = stance.at in verbs  # "promised to pay and not to sell": of the second its own words alone
        verbs.add(stance.at)
        together[stance.id] = (
            _commitment(told, made, made.object, again=again),
            promise_signs(reading, made, stance, made.object),
        )
    yield from together.values()


def _with(made: Commitment, party: Holder) -> Commitment:
    """A promise that one more party makes: it is the first one's, towards the others."""
    if party.country in {made.holder.country, *made.to}:
        return made
    return replace(made, to=(*made.to, party.country))


def _commitment(told: Told, made: Statement, what: Span, *, again: bool = False) -> Commitment:
    holder = state(told, made.holder)
    stance = made.stance
    formed = stance is not None and stance.coder == NAME
    if (
        stance is not None and formed and stance.object is not None
    ):  # a form's goes to the end of its clause, and no further
        what = stance.object
    else:
        what = to_the_end(told.document.text, what)
    if (link := _LINK.match(told.document.text, *what)) is not None:
        what = Span(link.end(), what.end)
    if again:
        said = quote(told, made, *what)
    elif stance is not None and formed:
        said = quote(told, made, min(stance.at.start, what.start), max(stance.at.end, what.end))
    else:
        said = whole(told, made, what)
    to = () if made.stance is None else made.stance.to
    return Commitment(
        identifier("co", said), "pledge", holder,
        tuple(dict.fromkeys(m.country for m in to if m.country and m.country != holder.country)),
        made.date, due(told, Span(what.start, max(what.end, made.at.end))), said, quote(told, made, *what), "open", (),
        made.probability, made.why,
    )  # fmt: skip


def due(told: Told, within: Span) -> str | None:
    """The last day that a stretch of text names, where it is not before the text was published; None where there is none."""
    found = None
    for words in _DUE.finditer(told.document.text, *within):
        day, basis = told.date(*words.span(), words.span())
        if day and basis in DATED and _after(day, told.document.published):
            found = day
    return found


def _after(day: str, published: str | None) -> bool:
    if not published:
        return True
    end, start = edtf.bounds(day)[1], edtf.bounds(published)[0]
    return end is None or start is None or end >= start
