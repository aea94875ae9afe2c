"""Which deed a report tells of, as far as class and sides say, and which deeds may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from armslength.records import Mention, Report

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Classes that take two and have no direction."""

AT_A_SPOT = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Classes of deeds that happen in one place: two places named, two deeds."""

KIN = frozenset(
    frozenset(pair.split())
    for pair in (
        "AGREE CONSULT",  # talks that end in an accord
        "AGREE COOPERATE",  # an accord to work together
        "AGREE SUPPORT",  # a promise of help
        "AGREE AID",
        "AGREE CONCEDE",  # a truce, a demand met by signing
        "CONSULT COOPERATE",
        "SUPPORT COOPERATE",
        "SUPPORT CONCEDE",
        "SUPPORT AID",  # asylum, an offer of help
        "AID COOPERATE",  # arms given or sold
        "AID MOBILIZE",  # troops sent to help
        "CONCEDE RETREAT",  # a ban lifted
        "CONCEDE AID",
        "CONCEDE COOPERATE",  # let through, let in
        "RETREAT AID",  # what was seized is given back
        "RETREAT SANCTION",  # an envoy or a contingent called home
        "RETREAT COOPERATE",
        "SANCTION COERCE",  # a firm or a paper closed
        "SANCTION REJECT",  # talks broken off
        "SANCTION THREATEN",
        "COERCE ASSAULT",  # a raid, a seizure, a blockade
        "COERCE MOBILIZE",
        "ASSAULT MOBILIZE",  # troops that cross a border
        "ASSAULT PROTEST",  # a riot
        "COOPERATE MOBILIZE",  # an exercise
        "PROTEST ACCUSE",  # a note of protest
        "ACCUSE REJECT",
        "ACCUSE THREATEN",
        "ACCUSE REQUEST",
        "REQUEST THREATEN",  # an ultimatum
    )
)
"""Pairs of classes at whose border careful readers of one deed part."""


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
    if class_ not in MUTUAL:
        return f"{class_} {'+'.join(source)}>{'+'.join(target)}"
    if source == target and len(source) == 2:  # "the two met" is "the one met the other"
        source, target = source[:1], source[1:]
    return f"{class_} {'~'.join(sorted(('+'.join(source), '+'.join(target))))}"


def circle(deed: str) -> str:
    """All who take part in a deed: only deeds of one circle can ever be one event."""
    _, _, sides = deed.partition(" ")
    return "+".join(sorted(set(sides.replace(">", "+").replace("~", "+").split("+"))))


def circles(deeds: Collection[str], known: Iterable[str]) -> list[str]:
    """The `deeds`, and those of the `known` ones that are of a circle with one of them, sorted."""
    of_circle: dict[str, list[str]] = {}
    for deed in known:
        of_circle.setdefault(circle(deed), []).append(deed)
    if not of_circle:  # a data set of a million deeds in a dossier without documents
        return sorted(set(deeds))
    return sorted({*deeds, *(more for deed in deeds for more in of_circle.get(circle(deed), ()))})


def _codes(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(sorted({m.country for m in mentions if m.country}))
