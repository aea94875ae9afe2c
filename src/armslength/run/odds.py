"""How probable it is that one party does something of a kind to another, and the record of what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import armslength
from armslength import store
from armslength.foresee import event_record, kinds, occurrences, odds
from armslength.foresee.event_record import ScoredEvents
from armslength.measure.periods import story_start
from armslength.records import Event, EventForecast, EventTrack, Question
from armslength.run.assessing import party_events
from armslength.run.opening import PATIENCE, opened, versions, writing

DIGITS = 4


def event_outlook(
    directory: str | Path,
    *,
    as_of: str | None = None,
    keep: bool = True,
    made: str | None = None,
) -> list[EventForecast]:
    """How probable each kind of event is within 30, 90 and 365 days between client, patron and rivals.

    Args:
        as_of: an ISO day: only what was published by then.
        keep: store what is said, and resolve what was said before and is over now.
        made: when it is issued, ISO 8601 in UTC; now where None.

    Returns:
        By kind, pair and days; nothing of a kind that none of them ever did, nor of days ahead of which the past does not hold two such
        windows, or half a year.
    """
    made = made or datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    if not keep:
        with opened(directory, as_of=as_of) as dossier:
            return forecasts_of(dossier, made)
    with store.open_dossier(directory, write=True, patience=PATIENCE) as dossier:
        run = dossier.start_run("outlook --events", versions())
    outcome = "interrupted"
    try:
        with opened(directory, as_of=as_of) as dossier:
            found = forecasts_of(dossier, made)
        with writing(directory, run) as dossier:
            dossier.keep_event_forecasts(found)
        with opened(directory) as dossier:
            over = due(dossier)
        with writing(directory, run) as dossier:
            dossier.keep_event_forecasts(over)
        outcome = "finished"
    finally:
        with writing(directory, run) as dossier:
            dossier.end_run(run, outcome)
    return found


def event_outlook_record(directory: str | Path) -> list[ScoredEvents]:
    """How good the probabilities issued from a dossier were, by kind and days, as far as their time has come."""
    with opened(directory) as dossier:
        return event_record.record(dossier.event_forecasts())


def forecasts_of(dossier: store.Dossier, made: str) -> list[EventForecast]:
    """What is said of every kind that ever happened between the parties."""
    question = dossier.question
    until = min(filter(None, (dossier.known_until(), question.until)), default=None)
    pairs = _pairs(question)
    events = party_events(dossier, question)
    if until is None:
        return []
    days = [d for e in events if (d := _day_of(e, pairs)) is not None and d <= date.fromisoformat(until)]
    if not days:
        return []
    blocks = occurrences.blocks_of(
        events,
        pairs,
        kinds.kinds(),
        since=date.fromisoformat(question.since) if question.since else story_start(days),
        until=date.fromisoformat(until),
        known=_known(dossier, events, pairs),
    )
    ever = blocks.ever()
    out = []
    for ahead, (rolled, stand) in odds.tell(blocks.only(ever)).items():
        for n, k in enumerate(ever):
            kind, stands = kinds.kinds()[k], stand[n]
            track = EventTrack(stands.n, round(stands.came, 2), stands.brier, stands.best, stands.best_brier)
            for p, (source, target) in enumerate(pairs):
                usual = round(float(rolled.described.base[-1, p, n]), DIGITS)
                told = round(float(rolled.said[-1, p, n]), DIGITS) if stands.forecastable else usual
                out.append(
                    EventForecast(
                        kind=kind.name,
                        rule=str(kind.rule),
                        source=source,
                        target=target,
                        as_of=until,
                        days=ahead,
                        made=made,
                        method=f"hazard@{armslength.__version__}",
                        forecastable=stands.forecastable,
                        probability=told,
                        base=usual,
                        track=track,
                    )
                )
    order = {kind.name: n for n, kind in enumerate(kinds.kinds())}
    return sorted(out, key=lambda f: (order[f.kind], pairs.index((f.source, f.target)), f.days))


def due(dossier: store.Dossier) -> list[EventForecast]:
    """The forecasts whose window is over and was not, with what came; evidence must reach beyond the window."""
    until = dossier.known_until()
    waiting = [
        f
        for f in dossier.event_forecasts()
        if f.came is None and until and date.fromisoformat(until) > _last_day(f)
    ]
    if not waiting:
        return []
    events = party_events(dossier, dossier.question)
    known = _known(dossier, events, _pairs(dossier.question))
    out = []
    for f in waiting:
        found = occurrences.resolved(
            events, kinds.Rule.read(f.rule), (f.source, f.target),
            as_of=date.fromisoformat(f.as_of), days=f.days, known=known,
        )  # fmt: skip
        if found is not None:
            out.append(replace(f, came=found[0], events=found[1]))
    return out


def _last_day(forecast: EventForecast) -> date:
    return date.fromisoformat(forecast.as_of) + timedelta(days=forecast.days)


def _pairs(question: Question) -> list[tuple[str, str]]:
    """The client with each pole and the patron with each rival, both ways."""
    sides = [(question.client, pole) for pole in question.poles]
    sides += [(question.patron, rival) for rival in question.rivals]
    return [pair for one, other in sides for pair in ((one, other), (other, one))]


def _day_of(event: Event, pairs: Sequence[tuple[str, str]]) -> date | None:
    """When a deed of one of the pairs was; None where it is not theirs, or dated too coarsely."""
    ours = any(s in event.source and t in event.target for s, t in pairs)
    return kinds.dated(event) if ours and event.modality == "happened" else None


def _known(dossier: store.Dossier, events: Sequence[Event], pairs: Sequence[tuple[str, str]]) -> set[str]:
    """First days of the months of which something was published, or a deed of the pairs is told."""
    published = {start for start, n in dossier.documents_per_period("month") if n}
    return published | occurrences.told_months(events, pairs)
