"""Times told from the publication (`last week`) or from a time told before (`that week`), and time itself."""

from __future__ import annotations

import re

from armslength.coding.dates.page import Basis, Page, Reading, Rule, Yearly, latest, nearest, next_of
from armslength.coding.dates.reckoning import Moment, Unit, counted, shift, stretch, valid
from armslength.coding.dates.words import SEASON, TIME_OF_DAY, WEEKDAY, month_number, unit_of

_BACK = "that same|that very|the same|the very same|that"
_ANAPHOR: dict[str, int] = {"the previous": -1, "the preceding": -1, "the following": 1, "the next": 1}
_RELATIVE: dict[str, int] = {
    "last": -1,
    "this past": -1,
    "the past": -1,
    "the last": -1,
    "this": 0,
    "this coming": 1,
    "the coming": 1,
    "next": 1,
}
_WHICH = "|".join(sorted([*_ANAPHOR, *_RELATIVE, *_BACK.split("|")], key=len, reverse=True))
_DAYS_FROM_TODAY = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "yesterday night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_LONG = frozenset({"month", "year", "decade"})
# Monday and Tuesday, on which `this weekend` has been.
_JUST_AFTER = 1
# The month from which on the new year is the next one.
_AUTUMN = 9
_MONTH: Unit = "month"
_OTHER_DAYS_BEFORE = re.compile(
    r"\b(?:bloody|black|good|palm|easter|holy|super|cyber|ash|maundy|man|whit|shrove|trinity|advent) $"
)
_OTHER_DAYS_AFTER = re.compile(r" (?:times|mirror|telegraph|express|herald|mail|agreement|prayers?)\b")
_AT_A_TIME = re.compile(
    r"\b(?:at|by|before|after|since|until|till|around|from|towards|about|shortly after|past) (?:the )?$"
)
_AT_THAT_TIME = re.compile(r"\b(?:by|since|until|till|from|before|at|around) $")
_IN_THE_EVENING = re.compile(r"\b(?:by|in|since|until|towards)(?: the)? $")
_AT_THE_TURN = re.compile(r"\b(at|by|before|until|till|since|from) $")
_OF_THE = re.compile(r"\b(?:of|within|during|before|in) $")


def near_today(words: re.Match[str], page: Page) -> Reading:
    """`today`, `yesterday morning`, `tonight`, `the day before yesterday`."""
    name = " ".join(words["name"].split())
    return _from_publication(page, _DAYS_FROM_TODAY.get(name, 0), "day")


def overnight(_: re.Match[str], page: Page) -> Reading:
    """The night that ended on the day told just before, or on the day of publication."""
    base = page.anchor(_.start(), fine=_to_the_day, within=0)
    basis: Basis = "anaphoric" if base and base.unit == "day" else "relative"
    base = base if basis == "anaphoric" else page.published
    if base is None or not base.knows("day"):
        return Reading(base.edtf if base else None, basis)
    before = shift(base.day, -1, "day")
    return Reading(f"{before}/{base.day}" if before else None, basis)


def now(_: re.Match[str], page: Page) -> Reading:
    """The month of publication: `now` is wider than a day, and how much wider nobody can say."""
    if page.published is None:
        return Reading(None, "relative", refers=False)
    return Reading(counted(page.published, 0, "month", "month"), "relative", refers=False)


def on_a_weekday(words: re.Match[str], page: Page) -> Reading | None:
    """`on Tuesday`, `last Friday`, `next Monday`, `that Saturday`, `the following Tuesday`.

    Without a word that says which, it is the last one up to publication; in a clause about the future,
    or as a deadline someone was given, the coming one.
    """
    start = words.start("weekday")
    if _OTHER_DAYS_BEFORE.search(page.before(start)) or _OTHER_DAYS_AFTER.match(
        page.after(words.end("weekday"))
    ):
        return None
    number, which = WEEKDAY[words["weekday"]], _which(words)
    if which is not None and _is_anaphor(which):
        base = page.anchor(start, fine=_to_the_day)
        return (
            Reading(_weekday(base, number, _ANAPHOR.get(which, 0)), "anaphoric")
            if base
            else Reading(None, "anaphoric")
        )
    base = page.published
    if base is None:
        return Reading(None, "relative")
    if which is None or which == "this":
        coming = page.coming(words.start(), words.end())
        given = page.deferred_to(words.start()) or (
            page.deadline(words.start()) and page.time_given(words.start())
        )
        step = 1 if coming and not page.deadline(words.start()) else 2 if coming or given else -2
        found, other = _weekday(base, number, step), _weekday(base, number, -2 if step > 0 else 2)
        return Reading(found, "relative", other=other if other != found else None)
    return Reading(_weekday(base, number, _RELATIVE[which]), "relative")


def in_that_unit(words: re.Match[str], page: Page) -> Reading | None:
    """`last week`, `this year`, `next month`, `that same day`, `the following year`, `the past week`."""
    which, unit = _which(words), unit_of(words["span"])
    if which is None:
        return None
    if _is_anaphor(which):
        return _from_anchor(page, words.start(), _ANAPHOR.get(which, 0), unit)
    if unit != "weekend" and (which in {"the past", "the last"} or (which == "this past" and unit in _LONG)):
        to_the_month = unit == "year" and page.published is not None and page.published.knows("month")
        count, counted_in = (-12, _MONTH) if to_the_month else (-1, unit)
        past = stretch(page.published, count, counted_in) if page.published else None
        return Reading(past, "relative", "duration")
    if unit == "day":
        return _from_publication(page, -1, "day") if which == "last" and words["span"] == "night" else None
    if unit == "weekend":
        return _weekend(page, words, _RELATIVE[which])
    return _from_publication(page, _RELATIVE[which], unit)


def on_the_next_day(words: re.Match[str], page: Page) -> Reading:
    """`next morning`, `next day` without an article: the day after the one told last."""
    base = page.anchor(words.start(), fine=_to_the_day)
    return Reading(counted(base, 1, "day", "day") if base else None, "anaphoric")


def on_a_weekday_of_a_week(words: re.Match[str], page: Page) -> Reading | None:
    """`Tuesday of last week`."""
    base = page.published
    if base is None or not base.knows("day"):
        return Reading(base.edtf if base else None, "relative")
    week = _RELATIVE[" ".join(words["which"].split())]
    day = shift(base.day, 7 * week + WEEKDAY[words["weekday"]] - base.day.weekday(), "day")
    return Reading(day.isoformat(), "relative") if day else None


def on_a_weekday_after_next(words: re.Match[str], page: Page) -> Reading:
    """`Friday week`: a week after the coming one."""
    base = page.published
    if base is None or not base.knows("day"):
        return Reading(base.edtf if base else None, "relative")
    day = shift(base.day, 7 + ((WEEKDAY[words["weekday"]] - base.day.weekday()) % 7 or 7), "day")
    return Reading(day.isoformat() if day else None, "relative")


def before_last(words: re.Match[str], page: Page) -> Reading:
    """`the week before last`, `the summer before last`, `the month after next`."""
    groups, step = words.groupdict(), -2 if words["way"].endswith("last") else 2
    if not groups.get("season"):
        if words["span"] == "weekend" and page.published is not None:
            return Reading(counted(page.published, step, "week", "weekend"), "relative")
        return _from_publication(page, step, unit_of(words["span"]))
    nearer = _of_the_year(page.published, f"{{:04}}-{SEASON[words['season']]}".format, step // 2, "season")
    year = int(nearer[:4]) + step // 2 if nearer and "-" in nearer else None
    return Reading(valid(f"{year:04}{nearer[4:]}") if nearer and year else None, "relative")


def the_part_of_the_year_before(words: re.Match[str], page: Page) -> Reading | None:
    """`the summer before`, `the spring after`: seen from the time told last."""
    base = page.anchor(words.start(), fine=lambda m: m.knows("season"))
    step = 1 if words["way"] == "after" else -1
    yearly = f"{{:04}}-{SEASON[words['season']]}".format
    return Reading(_of_the_year(base, yearly, step, "season"), "anaphoric") if base else None


def over_the_weekend(words: re.Match[str], page: Page) -> Reading:
    """`over the weekend`: the last that had begun by publication, or the coming one."""
    return _weekend(page, words, None)


def in_the_new_year(words: re.Match[str], page: Page) -> Reading | None:
    """`in the new year`: the next one, where publication is late in its own; else the beginning of its own, as `by the new year` always is."""
    if page.published is None or not page.published.knows("month"):
        return Reading(None, "relative")
    year, late = page.published.day.year, page.published.day.month >= _AUTUMN
    if words[0].startswith("the"):
        turn = _AT_THE_TURN.search(page.before(words.start()))
        if turn is None or page.capital(words.start("new")):
            return None  # "the New Year" is its first day, and read as such
        ahead = late and turn[1] not in {"since", "from"}
        return Reading(valid(f"{year + ahead:04}-01"), "relative")
    return Reading(valid(f"{year + 1:04}" if late else f"{year:04}-01"), "relative")


def at_the_end_of_the_unit(words: re.Match[str], page: Page) -> Reading:
    """`by the year's end`, `at month's end`: its last month, and its last day."""
    base = page.published
    if base is None or not base.knows("month"):
        return Reading(None, "relative")
    if words["span"] == "year":
        return page.recurring(words.start(), words.end(), "{:04}-12".format)
    return Reading(
        Moment(base.day, "month").bounds[1].isoformat() if base.knows("day") else base.edtf, "relative"
    )


def in_the_day(words: re.Match[str], page: Page) -> Reading:
    """`earlier in the day`, `in the first half of the day`, `on this day`: that told just before, or the day of publication."""
    base = None if words["this"] else page.anchor(words.start(), fine=_to_the_day, within=1)
    if base is not None and base.unit == "day":
        return Reading(base.edtf, "anaphoric")
    return _from_publication(page, 0, "day")


def all_season(words: re.Match[str], page: Page) -> Reading:
    """`all summer`: the one that publication is in, or the last before it."""
    yearly = f"{{:04}}-{SEASON[words['season']]}".format
    if page.published is None or not page.published.knows("season"):
        return Reading(None, "relative", "duration")
    return Reading(latest(yearly, page.published.bounds[1]), "relative", "duration")


def at_once(_: re.Match[str], page: Page) -> Reading:
    """`with immediate effect`: on the day of publication."""
    return _from_publication(page, 0, "day")


def in_the_unit(words: re.Match[str], page: Page) -> Reading | None:
    """`the month` in `the end of the month`: the one that holds the history told nearby, or publication."""
    if not _OF_THE.search(page.before(words.start())):
        return None
    unit, near = unit_of(words["span"]), page.told_year(words.start())
    if near is not None and near.knows(unit):
        return Reading(counted(near, 0, unit, unit), "anaphoric")
    return _from_publication(page, 0, unit)


def in_that_part_of_the_year(words: re.Match[str], page: Page) -> Reading | None:
    """`last August`, `next spring`, `this winter`, `that autumn`, `the following May`."""
    groups, which = words.groupdict(), _which(words)
    if which is None or (groups.get("mon") and not page.capital(words.start("mon"))):
        return None
    part = f"{month_number(words['mon']):02}" if groups.get("mon") else SEASON[words["season"]]
    yearly = f"{{:04}}-{part}".format
    unit: Unit = "month" if groups.get("mon") else "season"
    if not _is_anaphor(which):
        return Reading(_of_the_year(page.published, yearly, _RELATIVE[which], unit), "relative")
    base, step = page.anchor(words.start(), fine=lambda m: m.knows(unit)), _ANAPHOR.get(which, 0)
    if base is None and step <= 0:  # nothing was told before: seen from publication
        return Reading(_of_the_year(page.published, yearly, -1, unit), "relative")
    return Reading(_of_the_year(base, yearly, step, unit), "anaphoric")


def at_a_time_of_day(words: re.Match[str], page: Page) -> Reading | None:
    """`at dawn`, `by nightfall`, `that evening`: on the day told just before, or that of publication."""
    asked = _IN_THE_EVENING if words["hour"] == "evening" else _AT_A_TIME
    if not asked.search(page.before(words.start())):
        return None
    base = page.anchor(words.start(), fine=_to_the_day, within=1)
    if base is not None and base.unit == "day":
        return Reading(base.edtf, "anaphoric")
    return Reading(page.published.edtf if page.published else None, "relative")


def at_that_time(words: re.Match[str], page: Page) -> Reading | None:
    """`by then`, `since then`, `at that time`: the time told last."""
    if not _AT_THAT_TIME.search(page.before(words.start())):
        return None
    base = page.anchor(words.start(), fine=lambda _: True)
    return Reading(base.edtf if base else None, "anaphoric")


def again_and_again(_: re.Match[str], __: Page) -> Reading:
    """`every year`, `each winter`, `on Fridays`: EDTF has no value for them within the part we write."""
    return Reading(None, "stated", "set", refers=False)


def _which(words: re.Match[str]) -> str | None:
    which = words.groupdict().get("which")
    return " ".join(which.split()) if which else None


def _is_anaphor(which: str) -> bool:
    return which not in _RELATIVE


def _to_the_day(moment: Moment) -> bool:
    return moment.knows("day")


def _from_publication(page: Page, count: int, unit: Unit) -> Reading:
    return Reading(counted(page.published, count, unit, unit) if page.published else None, "relative")


def _from_anchor(page: Page, start: int, count: int, unit: Unit) -> Reading:
    base = page.anchor(start, fine=lambda m: m.knows(unit))
    if base is not None:
        return Reading(counted(base, count, unit, unit), "anaphoric")
    return _from_publication(page, count, unit) if count < 0 else Reading(None, "anaphoric")


def _weekday(base: Moment, number: int, step: int) -> str:
    """The weekday `step` from `base`: -1 before it, 1 after it, -2 and 2 the same with its own day, 0 nearest."""
    if not base.knows("day"):
        return base.edtf
    ahead = (number - base.day.weekday()) % 7
    if step == 0:
        days = ahead if ahead <= 3 else ahead - 7
    elif step > 0:
        days = 7 if ahead == 0 and step == 1 else ahead
    else:
        days = -7 if ahead == 0 and step == -1 else ahead - 7 if ahead else 0
    day = shift(base.day, days, "day")
    return day.isoformat() if day else base.edtf


def _weekend(page: Page, words: re.Match[str], step: int | None) -> Reading:
    base = page.published
    if base is None or not base.knows("weekend"):
        return Reading(base.edtf if base else None, "relative")
    coming = page.coming(words.start(), words.end())
    if step == 0 and not coming and base.day.weekday() <= _JUST_AFTER:
        step = -1
    if step is None:
        step = 0 if coming or base.day.weekday() >= 5 else -1
    return Reading(counted(base, step, "week", "weekend"), "relative")


def _of_the_year(base: Moment | None, yearly: Yearly, step: int, unit: Unit) -> str | None:
    """The month or season `step` from `base`: before it, after it, or (0) nearest to it."""
    if base is None:
        return None
    if step == 0 and base.unit == "year":
        return yearly(base.day.year)
    if not base.knows("season" if unit == "season" else "month"):
        return base.edtf if step == 0 else None
    first, last = base.bounds
    if step == 0:
        same = yearly(base.day.year)
        return nearest(yearly, base.day) if unit == "season" and same.endswith("24") else same
    width = 3 if unit == "season" else 1
    if step > 0:
        after = shift(last, width, "month")
        return next_of(yearly, after) if after else None
    before = shift(first, -width, "month")
    return latest(yearly, before) if before else None


# What follows `Monday last` and `Monday week`, and not `Monday last year`.
_ENDS = r"(?=[.,;:)!?]|$| (?:the|an?|he|she|it|they|we|at|in|by|with|and|but|when|as|his|her|its|their|is|are|was|were)\b)"
RULES = (
    Rule(r"(?P<name>the day before yesterday|the day after tomorrow)", near_today),
    Rule(
        r"(?P<name>today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening|noon))<clock>",
        near_today,
    ),
    Rule(r"overnight", overnight),
    Rule(r"(?:on )?(?:<weekday>s|weekends)", again_and_again),
    Rule(
        r"(?:every|each)(?: other| single| second| third| <count>)? "
        r"(?:<unit>|weekend|quarter|<weekday>|<month>|<season>|dawn)",
        again_and_again,
    ),
    Rule(
        r"(?:once|twice|(?:three|four|five|several|many) times) (?:a|an|every|each) <span>", again_and_again
    ),
    Rule(r"<weekday>(?: of)? (?P<which>last|this|next) week", on_a_weekday_of_a_week),
    Rule(rf"<weekday> (?P<which>last|next){_ENDS}", on_a_weekday),
    Rule(rf"<weekday> week{_ENDS}", on_a_weekday_after_next),
    Rule(r"the (?:<season>|(?P<span>week|weekend|month|year)) (?P<way>before last|after next)", before_last),
    Rule(rf"(?:(?P<which>{_WHICH}) )?<weekday><clock>", on_a_weekday),
    Rule(r"next (?:day|morning|afternoon|evening|night)", on_the_next_day),
    Rule(
        r"the <season> (?P<way>before|after)(?=[.,;:)]|$| (?:he|she|it|they|we|had|was|were|did|and|but)\b)",
        the_part_of_the_year_before,
    ),
    Rule(r"(?:earlier|later) (?P<which>this|last|next) (?P<span>week|month|year)", in_that_unit),
    Rule(
        rf"(?:(?:earlier|later) )?(?P<which>{_WHICH}) (?P<span>morning|evening|afternoon|<span2>)(?! of|-| before last| after next)",
        in_that_unit,
    ),
    Rule(rf"(?P<which>{_WHICH}) (?:<mon>|<season>)(?! of)", in_that_part_of_the_year),
    Rule(r"the weekend", over_the_weekend),
    Rule(r"(?:(?:in|into|early in) )?the (?P<new>new) year(?!'s| [12][0-9]{3})", in_the_new_year),
    Rule(r"(?:the )?(?P<span>year|month)'s end", at_the_end_of_the_unit),
    Rule(
        r"(?:(?:earlier|later) (?:in|on) the|(?:in )?the (?:first|second) half of the|(?P<this>on this)) day(?! of\b| in\b)",
        in_the_day,
    ),
    Rule(
        r"all (?P<season>summer|autumn|winter|(?:spring|fall)(?= long))(?: long)?(?! [12][0-9]{3}| of\b)",
        all_season,
    ),
    Rule(r"with immediate effect", at_once),
    Rule(r"(?:the|that) (?P<span>month|week|year|decade|century)(?! [12][0-9]{3}\b)", in_the_unit),
    Rule(rf"(?P<hour>{TIME_OF_DAY})(?! on| of| in)", at_a_time_of_day),
    Rule(r"(?:then|that time|the time(?=[,.;:]))", at_that_time),
    Rule(r"now(?! that)", now),
)
