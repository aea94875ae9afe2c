"""Leaders who leave office irregularly: which did, by dated offices and by what sentences tell, and how often it happens.

An office that ends is irregular by `ExitRule`: near its end a sentence tells of a deed to the country, or inside it, with words of overthrow.
Where no sentence tells of such a deed at all near the end of an office, it cannot be told. No regression: it is too rare between the
parties of one dossier, and a regression on unrest did not beat the rate (docs/why/event-forecasts.md). What is said is a rate:

    per year = (PRIOR_YEARS * WORLD_RATE + exits seen) / (PRIOR_YEARS + years seen),    within d days 1 - exp(-d / 365.25 * per year)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from armslength.foresee.rules import NONE, ExitRule, Marks, dated, said
from armslength.records import Event

WORLD_RATE = 0.015
"""A year and state: 20 in 194 states from 2005 to 2011 (`bench/irregular_exits.csv`)."""
PRIOR_YEARS = 20.0
"""The world's rate counts as so many years of the country's own: of 2 to 80, the best Brier score on those years."""
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Office:
    """Who was president or prime minister of a country when; ISO days, None is open."""

    country: str
    title: str
    person: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Exit:
    """The end of an office.

    Attributes:
        day: the last of it.
        irregular: None where that cannot be told.
        events: ids of the events whose sentences tell of an overthrow, earliest first.
    """

    country: str
    person: str
    day: date
    irregular: bool | None
    events: tuple[str, ...]


def exits(
    offices: Sequence[Office], events: Sequence[Event], marks: Mapping[str, Marks], rule: ExitRule
) -> list[Exit]:
    """Every end of an office that is dated to the day, earliest first, and whether it was irregular."""
    told: dict[str, list[tuple[date, Event]]] = {}
    for event in events:
        day = dated(event)
        if day is not None and event.modality == "happened" and event.reports:
            for country in event.target:
                told.setdefault(country, []).append((day, event))
    out = []
    for office in _ended(offices):
        last = date.fromisoformat(office.until or "")
        near = [
            (day, event)
            for day, event in told.get(office.country, ())
            if abs((day - last).days) <= rule.near and marks.get(event.id, NONE).texts
        ]
        found = sorted((d, e.id) for d, e in near if said(rule.words, marks[e.id].texts))
        irregular = True if found else False if near else None
        out.append(Exit(office.country, office.person, last, irregular, tuple(e for _, e in found)))
    return sorted(out, key=lambda e: (e.day, e.country, e.person))


def resolved(
    exits: Iterable[Exit], country: str, *, as_of: date, days: int, known_until: date
) -> tuple[bool, tuple[str, ...]] | None:
    """Whether a leader of the country left irregularly within `days` after `as_of`, with the events that tell of it.

    Args:
        known_until: the last day of which it is known which offices ended, and how: to which the registry dates them, and on which
            an end could have been told of by now for as long as the rule goes on looking.

    Returns:
        None where it cannot be told: none is known to have left so and the window reaches beyond that day, or an office ended of
        whose end no sentence tells.
    """
    window = [e for e in exits if e.country == country and as_of < e.day <= as_of + timedelta(days=days)]
    if found := [e for e in window if e.irregular]:
        return True, tuple(dict.fromkeys(i for e in found for i in e.events))
    if as_of + timedelta(days=days) > known_until or any(e.irregular is None for e in window):
        return None
    return False, ()


def chance(seen: int, years: float, days: int) -> float:
    """The probability of one or more within `days`, of a country with so many irregular exits in so many years."""
    rate = (PRIOR_YEARS * WORLD_RATE + seen) / (PRIOR_YEARS + years)
    return 1 - exp(-days / YEAR * rate)


def episodes(exits: Iterable[Exit], rule: ExitRule) -> int:
    """How often leaders of one country left irregularly: offices that end within `near` days of one before end together."""
    days = sorted(e.day for e in exits if e.irregular)
    return sum(n == 0 or (day - days[n - 1]).days > rule.near for n, day in enumerate(days))


def _ended(offices: Sequence[Office]) -> list[Office]:
    """The offices whose end is a day, and after which the same person does not hold it still; each end once."""
    found = {}
    for office in offices:
        until = office.until
        if until is None or len(until) != len("2020-08-09"):
            continue
        stays = any(
            o.person == office.person
            and o.country == office.country
            and (o.since or "") <= until
            and (o.until is None or o.until > until)
            for o in offices
        )
        if not stays:
            found[office.country, office.person, until] = office
    return list(found.values())
