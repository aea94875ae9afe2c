"""Red lines, as forms of words draw them and as the coder reads them: what must not happen, and what would follow if it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from armslength.ledgers.ids import identifier
from armslength.ledgers.model import RedLine
from armslength.ledgers.saying import apart, quote, state, to_the_end, whole
from armslength.ledgers.signs import Reading, Signs, likelihood, line_signs
from armslength.ledgers.weights import LINE
from armslength.positions import Statement, Told
from armslength.positions.voices import speaks
from armslength.records import Span

LEAST = 0.3
"""Statements less likely are not told as lines; chosen by cross-validation on the dev halves of the cases."""
BESIDE = 0.15
"""What is as likely as this is told with a line beside it, as the same in other words."""
CALLED = 0.6
"""How likely what is called a red line or a casus belli is one: a guess."""
REFUSED = 0.35
"""How likely it is a line that another's act will not be accepted or let pass, with what would follow beside it: five of six on the dev halves."""
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
    found = [
        replace(line, probability=round(p, 3))
        for line, signs in candidates(told, statements)
        if (p := max(likelihood(signs, LINE), CALLED * _is_called(signs), REFUSED * _is_refused(signs)))
        >= BESIDE
    ]
    return [line for line in _joined(told, apart(found)) if line.probability >= LEAST]


def _is_refused(signs: Signs) -> bool:
    """Whether another's act will not be accepted, let pass or allowed, with what would follow beside it."""
    at_home = max(signs["own affairs"], signs["how things go"], signs["you"])
    return (
        signs["will not be borne"] > 0 and at_home == 0 and max(signs["next will"], signs["conditional"]) > 0
    )


def _is_called(signs: Signs) -> bool:
    """Whether it is a line in so many words, of which the models saw too few."""
    return signs["a line by name"] > 0 and ("form of a line" in signs or "read as line" in signs)


def candidates(told: Told, statements: Sequence[Statement]) -> Iterator[tuple[RedLine, Signs]]:
    """What may be a red line, with its signs: what those who speak for a state will not have, and lines."""
    reading = Reading(told)
    for made in statements:
        stance = made.stance
        if (
            stance is None
            or stance.kind not in {"line", "against"}
            or stance.standing != "now"
            or made.object is None
        ):
            continue
        if speaks(made.holder):
            yield _line(told, made, made.object), line_signs(reading, made, stance, made.object)


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
