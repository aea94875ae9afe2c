"""Whether words that name an issue are stood for or against: what stands before them and behind, taken together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armslength.ontology.issues import Operation, operations
from armslength.positions.model import Value

_WEAK: dict[str, Operation] = {"loosely": "turns", "leans": "favours"}
BESIDE = 25
"""How many characters before an issue what ends it stands at most: one lifts sanctions, and the level of trust."""
_ENDS = re.compile(
    r"lift|eas|remov|clos|shut|cancel|revok|rescind|repeal|annul|drop|quit|suspend|reverse|end|stop|halt",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\bthat (?:the |its |our )?(?:@\d+|he|she|it|they|we)\b")
_JOINED = re.compile(r"\b(?:and|but|while|whereas|then|although)\b")
_FINITE = re.compile(r"(?:ed|s|ew|ght|ld|ose)\b|^(?:will|would|has|had|is|was)\b")
_SAID = re.compile(r"\b(?:think|believe|see|consider|regard|say|mean|imagine|view|find)s?\b")
_IF = re.compile(
    r"\b(?:if|unless|were to|whether|should (?:@\d+|the|any)|provided that|in the event|in case|suppose)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:there|must|will|shall|would|should|ought|may|can|no|not a single|need|needs|want|wants)\b",
    re.IGNORECASE,
)


FAR = 60
"""How many characters before an issue the words that govern it mostly stand at most."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that act on what is stood for; `weak` where they often mean something else."""

    what: Operation
    start: int
    end: int
    words: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What is stood for: the value, how sure, where the words that say so begin and end, and which they are.

    Attributes:
        first: where the first word that governs the issue stands; who stands before it holds the position.
    """

    value: Value
    sure: float
    first: int
    last: int
    past: bool
    words: tuple[str, ...]


def operators(text: str, start: int, end: int) -> list[Operator]:
    """The operators in a stretch of a line, left to right, none overlapping another."""
    found: list[Operator] = []
    taken: list[tuple[int, int]] = []
    for what, pattern in operations():
        for m in pattern.finditer(text, start, end):
            if what == "past":
                found.append(Operator(what, m.start(), m.end(), m[0]))
            elif not any(a < m.end() and m.start() < b for a, b in taken):
                taken.append(m.span())
                known = "turns" if what == "ends" else _WEAK.get(what, what)
                found.append(Operator(known, m.start(), m.end(), m[0], weak=what in _WEAK))
    return sorted(found, key=lambda o: (o.start, o.end))


def judge(  # noqa: PLR0912 - one rule a branch
    text: str, left: int, right: int, at: tuple[int, int], sign: int, *, act: bool, nexts: int
) -> Judged | None:
    """What the words at `at` of a line come to.

    Args:
        left, right: the clause's bounds in the line.
        sign: 1 where the words are for the issue, -1 where they are against it.
        act: whether doing it is standing for it; a mere thing needs words that say where one stands.
        nexts: where the next words that name an issue begin, or `right`.

    Returns:
        None where nothing says where one stands.
    """
    start, end = at
    known = operators(text, left, min(right, max(nexts, end)))
    before = [o for o in known if o.end <= start and o.what not in {"bad", "good"}]
    after = [o for o in known if o.start >= end]
    if before and _ENDS.match(before[-1].words) and start - before[-1].end > BESIDE:
        before = before[:-1]
    past = any(o.what == "past" for o in before)
    before = [o for o in before if o.what != "past"]
    before = _governing(text, before, start, act=act)
    behind = _behind(text, after, end)
    said = tuple(o.words for o in (*before, *behind))
    first = min((o.start for o in before), default=start)
    last = max((o.end for o in behind), default=end)
    conditional = _IF.search(text, left, start)
    if conditional and not behind:
        return None if not before or act else Judged("ambiguous", 0.3, first, last, past, said)
    if any(o.what == "change" for o in (*before, *behind)):
        if any(o.what in {"not", "turns"} for o in before):
            return None  # it denies a change, and says not of what
        return Judged("changed", 0.6, first, last, past, said)
    if any(o.what == "hedge" for o in (*before, *after)):
        words = tuple(o.words for o in (*before, *after) if o.what == "hedge")
        return Judged("ambiguous", 0.6, first, last, past, words)
    flips = 1
    if behind:
        for o in behind:
            flips *= -1 if o.what in {"bad", "not"} else 1
        for o in before:
            beside = o.words.lower() in {"no", "not a single", "none"} and start - o.end < 20
            if o.what == "not" and (beside or _SAID.search(text, o.end, min(start, o.end + 25))):
                flips *= -1
        sure = 0.75
    else:
        turned = [o for o in before if o.what == "turns"]
        nots = _nots([o for o in before if o.what in {"not", "turns", "favours"}])
        flips = (-1) ** (len(turned) + nots)
        attitudes = [o for o in before if o.what in {"turns", "favours"}]
        if not act and not attitudes:
            nearest = max((o.end for o in before), default=start)
            if not nots or start - nearest > 25 or not _WILL.search(text, max(left, start - 40), start):
                return None
            sure = 0.5
        else:
            sure = 0.8 if attitudes or nots else 0.65
            if attitudes and all(o.weak for o in attitudes):
                sure = 0.65 if act else 0.5
            far = start - max((o.end for o in before), default=start)
            if before and "," in text[max(o.end for o in before) : start]:
                sure -= 0.2
            sure -= 0.35 if far > FAR else 0.15 if far > FAR / 2 else 0.0
        if len(turned) + nots > 1:
            sure -= 0.1
    return Judged("for" if sign * flips > 0 else "against", sure, first, last, past, said)


def _governing(text: str, before: list[Operator], start: int, *, act: bool) -> list[Operator]:
    """Those of the operators before an issue that reach it: none from before a new predicate."""
    kept = before
    for i in range(1, len(before)):
        if _JOINED.search(text, before[i - 1].end, before[i].start) and before[i].what != "not":
            kept = before[i:]
    for i in range(len(kept) - 1, 0, -1):  # who claims that another refuses does not refuse
        if _CLAIMED.search(text, kept[i - 1].end, kept[i].start + 1):
            kept = kept[i:]
            break
    if (
        kept
        and _CLAIMED.search(text, kept[-1].end, start)
        and not re.match(r"agree|den|insist|demand|pledg|promis", kept[-1].words, re.IGNORECASE)
    ):
        kept = []
    if kept and (joined := _JOINED.search(text, kept[-1].end, start)):
        verb = text[joined.end() : start + 20].strip().split()
        if (act and verb and _FINITE.search(text[start : start + 14].split(maxsplit=1)[0])) or re.search(
            r"(?:^| )(?:@\d+|he|she|it|they|we)\b", text[joined.end() : start]
        ):
            kept = []
    if kept and re.search(
        r", (?:the )?(?:@\d+|he|she|it|they|we|president|government|ministry) (?:\w+ly )?\w+(?:ed|s|ill|ould|as|an)\b",
        text[kept[-1].end : start],
    ):
        kept = []
    return kept


def _nots(found: list[Operator]) -> int:
    """How many negations: `not ... never` next to each other are one."""
    count, last = 0, ""
    for o in found:
        if o.what == "not" and last != "not":
            count += 1
        last = o.what
    return count


def _behind(text: str, after: list[Operator], end: int) -> list[Operator]:
    """The first judgement behind an issue, and its negation, if they are of it."""
    for i, o in enumerate(after):
        if o.what in {"bad", "good", "change"}:
            between = text[end : o.start]
            if len(between) > 70 or _JOINED.search(between) or '"' in between:
                return []
            return [*(a for a in after[:i] if a.what == "not" and o.start - a.end < 25), o]
        if o.what in {"turns", "favours"}:
            return []
    return []
