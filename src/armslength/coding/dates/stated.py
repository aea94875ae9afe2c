"""Times that the text states: days, months, seasons, years, with their year or half-known without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise

from armslength.coding.dates.page import Page, Reading, Rule, latest, next_of
from armslength.coding.dates.reckoning import easter, valid
from armslength.coding.dates.words import (
    DECADES,
    FEAST,
    HOLIDAY,
    MONTH,
    SEASON,
    WEEKDAY,
    YEARS_ON,
    month_number,
    ordinal_number,
)

_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|during|through|throughout|before|after|of|from|to|between|and|or|last|next|this|that|"
    r"early|earlier|late|mid|every|each|previous|following|for|over|around|about)[ -](?:the )?$|[(,-] ?$"
)
_DECADE_LED = re.compile(
    r"\b(?:in|of|since|during|through|throughout|from|until|till|by|before|after) the (?:(?:very )?(?:early|late)[ -]|mid-)?$"
)
_NO_YEARS = re.compile(
    r"\b(?:temperatures?|degrees|approval|support|ratings?|polls?|inflation|rates?|aged?|he is|he was|she is|she was|is|are|was|were) (?:still |now |well )?(?:in|into|from|to) the (?:early |late |mid-)?$"
)
_NAME_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Sir|Lady|Dr|General|President|Minister|Senator|Theresa|Brian|[A-Z]\.)\s$"
)
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")
_BEFORE_SEASON = re.compile(
    r"\b(?:in|over|through|during|throughout|since|by|until|till|before|after|early|late|mid|for|of)[ -](?:the )?$"
)
_AT_HOLIDAY = re.compile(
    r"\b(?:at|by|before|after|since|until|till|over|around|from|of|for|past|last|this|during) $"
)
_WARS = (
    dict.fromkeys(("i", "one", "first"), "1914/1918")
    | dict.fromkeys(("ii", "two", "second"), "1939/1945")
    | {None: "1941/1945"}
)
_AT_FEAST = re.compile(r"\b(?:at|on|by|before|after|since|until|till|over|around|from|for|during) $")
_BEARS_THE_NAME = re.compile(
    r" (?:island|rising|agreement|accord|offensive|egg|truce|ceasefire|recess|break|holiday)"
)
# Before 1583 the western reckoning was another.
_OLD_CALENDAR = 1582
_IN_A_WAR = re.compile(r"\b(?:during|throughout) (?:the )?$")
_YEAR_OF = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|between|and|or|after|before|during|through|throughout|early|late|mid|around|"
    r"about|for|circa|the|than|with|spring|summer|autumn|winter|fall|christmas)[ -]$|[(–] ?$"
)
_NUMBERED = re.compile(
    r"\b(?:resolutions?|nos?|number|articles?|art|flights?|orders?|decrees?|pages?|pp?|law|rooms?|sections?|paragraphs?|"
    r"bus|routes?|models?|boeing|airbus|decisions?|directives?|regulations?|unscr|cases?|files?|units?|channels?|"
    r"psalms?|buildings?|height|hill|gate|agent|box|code|some|nearly|almost|over|more than|at least|less than|fewer than|"
    r"up to|only|other|another|additional|extra|all|all of|roughly|approximately|exactly|least|total of|around)\.? "
    r"(?:[0-9]+(?:, ?| and | or | ?- ?))*$"
)
_COUNTED = re.compile(
    r"[ -]?(?:people|persons?|troops|soldiers?|men|women|children|tonnes?|tons?|km|kilomet\w+|miles?|met(?:re|er)s?|mw|kg|"
    r"dollars?|euros?|roubles?|rubles?|pounds?|yuan|yen|francs?|marks?|barrels?|votes?|seats?|prisoners?|deaths?|dead|"
    r"cases|homes|houses|migrants?|refugees?|jobs|items|delegates|observers?|polic\w+|officers?|protesters?|"
    r"demonstrators?|per ?cent|percent|million|billion|trillion|thousand|hundred|workers?|students?|vehicles|tanks|aircraft|"
    r"missiles|warheads|rounds|shells|hectares|acres|square|cubic|feet|ft|days?|hours?|weeks?|months|years|times|civilians|"
    r"villages|pages|copies|employees|inhabitants|families|fighters|inmates|detainees|signatures|passengers|ships|units|"
    r"words|degrees|volts|megawatts|bodies|graves|points|others|of (?:the|them|its|their|his|our))\b|%| ?[°ºc]\b|[ ][0-9]"
)


def on_a_day(words: re.Match[str], page: Page) -> Reading | None:
    """A day with its month, with or without a year: `8 January 2007`, `January 8`, `8 Jan. 2007`."""
    if not _is_month(words, page):
        return None
    return _dated(words, page, f"-{month_number(words['mon']):02}-{ordinal_number(words['day']):02}")


def between_days(words: re.Match[str], page: Page) -> Reading | None:
    """Days of one month, or of two: `5-10 September`, `8, 11 and 17 January`, `28 August to 2 September 2014`."""
    if not _is_month(words, page):
        return None
    groups = words.groupdict()
    until = month_number(words["mon"])
    since = month_number(groups["mon2"]) if groups.get("mon2") else until
    last = _dated(words, page, f"-{until:02}-{ordinal_number(words['day']):02}")
    if last.edtf is None:
        return last
    year = int(last.edtf[:4]) - (since > until)
    first = f"-{since:02}-{ordinal_number(words['day2']):02}"
    value = valid(f"{year:04}{first}/{last.edtf}")
    other = valid(f"{int(last.other[:4]) - (since > until):04}{first}/{last.other}") if last.other else None
    if other is not None and page.published is not None and page.published.within(other):
        value, other = other, value
    return Reading(value, last.basis, "duration", other=other)


def between_months(words: re.Match[str], page: Page) -> Reading | None:
    """Two months, the year told with the second, with the first, or not at all: `March to May 2015`."""
    if not _is_month(words, page):
        return None
    groups = words.groupdict()
    since, until = month_number(words["mon2"]), month_number(words["mon"])
    last = _dated(words, page, f"-{until:02}")
    if last.edtf is None:
        return last
    year = int(groups["year2"]) if groups.get("year2") else int(last.edtf[:4]) - (since > until)
    return Reading(valid(f"{year:04}-{since:02}/{last.edtf}"), last.basis, "duration")


def day_in_figures(words: re.Match[str], _: Page) -> Reading | None:
    """Day first, as `08.01.2007` or `13/1/2007`.

    Where figures parted by strokes may be read both ways (8/1/2007), only their year is certain.
    """
    day, month = int(words["dd"]), int(words["mm"])
    if words["sign"] == "/" and day <= 12 and month <= 12 and day != month:
        return Reading(words["yyyy"], "stated")
    if words["sign"] == "/" and month > 12:
        day, month = month, day
    value = valid(f"{words['yyyy']}-{month:02}-{day:02}")
    return Reading(value, "stated") if value else None


def iso_day(words: re.Match[str], _: Page) -> Reading | None:
    """`2007-01-08`, with or without a time of day."""
    value = valid(f"{words['yyyy']}-{words['mm']}-{words['dd']}")
    return Reading(value, "stated") if value else None


def short_years(words: re.Match[str], _: Page) -> Reading | None:
    """`2014-15` and `2003-04`, two years, since the second follows the first; `2014-09`, a month."""
    year, ending = int(words["yyyy"]), int(words["yy"])
    if ending > year % 100:
        return Reading(valid(f"{year}/{year // 100 * 100 + ending}"), "stated", "duration")
    if ending == (year + 1) % 100:
        return Reading(valid(f"{year}/{year + 1}"), "stated", "duration")
    value = valid(f"{year}-{ending:02}") if 1 <= ending <= 12 and words["join"] == "-" else None
    return Reading(value, "stated") if value else None


def between_years(words: re.Match[str], _: Page) -> Reading | None:
    """`2010-2011`, `from 2014 to 2018`, `between 2014 and 2018`."""
    value = valid(f"{words['yyyy']}/{words['yyyy2']}")
    return Reading(value, "stated", "duration") if value else None


def one_year_and_the_next(words: re.Match[str], page: Page) -> Reading | None:
    """`in 2021 and 2022`: both, where the one follows the other and they number nothing."""
    first, last = int(words["yyyy"]), int(words["yyyy2"])
    if last != first + 1 or not _YEAR_OF.search(page.before(words.start())):
        return None
    return Reading(valid(f"{first}/{last}"), "stated", "duration")


def in_a_month(words: re.Match[str], page: Page) -> Reading | None:
    """A month, with its year or half-known: `January 2007`, `in August`."""
    if not _is_month(words, page) or not (words.groupdict().get("year") or _stands_as_month(words, page)):
        return None
    return _dated(words, page, f"-{month_number(words['mon']):02}")


def in_a_season(words: re.Match[str], page: Page) -> Reading | None:
    """`spring 2015`, `the winter of 2013-14`, `in the spring`."""
    if not words.groupdict().get("year") and (
        page.capital(words.start("season")) or not _BEFORE_SEASON.search(page.before(words.start()))
    ):
        return None
    return _dated(words, page, f"-{SEASON[words['season']]}")


def in_a_part_of_that_year(words: re.Match[str], page: Page) -> Reading | None:
    """`the autumn of last year`, `May of this year`, `the spring of that year`; where no year was told before, that of publication."""
    groups, which = words.groupdict(), (words["which"] or words["which2"]).split()[-1]
    name = "mon2" if groups.get("mon2") else "mon"
    if groups.get(name) and not page.capital(words.start(name)):
        return None
    told = page.anchor(words.start(), fine=lambda m: m.knows("year")) if which in {"that", "same"} else None
    base = told or page.published
    if base is None or not base.knows("year"):
        return Reading(None, "anaphoric" if told else "relative")
    year = base.day.year + {"last": -1, "next": 1}.get(which, 0)
    part = f"{month_number(words[name]):02}" if groups.get(name) else SEASON[words["season"]]
    return Reading(valid(f"{year:04}-{part}"), "anaphoric" if told else "relative")


def on_a_holiday(words: re.Match[str], page: Page) -> Reading | None:
    """`Christmas 2006`, `by New Year`, `May Day`; not `Christmas Island` or `its Christmas tree`."""
    named = (
        words["year"]
        or words["holiday"].endswith(("day", "eve"))
        or _AT_HOLIDAY.search(page.before(words.start()))
    )
    if not page.capital(words.start("holiday")) or not named or _NAME_AFTER.match(page.text, words.end()):
        return None
    return _dated(words, page, f"-{HOLIDAY[' '.join(words['holiday'].split())]}")


def on_a_feast(words: re.Match[str], page: Page) -> Reading | None:
    """`by Easter`, `on Good Friday 1998`, `last Easter`: days that move with Easter, by the western reckoning.

    Not what bears the name (`Easter eggs`, `Easter Island`), nor every year's.
    """
    return _by_easter(words, page, lambda feast: feast)


def _by_easter(words: re.Match[str], page: Page, day: Callable[[date], date]) -> Reading | None:
    """A day that is counted from a feast, in the year that the words tell or the context gives; None where they are no feast's name."""
    feast, year, of_year, whose = (words[part] for part in ("feast", "year", "which", "whose"))
    named = (
        year
        or of_year
        or whose
        or feast.endswith("day")
        or _AT_FEAST.search(page.before(words.start("feast")))
    )
    bears_it = _BEARS_THE_NAME.match(page.after(words.end(), 12))
    if not page.capital(words.start("feast")) or not named or bears_it:
        return None
    days = timedelta(days=FEAST[" ".join(feast.split())])

    def yearly(year: int) -> str:
        return day(easter(year) + days).isoformat() if _OLD_CALENDAR < year <= MAXYEAR else f"{year:04}"

    if year:
        return Reading(yearly(int(year)), "stated")
    base = page.published
    if of_year or whose == "this":
        return Reading(
            valid(yearly(base.day.year + YEARS_ON[of_year or "this"]))
            if base and base.knows("year")
            else None,
            "relative",
        )
    if whose:
        seek = latest if whose == "last" else next_of
        return Reading(seek(yearly, base.day) if base and base.knows("day") else None, "relative")
    return page.recurring(words.start(), words.end(), yearly)


def in_a_world_war(words: re.Match[str], page: Page) -> Reading | None:
    """`during World War II`: where it tells when, and not what veterans are of."""
    if not _IN_A_WAR.search(page.before(words.start())):
        return None
    return Reading(_WARS[words["nth"] or words["nth2"]], "stated", "duration")


def in_the_first_or_last_month(words: re.Match[str], _: Page) -> Reading:
    """`the last month of 1975`."""
    month = 1 if words["which"] in {"first", "opening"} else 12
    return Reading(valid(f"{words['year']}-{month:02}"), "stated")


def on_a_weekday_by_a_feast(words: re.Match[str], page: Page) -> Reading | None:
    """`the Tuesday after Easter`, `the Thursday before Palm Sunday`: the nearest such day on that side of it."""
    number, after = WEEKDAY[words["weekday"]], words["way"] == "after"

    def beside(feast: date) -> date:
        days = (number - feast.weekday()) % 7 or 7
        return feast + timedelta(days=days if after else days - 7 or -7)

    return _by_easter(words, page, beside)


def in_a_quarter(words: re.Match[str], _: Page) -> Reading:
    """`Q3 2019`, `H1 2016`."""
    first = 39 if words["sort"] == "h" else 32
    return Reading(valid(f"{words['year']}-{first + int(words['nth'])}"), "stated")


def in_a_decade(words: re.Match[str], _: Page) -> Reading | None:
    """`the 1990s`."""
    return Reading(f"{words['decade']}X", "stated")


def in_a_named_decade(words: re.Match[str], page: Page) -> Reading | None:
    """`in the seventies`, those of the twentieth century; not a temperature, a share or an age."""
    before = page.before(words.start(), 60)
    if not _DECADE_LED.search(before) or _NO_YEARS.search(before):
        return None
    return Reading(DECADES[words["decade"]], "stated")


def in_a_century(words: re.Match[str], _: Page) -> Reading | None:
    """`the 19th century`, `seventeenth-century`."""
    number = ordinal_number(words["nth"])
    return Reading(f"{number - 1:02}XX", "stated") if number > 1 else None


def in_a_year(words: re.Match[str], page: Page) -> Reading | None:
    """A year by itself, where nothing says that it counts or numbers something."""
    before, year = page.before(words.start(), 60), int(words["year"])
    if _NUMBERED.search(before) and not re.search(r"\b(?:in|since|of) around $", before):
        return None
    if _COUNTED.match(page.after(words.end())) and not re.search(r"\b(?:in|since|the|year) $", before):
        return None
    if re.search(r"[0-9] $", before) or not (1900 <= year <= 2099 or _YEAR_OF.search(before)):
        return None
    return Reading(f"{year:04}", "stated") if 1500 <= year <= 2099 else None


def _dated(words: re.Match[str], page: Page, rest: str) -> Reading:
    """A value with the year that the words tell, or the one the context gives."""
    groups = words.groupdict()
    if year := groups.get("year"):
        return Reading(valid(f"{year}{rest}"), "stated")
    if which := groups.get("which"):
        if page.published is None or not page.published.knows("year"):
            return Reading(None, "relative")
        year = page.published.day.year + YEARS_ON[which]
        return Reading(valid(f"{year:04}{rest}"), "relative")
    return page.recurring(words.start(), words.end(), f"{{:04}}{rest}".format)


def _is_month(words: re.Match[str], page: Page) -> bool:
    """Whether the month is written as one: with a capital, so that `may` and `march` stay verbs."""
    other = words.groupdict().get("mon2")
    return page.capital(words.start("mon")) and (other is None or page.capital(words.start("mon2")))


def _stands_as_month(words: re.Match[str], page: Page) -> bool:
    """Whether a bare month is none of the names, verbs and adjectives that share its letters."""
    led = _BEFORE_MONTH.search(page.before(words.start())) is not None
    name = _NAME_BEFORE.search(page.text[max(0, words.start() - 12) : words.start()])
    if name is not None or (not led and _NAME_AFTER.match(page.text, words.end())):
        return False
    if words["mon"] == "may" and page.surnamed_may:
        return False
    return led or words["mon"] not in {"may", "march"}


# The year of a day, told by itself or seen from publication.
_OF_YEAR = r"(?:,? <year>|,?(?: of)? (?P<which>this|last|next) year)?"
_FOLLOWED = "|".join(f"{a}(?= and {b[:3]})" for a, b in pairwise((*MONTH, "january")))
RULES = (
    Rule(r"(?<![\w.,:/-])<yyyy>-<mm>-<dd>(?:t[0-9:.]+z?)?(?![\w/-]|[.,][0-9])", iso_day),
    Rule(r"(?<![\w.,:/-])<dd>(?P<sign>[./])<mm>[./]<yyyy>(?![\w/-]|[.,][0-9])", day_in_figures),
    Rule(
        r"(?:(?:between|from) )?(?:the )?<day2>(?: (?:of )?<mon2>)?(?: ?[-—] ?| to | and | until )"
        r"(?:the )?(?P<day>[0-3]?[0-9](?:st|nd|rd|th)?) (?:of )?<mon>" + _OF_YEAR,
        between_days,
    ),
    Rule(
        r"(?:the )?<day2>(?:, (?:the )?[0-3]?[0-9](?:st|nd|rd|th)?)+,? and "
        r"(?:the )?(?P<day>[0-3]?[0-9](?:st|nd|rd|th)?) (?:of )?<mon>(?:,? <year>)?",
        between_days,
    ),
    Rule(
        r"(?:(?:between|from) )?<mon2> <day2>(?: ?[-—] ?| to | and | until )<mon> <day>(?:,? <year>)?",
        between_days,
    ),
    Rule(
        r"(?:(?:between|from) )?<mon> <day2>(?: ?[-—] ?| to | and | until )(?P<day>[0-3]?[0-9])(?![0-9])"
        + _OF_YEAR,
        between_days,
    ),
    Rule(rf"(?:<weekday><clock2>,? )?(?:the )?<day> (?:of )?<mon>{_OF_YEAR}<clock>", on_a_day),
    Rule(rf"(?:<weekday><clock2>,? )?<mon> (?:the )?<day>(?! to [0-9]){_OF_YEAR}<clock>", on_a_day),
    Rule(
        r"(?:(?:between|from) )?the (?P<day2><ordinal2>)(?: to | and | until )(?:the )?(?P<day><ordinal>) of <mon>"
        r"(?!'s)(?:,? <year>)?",
        between_days,
    ),
    Rule(r"(?:<weekday>,? )?the (?P<day><ordinal>) of <mon>(?!'s)(?:,? <year>)?<clock>", on_a_day),
    Rule(r"<mon> the (?P<day><nth>)(?:,? <year>)?<clock>", on_a_day),
    Rule(
        r"(?:between|from) (?P<mon2><month2>)(?: <year2>)? (?:and|to|until) <mon>(?: <year>)?", between_months
    ),
    Rule(r"(?P<mon2><month2>)(?: <year2>)?(?: ?- ?| to )<mon> <year>", between_months),
    Rule(rf"(?P<mon2>{_FOLLOWED}) and <mon> <year>", between_months),
    Rule(r"<mon>(?:,| of)? <year>", in_a_month),
    Rule(
        r"(?:(?:that|the|this) )?<season> (?:of )?(?P<year><yyyy>)[-/](?:[0-9]{2}){1,2}(?![0-9])", in_a_season
    ),
    Rule(r"(?:(?:that|the|this) )?<season>(?:,| of|'s)? (?:the year )?<year>", in_a_season),
    Rule(
        r"(?:(?:the <season>|<mon>) of (?P<which>last|this|next|that same|the same|that)|(?P<mon2><month2>) (?P<which2>last|this|next)) year",
        in_a_part_of_that_year,
    ),
    Rule(r"<holiday>(?:(?: of)?,? <year>)?", on_a_holiday),
    Rule(
        rf"the <weekday> (?P<way>after|before) (?:(?P<whose>last|this|next) )?<feast>{_OF_YEAR}",
        on_a_weekday_by_a_feast,
    ),
    Rule(rf"(?:(?P<whose>last|this|next) )?<feast>{_OF_YEAR}", on_a_feast),
    Rule(r"the (?P<which>first|opening|last|final) month of <year>", in_the_first_or_last_month),
    Rule(
        r"(?:the )?(?:great patriotic war|world war (?P<nth>ii|i|two|one)|(?P<nth2>first|second) world war)",
        in_a_world_war,
    ),
    Rule(r"(?P<sort>q(?=[1-4])|h(?=[12]))(?P<nth>[1-4])(?: of|,)? <year>", in_a_quarter),
    Rule(r"(?:the )?(?P<decade>1[5-9][0-9]|20[0-9])0'?s", in_a_decade),
    Rule(r"<decade>", in_a_named_decade),
    Rule(r"(?:the )?(?P<nth><ordinal>|[12]?[0-9](?:st|nd|rd|th))(?: |-)centur(?:y|ies)", in_a_century),
    Rule(
        r"(?:between|from) <yyyy>(?: to | and | until | through )<yyyy2>(?![0-9%]|[.,][0-9])", between_years
    ),
    Rule(r"<yyyy> and <yyyy2>(?![0-9%]|[.,/-][0-9])", one_year_and_the_next),
    Rule(r"(?<![\w.,:/-])<yyyy> ?- ?<yyyy2>(?![\w%/-]|[.,][0-9])", between_years),
    Rule(r"(?<![\w.,:/-])<yyyy>(?P<join>[-/])<yy>(?![\w%/-]|[.,][0-9])", short_years),
    Rule(r"<year>", in_a_year),
    Rule(r"(?:the )?<season>", in_a_season),
    Rule(r"(?P<mon><month>)", in_a_month),
)
