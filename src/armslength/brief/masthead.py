"""What stands at the head of a brief: whom it is of, over what time, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength import edtf
from armslength.brief import wording
from armslength.records import DONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Dataset, Event, Question
    from armslength.store import Holding


@dataclass(frozen=True, slots=True)
class Masthead:
    """In words.

    Attributes:
        rests_on: documents, data sets, publishers and figures, counted.
        events: how many are within the period.
    """

    title: str
    standfirst: str
    rests_on: str
    events: str

    def source_line(self, coder: str) -> str:
        """What stands under every figure."""
        return f"{self.rests_on}, coded by {coder}"

    @property
    def basis(self) -> str:
        """The sentence on what the whole brief rests on."""
        return f"{self.rests_on}; {self.events}."


def masthead(
    question: Question, holdings: Sequence[Holding], events: Sequence[Event], sets: Sequence[Dataset]
) -> Masthead:
    """The head of a brief on what was asked, from the dossier's documents and data sets and the events within the period."""
    held_by = f"How firmly {wording.named(question.patron)} holds {wording.named(question.client)}"
    return Masthead(
        title=titled(question),
        standfirst=f"{held_by}{_span(*_period(question, holdings, events))}; when that changed, and on whose word.",
        rests_on=_rests_on(holdings, sets),
        events=wording.count(len(events), "event"),
    )


def titled(question: Question) -> str:
    """What a brief is of: `Belarus between Russia and the European Union`."""
    return f"{wording.name(question.client)} between {wording.listed(map(wording.named, question.poles))}"


def _rests_on(holdings: Sequence[Holding], sets: Sequence[Dataset]) -> str:
    tables = [d for d in sets if d.format == "figures" and not d.publisher]  # each row names who says it
    made = [d for d in sets if d not in tables]
    publishers = {holding.publisher for holding in holdings if holding.publisher}
    publishers |= {dataset.publisher or dataset.title for dataset in made}
    parts = [wording.count(len(holdings), "document")] if holdings or not sets else []
    parts += [wording.count(len(made), "data set")] if made else []
    ties = f" and {wording.count(sum(d.stored for d in tables), 'figure')} of ties" if tables else ""
    return f"{wording.listed(parts)} from {wording.named_publishers(len(publishers))}{ties}"


def _period(
    question: Question, holdings: Sequence[Holding], events: Sequence[Event]
) -> tuple[str | None, str | None]:
    """The days asked for, or else those of the first and the last deed that the documents can know of."""
    done = [e for e in events if e.modality in DONE]
    known_by = max(
        (last for h in holdings if h.published and (last := _last_day(h.published))), default="9999"
    )
    since = question.since or min((e.start for e in done if e.start), default=None)
    until = question.until or max((min(e.end, known_by) for e in done if e.end), default=None)
    return since, until


def _span(since: str | None, until: str | None) -> str:
    if since and until:
        return f", {edtf.label(since)} to {edtf.label(until)}"
    if since:
        return f", since {edtf.label(since)}"
    return f", until {edtf.label(until)}" if until else ""


def _last_day(date: str) -> str | None:
    """The last day that a document's date may mean."""
    last = edtf.bounds(date)[1] if edtf.is_edtf(date) else None
    return last.isoformat() if last else None
