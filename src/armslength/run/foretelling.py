"""What may come next, and the record of what was said to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import armslength
from armslength import store
from armslength.errors import InputError
from armslength.foresee import issuing, supposing
from armslength.foresee.record import Scored, record
from armslength.measure import panel
from armslength.records import Outlook, PeriodName
from armslength.run import resolving
from armslength.run.assessing import measure_question, party_events
from armslength.run.opening import opened, writing
from armslength.run.recording import now, recorded

PERIODS_AHEAD = 12
"""So many at least are forecast, and fewer shown, so that what is said of the next does not hang on how many are asked for."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """What goes with a story of the future of one pair of parties.

    Attributes:
        strain: how far the story is from what was to be expected: about 1 is an ordinary future, 3 one that the past does
            not tell.
        outlooks: of their deeds: `quantiles` with what is supposed, `base` without; none of it is a tested forecast.
    """

    strain: float
    outlooks: tuple[Outlook, ...]


def outlook(
    directory: str | Path,
    *,
    period: PeriodName = "month",
    ahead: int = 12,
    as_of: str | None = None,
    keep: bool = True,
    made: str | None = None,
) -> list[Outlook]:
    """What may come next between client, patron and rivals, each series with the record of the method on its own past.

    Args:
        ahead: how many periods, 1 or more.
        as_of: an ISO day: only what was published by then.
        keep: store what is said, and score what was said before and is over now.
        made: when it is issued, ISO 8601 in UTC; now where None.

    Returns:
        Deeds by quad class first, then mean intensity, then arm's length; none where too few periods are known.
    """
    made = made or now()
    if not keep:
        with opened(directory, as_of=as_of) as dossier:
            return outlooks_of(dossier, period, ahead, made)
    with recorded(directory, "outlook") as run:
        with opened(directory, as_of=as_of) as dossier:
            found = outlooks_of(dossier, period, ahead, made)
        with writing(directory, run) as dossier:
            dossier.keep_outlooks(found)
        with opened(directory) as dossier:
            due, events_due = _due(dossier), resolving.due(dossier)
        with writing(directory, run) as dossier:
            dossier.keep_outlooks(due)
            dossier.keep_event_forecasts(events_due)
    return found


def outlook_if(
    directory: str | Path,
    stated: Mapping[tuple[panel.Key, str], float],
    *,
    period: PeriodName = "month",
    ahead: int = 12,
    as_of: str | None = None,
) -> list[Supposition]:
    """What goes with deeds that are supposed to come, beside what may come without them; nothing is kept.

    Args:
        stated: (`deeds.<quad class>` of whom towards whom, an ISO day in the period) -> how many.
        ahead: how many periods, 1 or more.
        as_of: an ISO day: only what was published by then.

    Returns:
        One for each pair of parties of which something is stated.

    Raises:
        InputError: nothing is stated; a pair that is not asked about or never did such a thing; a period that is over or too
            far ahead; or too few periods are known.
    """
    if not stated:
        raise InputError("outlook: a scenario states nothing; give at least one --if")
    with opened(directory, as_of=as_of) as dossier:
        known_until, counts = dossier.known_until() or "", panel.told(_panels(dossier, period)[0])
    starts = panel.to_come(counts.starts[-1], period, ahead) if counts.starts else []
    at = {where: panel.placed(counts, starts, *where, period) for where in stated}
    made = now()
    found = []
    for group in counts.groups:
        mine = {where: (at[where][0], group.index(at[where][1])) for where in stated if at[where][1] in group}
        if mine:
            one = counts.only(group)
            told = supposing.suppose(one.values, {mine[w]: stated[w] for w in mine}, ahead)
            asked = [
                Outlook(
                    measured,
                    of,
                    period,
                    known_until,
                    made,
                    f"scenario@{armslength.__version__}",
                    (),
                    tuple(seen.items()),
                )
                for (measured, of), seen in one.columns()
            ]
            found.append(
                Supposition(
                    told.strain, tuple(issuing.side_by_side(asked, starts, told.given, told.otherwise))
                )
            )
    return found


def outlook_record(directory: str | Path) -> list[Scored]:
    """How good the outlooks issued from a dossier were, by measure and horizon, as far as their time has come."""
    with opened(directory) as dossier:
        return record(dossier.outlooks())


def outlooks_of(dossier: store.Dossier, period: PeriodName, ahead: int, made: str) -> list[Outlook]:
    """What is said of every series of which enough is known."""
    known_until = dossier.known_until() or ""
    method = f"pool@{armslength.__version__}"
    counts, intensity, held = _panels(dossier, period)

    def asked(one: panel.Panel) -> tuple[list[Outlook], list[str]]:
        outlooks = [
            Outlook(measured, of, period, known_until, made, method, (), tuple(seen.items()))
            for (measured, of), seen in one.columns()
        ]
        return outlooks, panel.to_come(
            one.starts[-1], period, max(ahead, PERIODS_AHEAD)
        ) if one.starts else []

    counts, intensity = panel.told(counts), panel.often(intensity)
    found = [
        *issuing.issue(counts.values, counts.groups, *asked(counts), whole=True, bounds=(0.0, math.inf)),
        *issuing.issue(
            intensity.values, intensity.groups, *asked(intensity), whole=False, bounds=(-10.0, 10.0)
        ),
        *issuing.base_rates(held.values, *asked(held), bounds=(0.0, 1.0)),
    ]
    return [replace(outlook, ahead=outlook.ahead[:ahead]) for outlook in found]


def _panels(dossier: store.Dossier, period: PeriodName) -> tuple[panel.Panel, panel.Panel, panel.Panel]:
    """Counts, mean intensity and arm's length, up to the last period that is over by what the dossier knows."""
    question, known_until = dossier.question, dossier.known_until()
    events, coverage = party_events(dossier, question), dossier.documents_per_period(period)
    found = measure_question(dossier, events, period, question)
    return (
        *panel.panels(events, question, coverage=coverage, known_until=known_until, period=period),
        panel.of_series(found.find("arms_length", question.client, question.patron), known_until),
    )


def _due(dossier: store.Dossier) -> list[Outlook]:
    """The outlooks of which a period is over that was not, with what came; evidence must reach beyond the period."""
    known_until = dossier.known_until() or ""
    waiting = [
        o
        for o in dossier.outlooks()
        if any(
            a.observed is None and panel.is_over(a.start, o.period, known_until, beyond=True) for a in o.ahead
        )
    ]
    came: dict[tuple[PeriodName, panel.Key], dict[str, float]] = {}
    for width in sorted({o.period for o in waiting}):
        for one in _panels(dossier, width):
            for key, seen in one.columns():
                came[width, key] = {
                    day: value
                    for day, value in seen.items()
                    if value is not None and panel.is_over(day, width, known_until, beyond=True)
                }
    return [issuing.settled(o, came.get((o.period, panel.Key(o.measure, o.of)), {})) for o in waiting]
