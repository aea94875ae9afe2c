"""Whose a line or a promise is, where the coder names several: the one who speaks, else the first that does something there.

A line and a promise bind who utters them, so that those named in what must not happen, in the answer, or behind a preposition are others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from armslength.positions.holders import SPOKEN, Held, Holders, Row
from armslength.positions.voices import speaks
from armslength.records import Mention, Stance

_GOVERNED = re.compile(
    r"\b(?:from|with|to|against|in|on|at|under|between|among|than|into|towards?|about|upon|for|by|told|warned|asked|urged|handed|called) (?:the |its |his |her |their |an? |all |other )*$",
    re.IGNORECASE,
)


def bound(holders: Holders, row: Row, stance: Stance, held: Sequence[Held]) -> list[Held]:
    """Of the holders of a line or a promise those whom it binds; the several of one mention ("the ministers of A and B") all."""
    if stance.kind not in {"line", "pledge"} or not held:
        return list(held)
    speaker = row.said
    if speaker is not None and speaks(speaker):
        same = [h for h in held if h.who.country == speaker.country]
        if same:
            return same[:1]
        here = {n.names[0].code.split(".")[0] for n in row.line.named}
        if stance.kind == "line" and speaker.country in here and not _acts(row, stance):
            return [Held(speaker, "said to", None, SPOKEN)]
    if len(held) < 2:
        return list(held)
    text = holders.text
    first = next((m for m in stance.holder if _is_free(text, m, stance)), None)
    if first is None:
        return list(held[:1])
    named = {m.country for m in stance.holder if m.start == first.start} - {None}
    return [h for h in held if h.who.country in named] or list(held[:1])


def _acts(row: Row, stance: Stance) -> bool:
    """Whether a state or its people do something in the answer itself: "Moscow will respond", said by another."""
    if stance.answer is None:
        return False
    return any(
        p.who is not None
        and not p.governed
        and not p.possessive
        and stance.at.start - 40 <= row.line.starts[p.start] < stance.at.end
        for p in row.parties
    )


def _is_free(text: str, mention: Mention, stance: Stance) -> bool:
    inside = any(
        span is not None and span.start <= mention.start < span.end for span in (stance.object, stance.answer)
    )
    return not inside and _GOVERNED.search(text, max(0, mention.start - 30), mention.start) is None
