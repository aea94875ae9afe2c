"""Deeds in blocks of days: what the probability of an event is reckoned from, and whether it came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import product

import numpy as np

from armslength.foresee.hazards import BLOCK_DAYS, ENOUGH_KNOWN, SHARED, Blocks
from armslength.foresee.kinds import LEAST_CONFIDENCE, Kind, Rule, dated
from armslength.records import Event

Pair = tuple[str, str]


def blocks_of(
    events: Sequence[Event],
    pairs: Sequence[Pair],
    kinds: Sequence[Kind],
    *,
    since: date,
    until: date,
    known: Collection[str],
) -> Blocks:
    """What each source of `pairs` did to its target, block by block, the last block ending on `until`.

    Args:
        since: no block begins earlier.
        known: first days (ISO) of the months of which something is known; the others are not known, never zero.
    """
    count = max(0, ((until - since).days + 1) // BLOCK_DAYS)
    first = until - timedelta(days=count * BLOCK_DAYS - 1)
    actors = sorted({actor for pair in pairs for actor in pair})
    place = {pair: n for n, pair in enumerate(pairs)}
    happened = np.zeros((count, len(pairs), len(kinds) + len(SHARED)))
    for event in events:
        mine = [place[pair] for pair in product(event.source, event.target) if pair in place]
        day = dated(event)
        if not mine or day is None or not first <= day <= until:
            continue
        if event.modality != "happened" or event.confidence < LEAST_CONFIDENCE:
            continue
        columns = [n for n, kind in enumerate(kinds) if kind.rule.day(event) is not None]
        columns += [len(kinds), len(kinds) + (1 if event.quad <= 2 else 2)]
        for column in columns:
            happened[(day - first).days // BLOCK_DAYS, mine, column] = 1
    starts = [first + timedelta(days=BLOCK_DAYS * n) for n in range(count)]
    return Blocks(
        happened,
        np.array([_month(day) in known for day in starts], dtype=bool),
        np.array([actors.index(source) for source, _ in pairs], dtype=np.int64),
        np.array([actors.index(target) for _, target in pairs], dtype=np.int64),
    )


def resolved(
    events: Sequence[Event],
    rule: Rule,
    pair: Pair,
    *,
    as_of: date,
    days: int,
    known: Collection[str],
) -> tuple[bool, tuple[str, ...]] | None:
    """Whether the rule came true within `days` after `as_of`, with the ids of the events that made it so, earliest first.

    Args:
        known: first days (ISO) of the months of which something is known.

    Returns:
        None where too little of the window is known to say.
    """
    window = [as_of + timedelta(days=n) for n in range(1, days + 1)]
    share = sum(_month(day) in known for day in window) / days
    if share < ENOUGH_KNOWN:
        return None
    found = [
        (day, event.id)
        for event in events
        if pair[0] in event.source
        and pair[1] in event.target
        and (day := rule.day(event)) is not None
        and window[0] <= day <= window[-1]
    ]
    return bool(found), tuple(event for _, event in sorted(found))


def told_months(events: Sequence[Event], pairs: Sequence[Pair]) -> set[str]:
    """First days (ISO) of the months in which a deed of one of the pairs is told."""
    asked = set(pairs)
    return {
        _month(day)
        for event in events
        if (day := dated(event)) is not None and not asked.isdisjoint(product(event.source, event.target))
    }


def _month(day: date) -> str:
    return day.replace(day=1).isoformat()
