"""Positions given up for their opposite by the same authority."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from armslength.ontology.issues import kinds
from armslength.positions.holders import FULL
from armslength.positions.linking import VAGUE, Likeness
from armslength.positions.model import Reversal, Statement
from armslength.positions.objects import OTHER
from armslength.positions.over_time import OPPOSITE, Run, days_of, order, position, runs, timelines, together

LASTS = 2
"""How many statements, of two documents, make ambiguity a position that one may turn to or from."""
NEAR = 6
"""How many statements at the end of one position and the beginning of the next a reversal may be told from."""
FEW = 10
"""In how many documents at most two statements on extradition, or talks, to nobody named are mostly of one thing."""
NAMED_BY = 2
"""How many of the words that two statements are about must stand near the other one, where they share none."""
APART = 20
"""How many days lie between two statements, put together by their words alone, that make a reversal."""


DATED = frozenset({"stated", "relative", "anaphoric"})


def reversals(statements: Iterable[Statement]) -> list[Reversal]:
    """The reversals that statements of any number of documents come to, most probable first.

    Not between what two persons said, unless both spoke for their state; not on another's word alone (a statement with `by`);
    not into or out of ambiguity, unless that lasts; not where nothing tells which came first.
    """
    found: dict[tuple[str, str], Reversal] = {}
    every = list(statements)
    like = Likeness(every)
    for told in _lines(every, like):
        for reversal in _turns(told, like):
            key = (reversal.said_before.sentence, reversal.said_after.sentence)
            if key not in found or found[key].probability < reversal.probability:
                found[key] = reversal
    return sorted(found.values(), key=lambda r: (-r.probability, r.id))


def _lines(statements: Iterable[Statement], like: Likeness) -> Iterator[list[Statement]]:
    """What each authority said on each issue, states and persons whatever office they held then."""
    lines = list(timelines([s for s in statements if s.by is None and not _threatened(s)], like).values())
    yield from lines
    people: dict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    for line in lines:
        for s in line:
            if s.holder.person:
                people[s.holder.code, s.issue.kind, s.issue.of].append(s)
    yield from (line for line in people.values() if len({s.holder.authority >= FULL for s in line}) > 1)


def _threatened(s: Statement) -> bool:
    """Whether a statement is a threat on a condition: what then comes of it the ledger of red lines tells, and nobody turns round by it."""
    return s.stance is not None and s.stance.kind == "line" and s.stance.answer is not None


def _turns(told: Sequence[Statement], like: Likeness) -> Iterable[Reversal]:
    known = [r for r in runs(told) if r.value != "ambiguous" or _lasts(r)]
    for before, after in itertools.pairwise(known):
        if before.value == after.value:
            continue
        pairs = [
            (a, b)
            for a in before.statements[-NEAR:]
            for b in after.statements[:NEAR]
            if _turned(a, b)
            and (a.issue.kind not in VAGUE or (like(a, b) >= like.least and _of_one_thing(a, b)))
        ]
        if not pairs:
            continue
        a, b = max(pairs, key=lambda p: p[0].probability * p[1].probability * (1 + like(*p)))
        whole = before.value in OPPOSITE and after.value in OPPOSITE
        yield _made(before, after, a, b, told, 2 if whole else 1)


def _of_one_thing(a: Statement, b: Statement) -> bool:
    """Whether what two statements are about has a word in common, or what the one is about stands near the other; not only what is around both."""
    return bool(a.about & b.about) or len(a.about & b.around) + len(a.around & b.about) >= NAMED_BY


def _turned(a: Statement, b: Statement) -> bool:
    """Whether `b` may be the turn of `a`: told to come after it, and not in one breath with it."""
    first, then = order(a), order(b)
    if first is None or then is None or first >= then:
        return False
    if a.sentence == b.sentence:  # "in June he said no; in September, yes"
        return (
            a.at != b.at and DATED.issuperset({a.date_basis, b.date_basis}) and (then - first).days >= APART
        )
    if a.past:
        return True
    loose = OTHER in {a.issue.kind, b.issue.kind}
    if a.date_basis in DATED and b.date_basis in DATED and not loose:
        return True
    apart = (then - first).days >= APART
    return apart if loose or a.document == b.document else True


def _made(
    before: Run, after: Run, a: Statement, b: Statement, told: Sequence[Statement], size: int
) -> Reversal:
    was, is_ = position(before, told), position(after, told)
    same = a.holder.code == b.holder.code
    # The surest statement of each side, and half of what the others add to it.
    probability = 1.0
    for run in (before, after):
        probability *= (max(s.probability for s in run.statements) + together(run.statements)) / 2
    probability *= 1.0 if same else 0.85
    unsaid = (
        a.issue.of is None
        and a.issue.kind != OTHER
        and kinds()[a.issue.kind].argument not in {"none", "own", "host"}
    )
    probability *= 0.8 if unsaid and len({s.document for s in told}) <= FEW else 0.5 if unsaid else 1.0
    probability *= 0.7 if size == 1 else 1.0
    probability *= _settled(told, a, b, before, after)
    start, end = days_of(a), days_of(b)
    last, first = (start[1] or start[0]) if start else None, (end[0] or end[1]) if end else None
    if b.date_basis in DATED or last is None or first is None or last > first:
        when = b.date
    else:
        when = f"{last.isoformat()}/{first.isoformat()}" if last != first else b.date
    holder = (
        b.holder
        if same
        else is_.holder
        if is_.holder.code == was.holder.code
        else position(Run(after.value, (*before.statements, *after.statements)), told).holder
    )
    why = f"{was.value} ({a.date}: “{a.words}”), then {is_.value} ({b.date}: “{b.words}”)"
    why += (
        f"; both by {holder.name}"
        if same
        else f"; {a.holder.name} and {b.holder.name} both speak for {b.holder.country}"
    )
    key = f"{was.id}|{is_.id}"
    return Reversal(
        "v" + hashlib.sha256(key.encode()).hexdigest()[:12], holder, is_.issue, was, is_, a, b, when, size,
        round(probability, 3), why,
    )  # fmt: skip


def _settled(told: Sequence[Statement], a: Statement, b: Statement, before: Run, after: Run) -> float:
    """How far the line stays turned: what was said of the old side after the turn, and of the new one before it, tells against it."""
    first, then = order(a), order(b)
    counted = {(s.sentence, s.at) for s in (*before.statements, *after.statements)}
    for_it = sum(s.probability for s in (*before.statements, *after.statements))
    against = sum(
        s.probability for s in told
        if (s.sentence, s.at) not in counted and (d := order(s)) is not None and first and then
        and ((s.value == before.value and d > then) or (s.value == after.value and d < first))
    )  # fmt: skip
    return for_it / (for_it + against)


def _lasts(run: Run) -> bool:
    return (
        len({s.sentence for s in run.statements}) >= LASTS
        and len({s.document for s in run.statements}) >= LASTS
    )
