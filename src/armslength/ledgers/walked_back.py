"""Words taken back without being owned up to: what was said, and what "had been meant" by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armslength import edtf
from armslength.ledgers.deeds import stems
from armslength.ledgers.model import Said
from armslength.ledgers.saying import quote, state
from armslength.ledgers.scene import Scene, state_of
from armslength.positions import Statement, Told
from armslength.positions.holders import FULL
from armslength.positions.model import Holder
from armslength.positions.voices import speaks

DAYS = 30
"""How many days after words they are explained away."""
SURE = 0.5
"""How probable it is that both are of one thing; chosen, not counted: the dev half has three."""
_MEANT = re.compile(
    r"\b(?:he|she|they|it|his (?:words|remarks?|statement|answer)|her (?:words|remarks?|statement|answer)|(?:the|its|their) (?:president|prime minister|premier|chancellor|king|minister|foreign minister|defence minister|leader|words|remarks?|statement)|@\d+) "
    r"(?:had|has|have|was|were)(?: only| merely| simply| in fact)? (?:meant|been misunderstood|been (?:speaking|talking) (?:of|about|figuratively|in general)|spoken (?:of|in general|figuratively|hypothetically)|referred (?:only )?to|been (?:referring|taken out of context)|"
    r"misunderstood|misquoted|taken out of context|mistranslated)\b[^.;:]*",
    re.IGNORECASE,
)
KEYS = (
    "meant",
    "misunderstood",
    "spoken of",
    "referring",
    "referred",
    "out of context",
    "misquoted",
    "mistranslated",
    "speaking of",
    "in general",
)


@dataclass(frozen=True, slots=True)
class Explained:
    """Words by which a state explains away what was said for it before."""

    holder: Holder
    said: Said
    of: frozenset[str]


def wanted(text: str) -> bool:
    """Whether a sentence may explain words away, at a glance."""
    return any(key in text for key in KEYS) and _MEANT.search(text) is not None


def explained(scene: Scene) -> Iterator[Explained]:
    """Where one document tells that words had been meant otherwise, by one who speaks for the state; in order of its text."""
    for row in scene.rows:
        if row.asks or not any(key in row.line.text for key in KEYS):
            continue
        for m in _MEANT.finditer(row.line.text):
            who = scene.voice(row, m.start()) or scene.subject(row, m.start(), m.end())
            if who is not None and speaks(who):
                said = scene.quote(row, *m.span(), who)
                yield Explained(state_of(who, scene), said, frozenset(stems(f". {row.line.text}")))


def walked_back(
    found: Iterable[Explained], willed: Sequence[tuple[Told, Statement]]
) -> Iterator[tuple[Holder, Said, Said, str, float]]:
    """Each explanation with the words of the same state that it is of: the latest before it, within a month, that share a word."""
    for e in found:
        then = edtf.bounds(e.said.date)[0] if e.said.date else None
        best: tuple[int, int, Told, Statement] | None = None
        for told, s in willed:
            if (
                s.holder.country != e.holder.country
                or s.holder.authority < FULL
                or s.date is None
                or then is None
            ):
                continue
            day = edtf.bounds(s.date)[0]
            if day is None or s.sentence == e.said.sentence or not 0 <= (then - day).days <= DAYS:
                continue
            if s.document == e.said.document and s.at.start > e.said.at.start:
                continue
            shared = len(e.of & frozenset(stems(f". {told.document.text[s.at.start : s.at.end]}")))
            if shared and (best is None or (shared, day.toordinal()) > best[:2]):
                best = (shared, day.toordinal(), told, s)
        if best is not None:
            _, _, told, s = best
            one = quote(told, s, *s.at)
            yield (
                state(told, s.holder),
                one,
                e.said,
                f"{s.holder.name} says it; later it is said that something else had been meant",
                round(SURE * s.probability, 3),
            )
