"""Red lines, as forms of words draw them and as the coder reads them: what must not happen, and what would follow if it did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from armslength.ledgers.ids import identifier
from armslength.ledgers.model import RedLine
from armslength.ledgers.saying import apart, quote, state, to_the_end, whole
from armslength.ledgers.worded import worded
from armslength.positions import Statement, Told
from armslength.positions.forms import NAME
from armslength.positions.voices import speaks
from armslength.records import Span

LEAST = 0.4
"""Statements less probable are not told as lines."""
ALONE = 0.7
"""How much less a line is trusted then that the coder alone reads, so that it stands behind the others: on a real archive of interviews
few of these were lines."""
NEXT = 2
"""How many sentences behind a line its answer, or the same line in other words, may stand."""
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
    sentences = {s.id: Span(s.start, s.end) for s in told.sentences}
    for made in statements:
        stance = made.stance
        if stance is None or stance.kind != "line" or stance.standing != "now" or made.object is None:
            continue
        if made.probability < LEAST or not speaks(made.holder):
            continue
        line = _line(told, made, made.object)
        if stance.coder != NAME:
            if not worded(told.document.text, sentences[made.sentence], made.object):
                continue
            line = replace(line, probability=round(line.probability * ALONE, 3))
        found.append(line)
    return _joined(told, apart(found))


def _joined(told: Told, lines: Sequence[RedLine]) -> list[RedLine]:
    """Lines with what the next sentences of the same paragraph add for the same state: one line, told twice or with its answer."""
    numbers = {s.id: (n, s.paragraph) for n, s in enumerate(told.sentences)}
    out: list[RedLine] = []
    for line in lines:
        before = out[-1] if out else None
        if before is not None and before.holder.country == line.holder.country:
            (number, paragraph), (then, same) = numbers[before.quote.sentence], numbers[line.quote.sentence]
            if paragraph == same and then - number <= NEXT:
                out[-1] = _one(told, before, line)
                continue
        out.append(line)
    return out


def _one(told: Told, first: RedLine, second: RedLine) -> RedLine:
    """Two tellings of one line: with both quotations, the condition and answer of the one that has an answer."""
    start, end = first.quote.at.start, max(first.quote.at.end, second.quote.at.end)
    said = replace(first.quote, at=Span(start, end), words=told.document.text[start:end])
    later = second.threat is not None and (first.threat is None or second.probability > first.probability)
    fuller = second if later else first
    return replace(
        first, id=identifier("rl", said), by=first.by or second.by, firmness=max(first.firmness, second.firmness), quote=said,
        condition=fuller.condition, threat=fuller.threat, probability=max(first.probability, second.probability), why=fuller.why,
    )  # fmt: skip


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
    if made.how in {"told", "said to"} and made.date_basis not in DATED and declared and "/" not in declared:
        declared = f"../{declared}"
    holder = state(told, made.holder)
    return RedLine(
        identifier("rl", said), "line", holder, made.holder if made.holder != holder else None, firmness, declared, said,
        quote(told, made, *condition), quote(told, made, *threat) if threat else None, "open", None, (),
        made.probability, made.why,
    )  # fmt: skip
