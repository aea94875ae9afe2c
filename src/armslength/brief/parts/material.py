"""What every section is made of, gathered once."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.model import Chart, Happening, Line, Link, Quoted, Ref, Run, Support

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armslength.brief import weights
    from armslength.brief.citations import Footnotes, Reference
    from armslength.brief.figures import Channel, Figure
    from armslength.brief.happenings import Chosen, Told
    from armslength.brief.leads import Lead
    from armslength.brief.masthead import Masthead
    from armslength.brief.prose import Claim
    from armslength.records import (
        Assessment,
        Event,
        EventForecast,
        Movement,
        Outlook,
        Question,
        Series,
        Shift,
    )
    from armslength.store import Dossier


@dataclass(frozen=True, slots=True)
class Besides:
    """What was reckoned or read beside the assessment; of what is None the brief is silent, or says that it was not asked for.

    Attributes:
        weighed: arm's length under other weights, from `measure.sensitivity`.
        movement: of arm's length over the last year, from `measure.why`.
        outlook, events_ahead: what may come next, from `run.outlook` and `run.event_outlook`.
        leads: what experimental rules read of red lines, reversals and contradictions.
    """

    weighed: weights.Sensitivity | None = None
    movement: Movement | None = None
    outlook: Sequence[Outlook] | None = None
    events_ahead: Sequence[EventForecast] | None = None
    leads: Sequence[Lead] | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Findings and evidence of one brief.

    Attributes:
        question: since the first day that is measured.
        by_id: every event of the parties; `events` are those within the period, `listing` those told one by one.
        alike: how many told of each event shown, and the grade that all have, said once; None where they differ.
        masthead: who and what the brief is of, and on what it rests.
    """

    dossier: Dossier
    assessment: Assessment
    question: Question
    by_id: Mapping[str, Event]
    events: Sequence[Event]
    between: Sequence[Event]
    publishers: int
    listing: Chosen
    alike: tuple[str, str] | None
    claims: Sequence[Claim]
    shifts: Sequence[Shift]
    fallen: Sequence[Shift]
    channels: Sequence[Channel]
    footnotes: Footnotes
    hung: weights.Told | None
    besides: Besides
    masthead: Masthead
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def client(self) -> str:
        """The client's name within a sentence."""
        return wording.named(self.question.client)

    @property
    def patron(self) -> str:
        """The patron's name within a sentence."""
        return wording.named(self.question.patron)

    @property
    def source_line(self) -> str:
        """What stands under every figure."""
        return self.masthead.source_line(self.assessment.coder)

    def chart(self, figure: Figure, *support: Support) -> Chart:
        """The figure with the next number."""
        return Chart(figure, next(self.numbers), self.source_line, support)


def rule(where: str) -> tuple[Support, ...]:
    """The support of words that say how something is done: where that is decided."""
    return (Support("rule", (where,)),)


def counted(*what: str) -> tuple[Support, ...]:
    """The support of words that count what the dossier holds."""
    return (Support("count", what),)


def measured(*series: Series | None) -> Support:
    """The support of what is said of series."""
    return Support("measure", tuple(" ".join((s.measure, *s.of)) for s in series if s is not None))


def refs(references: Sequence[Reference]) -> Line:
    """Footnotes behind words."""
    return tuple(Ref(reference.note, reference.anchor) for reference in references)


def all_alike(m: Material) -> Line:
    """Who told of the events and their grade, where that is the same of all: then no event says it again."""
    if m.alike is None:
        return ()
    told_by, grade = m.alike
    return (Run(f"Each event is {told_by} and graded "), Link(grade, "#admiralty"), Run("."))


def happening(m: Material, told: Told, *, listed: bool, after: bool = False) -> Happening:
    """An event as every list shows it; only where it is `listed` can it be led to; `after` the shift that it is told with."""
    deed = told.deed
    line: list[Run] = [
        Run(deed.when, "when"),
        Run(" "),
        Run(deed.words, "strong"),
        Run(" "),
        Run(deed.class_, "tag"),
    ]
    if deed.modality:
        line += [Run(" "), Run(deed.modality, "modality")]
    if told.by:
        line += [Run(" on the word of ", "by"), Run(told.by, "foreign")]
    if after:
        line += [Run(" "), Run("after the change", "modality")]
    denied = "; denied by others" if told.denied else ""
    graded: Line = (
        Run(f"{wording.sentence_case(told.told_by)}; graded "),
        Link(deed.grade, "#admiralty"),
        Run(f"{denied}; reading {told.as_coded} sure."),
    )
    if m.alike is not None:
        graded = (Run(f"Reading {told.as_coded} sure{denied}."),)
    return Happening(
        anchor=deed.id if listed else "",
        conflict=deed.conflict,
        deed=tuple(line),
        said=(Quoted(deed.quotation), *refs(told.references)),
        weight=graded,
        support=(Support("events", (deed.id,)),),
    )
