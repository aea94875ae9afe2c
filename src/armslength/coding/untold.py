"""Parties that a sentence leaves untold, because the page's title or the one who speaks says them.

"After the meeting Mr Putin told journalists ..." on the page "Putin met with the President of Qatar"; "It was agreed to continue
contacts" in the report of a telephone call; "Thank you for coming". They stand in a report with the words that mean them, which are
the trigger's, and `resolved_by` title or speaker.
"""

from __future__ import annotations

import re
from dataclasses import replace

from armslength.coding.actors import Cast
from armslength.coding.actors.meetings import TALKED_WITH, VISIT_TO, the_meeting, the_visit
from armslength.records import Mention, Span

Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]
_IT_WAS_AGREED = re.compile(
    r"(?:It\s+(?:was|has\s+been)\s+(?:also\s+|further\s+)?agreed|(?:An\s+)?agreement\s+(?:was|has\s+been)\s+reached)\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_AMONG_ONE_PEOPLE = re.compile(r"\b(?i:inter|intra)-(?P<people>[A-Z]\w+)\s+(?:\w+\s+)?$")
"""Talks of one people's own sides, whoever hosts or welcomes them: "the intra-Syrian talks"."""
_WITH = re.compile(r"\s+with\b", re.IGNORECASE)
_TALKS = re.compile(r"(?:meeting|talks|conversation|negotiations|call)", re.IGNORECASE)
_THANKS = re.compile(r"(?:many\s+)?(?:thanks?|congratulations|welcome)(?:\s+you)?", re.IGNORECASE)
_WRITTEN_TO = re.compile(
    r"\b(?:condolences?|congratulat\w+|greetings?|message|telegram|letter)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"[^.;]{0,80}\b(?:over|after|on)\b[^.;]{0,80}\bin\s+[A-Z]")
"""What somebody is mourned for in another place than that of whom one speaks to."""
_OPENING = re.compile(
    r"(?:^|[.:!?,“\"”]\s*)(?:(?:so|and|once\s+again|again|first(?:ly)?|finally|now),?\s+)*$", re.IGNORECASE
)
_SENT = re.compile(r"condolences?|sympathy|congratulat\w+|deeply\s+shocked|best\s+wishes", re.IGNORECASE)


def filled_in(
    sides: Sides,
    class_: str,
    modality: str,
    span: Span,
    said: Span,
    text: str,
    by: tuple[Mention, ...],
    cast: Cast,
) -> Sides:
    """The two sides of a deed with those whom the title or the speaker adds; as they are where nobody does.

    Args:
        span: the trigger's words in the text.
        said: the sentence's.
        by: who is quoted for it.
    """
    doers, targets = sides
    words, before = text[span.start : span.end], text[max(said.start, span.start - 80) : span.start]
    if class_ == "CONSULT" and (own := _AMONG_ONE_PEOPLE.search(text, said.start, span.start)):
        people = cast.people(Span(*own.span("people")))
        return ((people,), (people,)) if people else sides
    if class_ in _TOGETHER and _IT_WAS_AGREED.match(text, said.start):
        return _among(sides, cast, span)
    if class_ == "CONSULT" and modality == "happened" and the_meeting(text, span, cast.title):
        return _among(sides, cast, span)
    if class_ == "CONSULT" and the_visit(text, span, cast.title) and len(doers) == 1 and not targets:
        hosted = VISIT_TO.search(cast.title) or doers[0].country != cast.home
        return (doers, cast.missing(doers, span)) if hosted else sides
    if class_ == "CONSULT" and not targets and _TALKS.fullmatch(words) and _WITH.match(text, span.end):
        one = cast.speaker(span.start, by)
        if one is None or (one.resolved_by == "home" and not TALKED_WITH.search(cast.title)):
            return sides  # an agency's state is no party to what it reports
        if all(m.start > span.start and m.country not in (None, one.country) for m in doers):
            return (_as(one, span, text, one.resolved_by or "speaker"),), doers
    if class_ == "SUPPORT" and not doers and _THANKS.fullmatch(words) and _OPENING.search(before):
        one = cast.speaker(span.start, by)
        if one is not None and all(m.country != one.country for m in targets):
            return (_as(one, span, text, "speaker"),), targets
    addressed = TALKED_WITH.search(cast.title) or _WRITTEN_TO.search(cast.title)
    elsewhere = _ELSEWHERE.match(text, span.end)
    if (
        class_ == "SUPPORT"
        and not targets
        and len(doers) == 1
        and _SENT.search(words)
        and addressed
        and not elsewhere
    ):
        return doers, cast.missing(doers, span)
    return sides


def _among(sides: Sides, cast: Cast, span: Span) -> Sides:
    """With those of the page's talks who are not told: with all where all are on both sides, else on the empty side."""
    doers, targets = sides
    others = cast.missing((*doers, *targets), span)
    if doers == targets:
        return (*doers, *others), (*targets, *others)
    if not targets:
        return doers, others
    return (others, targets) if not doers else sides


def _as(one: Mention, span: Span, text: str, by: str) -> Mention:
    return replace(one, start=span.start, end=span.end, text=text[span.start : span.end], resolved_by=by)
