"""The known names among a mention's words, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from armslength.coding.actors.background import Background
from armslength.ontology.actors import CAPITAL, CITY, SURNAME, Name

WORD = re.compile(r"[^\W_](?:[\w.'’&+]|-(?=\w))*", re.UNICODE)
POSSESSIVE = re.compile(r"['’]s?$")
SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV", "Government", "Administration", "Cabinet"})
"""What may follow a surname that does not go on."""
ARABIC = re.compile(r"(?:al|el|as|ad|ar|bin|ibn|ben|abu|ould)\b")
"""Words in small letters by which a name goes on: "Ahmed al-Assadi" is no Abiy Ahmed."""
ANOTHERS = frozenset({"speaking", "speakers", "language", "backed", "trained", "funded", "sponsored", "supported", "armed", "aligned", "brokered", "mediated", "occupied", "annexed", "imposed", "era"})  # fmt: skip
"""What makes a name behind a hyphen another's: "Russian-speaking voters", "Moscow-backed rebels" are of no Russian state."""
CONTINENTS = {
    "America": frozenset({"Latin", "South", "Central", "North", "Spanish"}),
    "American": frozenset({"Latin", "South", "Central", "North", "Spanish"}),
    "Americans": frozenset({"Latin", "South", "Central", "North"}),
}
"""Words before a name that make it a continent's: "Latin America" is no United States."""
NOT_THE_UNIONS = frozenset({"Judo", "Football", "Broadcasting", "Boxing", "Athletics", "Swimming", "Championship", "Championships", "Cup", "Games", "Court", "Convention", "Political", "Space", "Jewish", "Russia"})  # fmt: skip
"""What is called European behind it and is none of the Union's; the Court of Justice has a name of its own."""
HELD_THERE = frozenset({"contact", "group", "format", "process", "quartet", "four", "agreement", "agreements", "package", "accord", "accords", "protocol", "protocols", "memorandum", "declaration", "convention", "forum", "conference"})  # fmt: skip
"""What bears the name of the town where it met and is not of its state: "the Minsk Contact Group"."""
SIDE_BY_SIDE = re.compile(r"['’]?s?\s*(,|and|&|-|–|/|,\s*and)\s*(the\s+|President\s+|Mr\.?\s+)?")
"""What stands between equals: "Minsk and Moscow", "Russian-Belarusian", "X, Y and Z"."""

ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
JOINED = re.compile(r"(?:,|\band|&)\s+(?:the\s+)?$")
"""What stands before another phrase of a list."""


def bare(word: str) -> str:
    """A word without its possessive: "Russia" of "Russia's"."""
    return POSSESSIVE.sub("", word)


class Word(NamedTuple):
    """A word of a mention at [start, end) of its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name within a phrase: from word `first` to word `last`, inclusive."""

    first: int
    last: int
    names: tuple[Name, ...]


class Phrase:
    """A mention's words and the known names among them, longest first, left to right."""

    def __init__(self, text: str, background: Background) -> None:
        self.text = text
        self.words = _words(text, background)
        self.hits = _hits([w.text for w in self.words], background)

    def before(self, hit: Hit) -> str:
        """The word before a name; "" where there is none."""
        return self.words[hit.first - 1].text if hit.first else ""

    def after(self, hit: Hit) -> str:
        """The word after a name; "" where there is none."""
        return self.words[hit.last + 1].text if hit.last + 1 < len(self.words) else ""

    def owns(self, hit: Hit) -> bool:
        """Whether a name ends in a possessive: "Sofia's"."""
        return POSSESSIVE.search(self.words[hit.last].text) is not None

    def goes_on(self, hit: Hit) -> bool:
        """Whether a name goes on after what is known of it: another capitalised word follows that is no "Jr"."""
        following = self.after(hit)
        if not following or self.owns(hit):
            return False
        adjacent = self.words[hit.last + 1].start == self.words[hit.last].end + 1
        named = following[0].isupper() or ARABIC.match(following) is not None
        return adjacent and named and following.rstrip(".") not in SUFFIXES

    def side_by_side(self, hits: Sequence[Hit]) -> bool:
        """Whether there are several names, and they stand side by side as equals."""
        gaps = (self.text[self.words[a.last].end : self.words[b.first].start] for a, b in pairwise(hits))
        return len(hits) > 1 and all(SIDE_BY_SIDE.fullmatch(gap) for gap in gaps)

    def open_phrases(self, hits: Sequence[Hit]) -> bool:
        """Whether each of several names opens a phrase of a list: "the Russian academy and South African institutes"."""
        before = [self.text[: self.words[hit.first].start] for hit in hits]
        return len(hits) > 1 and not ARTICLE.sub("", before[0]) and all(map(JOINED.search, before[1:]))


def _words(text: str, background: Background) -> list[Word]:
    """The words of a text; "Russian-Azerbaijani" as two, where each part names a state and the whole is no name.

    The first or last part may be so with the word beside it: "Russian-South African".
    """
    whole = [Word(m[0], *m.span()) for m in WORD.finditer(text)]
    out: list[Word] = []
    for i, word in enumerate(whole):
        before = out[-1].text if out else ""
        after = bare(whole[i + 1].text) if i + 1 < len(whole) else ""
        out += _apart(word, before, after, background)
    return out


def _apart(word: Word, before: str, after: str, background: Background) -> list[Word]:
    """A word's parts, where they name states each; else the word."""
    parts = bare(word.text).split("-")
    if len(parts) < 2 or background.names(word.text) or not all(p[:1].isupper() for p in parts):
        return [word]
    first, *middle, last = parts
    if not (
        (_is_state(first, background) or _is_state(f"{before} {first}", background))
        and all(_is_state(p, background) for p in middle)
        and (_is_state(last, background) or _is_state(f"{last} {after}", background))
    ):
        return [word]
    out, start = [], word.start
    for part in parts:
        out.append(Word(part, start, start + len(part)))
        start += len(part) + 1
    return out


def _is_state(word: str, background: Background) -> bool:
    names = background.names(word)
    return bool(names) and background.registry.actor(names[0].code).kind in {"state", "org"}


def _of_no_state(hit: Hit, words: Sequence[str]) -> bool:
    """Whether a name belongs to something larger: "Latin America", "the Minsk agreements", "the European Judo Union"."""
    before = words[hit.first - 1] if hit.first else ""
    after = words[hit.last + 1] if hit.last + 1 < len(words) else ""
    if before in CONTINENTS.get(words[hit.first], ()):
        return True
    if words[hit.first] == "European" and hit.first == hit.last:
        return after in NOT_THE_UNIONS
    held = after if after != "four" else ""
    return (
        hit.names[0].kind in {CAPITAL, CITY}
        and held.lower() in HELD_THERE
        and not POSSESSIVE.search(words[hit.last])
    )


def _hits(words: Sequence[str], background: Background) -> list[Hit]:
    """Longest known names: as printed ("People's"), or without the possessive ("Russia's")."""
    printed = [w.replace("’", "'") for w in words]
    plain = [bare(w) if w[0].isupper() else w for w in words]
    out, at = [], 0
    while at < len(words):
        for size in range(min(background.registry.longest, len(words) - at), 0, -1):
            phrase, whole = " ".join(plain[at : at + size]), " ".join(printed[at : at + size])
            names = background.names(whole)
            if not names and phrase != whole:
                names = background.names(phrase)
            if not names and phrase.endswith("."):
                names = background.names(phrase.rstrip("."))
            if names:
                hit = Hit(at, at + size - 1, tuple(names))
                if not _of_no_state(hit, printed):
                    out.append(hit)
                at += size
                break
        else:
            # "US-led", "Russian-backed", "Belarus-Russia": the parts may be names where the whole is none.
            first, *rest = plain[at].split("-")
            names = background.names(first) if rest and rest[-1].lower() not in ANOTHERS else []
            if names and names[0].kind != SURNAME:
                out.append(Hit(at, at, tuple(names)))
            at += 1
    return out
