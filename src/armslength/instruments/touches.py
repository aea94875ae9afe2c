"""What a change bears on: themes of the catalogue and actors of the registry, gone, come or standing in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armslength.instruments.model import Clause, Presence, Touch
from armslength.instruments.words import Word, words
from armslength.ontology.actors import CAPITAL, CITY, SURNAME, Registry
from armslength.ontology.themes import Phrase, phrases
from armslength.records import Span


@dataclass(frozen=True, slots=True)
class Named:
    """An actor where a text names it."""

    code: str
    name: str
    span: Span


def actors(text: str, start: int, end: int, registry: Registry) -> list[Named]:
    """The states, organisations and persons that a stretch names by a full name, a demonym or a capital.

    A surname alone is nobody's: `May` is a month before it is a prime minister.
    """
    found = words(text, start, end)
    out: list[Named] = []
    at = 0
    while at < len(found):
        size = 1
        if text[found[at].start].isupper():
            for size in range(min(registry.longest, len(found) - at), 0, -1):
                printed = " ".join(text[found[at].start : found[at + size - 1].end].split())
                whole = printed.removesuffix("'s").removesuffix("’s").rstrip("'’")
                names = [
                    n
                    for n in registry.names(whole) or registry.names(printed)
                    if n.kind not in {CITY, SURNAME}
                ]
                if (
                    names
                    and not _bracketed(text, found[at], found[at + size - 1])
                    and not _titles_a_text(names[0].kind, text, found, at + size, end)
                ):
                    actor = registry.actor(names[0].code)
                    out.append(Named(actor.code, actor.name, Span(found[at].start, found[at + size - 1].end)))
                    break
        at += size
    return out


def _bracketed(text: str, first: Word, last: Word) -> bool:
    """Whether words are given in brackets as an abbreviation of what stands before: that is who is named."""
    inside = text[first.start - 1 : first.start] == "(" and text[last.end : last.end + 1] == ")"
    return inside and text[first.start : last.end].isupper()


def _titles_a_text(kind: str, text: str, found: Sequence[Word], after: int, end: int) -> bool:
    """Whether a capital only names a text or a meeting: the Paris Agreement is not of France."""
    if kind != CAPITAL or after >= len(found) or found[after].start >= end:
        return False
    return text[found[after].start].isupper() and text[found[after - 1].end : found[after].start].isspace()


@dataclass(frozen=True, slots=True)
class Said:
    """The phrases of the catalogue and the actors that some clauses name."""

    phrases: tuple[Phrase, ...]
    actors: tuple[Named, ...]


NOTHING = Said((), ())


def said(text: str, clauses: Iterable[Clause], registry: Registry) -> Said:
    """What clauses name, their labels left out."""
    stretches = [(c.body, c.span.end) for c in clauses]
    return Said(
        tuple(p for start, end in stretches for p in phrases(text, start, end)),
        tuple(a for start, end in stretches for a in actors(text, start, end, registry)),
    )


def touches(old: Said, new: Said) -> tuple[Touch, ...]:
    """The themes and actors of a change's clauses: what went first, then what came, then what stands in both."""
    out = [*_of_themes(old.phrases, new.phrases), *_of_actors(old.actors, new.actors)]
    rank = {"gone": 0, "come": 1, "stands": 2}
    return tuple(sorted(out, key=lambda t: rank[t.presence]))


def _of_themes(old: Sequence[Phrase], new: Sequence[Phrase]) -> Iterable[Touch]:
    """A theme is gone with its last phrase, or its last pledge, and come with its first."""
    for theme in dict.fromkeys(p.theme for p in (*old, *new)):
        here, there = [p for p in old if p.theme == theme], [p for p in new if p.theme == theme]
        before, after = any(p.pledge for p in here), any(p.pledge for p in there)
        presence: Presence = "stands"
        if not there or (before and not after):
            presence = "gone"
        elif not here or (after and not before):
            presence = "come"
        a = next((p.span for p in sorted(here, key=lambda p: not p.pledge)), None)
        b = next((p.span for p in sorted(there, key=lambda p: not p.pledge)), None)
        yield Touch(theme.name, theme.name, "theme", theme.channel, presence, a, b)


def _of_actors(old: Sequence[Named], new: Sequence[Named]) -> Iterable[Touch]:
    gone, come, both = _parted([a.code for a in old], [a.code for a in new])
    for presence, keys in (("gone", gone), ("come", come), ("stands", both)):
        for code in keys:
            a = next((n for n in old if n.code == code), None) if presence != "come" else None
            b = next((n for n in new if n.code == code), None) if presence != "gone" else None
            yield Touch(code, (a or b).name, "actor", None, presence, a and a.span, b and b.span)  # type: ignore[union-attr, arg-type]


def _parted(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Keys of the old side alone, of the new side alone, and of both, each once and in order."""
    a, b = Counter(old), Counter(new)
    return [k for k in a if k not in b], [k for k in b if k not in a], [k for k in a if k in b]
