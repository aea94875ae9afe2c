"""Statements of one holder on one issue put in order: positions, each as long as it was held."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from armslength import edtf
from armslength.positions.holders import FULL
from armslength.positions.linking import Likeness, linked
from armslength.positions.model import Holder, Issue, Position, Statement, Value

MOST = 0.97
"""No position is surer than this, however often it was stated."""
NOISE = 0.35
"""A run of statements less probable than this, between two of one other value, is taken for a misreading."""
OPPOSITE: dict[str, Literal["for", "against"]] = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True)
class Run:
    """Statements of one value with none of another between them."""

    value: Value
    statements: tuple[Statement, ...]


def positions(statements: Iterable[Statement]) -> list[Position]:
    """The positions that statements of any number of documents come to, by holder, issue and time.

    What those say who speak for a state is the state's position; it bears the person's name where one person said all of
    it. Others hold their own.
    """
    every = list(statements)
    lines = sorted(timelines(every, Likeness(every)).items(), key=lambda line: str(line[0]))
    return [position(run, told) for _, told in lines for run in runs(told)]


def timelines(
    statements: Iterable[Statement], like: Likeness
) -> dict[tuple[str, str, str | None], list[Statement]]:
    """Statements by authority (a state, or a person or body that does not speak for one), kind of issue and what it is of."""
    found: dict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    for statement in linked(_completed(list(statements)), like):
        holder = statement.holder
        whose = holder.country if holder.authority >= FULL else holder.code
        found[whose, statement.issue.kind, statement.issue.of].append(statement)
    return found


def runs(told: Sequence[Statement]) -> list[Run]:
    """The runs of a timeline, oldest first; undated statements join a run of their value, or stand first."""
    told = before_the_turn(told)
    dated = sorted(
        ((o, s) for s in told if (o := order(s)) is not None), key=lambda d: (d[0], d[1].document, d[1].at)
    )
    found: list[Run] = []
    for _, statement in dated:
        value = statement.value
        if found and found[-1].value == value:
            found[-1] = Run(value, (*found[-1].statements, statement))
        else:
            found.append(Run(value, (statement,)))
    found = _without_noise(found)
    for statement in (s for s in told if order(s) is None):
        same = next((i for i, r in enumerate(found) if r.value == statement.value), None)
        if same is None:
            found.insert(0, Run(statement.value, (statement,)))
        else:
            found[same] = Run(found[same].value, (*found[same].statements, statement))
    return found


def position(run: Run, told: Sequence[Statement]) -> Position:
    """The position that a run of a timeline comes to."""
    first = run.statements[0]
    people = {s.holder.code for s in run.statements}
    holder = first.holder if len(people) == 1 else _state(run.statements)
    days = [d for s in run.statements for d in [days_of(s)] if d is not None]
    starts, ends = [d[0] for d in days if d[0]], [d[1] for d in days if d[1]]
    probability = together(run.statements)
    since, until = min(starts, default=None), max(ends, default=None)
    counted = {(s.sentence, s.at) for s in run.statements}
    others = [
        s for s in told
        if s.value in OPPOSITE and s.value != run.value and since and until
        and (d := order(s)) is not None and since <= d <= until and (s.sentence, s.at) not in counted
    ]  # fmt: skip
    if others:
        own = sum(s.probability for s in run.statements)
        probability *= own / (own + sum(s.probability for s in others))
    issue = next((s.issue for s in run.statements if s.issue.of), first.issue)
    if first.date and first.date.startswith("../"):
        since = None
    documents = len({s.document for s in run.statements})
    why = f"{len(run.statements)} statement{'s' if len(run.statements) > 1 else ''} in {documents} document{'s' if documents > 1 else ''}"
    quoted = sum(s.how in {"quoted", "own words"} for s in run.statements)
    why += f", {quoted} in the holder's own words" if quoted else ", none in the holder's own words"
    why += f"; {len(others)} of the other side meanwhile" if others else ""
    value = run.value
    key = "|".join(
        (holder.code, issue.kind, str(issue.of), value, *(f"{s.sentence}@{s.at[0]}" for s in run.statements))
    )
    return Position(
        "p" + hashlib.sha256(key.encode()).hexdigest()[:12], holder, issue, value,
        since.isoformat() if since else None, until.isoformat() if until else None,
        run.statements, round(probability, 3), f"{why}: {best(run.statements).why}",
    )  # fmt: skip


def together(statements: Sequence[Statement]) -> float:
    """The probability that one at least of several statements was read right, each sentence once."""
    wrong = 1.0
    each: dict[str, float] = {}
    for s in statements:
        each[s.sentence] = max(each.get(s.sentence, 0.0), s.probability)
    for p in each.values():
        wrong *= 1 - p
    return min(MOST, 1 - wrong)


def best(statements: Sequence[Statement]) -> Statement:
    """The surest statement, the earliest of these."""
    return max(statements, key=lambda s: s.probability)


def days_of(statement: Statement) -> tuple[date | None, date | None] | None:
    """The first and last day a statement may be of; None where it is undated."""
    return None if statement.date is None else edtf.bounds(statement.date)


def order(statement: Statement) -> date | None:
    """Where a statement stands in time: the end of its date, what is told as past a day before."""
    days = days_of(statement)
    if days is None:
        return None
    at = days[1] or days[0]
    if at is not None and statement.past and statement.date is not None and statement.date.startswith("../"):
        at -= timedelta(days=1)
    return at


def _completed(told: list[Statement]) -> list[Statement]:
    """Statements on an issue of which the text does not say of what, with what the same state speaks of elsewhere."""
    near: dict[tuple[str, str, str], str] = {}
    known: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in told:
        if s.issue.of is not None:
            known[s.holder.country, s.issue.kind][s.issue.of] += 1
            near.setdefault((s.document, s.holder.country, s.issue.kind), s.issue.of)
    names = {(s.issue.kind, s.issue.of): s.issue for s in told if s.issue.of is not None}
    out = []
    for s in told:
        if s.issue.of is None:
            country, kind = s.holder.country, s.issue.kind
            of = near.get((s.document, country, kind))
            if of is None and len(known[country, kind]) == 1:
                of = next(iter(known[country, kind]))
            if of is not None:
                s = replace(s, issue=names[kind, of])  # noqa: PLW2901 - the same statement, of something
        out.append(s)
    return out


def _without_noise(found: list[Run]) -> list[Run]:
    """Runs without those that are likelier a misreading than a change there and back."""
    out: list[Run] = []
    for i, run in enumerate(found):
        between = 0 < i < len(found) - 1 and found[i - 1].value == found[i + 1].value
        if (
            between
            and together(run.statements) < NOISE
            and together(found[i - 1].statements) > together(run.statements)
        ):
            continue
        if out and out[-1].value == run.value:
            out[-1] = Run(run.value, (*out[-1].statements, *run.statements))
        else:
            out.append(run)
    return out


def before_the_turn(told: Sequence[Statement]) -> list[Statement]:
    """What is told as past without a date came before whatever the same text dates, and does not tell as past."""
    earliest: dict[str, date] = {}
    for s in told:
        if not s.past and (at := order(s)) is not None:
            earliest[s.document] = min(earliest.get(s.document, at), at)
    return [
        replace(s, date=f"../{earliest[s.document].isoformat()}")
        if s.past and s.date is not None and s.date.startswith("../")
        and s.document in earliest and (o := order(s)) is not None and earliest[s.document] <= o
        else s
        for s in told
    ]  # fmt: skip


def _state(statements: Sequence[Statement]) -> Holder:
    country = statements[0].holder.country
    known = next((s.holder for s in statements if s.holder.code == country), None)
    return known or Holder(country, country, country, person=False, authority=1.0)


__all__ = [
    "FULL",
    "Issue",
    "Run",
    "best",
    "days_of",
    "order",
    "position",
    "positions",
    "runs",
    "timelines",
    "together",
]
