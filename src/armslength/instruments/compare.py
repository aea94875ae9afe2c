"""Two documents compared: clauses, their matches, what became of each, and what it touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from armslength.instruments import change, weigh
from armslength.instruments.align import align
from armslength.instruments.clauses import clauses
from armslength.instruments.model import (
    Change,
    Clause,
    Comparison,
    Finding,
    Match,
    Presence,
    Term,
)
from armslength.instruments.sides import both
from armslength.instruments.touches import NOTHING, said, touches
from armslength.instruments.words import Word, normal, stem, words
from armslength.ontology.actors import Registry
from armslength.ontology.marks import Fate, Kind
from armslength.ontology.themes import Phrase, phrases
from armslength.records import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two texts, its clauses and the words of each."""

    text: str
    clauses: tuple[Clause, ...]
    words: tuple[tuple[Word, ...], ...]

    def taken(self, numbers: Sequence[int]) -> tuple[Clause, ...]:
        return tuple(self.clauses[n] for n in numbers)

    def said(self, numbers: Sequence[int]) -> list[Word]:
        return [w for n in numbers for w in self.words[n]]


def compare(
    old: Document,
    new: Document,
    old_sentences: Sequence[Sentence],
    new_sentences: Sequence[Sentence],
    *,
    actors: Registry,
    rules: bool = True,
) -> Comparison:
    """Align two texts clause by clause and say what became of each clause.

    Args:
        old, new: the earlier and the later text.
        old_sentences, new_sentences: where their sentences stand.
        actors: whose names are looked for.
        rules: whether to apply the rules of strength, themes and names, which are for English; without them a
            pair whose words differ is reworded, or changed where its numbers do.
    """
    a, b = _cut(old, old_sentences), _cut(new, new_sentences)
    matches = align(a.clauses, b.clauses, a.words, b.words)
    renumbered = {
        a.clauses[m.old[0]].label: b.clauses[m.new[0]].label
        for m in matches
        if m.old and m.new and a.clauses[m.old[0]].label and b.clauses[m.new[0]].label
    }
    told = [_change(m, a, b, renumbered, actors, rules=rules) for m in matches]
    return Comparison(old, new, tuple(told), _terms(old.text, new.text) if rules else (), rules)


def _cut(document: Document, sentences: Sequence[Sentence]) -> _Text:
    found = clauses(document.text, [Span(s.start, s.end) for s in sentences])
    said = (tuple(words(document.text, c.body, c.span.end)) for c in found)
    return _Text(document.text, tuple(found), tuple(said))


def _change(
    match: Match, old: _Text, new: _Text, renumbered: Mapping[str, str], actors: Registry, *, rules: bool
) -> Change:
    a, b = old.taken(match.old), new.taken(match.new)
    if not (a and b):
        kind: Kind = "deleted" if a else "added"
        here = said(old.text if a else new.text, a or b, actors)
        bears = touches(*((here, NOTHING) if a else (NOTHING, here))) if rules else ()
        long = len(old.said(match.old) or new.said(match.new))
        weight = weigh.of_lone(kind, old.text if a else new.text, a or b, bears, said=long, rules=rules)
        return Change(kind, (), a, b, None, touches=bears, weight=weight)
    pair = both(old.text, new.text, a, b, old.said(match.old), new.said(match.new))
    found: list[Finding] = (
        change.findings(pair, renumbered, actors) if rules else change.plain_findings(pair, renumbered)
    )
    kind = change.kind(pair, found)
    tell = rules and (kind != "unchanged" or match.moved)
    bears = touches(change.named(pair.old, actors), change.named(pair.new, actors)) if tell else ()
    weight = weigh.of_pair(kind, found, bears, moved=match.moved, heading=a[0].form == "heading")
    fates = _fates(match, a, b)
    return Change(kind, fates, a, b, match.likeness, tuple(change.edits(pair)), tuple(found), bears, weight)


def _fates(match: Match, old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Fate, ...]:
    out: list[Fate] = ["moved"] if match.moved else []
    numbered = not {old[0].label, new[0].label} & {"", "•"}
    if numbered and old[0].label != new[0].label:
        out.append("renumbered")
    parts = _parts(new) - _parts(old)
    if parts:
        out.append("split" if parts > 0 else "merged")
    return tuple(out)


def _parts(clauses_: Sequence[Clause]) -> int:
    """How many clauses there are, those that only a page's end parts taken as one."""
    return 1 + sum(b.number - a.number == 1 for a, b in pairwise(clauses_))


def _terms(old: str, new: str) -> tuple[Term, ...]:
    """Phrases of the catalogue that one text has and the other has nowhere, the weightiest themes first.

    Forms of one word are one: `defence` and `defense`, `annex` and `annexed`.
    """
    a, b = phrases(old), phrases(new)
    out: list[Term] = []
    sides: tuple[tuple[str, list[Phrase], list[Phrase], Presence], ...] = (
        (old, a, b, "gone"),
        (new, b, a, "come"),
    )
    for text, here, there, presence in sides:
        known = {_form(p.phrase) for p in there}
        whole = _stems(new if text is old else old)
        places: dict[str, list[Phrase]] = {}
        for p in here:
            printed = _stems(text[p.span.start : p.span.end])
            if _form(p.phrase) not in known and printed not in whole:
                places.setdefault(_form(p.phrase), []).append(p)
        for found in places.values():
            start, end = found[0].span
            printed = " ".join(text[start:end].casefold().split())
            out.append(Term(printed, found[0].theme.name, presence, tuple(p.span for p in found)))
    return tuple(sorted(out, key=lambda t: (t.presence != "gone", -weigh.theme(t.theme))))


def _stems(text: str) -> str:
    """The stems of a text's words with a space around each, so that one may be looked for in another."""
    return f" {' '.join(stem(w.norm) for w in words(text))} "


def _form(phrase: str) -> str:
    return " ".join(stem(normal(word.rstrip("*"))) for word in phrase.split())
