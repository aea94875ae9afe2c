"""What a comparison of two texts says: clauses, what became of each, and the words that show it.

Offsets are Python string indices, half-open, into the text as it was read; every statement carries them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from armslength.ontology.marks import FATES, KINDS, Fate, Kind
from armslength.records import Document, Span

Form = Literal["provision", "heading", "furniture"]
Presence = Literal["gone", "come", "stands"]


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest stretch of a text that is compared: a sentence, an item of a list, or a heading.

    Attributes:
        number: its place in the text, from 0.
        span: all of it; clauses of a text hold every character but white space, each once.
        body: where its words begin, behind its label; equal to `span.end` where it is a label alone.
        form: provision, heading, or furniture (a page number on a line of its own), which is not compared.
        label: as printed: `Article 18`, `(2)`, `a)`; empty where it has none.
        address: where it stands, such as `Article 18(2)`, `Article 18, paragraph 2, sentence 1`.
    """

    number: int
    span: Span
    body: int
    form: Form
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses of the old text and what they became in the new; one of the two may be empty.

    Attributes:
        likeness: share of words in common, weighted by how rare they are, in [0, 1]; None where a side is empty.
        moved: whether it left the order that most of the text keeps.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that went, came, or took the place of others; None on the side that has none."""

    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a matched pair, and the words it rests on.

    Attributes:
        rule: operator, obligation, negation, hedge, firmness, condition, quantity, verb, bound, number, date, reference,
            actor, order, pledge, theme, words.
        effect: -1 it binds less, 1 it binds more, 0 neither.
        says: in words, with old and new words quoted.
        size: how much it counts when changes are put in order.
        old, new: the words; None where that text has none.
        content: whether what is said is another thing, beyond how firmly it binds.
    """

    rule: str
    effect: int
    says: str
    size: float
    old: Span | None
    new: Span | None
    content: bool = False


@dataclass(frozen=True, slots=True)
class Touch:
    """What a clause bears on: a theme of the catalogue, or an actor of the registry.

    Attributes:
        what: theme or actor's code.
        name: in words.
        kind: `theme` or `actor`.
        channel: the channel of dependence that the theme feeds; None for none, and for actors.
        presence: gone with the words that went, come with those that came, or standing in both.
        old, new: where it is named; None where that text does not.
    """

    what: str
    name: str
    kind: Literal["theme", "actor"]
    channel: str | None
    presence: Presence
    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a comparison: what became of one clause, or of a few that were split or merged.

    Attributes:
        kind: what became of its words; the weightiest where several hold.
        fates: what became of its place.
        old, new: its clauses in each text, in order; none in the one it does not stand in.
        likeness: as `Match.likeness`.
        weight: how much it matters, by the rules of docs/why/instruments.md; 0 for what is unchanged in its place.
    """

    kind: Kind
    fates: tuple[Fate, ...]
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    likeness: float | None
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    touches: tuple[Touch, ...] = ()
    weight: float = 0.0

    @property
    def marks(self) -> tuple[str, ...]:
        """Kind and fates together, and both directions where some words bind less and others more."""
        effects = {f.effect for f in self.findings}
        both = tuple(
            mark
            for mark, effect in (("weakened", -1), ("strengthened", 1))
            if effect in effects and mark != self.kind
        )
        return (self.kind, *both, *self.fates)


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of the catalogue that one of the texts has and the other has nowhere.

    Attributes:
        presence: gone from the whole text, or come where there was none.
        spans: everywhere it stands in the text that has it.
    """

    phrase: str
    theme: str
    presence: Presence
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, clause by clause.

    Attributes:
        changes: in order of the new text, what was deleted after what stood before it.
        terms: phrases of the catalogue that stand in one text alone.
        rules: whether the rules of strength were applied; they are for English alone.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]
    terms: tuple[Term, ...]
    rules: bool

    def counts(self) -> dict[str, int]:
        """How many changes bear each mark, all marks named; a change may bear several."""
        out: dict[str, int] = dict.fromkeys([*KINDS, *FATES], 0)
        for change in self.changes:
            for mark in change.marks:
                out[mark] += 1
        return out

    def weightiest(self) -> list[Change]:
        """What changed, the weightiest first; ties in order of the text."""
        return sorted((c for c in self.changes if c.weight > 0), key=lambda c: -c.weight)
