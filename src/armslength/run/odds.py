"""How probable it is that one party does something of a kind to another, and the record of what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import armslength
from armslength import store
from armslength.foresee import event_record, exits, occurrences, odds, rules
from armslength.foresee.event_record import ScoredEvents
from armslength.foresee.kinds import Kind, kinds, of_deeds
from armslength.foresee.rules import ExitRule, LineRule, Rule
from armslength.measure.placing import story_start
from armslength.ontology.actors import heads_known_until
from armslength.records import Event, EventForecast, EventTrack, Untold
from armslength.run.assessing import party_events
from armslength.run.between import known_months, pairs_of
from armslength.run.opening import opened, writing
from armslength.run.recording import now, recorded
from armslength.run.resolving import due
from armslength.run.telling import Telling

DIGITS = 4


@dataclass(frozen=True, slots=True)
class EventsAhead:
    """What is said of every kind of event, and of which a dossier cannot tell."""

    forecasts: list[EventForecast]
    untold: list[Untold]


def event_outlook(
    directory: str | Path,
    *,
    as_of: str | None = None,
    keep: bool = True,
    made: str | None = None,
) -> list[EventForecast]:
    """How probable each kind of event is within 30, 90 and 365 days between client, patron and rivals; as `events_ahead`.

    Returns:
        By kind, pair and days; nothing of a kind that none of them ever did, nor of days ahead of which the past does not hold two such
        windows, or half a year. A leader's irregular exit alone has a rate though none was seen.
    """
    return events_ahead(directory, as_of=as_of, keep=keep, made=made).forecasts


def events_ahead(
    directory: str | Path,
    *,
    as_of: str | None = None,
    keep: bool = True,
    made: str | None = None,
) -> EventsAhead:
    """How probable each kind of event is, and which kinds cannot be told in this dossier.

    Args:
        as_of: an ISO day: only what was published by then.
        keep: store what is said, and resolve what was said before and is over now.
        made: when it is issued, ISO 8601 in UTC; now where None.
    """
    made = made or now()
    if not keep:
        with opened(directory, as_of=as_of) as dossier:
            return ahead_of(dossier, made)
    with recorded(directory, "outlook --events") as run:
        with opened(directory, as_of=as_of) as dossier:
            found = ahead_of(dossier, made)
        with writing(directory, run) as dossier:
            dossier.keep_event_forecasts(found.forecasts)
        with opened(directory) as dossier:
            over = due(dossier)
        with writing(directory, run) as dossier:
            dossier.keep_event_forecasts(over)
    return found


def event_outlook_record(directory: str | Path) -> list[ScoredEvents]:
    """How good the probabilities issued from a dossier were, by kind and days, as far as their time has come."""
    with opened(directory) as dossier:
        return event_record.record(dossier.event_forecasts())


def forecasts_of(dossier: store.Dossier, made: str) -> list[EventForecast]:
    """What is said of every kind that ever happened between the parties."""
    return ahead_of(dossier, made).forecasts


def ahead_of(dossier: store.Dossier, made: str) -> EventsAhead:
    """What is said of every kind that ever happened between the parties, and of which the dossier cannot tell."""
    question = dossier.question
    until = min(filter(None, (dossier.known_until(), question.until)), default=None)
    pairs = pairs_of(question)
    events = party_events(dossier, question)
    if until is None:
        return EventsAhead([], [])
    days = [d for e in events if (d := _day_of(e, pairs)) is not None and d <= date.fromisoformat(until)]
    if not days:
        return EventsAhead([], [])
    telling = Telling(dossier, events, kinds())
    story = _Story(
        telling,
        pairs,
        date.fromisoformat(question.since) if question.since else story_start(days),
        date.fromisoformat(until),
        known_months(dossier, events, pairs),
        made,
    )
    blind = [
        kind
        for kind in of_deeds()
        if isinstance(kind.rule, Rule) and occurrences.unmarked(events, pairs, kind.rule, telling.marks)
    ]
    told = [*story.of(pairs, [kind for kind in of_deeds() if kind not in blind], story.since)]
    untold = [Untold(kind.name, "", "", NO_MARKS) for kind in blind]
    for kind in kinds():
        if isinstance(kind.rule, LineRule):
            lined = [pair for pair in pairs if telling.lines.get(pair[1], date.max) < story.until]
            if lined:
                told += story.of(lined, [kind], min(telling.lines[holder] for _, holder in lined))
            untold += [Untold(kind.name, *pair, NO_LINE) for pair in pairs if pair not in lined]
        if isinstance(kind.rule, ExitRule):
            for country in (question.client, *question.poles):
                if story.in_office(country):
                    told += story.exit(country, kind, kind.rule)
                else:
                    untold.append(Untold(kind.name, country, country, NO_OFFICE))
    order = {kind.name: n for n, kind in enumerate(kinds())}
    place = {pair: n for n, pair in enumerate(pairs)}
    told.sort(key=lambda f: (order[f.kind], place.get((f.source, f.target), len(pairs)), f.source, f.days))
    return EventsAhead(told, untold)


NO_MARKS = "neither a CAMEO code nor a sentence comes with most deeds that may be one; add documents, or a set with codes"
NO_LINE = "no document has the target declare a red line; add what it said of them"
NO_OFFICE = "the registry knows of no president or prime minister then"


@dataclass(frozen=True, slots=True)
class _Story:
    """What one dossier tells of its parties, from a first day to a last."""

    telling: Telling
    pairs: Sequence[tuple[str, str]]
    since: date
    until: date
    known: set[str]
    made: str

    def of(self, pairs: Sequence[tuple[str, str]], asked: Sequence[Kind], since: date) -> list[EventForecast]:
        """The kinds that ever happened between these pairs."""
        telling = self.telling
        blocks = occurrences.blocks_of(
            telling.events,
            pairs,
            asked,
            since=max(since, self.since),
            until=self.until,
            known=self.known,
            marks=telling.marks,
            crossings=telling.crossings if any(isinstance(k.rule, LineRule) for k in asked) else (),
        )
        ever = blocks.ever()
        out = []
        for ahead, (rolled, stand) in odds.tell(blocks.only(ever)).items() if ever else ():
            for n, k in enumerate(ever):
                stands = stand[n]
                track = EventTrack(
                    stands.n, round(stands.came, 2), stands.brier, stands.best, stands.best_brier
                )
                for p, pair in enumerate(pairs):
                    base = round(float(rolled.described.base[-1, p, n]), DIGITS)
                    told = round(float(rolled.said[-1, p, n]), DIGITS) if stands.forecastable else base
                    said = self._said(asked[k], pair, ahead, told, base)
                    out.append(replace(said, forecastable=stands.forecastable, track=track))
        return out

    def exit(self, country: str, kind: Kind, rule: ExitRule) -> list[EventForecast]:
        """How often leaders of a country are overthrown: a rate of the world's and of what is told, and no forecast."""
        ended = [
            e for e in self.telling.exits(rule) if e.country == country and self.since <= e.day <= self.until
        ]
        untold = len({e.day.year for e in ended if e.irregular is None})
        known = min(self.until, date.fromisoformat(heads_known_until()))
        years = max(0.0, (known - self.since).days / exits.YEAR - untold)
        seen = exits.episodes(ended, rule)
        rates = {days: round(exits.chance(seen, years, days), DIGITS) for days in odds.HORIZONS}
        return [self._said(kind, (country, country), days, rate, rate) for days, rate in rates.items()]

    def in_office(self, country: str) -> bool:
        """Whether somebody is known to have held an office of the country on the last day, or on the last that is known."""
        day = min(self.until.isoformat(), heads_known_until())
        return any(
            o.country == country and (o.since or "") <= day and (o.until is None or o.until > day)
            for o in self.telling.offices
        )

    def _said(self, kind: Kind, pair: tuple[str, str], days: int, told: float, base: float) -> EventForecast:
        return EventForecast(
            kind=kind.name,
            rule=str(kind.rule),
            source=pair[0],
            target=pair[1],
            as_of=self.until.isoformat(),
            days=days,
            made=self.made,
            method=f"hazard@{armslength.__version__}",
            forecastable=False,
            probability=told,
            base=base,
        )


def _day_of(event: Event, pairs: Sequence[tuple[str, str]]) -> date | None:
    """When a deed of one of the pairs was; None where it is not theirs, or dated too coarsely."""
    ours = any(s in event.source and t in event.target for s, t in pairs)
    return rules.dated(event) if ours and event.modality == "happened" else None
