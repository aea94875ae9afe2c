"""Which events are denied, and by which others: a denial attaches to what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from armslength.coding.likeness import likeness
from armslength.ontology.deeds import deed_of
from armslength.records import Event

ASSERTED = frozenset({"happened", "habitual"})
NEAR = timedelta(days=1)
REACH = timedelta(days=30)
"""How long before its publication a deed may lie that an undated denial denies."""
WIDEST = timedelta(days=92)
"""A deed or a denial known to a longer time than this is matched to none: much is done in a year."""
LIKE = 0.2
"""How much of their content words (`likeness`) a denial and what it denies must share: two matters of a week are two.
Set by hand: no set of labelled denials is at hand to choose it on."""

Words = Mapping[str, Sequence[Mapping[str, float]]]
"""Event -> the content words of each sentence that tells of it."""


def attach(events: Sequence[Event], words: Words) -> list[Event]:
    """The events in the same order, each with the ids of those that deny it.

    A denial is an event of modality `denied`. It denies an asserted event of the same class and sides whose
    dates meet its own, give or take a day; where its date only stands in for a missing one, any such event
    that began in the thirty days before it was told; and where both are of one matter by their words. An undated
    event, or one known to its year alone, is denied by none.
    """
    denials: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.modality == "denied":
            denials[_deed(event)].append(event)
    return [
        replace(
            event,
            denied_by=tuple(
                sorted(
                    d.id
                    for d in denials[_deed(event)]
                    if _denies(d, event) and _of_one_matter(words[d.id], words[event.id])
                )
            ),
        )
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
    if max(end - start, ended - began) > WIDEST:
        return False
    if denial.date_basis == "published":
        return start - REACH <= began <= end
    return start - NEAR <= ended and began <= end + NEAR


def _of_one_matter(one: Sequence[Mapping[str, float]], other: Sequence[Mapping[str, float]]) -> bool:
    return any(likeness(a, b) >= LIKE for a in one for b in other)


def _days(event: Event) -> tuple[date | None, date | None]:
    return (
        date.fromisoformat(event.start) if event.start else None,
        date.fromisoformat(event.end) if event.end else None,
    )
