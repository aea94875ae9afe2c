"""What a clause of a treaty, doctrine or constitution is about: a catalogue of themes and the phrases that name them.

Data: `ontology/data/themes.csv`, one phrase a row: its theme, the channel of dependence that the theme feeds, the
weight of a change there, and whether the phrase is a pledge (a clause that loses it binds less).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armslength.ontology.tables import rows
from armslength.records import CHANNELS, Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, the channel it feeds, and how much a change there weighs, 1 being ordinary."""

    name: str
    channel: str
    weight: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue where it stands in a text.

    Attributes:
        phrase: as the catalogue has it; a star stands for any ending.
        pledge: whether a clause that loses it binds less.
    """

    phrase: str
    theme: Theme
    pledge: bool
    span: Span


def phrases(text: str, start: int = 0, end: int | None = None) -> list[Phrase]:
    """The catalogue's phrases in a stretch of text, left to right, the longest at each place; English alone.

    A part of a hyphenated word begins none: `technology-neutral` is not `neutral`.
    """
    end = len(text) if end is None else end
    whole, stems, shortest = _catalogue()
    out: list[Phrase] = []
    at = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < at or (word.start() > start and text[word.start() - 1] in "-‑"):
            continue
        low = word[0].casefold()
        near = list(whole.get(low, ()))
        for size in range(shortest, len(low) + 1):
            near += stems.get(low[:size], ())
        found = [(m.end(), e) for e in near if (m := e.pattern.match(text, word.start(), end))]
        if found:
            at, best = max(found, key=lambda f: (f[0], len(f[1].phrase)))
            out.append(Phrase(best.phrase, best.theme, best.pledge, Span(word.start(), at)))
    return out


@cache
def themes() -> dict[str, Theme]:
    """All themes by name, in order of the table."""
    out: dict[str, Theme] = {}
    for row in rows("themes"):
        if row["channel"] not in CHANNELS or row["pledge"] not in {"yes", "no"}:
            raise ValueError(
                f"ontology/data/themes.csv: {row['phrase']}: no such channel, or pledge is not yes or no"
            )
        out.setdefault(row["theme"], Theme(row["theme"], row["channel"], float(row["weight"])))
    return out


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    theme: Theme
    pledge: bool
    pattern: re.Pattern[str]


@cache
def _catalogue() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], int]:
    """Phrases by their first word: those that have it whole, those that have it with a star, and the shortest of these."""
    known = themes()
    whole: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for row in rows("themes"):
        parts = (re.escape(w).replace("'", "['’]").replace(r"\*", r"[\w'’-]*") for w in row["phrase"].split())
        pattern = re.compile(r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
        entry = _Entry(row["phrase"], known[row["theme"]], row["pledge"] == "yes", pattern)
        first = (_WORD.match(row["phrase"]) or [row["phrase"]])[0].casefold()
        starred = row["phrase"][len(first) : len(first) + 1] == "*"
        (stems if starred else whole).setdefault(first, []).append(entry)
    return whole, stems, min(map(len, stems))
