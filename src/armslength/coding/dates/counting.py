"""Times told by counting: `two days ago`, `a year later`, `for seven years`, `within 30 days`."""

from __future__ import annotations

import re

from armslength.coding.dates.page import Basis, Page, Reading, Rule
from armslength.coding.dates.reckoning import TOLD_IN, Moment, Unit, counted, stretch, valid
from armslength.coding.dates.words import HALVES, SEASON, YEARS_ON, count_of, unit_of

_FORWARD = {"later", "after", "on", "hence", "from now", "afterwards"}
# What follows "two days after" when it counts from a deed told next, not from a date told before.
_DEED = re.compile(
    r"\s+(?!(?:in|at|on|by|from|to|of|with|and|but|or|as|when|while|is|are|was|were|had|has|have|would|could|can|cannot|"
    r"did|does|do|may|might|must|will|which|who|for|into|over|under|near|outside|through|also|already|only|still|"
    r"[a-z]+ed)\b)[\w\"“‘'(]"
)
_PERFECT = re.compile(r"\b(?:had|has|have|having|been)\b")
# Acts that fix how long something is to last from then on.
_GRANTED = re.compile(
    r"\b(?:authori[sz]e[sd]?|extend(?:s|ed)?|suspend(?:s|ed)?|renew(?:s|ed)?|prolong(?:s|ed)?|grant(?:s|ed)?|lease[sd]?|"
    r"ban(?:s|ned)?|jail(?:s|ed)?|postpone[sd]?|delay(?:s|ed)?|blocks|stop|freeze)\b"
)
# A winter is told by the year it begins in.
_MARCH = 3
_HALF = re.compile(r"\bhalf\s+an?$")
_AND_A_HALF = re.compile(r"\band\s+a\s+half$|½$")
_MONTHS_OF_A_YEAR = 12
# What is counted from publication where a text begins with it.
_LONG = frozenset({"year", "decade", "century"})
_SPACE = " \n"
# What a clause stands behind that begins with the words.
_HEAD = re.compile(r"(?:;|, and) $")
_COMMA_SOON = re.compile(r"[^,;.]{0,50},")
_OLD = re.compile(r"[ -](?:old|in prison|in jail|imprisonment)\b")
_AGED = re.compile(r"\b(?:aged|age of|sentenced to|jailed for) $")


def ago(words: re.Match[str], page: Page) -> Reading:
    """`two days ago`, `three years from now`, `it is sixty years since`, counted from publication.

    A single year is told to the month: who says `a year ago` means that time of the year.
    Weeks, where more than one, and counts that are hedged (`about ten days`) are told as approximate.
    """
    number, about, unit = _counted(words)
    ahead = words["way"] not in {"ago", "since"}
    if number is None or page.published is None:
        return Reading(None, "relative")
    if number == 1 and unit == "year" and not about and page.published.knows("month"):
        number, unit = _MONTHS_OF_A_YEAR, "month"
    number, unit = _to_the_half(words, page.published, number, unit)
    return Reading(_told(page.published, number if ahead else -number, unit, about=about), "relative")


def ago_to_the_day(words: re.Match[str], page: Page) -> Reading:
    """`ten years ago today`, `ten years ago this month`: to that very day, week or month."""
    number, about, unit = _counted(words)
    part: Unit = unit_of(words["part"].removeprefix("this ")) if words["part"] != "today" else "day"
    if number is None or page.published is None or not page.published.knows(part):
        return Reading(None, "relative")
    number, unit = _to_the_half(words, page.published, number, unit)
    value = _told(page.published, -number, unit, about=True) if about else None
    return Reading(value or counted(page.published, -number, unit, part), "relative")


def later(words: re.Match[str], page: Page) -> Reading:
    """`a year later`, `two days before`, `three days after the raid`.

    Counted from the time told last; what comes earlier, from publication where none was told. Where a deed
    follows, the words date that deed: in `on Friday, two days after the raid` it is Friday less two.
    """
    number, about, unit = _counted(words)
    way = words["way"]
    sign = 1 if way in _FORWARD else -1
    if way in {"before", "after"} and _DEED.match(page.text, words.end()) and not _goes_on(words, page):
        return _beside_a_deed(words, page, -sign)
    base = page.anchor(words.start(), fine=lambda m: m.knows(TOLD_IN[unit]))
    basis: Basis = "anaphoric"
    if base is None and sign < 0:
        base, basis = page.published, "relative"
    if base is None or number is None:
        return Reading(None, basis)
    number, unit = _to_the_half(words, base, number, unit)
    return Reading(_told(base, sign * number, unit, about=about), basis)


def _goes_on(words: re.Match[str], page: Page) -> bool:
    """Whether the words begin a clause that no comma soon ends: `...; the day after Ruritania withdrew its own`."""
    heads = words["way"] == "after" and _HEAD.search(page.before(words.start())) is not None
    return heads and _COMMA_SOON.match(page.text, words.end()) is None


def seasons_ago(words: re.Match[str], page: Page) -> Reading:
    """`two summers ago`, `three winters earlier`: so many years before publication, or before the time told last."""
    number, about = count_of(words["count"], "year")
    told = words["way"] != "ago"
    base = page.anchor(words.start(), fine=lambda m: m.knows("month")) if told else page.published
    basis: Basis = "anaphoric" if told and base is not None else "relative"
    base = base or page.published
    if base is None or number is None or not base.knows("year"):
        return Reading(None, basis)
    season = SEASON[words["season"].removesuffix("s")]
    begun = base.day.year - (season == SEASON["winter"] and base.knows("month") and base.day.month < _MARCH)
    year = begun + (number if words["way"] == "later" else -number)
    return Reading(valid(f"{year:04}-{season}{'~' if about else ''}"), basis)


def within(words: re.Match[str], page: Page) -> Reading:
    """`within 30 days`: from the time told just before, or from publication, so many days on."""
    number, _, unit = _counted(words)
    base, basis = _start(page, words)
    if base is None or (number is None and unit != "hour"):
        return Reading(None, basis, "duration", refers=False)
    return Reading(stretch(base, number or 0, unit), basis, "duration", refers=False)


def lasting(words: re.Match[str], page: Page) -> Reading:
    """`for seven years`: up to publication; on from it in a clause about the future.

    In history told in the plain past it runs on from the date told before (`fled in 1991, for ten years`),
    in the perfect up to it (`had ruled for ten years`).
    """
    number, _, unit = _counted(words)
    near = page.told_year(words.start())
    base, basis = (near, "anaphoric") if near is not None else (page.published, "relative")
    if number is None or base is None:
        return Reading(None, "relative", "duration", refers=False)
    before = page.clause_before(words.start())
    coming = page.coming(words.start(), words.end()) or "up to" in words["count"] or _GRANTED.search(before)
    on = coming or (near is not None and not _PERFECT.search(before))
    return Reading(stretch(base, number if on else -number, unit), _basis(basis), "duration", refers=False)


def after_so_long(words: re.Match[str], page: Page) -> Reading | None:
    """`in ten years`, `after nine months`: so long up to publication; in a clause about the future, then."""
    number, about, unit = _counted(words)
    if unit == "hour":
        base, basis = _start(page, words)
        return Reading(base.edtf if base else None, basis, refers=False)
    if page.published is None or number is None:
        return Reading(None, "relative", "duration", refers=False)
    if page.coming(words.start(), words.end()):
        return Reading(_told(page.published, number, unit, about=about), "relative")
    if words["count"] in {"a", "an"} and words["prep"] == "in":
        return None
    return Reading(stretch(page.published, -number, unit), "relative", "duration", refers=False)


def past_or_next(words: re.Match[str], page: Page) -> Reading:
    """`the last four days`, `the past ten years`, `the next three months`."""
    number, _, unit = _counted(words)
    if number is None or page.published is None:
        return Reading(None, "relative", "duration", refers=False)
    ahead = words["way"] in {"next", "coming", "following"}
    return Reading(
        stretch(page.published, number if ahead else -number, unit), "relative", "duration", refers=False
    )


def first_of_a_year(words: re.Match[str], page: Page) -> Reading | None:
    """`the first six months of 2005`, `of this year`, `of the year`: that of the history told nearby, or of publication."""
    number, _, unit = _counted(words)
    year, basis = _year_of(words, page)
    if unit != "month" or number is None or year is None or not 1 < number <= _MONTHS_OF_A_YEAR:
        return None
    return Reading(valid(f"{year:04}-01/{year:04}-{number:02}"), basis, "duration")


def _year_of(words: re.Match[str], page: Page) -> tuple[int | None, Basis]:
    """The year that `2005`, `last year` or `the year` means, and how that is known; None where it cannot be told."""
    if words["year"]:
        return int(words["year"]), "stated"
    near = None if words["which"] else page.told_year(words.start())
    base = near or page.published
    if base is None or not base.knows("year"):
        return None, "relative"
    return base.day.year + YEARS_ON.get(words["which"], 0), "anaphoric" if near else "relative"


def vague(_: re.Match[str], __: Page) -> Reading:
    """`for years`, `long ago`, `in recent weeks`: a time, but which nobody can say."""
    return Reading(None, "relative", "duration", refers=False)


def vague_point(words: re.Match[str], page: Page) -> Reading:
    """`hours later`: still the day told before; `weeks later`: who knows."""
    base, basis = _start(page, words)
    hours = unit_of(words["unit"]) == "hour"
    return Reading(base.edtf if base and hours else None, basis)


def nth_time(words: re.Match[str], page: Page) -> Reading:
    """`for a second day`: the day (week, year) told just before, or that of publication."""
    base, basis = _start(page, words)
    unit = unit_of(words["span"])
    return Reading(counted(base, 0, unit, unit) if base else None, basis, "duration", refers=False)


def bare(words: re.Match[str], page: Page) -> Reading | None:
    """`ninety days` by itself: a duration, of which neither beginning nor end is told."""
    if (
        words["count"] in {"a", "an"}
        or " ".join(words[0].split()) == "one day"
        or _OLD.match(page.after(words.end()))
        or _AGED.search(page.before(words.start()))
    ):
        return None
    return Reading(None, "stated", "duration", refers=False)


def _counted(words: re.Match[str]) -> tuple[int | None, bool, Unit]:
    groups = words.groupdict()
    unit = groups.get("unit") or groups["span"]
    count = groups.get("count") or "a"
    number, about = count_of(count, unit)
    if _HALF.search(count):
        number, smaller = HALVES[unit]
        return number, about or unit in {"week", "month"}, smaller
    return number, about, unit_of(unit)


def _to_the_half(words: re.Match[str], base: Moment, number: int, unit: Unit) -> tuple[int, Unit]:
    """Two years and a half are thirty months, counted from what is known to the month."""
    if unit == "year" and base.knows("month") and _AND_A_HALF.search(words.groupdict().get("count") or ""):
        return number * _MONTHS_OF_A_YEAR + _MONTHS_OF_A_YEAR // 2, "month"
    return number, unit


def _told(base: Moment, number: int, unit: Unit, *, about: bool) -> str | None:
    value = counted(base, number, unit, TOLD_IN[unit])
    rough = about or (unit == "week" and abs(number) > 1) or unit == "century"
    return f"{value}~" if value and rough and "/" not in value else value


def _beside_a_deed(words: re.Match[str], page: Page, sign: int) -> Reading:
    """The deed that `words` count from, seen from the date of the same sentence; years at the head of a text from publication."""
    number, about, unit = _counted(words)
    basis: Basis = "anaphoric"
    base = page.anchor(words.start(), fine=lambda m: m.knows(TOLD_IN[unit]), within=0)
    if base is None and sign < 0 and unit in _LONG and not page.before(words.start(), 160).strip(_SPACE):
        base, basis = page.published, "relative"
    if base is None or number is None:
        return Reading(None, basis, refers=False)
    return Reading(_told(base, sign * number, unit, about=about), basis, refers=False)


def _start(page: Page, words: re.Match[str]) -> tuple[Moment | None, Basis]:
    """The day told in this sentence or the one before, else publication."""
    base = page.anchor(words.start(), fine=lambda m: m.knows("day"), within=1)
    if base is not None and base.unit == "day" and not page.coming(words.start(), words.end()):
        return base, "anaphoric"
    return page.published, "relative"


def _basis(name: str) -> Basis:
    return "anaphoric" if name == "anaphoric" else "relative"


_PLURAL = "minutes|hours|days|nights|weeks|months|years|decades|centuries|generations|ages"
RULES = (
    Rule(r"<count> <unit> ago (?P<part>today|this (?:week|month))", ago_to_the_day),
    Rule(r"<count> <unit>(?:' time)? (?P<way>ago|hence|from now|from today)", ago),
    Rule(r"(?:it is|it's|it has been|it's been) (?:now |already )?<count> <unit> (?P<way>since)", ago),
    Rule(rf"(?:long|(?:some )?(?:{_PLURAL})) ago", vague),
    Rule(
        r"<count> <unit> (?P<way>later|earlier|before|after|afterwards|previously)(?! that| last| next)",
        later,
    ),
    Rule(
        r"<count> (?P<season>springs|summers|autumns|winters) (?P<way>ago|earlier|before|later)(?! that)",
        seasons_ago,
    ),
    Rule(r"<count> <unit> (?P<way>on)(?=[,;.:—])", later),
    Rule(r"the <span> (?P<way>before|after|earlier)(?! last| next| yesterday| tomorrow)", later),
    Rule(r"the (?P<unit>morning|evening|afternoon) (?P<way>before|after)", later),
    Rule(
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades) (?P<way>later|earlier|before|after)",
        vague_point,
    ),
    Rule(r"within (?:the next |just )?<count> <unit>(?: of)?", within),
    Rule(r"within (?P<count>just )?(?P<unit>minutes|hours|days|weeks|months|years)(?: of)?", vague_point),
    Rule(
        r"(?:for|over|during|in|through|throughout|after)? ?(?:each of )?the (?P<way>last|past|previous|next|coming|following) <count> <unit>",
        past_or_next,
    ),
    Rule(
        r"(?:for|over|during|in) (?:the )?(?:recent|coming|last few|past few|next few) (?:days|weeks|months|years|decades)",
        vague,
    ),
    Rule(
        r"(?:the )?first <count> <unit> of (?:<year>|(?P<which>this|last|next) year|the year)",
        first_of_a_year,
    ),
    Rule(
        rf"(?:for|over the|in the|through the|after) (?:many |several |countless )?(?:{_PLURAL})(?! of)",
        vague,
    ),
    Rule(
        r"for (?:a|the) <ordinal> (?:straight |consecutive |successive |running )?<span>(?: running| in a row)?",
        nth_time,
    ),
    Rule(r"for (?:the )?<count> <unit>", lasting),
    Rule(r"(?P<prep>in|after)(?: less than| more than)? <count> <unit>(?:' time)?", after_so_long),
    Rule(r"<count> <unit>", bare),
)
