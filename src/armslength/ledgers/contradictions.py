"""Word against word, and word against deed: two things of one holder that cannot both stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from armslength import edtf
from armslength.ledgers.deeds import TROOPS, Deed, Deeds, stems
from armslength.ledgers.denials import Denial
from armslength.ledgers.ids import identifier
from armslength.ledgers.model import Clash, Contradiction, Said
from armslength.ledgers.precision import sure
from armslength.ledgers.saying import quote, state
from armslength.ledgers.scene import Scene, state_of
from armslength.ledgers.walked_back import Explained, walked_back
from armslength.ontology.deeds import KIN
from armslength.positions import Statement, Told
from armslength.positions.holders import FULL
from armslength.positions.linking import VAGUE
from armslength.positions.model import Holder
from armslength.positions.over_time import OPPOSITE, order
from armslength.records import DONE

SHARE = 0.5
"""How much of a denial's words a deed of a kindred class must have."""
THERE, THERE_WEIGHT = 0.2, 2.0
"""How much of the words of what is said not to be there a later sentence must have that tells of it, and how much they must weigh."""
FACT_DAYS, RULE_DAYS = 900, 240
"""How long after it a deed may belie a statement of fact, and one of what will not be."""
WEIGHT, OUTRIGHT, OUTRIGHT_SHARE = 2.5, 3.0, 0.25
"""How much the words in common must weigh, of a denied deed that the coder reads, and of what is called a denial."""
SOFT = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"})
"""Classes of which there are deeds every day: one of them belies no denial."""
MARCHES = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "AID"})
REFUSED = 0.5
"""How much of the words of a refusal a deed of the same side must have."""
CLASH_DAYS, LEAST_SAID, SHARED = 14, 0.4, 5
"""How many days lie at most between words that clash, how probable each must be, and how many words they must share."""
DOES = frozenset(
    {
        "AGREE",
        "SUPPORT",
        "COOPERATE",
        "CONCEDE",
        "AID",
        "RETREAT",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "SANCTION",
    }
)
"""Classes of deeds by which what was refused is done."""
_WHY = {
    "refused": "; the coder reads a deed of its own there",
    "troops": "; the coder reads a deed of its troops",
    "same deed": "; the coder reads the deed denied, or one of a kindred class, by the same side",
    "outright": "; the denial is called one",
    "there": "; what is said not to be there is told of",
}
_SOLDIERS = re.compile(r"\b(?:soldiers?|troops?|army|servicemen|marines)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:there (?:is|are|has been|have been|will be) |no (?:foreign|such) \w+ (?:has|have|is|are)|not one|none of)",
    re.IGNORECASE,
)
"""A denial of what there is, and not of what there was."""
_ABSENT = re.compile(
    r"\b[Tt]here (?:is|are|was|were|have been|has been) (?:not (?:one|a single)|no|none)\b|\b[Nn]o (?:\w+ ){0,2}(?:troops|soldiers?|forces|servicemen|fighters|army)\b|\b(?:has|have|had) no (?:\w+ )?(?:troops|soldiers?|forces|servicemen|fighters)\b|"
    r"(?:\bnot|\bnever|n['’]t)\b(?: \w+)? (?:involved|present|sent|sending|send|fighting|fight|cross(?:ed)?|enter(?:ed)?|taken? part|taking part|deployed|attack(?:ed)?|fired?|shelled|in (?:the )?[A-Z])",
)
"""What says of troops that they are not there or did nothing."""
OFFER_DAYS = 7
"""How near each other an offer and a threat must stand to clash."""

_FIRST = re.compile(
    r"\b(?:at first|first|initially|on \w+day) (?:said|claimed|insisted|maintained|told [\w ]{3,20}) (?P<one>that [^,;]{8,110}), (?:and )?then,? (?P<other>(?:[^,;]{0,40}, )?that [^,;.]{8,110})",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:offer(?:ed|s|ing)?|propos(?:ed|es|ing)|ready|willing|invit(?:ed|es|ing)|call(?:ed|s|ing) for|host(?:ed|s|ing)?|mediat\w+|broker)\b[^.;]{0,110}\b(?:peace talks|peace|talks|negotiat\w+|dialogue|mediat\w+|meeting point|ceasefire|truce|good offices|cooperation)\b",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\bthreaten(?:ed|s|ing)?\b|\bwarned\b[^.;]{0,60}\b(?:war|strike|attack|force|invade|destroy)\b",
    re.IGNORECASE,
)


_KEYS = (
    "then",
    "threat",
    "warned",
    "peace",
    "talks",
    "ceasefire",
    "good offices",
    "truce",
    "dialogue",
    "negotiat",
    "mediat",
)
_PEACE = re.compile(r"\b(?:peace talks|meeting point|ceasefire|good offices)\b", re.IGNORECASE)


def wanted(text: str) -> bool:
    """Whether a sentence may clash with another of its text, at a glance."""
    low = text.lower()
    if not any(key in low for key in _KEYS):
        return False
    return any(p.search(text) is not None for p in (_THREAT, _PEACE)) or _FIRST.search(text) is not None


def in_one_text(scene: Scene) -> Iterator[Contradiction]:
    """Words that one text sets against each other: what was said first and then, and offers beside threats."""
    for row in scene.rows:
        found = _FIRST.search(row.line.text)
        holder = (scene.subject(row, 0, found.start()) or scene.voice(row, found.start())) if found else None
        if found is not None and holder is not None:
            yield _made(
                "word against word",
                "at first, then",
                state_of(holder, scene),
                scene.quote(row, *found.span("one"), holder),
                scene.quote(row, *found.span("other"), holder),
                f"“{found[0]}”: {holder.name} says one thing, then another",
                sure("contradiction: at first, then", seconded=False, named=False),
            )
    yield from _offers(scene)


def of_words(willed: Sequence[tuple[Told, Statement]]) -> Iterator[Contradiction]:
    """For and against one thing within days, of two who speak for one state, neither told as past."""
    usable = [
        (t, s)
        for t, s in willed
        if s.value in OPPOSITE and not s.past and not s.by and s.holder.authority >= FULL
    ]
    by_state: dict[str, list[tuple[date, Told, Statement]]] = defaultdict(list)
    for told, s in usable:
        if s.probability >= LEAST_SAID and (day := order(s)) is not None:
            by_state[s.holder.country].append((day, told, s))
    for said in by_state.values():
        said.sort(key=lambda x: (x[0], x[2].document, x[2].at))
        for i, (day, told, one) in enumerate(said):
            for then, other_told, other in said[i + 1 :]:
                if (then - day).days > CLASH_DAYS:
                    break
                if (
                    one.value == other.value
                    or one.sentence == other.sentence
                    or not _of_one_thing(one, other)
                ):
                    continue
                yield _made(
                    "word against word",
                    "for and against",
                    state(told, one.holder),
                    quote(told, one, *one.at),
                    quote(other_told, other, *other.at),
                    f"{one.holder.name} is {one.value} “{one.issue.name}”, {other.holder.name} {other.value} it, {(then - day).days} days apart",
                    round(one.probability * other.probability, 3),
                )


def taken_back(
    found: Sequence[Explained], willed: Sequence[tuple[Told, Statement]]
) -> Iterator[Contradiction]:
    """Words that are later said to have been meant otherwise."""
    for holder, one, other, why, probability in walked_back(found, willed):
        yield _made("word against word", "meant otherwise", holder, one, other, why, probability)


def _of_one_thing(one: Statement, other: Statement) -> bool:
    """Whether two speakers are on one thing: an issue of the catalogue that there is one of, or most of its words."""
    if one.holder.code == other.holder.code:
        return False
    if one.issue.kind not in VAGUE and one.issue.of is not None and one.issue.kind == other.issue.kind:
        return one.issue.of == other.issue.of
    return len(one.about & other.about) >= SHARED


def _offers(scene: Scene) -> Iterator[Contradiction]:
    """An offer of talks and a threat of force by one holder to one state, a week apart at most."""
    offers = [
        (row, m) for row in scene.rows if (m := _OFFER.search(row.line.text)) is not None and not row.asks
    ]
    threats = [
        (row, m) for row in scene.rows if (m := _THREAT.search(row.line.text)) is not None and not row.asks
    ]
    for row, offer in offers:
        giver = scene.subject(row, 0, offer.start() + 1)
        for other, threat in threats:
            if giver is None or abs(other.number - row.number) > 6:
                continue
            feared = [r for r in other.reports if r.class_ == "THREATEN" and r.modality in DONE]
            by = scene.subject(other, 0, threat.start() + 1)
            names = {by.country} if by else set()
            names |= {m.country for r in feared for m in r.source if m.country}
            target = {m.country for r in feared for m in r.target if m.country} or set(
                scene.codes(other, threat.end())
            )
            if giver.country not in names or not target - {giver.country}:
                continue
            if not (target - {giver.country}) & set(scene.codes(row, offer.start())):
                continue
            one = scene.quote(row, *_clause(row.line.text, offer), None)
            two = scene.quote(other, *_clause(other.line.text, threat), None)
            days = _days(one, two)
            if days is not None and days > OFFER_DAYS:
                continue
            yield _made(
                "word against word",
                "offer and threat",
                state_of(giver, scene),
                one,
                two,
                f"{giver.name} offers talks and threatens one of the same parties"
                + (f", {days} days apart" if days else ""),
                sure("contradiction: offer and threat", seconded=bool(feared), named=False),
            )


def _clause(text: str, at: re.Match[str]) -> tuple[int, int]:
    left = max(
        (m.end() for m in re.finditer(r"[;:]|, (?:who|which|but)\b", text[: at.start()])), default=at.start()
    )
    cut = re.search(r"[;.–—]|, (?:and has|but|who|which)\b", text[at.end() :])
    return min(left, at.start()), at.end() + (cut.start() if cut else len(text) - at.end())


def of_deeds(denied: Sequence[Denial], deeds: Deeds) -> Iterator[Contradiction]:
    """Denials against what later sentences of any document tell was done; and those that leave the door open."""
    for denial in denied:
        if denial.door is not None:
            yield _made(
                "denial with the door left open",
                "door",
                denial.holder,
                denial.what,
                denial.door,
                f"{denial.holder.name} denies it, and “{denial.door.words}” leaves room for it",
                sure("contradiction: door", seconded=denial.coded is not None, named=False),
            )
        best: tuple[float, Deed, str] | None = None
        for share, weight, deed in deeds.like(denial.of, (*denial.names, denial.holder.name)):
            how = _how(denial, deed, share, weight)
            if how is None or not _belies(denial, deed):
                continue
            score = share + (0.2 if how != "outright" else 0.0)
            if best is None or score > best[0]:
                best = (score, deed, how)
        if best is None:
            continue
        _, deed, how = best
        shared = sorted({w for w in re.findall(r"[^\W\d_]{4,}", deed.text.lower()) if w in denial.of.lower()})
        why = f"{denial.holder.name} says it is not so; later it is told as done ({', '.join(shared[:6]) or 'words of the same thing'} in both)"
        why += _WHY[how]
        yield _made(
            "word against deed",
            f"denial and deed: {how}",
            denial.holder,
            denial.what,
            deed.said(),
            why,
            sure(
                f"contradiction: denial and deed: {how}",
                seconded=denial.holder.country in deed.doers(),
                named=False,
            ),
        )


def _belies(denial: Denial, deed: Deed) -> bool:
    if deed.sentence == denial.what.sentence or deed.undone:
        return False
    said = edtf.bounds(denial.published)[0] if denial.published else None
    if said is None or deed.published is None or deed.published < said:
        return False
    if deed.told.document.id == denial.what.document and deed.said().at.start < denial.what.at.start:
        return False
    if deed.day is not None and (deed.day - said).days > (RULE_DAYS if denial.lasting else FACT_DAYS):
        return False
    if deed.day is not None and (said - deed.day).days > 400:
        return False
    codes = frozenset(deed.codes())
    # What one of those named did without the holder must be told of no other state: a base of Moscow's in Kant is none in Yerevan.
    return denial.holder.country in codes or codes <= denial.others


def _how(denial: Denial, deed: Deed, share: float, weight: float) -> str | None:
    """By what a deed meets a denial: `troops`, `same deed`, `outright`; None where it does not."""
    codes = {denial.holder.country}
    done = [r for r in deed.reports if r.modality in DONE]
    words = stems(f". {denial.of}")
    if (
        TROOPS in words
        and _ABSENT.search(denial.of)
        and TROOPS in deed.stems
        and any(r.class_ in MARCHES and any(m.country in codes for m in r.source) for r in done)
    ):
        return "troops"
    if denial.pattern == "refused":
        mine = any(m.country in codes for r in done if r.class_ in DOES for m in r.source)
        return "refused" if mine and share >= REFUSED and weight >= OUTRIGHT else None
    if (
        denial.pattern == "said not to be"
        and _NOW.search(denial.what.words)
        and deed.told.document.id != denial.what.document
    ):
        shared = [w for w in words if w in deed.stems]
        things = sum(w[0] == "~" and (w != TROOPS or _SOLDIERS.search(denial.of) is not None) for w in shared)
        whose = things and (len(shared) >= 2 or not denial.others.isdisjoint(deed.codes()))
        if things >= 2 or (whose and share >= THERE and weight >= THERE_WEIGHT):
            return "there"
    coded = denial.coded
    if coded is not None and share >= SHARE and weight >= WEIGHT:
        sources = {m.country for m in coded.source if m.country} or codes
        targets = {m.country for m in coded.target if m.country}
        same = [
            r for r in done
            if r.class_ not in SOFT and (r.class_ == coded.class_ or frozenset((r.class_, coded.class_)) in KIN)
        ]  # fmt: skip
        by = [r for r in same if any(m.country in sources for m in r.source)]
        if any(not targets or any(m.country in targets for m in r.target) for r in by):
            return "same deed"
    shared = [w for w in words if w in deed.stems]
    if (
        denial.outright
        and weight >= OUTRIGHT
        and share >= OUTRIGHT_SHARE
        and sum(words[w] < 2 for w in shared) >= 2
        and any(w[0] == "~" for w in shared)
        and deed.told.document.id != denial.what.document
    ):
        return "outright"
    return None


def _made(
    kind: Clash, pattern: str, holder: Holder, one: Said, other: Said, why: str, probability: float
) -> Contradiction:
    return Contradiction(
        identifier("cx", one, other), kind, pattern, holder, one, other, _days(one, other), probability, why
    )


def _days(one: Said, other: Said) -> int | None:
    if not one.date or not other.date:
        return None
    a, b = edtf.bounds(one.date)[0], edtf.bounds(other.date)[0]
    return abs((b - a).days) if a and b else None
