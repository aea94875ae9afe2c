"""Which events the brief tells, and how each is told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.findings import between_client_and_poles, to_others
from armslength.brief.prose import EVEN
from armslength.ontology.grades import grade
from armslength.records import DONE, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from armslength.brief.citations import Footnotes, Piece, Reference
    from armslength.records import Event, Question

MOST_EVENTS = 400
"""So many events a reader can still leaf through; the rest are counted, and `armslength events` shows them."""
MATERIAL = frozenset({2, 4})
"""Quads of PLOVER of what was done, not said."""
AROUND = 10
"""Places kept among them for the weightiest deeds of the poles to others, which the client had no part in as coded."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The events told, in order of time, and how many are not."""

    events: tuple[Event, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Deed:
    """An event in the words that a brief and a comparison have for it.

    Attributes:
        modality: where it is not simply said to have happened.
        quotation: its best sentence or row, the words that say what was done marked.
        grade: on both axes of the Admiralty code, such as `B2`.
    """

    id: str
    when: str
    words: str
    class_: str
    conflict: bool
    modality: str | None
    quotation: tuple[Piece, ...]
    grade: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the list shows it.

    Attributes:
        by: on whose word, where that is not the author's.
        told_by: how many independent publishers told of it.
        denied: whether another event denies it.
        as_coded: how likely it is that class, parties and modality were read rightly, in per cent.
    """

    deed: Deed
    by: str | None
    references: tuple[Reference, ...]
    told_by: str
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
    around = sorted(filter(_surely_done, to_others(events, question)), key=lambda event: -_weight(event))[
        :AROUND
    ]
    kept = {event.id for event in around} | {event.id for event in events if event.id in always}
    room = max(MOST_EVENTS - len(kept), 0)
    kept |= {event.id for event in [e for e in ranked if e.id not in kept][:room]}
    told = tuple(event for event in events if event.id in kept)
    return Chosen(told, len(events) - len(told))


def alike(events: Iterable[Event]) -> tuple[str, str] | None:
    """How many told of each of several events, and the grade that all have; None where they differ, or are not several."""
    told_by = [(wording.publishers(event.publishers), grade(event)) for event in events]
    return told_by[0] if len(told_by) > 1 and len(set(told_by)) == 1 else None


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
        deed=deed(event, footnotes),
        by=None if by is None else _speaker(by.code, by.text),
        references=footnotes.cite(event.id),
        told_by=wording.publishers(event.publishers),
        denied=bool(event.denied_by),
        as_coded=wording.percent(event.confidence),
    )


def deed(event: Event, footnotes: Footnotes) -> Deed:
    """One event, with its sentence or row quoted, but not cited.

    Raises:
        UnsupportedCitation: its words do not stand in their document.
    """
    return Deed(
        id=event.id,
        when=wording.sentence_case(wording.when(event)),
        words=wording.sentence_case(wording.deed(event)),
        class_=event.class_,
        conflict=event.quad > 2,
        modality=wording.MODALITY_NOTES.get(event.modality),
        quotation=tuple(footnotes.quotation(event.id)),
        grade=grade(event),
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


def _surely_done(event: Event) -> bool:
    """Whether it is dated, more than words, and told as done by a reading more likely right than wrong."""
    done = event.modality in DONE and event.confidence >= EVEN
    return done and event.quad in MATERIAL and bool(event.start or event.end)


def _rank(event: Event, question: Question) -> int:
    if between_client_and_poles(event, question):
        return 0
    return 1 if touches(event, question.client) else 2


def _weight(event: Event) -> float:
    """How much an event weighs against others: its intensity, as sure as it is as coded."""
    return abs(event.intensity) * event.confidence
