"""What is claimed: positions, reversals, red lines, promises, contradictions; each with the words it is read from."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from armslength import coding, ledgers, positions, run
from armslength.brief import wording
from armslength.errors import DossierBusy
from armslength.ontology.actors import registry, registry_for
from armslength.ontology.likelihood import word
from armslength.records import Sentence
from armslength.workbench.door import A_BREATH, ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armslength.ledgers import Commitment, Contradiction, Instrument, Later, RedLine, Said
    from armslength.positions import Holder, Position, Reversal, Statement, Told
    from armslength.records import Document, Report, Stance
    from armslength.store import Dossier
    from armslength.workbench.door import Door, State

A_PART = 200
"""Documents read in one turn."""


class Words(NamedTuple):
    """Words that a claim rests on, with where they stand.

    Attributes:
        says: what they say of it, in a word or two.
        by: on whose word, where that is told.
    """

    says: str
    date: str
    by: str
    text: str
    document: str
    sentence: str
    start: int
    end: int


class Claim(NamedTuple):
    """One item of a ledger in words.

    Attributes:
        holder: its code; `name` as printed or registered.
        value: what it amounts to: for, against, crossed, kept.
        date: EDTF or ISO, as a list sorts it; `when` says it.
    """

    kind: str
    id: str
    holder: str
    name: str
    what: str
    value: str
    date: str
    when: str
    probability: float
    why: str
    rests_on: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a dossier, by kind, in the order that its command has.

    Attributes:
        state: of the dossier when they were read.
        unread: documents of a coder that did not read positions yet.
    """

    state: State
    of: dict[str, tuple[Claim, ...]]
    unread: int


def taken(door: Door, as_of: str | None) -> Claims:
    """Read every document that the coder read, a part at a time, so that pages and other processes come in between.

    Raises:
        DossierBusy: another process writes to it, or changed it while it was read.
    """
    state = door.state()
    with door.reading(as_of) as dossier:
        unread = dossier.read_before_stances()
    statements: list[Statement] = []

    def read(told: Told) -> list[Statement]:
        found = positions.statements(told)
        statements.extend(found)
        return found

    try:
        found = ledgers.ledgers(_told(door, as_of, state), read)
    except ChangedMeanwhile:
        raise DossierBusy(str(door.directory), "one that wrote to it while its claims were read") from None
    held = [p for p in positions.positions(statements) if _listed(p)]
    turned = [r for r in positions.reversals(statements) if _listed(r)]
    return Claims(
        state,
        {
            "positions": tuple(map(_position, held)),
            "reversals": tuple(map(_reversal, turned)),
            "redlines": tuple(map(_redline, found.redlines)),
            "commitments": tuple(map(_commitment, found.commitments)),
            "instruments": tuple(map(_instrument, found.instruments)),
            "contradictions": tuple(map(_contradiction, found.contradictions)),
        },
        unread,
    )


def fits(claim: Claim, text: str) -> bool:
    """Whether a claim's holder, matter or words hold some words."""
    low = text.casefold()
    return any(
        low in field.casefold()
        for field in (claim.holder, claim.name, claim.what, claim.value, *(w.text for w in claim.rests_on))
    )


def _told(door: Door, as_of: str | None, state: State) -> Iterator[Told]:
    with door.reading(as_of) as dossier:
        actors = registry_for(dossier.question)
        held = sorted(h.id for h in dossier.documents() if h.uncoded is None)
    at_home = positions.homes(_documents(door, held, as_of), actors)
    for first in range(0, len(held), A_PART):
        time.sleep(A_BREATH)
        with door.reading(as_of) as dossier:
            if door.state() != state:
                raise ChangedMeanwhile
            part = held[first : first + A_PART]
            documents = dossier.documents_named(part)
            sentences = _sentences(dossier, part)
            reports = _reports(dossier, part)
            stances: dict[str, list[Stance]] = defaultdict(list)
            for stance in dossier.stances_in(part):
                stances[stance.document].append(stance)
        for document in documents:
            yield run.as_told(
                document, sentences[document.id], reports[document.id], actors, stances[document.id], at_home
            )


def _documents(door: Door, held: Sequence[str], as_of: str | None) -> Iterator[Document]:
    for first in range(0, len(held), A_PART):
        with door.reading(as_of) as dossier:
            part = dossier.documents_named(held[first : first + A_PART])
        yield from part


def _sentences(dossier: Dossier, documents: Sequence[str]) -> dict[str, list[Sentence]]:
    rows = dossier.sql(
        """
        SELECT id, document, start, "end", paragraph FROM sentences
        WHERE document IN (SELECT unnest($ids::VARCHAR[])) ORDER BY document, number""",
        {"ids": list(documents)},
    )
    found: dict[str, list[Sentence]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(Sentence(*row))
    return found


def _reports(dossier: Dossier, documents: Sequence[str]) -> dict[str, list[Report]]:
    """The reports of each document, as people judged them."""
    ids = dossier.sql(
        "SELECT id FROM reports WHERE document IN (SELECT unnest($ids::VARCHAR[])) ORDER BY document, number",
        {"ids": list(documents)},
    )
    found: dict[str, list[Report]] = defaultdict(list)
    for report in coding.applied(dossier.reports([row[0] for row in ids]), dossier.judgements()):
        found[report.document].append(report)
    return found


def _listed(found: Position | Reversal) -> bool:
    return positions.is_asked(found.holder, found.issue, None, None, unlisted=False)


def _position(p: Position) -> Claim:
    spoken = [_stated(s, s.value) for s in p.statements]
    span = p.since or "" if p.since == p.until else f"{p.since or '..'}/{p.until or '..'}"
    return _claim("position", p.id, p.holder, p.issue.name, p.value, span if p.since or p.until else "", p.probability,
                  p.why, spoken)  # fmt: skip


def _reversal(r: Reversal) -> Claim:
    value = f"{r.before.value} → {r.after.value}"
    spoken = [
        _stated(r.said_before, f"before: {r.before.value}"),
        _stated(r.said_after, f"after: {r.after.value}"),
    ]
    return _claim("reversal", r.id, r.holder, r.issue.name, value, r.when or "", r.probability, r.why, spoken)


def _redline(r: RedLine) -> Claim:
    spoken = [_said(r.quote, "declared")]
    if r.threat and r.threat.at != r.quote.at:
        spoken.append(_said(r.threat, "threatened"))
    spoken += _later(r.then)
    value = {"enforced": "crossed, and answered as threatened", "silence": "crossed, and not answered"}.get(
        r.answer or "", r.fate
    )
    return _claim(
        "red line", r.id, r.holder, r.condition.words, value, r.declared or "", r.probability, r.why, spoken
    )


def _commitment(c: Commitment) -> Claim:
    towards = f" to {wording.listed(_named(code) for code in c.to)}" if c.to else ""
    due = f", due {_when(c.due)}" if c.due else ""
    value = f"{c.state}{towards}{due}"
    spoken = [_said(c.quote, "promised"), *_later(c.then)]
    return _claim(
        "commitment", c.id, c.holder, c.what.words, value, c.made or "", c.probability, c.why, spoken
    )


def _instrument(i: Instrument) -> Claim:
    named = wording.listed(_named(code) for code in i.who) if i.who else "not said by whom"
    return Claim(
        "instrument", i.id, " ".join(i.who), named, i.name, i.what, i.date or "", _when(i.date), i.probability, i.why,
        (_said(i.quote, i.what),),
    )  # fmt: skip


def _contradiction(c: Contradiction) -> Claim:
    apart = (
        ""
        if c.days is None
        else f", {wording.count(abs(c.days), 'day')} apart"
        if c.days
        else ", the same day"
    )
    date = c.one.date or c.other.date or ""
    spoken = [_said(c.one, "on the one hand"), _said(c.other, "on the other")]
    return _claim(
        "contradiction", c.id, c.holder, c.kind, f"{c.kind}{apart}", date, c.probability, c.why, spoken
    )


def _claim(
    kind: str, name: str, holder: Holder, what: str, value: str, date: str, p: float, why: str, spoken: list[Words]
) -> Claim:  # fmt: skip
    return Claim(kind, name, holder.code, holder.name, what, value, date, _when(date), p, why, tuple(spoken))


def _stated(s: Statement, says: str) -> Words:
    by = s.by or ("" if s.how == "told" else s.holder.code)
    return Words(says, _when(s.date), by, s.words, s.document, s.sentence, s.at.start, s.at.end)


def _said(s: Said, says: str) -> Words:
    return Words(says, _when(s.date), s.by or "", s.words, s.document, s.sentence, s.at.start, s.at.end)


def _later(several: Sequence[Later]) -> list[Words]:
    return [_said(t.said, f"{t.fate}{f' by {t.by}' if t.by else ''}, {word(t.probability)}") for t in several]


def _when(date: str | None) -> str:
    return wording.published(date) if date else "undated"


def _named(code: str) -> str:
    return wording.named(code) if code in registry() else code
