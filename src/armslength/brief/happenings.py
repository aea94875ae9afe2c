"""Which events the brief tells, and how each is told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.findings import between_client_and_poles
from armslength.brief.prose import EVEN
from armslength.ontology.grades import grade
from armslength.records import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from armslength.brief.citations import Footnotes, Piece, Reference
    from armslength.records import Event, Question

MOST_EVENTS = 400
"""So many events a reader can still leaf through; the rest are counted, and `armslength events` shows them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The events told, in order of time, and how many are not."""

    events: tuple[Event, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the list shows it.

    Attributes:
        modality: where it is not simply said to have happened.
        by: on whose word, where that is not the author's.
        quotation: its best sentence, the words that say what was done marked.
        told_by: how many independent publishers told of it.
        grade: on both axes of the Admiralty code, such as `B2`.
        denied: whether another event denies it.
        as_coded: how likely it is that class, parties and modality were read rightly, in per cent.
    """

    id: str
    when: str
    deed: str
    class_: str
    conflict: bool
    modality: str | None
    by: str | None
    quotation: list[Piece]
    references: tuple[Reference, ...]
    told_by: str
    grade: str
    denied: bool
    as_coded: str


@dataclass(frozen=True, slots=True)
class Group:
    """Events under a heading of the list: a year."""

    heading: str
    events: tuple[Told, ...]


def chosen(events: Sequence[Event], question: Question, always: AbstractSet[str]) -> Chosen:
    """The events to tell: all of them, or where they are too many the weightiest.

    Args:
        events: in order of time.
        question: names the client and the poles; what passed between them goes first.
        always: ids of events that the brief cites elsewhere.
    """
    if len(events) <= MOST_EVENTS:
        return Chosen(tuple(events), 0)
    ranked = sorted(
        events,
        key=lambda event: (
            event.id not in always,
            _rank(event, question),
            event.confidence < EVEN,
            -_weight(event),
        ),
    )
    kept = {event.id for event in ranked[: max(MOST_EVENTS, len(always))]}
    told = tuple(event for event in events if event.id in kept)
    return Chosen(told, len(events) - len(told))


def by_year(events: Iterable[Event], footnotes: Footnotes) -> list[Group]:
    """Dated events under the year in which they began, or ended where only that is known."""
    dated = [event for event in events if event.start or event.end]
    return [
        Group(str(int(year)), tuple(told(event, footnotes) for event in group))
        for year, group in groupby(dated, key=lambda event: (event.start or event.end or "")[:4])
    ]


def told(event: Event, footnotes: Footnotes) -> Told:
    """One event, with its sentence quoted and cited.

    Raises:
        UnsupportedCitation: its words do not stand in their document.
    """
    first = footnotes.witnesses(event.id)[0]
    by = first.by if isinstance(first, Report) else None
    return Told(
        id=event.id,
        when=wording.sentence_case(wording.when(event)),
        deed=wording.sentence_case(wording.deed(event)),
        class_=event.class_,
        conflict=event.quad > 2,
        modality=wording.MODALITY_NOTES.get(event.modality),
        by=None if by is None else _speaker(by.code, by.text),
        quotation=footnotes.quotation(event.id),
        references=footnotes.cite(event.id),
        told_by=wording.publishers(event.publishers),
        grade=grade(event),
        denied=bool(event.denied_by),
        as_coded=wording.percent(event.confidence),
    )


def touches(event: Event, code: str) -> bool:
    """Whether that actor did it or had it done to it."""
    return code in event.source or code in event.target


def _speaker(code: str | None, words: str) -> str:
    """The speaker's name, or the words used where the ontology has no name."""
    if code is None:
        return words
    known = wording.named(code)
    return words if known == code else known


def _rank(event: Event, question: Question) -> int:
    if between_client_and_poles(event, question):
        return 0
    return 1 if touches(event, question.client) else 2


def _weight(event: Event) -> float:
    """How much an event weighs against others: its intensity, as sure as it is as coded."""
    return abs(event.intensity) * event.confidence
