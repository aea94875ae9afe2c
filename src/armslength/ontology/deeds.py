"""Which deed a report tells of, as far as class and sides say: reports of other deeds can never be one event."""

from __future__ import annotations

from collections.abc import Sequence

from armslength.records import Mention, Report

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Classes that take two and have no direction."""


def parties(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Codes of both sides' countries and organisations, sorted; None where a side has none known.

    A mutual act whose report names the same parties on both sides keeps them on both.
    """
    source, target = _codes(report.source), _codes(report.target)
    return (source, target) if source and target else None


def deed(report: Report) -> str | None:
    """`SANCTION EU>BLR`, or `CONSULT BLR~RUS` where the class has no direction; None without two known sides."""
    sides = parties(report)
    return None if sides is None else deed_of(report.class_, *sides)


def deed_of(class_: str, source: Sequence[str], target: Sequence[str]) -> str:
    """As `deed`, of a class and the codes of both sides, which must be sorted."""
    sides = "+".join(source), "+".join(target)
    return f"{class_} {'~'.join(sorted(sides))}" if class_ in MUTUAL else f"{class_} {'>'.join(sides)}"


def _codes(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(sorted({m.country for m in mentions if m.country}))
