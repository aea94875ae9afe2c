"""What later sentences tell of a red line or of a commitment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from armslength import edtf
from armslength.ledgers.deeds import Deed, Deeds
from armslength.ledgers.model import Commitment, Fate, Later, RedLine, Said
from armslength.positions.model import Holder

SHARE, WEIGHT = 0.34, 1.5
"""How much of a line's words a later sentence must have."""
LIKE, HEAVY = 0.5, 2.5
"""The same of what is told as done, and of a promise's words: of those there are many, and much is alike that has nothing to do with them."""
DOES = frozenset(
    {
        "AGREE",
        "AID",
        "COOPERATE",
        "CONCEDE",
        "RETREAT",
        "SUPPORT",
        "CONSULT",
        "REJECT",
        "SANCTION",
        "COERCE",
        "ASSAULT",
        "MOBILIZE",
    }
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
    r"\b(?:not|never|none|nobody|no|missed|failed|unpaid|broke|broken|refus\w+|abandon\w*|reneg\w+|went back|gone back|withdr\w+|longer|is gone|deleted|denied|admitted|violat\w+|default\w*|could not|carried out of|sold on|rockets?)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
ROOT = 6
"""Letters of a word in which a promise and its breach may meet: "withdraw", "withdrew"."""
_INSTEAD = re.compile(
    r"\b(?:overtaken|replaced?|instead|new (?:date|schedule|timetable|agreement|deadline)|falls? away|moved to|put off|postponed|deferred|extended|prolonged|will come in|had been an ambition|renegotiat\w+|suspends?)\b",
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
    negated = (
        re.match(r"\W*(?:not |never |no )", promise.what.words, re.IGNORECASE) is not None
        or "not" in promise.quote.words[: len(promise.quote.words) - len(promise.what.words)]
    )
    for share, weight, deed in deeds.like(promise.what.words, (promise.holder.name,)):
        if (
            share < LIKE
            or weight < HEAVY
            or not _later(deed, after, promise.quote, None)
            or not _concerns(deed, promise)
        ):
            continue
        if _INSTEAD.search(deed.text):
            then.append(_told("superseded", deed, None, share, "it says that something else takes its place"))
        elif is_broken(deed.text, promise.what.words):
            then.append(_told("broken", deed, None, share, "it says that it was not done"))
        elif negated and not deed.undone:
            then.append(
                _told("broken", deed, _other(deed, None), share, "it tells of what was not to be done")
            )
        elif not deed.undone:
            late = due is not None and deed.day is not None and deed.day > due
            then.append(
                _told(
                    "late" if late else "kept",
                    deed,
                    None,
                    share,
                    "it tells of it as done" + (f", after {due}" if late else ""),
                )
            )
    if not then:
        return promise
    best = max(then, key=lambda t: (t.probability, t.said.date or ""))
    return replace(promise, state=best.fate, then=(best,))


def is_broken(deed: str, what: str) -> bool:
    """Whether words say that a thing was not done, other than words of the promise: who promised to withdraw withdraws."""
    promised = what.lower()
    return any(m[0].lower()[:ROOT] not in promised for m in _BROKEN.finditer(deed))


def _concerns(deed: Deed, promise: Commitment) -> bool:
    """Whether a sentence has the holder, or one it promised to, in a deed."""
    sides = {promise.holder.country, *promise.to}
    done = [r for r in deed.reports if r.class_ in DOES]
    return any(
        m.country in sides for r in done for m in (*r.source, *r.target)
    ) and promise.holder.country in {*deed.codes(), *deed.doers()}


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
