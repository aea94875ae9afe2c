"""Word against word, and word against deed: two things of one holder that cannot both stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armslength import edtf
from armslength.ledgers.deeds import TROOPS, Deed, Deeds, stems
from armslength.ledgers.denials import Denial
from armslength.ledgers.ids import identifier
from armslength.ledgers.model import Clash, Contradiction, Said
from armslength.ledgers.precision import sure
from armslength.ledgers.scene import Row, Scene, speaks, state_of, trimmed
from armslength.ontology.deeds import KIN
from armslength.positions.model import Holder

SHARE = 0.34
"""How much of a denial's words a deed must have; chosen on the dev half."""
FACT_DAYS, RULE_DAYS = 900, 240
"""How long after it a deed may belie a statement of fact, and one of what will not be."""
WEIGHT, OUTRIGHT = 2.5, 3.0
"""How much the words in common must weigh, of a denied deed that the coder reads, and of what is called a denial."""
MARCHES = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "AID"})
_WHY = {
    "troops": "; the coder reads a deed of its troops",
    "same deed": "; the coder reads the deed denied, or one of a kindred class, by the same side",
    "outright": "; the denial is called one",
}
_ABSENT = re.compile(
    r"\b[Tt]here (?:is|are|was|were|have been|has been) (?:not (?:one|a single)|no|none)\b|\b[Nn]o (?:\w+ ){0,2}(?:troops|soldiers?|forces|servicemen|fighters|army)\b|\b(?:has|have|had) no (?:\w+ )?(?:troops|soldiers?|forces|servicemen|fighters)\b|"
    r"(?:\bnot|\bnever|n['’]t)\b(?: \w+)? (?:involved|present|sent|sending|send|fighting|fight|cross(?:ed)?|enter(?:ed)?|taken? part|taking part|deployed|attack(?:ed)?|fired?|shelled|in (?:the )?[A-Z])",
)
"""What says of troops that they are not there or did nothing."""
OFFER_DAYS = 7
"""How near each other an offer and a threat must stand to clash."""

_CUE = re.compile(
    r"^\W*not so\b|\btakes? (?:another|a different|the opposite) view|held to another opinion|(?:sees?|saw|put|puts) it (?:quite |rather |very )?(?:differently|otherwise)|"
    r"\bcontradict(?:s|ed|ing)\b|\bdisown(?:s|ed)\b|\bcontrary to what\b|\bwho belongs to (?:another|a rival|the other|a different) party\b|\bis of (?:another|a different) (?:opinion|mind)\b|"
    r"\bhad (?:misheard|misunderstood)\b|\bwords had been (?:clipped|twisted|taken out)|\b(?:he|she|it|they) had meant\b|\bwhat (?:he|she|the \w+) (?:had )?meant\b|\bnow says?\b|\bin flat contradiction\b|\bat odds with\b|"
    r"\bhad (?:said|told|declared|insisted|assured)[^.;]{8,120}\b(?:the day before|hours? (?:before|earlier)|a day earlier|the same (?:day|morning|evening))|\bthe same (?:day|evening|morning|hour)\b[^.;]{0,60}\b(?:the opposite|denied)",
    re.IGNORECASE,
)
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


_KEYS = ("not so", "view", "opinion", "different", "otherwise", "contradict", "disown", "contrary to", "party", "mind", "misheard", "misunderst", "clipped",
         "twisted", "taken out", "meant", "now say", "at odds", "the day before", "earlier", "hours before", "hour before", "the same ", "then", "threat", "warned",
         "peace", "talks", "meeting point", "ceasefire", "good offices", "truce", "dialogue", "negotiat", "mediat")  # fmt: skip
_PEACE = re.compile(r"\b(?:peace talks|meeting point|ceasefire|good offices)\b", re.IGNORECASE)


def wanted(text: str) -> bool:
    """Whether a sentence may clash with another of its text, at a glance."""
    low = text.lower()
    if not any(key in low for key in _KEYS):
        return False
    return any(p.search(text) is not None for p in (_CUE, _THREAT, _PEACE)) or _FIRST.search(text) is not None


def of_words(scene: Scene) -> Iterator[Contradiction]:
    """Words that clash within one document: two of its state's speakers, or one who takes his words back."""
    for row in scene.rows:
        text = row.line.text
        if (found := _FIRST.search(text)) is not None:
            holder = scene.subject(row, 0, found.start()) or scene.voice(row, found.start())
            if holder is not None:
                yield _made(
                    "word against word",
                    "at first, then",
                    state_of(holder, scene),
                    scene.quote(row, *found.span("one"), holder),
                    scene.quote(row, *found.span("other"), holder),
                    f"“{found[0]}”: {holder.name} says one thing, then another",
                    seconded=False,
                )
            continue
        cue = _CUE.search(text)
        if cue is not None and not row.asks:
            yield from _clash(scene, row, cue)
    yield from _offers(scene)


def _clash(scene: Scene, row: Row, cue: re.Match[str]) -> Iterator[Contradiction]:
    text = row.line.text
    who = [p.who for p in row.parties if p.who and speaks(p.who)]
    this = scene.voice(row, cue.start()) or row.said or (who[0] if who else None)
    if this is None:
        return
    bare = cue.group(0).lower()
    rows = {r.number: r for r in scene.rows}
    own = re.search(r"meant|misheard|misunderstood|now says|clipped|twisted|contradict", bare) is not None
    # what is said now: behind the cue, or in the next sentence where the cue is all that this one says
    left, right = cue.end(), len(text)
    then: Row = row
    if re.search(r"view|opinion|differently|odds", bare) or len(text[left:right].split()) < 5:
        said = re.search(r"[:;] ", text[left:])
        if said is not None and len(text[left + said.end() :].split()) > 5:
            left += said.end()
        elif row.number + 1 in rows:
            then, left, right = rows[row.number + 1], 0, len(rows[row.number + 1].line.text)
    clauses = [m.end() for m in re.finditer(r"[:;] |\bthat ", then.line.text[left:right])]
    if then is row and clauses:
        left += clauses[0]
    # what was said before: in this sentence, or in one of the three before it
    before = re.search(r"\bthat (?P<what>[^;]{8,160}?)(?:;|, and |$)", text[: cue.start()])
    if before is not None and re.search(r"said|told|repeated|declared|announced", text[: before.start()]):
        one = scene.quote(row, *before.span("what"), this)
        yield _made(
            "word against word",
            "two voices",
            state_of(this, scene),
            one,
            scene.quote(then, *trimmed(then.line.text, left, right), this),
            f"“{cue[0].strip()}” sets them against each other",
            seconded=True,
        )
        return
    for number in (row.number - 1, row.number - 2, row.number - 3):
        earlier = rows.get(number)
        if earlier is None:
            continue
        said_by = (
            scene.voice(earlier, len(earlier.line.text) // 3)
            or earlier.said
            or next((p.who for p in earlier.parties if p.who and p.who.person), None)
        )
        if said_by is None or said_by.country != this.country:
            continue
        if said_by.code == this.code and not own:
            continue
        span = trimmed(earlier.line.text, 0, len(earlier.line.text))
        why = f"“{cue[0].strip()}” sets {this.name}'s words against " + (
            "what was said before" if own else f"{said_by.name}'s"
        )
        yield _made(
            "word against word",
            "two voices",
            state_of(this, scene),
            scene.quote(earlier, *span, said_by),
            scene.quote(then, *trimmed(then.line.text, left, right), this),
            why,
            seconded=True,
        )
        return


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
            feared = [
                r for r in other.reports if r.class_ == "THREATEN" and r.modality in {"happened", "habitual"}
            ]
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
                seconded=bool(feared),
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
                seconded=denial.coded is not None,
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
            seconded=denial.holder.country in deed.doers(),
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
    codes = deed.codes()
    return denial.holder.country in codes or not codes


def _how(denial: Denial, deed: Deed, share: float, weight: float) -> str | None:
    """By what a deed meets a denial: `troops`, `same deed`, `outright`; None where it does not."""
    codes = {denial.holder.country}
    done = [r for r in deed.reports if r.modality in {"happened", "habitual"}]
    words = stems(f". {denial.of}")
    if (
        TROOPS in words
        and _ABSENT.search(denial.of)
        and TROOPS in deed.stems
        and any(r.class_ in MARCHES and any(m.country in codes for m in r.source) for r in done)
    ):
        return "troops"
    coded = denial.coded
    if coded is not None and share >= SHARE and weight >= WEIGHT:
        sources = {m.country for m in coded.source if m.country} or codes
        targets = {m.country for m in coded.target if m.country}
        same = [r for r in done if r.class_ == coded.class_ or frozenset((r.class_, coded.class_)) in KIN]
        by = [r for r in same if any(m.country in sources for m in r.source)]
        if any(not targets or any(m.country in targets for m in r.target) for r in by):
            return "same deed"
    shared = [w for w in words if w in deed.stems]
    if (
        denial.outright
        and weight >= OUTRIGHT
        and share >= 0.2
        and sum(words[w] < 2 for w in shared) >= 2
        and deed.told.document.id != denial.what.document
    ):
        return "outright"
    return None


def _made(
    kind: Clash, pattern: str, holder: Holder, one: Said, other: Said, why: str, *, seconded: bool
) -> Contradiction:
    return Contradiction(
        identifier("cx", one, other),
        kind,
        pattern,
        holder,
        one,
        other,
        _days(one, other),
        sure(f"contradiction: {pattern}", seconded=seconded, named=False),
        why,
    )


def _days(one: Said, other: Said) -> int | None:
    if not one.date or not other.date:
        return None
    a, b = edtf.bounds(one.date)[0], edtf.bounds(other.date)[0]
    return abs((b - a).days) if a and b else None
