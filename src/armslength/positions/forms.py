"""Wills that forms of words tell, as stances beside those that the coder reads: whose, what of, and what they take the place of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from armslength.positions.drawn import Drawn, Form, drawn
from armslength.positions.holders import GUESSED, SPOKEN, Held, Holders, Row
from armslength.positions.model import Holder
from armslength.positions.parties import FIRST, Party
from armslength.positions.stated import Saying, Stated, stated
from armslength.positions.tellers import reckoned
from armslength.positions.threats import offers
from armslength.positions.told import Told
from armslength.positions.undertaken import Making, Undertaken, undertaken
from armslength.positions.voices import SAYING
from armslength.records import Mention, Span, Stance, StanceKind, Standing

NAME = "forms@1"
RIGHT: Mapping[Form, float] = {"brings": 0.88, "if": 0.88, "one and": 0.83, "called": 0.84, "not borne": 0.8}
"""How often each form drew a line, of the passages of training/stances that are no test: (right + 1) / (found + 2)."""
MADE: Mapping[Making, float] = {"promised": 0.93, "agreed": 0.74, "by a day": 0.71}
"""The same of the forms that make a promise."""
SAID: Mapping[Saying, float] = {
    "refused": 0.9, "will not": 0.79, "no such": 0.75, "out of the question": 0.76, "will go on": 0.61, "wanted": 0.7, "judged": 0.8, "did": 0.8, "its criticism": 0.8,
}  # fmt: skip
"""The same of the forms that state a position, a promise counted for or against what it is of."""
SIDES: Mapping[StanceKind, int] = {"for": 1, "pledge": 1, "against": -1, "line": -1, "ambiguous": 0}
SOFT = 0.6
"""How much less it is to promise more of what is done already."""
SHORTEST = 8
"""Of fewer characters nothing is left of an object."""
OVER: frozenset[Saying] = frozenset({"did", "its criticism"})
"""Forms that are told in place of whatever the coder reads there."""
MANY = 6
"""Parties of one promise beyond so many are a list."""
DATED = frozenset({"stated", "relative", "anaphoric"})
_SOFT = re.compile(
    r"(?:to )?(?:continue|maintain|keep (?:in touch|up)|remain in|stay in|develop|expand|strengthen|deepen|intensify|promote|cooperate|work (?:together|on)|coordinate|discuss|meet|talk|consult|hold (?:talks|consultations)|exchange|consider|"
    r"study|look|do (?:our|his|their|her|its|my) best|do everything|make every effort|take (?:further|additional) )",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"be (?:\w+ly )?(?:\w+(?:ed|en|wn|ne)|built|held|made|sold|sent|kept|met|put|cut|set|let|left|paid|brought|bought)\b",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad (?:\w+ )?$")
_OF_WHOM = re.compile(r"\b(?:for|to) (?:the )?@(\d+)(?!\d)|\b(?:for|to) (?P<us>us|me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Formed:
    """A stance that a form of words tells, with its holders; `whole` is the stretch of which nothing else is told."""

    stance: Stance
    held: Sequence[Held]
    whole: Span


def formed(told: Told, holders: Holders, rows: Sequence[Row]) -> list[Formed]:
    """The stances of a document that forms of words tell, in order of its text; none of which nobody holds."""
    found: list[Formed] = []
    last: Formed | None = None
    read = _by_sentence(told)
    for row in rows:
        near = replace(told, stances=read.get(row.sentence.id, ()))
        here = list(_lines(near, holders, row))
        made = _promises(near, holders, row, last)
        last = made[-1] if made else last
        for formed_ in (*made, *_positions(near, holders, row)):
            if not _meets(formed_.whole, here):
                here.append(formed_)
        found += here
    return sorted(found, key=lambda f: f.whole)


def _by_sentence(told: Told) -> dict[str, list[Stance]]:
    found: dict[str, list[Stance]] = defaultdict(list)
    for stance in told.stances:
        found[stance.sentence].append(stance)
    return found


def _meets(span: Span, found: Sequence[Formed]) -> bool:
    return any(span.start < f.whole.end and f.whole.start < span.end for f in found)


def seconded(told: Told, rows: Sequence[Row]) -> tuple[list[Stance], list[Span]]:
    """The coder's stances, those surer of their side that a plain form of words states too, and where these forms stand."""
    surer: dict[str, float] = {}
    spans: list[Span] = []
    read = _by_sentence(told)
    for row in (r for r in rows if r.sentence.id in read):
        for said in stated(row.line.text):
            at, about = row.line.span(*said.at), row.line.span(*said.object)
            for s in read[row.sentence.id]:
                if s.at.start < at.end and at.start < s.at.end and SIDES[s.kind] == said.side:
                    a, b = s.probability["kind"], SAID[said.form]
                    surer[s.id] = a * b / (a * b + (1 - a) * (1 - b))
                    spans.append(Span(min(at.start, about.start), max(at.end, about.end)))
    sides = [
        replace(s, probability={**s.probability, "kind": surer[s.id]}) if s.id in surer else s for s in told.stances
    ]  # fmt: skip
    return sides, spans


def coded(told: Told, rows: Sequence[Row], found: Sequence[Formed]) -> list[Stance]:
    """The coder's stances without those whose words stand in what a form tells, and without lines that are none; the objects of others end where a form begins."""
    spans = [f.whole for f in found]
    read, others = seconded(told, rows)
    out = []
    for s in read:
        if any(w.start < s.at.end and s.at.start < w.end for w in spans) or _is_no_line(
            told.document.text, s
        ):
            continue
        apart = [w for w in (*spans, *others) if not (w.start < s.at.end and s.at.start < w.end)]
        out.append(s if s.object is None else replace(s, object=_cut(s.object, apart)))
    return out


def _is_no_line(text: str, stance: Stance) -> bool:
    """Whether what the coder reads as a line offers something for what is wished ("if sanctions are lifted, it will stop"), or is reckoned."""
    about, answer = stance.object, stance.answer
    if stance.kind != "line" or about is None or answer is None:
        return False
    if offers(text[about.start : about.end], text[answer.start : answer.end]):
        return True
    return reckoned(text, min(about.start, stance.at.start), max(about.end, answer.end))


def _cut(about: Span, apart: Sequence[Span]) -> Span | None:
    """An object to where another stance's words begin; None where nothing is left of it."""
    if any(w.start < about.start < w.end for w in apart):
        return None
    end = min((w.start for w in apart if about.start <= w.start < about.end), default=about.end)
    if end == about.end:
        return about
    return Span(about.start, end) if end - about.start >= SHORTEST else None


def _lines(told: Told, holders: Holders, row: Row) -> Iterator[Formed]:
    for line in drawn(row.line.text):
        held = _holder(holders, row, line)
        if held is None:
            continue
        whole = row.line.span(*line.whole)
        read = [s for s in told.stances if s.kind == "line" and whole.start <= s.at.start < whole.end]
        right = RIGHT[line.form]
        yield Formed(
            _stance(
                told, row, "line", row.line.span(*line.at), row.line.span(*line.condition),
                row.line.span(*line.answer) if line.answer else None, right + (1 - right) / 2 if read else right,
                standing=max(read, key=lambda s: s.probability["stance"]).standing if read else None,
            ),
            [held], whole,
        )  # fmt: skip


def _promises(told: Told, holders: Holders, row: Row, last: Formed | None) -> list[Formed]:
    """The promises of a sentence; of what nobody is named for, those are taken who promised in the sentence before."""
    out: list[Formed] = []
    verbs: set[Span] = set()
    for made in undertaken(row.line.text):
        at, what = row.line.span(*made.at), row.line.span(*made.what)
        whole = Span(min(at.start, what.start), max(at.end, what.end))
        if at in verbs:  # "promised to pay and not to sell": the second has no verb of its own
            whole = what
        verbs.add(at)
        near = [s for s in told.stances if whole.start <= s.at.start < whole.end]
        held: Sequence[Held] = _promisers(holders, row, made, near)
        if not held and last is not None and holders.row(last.whole.start).number == row.number - 1:
            held = last.held
        if not held:
            continue
        right = MADE[made.form] * (SOFT if _SOFT.match(row.line.text, made.what[0]) else 1.0)
        if any(s.kind == "pledge" for s in near):
            right += (1 - right) / 2
        if made.form == "by a day" and any(
            made.subject[0] <= p.start < made.subject[1] and p.who and not p.governed for p in row.parties
        ):
            what = Span(at.end, what.end)  # of whoever does it, not of itself
        stance = _stance(told, row, "pledge", at, what, None, right)
        out.append(Formed(replace(stance, to=_recipients(row, made, held)), held, whole))
    return out


def _promisers(holders: Holders, row: Row, made: Undertaken, near: Sequence[Stance]) -> list[Held]:
    """Who promises: the parties before the verb, else whom the coder reads there, else who speaks."""
    left, right = made.subject
    offset = row.line.starts[made.at[0]]
    quoted = holders.is_quoted(offset)
    speaker = holders.voice(offset, quoted=quoted)
    if made.form != "by a day" and (together := holders.joint(row, made.at[0])):
        return [holders.said(w, speaker, quoted=quoted) for w in together]
    here = [p for p in row.parties if left <= p.start < right and not p.governed]
    here = [p for p in here if not p.possessive] or here
    named = [p.who for p in here if p.who is not None and p.word not in FIRST]
    if not named and made.form == "by a day":
        far = made.what[1] if row.line.text[left:right].lower().startswith("there") else right
        named = [w for w in [holders.people(row, left, far)] if w is not None]
    if named and not any(p.word in FIRST for p in here):
        unique = {w.country: w for w in reversed(named[:MANY])}
        return [holders.said(w, speaker, quoted=quoted) for w in reversed(unique.values())]
    if speaker is not None and (any(p.word in FIRST for p in here) or made.form == "by a day"):
        return [Held(speaker, "quoted" if quoted else "said to", None, 1.0 if row.said else SPOKEN)]
    read = next((held for s in near if s.kind == "pledge" and (held := holders.of(s))), None)
    if read:
        return read
    if any(p.word in FIRST for p in here) and holders.home:
        return [Held(holders.state(holders.home), "own words", None, GUESSED)]
    return []


def _positions(told: Told, holders: Holders, row: Row) -> Iterator[Formed]:
    """The positions that a sentence states in plain words: those that the coder reads otherwise, or not at all."""
    for said in stated(row.line.text):
        at, about = row.line.span(*said.at), row.line.span(*said.object)
        whole = Span(min(at.start, about.start), max(at.end, about.end))
        near = [
            s for s in told.stances if s.at.start < at.end and at.start < s.at.end and s.standing != "denied"
        ]
        if any(SIDES[s.kind] in {said.side, 0} for s in near) and said.form not in OVER:
            continue
        kind: StanceKind = "for" if said.side > 0 else "against"
        stance = _stance(told, row, kind, at, about, None, SAID[said.form])
        if said.past:
            stance = replace(stance, standing="past")
        if near and said.form not in OVER:
            likest = max(near, key=lambda s: s.probability["stance"])
            held: Sequence[Held] = holders.of(likest)
            stance = replace(stance, standing=likest.standing)
        elif (
            said.form not in OVER and any(whole.start <= s.at.start < whole.end for s in told.stances)
        ) or _of_a_thing(row, said):
            continue
        else:
            held = _stater(holders, row, said)
        if held:
            yield Formed(stance, held, whole)


def _of_a_thing(row: Row, said: Stated) -> bool:
    """Whether a thing and nobody is said not to do something ("the plan will not affect us"), which tells of no will; that it will not be done does."""
    left, right = said.subject
    if said.form != "will not" or right <= left or _PASSIVE.match(row.line.text, said.object[0]):
        return False
    return not any(left <= p.start < right and not p.governed for p in row.parties)


def _stater(holders: Holders, row: Row, said: Stated) -> list[Held]:
    """Whose position it is: the party before the words, else who speaks."""
    left, right = said.subject
    offset = row.line.starts[said.at[0]]
    quoted = holders.is_quoted(offset)
    speaker = holders.voice(offset, quoted=quoted)
    owned = said.form == "its criticism"
    here = [
        p for p in row.parties if left <= p.start < right and (owned or (not p.governed and not p.possessive))
    ]
    for party in reversed(here):
        if party.word in FIRST:
            break
        if party.who is not None:
            return [holders.said(party.who, speaker, quoted=quoted)]
    if speaker is not None:
        return [Held(speaker, "quoted" if quoted else "said to", None, 1.0 if row.said else SPOKEN)]
    if any(p.word in FIRST for p in here) and holders.home:
        return [Held(holders.state(holders.home), "own words", None, GUESSED)]
    return []


def _recipients(row: Row, made: Undertaken, held: Sequence[Held]) -> tuple[Mention, ...]:
    """To whom: the parties that stand between the verb of promising and what is promised."""
    if made.form == "by a day":
        return ()
    own = {h.who.country for h in held}
    to = [
        p for p in row.parties
        if made.at[1] <= p.start < made.what[0] and p.who and p.who.country not in own
        and not re.search(r"\b(?:in|at|from)(?: the)? $", row.line.text[: p.start])
    ]  # fmt: skip
    return tuple(_mention(row, p, p.who) for p in to if p.who)


def _mention(row: Row, party: Party, who: Holder) -> Mention:
    at = row.line.span(party.start, party.end)
    code = who.code if " " not in who.code else None
    return Mention(
        at.start, at.end, who.name, code, who.country, "GOV", "person" if who.person else "state", "name"
    )


def _stance(
    told: Told, row: Row, kind: StanceKind, at: Span, about: Span, answer: Span | None, probability: float,
    standing: Standing | None = None,
) -> Stance:  # fmt: skip
    """A stance as a form tells it; `standing` as the coder reads it, by the words before it where None."""
    sentence = row.sentence
    past = answer is None and _HAD.search(told.document.text, max(0, at.start - 30), at.start) is not None
    date, basis = told.date(at.start, at.end, (sentence.start, sentence.end))
    if (
        basis not in DATED
        and (saying := SAYING.search(told.document.text, sentence.start, at.start)) is not None
    ):
        # "in November he claimed that he did": of when it was said
        then, how = told.date(*saying.span(), (sentence.start, sentence.end))
        date, basis = (then, how) if how in DATED else (date, basis)
    return Stance(
        id=f"{told.document.id}.f{at.start}-{about.start}", document=told.document.id, sentence=sentence.id, at=at,
        words=told.document.text[at.start : at.end], kind=kind, standing=standing or ("past" if past else "now"), holder=(), speaker=False, object=about,
        answer=answer, to=(), by=None, date=date, date_basis=basis,
        probability={"stance": 1.0, "kind": probability, "standing": 1.0, "holder": 1.0, "object": 1.0}, coder=NAME,
    )  # fmt: skip


def _holder(holders: Holders, row: Row, line: Drawn) -> Held | None:
    """Whose line it is: who answers, who calls it so, or who says it."""
    text = row.line.text
    start = line.at[0]
    quoted = holders.is_quoted(row.line.starts[start])
    speaker = holders.voice(row.line.starts[start], quoted=quoted)
    if line.form == "called" and (of := _OF_WHOM.search(text, line.at[0])) is not None:
        who = _party_at(row.parties, of.start(), of.end())
        if who is not None:
            return holders.said(who, speaker, quoted=quoted)
    subject = _subject(row, line)
    if subject is not None and subject.word not in FIRST and subject.who is not None:
        return holders.said(subject.who, speaker, quoted=quoted)
    if speaker is not None:
        return Held(speaker, "quoted" if quoted else "said to", None, 1.0 if row.said else SPOKEN)
    if subject is not None and subject.word in FIRST and holders.home:
        return Held(holders.state(holders.home), "own words", None, GUESSED)
    return None


def _subject(row: Row, line: Drawn) -> Party | None:
    """The party that answers, or that will not bear it."""
    if line.form in {"if", "one and"} and line.answer is not None:
        left, right = line.answer[0], max(line.at[0], line.answer[0]) + 1
    elif line.form in {"not borne", "called"}:
        cut = max((m.end() for m in re.finditer(r"[;:,\"]|\bthat\b", row.line.text[: line.at[0]])), default=0)
        left, right = cut, line.at[0] + 1
        if (
            line.condition[0] < line.at[0]
        ):  # what is before is what must not be; "a red line that Minsk would never cross"
            inside = [
                p
                for p in row.parties
                if line.at[0] <= p.start < line.at[1] and not p.governed and not p.possessive
            ]
            return next((p for p in inside if p.who is not None), None)
    else:
        return None
    here = [p for p in row.parties if left <= p.start < right and not p.governed]
    return next((p for p in here if not p.possessive), here[0] if here else None)


def _party_at(parties: Sequence[Party], start: int, end: int) -> Holder | None:
    return next((p.who for p in parties if start <= p.start < end and p.who), None)
