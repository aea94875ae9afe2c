"""A sentence as patterns read it: each known name a number, contractions written out, blanks single."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from armslength.ontology.actors import CITY, SURNAME, Name, Registry
from armslength.records import Span

_WORD = re.compile(r"[^\W_](?:[\w.'’&+]|-(?=\w))*")
_PIECE = re.compile(r"\s+|[’‘]|[“”«»]|n['’]t\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:] )(?<!^)\b([A-Z][\w'’-]+|[A-Z]\.) $")
_CAPITAL_BEHIND = re.compile(r" ([A-Z][a-zé][\w'’-]*)")
_TITLES = frozenset(
    re.findall(
        r"\S+",
        """
after ambassador and as but captain chairman chairwoman chancellor colonel commissioner comrade defence defense
dr emir for foreign friday general governor if in king leader lord marshal minister monday mr mrs ms on premier
president prime prince queen said saturday secretary senator sir speaker spokesman spokeswoman sultan sunday
that the thursday told tuesday vice wednesday when while
""",
    )
)
_NATIONAL = re.compile(r"\b(?:National|Supreme|Defence|Defense) $")
"""Before `Security Council`: a country's own, and not the United Nations'."""
_MONTHS = frozenset({"April", "August", "June", "May", "March"})
_DATE_BEFORE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?|in|by|since|until|before|after|of|from|during|last|next|early|late|mid)[ -]$",
    re.IGNORECASE,
)
"""Before the name of a month that is also a surname."""
LOUD = 3
"""Capitals of more letters are shouted names, not abbreviations."""
_FULL = {"wo": "will", "ca": "can", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class Named:
    """A known name in a text: where, and what it may stand for."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence written for patterns.

    Attributes:
        text: with `@0`, `@1` ... for `named`, in order.
        starts, ends: for each character of `text`, the offsets in the document of what it stands for.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    named: tuple[Named, ...]

    def at(self, offset: int) -> int:
        """Where in the line a character of the document stands."""
        return bisect_left(self.starts, offset)

    def span(self, start: int, end: int) -> Span:
        """Offsets in the document of a stretch of the line, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])


def names_in(text: str, start: int, end: int, actors: Registry, on: str | None) -> list[Named]:
    """The known names in a stretch of text, the longest at each place, left to right."""
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    out: list[Named] = []
    at = 0
    while at < len(words):
        if words[at][0].islower() or not any(c.isupper() for c in words[at][0]):
            at += 1
            continue
        reach = actors.reach(words[at][0])
        if _is_loud(words[at][0]):
            reach = max(reach, actors.reach(words[at][0].title()))
        for size in range(min(actors.longest, reach, len(words) - at), 0, -1):
            first, last = words[at][1], words[at + size - 1][2]
            whole = text[first:last].replace("’", "'")
            found = actors.names(whole, on=on)
            if not found and _is_loud(whole):
                found = actors.names(whole.title(), on=on)
            if not found:
                bare = _POSSESSIVE.sub("", whole).rstrip(".")
                if bare != whole and (found := actors.names(bare, on=on)):
                    last -= len(whole) - len(bare)
            found = _fitting(found, text, first, last, actors) if found else found
            if found and not (
                whole.endswith("Council") and _NATIONAL.search(text, max(start, first - 10), first)
            ):
                out.append(Named(first, last, tuple(found)))
                at += size
                break
        else:
            word, first, _ = words[at]
            head = word.partition("-")[0]
            if head != word and (found := actors.names(head, on=on)):
                out.append(Named(first, first + len(head), tuple(found)))
            at += 1
    return out


def _is_loud(words: str) -> bool:
    """Whether words are in capitals, as states are in records of meetings, and too long for an abbreviation."""
    return len(words) > LOUD and words.isupper()


def _fitting(found: list[Name], text: str, first: int, last: int, actors: Registry) -> list[Name]:
    """The names that may be meant there: a surname only where the words beside it do not make it another's, and no town: it holds no position."""
    found = [n for n in found if n.kind != CITY]
    if not all(actors.actor(n.code).kind == "person" for n in found):
        return found
    if text[first:last] in _MONTHS and _DATE_BEFORE.search(text, max(0, first - 12), first):
        return []
    before = _CAPITAL_BEFORE.search(text, max(0, first - 30), first)
    behind = _CAPITAL_BEHIND.match(text, last)
    beside = [w[1] for w in (before, behind) if w and w[1].lower() not in _TITLES]
    beside = [
        w
        for w in beside
        if not actors.names(w) or all(actors.actor(n.code).kind == "person" for n in actors.names(w))
    ]
    return [
        n
        for n in found
        if n.kind != SURNAME or all(w.rstrip(".") in actors.actor(n.code).name for w in beside)
    ]


def line(text: str, start: int, end: int, named: list[Named]) -> Line:
    """The sentence at [start, end) of `text`, its `named` names as numbers."""
    writer = _Writer(text)
    at = start
    for number, name in enumerate(named):
        writer.plain(at, name.start)
        writer.put(f"@{number}", name.start, name.end)
        at = name.end
        if text[at : at + 2] in ("'s", "’s"):
            writer.put(" 's", at, at + 2)
            at += 2
        elif text[at : at + 1] in ("'", "’") and text[at - 1] == "s" and text[at + 1 : at + 2].isspace():
            writer.put(" 's", at, at + 1)
            at += 1
    writer.plain(at, end)
    return Line(writer.out, tuple(writer.starts), tuple(writer.ends), tuple(named))


class _Writer:
    def __init__(self, text: str) -> None:
        self._text = text
        self.out = ""
        self.starts: list[int] = []
        self.ends: list[int] = []

    def put(self, words: str, start: int, end: int) -> None:
        """Words that stand for the document's [start, end)."""
        self.out += words
        self.starts += [start] * len(words)
        self.ends += [end] * len(words)

    def plain(self, first: int, last: int) -> None:
        """The document's own words, all but their blanks, quotation marks and contractions."""
        at = first
        for piece in _PIECE.finditer(self._text, first, last):
            self._as_is(at, piece.start())
            at = piece.end()
            if piece[0].isspace():
                self.put(" ", piece.start(), at)
            elif piece[0] in "“”«»":
                self.put('"', piece.start(), at)
            elif piece[0] == "‘":
                pass  # it opens a quotation
            elif len(piece[0]) == 1:
                if self._text[at : at + 1].isalpha():
                    self.put("'", piece.start(), at)
            else:
                self._not(piece.start(), at)
        self._as_is(at, last)

    def _as_is(self, first: int, last: int) -> None:
        self.out += self._text[first:last]
        self.starts += range(first, last)
        self.ends += range(first + 1, last + 1)

    def _not(self, start: int, end: int) -> None:
        """`won't` as `will not`, `can't` as `can not`, `didn't` as `did not`."""
        for short, full in _FULL.items():
            if self.out.lower().endswith(short) and not self.out[-len(short) - 1 : -len(short)].isalpha():
                first, last = self.starts[-len(short)], self.ends[-1]
                self.out = self.out[: -len(short)]
                del self.starts[-len(short) :], self.ends[-len(short) :]
                self.put(full, first, last)
                break
        self.put(" not", start, end)
