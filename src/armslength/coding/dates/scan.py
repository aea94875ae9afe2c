"""Finding the times of a text, one after the other, each resolved with those before it in view."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armslength.coding.dates import alone, counting, relative, stated
from armslength.coding.dates.binding import bound
from armslength.coding.dates.page import Basis, Kind, Page, Reading, Seen
from armslength.coding.dates.reckoning import moment, valid
from armslength.coding.dates.words import KEYWORD, WEEKDAY, pattern


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when.

    Attributes:
        start, end: their half-open character offsets; prepositions that change the meaning (`since`,
            `until`, `by`, `for`, `within`) belong to them, others (`in`, `on`, `at`) do not.
        edtf: what they mean; None where that cannot be told (`for years`, `yesterday` without publication).
        basis: `stated` in full, `relative` to publication, or `anaphoric`: told from a time before it.
        kind: `point`, a time that something happened in; `duration`, a time it lasted; `set`, many times.
        other: what they would mean on the other side of publication (`on Friday`, `in May`); None where there is no choice.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    basis: Basis
    kind: Kind
    other: str | None = None


# The order decides between two readings that begin at the same word.
_RULES = (*stated.RULES[:-3], *alone.RULES, *counting.RULES, *relative.RULES, *stated.RULES[-3:])
# How far a phrase may reach before its first keyword, and after.
_BEFORE, _AFTER = 48, 80
_TO = re.compile(r" ?(?:to|until|till|through|and|-|—) ?")


@cache
def _any() -> re.Pattern[str]:
    """Every rule's phrase; made when the first text is read, for it takes a tenth of a second."""
    phrases = "|".join(f"({pattern(rule.phrase, named=False)})" for rule in _RULES)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)")


@cache
def _each(rule: int) -> re.Pattern[str]:
    """One rule's phrase, its parts named."""
    return re.compile(rf"(?:{pattern(_RULES[rule].phrase)})(?!\w)")


def expressions(text: str, *, published: str | None) -> list[TimeExpression]:
    """The time expressions of an English text, resolved as far as text and publication allow.

    Args:
        text: any text.
        published: EDTF of its publication, of whatever precision; None leaves what is told from it
            unresolved. A value it makes is never finer than it is.

    Returns:
        In order of the text, none overlapping another.

    Raises:
        BadDate: `published` is no EDTF.
    """
    page = Page(text, moment(published) if published else None)
    found: list[TimeExpression] = []
    at = 0
    for keyword in KEYWORD.finditer(page.flat):
        at = max(at, keyword.start() - _BEFORE)
        while at <= keyword.start() and (words := _any().search(page.flat, at, keyword.end() + _AFTER)):
            read = _first_reading(page, words.start(), words.lastindex or 1)
            if read is None:
                at = words.start() + 1
            else:
                at, reading = read
                _take(page, found, words.start(), at, reading)
    return found


def _first_reading(page: Page, start: int, rule: int) -> tuple[int, Reading] | None:
    """Where the words at `start` end and what they mean by the first rule from `rule` (counted from 1) on that makes a time of them."""
    for n in range(rule - 1, len(_RULES)):
        exact = _each(n).match(page.flat, start)
        reading = _RULES[n].read(exact, page) if exact else None
        if exact is not None and reading is not None:
            return exact.end(), reading
    return None


def _take(page: Page, found: list[TimeExpression], start: int, end: int, reading: Reading) -> None:
    """Add a time to those found, with the words before it, or joined to the one before it."""
    begin, full = start, reading
    if found and (span := _joined(page, found[-1], start, end, reading)) is not None:
        begin, full = found.pop().start, span
    else:
        begin, full = bound(page, start, reading)
        begin = max(begin, found[-1].end if found else 0)
    found.append(
        TimeExpression(begin, end, page.text[begin:end], full.edtf, full.basis, full.kind, full.other)
    )
    if full.refers and full.kind != "set" and full.edtf is not None:
        meant = moment(full.edtf.split("/")[0] if full is not reading and "/" in full.edtf else full.edtf)
        if meant is not None:
            page.seen.append(Seen(begin, end, meant, full.basis))


def _joined(page: Page, left: TimeExpression, start: int, end: int, right: Reading) -> Reading | None:
    """`from Monday to Wednesday`, `between May 2014 and March 2015`, `on Saturday and Sunday`: one duration of two points."""
    gap = page.flat[left.end : start]
    lead = re.search(r"(?<!\w)(from|between) (?:the )?$", page.before(left.start, 14))
    if left.edtf is None or right.edtf is None or left.kind != "point" or right.kind != "point":
        return None
    weekdays = gap == " and " and _one_after_the_other(page, left, start, end)
    if (
        not _TO.fullmatch(gap)
        or (lead is None and gap.strip() != "-" and not weekdays)
        or (lead and (lead[1] == "between") != ("and" in gap))
    ):
        return None
    value = valid(f"{left.edtf.split('/')[0]}/{right.edtf.split('/')[-1]}")
    return Reading(value, left.basis, "duration") if value else None


def _one_after_the_other(page: Page, left: TimeExpression, start: int, end: int) -> bool:
    """Whether two bare weekdays follow each other, `on` before them and no deed of the second's own after: `on Saturday and Sunday`."""
    one, other = WEEKDAY.get(page.flat[left.start : left.end]), WEEKDAY.get(page.flat[start:end])
    if one is None or other is None or (other - one) % 7 != 1:
        return False
    return re.search(r"(?:^|\s)on $", page.before(left.start)) is not None and not page.after(end).startswith(
        "'s"
    )
