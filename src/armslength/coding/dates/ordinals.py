"""Whether an ordinal numbers a day: `on the fifth the army marched`, and not `on the fifth attempt` or `by the third round`."""

from __future__ import annotations

import re

from armslength.coding.dates.page import Page
from armslength.coding.dates.reckoning import valid_from
from armslength.coding.dates.words import ORDINAL, ordinal_number

FIGURE = "(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)"
WORD = f"(?:{'|'.join(sorted(ORDINAL, key=len, reverse=True))})"
NTH = f"(?:{FIGURE}|{WORD})"
_LED = re.compile(r"\b(?:on|since|by|until|till|from|before|after|dated|between)\s+$")
_PART_OF_A_DAY = re.compile(r"\b(?:night|morning|evening|afternoon|eve) of\s+$")
_OF_A_DAY = re.compile(
    r"\b(?:day|deadline|events|attacks?|killings?|vote|coup|rally|march|raids?|arson|show|"
    r"inauguration|massacre|strikes?|bombing|explosions?|protests?|clashes|elections?|summit|meeting|talks|ruling|decree|letter|note) of\s+$"
)
_OF = re.compile(r"\bof\s+$")
_PUT_OFF = re.compile(
    r"\b(?:adjourned|postponed|put off|extended|delayed|deferred|moved|brought forward|prolonged)[^.;,]* (?:to|from)\s+$"
)
_MOVED = re.compile(
    r"\b(?:adjourned|postponed|put off|delayed|deferred|moved|shifted|changed|brought forward)[^.;,]*$"
)
_ANY_NUMBER = re.compile(r"\b(?:on|since)\s+$")
_FIRM = re.compile(r"\b(?:on|since|by)\s+$")
_OF_NAMES = re.compile(r"\s[A-Z]")
# What follows a day, and never a thing that the ordinal numbers.
_STANDS_ALONE = re.compile(
    r"[.,;:)?!\"”’\n]|$|\s(?:and|but|when|where|who|which|that|he|she|it|they|we|his|her|their|its|to|at|after|before|while|as|by|in|"
    r"with|without|for|from|over|through|almost|only|alone|about|the|an?|had|has|have|is|are|was|were|did|would|will|may|must|no|"
    r"nobody|nothing|two|three|four|several|some|many|more|says?|said)\b"
)
_ANOTHER = re.compile(
    rf"(?:,? (?:and|to|or|but) (?:the )?(?:(?:early|late|mid) )?(?:{NTH}|last|final|next|decisive|only)\b|, (?:the )?{NTH})"
)
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
_LAST_ORDINAL_OF_LISTS = 3
_ORDINALS = sorted(ORDINAL, key=lambda word: ORDINAL[word])
_DAYS_ON = 7


def led_by_days(start: int, page: Page) -> bool:
    """Whether the words before are such as lead to days: `on`, `from`, `the night of`."""
    before = page.before(start)
    return _LED.search(before) is not None or _PART_OF_A_DAY.search(before) is not None


def moved_from(start: int, page: Page) -> bool:
    """Whether something is moved from one of the days to the other, and does not last from the one to the other."""
    return _MOVED.search(page.before(start, 60)) is not None


def stands_alone(end: int, page: Page) -> bool:
    """Whether nothing follows that an ordinal would number."""
    return _STANDS_ALONE.match(page.text, end) is not None


def is_a_day(words: re.Match[str], page: Page) -> bool:
    """Whether the ordinal numbers a day: by the words before it and after it."""
    nth, before, end = words["nth"], page.before(words.start()), words.end()
    figure, number = nth[0].isdigit(), ordinal_number(nth)
    alone = _STANDS_ALONE.match(page.text, end) is not None and not _ANOTHER.match(page.flat, end)
    deed = _DEED.match(page.text, end) is not None and not _NUMBERED.match(page.flat, end)
    told = alone or deed or _JUST_A_VERB.match(page.text, end) is not None
    if _PART_OF_A_DAY.search(before):
        return told
    if _OF_A_DAY.search(before) or (figure and _OF.search(before)):
        return (alone or (told and not _OF_NAMES.match(page.text, end))) and (
            figure or number > _LAST_ORDINAL_OF_LISTS
        )
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
    following = valid_from(base.day, number, 1) if base is not None and base.unit == "day" else None
    return following is not None and base is not None and 0 < (following - base.day).days <= _DAYS_ON
