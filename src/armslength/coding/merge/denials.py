"""Which events are denied, and by which others: a denial attaches to what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from armslength.coding.merge.likeness import likeness
from armslength.ontology.deeds import KIN, MUTUAL, circle, deed_of
from armslength.records import DONE, Event

NEAR = timedelta(days=1)
REACH = timedelta(days=30)
"""How long before its publication a deed may lie that an undated denial denies."""
WIDEST = timedelta(days=92)
"""A deed or a denial known to a longer time than this is matched to none: much is done in a year."""
LIKE = 0.15
"""How much of their content words (`likeness`) a denial and what it denies must share: two matters of a week are two."""
LIKE_MUTUAL = 0.3
"""The same of a mutual class: whoever fails to agree on one thing has agreed on others the same day."""
LIKE_KIN = 0.4
"""The same where the classes are only kindred ones."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells of an event: its text and its content words (`likeness.content`)."""

    sentence: str
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Side:
    """An event beside what is looked at: its sides as a deed of no class, its days."""

    event: Event
    sides: str
    start: date
    end: date


def attach(events: Sequence[Event], told: Mapping[str, Sequence[Telling]]) -> list[Event]:
    """The events in the same order, each with the ids of those that deny it.

    A denial is an event of modality `denied`. It denies an asserted event of the same sides, and of the same class or, where
    both have a direction, one at whose border careful readers part (`ontology.deeds.KIN`), whose dates meet its own, give or take a day; where its
    date only stands in for a missing one, any such event that began in the thirty days before it was told; and where both are of
    one matter by their words. What one sentence says beside a denial is not what it denies: "they signed the one and not the other".
    An undated event, or one known to its year alone, is denied by none.

    Args:
        told: event -> the sentences that tell of it.
    """
    denials: dict[tuple[str, str], list[_Side]] = defaultdict(list)
    for event in events:
        if event.modality == "denied" and (side := _side(event)):
            denials[side.sides, event.class_].append(side)
    around = {sides for sides, _ in denials}
    out = []
    for event in events:
        side = _side(event) if event.modality in DONE else None
        found = (
            [
                d.event.id
                for class_ in _classes(event.class_)
                for d in denials.get((side.sides, class_), ())
                if _meet(d, side) and _same_way(d.event, event) and _of_one_matter(d.event, event, told)
            ]
            if side and side.sides in around
            else []
        )
        out.append(replace(event, denied_by=tuple(sorted(found))) if found else event)
    return out


def _classes(class_: str) -> list[str]:
    """The classes of what may deny a deed of a class: its own, and where it has a direction, kindred ones that have."""
    kin = [other for pair in KIN if class_ in pair and not pair & MUTUAL for other in pair - {class_}]
    return [class_, *kin]


def _side(event: Event) -> _Side | None:
    """What is looked at of an event; None where it is undated, or known to more than a season."""
    if event.start is None or event.end is None:
        return None
    start, end = date.fromisoformat(event.start), date.fromisoformat(event.end)
    if end - start > WIDEST:
        return None
    return _Side(event, circle(deed_of(event.class_, event.source, event.target)), start, end)


def _same_way(one: Event, other: Event) -> bool:
    """Whether the same do it to the same; a mutual class has no direction."""
    return (one.source, one.target) == (other.source, other.target) or bool(
        {one.class_, other.class_} & MUTUAL
    )


def _meet(denial: _Side, deed: _Side) -> bool:
    if denial.event.date_basis == "published":
        return denial.start - REACH <= deed.start <= denial.end
    return denial.start - NEAR <= deed.end and deed.start <= denial.end + NEAR


def _of_one_matter(denial: Event, deed: Event, told: Mapping[str, Sequence[Telling]]) -> bool:
    needed = LIKE_MUTUAL if deed.class_ in MUTUAL else LIKE
    if denial.class_ != deed.class_:
        needed = LIKE_KIN
    one, other = told[denial.id], told[deed.id]
    if {t.sentence for t in one} & {t.sentence for t in other}:
        return False
    return any(likeness(a.words, b.words) >= needed for a in one for b in other)
