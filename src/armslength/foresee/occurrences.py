"""Deeds in blocks of days: what the probability of an event is reckoned from, and whether it came."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np

from armslength.foresee.hazards import BLOCK_DAYS, ENOUGH_KNOWN, SHARED, Blocks
from armslength.foresee.kinds import Kind
from armslength.foresee.rules import LEAST_CONFIDENCE, NONE, LineRule, Marks, Rule, dated
from armslength.records import Event

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A red line crossed, as the ledger of red lines tells it.

    Attributes:
        line: its id.
        by, holder: codes of the states.
        day: the first on which it may have been; `days` how many it may have been.
        sure: the ledger's probability, in [0, 1].
        done: whether the sentence tells of a deed of theirs towards the holder that happened.
    """

    line: str
    by: str
    holder: str
    day: date
    days: int
    sure: float
    done: bool

    def counts(self, rule: LineRule) -> bool:
        """Whether it is as sure and as well dated as the rule asks, and done."""
        return self.done and self.sure >= rule.sure and self.days <= rule.days


def blocks_of(
    events: Sequence[Event],
    pairs: Sequence[Pair],
    kinds: Sequence[Kind],
    *,
    since: date,
    until: date,
    known: Collection[str],
    marks: Mapping[str, Marks] | None = None,
    crossings: Sequence[Crossing] = (),
) -> Blocks:
    """What each source of `pairs` did to its target, block by block, the last block ending on `until`.

    Args:
        since: no block begins earlier.
        known: first days (ISO) of the months of which something is known; the others are not known, never zero.
        marks: of events, by id.
        crossings: of red lines, where one of the kinds is that.
    """
    count = max(0, ((until - since).days + 1) // BLOCK_DAYS)
    first = until - timedelta(days=count * BLOCK_DAYS - 1)
    actors = sorted({actor for pair in pairs for actor in pair})
    place = {pair: n for n, pair in enumerate(pairs)}
    happened = np.zeros((count, len(pairs), len(kinds) + len(SHARED)))
    marked = marks or {}
    for event in events:
        mine = [place[pair] for pair in product(event.source, event.target) if pair in place]
        day = dated(event)
        if not mine or day is None or not first <= day <= until:
            continue
        if event.modality != "happened" or event.confidence < LEAST_CONFIDENCE:
            continue
        columns = [
            n
            for n, kind in enumerate(kinds)
            if isinstance(kind.rule, Rule) and kind.rule.day(event, marked.get(event.id, NONE)) is not None
        ]
        columns += [len(kinds), len(kinds) + (1 if event.quad <= 2 else 2)]
        for column in columns:
            happened[(day - first).days // BLOCK_DAYS, mine, column] = 1
    for n, kind in enumerate(kinds):
        if not isinstance(kind.rule, LineRule):
            continue
        for c in crossings:
            if (c.by, c.holder) in place and first <= c.day <= until and c.counts(kind.rule):
                happened[(c.day - first).days // BLOCK_DAYS, place[c.by, c.holder], n] = 1
    starts = [first + timedelta(days=BLOCK_DAYS * n) for n in range(count)]
    return Blocks(
        happened,
        np.array([_month(day) in known for day in starts], dtype=bool),
        np.array([actors.index(source) for source, _ in pairs], dtype=np.int64),
        np.array([actors.index(target) for _, target in pairs], dtype=np.int64),
    )


def resolved(
    events: Sequence[Event],
    rule: Rule | LineRule,
    pair: Pair,
    *,
    as_of: date,
    days: int,
    known: Collection[str],
    marks: Mapping[str, Marks] | None = None,
    crossings: Sequence[Crossing] = (),
) -> tuple[bool, tuple[str, ...]] | None:
    """Whether the rule came true within `days` after `as_of`, with the ids of the events or red lines that made it so, earliest first.

    Args:
        known: first days (ISO) of the months of which something is known.
        marks: of events, by id; `crossings` of red lines, where the rule is of those.

    Returns:
        None where it cannot be told: too little of the window is known, or a deed was done that may be one and is not marked.
    """
    window = [as_of + timedelta(days=n) for n in range(1, days + 1)]
    share = sum(_month(day) in known for day in window) / days
    if share < ENOUGH_KNOWN:
        return None
    if isinstance(rule, LineRule):
        crossed = sorted(
            (c.day, c.line)
            for c in crossings
            if (c.by, c.holder) == pair and c.counts(rule) and window[0] <= c.day <= window[-1]
        )
        return bool(crossed), tuple(line for _, line in crossed)
    marked = marks or {}
    told = [
        (day, event.id, rule.counts(event, marked.get(event.id, NONE)))
        for event in events
        if pair[0] in event.source
        and pair[1] in event.target
        and (day := dated(event, rule.days)) is not None
        and window[0] <= day <= window[-1]
    ]
    found = sorted((day, event) for day, event, counts in told if counts)
    if not found and any(counts is None for *_, counts in told):
        return None
    return bool(found), tuple(event for _, event in found)


def unmarked(events: Sequence[Event], pairs: Sequence[Pair], rule: Rule, marks: Mapping[str, Marks]) -> bool:
    """Whether so many deeds of the pairs that may be of a kind are not marked, that the kind cannot be told."""
    asked = set(pairs)
    told = [
        rule.counts(event, marks.get(event.id, NONE))
        for event in events
        if dated(event, rule.days) is not None
        and not asked.isdisjoint(product(event.source, event.target))
        and rule.counts(event) is not False
    ]
    return sum(counts is not None for counts in told) < ENOUGH_KNOWN * len(told)


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
