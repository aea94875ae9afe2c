"""The red lines that the coder reads: what must not happen, and what would follow if it did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armslength.ledgers.ids import identifier
from armslength.ledgers.model import RedLine
from armslength.ledgers.saying import apart, quote, state, to_the_end, whole
from armslength.positions import Statement, Told
from armslength.positions.voices import speaks
from armslength.records import Span

LEAST = 0.4
"""Less probable ones are not told."""
DATED = frozenset({"stated", "relative", "anaphoric"})
FIRM, SOFT, PLAIN = 1.0, 0.5, 0.8
_SOFT = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|reconsider|revisit|rethink|review)\b", re.IGNORECASE
)
_FIRM = re.compile(
    r"\b(?:never|under no circumstances|red lines?|casus belli|war|absolutely|categorically|at any price|not one)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:if|should|were|whoever|any(?:one|body)?(?: (?:who|attempt to))?|the (?:moment|day|minute)|in (?:the )?(?:case|event)(?: of| that)?|once|let)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)


def redlines(told: Told, statements: Sequence[Statement]) -> list[RedLine]:
    """The red lines declared in one document, in order of its text, without what became of them; each once."""
    found: list[RedLine] = []
    for made in statements:
        stance = made.stance
        if stance is None or stance.kind != "line" or stance.standing != "now" or made.object is None:
            continue
        if made.probability < LEAST or not speaks(made.holder):
            continue
        found.append(_line(told, made, made.object))
    return apart(found)


def _line(told: Told, made: Statement, condition: Span) -> RedLine:
    text = told.document.text
    answer = made.stance.answer if made.stance else None
    threat = to_the_end(text, answer) if answer else None
    if opens := _OPENS.search(text, max(0, condition.start - 30), condition.start):
        condition = Span(opens.start(), condition.end)
    said = whole(told, made, condition, threat)
    words = f"{said.words} {text[threat.start : threat.end] if threat else ''}"
    firmness = SOFT if _SOFT.search(words) else FIRM if _FIRM.search(words) else PLAIN
    declared = made.date
    if made.how == "told" and made.date_basis not in DATED and declared and "/" not in declared:
        declared = f"../{declared}"
    holder = state(told, made.holder)
    return RedLine(
        identifier("rl", said), "line", holder, made.holder if made.holder != holder else None, firmness, declared, said,
        quote(told, made, *condition), quote(told, made, *threat) if threat else None, "open", None, (),
        made.probability, made.why,
    )  # fmt: skip
