"""Findings and evidence gathered for the sections: which events are told, which are cited, and by which footnotes."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from armslength.brief import figures, findings, moved, weights
from armslength.brief.citations import Footnotes
from armslength.brief.happenings import alike, chosen
from armslength.brief.masthead import masthead
from armslength.brief.parts import shifted
from armslength.brief.parts.material import Besides, Material
from armslength.brief.prose import EVEN, MOST_CITED, Claim, bottom_line, on_the_surest, timely
from armslength.errors import UnsupportedCitation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from armslength.brief.figures import Channel
    from armslength.records import Assessment, Event, Movement, Question, Shift
    from armslength.store import Dossier


def gathered(dossier: Dossier, assessment: Assessment, besides: Besides) -> Material:
    """What every section is made of.

    Raises:
        UnsupportedCitation: as `composing.document` says.
    """
    question = _as_measured(assessment)
    by_id = {event.id: event for event in dossier.events(parties=(question.client, *question.poles))}
    events = findings.within_period([*by_id.values()], question)
    holdings, sets = dossier.documents(), dossier.datasets()
    between = [event for event in events if findings.between_client_and_poles(event, question)]
    publishers = findings.publishers(between, holdings, sets)
    claims = _claims(assessment, besides, by_id, events=len(between), publishers=publishers)
    shifts, channels = findings.shown_shifts(assessment), figures.by_channel(assessment)
    needed = _cited_ids(claims, shifts, channels) | moved.cited(besides.movement)
    _all_known(needed, by_id)
    together = {event.id for event in findings.acts_together(events, question) if event.confidence >= EVEN}
    always = (needed | findings.answered(assessment) | together) & {event.id for event in events}
    listing = chosen(events, question, always)
    shown = (*listing.events, *(by_id[i] for i in sorted(needed)))
    return Material(
        dossier=dossier,
        assessment=assessment,
        question=question,
        by_id=by_id,
        events=events,
        between=between,
        publishers=publishers,
        listing=listing,
        alike=alike(shown),
        claims=claims,
        shifts=shifts,
        fallen=findings.fallen(assessment),
        channels=channels,
        footnotes=Footnotes(dossier, {e.id: e for e in shown}.values()),
        hung=weights.section(assessment, besides.weighed) if besides.weighed else None,
        besides=besides,
        masthead=masthead(question, holdings, events, sets),
    )


def _as_measured(assessment: Assessment) -> Question:
    """The question, since the first day that is measured where it does not say since when itself."""
    question = assessment.question
    begun = next((s.readings[0].start for s in assessment.series if s.readings), None)
    return question if question.since or begun is None else replace(question, since=begun)


def _claims(
    assessment: Assessment, besides: Besides, by_id: Mapping[str, Event], *, events: int, publishers: int
) -> list[Claim]:
    """The bottom line's claims, each on the surest of the events that bear it."""
    most_in = besides.weighed.made if besides.weighed else None
    found = bottom_line(assessment, events=events, publishers=publishers, most_in=most_in)
    claims = [on_the_surest(claim, by_id) for claim in found]
    claims[0] = _on_movers(claims[0], besides.movement, by_id)
    return [_on_timely(claim, assessment, by_id) for claim in claims]


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


def _all_known(cited_ids: AbstractSet[str], by_id: Mapping[str, Event]) -> None:
    for event_id in sorted(cited_ids - by_id.keys()):
        raise UnsupportedCitation(
            citation=event_id, problem="a figure rests on it, but the dossier holds no such event"
        )
