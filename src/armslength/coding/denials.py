"""Which events are denied, and by which others: a denial attaches to what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from armslength.ontology.deeds import deed_of
from armslength.records import Event

ASSERTED = frozenset({"happened", "habitual"})
NEAR = timedelta(days=1)
REACH = timedelta(days=30)
"""How long before its publication a deed may lie that an undated denial denies."""


def attach(events: Sequence[Event]) -> list[Event]:
    """The events in the same order, each with the ids of those that deny it.

    A denial is an event of modality `denied`. It denies an asserted event of the same class and sides whose
    dates meet its own, give or take a day; where its date only stands in for a missing one, any such event
    that began in the thirty days before it was told. An undated event is denied by none.
    """
    denials: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.modality == "denied":
            denials[_deed(event)].append(event)
    return [
        replace(event, denied_by=tuple(sorted(d.id for d in denials[_deed(event)] if _denies(d, event))))
        if event.modality in ASSERTED and _deed(event) in denials
        else event
        for event in events
    ]


def _deed(event: Event) -> str:
    return deed_of(event.class_, event.source, event.target)


def _denies(denial: Event, event: Event) -> bool:
    start, end = _days(denial)
    began, ended = _days(event)
    if start is None or end is None or began is None or ended is None:
        return False
    if denial.date_basis == "published":
        return start - REACH <= began <= end
    return start - NEAR <= ended and began <= end + NEAR


def _days(event: Event) -> tuple[date | None, date | None]:
    return (
        date.fromisoformat(event.start) if event.start else None,
        date.fromisoformat(event.end) if event.end else None,
    )
