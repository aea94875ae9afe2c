"""Names that stand in one word with another, of which the network tagged a part: "Russian" of "Russian-Ukrainian summit"."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.names import Phrase
from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, SURNAME
from armslength.records import Span

_BEFORE = re.compile(r"(?:[A-Z][\w.]*\s)?(?:[A-Z][\w.]*[-–])+$")
_AFTER = re.compile(r"(?:[-–][A-Z][\w.]*)+(?:\s[A-Z][\w.]*)?")
_JOINED = re.compile(r"[-–]")
_NEXT = re.compile(r"\s[A-Z]\w+")
_FIELD = re.compile(
    r"(?:industry|trade|economy|energy|finance|science|education|culture|sports?|health|labou?r|agriculture|transport|communications|defen[cs]e"
    r"|interior|justice|environment|tourism|infrastructure|housing|digital development|family|youth|investment)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:so|all|number|variety|series|range)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?<=\b[sS]o)-called|(?i:(?<=\ball)\s+(?:I|you|we|he|she|they|it|that)\b)|\s+of\b")
_OFFICE = re.compile(
    r"\s+and\s+(?!Prime\b|Foreign\b|Home\b|Defen[cs]e\b)(?:[A-Z]\w+\s+){1,3}(?:Minister|Ministry|Secretary)\b"
)


def whole(span: Span, text: str, background: Background) -> Span:
    """A mention with the rest of its compound, where each part is a state's or an organisation's name; else the mention."""
    first = span.start + 1 if _JOINED.match(text, span.start, span.end) else span.start
    if longer := _goes_on(span, text, background):
        return longer
    before = _BEFORE.search(text, max(0, first - 40), first)
    end = span.end - 1 if _JOINED.match(text, span.end - 1, span.end) else span.end
    after = _AFTER.match(text, end)
    if before is None and after is None:
        return span
    starts = [span.start] if before is None else [before.start(), before.end() - len(before[0].split()[-1])]
    ends = [end] if after is None else [after.end(), end + len(after[0].split()[0])]
    for start in starts:
        for stop in ends:
            phrase = Phrase(text[start:stop], background)
            if len(phrase.hits) > 1 and phrase.side_by_side(phrase.hits) and _covered(phrase):
                return Span(start, stop)
    return span


def torn(span: Span, text: str) -> bool:
    """Whether words are a piece torn off others: "Industry" of "Industry and Trade Minister", "so" of "so-called"."""
    words = text[span.start : span.end]
    if not any(map(str.isalnum, words)) or (words == "All Russia" and text.endswith(" and ", 0, span.start)):
        return True
    if _NOBODY.match(text, span.start, span.end) and _GOES_ON.match(text, span.end):
        return True
    return (
        _FIELD.fullmatch(text, span.start, span.end) is not None and _OFFICE.match(text, span.end) is not None
    )


def _goes_on(span: Span, text: str, background: Background) -> Span | None:
    """A place's name of which the mention is the first word: "South" of "South Africa", "Hong" of "Hong Kong"."""
    following = _NEXT.match(text, span.end)
    words = text[span.start : span.end]
    if following is None or not words.isalpha() or not words[0].isupper():
        return None
    longer = Span(span.start, following.end())
    names, alone = background.names(text[longer.start : longer.end]), background.names(words)
    if (
        not names
        or names[0].kind not in {"name", CITY, CAPITAL, DEMONYM}
        or background.registry.actor(names[0].code).kind == "person"
    ):
        return None
    return longer if not alone or alone[0].kind == SURNAME else None


def _covered(phrase: Phrase) -> bool:
    """Whether every word is one of a name."""
    return sum(hit.last - hit.first + 1 for hit in phrase.hits) == len(phrase.words)
