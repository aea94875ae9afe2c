"""The words that times are written in, and how a phrase of them becomes a regular expression.

A phrase is a regular expression over lower-case text in which `<name>` stands for a fragment below and a
space for any gap within a paragraph. `<day>` and `<day2>` are the same fragment under two group names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from armslength.coding.dates.reckoning import Unit
from armslength.edtf import MONTHS

_GAP = r"(?: +| *\n *)"

MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
WEEKDAY = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
SEASON = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINAL = {
    name: number
    for number, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
DECADES = {
    "thirties": "193X",
    "forties": "194X",
    "fifties": "195X",
    "sixties": "196X",
    "seventies": "197X",
    "eighties": "198X",
    "nineties": "199X",
}
# Days of the year that have a name: month and day.
HOLIDAY = {
    "christmas": "12-25",
    "christmas day": "12-25",
    "christmas eve": "12-24",
    "boxing day": "12-26",
    "new year": "01-01",
    "new year's day": "01-01",
    "new year's eve": "12-31",
    "may day": "05-01",
    "epiphany": "01-06",
    "candlemas": "02-02",
    "valentine's day": "02-14",
    "st patrick's day": "03-17",
    "april fool's day": "04-01",
    "april fools' day": "04-01",
    "st george's day": "04-23",
    "bastille day": "07-14",
    "michaelmas": "09-29",
    "all saints' day": "11-01",
    "st andrew's day": "11-30",
    "st stephen's day": "12-26",
}
HOLIDAY |= {name.replace("st ", "st. ", 1): day for name, day in HOLIDAY.items() if name.startswith("st ")}
# Days of the year that move with Easter: days after it.
FEAST = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "palm sunday": -7,
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "whitsun": 49,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
    "ascension day": 39,
    "trinity sunday": 56,
}
YEARS_ON = {"this": 0, "last": -1, "next": 1}
"""Years from that of publication, by the word before `year`."""
UNITS: dict[str, Unit] = {
    "hour": "hour",
    "minute": "hour",
    "day": "day",
    "night": "day",
    "morning": "day",
    "evening": "day",
    "afternoon": "day",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "season": "season",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {name: n for n, name in enumerate((*_ONES, *_TEENS), 1)} | dict(
    zip(_TENS, range(20, 100, 10), strict=True)
)
_NUMBER = NUMBERS | {
    "a": 1,
    "an": 1,
    "a single": 1,
    "a full": 1,
    "a couple of": 2,
    "half a dozen": 6,
    "a dozen": 12,
    "a hundred": 100,
}
# Half of a unit, in a smaller one.
HALVES: dict[str, tuple[int, Unit]] = {
    "hour": (1, "hour"),
    "day": (12, "hour"),
    "week": (3, "day"),
    "month": (2, "week"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
_HALF = rf"half an?(?= (?:{'|'.join(HALVES)})\b)"
_VAGUE = "several|many|a few|some|a number of|countless"
_HEDGE = (
    "about|around|some|nearly|almost|roughly|barely|scarcely|over|under|more than|less than|little more than|"
    "a little over|a little under|just over|just under|well over|at least|up to|at most|only|just|exactly|another"
)
# "at least three days" is as many as it says; "about three days" is not.
_EXACT_HEDGES = frozenset({"", "at least", "up to", "at most", "only", "just", "exactly", "another"})


def _any(words: Iterable[str]) -> str:
    """The words as alternatives, longest first so that none hides a longer one."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_NUMBER_WORDS = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}|½)?|{_any(_TENS)}[- ]{_any(_ONES)}|{_any(_NUMBER)})"
TIME_OF_DAY = "dawn|daybreak|first light|sunrise|sunset|noon|midday|dusk|nightfall|midnight|teatime|mid-afternoon|evening"
_CLOCK = "(?:morning|afternoon|evening|night|midnight|noon|midday|dawn)"

# "the 19th", "the nineteenth", where no noun follows that it would number.
_NTH = f"(?:[0-9]+(?:st|nd|rd|th)|{_any(ORDINAL)})"
_FIGURE = "(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)"
_LATER = _any([o for o, n in ORDINAL.items() if n > 3])
DAY_ALONE = (
    f"(?:{_FIGURE}|{_LATER})"
    rf"(?!,? (?:and|to|or|but) (?:the )?(?:{_NTH}|last|final|next|decisive|only)\b|, (?:the )?{_NTH})"
    r"(?=[.,;:)?!\"\n]| (?:and|but|when|where|who|which|that|he|she|it|they|we|his|her|their|its|to|at|after|before|while|as|by|in|with|"
    r"the|an?|had|has|have|was|were|did|would|two|three|four|several)\b|$)"
)

FRAGMENTS = {
    "day": r"(?<![-$€£#+.,:/])(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])",
    "dd": "[0-3]?[0-9]",
    "mm": "[01]?[0-9]",
    "yyyy": "(?:1[0-9]{3}|20[0-9]{2})",
    "yy": "[0-9]{2}",
    "year": r"(?<![-$€£#+.,:/])(?:1[0-9]{3}|20[0-9]{2})(?![0-9%]|[-/.,:][0-9])",
    "month": _any(MONTH),
    "mon": rf"(?:{_any(MONTH)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)",
    "weekday": _any(WEEKDAY),
    "season": _any(SEASON),
    "holiday": _any(HOLIDAY),
    "feast": _any(FEAST),
    "ordinal": _any(ORDINAL),
    "nth": DAY_ALONE,
    "decade": _any(DECADES),
    "count": rf"(?:(?:{_HEDGE}) )?(?:{_VAGUE}|{_HALF}|{_NUMBER_WORDS})(?: and a half)?",
    "unit": "(?:(?:hour|minute|day|night|morning|evening|week|fortnight|month|year|decade)s?|centur(?:y|ies))",
    "span": "(?:day|night|week|weekend|month|quarter|year|decade|century)",
    "clock": f"(?: (?:early |late )?{_CLOCK})?",
}


# Every phrase holds one of these, so only the text around them need be looked at.
KEYWORD = re.compile(
    r"(?<!\w)(?:[12][0-9]{3}|(?:"
    + "|".join((*MONTH, *WEEKDAY, *SEASON, *DECADES, "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"))
    + "|"
    + "|".join(f"{unit}s?" for unit in UNITS)
    + "|springs|summers|autumns|winters|centuries|generations|ages|today|yesterday|tomorrow|tonight|overnight|now|then|(?:that|the) time|christmas|may day"
    + f"|boxing|easter|whitsun|pentecost|immediate[ \n]+effect|epiphany|candlemas|michaelmas|(?:patriotic|world)[ \n]+war|{TIME_OF_DAY}"
    + r")(?!\w))|(?<=[./])[12][0-9]{3}"
    + f"|(?<=[ \\n]the[ \\n])(?:{_FIGURE}|{_LATER})(?!\\w)|(?<=[ \\n]on[ \\n]the[ \\n])(?:first|second|third)(?!\\w)"
)


def pattern(phrase: str, *, named: bool = True) -> str:
    """The regular expression of a phrase; with `named` False its fragments are not groups."""

    def fragment(match: re.Match[str]) -> str:
        body = FRAGMENTS[match[1].rstrip("0123456789")]
        return f"(?P<{match[1]}>{body})" if named else f"(?:{body})"

    expanded = re.sub(r"(?<!\?P)<([a-z]+[0-9]?)>", fragment, phrase).replace(" ", _GAP)
    return expanded if named else re.sub(r"\(\?P<[a-z]+[0-9]?>", "(?:", expanded)


def flattened(text: str) -> str:
    """`text` for matching, of the same length: ASCII in lower case, one sort of space, hyphen and apostrophe."""
    return text.translate(_FLAT)


_FLAT = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | dict.fromkeys(
    map(ord, "\t\r\xa0\u2009\u202f\u2007"), " "
)
_FLAT |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-") | dict.fromkeys(
    map(ord, "\u2018\u2019\u02bc"), "'"
)


def month_number(word: str) -> int:
    """1 to 12 of a month's name or its abbreviation."""
    return next(number for name, number in MONTH.items() if name.startswith(word.rstrip(".")[:3]))


def ordinal_number(words: str) -> int:
    """`ninth`, `9th` or `9` as 9."""
    return ORDINAL.get(words) or int(words.rstrip("stndrh"))


def unit_of(word: str) -> Unit:
    """The unit of `nights`, `fortnight`, `centuries`."""
    singular = "century" if word.startswith("centur") else word.removesuffix("s")
    return UNITS[singular]


def count_of(words: str, unit_word: str) -> tuple[int | None, bool]:
    """How many units `words` say, and whether only about so many.

    Returns:
        `(None, True)` for a count that says no number (`several`); half a unit counts as one.
    """
    words = re.sub(r"\bhalf an?$", "a", " ".join(words.split()))
    hedge = re.match(rf"(?:{_HEDGE})(?= )", words)
    if re.fullmatch(_VAGUE, words):
        return None, True
    bare = words.removesuffix(" and a half").removesuffix("½")
    about = bare != words
    if hedge and bare not in _NUMBER:
        about = about or hedge[0] not in _EXACT_HEDGES
        bare = bare[hedge.end() :].strip()
    if bare in {"several", "many", "a few", "some", "a number of", "countless"}:
        return None, True
    if bare[0] in "0123456789":
        number = int(bare.replace(",", ""))
    else:
        number = _NUMBER.get(bare) or sum(_NUMBER[word] for word in re.split("[- ]", bare))
    return number * (2 if unit_word.startswith("fortnight") else 1), about
