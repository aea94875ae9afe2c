"""Positions given up for their opposite by the same authority."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armslength.positions.holders import FULL
from armslength.positions.linking import Likeness
from armslength.positions.model import Reversal, Statement, Value
from armslength.positions.objects import OTHER
from armslength.positions.over_time import (
    OPPOSITE,
    Run,
    before_the_turn,
    days_of,
    order,
    position,
    runs,
    timelines,
)
from armslength.positions.turning import Crowd, chance, features

LASTS = 2
"""How many statements, of two documents, make ambiguity a position that one may turn to or from."""
NEAR = 6
"""How many statements at the end of one position and the beginning of the next one into or out of ambiguity may be told from."""
LEAST_WORDS = 4
"""Fewer words than these can be meant either way."""
APART = 20
"""How many days lie between two statements, put together by their words alone, that make a reversal."""
SMALL = 80
"""Of an authority with no more statements every two are compared; of others those that share words."""
POSTINGS, NEAREST = 200, 40
"""How many statements that share a word are looked at, the latest, and how many that share most are compared."""
ALIKE = 0.6
"""How much of the likeness that puts statements together two of a larger authority's must have to be compared."""
LEAST, LEAST_OF_MANY, MANY = 0.05, 0.3, 300
"""Less likely reversals are not told; the second is for more than MANY statements, of which some are opposite by chance: of those told
below it on a real archive none was a turn."""
DATED = frozenset({"stated", "relative", "anaphoric"})
_IF = re.compile(
    r"\b(?:if|unless|should|were|once|any(?:one|body)?|whoever|when|in case|in the event|the (?:moment|day|minute))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of one authority on opposite sides, of which the later may be the turn of the earlier.

    Attributes:
        told: all that the authority said.
        features: of the model (`turning`).
    """

    before: Statement
    after: Statement
    told: Sequence[Statement]
    features: Mapping[str, float]


def reversals(statements: Iterable[Statement]) -> list[Reversal]:
    """The reversals that statements of any number of documents come to, most probable first.

    Not between what two persons said, unless both spoke for their state; not on another state's word; not into or out of
    ambiguity, unless that lasts; not where nothing tells which came first. Of several pairs of statements that tell one turn
    the likeliest is taken.
    """
    told = list(statements)
    every, like = held(told), Likeness(told)
    least = LEAST if len(every) <= MANY else LEAST_OF_MANY
    lines = list(timelines(every, like).values())
    found = [r for line in lines for r in _through_ambiguity(line) if r.probability >= least]
    likely = [(chance(p.features), p) for p in pairs(lines, like)]
    for p, pair in one_each([x for x in likely if x[0] >= least], like):
        a, b = pair.before, pair.after
        sides = _side(a, b, pair.told, before=True), _side(b, a, pair.told, before=False)
        found.append(_made(*sides, a, b, pair.told, 2 if {a.value, b.value} == set(OPPOSITE) else 1, p))
    return sorted(found, key=lambda r: (-r.probability, r.id))


def held(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that a turn may be told from: on the holder's own side's word or the author's, and no threats on a condition."""
    return [s for s in statements if _own(s) and not _threatened(s)]


def one_each(likely: Iterable[tuple[float, Pair]], like: Likeness) -> list[tuple[float, Pair]]:
    """Of pairs that tell one turn the likeliest, likeliest first."""
    kept: list[tuple[float, Pair]] = []
    for p, pair in sorted(likely, key=lambda x: (-x[0], x[1].before.sentence, x[1].after.sentence)):
        if not any(_one_turn(pair, other, like) for _, other in kept):
            kept.append((p, pair))
    return kept


def _lean(s: Statement) -> Value:
    """The side of a statement, be it under a condition."""
    return s.lean or s.value


def _own(s: Statement) -> bool:
    """Whether a statement is on its own side's word, or on the author's."""
    return s.by is None or re.split(r"[. ]", s.by)[0] == s.holder.country


def _threatened(s: Statement) -> bool:
    """Whether a statement is a threat on a condition: what then comes of it the ledger of red lines tells, and nobody turns round by it."""
    return (
        s.stance is not None
        and s.stance.kind == "line"
        and s.stance.answer is not None
        and _IF.search(s.context) is not None
    )


def pairs(lines: Sequence[Sequence[Statement]], like: Likeness) -> Iterator[Pair]:
    """Every two statements of an authority of which the later may be the turn of the earlier; `lines` are timelines."""
    said: dict[str, list[Statement]] = defaultdict(list)
    people: dict[str, list[Statement]] = defaultdict(list)
    for s in itertools.chain.from_iterable(lines):
        said[s.holder.country if s.holder.authority >= FULL else s.holder.code].append(s)
        if s.holder.person:
            people[s.holder.code].append(s)
    # A person is one authority whatever office he held then.
    changed = [every for every in people.values() if len({s.holder.authority >= FULL for s in every}) > 1]
    for every in (*said.values(), *changed):
        told = before_the_turn(every)
        crowd = Crowd(like, len(told))
        for a, b in _compared(told, like):
            if OPPOSITE.get(_lean(a)) == _lean(b) and _turned(a, b):
                yield Pair(a, b, told, features(a, b, crowd))


def _compared(told: Sequence[Statement], like: Likeness) -> Iterator[tuple[Statement, Statement]]:
    if len(told) <= SMALL:
        yield from itertools.permutations(told, 2)
        return
    places: dict[object, list[int]] = defaultdict(list)
    known = sorted((i for i, s in enumerate(told) if order(s) is not None), key=lambda i: str(order(told[i])))
    for i in known:
        s = told[i]
        words: list[object] = [*s.about]
        if s.issue.kind != OTHER:
            words.append((s.issue.kind, s.issue.of))
        shared: Counter[int] = Counter()
        for word in words:
            for j in places[word, OPPOSITE.get(_lean(s))][-POSTINGS:]:
                shared[j] += 1
            places[word, _lean(s)].append(i)
        for j, _ in shared.most_common(NEAREST):
            if like(told[j], s) >= ALIKE * like.least:
                yield told[j], s


def _one_turn(one: Pair, other: Pair, like: Likeness) -> bool:
    """Whether two pairs tell of one turn: the same way round, in the same texts or on like things."""
    a, b, x, y = one.before, one.after, other.before, other.after
    if a.holder.country != x.holder.country or _lean(a) != _lean(x):
        return False
    return (
        (a.document, b.document) == (x.document, y.document)
        or a.sentence == x.sentence
        or b.sentence == y.sentence
        or like(a, x) >= like.least
        or like(b, y) >= like.least
    )


def _side(s: Statement, other: Statement, told: Sequence[Statement], *, before: bool) -> Run:
    """One side of a turn: what the authority said for it on the same issue before, or after, the other one."""
    turn = order(other)
    same = [
        t for t in told
        if t.value == s.value and t.issue.kind == s.issue.kind and t.issue.of == s.issue.of
        and (at := order(t)) is not None and turn is not None and (at < turn if before else at > turn)
    ]  # fmt: skip
    run = {(t.sentence, t.at): t for t in [*same, s]}
    return Run(s.value, tuple(sorted(run.values(), key=lambda t: (str(order(t)), t.document, t.at))))


def _through_ambiguity(told: Sequence[Statement]) -> Iterator[Reversal]:
    """Turns from a side to ambiguity that lasts, or back."""
    known = [r for r in runs(told) if r.value != "ambiguous" or _lasts(r)]
    for before, after in itertools.pairwise(known):
        if before.value == after.value or "ambiguous" not in (before.value, after.value):
            continue
        pairs = [(a, b) for a in before.statements[-NEAR:] for b in after.statements[:NEAR] if _turned(a, b)]
        if pairs:
            a, b = max(pairs, key=lambda p: p[0].probability * p[1].probability)
            yield _made(before, after, a, b, told, 1, INTO * a.probability * b.probability)


INTO = 0.5
"""How likely a turn into or out of ambiguity is one, where both sides are read rightly; chosen, not counted."""


def _turned(a: Statement, b: Statement) -> bool:
    """Whether `b` may be the turn of `a`: told to come after it, and not in one breath with it."""
    first, then = order(a), order(b)
    if first is None or then is None or first >= then or _in_the_same_words(a, b):
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


def _in_the_same_words(a: Statement, b: Statement) -> bool:
    """Whether both say where they stand in the very same words: then one of them was read wrongly."""
    return len(a.words.split()) >= LEAST_WORDS and a.words.lower().split() == b.words.lower().split()


def _made(
    before: Run,
    after: Run,
    a: Statement,
    b: Statement,
    told: Sequence[Statement],
    size: int,
    probability: float,
) -> Reversal:
    was, is_ = position(before, told), position(after, told)
    same = a.holder.code == b.holder.code
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


def _lasts(run: Run) -> bool:
    return (
        len({s.sentence for s in run.statements}) >= LASTS
        and len({s.document for s in run.statements}) >= LASTS
    )
