"""Findings into a brief: what it says, section by section, in one document that every format is laid out from."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from armslength import edtf
from armslength.brief import figures, findings, manifest, moved, weights, wording
from armslength.brief.citations import Footnotes
from armslength.brief.happenings import alike, chosen
from armslength.brief.model import Document
from armslength.brief.parts import (
    ahead,
    bottom,
    cited,
    doubtful,
    happened,
    held,
    lacking,
    method,
    rivals,
    shifted,
)
from armslength.brief.parts.material import Material
from armslength.brief.prose import EVEN, MOST_CITED, Claim, bottom_line, on_the_surest, timely
from armslength.errors import UnsupportedCitation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from armslength.brief.figures import Channel
    from armslength.brief.leads import Lead
    from armslength.records import (
        Assessment,
        Dataset,
        Event,
        EventForecast,
        Movement,
        Outlook,
        Question,
        Shift,
    )
    from armslength.store import Dossier, Holding


def document(
    dossier: Dossier,
    assessment: Assessment,
    *,
    made: str,
    version: str,
    weighed: weights.Sensitivity | None = None,
    movement: Movement | None = None,
    outlook: Sequence[Outlook] | None = None,
    events_ahead: Sequence[EventForecast] | None = None,
    leads: Sequence[Lead] | None = None,
    as_of: str | None = None,
) -> Document:
    """The brief, a sentence cited for every claim.

    Args:
        dossier: the evidence. Every quotation is held against it before the brief is returned.
        assessment: what was measured and detected in it. Nothing is computed anew.
        made: ISO date printed as the day of making; given, so that the same input gives the same bytes.
        version: of Armslength.
        weighed: arm's length under other weights, from `measure.sensitivity`; without it there is no section on them.
        movement: of arm's length over the last year, from `measure.why`; without it the brief does not say what moved it.
        outlook, events_ahead: what may come next, from `run.outlook` and `run.event_outlook`; None is not asked for, and the
            brief is silent of it.
        leads: red lines, reversals and contradictions; None is not asked for, and the brief says that it was not.
        as_of: the ISO day that the dossier was opened as of; None is as it stands.

    Raises:
        UnsupportedCitation: a sentence, or the words an event was read from, do not stand in the stored
            text; an event that a figure rests on is not in the dossier, or says something else than what it
            is cited by; or a document's text was changed.
    """
    question = _as_measured(assessment)
    everything = dossier.events(parties=(question.client, *question.poles))
    by_id = {event.id: event for event in everything}
    events = findings.within_period(everything, question)
    holdings, sets = dossier.documents(), dossier.datasets()
    between = [event for event in events if findings.between_client_and_poles(event, question)]
    told_by = findings.publishers(between, holdings, sets)
    claims = [
        on_the_surest(claim, by_id)
        for claim in bottom_line(
            assessment, events=len(between), publishers=told_by, most_in=weighed.made if weighed else None
        )
    ]
    claims[0] = _on_movers(claims[0], movement, by_id)
    claims = [_on_timely(claim, assessment, by_id) for claim in claims]
    shifts, rows = findings.shown_shifts(assessment), figures.by_channel(assessment)
    needed = _cited_ids(claims, shifts, rows) | moved.cited(movement)
    _all_known(needed, by_id)
    together = {event.id for event in findings.acts_together(events, question) if event.confidence >= EVEN}
    always = (needed | findings.answered(assessment) | together) & {event.id for event in events}
    listing = chosen(events, question, always)
    head = _masthead(question, holdings, events, sets)
    material = Material(
        dossier=dossier,
        assessment=assessment,
        question=question,
        by_id=by_id,
        events=events,
        between=between,
        publishers=told_by,
        listing=listing,
        alike=alike((*listing.events, *(by_id[i] for i in sorted(needed)))),
        claims=claims,
        shifts=shifts,
        fallen=findings.fallen(assessment),
        channels=rows,
        footnotes=Footnotes(
            dossier, {e.id: e for e in (*listing.events, *(by_id[i] for i in needed))}.values()
        ),
        hung=weights.section(assessment, weighed) if weighed else None,
        weighed=weighed,
        movement=movement,
        outlook=outlook,
        events_ahead=events_ahead,
        leads=leads,
        source_line=f"{head['documents']} from {head['publishers']}{head['figures']}, coded by {assessment.coder}",
    )
    asked = manifest.Manifest(
        period=assessment.period,
        made=made,
        as_of=as_of,
        outlook=outlook is not None,
        leads=leads is not None,
        version=version,
        dossier=manifest.contents(dossier),
    )
    # In the order of the page: this is what numbers the footnotes and the figures.
    sections = [
        bottom.section(material),
        held.arms_length(material),
        held.channels(material),
        held.weights(material),
        rivals.section(material),
        shifted.section(material),
        happened.section(material),
        ahead.section(material),
        doubtful.section(material),
        lacking.section(material),
        method.section(material, asked),
    ]
    sections += cited.sections(material.footnotes.notes())
    return Document(
        title=head["title"],
        made=made,
        made_words=edtf.label(made),
        standfirst=head["standfirst"],
        basis=f"{head['documents']} from {head['publishers']}{head['figures']}; {head['events']}.",
        version=version,
        sections=tuple(one for one in sections if one is not None),
        footer=f"Made {edtf.label(made)} with Armslength {version}. Every quotation was checked against its document.",
        manifest=asked,
    )


def _as_measured(assessment: Assessment) -> Question:
    """The question, since the first day that is measured where it does not say since when itself."""
    question = assessment.question
    begun = next((s.readings[0].start for s in assessment.series if s.readings), None)
    return question if question.since or begun is None else replace(question, since=begun)


def _masthead(
    question: Question, holdings: Sequence[Holding], events: Sequence[Event], sets: Sequence[Dataset]
) -> dict[str, str]:
    poles = [wording.named(pole) for pole in question.poles]
    publishers = {holding.publisher for holding in holdings if holding.publisher}
    tables = [d for d in sets if d.format == "figures" and not d.publisher]  # each row names who says it
    made = [d for d in sets if d not in tables]
    publishers |= {dataset.publisher or dataset.title for dataset in made}
    rests_on = [wording.count(len(holdings), "document")] if holdings or not sets else []
    rests_on += [wording.count(len(made), "data set")] if made else []
    ties = f" and {wording.count(sum(d.stored for d in tables), 'figure')} of ties" if tables else ""
    done = [e for e in events if e.modality in ("happened", "habitual")]
    known_by = max(
        (last for h in holdings if h.published and (last := _last_day(h.published))), default="9999"
    )
    since = question.since or min((e.start for e in done if e.start), default=None)
    until = question.until or max((min(e.end, known_by) for e in done if e.end), default=None)
    held_by = f"How firmly {wording.named(question.patron)} holds {wording.named(question.client)}"
    return {
        "title": f"{wording.name(question.client)} between {wording.listed(poles)}",
        "standfirst": f"{held_by}{_span(since, until)}; when that changed, and on whose word.",
        "documents": wording.listed(rests_on),
        "publishers": wording.named_publishers(len(publishers)),
        "figures": ties,
        "events": wording.count(len(events), "event"),
    }


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


def _on_movers(claim: Claim, movement: Movement | None, events: Mapping[str, Event]) -> Claim:
    """The first claim on the weightiest events that moved the figure of late, where that was reckoned."""
    moving = tuple(m.what for m in movement.movers if m.kind == "event") if movement else ()
    return on_the_surest(replace(claim, events=moving), events) if moving else claim


def _on_timely(claim: Claim, assessment: Assessment, events: Mapping[str, Event]) -> Claim:
    """A claim of the largest shift on what made it in time, before what came after it; any other claim as it is."""
    largest = findings.largest_shift(assessment)
    if largest is None or claim.see != "shifts":
        return claim
    made = timely(largest, assessment.period, events, shifted.MOST_DRIVERS)
    return on_the_surest(replace(claim, events=made), events)


def _cited_ids(claims: Sequence[Claim], shifts: Sequence[Shift], rows: Sequence[Channel]) -> set[str]:
    """Every event that something other than the list itself cites."""
    return {
        *chain.from_iterable(claim.events[:MOST_CITED] for claim in claims),
        *chain.from_iterable(shift.drivers[: shifted.MOST_DRIVERS] for shift in shifts),
        *chain.from_iterable(row.events[:MOST_CITED] for row in rows),
    }


def _all_known(cited_ids: AbstractSet[str], by_id: dict[str, Event]) -> None:
    for event_id in sorted(cited_ids - by_id.keys()):
        raise UnsupportedCitation(
            citation=event_id, problem="a figure rests on it, but the dossier holds no such event"
        )
