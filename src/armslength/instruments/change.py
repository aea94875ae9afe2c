"""What became of the words of a matched pair: edits, findings, and the kind of change they make together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from armslength.instruments import numbers, strength
from armslength.instruments.ladders import BODIES, FIRMNESS, HEDGES
from armslength.instruments.model import Edit, Finding
from armslength.instruments.sides import Both, Side
from armslength.instruments.synonyms import LIGHT, alike
from armslength.instruments.touches import Said, said
from armslength.instruments.words import Word, says_much, stem
from armslength.ontology.actors import Registry
from armslength.ontology.marks import Kind
from armslength.ontology.themes import Phrase
from armslength.records import Span

REWRITTEN = 0.4
"""The share of words that differ beside those that a finding rests on, above which firmness, hedges and their like
do not decide what a pair is called: too much else is new."""
PLEDGE = 2.5


def findings(pair: Both, renumbered: Mapping[str, str], registry: Registry) -> list[Finding]:
    """All that the rules say of a pair; empty where its words are the same. English alone."""
    if not pair.blocks:
        return []
    out = strength.findings(pair)
    out += numbers.findings(pair, renumbered)
    out += _names(pair, registry)
    out += _swapped(pair)
    out += _themes(pair, registry)
    out += _words(pair, out)
    return out


def plain_findings(pair: Both, renumbered: Mapping[str, str]) -> list[Finding]:
    """What can be said of a pair in a language whose rules are not known: its numbers alone."""
    return numbers.findings(pair, renumbered) if pair.blocks else []


def kind(pair: Both, found: Sequence[Finding]) -> Kind:
    """What findings make of a pair together."""
    if not pair.blocks:
        return "unchanged"
    if any(f.rule == "negation" for f in found):
        return "reversed"
    rewritten = pair.rest([f for f in found if f.effect]) > REWRITTEN
    weighty = [f for f in found if not rewritten or f.rule in {"operator", "bound", "pledge"}]
    less = sum(f.size for f in weighty if f.effect < 0)
    more = sum(f.size for f in weighty if f.effect > 0)
    if abs(less - more) >= 0.5:
        return "weakened" if less > more else "strengthened"
    if any(f.effect or f.content for f in found):
        return "changed"
    return "reworded"


def edits(pair: Both) -> list[Edit]:
    """The words that went and came, in order; one that reaches over clauses is cut between them."""
    out: list[Edit] = []
    for i1, i2, j1, j2 in pair.blocks:
        olds = _runs(pair.old, pair.old.words[i1:i2])
        news = _runs(pair.new, pair.new.words[j1:j2])
        out += [
            Edit(olds[n] if n < len(olds) else None, news[n] if n < len(news) else None)
            for n in range(max(len(olds), len(news)))
        ]
    return out


def _runs(side: Side, words: Sequence[Word]) -> list[Span]:
    """The stretch of some words, cut where one clause ends and the next begins."""
    out: list[Span] = []
    for clause in side.clauses:
        inside = [w for w in words if clause.span.start <= w.start < clause.span.end]
        if inside:
            out.append(Span(inside[0].start, inside[-1].end))
    return out


def _names(pair: Both, registry: Registry) -> list[Finding]:
    """Actors, and bodies of a state, that only one side names."""
    old, new = named(pair.old, registry).actors, named(pair.new, registry).actors
    gone = [n for n in old if n.code not in {m.code for m in new} and pair.old.edited(*n.span)]
    come = [n for n in new if n.code not in {m.code for m in old} and pair.new.edited(*n.span)]
    out = [
        Finding(
            "actor",
            0,
            f"{pair.old.quoted(a.span)} became {pair.new.quoted(b.span)}",
            2.5,
            a.span,
            b.span,
            content=True,
        )
        for a, b in zip(gone, come, strict=False)
    ]
    out += [
        Finding("actor", 0, f"{pair.old.quoted(a.span)} gone", 2.0, a.span, None, content=True)
        for a in gone[len(come) :]
    ]
    out += [
        Finding("actor", 0, f"{pair.new.quoted(b.span)} come", 2.0, None, b.span, content=True)
        for b in come[len(gone) :]
    ]
    bodies = [{w.norm for w in side.words if w.norm in BODIES} for side in (pair.old, pair.new)]
    for i1, i2, j1, j2 in pair.blocks:
        a = next(
            (w for w in pair.old.words[i1:i2] if w.norm in bodies[0] - bodies[1] and _not_kin(w, bodies[1])),
            None,
        )
        b = next(
            (w for w in pair.new.words[j1:j2] if w.norm in bodies[1] - bodies[0] and _not_kin(w, bodies[0])),
            None,
        )
        if a and b:
            s, t = Span(a.start, a.end), Span(b.start, b.end)
            out.append(
                Finding(
                    "actor", 0, f"{pair.old.quoted(s)} became {pair.new.quoted(t)}", 2.5, s, t, content=True
                )
            )
    return out


def _swapped(pair: Both) -> list[Finding]:
    """Two names that took each other's place: who pays whom. Not where they are equals: "A and B"."""
    old, new = _names_of(pair.old), _names_of(pair.new)
    taken = [
        (a.norm, b.norm)
        for i1, i2, j1, j2 in pair.blocks
        for a in pair.old.words[i1:i2]
        for b in pair.new.words[j1:j2]
        if a.norm != b.norm and {a.norm, b.norm} <= old.keys() & new.keys()
    ]
    for first, second in taken:
        if (second, first) in taken:
            a, b = old[first], old[second]
            c, d = new[second], new[first]
            if (
                a.start < b.start
                and c.start < d.start
                and not _equals(pair.old, a, b)
                and not _equals(pair.new, c, d)
            ):
                says = f"“{first.capitalize()}” and “{second.capitalize()}” took each other’s place"
                return [
                    Finding("order", 0, says, 3.0, Span(a.start, b.end), Span(c.start, d.end), content=True)
                ]
    return []


def _names_of(side: Side) -> dict[str, Word]:
    """Words with a capital that stand once."""
    capital = [w for w in side.words if says_much(w.norm) and side.text[w.start].isupper()]
    return {w.norm: w for w in capital if sum(w.norm == x.norm for x in side.words) == 1}


def _equals(side: Side, first: Word, second: Word) -> bool:
    """Whether nothing but "and", "or" or commas, and other names, stands between two names."""
    between = [w for w in side.words if first.end <= w.start < second.start]
    return all(w.norm in {"and", "or", "the", "of"} or side.text[w.start].isupper() for w in between)


def _not_kin(word: Word, others: Iterable[str]) -> bool:
    return not any(alike(stem(word.norm), stem(o)) for o in others)


def named(side: Side, registry: Registry) -> Said:
    """What a side names, looked up once."""
    return side.once("named", lambda: said(side.text, side.clauses, registry))


def _themes(pair: Both, registry: Registry) -> list[Finding]:
    """Phrases of the catalogue that only one side has; a pledge that is lost binds less, one that is won binds more."""
    old, new = named(pair.old, registry).phrases, named(pair.new, registry).phrases
    out = []
    for here, there, side, sign, came in ((old, new, pair.old, -1, False), (new, old, pair.new, 1, True)):
        known = {p.phrase for p in there}
        told: set[str] = set()
        for p in here:
            if (
                p.phrase in known
                or p.phrase in told
                or not side.edited(*p.span)
                or _answered(p, side, there, pair)
            ):
                continue
            told.add(p.phrase)
            before, after = (None, p.span) if came else (p.span, None)
            verb = "come" if came else "gone"
            if p.pledge:
                out.append(
                    Finding(
                        "pledge",
                        sign,
                        f"{side.quoted(p.span)} {verb} ({p.theme.name})",
                        PLEDGE,
                        before,
                        after,
                        content=True,
                    )
                )
            else:
                out.append(
                    Finding(
                        "theme",
                        0,
                        f"{side.quoted(p.span)} {verb} ({p.theme.name})",
                        1.0 * p.theme.weight,
                        before,
                        after,
                        content=True,
                    )
                )
    return out


def _answered(phrase: Phrase, side: Side, others: Sequence[Phrase], pair: Both) -> bool:
    """Whether the other side says it in another form: `neutrality` for `neutral`, `defence` within `common defence`."""
    other = pair.new if side is pair.old else pair.old
    stems = {stem(w.norm) for w in other.words}
    own = [w for w in side.words if phrase.span.start <= w.start < phrase.span.end]
    del others
    return all(any(alike(stem(w.norm), s) for s in stems) for w in own if says_much(w.norm))


def _words(pair: Both, found: Sequence[Finding]) -> list[Finding]:
    """Words that say something, that only one side has, and that no synonym of the other side's answers."""
    gone = _unanswered(pair.old, pair.new, [f.old for f in found])
    come = _unanswered(pair.new, pair.old, [f.new for f in found])
    pairs = [(a, b) for a in gone for b in come if alike(stem(a.norm), stem(b.norm))]
    gone = [a for a in gone if not any(a is x for x, _ in pairs)]
    come = [b for b in come if not any(b is y for _, y in pairs)]
    if not gone and not come:
        return []
    parts = []
    if gone:
        parts.append("without " + ", ".join(pair.old.quoted(Span(w.start, w.end)) for w in gone[:6]))
    if come:
        parts.append("with " + ", ".join(pair.new.quoted(Span(w.start, w.end)) for w in come[:6]))
    return [
        Finding(
            "words", 0, "; ".join(parts), min(2.0, 0.3 * (len(gone) + len(come))),
            Span(gone[0].start, gone[0].end) if gone else None,
            Span(come[0].start, come[0].end) if come else None,
            content=True,
        )
    ]  # fmt: skip


def _abbreviates(text: str, word: Word) -> bool:
    """Whether a word is an abbreviation in brackets, given for what was just said."""
    printed = text[word.start : word.end]
    return (
        text[word.start - 1 : word.start] == "("
        and text[word.end : word.end + 1] == ")"
        and sum(map(str.isupper, printed)) > 1
    )


def _unanswered(side: Side, other: Side, told: Iterable[Span | None]) -> list[Word]:
    spoken = [s for s in told if s is not None]
    spoken += [Span(m.start(), m.end()) for p in (HEDGES, FIRMNESS) for m in side.search(p)]
    stems = {stem(w.norm) for w in other.words}
    out = []
    for w in side.words:
        if not says_much(w.norm) or not any(s.start <= w.start < s.end for s in side.edits):
            continue
        short = stem(w.norm)
        if short in LIGHT or w.norm.endswith("ly") or any(alike(short, s) for s in stems):
            continue
        if any(s.start <= w.start < s.end for s in spoken) or _abbreviates(side.text, w):
            continue
        out.append(w)
    return out
