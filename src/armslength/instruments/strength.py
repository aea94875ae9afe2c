"""Whether a clause binds less or more than before: operators, negation, hedges, conditions, quantities, verbs.

Rules for English alone. Each finding names the words it rests on; docs/why/instruments.md says what they miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armslength.instruments import ladders
from armslength.instruments.model import Finding
from armslength.instruments.sides import Both, Side
from armslength.instruments.synonyms import alike
from armslength.instruments.words import says_much, stem
from armslength.records import Span

MUST, MUST_NOT, MAY = "obligation", "prohibition", "permission"
SMALL = 4
"""Words that say something in an edit, up to which a lone operator or negator in it turns what stands around it."""
REWRITTEN = 0.4
"""The share of differing words above which a lone operator says nothing: too much else is new."""
_PURPOSE = re.compile(r"\b(?:aim|goal|purpose|objective|task|intention|idea)s?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Operator:
    """A verb of command, prohibition or permission, and its rank among its kind."""

    kind: str
    level: float
    span: Span


def findings(pair: Both) -> list[Finding]:
    """What the rules of strength say of a pair, in the order of the rules."""
    out = [*_operators(pair)]
    if not any(f.rule == "negation" for f in out):
        out += _negations(pair)
        out += _non(pair)
    permits = _permits(pair)
    out += _obligations(pair)
    out += _listed(
        pair,
        "hedge",
        ladders.HEDGES,
        come=-1,
        size=1.5,
        gone_says="no longer hedged by",
        come_says="hedged by",
    )
    out += _listed(
        pair, "firmness", ladders.FIRMNESS, come=1, size=1.2, gone_says="no longer", come_says="now"
    )
    out += _listed(pair, "condition", ladders.CONDITIONS, come=1 if permits else -1, size=2.0, gone_says="condition or exception gone:", come_says="condition or exception come:")  # fmt: skip
    out += _ladder(pair, "firmness", ladders.URGENCY, absent=2.0)
    out += _quantities(pair)
    out += _verbs(pair)
    return _once(out)


def operators(side: Side) -> list[Operator]:
    """The operators of one side in order; where two overlap, the prohibition, then the permission."""
    return side.once("operators", lambda: _found_operators(side))


def _found_operators(side: Side) -> list[Operator]:
    found: list[Operator] = []
    for kind, patterns in (
        (MUST_NOT, ladders.FORBIDDING),
        (MAY, ladders.PERMITTING),
        (MUST, ladders.COMMANDING),
    ):
        levels = ladders.FORBIDDING_LEVELS if kind == MUST_NOT else ladders.LEVELS
        for pattern in patterns:
            for m in side.search(pattern):
                span = Span(m.start(), m.end())
                if any(o.span.start < span.end and span.start < o.span.end for o in found):
                    continue
                named = {k: v for k, v in m.groupdict().items() if v}
                word = " ".join(named.get("modal", next(iter(named), "")).casefold().split())
                if _no_operator(side, m, word):
                    continue
                found.append(Operator(kind, levels.get(word, 1.0 if kind == MAY else 4.0), span))
    return sorted(found, key=lambda o: o.span)


def _no_operator(side: Side, found: re.Match[str], word: str) -> bool:
    """Whether it is a condition ("Should a Party ...") or a purpose ("the aim is to ...")."""
    at_start = any(found.start() == c.body for c in side.clauses)
    if word == "should" and (at_start or found[0][0].isupper()):
        return True
    return word == "to" and bool(_PURPOSE.search(side.text, max(0, found.start() - 20), found.start()))


def _operators(pair: Both) -> Iterator[Finding]:
    """Operators that answer each other and differ, and those that nothing answers.

    Two answer each other where they share a word that stands on both sides, or stand in one edit in the same order.
    """
    old, new = operators(pair.old), operators(pair.new)
    couples: list[tuple[Operator, Operator]] = []
    for before in old:
        places = {pair.standing[i] for i in pair.old.within(before.span) if i in pair.standing}
        after = next((o for o in new if places & set(pair.new.within(o.span))), None)
        if after is not None and all(after is not taken for _, taken in couples):
            couples.append((before, after))
    left_old = [o for o in old if all(o is not taken for taken, _ in couples)]
    left_new = [o for o in new if all(o is not taken for _, taken in couples)]
    for i1, i2, j1, j2 in pair.blocks:
        here = [o for o in left_old if any(i1 <= i < i2 for i in pair.old.within(o.span))]
        there = [o for o in left_new if any(j1 <= j < j2 for j in pair.new.within(o.span))]
        couples += zip(here, there, strict=False)
    for before, after in couples:
        yield from _turned(pair, before, after)
    answered = {id(o) for couple in couples for o in couple}
    for before in left_old:
        if id(before) not in answered:
            yield from _lone(pair, before, gone=True, others=new)
    for after in left_new:
        if id(after) not in answered:
            yield from _lone(pair, after, gone=False, others=old)


def _turned(pair: Both, before: Operator, after: Operator) -> Iterator[Finding]:
    if (before.kind, before.level) == (after.kind, after.level):
        return
    a, b = pair.old.quoted(before.span), pair.new.quoted(after.span)
    if not (pair.old.differs(*before.span) or pair.new.differs(*after.span)):
        return
    if pair.share > REWRITTEN and not _verb_stands(pair.new, pair.old, after.span.end):
        return
    if before.kind == after.kind:
        steps = after.level - before.level
        if before.kind != MAY and abs(steps) >= 0.5:
            effect = 1 if steps > 0 else -1
            yield Finding("operator", effect, f"{a} became {b}: a {'firmer' if effect > 0 else 'looser'} {before.kind}", 1.0 + abs(steps) / 2, before.span, after.span)  # fmt: skip
    elif {before.kind, after.kind} == {MUST, MAY}:
        effect = 1 if after.kind == MUST else -1
        if before.level == 1.5 or after.level == 1.5:
            effect = 0
        yield Finding("operator", effect, f"{a} became {b}: an {MUST} for a {MAY}" if effect > 0 else f"{a} became {b}: a {MAY} for an {MUST}", 3.0, before.span, after.span)  # fmt: skip
    else:
        yield Finding("negation", 0, f"{a} became {b}: {_article(before.kind)} turned into {_article(after.kind)}", 4.0, before.span, after.span, content=True)  # fmt: skip


def _obligations(pair: Both) -> Iterator[Finding]:
    """Provisions of their own inside a clause, gone or come with their verb of command."""
    for side, gone in ((pair.old, True), (pair.new, False)):
        told = [o for o in operators(side) if o.kind != MAY and o.level >= 3]
        for span in side.fresh:
            inside = next((o for o in told if span.start <= o.span.start and o.span.end <= span.end), None)
            if inside is not None:
                words = side.quoted(Span(inside.span.start, min(span.end, inside.span.end + 60)))
                before, after = (span, None) if gone else (None, span)
                yield Finding("obligation", -1 if gone else 1, f"{inside.kind} {'gone' if gone else 'come'}: {words[:-1]} …”", 1.5, before, after, content=True)  # fmt: skip


def _article(kind: str) -> str:
    return f"an {kind}" if kind == MUST else f"a {kind}"


def _lone(pair: Both, operator: Operator, *, gone: bool, others: Sequence[Operator]) -> Iterator[Finding]:
    """An operator that one side has and the other has none for."""
    side = pair.old if gone else pair.new
    if (
        others
        or pair.share > REWRITTEN
        or not side.differs(*operator.span)
        or _said_around(pair, operator.span, gone=gone) > SMALL
    ):
        return
    words = side.quoted(operator.span)
    before, after = (operator.span, None) if gone else (None, operator.span)
    if operator.kind == MAY and not words.casefold().startswith(
        ("“can", "“could")
    ):  # what can happen is no permission
        yield Finding("operator", 1 if gone else -1, f"{words} {'gone' if gone else 'come'}: what {'was' if gone else 'is now'} a {MAY} {'is now' if gone else 'was'} stated as done", 2.0, before, after)  # fmt: skip
    elif operator.kind == MUST and operator.level <= 2.0:
        yield Finding("operator", 1 if gone else -1, f"{words} {'gone' if gone else 'come'}: what {'was' if gone else 'is now'} advice {'is now' if gone else 'was'} stated as done", 1.5, before, after)  # fmt: skip


def _said_around(pair: Both, span: Span, *, gone: bool) -> int:
    """How many words say something in the block that holds a stretch, both sides, the stretch left out."""
    for i1, i2, j1, j2 in pair.blocks:
        own, other = (
            (pair.old.words[i1:i2], pair.new.words[j1:j2])
            if gone
            else (pair.new.words[j1:j2], pair.old.words[i1:i2])
        )
        if own and own[0].start < span.end and span.start < own[-1].end:
            rest = [w for w in own if not (span.start <= w.start < span.end) and says_much(w.norm)]
            return max(len(rest), sum(says_much(w.norm) for w in other))
    return 0


def _negations(pair: Both) -> Iterator[Finding]:
    """Negators of one side that nothing on the other answers, and words turned by a prefix."""
    old, new = _negators(pair.old), _negators(pair.new)
    if len(old) != len(new):
        gone = len(old) > len(new)
        side, more = (pair.old, old) if gone else (pair.new, new)
        for span in more:
            if side.differs(*span) and _said_around(pair, span, gone=gone) <= SMALL:
                before, after = (span, None) if gone else (None, span)
                yield Finding("negation", 0, f"{side.quoted(span)} {'gone' if gone else 'come'}: what was {'denied is now said' if gone else 'said is now denied'}", 4.0, before, after, content=True)  # fmt: skip
                return
    for i1, i2, j1, j2 in pair.blocks:
        for a in pair.old.words[i1:i2]:
            for b in pair.new.words[j1:j2]:
                longer, shorter = (a.norm, b.norm) if len(a.norm) > len(b.norm) else (b.norm, a.norm)
                if len(shorter) > 4 and any(longer == p + shorter for p in ladders.PREFIXES):
                    yield Finding("negation", 0, f"“{a.norm}” became “{b.norm}”", 4.0, Span(a.start, a.end), Span(b.start, b.end), content=True)  # fmt: skip


def _non(pair: Both) -> Iterator[Finding]:
    """`aligned` that became `non-aligned`, or the other way round."""
    (a, plain_a), (b, plain_b) = _with_non(pair.old), _with_non(pair.new)
    for word, span in a.items():
        if word in plain_b - plain_a and word not in b:
            yield Finding(
                "negation", 0, f"{pair.old.quoted(span)} lost its “non”", 4.0, span, None, content=True
            )
    for word, span in b.items():
        if word in plain_a - plain_b and word not in a:
            yield Finding(
                "negation",
                0,
                f"{pair.new.quoted(span)} was said without “non”",
                4.0,
                None,
                span,
                content=True,
            )


def _with_non(side: Side) -> tuple[dict[str, Span], set[str]]:
    """The words behind a `non`, with the stretch of both, and all words that have none."""
    denied, plain = {}, set()
    for before, word in zip((None, *side.words), side.words, strict=False):
        if before is not None and before.norm == "non":
            denied[word.norm] = Span(before.start, word.end)
        else:
            plain.add(word.norm)
    return denied, plain


def _negators(side: Side) -> list[Span]:
    forbidding = [o.span for o in operators(side) if o.kind == MUST_NOT]
    lone = [Span(m.start(), m.end()) for m in side.search(ladders.NEGATOR)]
    return forbidding + [s for s in lone if not any(o.start < s.end and s.start < o.end for o in forbidding)]


def _permits(pair: Both) -> bool:
    """Whether both sides only permit: a condition then binds more, not less."""
    kinds = [{o.kind for o in operators(side)} for side in (pair.old, pair.new)]
    return all(k == {MAY} for k in kinds)


_ASPIRING = re.compile(r"\b(?:to|of|towards?)$|^considers?\b", re.IGNORECASE)


def _hedges_what_stood(side: Side, other: Side, span: Span) -> bool:
    """Whether the verb behind "seek to", "with a view to" stands on the other side too, so that it is hedged or freed."""
    if not _ASPIRING.search(side.text[span.start : span.end]):
        return True
    return _verb_stands(side, other, span.end)


def _verb_stands(side: Side, other: Side, end: int) -> bool:
    """Whether the first word that says something behind a place stands on the other side in some form."""
    behind = next(
        (w for w in side.words if w.start >= end and says_much(w.norm) and not w.norm.endswith("ly")), None
    )
    return behind is None or any(alike(stem(behind.norm), stem(w.norm)) for w in other.words)


def _listed(
    pair: Both, rule: str, pattern: re.Pattern[str], *, come: int, size: float, gone_says: str, come_says: str
) -> Iterator[Finding]:
    gone, came = pair.only(pattern)
    if rule == "hedge":
        gone = [s for s in gone if _hedges_what_stood(pair.old, pair.new, s)]
        came = [s for s in came if _hedges_what_stood(pair.new, pair.old, s)]
    if gone and came:  # one hedge for another
        gone, came = gone[len(came) :], came[len(gone) :]
    for span in gone:
        yield Finding(rule, -come, f"{gone_says} {pair.old.quoted(span)}", size, span, None)
    for span in came:
        yield Finding(rule, come, f"{come_says} {pair.new.quoted(span)}", size, None, span)


def _ladder(
    pair: Both, rule: str, rungs: Sequence[tuple[float, re.Pattern[str]]], *, absent: float
) -> Iterator[Finding]:
    """Words of urgency: the firmest that differs on each side; none is `absent`."""
    best: list[tuple[float, Span | None]] = []
    for side in (0, 1):
        told = [(level, span) for level, pattern in rungs for span in pair.only(pattern)[side]]
        best.append(max(told, key=lambda t: t[0]) if told else (absent, None))
    (a, before), (b, after) = best
    if a == b or before is after is None:
        return
    said = (pair.old.quoted(before) if before else "nothing", pair.new.quoted(after) if after else "nothing")
    yield Finding(rule, 1 if b > a else -1, f"{said[0]} became {said[1]}", 1.2, before, after)


def _quantities(pair: Both) -> Iterator[Finding]:
    """All to some, some to all; `certain` come where nothing stood."""
    old = [(level, s) for level, p in ladders.QUANTITIES for s in pair.only(p)[0]]
    new = [(level, s) for level, p in ladders.QUANTITIES for s in pair.only(p)[1]]
    if old and new:
        (a, before), (b, after) = old[0], new[0]
        if abs(a - b) >= 1:
            yield Finding("quantity", 1 if b > a else -1, f"{pair.old.quoted(before)} became {pair.new.quoted(after)}", 2.0, before, after)  # fmt: skip
    elif new and new[0][0] < 4:
        yield Finding("quantity", -1, f"now of {pair.new.quoted(new[0][1])}", 1.2, None, new[0][1])
    elif old and old[0][0] < 4:
        yield Finding("quantity", 1, f"no longer of {pair.old.quoted(old[0][1])}", 1.2, old[0][1], None)


def _verbs(pair: Both) -> Iterator[Finding]:
    """A verb of one ladder in the place of another of the same ladder."""
    for i1, i2, j1, j2 in pair.blocks:
        for ladder in _BY_STEM:
            before = next((w for w in pair.old.words[i1:i2] if stem(w.norm) in ladder), None)
            after = next((w for w in pair.new.words[j1:j2] if stem(w.norm) in ladder), None)
            if before is None or after is None:
                continue
            steps = ladder[stem(after.norm)] - ladder[stem(before.norm)]
            if abs(steps) >= 1:
                a, b = Span(before.start, before.end), Span(after.start, after.end)
                yield Finding("verb", 1 if steps > 0 else -1, f"{pair.old.quoted(a)} became {pair.new.quoted(b)}", 1.0 + abs(steps) / 2, a, b)  # fmt: skip
                break


_BY_STEM = tuple({stem(name): level for name, level in ladder.items()} for ladder in ladders.VERBS)


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Findings without those that say again what one of the same direction said of the same words."""
    out: list[Finding] = []
    for f in found:
        again = any(g.effect == f.effect and (_overlap(g.old, f.old) or _overlap(g.new, f.new)) for g in out)
        if not again:
            out.append(f)
    return out


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
