"""How much a change matters, so that a reader sees the weightiest first. An order of reading, not a measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from armslength.instruments import ladders
from armslength.instruments.change import PLEDGE
from armslength.instruments.model import Clause, Finding, Touch
from armslength.ontology.marks import Kind
from armslength.ontology.themes import phrases, themes

BASE: dict[Kind, float] = {
    "deleted": 2.0, "reversed": 4.0, "weakened": 1.0, "strengthened": 1.0, "changed": 0.5, "added": 1.5,
    "reworded": 0.2, "unchanged": 0.0,
}  # fmt: skip
"""What a change weighs before its findings and themes are counted."""
MOVED, COMMANDS, HEADING = 0.3, 1.0, 0.3
"""What a move adds, what a verb of command in a clause of one text alone adds, and what a heading is worth."""
WHOLE = 8
"""Words from which on a clause of one text alone counts whole."""


def of_pair(
    kind: Kind, found: Sequence[Finding], bears: Sequence[Touch], *, moved: bool, heading: bool
) -> float:
    """The weight of a matched pair; 0 where it is unchanged in its place."""
    weight = BASE[kind] + _together(f.size for f in found) + (MOVED if moved else 0.0)
    if kind != "unchanged":
        weight *= _heaviest(bears)
    return round(weight * (HEADING if heading else 1.0), 3)


def of_lone(
    kind: Kind, text: str, clauses: Sequence[Clause], bears: Sequence[Touch], *, said: int, rules: bool
) -> float:
    """The weight of what one text alone has: more where it pledges or commands, less where it is short.

    Args:
        kind: deleted or added.
        text: the text that has it.
        clauses: as it has it.
        bears: what it touches.
        said: how many words it has.
        rules: whether rules for English are applied.
    """
    weight = BASE[kind] * min(1.0, said / WHOLE)
    heading = clauses[0].form == "heading"
    if rules and not heading:
        pledges = {p.phrase for c in clauses for p in phrases(text, c.body, c.span.end) if p.pledge}
        weight += _together(PLEDGE for _ in pledges)
        weight += COMMANDS if _commands(text, clauses) else 0.0
    return round(weight * _heaviest(bears) * (HEADING if heading else 1.0), 3)


def theme(name: str) -> float:
    """The weight of a theme of the catalogue."""
    return themes()[name].weight


def _together(sizes: Iterable[float]) -> float:
    """Sizes as one weight: the second counts half, the third a third, so that many small ones make no great one."""
    return sum(size / rank for rank, size in enumerate(sorted(sizes, reverse=True), 1))


def _heaviest(bears: Sequence[Touch]) -> float:
    """The weight of the heaviest theme that went or came; of those that stand, where none did; 1 without a theme."""
    themed = [t for t in bears if t.kind == "theme"]
    moving = [t for t in themed if t.presence != "stands"] or themed
    return max((theme(t.what) for t in moving), default=1.0)


def _commands(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether clauses hold a verb of command or prohibition."""
    patterns = (*ladders.FORBIDDING, *ladders.COMMANDING)
    return any(p.search(text, c.body, c.span.end) for c in clauses for p in patterns)
