"""What later sentences tell of a red line or of a commitment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import log10

from armslength import edtf
from armslength.ledgers.deeds import Deed, Deeds
from armslength.ledgers.model import Commitment, Fate, Later, RedLine, Said
from armslength.positions.model import Holder

SHARE, WEIGHT = 0.34, 1.5
"""How much of a line's words a later sentence must have."""
LIKE = 0.5
"""The same of what is told as done."""
FEW = 50
"""Later sentences of the smallest dossier; of more, more is asked."""
LIKE_FEW, LIKE_MORE = 0.35, 0.2
HEAVY_FEW, HEAVY_MORE = 0.7, 1.3
"""The share and the weight of a promise's words that a later sentence must have in the smallest dossier, and for each tenfold."""
NEAR = 16
"""Characters before what is promised, and twice as many of it, in which a "not" makes it one not to do a thing."""
RECALLS, NAMED = 0.2, 0.15
"""How much nearer a sentence is that recalls a promise, or that names who made it or to whom."""
_AGAIN = re.compile(
    r"\b(?:promis\w+|pledg\w+|commitment|undertak\w+|as (?:agreed|announced|promised|planned)|deadline|on time|to the day|kept (?:its|his|her|their) word|agreed)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:late|belated\w*|overdue|after (?:a|the) delay|behind schedule|took (?:him|her|it|them) \w+ (?:months|years))\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:not|never|no longer|neither|nor|nobody|refrain|cease|stop)\b|n[\'\u2019]t\b|\bno (?=\w+(?: \w+)? (?:will|shall|would))",
    re.IGNORECASE,
)
KEPT_TO = 0.2
YEARS = 12
_SHORT = re.compile(
    r"\b(?:stopped short|turned round|turned back|approach\w*|hint\w*|attempt\w*|tried|bill|committee|informed|announced|plans?|begin talks|conditional|almost|near|up to the)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:respected|been kept to|not been crossed|no new|none has been|stopped short|free decision|had held|not going to|suspends?|suspended|no claim|has not (?:been )?(?:crossed|happened|done))\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:no longer (?:speak|mention)\w*|not been called upon|did nothing|nothing followed|let it pass|went unanswered|without an answer|reopened|relented|backed down|climbed down|dropped (?:its|his|her|the) (?:threat|objections?|demand)|do not dispute)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:not|never|none|nobody|no|missed|failed|unpaid|broke|broken|refus\w+|abandon\w*|reneg\w+|went back|gone back|withdr\w+|longer|is gone|deleted|denied|admitted|violat\w+|default\w*|could not|carried out of|sold on|rockets?|suspend\w*|halted|still)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
ROOT = 6
"""Letters of a word in which a promise and its breach may meet: "withdraw", "withdrew"."""
_INSTEAD = re.compile(
    r"\b(?:overtaken|replaced?|instead|new (?:date|schedule|timetable|agreement|deadline)|falls? away|moved to|put off|postponed|deferred|extended|prolonged|will come in|had been an ambition|renegotiat\w+)\b",
    re.IGNORECASE,
)
_ORDER: tuple[Fate, ...] = ("open", "tested", "held", "dropped", "crossed", "enforced")


def told_of_line(line: RedLine, deeds: Deeds) -> RedLine:
    """A red line with what became of it."""
    after = _from(line.quote, line.declared)
    about = line.condition.words
    if line.threat is not None and line.threat.sentence != line.condition.sentence:
        about += f" {line.threat.words}"
    then = [
        told
        for share, weight, deed in deeds.like(about, (line.holder.name,))
        if _later(deed, after, line.quote, line.threat)
        and (told := _of_line(line, deed, share, weight)) is not None
    ]
    crossed = any(t.fate == "crossed" for t in then)
    if line.threat is not None:
        then += [
            _told("enforced", deed, line.holder.country, share, "it tells of the answer threatened")
            for share, weight, deed in deeds.like(line.threat.words, ())
            if share >= LIKE
            and weight >= WEIGHT
            and not deed.undone
            and line.holder.country in deed.codes()
            and _later(deed, after, line.quote, line.threat)
        ]
    best: dict[Fate, Later] = {}
    for one in then:
        if one.fate not in best or one.probability > best[one.fate].probability:
            best[one.fate] = one
    ordered = tuple(sorted(best.values(), key=lambda t: (t.said.date or "", t.said.document, t.said.at)))
    answer = "enforced" if "enforced" in best else "silence" if crossed else None
    return replace(line, fate=gravest(ordered), answer=answer, then=ordered)


def _of_line(line: RedLine, deed: Deed, share: float, weight: float) -> Later | None:
    """What one later sentence tells of a line; None where it tells nothing."""
    if _HELD.search(deed.text) and share >= KEPT_TO:
        return _told("held", deed, None, share, "it says that the line was kept to")
    if share < SHARE or weight < WEIGHT:
        return None
    if _DROPPED.search(deed.text):
        return _told("dropped", deed, None, share, "it says that the holder let it go")
    by = _other(deed, line.holder)
    if by is None and not deed.reports:
        return None
    if deed.undone or _SHORT.search(deed.text):
        return _told("tested", deed, by, share, "it tells of what the line forbids, not as done")
    if share < LIKE or (line.holder.country in deed.doers() and by not in deed.doers()):
        return None
    return _told("crossed", deed, by, share, "it tells of what the line forbids")


def told_of_promise(promise: Commitment, deeds: Deeds) -> Commitment:
    """A commitment with what became of it."""
    after = _from(promise.quote, promise.made)
    due = edtf.bounds(promise.due)[1] if promise.due else None
    then: list[Later] = []
    lead = promise.what.at.start - promise.quote.at.start
    opening = promise.quote.words[max(0, lead - NEAR) : max(0, lead)] + promise.what.words[: 2 * NEAR]
    negated = _FORBIDS.search(opening) is not None
    least, heavy = needed(len(deeds))
    for share, weight, deed in deeds.like(promise.what.words, (promise.holder.name,)):
        again = _AGAIN.search(deed.text) is not None
        near = share + (RECALLS if again else 0.0) + (NAMED if _names(deed, promise) else 0.0)
        if near < least or weight < heavy or not _later(deed, after, promise.quote, None):
            continue
        fate, why = _of_promise(deed, promise, due, negated=negated)
        if fate != "open":
            then.append(_told(fate, deed, None, min(1.0, near), why))
    if not then:
        return promise
    best = max(then, key=lambda t: (t.probability, t.said.date or ""))
    return replace(promise, state=best.fate, then=(best,))


def needed(sentences: int) -> tuple[float, float]:
    """How much of a promise's words a later sentence must have, and of what weight: the more, the more sentences there are to be like it."""
    many = log10(max(sentences, FEW) / FEW)
    return LIKE_FEW + many * LIKE_MORE, HEAVY_FEW + many * HEAVY_MORE


def _of_promise(deed: Deed, promise: Commitment, due: date | None, *, negated: bool) -> tuple[Fate, str]:
    """What a sentence that is of a promise tells of it; `open` where it tells nothing."""
    if _INSTEAD.search(deed.text):
        return "superseded", "it says that something else takes its place"
    undone = is_broken(deed.text, promise.what.words)
    if negated:
        if undone or deed.undone:
            return "open", ""
        return "broken", "it tells of what was not to be done"
    if undone:
        return "broken", "it says that it was not done"
    if deed.undone:
        return "open", ""
    if (
        due is not None and deed.day is not None and deed.day > due and deed.basis != "published"
    ) or _LATE.search(deed.text):
        return "late", "it tells of it as done" + (f", after {due}" if due else ", late")
    return "kept", "it tells of it as done"


def _names(deed: Deed, promise: Commitment) -> bool:
    """Whether a sentence names the holder, or one it promised to."""
    return bool({promise.holder.country, *promise.to} & {*deed.codes(), *deed.doers()})


def is_broken(deed: str, what: str) -> bool:
    """Whether words say that a thing was not done, other than words of the promise: who promised to withdraw withdraws."""
    promised = what.lower()
    return any(m[0].lower()[:ROOT] not in promised for m in _BROKEN.finditer(deed))


def _told(fate: Fate, deed: Deed, by: str | None, share: float, why: str) -> Later:
    return Later(
        fate,
        deed.said(),
        by,
        round(min(0.9, 0.25 + 0.5 * share), 3),
        f"{why}; {share:.0%} of the words are the same",
    )


def _other(deed: Deed, holder: Holder | None) -> str | None:
    """Who else did it: whom the coder names as doing it, else the first state that the sentence names."""
    left = holder.country if holder else ""
    return next((c for c in (*sorted(deed.doers()), *deed.codes()) if c != left), None)


def _from(quote: Said, declared: str | None) -> date | None:
    day = declared or quote.date
    start, end = edtf.bounds(day) if day else (None, None)
    return start or end


def _later(deed: Deed, after: date | None, quote: Said, threat: Said | None) -> bool:
    if deed.sentence in {quote.sentence, threat.sentence if threat else ""}:
        return False
    if deed.told.document.id == quote.document:
        return (
            deed.said().at.start > quote.at.end
            and deed.basis in {"stated", "relative", "anaphoric"}
            and after is not None
            and deed.day is not None
            and deed.day > after
        )
    if after is None or deed.published is None or deed.published <= after:
        return False
    return deed.day is None or (deed.day >= after and (deed.day - after).days < 366 * YEARS)


def gravest(then: Sequence[Later]) -> Fate:
    """The gravest of what is told."""
    return max((t.fate for t in then), key=_ORDER.index, default="open")
