"""How far two sentences say the same beyond the names of who acts: shared content words.

Words are compared by their first six letters, lower-cased, so that "expelled" and "expulsion" part but "sanctions"
and "sanctioned" meet. Function words, words of saying and of time, dates, and the words that name the parties are left
out: both sentences have them whatever they tell. Names and numbers count double.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from armslength.edtf import MONTHS
from armslength.ontology.actors import CAPITAL, CITY, registry
from armslength.records import Report

STEM = 6
NAMING = frozenset({"name", "demonym", "abbreviation"})
"""Capitals stay: they may say where."""
LEAST = 4.0
"""Two sentences of a word or two have not much in common for sharing it."""
WORD = re.compile(r"[^\W_]+")
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\b(?:1[89]|20)\d\d\b"
)
"""Days and years: that two reports are dated alike is seen to elsewhere."""
COMMON = frozenset(
    """
    the and for with from that this these those which who whom whose what when where while after before since until
    into onto over under out off about against between among through during without within upon their they them its
    his her him she our your you was were are been being has have had will would shall should can could may might must
    not nor but than then there here also only both each other another some any all more most many much few such own
    said say says saying told tell tells according reported report reports statement announced spokesman spokeswoman
    yesterday today tomorrow week weeks month months year years day days ago last next earlier later monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december morning evening night noon hours hour time new first second one two three country countries
    government president minister ministry official officials state states foreign leader leaders capital side sides
    """.split()  # noqa: SIM905 - a list of 190 strings would not be read
)


def content(sentence: str, report: Report) -> dict[str, float]:
    """Content stems of a sentence without the words that name the report's parties: stem -> weight, 1 or 2."""
    mentions = (*report.source, *report.target, *((report.by,) if report.by else ()))
    named = {w.lower() for m in mentions for w in WORD.findall(m.text)}
    countries = {m.country for m in mentions}
    found: dict[str, float] = {}
    for match in WORD.finditer(_DATE.sub(lambda date: " " * len(date[0]), sentence)):
        word = match[0]
        low = word.lower()
        if low in COMMON or low in named or (len(word) < 3 and not word.isdigit()):
            continue
        if any(n.code in countries and n.kind in NAMING for n in registry().names(word)):
            continue
        strong = word.isdigit() or (word[0].isupper() and match.start() > 0)
        stem = low[:STEM]
        found[stem] = max(found.get(stem, 0.0), 2.0 if strong else 1.0)
    return found


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weight of what they share over the weight of the lighter one, or LEAST if that is less, in [0, 1]."""
    shared = sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)
    return shared / max(LEAST, min(sum(one.values()), sum(other.values())))


_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|(?<!ccording )to|on|around|over|into|across|(?:port|town|city|village|region) of)\s+(?:the\s+)?"
    r"((?:[A-Z][\w'’-]*\w)(?:\s+[A-Z][\w'’-]*\w)*)(?:,\s+((?:[A-Z][\w'’-]*\w)(?:\s+[A-Z][\w'’-]*\w)*))?"
)
_TIMES = COMMON | {"spring", "summer", "autumn", "winter", "friday’s", "world"}


def places(sentence: str, report: Report) -> frozenset[str]:
    """Names after a preposition of place that are no state's or party's and no time's: where it may have happened."""
    named = {w.lower() for m in (*report.source, *report.target) for w in WORD.findall(m.text)}
    found = set()
    for name in (part for match in _PLACE.finditer(sentence) for part in match.groups() if part):
        words = [w.lower() for w in WORD.findall(name)]
        if any(n.kind not in {CAPITAL, CITY} for n in registry().names(name)) or any(
            w in _TIMES or w in named for w in words
        ):
            continue
        found |= {w[:STEM] for w in words}
    return frozenset(found)
