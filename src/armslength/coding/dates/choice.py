"""Which of a text's times a deed happened at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from armslength import edtf
from armslength.coding.dates.page import HISTORY_DAYS, REACH
from armslength.coding.dates.scan import TimeExpression
from armslength.records import DONE, DateBasis

_CLAUSE = re.compile(
    r"[;:()\"“”\n—]|[.!?]\s|\b(?:that|after|before|while|whereas|although|though|because|when|where|if|unless)\b"
    r"|,\s+(?:and|but|or|which|who|whose|as|so|since|then|having|with)\b|\band\s+(?:he|she|it|they|[A-Z])"
)
_COUNTED_FROM = re.compile(r"\b(?:after|before)$", re.IGNORECASE)
_SINCE = re.compile(r"(?:after|before)\b", re.IGNORECASE)
_OF_A_DEED = re.compile(r"\s+of\s+\w")
"""`After two days | of talks`."""
_ANOTHER_TIME = re.compile(
    r"(?:\b(?:had|has|have|having|will|would|shall|may|might|could|should|must|if|unless|whenever)\b(?:(?!\b(?:what|which|who|that)\b)[^,.;:])*"
    r"|\b(?:after|since|before|until|once|because) (?:[A-Z][\w'’-]* )?(?:\w+ )?|\bto (?:\w+ly )?)$",
    re.IGNORECASE,
)
NEAR = 30
"""Characters before a trigger in which its tense stands."""
_AUXILIARY = 24
"""Characters before a trigger in which stands that it is to come."""
_NEAR_TIME = 40
"""Characters before a time in which the verb it belongs to stands."""
_WEEK = 7
_BY_FAR = 3
"""How many times nearer one side of publication must be for the words beside a time not to matter."""
# A past verb whose time follows it; what was put off `to` a time, or promised `for` one, has not that time.
_SAID = re.compile(
    r"\b(?:said|told|swore|met|put|made|gave|sent|went|came|took|held|began|[a-z]{2,}ed)\b(?:(?!\b(?:for|by|until|till|from|to)\b)[^,;:.])*$"
)
# Between a time and the deed after it: `on Monday | to free them`, `on Monday | a pledge extracted by Rome to let`.
_DONE_TO = re.compile(
    r"^\s+to\s|\b(?:said|told|swore|undertook|won|sold|signed|met|put|made|gave|sent|went|came|took|held|began|[a-z]{2,}ed)\b"
)
# Between a deed and a time to come that is not its own: `agreed | to leave by Friday`, `put off | the vote due on Friday`.
_TO_COME = re.compile(
    r"\b(?:to (?!the\b|an?\b|its\b|his\b|her\b|their\b)[a-z]+|due|will|would|shall|should|expected|scheduled)\b"
)
_AHEAD_BY = re.compile(
    r"\b(?:by|for|from|until|till|to|ahead of)\s(?:the\s)?(?:\w+\son\s)?\S+(?:\s\S+)?$", re.IGNORECASE
)
_WILL = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:not )?(?:to|due to|going to|set to|expected to|scheduled to))\b(?! have\b)"
)
_NEXT_WORDS = re.compile(r"\s+\w[^,.;:]{0,90}")
_OPENS = re.compile(r"(?:^|[.!?]\W*|\n)\s*(?:in|by|since|during|back in|throughout)\s$", re.IGNORECASE)


def date_of(
    trigger_start: int,
    trigger_end: int,
    expressions: Sequence[TimeExpression],
    *,
    sentence: tuple[int, int],
    published: str | None,
    linked: TimeExpression | None,
    text: str | None = None,
    modality: str | None = None,
    weighed: bool = False,
) -> tuple[str | None, DateBasis | None]:
    """When the deed of a trigger happened, and how that is known.

    The time that the coder linked to it, if it can be resolved; else, unless the coder weighed them all, the only point of time in its
    clause, where there is just one; else the publication, as a stand-in, or as stated where another clause of the sentence says that
    very day and the deed is not told as over by then ("had signed"), as to come or as a condition ("would send"). But no deed of history
    is dated to publication: where the sentence tells only times of long before, or where it tells none and
    the time told last was one, the date is unknown.

    Args:
        trigger_start, trigger_end: offsets of the trigger, in the text that `expressions` counts in.
        expressions: the times of the sentence, and of those before it.
        sentence: offsets of the sentence.
        published: EDTF of the publication, or None.
        linked: the time the coder took for this trigger's.
        text: the text; without it clauses and paragraphs are not looked at.
        modality: of the deed. Words that fit a day on either side of publication mean the coming one of a deed that is
            planned or possible (where that is nearer, or within the week), the past one of what has happened; of whatever is not told as done, the one by far nearer. A time that the words beside it give to
            another deed (`said on Tuesday it would go`, `agreed to leave by Friday`) dates this one only where the coder linked it.
        weighed: whether the times of the sentence were weighed for this deed (`linking`): `linked` None then means that none is its own.

    Returns:
        EDTF and its basis; `(None, None)` where it cannot be told.
    """
    trigger = (trigger_start, trigger_end)
    told = [e for e in expressions if e.edtf is not None and e.kind != "set"]
    inside = [e for e in told if sentence[0] <= e.start < sentence[1]]
    if linked is not None and linked.edtf is not None:
        told_as = in_tense(linked, trigger, modality, published, text) or _by_far_nearer(linked, published)
        return told_as or linked.edtf, linked.basis
    points = [e for e in inside if e.kind == "point" and not of_another_deed(e, trigger_start, text)]
    beside = [e for e in points if not weighed and same_clause(e, trigger_start, trigger_end, text)]
    if len(beside) == 1 and (meant := in_tense(beside[0], trigger, modality, published, text)):
        return meant, beside[0].basis
    if published is None or _tells_history(inside or _before(told, sentence[0], text), published):
        return None, None
    same_day = [e for e in points if e.edtf == published and e.basis == "stated"]
    if same_day and not beside and not _at_another_time(trigger_start, text):
        return published, "stated"
    return published, "published"


def in_tense(
    time: TimeExpression,
    trigger: tuple[int, int],
    modality: str | None,
    published: str | None,
    text: str | None,
) -> str | None:
    """What a time means of a deed that is planned or possible, or has happened; None where the words give it to another deed."""
    if time.edtf is None or published is None:
        return time.edtf
    first, last = edtf.bounds(published)
    begins, ends = edtf.bounds(time.edtf)
    if first is None or last is None or begins is None or ends is None:
        return time.edtf
    if modality in {"planned", "possible"} and ends < first:
        if _told_by_then(time, trigger, text):
            return None
        nearer = time.other is not None and _distance(time.other, first) <= max((first - ends).days, _WEEK)
        return time.other if nearer else time.edtf
    if modality in DONE and begins > last:
        return None if _looks_ahead(time, trigger, text) else time.other or time.edtf
    return time.edtf


def _by_far_nearer(time: TimeExpression, published: str | None) -> str | None:
    """What the words mean on the other side of publication, where that is by far nearer: in a week's time, and not last year."""
    first = edtf.bounds(published)[0] if published else None
    if time.edtf is None or time.other is None or first is None:
        return None
    there, here = _distance(time.other, first), _distance(time.edtf, first)
    return time.other if there * _BY_FAR < here else None


def _distance(value: str, day: date) -> int:
    """Days from `day` to the nearest that the EDTF may mean."""
    first, last = edtf.bounds(value)
    return max(((first or day) - day).days, (day - (last or day)).days, 0)


def _told_by_then(time: TimeExpression, trigger: tuple[int, int], text: str | None) -> bool:
    """Whether a time is that of a past verb beside it, which is not the trigger: `said on Tuesday it would go`, `will go, it said on Tuesday`."""
    if text is None:
        return False
    if trigger[1] <= time.start:
        return _SAID.search(text[trigger[1] : time.start]) is not None
    between = text[time.end : trigger[0]]
    return (
        len(between) > _NEAR_TIME
        or _SAID.search(text[max(0, time.start - _NEAR_TIME) : time.start]) is not None
        or _DONE_TO.search(between) is not None
    )


def _looks_ahead(time: TimeExpression, trigger: tuple[int, int], text: str | None) -> bool:
    """Whether a time to come is none of a deed's that has happened: `agreed to leave by Friday`, `put off the vote due on Friday`, `will strike on Friday`."""
    if text is None:
        return False
    if _AHEAD_BY.search(text[max(0, time.start - 20) : time.start] + time.text) or _WILL.search(
        text[max(0, trigger[0] - _AUXILIARY) : trigger[1]]
    ):
        return True
    if trigger[1] <= time.start:
        return _TO_COME.search(text[trigger[1] : time.start]) is not None
    return trigger[0] - time.end > _NEAR_TIME


def _at_another_time(trigger: int, text: str | None) -> bool:
    """Whether the words before the trigger say that it was done before, or is to come: a perfect, a future, "after"."""
    return text is None or _ANOTHER_TIME.search(text[max(0, trigger - NEAR) : trigger]) is not None


def of_another_deed(time: TimeExpression, trigger: int, text: str | None) -> bool:
    """Whether a time counts from a deed told right after it, and dates that one.

    `A year after the vote` of what is not the vote; `after two days of talks` of what is not the talks.
    """
    if text is None:
        return False
    lasted = _SINCE.match(time.text) and _OF_A_DEED.match(text, time.end)
    if not lasted and not _COUNTED_FROM.search(time.text):
        return False
    deed = _NEXT_WORDS.match(text, time.end)
    return deed is not None and not time.end <= trigger < deed.end()


def same_clause(time: TimeExpression, start: int, end: int, text: str | None) -> bool:
    """Whether nothing between a time and the trigger at [start, end) begins another clause; so taken without the text."""
    if text is None:
        return True
    between = text[end : time.start] if time.start >= end else text[time.end : start]
    return _CLAUSE.search(between) is None


def _before(told: Sequence[TimeExpression], start: int, text: str | None) -> list[TimeExpression]:
    """The time told last before `start`, where the words there still may go on about it."""
    last = next((e for e in reversed(told) if e.end <= start), None)
    if last is None or last.edtf is None or start - last.end > REACH:
        return []
    if text is not None and "\n" in text[last.end : start].strip():
        return []
    # A year by the way ("the 1994 treaty") sets no scene; one that opens its sentence does.
    if edtf.precision(last.edtf) in {"year", "decade", "century"}:
        opens = text is not None and _OPENS.search(text[max(0, last.start - 20) : last.start]) is not None
        return [last] if opens else []
    return [last]


def _tells_history(times: Sequence[TimeExpression], published: str) -> bool:
    """Whether there are times, and all of them ended long before publication."""
    until, _ = edtf.bounds(published)
    ends = [edtf.bounds(e.edtf)[1] or date.max for e in times if e.edtf is not None]
    return bool(ends) and until is not None and all((until - end).days > HISTORY_DAYS for end in ends)
