"""Days told by their number alone: `on the 19th`, `by the twentieth`, `on Sunday the third`, `the first of this month`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from armslength import edtf
from armslength.coding.dates.ordinals import (
    FIGURE,
    NTH,
    WORD,
    is_a_day,
    led_by_days,
    moved_from,
    stands_alone,
)
from armslength.coding.dates.page import Basis, Page, Reading, Rule
from armslength.coding.dates.reckoning import Moment, in_month, shift, valid, valid_from
from armslength.coding.dates.words import WEEKDAY, ordinal_number

_PAST = re.compile(r"\b(?:had|was|were)\b|\b[a-z]+ed (?:on )?$")
_MONTH_DAYS = 31
# Months within which a Friday the thirteenth comes; a Friday the thirty-first is rarer.
_FAR = 24
# Days after which one that is past gives way to one that comes sooner.
_LATE = 75


def on_a_day_alone(words: re.Match[str], page: Page) -> Reading | None:
    """A day without its month, `on the 19th`: of the month of a day told before, or the next; else near publication.

    That is the latest up to it, or the next in a clause about the future. Where only a year was told, it is that year.
    """
    if not is_a_day(words, page):
        return None
    return _read(page, words, ordinal_number(words["nth"]))


def on_days_alone(words: re.Match[str], page: Page) -> Reading | None:
    """Two days or more without their month: `from the 5th to the 9th`, `on the 3rd, the 10th and the 17th`."""
    led = words["lead"] is not None or led_by_days(words.start(), page)
    if not led or not stands_alone(words.end(), page) or moved_from(words.start(), page):
        return None
    since = _read(page, words, ordinal_number(words["since"]))
    if since.edtf is None or edtf.precision(since.edtf) != "day":
        return since
    last = valid_from(date.fromisoformat(since.edtf), ordinal_number(words["until"]), 1)
    return Reading(valid(f"{since.edtf}/{last}") if last else since.edtf, since.basis, "duration")


def on_a_weekday_and_day(words: re.Match[str], page: Page) -> Reading | None:
    """`on Sunday the third`: the day with that number that is that weekday, nearest to a day told before, else to publication."""
    told = page.anchor(words.start(), fine=lambda m: m.knows("month"))
    base = told or page.published
    if base is None or not base.knows("month"):
        return None
    day, weekday = ordinal_number(words["nth"]), WEEKDAY[words["weekday"]]
    right, ahead = _that_are(weekday, day, base.day), _ahead(page, words)
    first, last = base.bounds
    past, coming = [d for d in right if d <= last][-1:], [d for d in right if d >= first][:1]
    if not past or not coming:
        return None  # at the end of the calendar
    if told is not None:
        later = [d for d in right if page.published and d >= page.published.day] if ahead else []
        return Reading(min(later or right, key=lambda d: abs((d - base.day).days)).isoformat(), "anaphoric")
    if (first - past[0]).days > _LATE > (coming[0] - last).days:
        ahead = True
    found, other = (coming[0], past[0]) if ahead else (past[0], coming[0])
    return Reading(found.isoformat(), "relative", other=other.isoformat() if other != found else None)


def _that_are(weekday: int, day: int, base: date) -> list[date]:
    """The days with that number, within two years of `base`, that are such a weekday."""
    there = (shift(base.replace(day=1), step, "month") for step in range(-_FAR, _FAR + 1))
    days = (date.fromisoformat(v) for m in there if m and (v := in_month(m, day)))
    return [d for d in days if d.weekday() == weekday]


def on_a_day_of_this_month(words: re.Match[str], page: Page) -> Reading:
    """`the third of this month`, `the 19th of last month`; `the first of the month` is of the one told before, else of this."""
    which, day = " ".join(words["which"].split()), ordinal_number(words["day"])
    told = which not in {"this", "last", "next"}
    base = page.anchor(words.start(), fine=lambda m: m.knows("month"), within=1) if told else None
    basis: Basis = "anaphoric" if base is not None and base.knows("month") else "relative"
    if basis == "relative":
        base = page.published if not told or which == "the" else None
    if base is None or not base.knows("month"):
        return Reading(None, basis)
    step = {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(which, 0)
    month = shift(base.day.replace(day=1), step, "month")
    return Reading(in_month(month, day) if month else None, basis)


def _read(page: Page, words: re.Match[str], day: int) -> Reading:
    base = page.anchor(words.start(), fine=lambda m: m.knows("month"))
    dated = page.published is not None and page.published.knows("day")
    if base is not None and base.unit == "month" and dated and page.told_year(words.start()) is None:
        base = None  # a month by itself is another deed's; what is told by its day alone is of late
    ahead = _ahead(page, words)
    if base is not None:  # of a year alone it cannot be said which month
        told = (
            _told_on(base, page, day, onward=ahead or page.deadline(words.start()))
            if base.knows("month")
            else base.edtf
        )
        if not (ahead and told and page.published and _over(told, page, words)):
            return Reading(told, "anaphoric")
    if page.published is None or not page.published.knows("day"):
        return Reading(None, "relative")
    today = page.published.day
    past, coming = valid_from(today, day, -1), valid_from(today, day, 1)
    if past and coming and today - past > timedelta(days=_MONTH_DAYS) > coming - today:
        ahead = True  # no such day in the month before: the 31st
    found, other = (coming, past) if ahead else (past, coming)
    return Reading(
        found.isoformat() if found else None,
        "relative",
        other=other.isoformat() if found and other and other != found else None,
    )


def _ahead(page: Page, words: re.Match[str]) -> bool:
    """Whether the words speak of a day to come."""
    if page.coming(words.start(), words.end()) or page.awaited(words.start()):
        return True
    return page.deferred_to(words.start()) or (
        page.deadline(words.start()) and page.time_given(words.start())
    )


def _over(value: str, page: Page, words: re.Match[str]) -> bool:
    """Whether a day was before publication, in a clause that is not told in the past itself (`had been due on the 2nd`)."""
    if page.published is None or _PAST.search(page.clause_before(words.start())):
        return False
    _, last = edtf.bounds(value)
    return last is not None and last < page.published.bounds[0]


def _told_on(base: Moment, page: Page, day: int, *, onward: bool) -> str | None:
    """The day of the month of `base`, or, where that day has gone by, of the next, if it was before publication or is looked forward to."""
    same, published = in_month(base.day, day), page.published
    if base.unit != "day":
        return same
    if same is not None and day >= base.day.day:
        late = (
            published is not None
            and base.day == published.day
            and published.unit == "day"
            and day > published.day.day
            and not onward
        )
        before = valid_from(base.day, day, -1) if late else None
        return before.isoformat() if before else same
    after = valid_from(base.day, day, 1)
    if after is not None and (published is None or onward or after <= published.bounds[1] or same is None):
        return after.isoformat()
    return same


_WHICH = "this|last|next|the previous|the following|that same|the same|that|the"
RULES = (
    Rule(rf"the (?P<day>{NTH}) of (?P<which>{_WHICH}) month", on_a_day_of_this_month),
    Rule(
        rf"<weekday>(?:,(?= the [0-9]))? the (?P<nth>{NTH})(?=[.,;:)!?]|$| (?:and|but|had|was|were|when|he|she|it|they|the|to|in|at|with|for)\b)",
        on_a_weekday_and_day,
    ),
    Rule(
        rf"(?:(?P<lead>between|from) )?the (?P<since>{FIGURE})(?:, (?:the )?{FIGURE})*(?:,? (?:and|to|until|through) |-)(?:the )?(?P<until>{FIGURE})",
        on_days_alone,
    ),
    Rule(
        rf"(?:(?P<lead>between|from) )?the (?P<since>{WORD})(?:, the {WORD})*,? (?:and|to|until) the (?P<until>{WORD})",
        on_days_alone,
    ),
    Rule(rf"the (?P<nth>{NTH})", on_a_day_alone),
)
