"""Decisions: what one who speaks for a state passed, lifted, banned or signed, as statements for or against it.

The coder reads them as deeds, often without a word of will beside them; yet a parliament that votes a thing has said where its state stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from armslength.positions.holders import FULL, Held, Holders, Row
from armslength.positions.model import Statement, Value
from armslength.positions.objects import LOOK, clause_end, lets_go, matter
from armslength.positions.told import Told
from armslength.positions.topics import lands
from armslength.positions.undoing import undone
from armslength.positions.words import about
from armslength.records import Report, Span, Stance, StanceKind

NAME = "deeds@1"
TELL = frozenset(
    {"AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "AID", "RETREAT", "REJECT", "SANCTION", "COERCE", "MOBILIZE", "CONSULT"}
)  # fmt: skip
"""Classes of deeds by which one may stand for or against a thing; accusations, requests and threats are words, and read as such."""
LEAST = 0.25
"""Deeds less probable than this are not told."""
ANOTHERS = 0.8
"""How far a deed is trusted that another tells."""
SHORT = 3
"""An object of fewer characters is none."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)(?: [a-z]+ly| now| also| then)? $", re.IGNORECASE
)
_EDGE = re.compile(
    r"[;:?!–—\"(]|[.] (?=[A-Z\"@])|, |\bthat\b|\b(?:and|but|or|while|because|although|though|when|which|who|if|unless|whether|since|after|before) "
)
_SAYING = re.compile(
    r"(?:[a-z]+ly )?(?:said|sa(?:y|id)|told|tells?|spoke|speak\w*|announc\w+|declar\w+|denie[sd]|deny\w*|assur\w+|conced\w+|confirm\w*|insist\w*|call(?:s|ed)?|describ\w+|express\w*|welcom\w+|prais\w+|congratulat\w+|thank\w*|met|meets?|meeting|visit\w*|"
    r"held talks|talks?|discuss\w*|receiv\w+|stress\w*|noted?|not(?:es|ing)|conferr\w+|consult\w*|repeat\w*|reiterat\w+|remind\w*|propos\w+|ask(?:ed|s)?|stat(?:ed|es)|wrote|exchanged?)\b(?! off)",
    re.IGNORECASE,
)
"""A deed of mere words, whose object is what was said."""
_THAT = re.compile(r" (?:that|whether|how|why|him|her|them|as)\b|\s*[,.;:]")
DECIDES = re.compile(
    r"(?:[a-z]+ly |has |have |had |was |were )*(?:adopt\w*|approv\w+|authori[sz]\w+|ban(?:s|ned)|barr?(?:s|ed)|bill|clear(?:s|ed)|decid\w+|decision|declar\w+ (?!that)|drop(?:s|ped)|endors\w+|extend\w*|forb[ai]d\w*|lift(?:s|ed|ing)|open(?:s|ed) (?:the|its|their)|order(?:s|ed)|pass(?:es|ed)|prolong\w*|propos\w+|ratif\w+|"
    r"recogni[sz]\w+|refus\w+|reject\w*|renew\w*|repeal\w*|resolv\w+|revok\w+|sign(?:s|ed|ing)|suspend\w*|veto\w*|vot(?:e[sd]?|ing)|withdr[ae]w\w*|agreed to|join(?:s|ed)|admit(?:s|ted) (?!that)|allow\w*|permit\w*|halt\w*|end(?:s|ed)|resum\w+|restor\w+)\b",
    re.IGNORECASE,
)
"""Words of deciding: who passes, bans or lifts a thing says by it that he is for or against it."""
_BODY = re.compile(
    r"\b(?:parliament|assembly|congress|senate|duma|seimas|saeima|sejm|knesset|bundestag|house|chamber|legislature|majlis|diet|rada|deputies|lawmakers|voters)\b",
    re.IGNORECASE,
)
"""A body whose decisions bind its state, though what its members say does not."""
_VERBS = re.compile(
    r"\b(?:ratif\w+|adopt\w*|approv\w+|pass(?:es|ed)|vot(?:e[sd]?|ing)|repeal\w*|reject\w*|amend\w*|revok\w+|denounc\w+|endors\w+|authori[sz]\w+|allow\w*|ban(?:s|ned)|annul\w*)\b",
    re.IGNORECASE,
)


def decided(told: Told) -> list[Statement]:
    """The decisions that one document tells, in order of its text, each as a statement with a stance of the coder `deeds`."""
    return sorted(_read(told), key=lambda s: s.at)


def _read(told: Told) -> Iterator[Statement]:
    wanted = [
        r
        for r in told.reports
        if r.class_ in TELL
        and r.modality == "happened"
        and _sure(r) >= LEAST
        and DECIDES.match(r.trigger_text)
    ]
    if not wanted:
        return
    holders = Holders(told)
    land: str | None = None
    seen_to = 0
    rows = [holders.row(s.start) for s in told.sentences]
    for report in sorted(wanted, key=lambda r: r.trigger):
        row = holders.row(report.trigger.start)
        for before in rows[seen_to : row.number + 1]:
            land = next(reversed(lands(before.line, told.actors)), land)
        seen_to = max(seen_to, row.number + 1)
        for held in _doers(holders, report):
            made = _statement(told, row, report, held, land)
            if made is not None:
                yield made


def _sure(report: Report) -> float:
    p = report.probability
    return p.get("event", 1.0) * p.get("source", 1.0) * p.get("modality", 1.0)


def binding(holders: Holders, stance: Stance, held: Sequence[Held]) -> list[Held]:
    """Whose a stance is that a decision tells: what a body decides that makes law is its state's."""
    if stance.standing != "done":
        return list(held)
    return [
        replace(h, who=holders.state(h.who.country))
        if h.who.authority < FULL and not h.who.person and _BODY.search(h.who.name)
        else h
        for h in held
    ]


def _doers(holders: Holders, report: Report) -> list[Held]:
    """Who did it, of those that speak for a state; a parliament's decision is its state's."""
    found: dict[str, Held] = {}
    for mention in report.source:
        who = holders.who(mention)
        if who is None:
            continue
        if who.authority < FULL and _BODY.search(mention.text) and _VERBS.search(report.trigger_text):
            who = holders.state(who.country)
        if who.authority >= FULL:
            by = (
                report.by.country
                if report.by and report.by.country and report.by.country != who.country
                else None
            )
            found.setdefault(who.country, Held(who, "told", by, 1.0))
    return list(found.values())


def _statement(told: Told, row: Row, report: Report, held: Held, land: str | None) -> Statement | None:
    """A deed as a statement; None where its words name nothing."""
    line, at = row.line, report.trigger
    first, last = line.at(at.start), line.at(at.end)
    if last <= first or at.end > row.sentence.end:
        return None
    if _PASSIVE.search(line.text, max(0, first - 30), first):
        edge = max((m.end() for m in _EDGE.finditer(line.text, 0, first)), default=0)
        about_ = (edge, _PASSIVE.search(line.text, max(0, first - 30), first).start())  # type: ignore[union-attr]
    else:
        about_ = (last, clause_end(line, last, len(line.text)))
    if about_[1] - about_[0] < SHORT or _SAYING.match(line.text, first) or _THAT.match(line.text, about_[0]):
        return None
    kind: StanceKind = (
        "for" if undone(line.text, first, min(last + LOOK, len(line.text)))[0] > 0 else "against"
    )
    if kind == "against" and lets_go(report.trigger_text):
        kind = "for"
    p = _sure(report) * (ANOTHERS if held.by else 1.0)
    stance = Stance(
        id=f"{report.id}.d", document=report.document, sentence=row.sentence.id, at=at, words=report.trigger_text, kind=kind,
        standing="done", holder=report.source, speaker=False, object=line.span(*about_), answer=None, to=(), by=report.by,
        date=report.date, date_basis=report.date_basis,
        probability={"stance": p, "kind": 1.0, "standing": 1.0, "holder": 1.0, "object": 1.0}, coder=NAME,
    )  # fmt: skip
    of = matter(told, row, stance, held.who.country, land)
    value: Value = "for" if (kind == "for") == (of.sign > 0) else "against"
    span = Span(min(at.start, of.at.start), max(at.end, of.at.end)) if of.at else at
    around = about(line, 0, len(line.text), told.actors, held.who.country)
    why = f"“{report.trigger_text}” is a deed {value} “{of.issue.name}”"
    return Statement(
        told.document.id, row.sentence.id, span, told.document.text[span.start : span.end], held.who, of.issue, value,
        "told", held.by, report.date, report.date_basis, past=False, probability=round(p, 3), why=why, about=of.about,
        around=around, stance=stance, object=of.at,
    )  # fmt: skip
