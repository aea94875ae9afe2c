"""The stances that the coder read in a document as statements of positions: whose, on which issue, for or against, when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from armslength.positions.bound import bound
from armslength.positions.conditions import conditional
from armslength.positions.decisions import binding, decided
from armslength.positions.forms import coded, formed
from armslength.positions.holders import Held, Holders, Row
from armslength.positions.model import How, Statement, Value
from armslength.positions.objects import Matter, matter
from armslength.positions.told import Told
from armslength.positions.topics import lands
from armslength.positions.words import about
from armslength.records import DateBasis, Span, Stance

LEAST = 0.2
"""Statements less probable than this are not told."""
AGAIN, UNSAID = 0.9, 0.4
"""How likely a stance on `that` is one on what the sentence before names; and, where no word names it, on what stands around."""
TRUST: dict[How, float] = {"quoted": 1.0, "own words": 1.0, "said to": 0.95, "told": 0.85}
ANOTHERS = 0.6
"""How far another's word is trusted for what a holder wants."""
BACK = 1
"""How many sentences before one that names nothing itself what it is about may stand."""
SHORT, MOST_NEAR, LEAD = 20, 12, 3
"""Of a text of fewer sentences than SHORT the first LEAD tell what it is about, and of a paragraph MOST_NEAR."""
DATED = frozenset({"stated", "relative", "anaphoric"})
_SIDE: dict[str, int] = {"for": 1, "pledge": 1, "against": -1, "line": -1}
_VALUE: dict[int, Value] = {1: "for", -1: "against"}


def statements(told: Told) -> list[Statement]:
    """The statements of positions in one document, in order of its text.

    A red line is against what must not happen, a promise for what is undertaken. What is denied to be a position is none. A decision is
    told by the coder's own reading of it (a stance that is `done`) or by a deed (`decisions`).
    """
    found = list(_Reader(told).read())
    return sorted(
        [*found, *(d for d in decided(told) if not any(_same(d, s) for s in found))], key=lambda s: s.at
    )


def _same(decision: Statement, s: Statement) -> bool:
    """Whether a decision is told by a stance already."""
    return (
        s.sentence == decision.sentence
        and s.holder.country == decision.holder.country
        and s.stance is not None
        and s.stance.at.start < decision.at.end
        and decision.at.start < s.at.end
    )


class _Reader:
    def __init__(self, told: Told) -> None:
        self._told = told
        self._holders = Holders(told)
        self._paragraphs: dict[int, list[Row]] = defaultdict(list)
        self._abouts: dict[tuple[int, str], frozenset[str]] = {}
        self._near: dict[tuple[int, str], frozenset[str]] = {}
        self._lands: list[str | None] = []
        rows = self._rows = [self._holders.row(s.start) for s in told.sentences]
        land: str | None = None
        for row in rows:
            self._paragraphs[row.sentence.paragraph].append(row)
            land = next(reversed(lands(row.line, told.actors)), land)
            self._lands.append(land)

    def read(self) -> Iterator[Statement]:
        last: dict[str, tuple[int, Matter]] = {}
        found = formed(self._told, self._holders, self._rows)
        by_form = {f.stance.id: f.held for f in found}
        every = [*coded(self._told, self._rows, found), *(f.stance for f in found)]
        for stance in sorted(every, key=lambda s: s.at):
            if stance.standing == "denied":
                continue
            own = self._holders.row(stance.at.start)
            row = self._holders.row(stance.object.start) if stance.object else own
            named = by_form.get(stance.id) or bound(self._holders, own, stance, self._holders.of(stance))
            for held in binding(self._holders, stance, named):
                country = held.who.country
                of = matter(self._told, row, stance, country, self._lands[row.number])
                if of.bare:  # "and will not do so"
                    number, before = last.get(country, (-BACK - 1, of))
                    of = replace(before, at=of.at, again=True) if own.number - number <= BACK else of
                else:
                    last[country] = (own.number, of)
                made = self._statement(stance, held, own, of)
                if made is not None:
                    yield made

    def _statement(self, stance: Stance, held: Held, own: Row, of: Matter) -> Statement | None:
        probability = self._probability(stance, held, of)
        if probability < LEAST:
            return None
        if_ = conditional(self._told.document.text, stance, own.sentence.start, own.sentence.end)
        side = None if stance.kind == "ambiguous" else _VALUE[_SIDE[stance.kind] * of.sign]
        value: Value = "ambiguous" if side is None or if_ else side
        span = stance.at
        if of.at is not None and own.sentence.start <= of.at.start < own.sentence.end:
            span = Span(min(span.start, of.at.start), max(span.end, of.at.end))
        words = self._told.document.text[span.start : span.end]
        date, basis = self._when(stance, of)
        around = self._around(own, held.who.country)
        return Statement(
            self._told.document.id, stance.sentence, span, words, held.who, of.issue, value, held.how, held.by,
            date, basis, stance.standing == "past", round(probability, 3), self._why(stance, held, of, value),
            around if of.bare else of.about, around, stance, of.at,
            self._told.document.text[own.sentence.start : own.sentence.end], side if if_ else None,
        )  # fmt: skip

    def _probability(self, stance: Stance, held: Held, of: Matter) -> float:
        """The product of what the coder thinks of each part, of whose it is and on whose word; not calibrated."""
        p = stance.probability
        probability = p["stance"] * p["kind"] * p["standing"]
        probability *= p["holder"] if stance.holder or stance.speaker else 1.0
        if stance.object is None or (of.bare and not of.again):
            probability *= UNSAID
        else:
            probability *= p["object"] * (AGAIN if of.again else 1.0)
        return probability * held.sure * TRUST[held.how] * (ANOTHERS if held.by else 1.0)

    def _why(self, stance: Stance, held: Held, of: Matter, value: Value) -> str:
        what = self._told.document.text[of.at.start : of.at.end] if of.at else "what stands around it"
        told = f"is a decision {stance.kind}" if stance.standing == "done" else f"tells a {stance.kind} of"
        why = f"“{stance.words}” {told} “{what}”, which is {value}"
        how = {
            "quoted": "in the holder's quoted words",
            "own words": "in the holder's own words",
            "said to": "the holder is said to have said so",
            "told": f"told by {held.by}" if held.by else "told by the author",
        }
        return f"{why}; {how[held.how]}"

    def _when(self, stance: Stance, of: Matter) -> tuple[str | None, DateBasis | None]:
        """The date of a stance; the day of publication where it has none, or one that its object names or that is to come."""
        published = self._told.document.published
        date, basis = stance.date, stance.date_basis
        if stance.standing == "past":
            if basis in DATED:
                return date, basis
            return (f"../{published[:10]}" if published and "/" not in published else None), basis
        named = of.at is not None and date is not None and re.search(
            rf"\b{re.escape(date[:4])}\b", self._told.document.text[of.at.start : of.at.end]
        )  # fmt: skip
        later = date is not None and published is not None and date[:4].isdigit() and date > published
        if date is None or named or later or basis not in DATED:
            return (published, "published") if published else (None, None)
        return date, basis

    def _around(self, row: Row, holder: str) -> frozenset[str]:
        """What the paragraph and, of a short text, its first sentences are about."""
        key = (row.sentence.paragraph, holder)
        if key not in self._near:
            near = self._paragraphs[row.sentence.paragraph][:MOST_NEAR]
            if len(self._rows) < SHORT:
                near = [*self._rows[:LEAD], *near]
            self._near[key] = frozenset().union(*(self._about(r, holder) for r in near))
        return self._near[key]

    def _about(self, row: Row, holder: str) -> frozenset[str]:
        key = (row.number, holder)
        if key not in self._abouts:
            self._abouts[key] = about(row.line, 0, len(row.line.text), self._told.actors, holder)
        return self._abouts[key]
