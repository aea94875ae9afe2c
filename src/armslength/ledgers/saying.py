"""What the ledgers take from a statement: its words as evidence, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from armslength.ledgers.model import Commitment, RedLine, Said
from armslength.positions import Statement, Told
from armslength.positions.model import Holder
from armslength.records import Span

_CUT = re.compile(r"[;:!?\"”—–\n]|[.,](?!\d)")
_LOOSE = " \t\n,;:.-—–\"'“”"


def quote(told: Told, made: Statement, start: int, end: int) -> Said:
    """A stretch of a statement's document as evidence, without the marks at its ends."""
    text = told.document.text
    while start < end - 1 and text[start] in _LOOSE:
        start += 1
    while end > start + 1 and text[end - 1] in _LOOSE:
        end -= 1
    by = made.by or (made.holder.code if made.how != "told" else None)
    return Said(
        made.document, made.sentence, Span(start, end), text[start:end], made.date, made.date_basis, by
    )


def whole(told: Told, made: Statement, *parts: Span | None) -> Said:
    """The words of a statement with others of its sentence."""
    sentence = next(s for s in told.sentences if s.id == made.sentence)
    spans = [made.at, *(p for p in parts if p is not None and sentence.start <= p.start < sentence.end)]
    return quote(told, made, min(s.start for s in spans), max(s.end for s in spans))


def state(told: Told, who: Holder) -> Holder:
    """The state or organisation that a holder is of."""
    if who.code == who.country or who.country not in told.actors:
        return who
    name = told.actors.actor(who.country).name
    return Holder(who.country, who.country, name, person=False, authority=1.0)


def to_the_end(text: str, span: Span) -> Span:
    """A stretch of text to the end of its clause, where it is cut short within one."""
    cut = _CUT.search(text, span.end)
    end = cut.start() if cut else len(text)
    return Span(span.start, end if end - span.end <= CLAUSE else span.end)


CLAUSE = 90
"""How many characters on a clause is read at most."""
Item = TypeVar("Item", RedLine, Commitment)


def apart(items: Iterable[Item]) -> list[Item]:
    """The items of one document, of those whose words overlap the most probable, in order of the text."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda i: (-i.probability, i.quote.at)):
        at = item.quote.at
        if not any(at.start < k.quote.at.end and k.quote.at.start < at.end for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda i: i.quote.at)
