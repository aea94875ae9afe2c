"""Days told by their number alone: `on the 19th`, `by the twentieth`, `on Sunday the third`, `the first of this month`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from armslength import edtf
from armslength.coding.dates.page import Basis, Page, Reading, Rule
from armslength.coding.dates.reckoning import Moment, shift, valid
from armslength.coding.dates.words import ORDINAL, WEEKDAY, ordinal_number

_FIGURE = "(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)"
_WORD = f"(?:{'|'.join(sorted(ORDINAL, key=len, reverse=True))})"
_NTH = f"(?:{_FIGURE}|{_WORD})"
_LED = re.compile(r"\b(?:on|since|by|until|till|from|before|after|dated|between)\s+$")
_PART_OF_A_DAY = re.compile(r"\b(?:night|morning|evening|afternoon|eve) of\s+$")
_OF_A_DAY = re.compile(
    r"\b(?:day|deadline|events|attacks?|killings?|vote|coup|rally|march|raids?|arson|show|"
    r"inauguration|massacre|strikes?|bombing|explosions?|protests?|clashes|elections?|summit|meeting|talks|ruling|decree|letter|note) of\s+$"
)
_OF = re.compile(r"\bof\s+$")
_PUT_OFF = re.compile(r"\b(?:adjourned|postponed|put off|extended|delayed|deferred|moved|brought forward|prolonged)[^.;,]* to\s+$")
_ANY_NUMBER = re.compile(r"\b(?:on|since)\s+$")
_FIRM = re.compile(r"\b(?:on|since|by)\s+$")
_OF_NAMES = re.compile(r"\s[A-Z]")
# What follows a day, and never a thing that the ordinal numbers.
_STANDS_ALONE = re.compile(
    r"[.,;:)?!\"”’\n]|$|\s(?:and|but|when|where|who|which|that|he|she|it|they|we|his|her|their|its|to|at|after|before|while|as|by|in|"
    r"with|without|for|from|over|through|almost|only|alone|about|the|an?|had|has|have|is|are|was|were|did|would|will|may|must|no|"
    r"nobody|nothing|two|three|four|several|some|many|more|says?|said)\b"
)
_ANOTHER = re.compile(rf"(?:,? (?:and|to|or|but) (?:the )?(?:(?:early|late|mid) )?(?:{_NTH}|last|final|next|decisive|only)\b|, or \w+,|, (?:the )?{_NTH})")
_VERB = (
    r"(?:[a-z]{2,}ed|had|has|was|were|did|would|will|may|fell|came|went|took|left|drew|began|broke|brought|met|struck|sent|gave|"
    r"made|put|fled|rose|ran|shot|swore|set|lost|won|held|saw|told|said|led|found|stood|wrote|withdrew|became|says?|threw|flew|drove|spoke|sank|rang|paid|cut|hit|let|quit|shut|sat|lay|kept|felt|heard|thought|brought)\b"
)
# A deed told after the day: its verb, or a name or two or a plural before it.
_DEED = re.compile(
    rf"\s(?:[A-Z][\w'’-]*\s+(?:(?:(?:of|and|the)\s+){{0,2}}[A-Z][\w'’-]*\s+){{0,4}}|(?:[A-Z][\w'’-]*\s+)?(?:[a-z]{{3,}}(?<!ss)(?<!us)(?<!is)s|[a-z]*men|police|"
    rf"one\s+of\s+the\s+\w+)\s+){_VERB}"
    rf"|\s{_VERB}\s(?:that|the|an?|for|to|by|in|into|on|at|from|with|without|off|out|up|him|her|it|its|his|their|them|all|no|nothing)\b"
)
_JUST_A_VERB = re.compile(rf"\s{_VERB}")
_NUMBERED = re.compile(
    r"\s(?:(?!(?:the|an?|his|her|its|their|our)\s)[\w'’-]+\s+)?(?:attempts?|tr(?:y|ies)|rounds?|ballots?|days?|nights?|weeks?|months?|years?|floors?|anniversar(?:y|ies)|counts?|pages?|"
    r"times?|packages?|arm(?:y|ies)|divisions?|corps|fleets?|brigades?|regiments?|battalions?|squadrons?|republics?|congress(?:es)?|plenums?|"
    r"summits?|sessions?|assembl(?:y|ies)|majlis|duma|knesset|parliaments?|amendments?|articles?|parallels?|centur(?:y|ies)|dynast(?:y|ies)|"
    r"avenue|street|conferences?|conventions?|districts?|quarters?)\b"
)
_LISTED = re.compile(
    r"\b(?:first|second|third|former|latter|both|other|questions?|points?|items?|issues?|demands?|counts?|charges?|drafts?|readings?|"
    r"rounds?|ballots?|attempts?)\b(?! of (?:[a-z]+ month|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_PAST = re.compile(r"\b(?:had|was|were)\b|\b[a-z]+ed (?:on )?$")
_LAST_ORDINAL_OF_LISTS = 3
_ORDINALS = sorted(ORDINAL, key=lambda word: ORDINAL[word])
_DAYS_ON = 7
_MONTH_DAYS = 31
_MONTHS_TRIED = 4
# A Friday the thirteenth comes within fourteen months.
_NEAR, _FAR = 2, 14


def on_a_day_alone(words: re.Match[str], page: Page) -> Reading | None:
    """A day without its month, `on the 19th`: of the month of a day told before, or the next; else near publication.

    That is the latest up to it, or the next in a clause about the future. Where only a year was told, it is that year.
    """
    if not _is_a_day(words, page):
        return None
    return _read(page, words, ordinal_number(words["nth"]))


def on_days_alone(words: re.Match[str], page: Page) -> Reading | None:
    """Two days or more without their month: `from the 5th to the 9th`, `on the 3rd, the 10th and the 17th`."""
    before = page.before(words.start())
    if not (words["lead"] or _LED.search(before) or _PART_OF_A_DAY.search(before)) or not _STANDS_ALONE.match(page.text, words.end()):
        return None
    since = _read(page, words, ordinal_number(words["since"]))
    if since.edtf is None:
        return since
    first = date.fromisoformat(since.edtf) if len(since.edtf) == len("2000-01-01") else None
    last = first and _valid_from(first, ordinal_number(words["until"]), 1)
    value = last and valid(f"{since.edtf}/{last}")
    return Reading(value or since.edtf, since.basis, "duration")


def on_a_weekday_and_day(words: re.Match[str], page: Page) -> Reading | None:
    """`on Sunday the third`: the day with that number that is that weekday, nearest to a day told before, else to publication."""
    told = page.anchor(words.start(), fine=lambda m: m.knows("month"))
    base = told or page.published
    if base is None or not base.knows("month"):
        return None
    day, weekday = ordinal_number(words["nth"]), WEEKDAY[words["weekday"]]
    right = _that_are(weekday, day, base.day, range(-_NEAR, _NEAR + 1)) or _that_are(weekday, day, base.day, range(-_FAR, 0))
    if not right:
        return None
    if told is not None:
        return Reading(min(right, key=lambda d: abs((d - base.day).days)).isoformat(), "anaphoric")
    past, ahead = [d for d in right if d <= base.bounds[1]], [d for d in right if d >= base.bounds[0]]
    choice = (ahead[:1] + past[-1:]) if _ahead(page, words) else (past[-1:] + ahead[:1])
    other = choice[1].isoformat() if choice[1:] and choice[1] != choice[0] else None
    return Reading(choice[0].isoformat(), "relative", other=other)


def _that_are(weekday: int, day: int, base: date, months: range) -> list[date]:
    """The days with that number, so many months from `base`, that are such a weekday."""
    there = (shift(base.replace(day=1), step, "month") for step in months)
    days = (date.fromisoformat(v) for m in there if m and (v := _in_month(m, day)))
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
    return Reading(_in_month(month, day) if month else None, basis)


def _is_a_day(words: re.Match[str], page: Page) -> bool:
    """Whether the ordinal numbers a day: by the words before it and after it."""
    nth, before, end = words["nth"], page.before(words.start()), words.end()
    figure, number = nth[0].isdigit(), ordinal_number(nth)
    alone = _STANDS_ALONE.match(page.text, end) is not None and not _ANOTHER.match(page.flat, end)
    deed = _DEED.match(page.text, end) is not None and not _NUMBERED.match(page.flat, end)
    told = alone or deed or _JUST_A_VERB.match(page.text, end) is not None
    if _PART_OF_A_DAY.search(before):
        return told
    if _OF_A_DAY.search(before) or (figure and _OF.search(before)):
        return (alone or (told and not _OF_NAMES.match(page.text, end))) and (figure or number > _LAST_ORDINAL_OF_LISTS)
    if not _LED.search(before) and not (figure and _PUT_OFF.search(page.before(words.start(), 60))):
        return False
    if _NUMBERED.match(page.flat, end):
        return False
    if figure:
        return alone or (deed and _FIRM.search(before) is not None)
    deed = deed and _ANY_NUMBER.search(before) is not None
    if number <= _LAST_ORDINAL_OF_LISTS and not _goes_on(page, words.start(), number):
        return False
    if _one_of_a_list(page, words.start(), number):
        return False
    if not _ANY_NUMBER.search(before) and _LISTED.search(page.before(words.start(), 120)):
        return False
    return alone or deed


def _one_of_a_list(page: Page, start: int, number: int) -> bool:
    """Whether the ordinal before it was told just before, and was no day: `on the third "faster", and on the fourth "faster still"`."""
    told = re.search(rf"\bthe {_ORDINALS[number - 2]}\b", page.before(start, 120)) if number > 1 else None
    return told is not None and page.anchor(start, fine=lambda m: m.knows("day"), within=0) is None


def _goes_on(page: Page, start: int, number: int) -> bool:
    """Whether a day told just before is followed by that one within a week: `on the first of October ...; on the third`."""
    base = page.anchor(start, fine=lambda m: m.knows("day"), within=1)
    following = _valid_from(base.day, number, 1) if base is not None and base.unit == "day" else None
    return following is not None and base is not None and 0 < (following - base.day).days <= _DAYS_ON


def _read(page: Page, words: re.Match[str], day: int) -> Reading:
    base = page.anchor(words.start(), fine=lambda m: m.knows("month"))
    dated = page.published is not None and page.published.knows("day")
    if base is not None and base.unit == "month" and dated and page.told_year(words.start()) is None:
        base = None  # a month by itself is another deed's; what is told by its day alone is of late
    ahead = _ahead(page, words)
    if base is not None:  # of a year alone it cannot be said which month
        told = _told_on(base, page, day, onward=ahead or page.deadline(words.start())) if base.knows("month") else base.edtf
        if not (ahead and told and page.published and _over(told, page, words)):
            return Reading(told, "anaphoric")
    if page.published is None or not page.published.knows("day"):
        return Reading(None, "relative")
    today = page.published.day
    past, coming = _valid_from(today, day, -1), _valid_from(today, day, 1)
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
    same, published = _in_month(base.day, day), page.published
    if base.unit != "day" or published is None:
        return same
    if same is not None and day >= base.day.day:
        late = base.day == published.day and published.unit == "day" and day > published.day.day and not onward
        before = _valid_from(published.day, day, -1) if late else None
        return before.isoformat() if before else same
    after = _valid_from(base.day, day, 1)
    if after is not None and (onward or after <= published.bounds[1] or same is None):
        return after.isoformat()
    return same


def _in_month(month: date, day: int) -> str | None:
    return valid(f"{month.year:04}-{month.month:02}-{day:02}")


def _valid_from(start: date, day: int, step: int) -> date | None:
    """The nearest date with that day of the month, `start` or after it (step 1) or before it (-1)."""
    first = start.replace(day=1)
    for n in range(_MONTHS_TRIED):
        month = shift(first, n * step, "month")
        value = _in_month(month, day) if month else None
        found = date.fromisoformat(value) if value else None
        if found is not None and (found - start).days * step >= 0:
            return found
    return None


_WHICH = "this|last|next|the previous|the following|that same|the same|that|the"
RULES = (
    Rule(rf"the (?P<day>{_NTH}) of (?P<which>{_WHICH}) month", on_a_day_of_this_month),
    Rule(
        rf"<weekday>(?:,(?= the [0-9]))? the (?P<nth>{_NTH})(?=[.,;:)!?]|$| (?:and|but|had|was|were|when|he|she|it|they|the|to|in|at|with|for)\b)",
        on_a_weekday_and_day,
    ),
    Rule(
        rf"(?:(?P<lead>between|from) )?the (?P<since>{_FIGURE})(?:, (?:the )?{_FIGURE})*(?:,? (?:and|to|until|through) |-)(?:the )?(?P<until>{_FIGURE})",
        on_days_alone,
    ),
    Rule(
        rf"(?:(?P<lead>between|from) )?the (?P<since>{_WORD})(?:, the {_WORD})*,? (?:and|to|until) the (?P<until>{_WORD})",
        on_days_alone,
    ),
    Rule(rf"the (?P<nth>{_NTH})", on_a_day_alone),
)
