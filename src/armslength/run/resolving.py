"""Probabilities that were issued, held against what came once their time is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from armslength import store
from armslength.errors import InputError
from armslength.foresee import exits, occurrences, rules
from armslength.foresee.kinds import Kind
from armslength.foresee.rules import ExitRule, LineRule
from armslength.ontology.actors import heads_known_until
from armslength.records import EventForecast
from armslength.run.assessing import party_events
from armslength.run.between import known_months, pairs_of
from armslength.run.telling import Telling


def due(dossier: store.Dossier) -> list[EventForecast]:
    """The forecasts whose window is over and was not, with what came; evidence must reach beyond the window.

    One that cannot be told stays open, and so does one whose rule this version cannot read. That nobody was overthrown is told only when all days have gone by on which a sentence
    could have said so of the window's last.
    """
    until = dossier.known_until()
    if until is None:
        return []
    last = date.fromisoformat(until)
    over = [f for f in dossier.event_forecasts() if f.came is None and last > _last_day(f)]
    asked = {text: rule for text in {f.rule for f in over} if (rule := _readable(text)) is not None}
    waiting = [f for f in over if f.rule in asked]
    if not waiting:
        return []
    events = party_events(dossier, dossier.question)
    telling = Telling(dossier, events, [Kind("", "", rule) for rule in asked.values()])
    known = known_months(dossier, events, pairs_of(dossier.question))
    out = []
    for f in waiting:
        rule = asked[f.rule]
        as_of = date.fromisoformat(f.as_of)
        if isinstance(rule, ExitRule):
            found = exits.resolved(
                telling.exits(rule), f.source, as_of=as_of, days=f.days,
                known_until=min(date.fromisoformat(heads_known_until()), last - timedelta(days=rule.near)),
            )  # fmt: skip
        else:
            found = occurrences.resolved(
                events, rule, (f.source, f.target), as_of=as_of, days=f.days, known=known, marks=telling.marks,
                crossings=telling.crossings if isinstance(rule, LineRule) else (),
            )  # fmt: skip
        if found is not None:
            out.append(replace(f, came=found[0], events=found[1]))
    return out


def _last_day(forecast: EventForecast) -> date:
    return date.fromisoformat(forecast.as_of) + timedelta(days=forecast.days)


def _readable(text: str) -> rules.AnyRule | None:
    try:
        return rules.read(text)
    except InputError:
        return None
