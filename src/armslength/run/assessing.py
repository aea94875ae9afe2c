"""The answer to a dossier's question: measures, shifts, what moved them, and how much hangs on the weights."""

from __future__ import annotations

from collections.abc import Sequence

from armslength import coding, detect, measure, store
from armslength.records import Assessment, Event, Movement, PeriodName, Question
from armslength.run.opening import coders_of


def assess(
    dossier: store.Dossier,
    *,
    period: PeriodName = "month",
    question: Question | None = None,
    shifts: bool = True,
) -> Assessment:
    """The answer to the dossier's question: its measures and their shifts.

    Args:
        question: another than the dossier's own, of the same evidence.
        shifts: whether they are looked for.
    """
    return assess_with(dossier, period, question or dossier.question, shifts=shifts)[0]


def assess_with(
    dossier: store.Dossier, period: PeriodName, question: Question, *, shifts: bool
) -> tuple[Assessment, measure.Measured]:
    """The assessment, and what its measures were made of."""
    events = party_events(dossier, question)
    found = measure_question(dossier, events, period, question)
    told_by, coded_by = _tellers(dossier, events) if shifts else ({}, {})
    told = detect.shifts(found.series, events, told_by=told_by, coded_by=coded_by) if shifts else ()
    coder = ", ".join(coders_of(dossier)) or coding.default_coder().name
    return Assessment(question, period, found.series, told, coder), found


def why(
    dossier: store.Dossier,
    name: str,
    of: Sequence[str] = (),
    *,
    at: str,
    since: str | None = None,
    period: PeriodName = "month",
) -> list[Movement]:
    """What moved a measure from one period to another: events, figures and the rest, which sum to the movement.

    Args:
        name: of the measure.
        of: the codes it is about; all of its series where none are given.
        at: an ISO day in the later period.
        since: one in the earlier period; None is the period just before.

    Raises:
        InputError: no such measure, no such period, or not known in one of them.
    """
    question = dossier.question
    found = measure_question(dossier, party_events(dossier, question), period, question)
    return measure.why(found, name, tuple(of), at=at, since=since)


def party_events(dossier: store.Dossier, question: Question) -> store.Events:
    """All events of documents, and those of data sets between the question's parties."""
    return dossier.events(parties=(question.client, *question.poles))


def measure_question(
    dossier: store.Dossier, events: Sequence[Event], period: PeriodName, question: Question
) -> measure.Measured:
    """Every measure of a question, with what it was made of."""
    return measure.measured(
        events,
        question,
        coverage=dossier.documents_per_period(period),
        period=period,
        until=question.until,
        figures=dossier.figures(country=question.client, partners=question.poles),
    )


def _tellers(
    dossier: store.Dossier, events: Sequence[Event]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Event -> the publishers that tell of it, and the coders that read it; a document without publisher is its own."""
    publisher = {h.id: h.publisher or h.id for h in dossier.documents()}
    publisher |= {d.id: d.publisher or d.title for d in dossier.datasets()}
    coder = {**dossier.coder_of(), **{d.id: f"the makers of {d.title}" for d in dossier.datasets()}}
    where = {
        e.id: [*(r.partition(".")[0] for r in e.reports), *(r.rpartition(".")[0] for r in e.records)]
        for e in events
    }
    return (
        {e: frozenset(publisher[w] for w in at if w in publisher) for e, at in where.items()},
        {e: frozenset(coder[w] for w in at if w in coder) for e, at in where.items()},
    )


def weighed(found: Assessment) -> measure.Sensitivity | None:
    """Arm's length under other weights than the question's; None where nothing was measured."""
    question, of = found.question, (found.question.client, found.question.patron)
    held, dependence = found.find("hold", *of), found.find("dependence", *of)
    if held is None:
        return None
    return measure.sensitivity(
        held, question.weights, dependence=dependence, channel_weights=question.channel_weights
    )
