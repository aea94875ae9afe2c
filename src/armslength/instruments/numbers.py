"""Numbers, dates, deadlines and bounds that differ in a pair, and references that only follow a new numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from armslength.instruments.model import Finding
from armslength.instruments.sides import Both, Side
from armslength.records import Span

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1_000, "million": 1_000_000}  # fmt: skip
_PARTS = {"half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75, "fifths": 0.6}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMED = "|".join([*_SMALL[2:], *_TENS])
NUMBER = re.compile(
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:,?\s+\d{{4}})?|(?:{_MONTHS})\s+\d{{1,2}}(?:,\s*\d{{4}})?|(?:{_MONTHS})\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}))"
    rf"|(?P<part>(?:one|two|three|four)[-\s](?:half|thirds?|quarters?|fifths)\b|\d+/\d+\b)"
    rf"|(?P<digits>(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\w]*[A-Za-z])"
    rf"|\b(?P<named>(?i:{_NAMED})(?:[-\s](?i:{_NAMED}))*)\b"
)  # fmt: skip
_REFERENCE = re.compile(
    r"\b(?:Articles?|Sections?|Chapters?|Annex(?:es)?|Parts?|Paragraphs?|Clauses?|Rules?|Amendments?|Titles?|Schedules?|§+)\s+(?:No\.?\s*)?"
    r"(?:\d[\w.]*(?:\(\w+\))*|[IVXLC]+\b)(?:\s*(?:,|and|or|to|through|–|-)\s*(?:\d[\w.]*(?:\(\w+\))*|[IVXLC]+\b))*",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:within|no\s+later\s+than|not\s+later\s+than|before|by(?:\s+the\s+end\s+of)?|at\s+the\s+latest(?:\s+by)?)\s+(?:a\s+period\s+of\s+)?$", re.IGNORECASE)  # fmt: skip
_FLOOR = re.compile(r"\b(?:at\s+least|no\s+less\s+than|not\s+less\s+than|no\s+fewer\s+than|(?:a\s+)?minimum\s+of|more\s+than|over)\s+$", re.IGNORECASE)  # fmt: skip
_CEILING = re.compile(r"\b(?:at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to|not\s+exceed(?:ing)?|(?:a\s+)?maximum\s+of|fewer\s+than|less\s+than|no\s+longer\s+than)\s+$", re.IGNORECASE)  # fmt: skip
_UNIT = re.compile(r"\s*(?:calendar\s+|working\s+)?(hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}


_BOUNDS = {
    "floor": ("higher", "lower", "least", 1),
    "ceiling": ("higher", "lower", "most", -1),
    "deadline": ("later", "nearer", "deadline", -1),
}
"""What more of each bound is called, what less is, its name, and whether more of it binds more."""


@dataclass(frozen=True, slots=True)
class _Number:
    span: Span
    value: float | None
    bound: str | None
    date: bool


def findings(pair: Both, renumbered: Mapping[str, str]) -> list[Finding]:
    """What numbers, dates and references that differ say.

    Args:
        pair: a matched pair.
        renumbered: labels of the old text's units and what they are called in the new: `Article 18` to `Article 19`.
    """
    references = list(_references(pair, renumbered))
    out = [f for f, _, _ in references]
    old = [n for n in _numbers(pair.old) if not any(s and _inside(n.span, s) for _, s, _ in references)]
    new = [n for n in _numbers(pair.new) if not any(s and _inside(n.span, s) for _, _, s in references)]
    old = [n for n in old if pair.old.differs(*n.span) or _in_fresh(pair.old, n.span)]
    new = [n for n in new if pair.new.differs(*n.span) or _in_fresh(pair.new, n.span)]
    same = {n.value for n in old} & {n.value for n in new} - {None}
    old, new = [n for n in old if n.value not in same], [n for n in new if n.value not in same]
    out += [_changed(pair, before, after) for before, after in zip(old, new, strict=False)]
    out += [
        Finding(_rule(n), 0, f"{pair.old.quoted(n.span)} gone", 1.5, n.span, None, content=True)
        for n in old[len(new) :]
    ]
    out += [
        Finding(_rule(n), 0, f"{pair.new.quoted(n.span)} come", 1.5, None, n.span, content=True)
        for n in new[len(old) :]
    ]
    return out


def _rule(number: _Number) -> str:
    return "date" if number.date else "number"


def _changed(pair: Both, before: _Number, after: _Number) -> Finding:
    said = f"{pair.old.quoted(before.span)} became {pair.new.quoted(after.span)}"
    if before.bound and before.bound == after.bound and before.value is not None and after.value is not None:
        more = after.value > before.value
        high, low, name, firmer = _BOUNDS[before.bound]
        says = f"{said}: a {high if more else low} {name}"
        return Finding("bound", firmer if more else -firmer, says, 2.0, before.span, after.span, content=True)
    dated = before.date or after.date
    return Finding("date" if dated else "number", 0, said, 2.0, before.span, after.span, content=True)


def _references(
    pair: Both, renumbered: Mapping[str, str]
) -> Iterator[tuple[Finding, Span | None, Span | None]]:
    old = [
        Span(m.start(), m.end()) for m in pair.old.search(_REFERENCE) if pair.old.differs(m.start(), m.end())
    ]
    new = [
        Span(m.start(), m.end()) for m in pair.new.search(_REFERENCE) if pair.new.differs(m.start(), m.end())
    ]
    for before, after in zip(old, new, strict=False):
        a, b = _plain(pair.old.text, before), _plain(pair.new.text, after)
        if a == b:
            continue
        follows = renumbered.get(a) == b
        says = f"{pair.old.quoted(before)} became {pair.new.quoted(after)}"
        if follows:
            yield (
                Finding("reference", 0, f"{says}: it follows the new numbering", 0.1, before, after),
                before,
                after,
            )
        else:
            yield Finding("reference", 0, says, 1.0, before, after, content=True), before, after


def _plain(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split()).capitalize()


def _numbers(side: Side) -> list[_Number]:
    out = []
    for m in side.search(NUMBER):
        span = Span(m.start(), m.end())
        head = side.text[max(0, span.start - 40) : span.start]
        unit = _UNIT.match(side.text, span.end)
        value = _value(m)
        if m["date"] is None and value is not None and unit:
            value *= _DAYS[unit[1].casefold().rstrip("s")]
        bound = "ceiling" if _CEILING.search(head) else "floor" if _FLOOR.search(head) else None
        year = m["digits"] is not None and re.fullmatch(r"1[5-9]\d\d|2[01]\d\d", m["digits"]) is not None
        if bound is None and _DEADLINE.search(head) and (unit or year or m["date"]):
            bound = "deadline"
        out.append(_Number(span, value, bound, m["date"] is not None or (year and unit is None)))
    return out


def _value(m: re.Match[str]) -> float | None:
    if m["digits"]:
        return float(m["digits"].replace(",", "").rstrip(".") or 0)
    if m["part"]:
        return _part(m["part"])
    if m["named"]:
        return _named(m["named"])
    years, days = re.findall(r"\d{4}", m["date"]), re.findall(r"\b\d{1,2}(?!\d)", m["date"])
    month = next((n for n, name in enumerate(_MONTHS.split("|"), 1) if name in m["date"]), None)
    if m["date"][:4].isdigit():
        return float(m["date"].replace("-", ""))
    return float(years[0] if years else 0) * 10_000 + (month or 0) * 100 + float(days[0] if days else 0)


def _part(words: str) -> float:
    if "/" in words:
        top, _, under = words.partition("/")
        return float(top) / float(under) if float(under) else 0.0
    first, _, second = re.sub(r"\s+", "-", words.casefold()).partition("-")
    one = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2}[
        second.rstrip("s") if second != "half" else second
    ]
    return _SMALL.index(first) * one


def _named(words: str) -> float:
    total, part = 0.0, 0.0
    for word in re.split(r"[-\s]+", words.casefold()):
        value = float(_SMALL.index(word)) if word in _SMALL else float(_TENS[word])
        if value >= 100:
            part = max(part, 1) * value
            if value >= 1_000:
                total, part = total + part, 0.0
        else:
            part += value
    return total + part


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _in_fresh(side: Side, span: Span) -> bool:
    return any(_inside(span, s) for s in side.fresh)
