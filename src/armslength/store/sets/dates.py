"""SQL for dates as data sets write them: a year, a month, a day, a moment of a day, or from one of these to another.

They become EDTF (`edtf.py`) at the precision given; a moment becomes its day, as written, in whatever zone. Anything
else, and a day that no calendar has, is NULL.
"""

from __future__ import annotations

_CLOCK = r"[T ]\d{1,2}:\d{2}(:\d{2}([.]\d+)?)? ?(Z|UTC|[+-]\d{2}(:?\d{2})?)?"
_DAY = rf"\d{{4}}(-\d{{1,2}}-|/\d{{1,2}}/)\d{{1,2}}({_CLOCK})?"

_COARSE = r"(\d{2}XX|\d{3}X|\d{4}(-(0[1-9]|1[0-2]|2[1-4]))?[~?%]?)"
_EDTF = r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?"

UNDATED = f"""start IS NULL OR "end" IS NULL OR date IS NULL
    OR NOT (regexp_full_match(date, '{_EDTF}') OR regexp_full_match(date, '{_COARSE}(/{_COARSE})?'))
    OR start < DATE '0001-01-01' OR "end" < start"""
"""SQL, over the columns `date`, `start` and `end`: whether a row has no date of these kinds."""

NO_DAY = """start IS NULL OR "end" IS NULL OR start NOT BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' OR "end" < start"""
"""The same where the date is that day as we write it, which needs no second look."""

WHY = (
    """CASE WHEN "end" < start THEN 'it ends before it starts' ELSE 'no day, month or year can be read' END"""
)
"""SQL for what is wrong with the date of such a row."""


def first_day(text: str) -> str:
    """SQL for the first day (DATE) that the date in `text` may mean."""
    return f"CASE WHEN {_is_span(text)} THEN {_first(_half(text, 1))} ELSE {_first(text)} END"


def last_day(text: str) -> str:
    """SQL for the last day (DATE) that the date in `text` may mean."""
    return f"CASE WHEN {_is_span(text)} THEN {_last(_half(text, 2))} ELSE {_last(text)} END"


def written(text: str) -> str:
    """SQL for the date in `text` as EDTF."""
    span = f"{_written(_half(text, 1))} || '/' || {_written(_half(text, 2))}"
    ordered = f"{_first(_half(text, 1))} <= {_last(_half(text, 2))}"
    return f"CASE WHEN NOT {_is_span(text)} THEN {_written(text)} WHEN {ordered} THEN {span} END"


def coarse(text: str, first: str, last: str) -> str:
    """SQL for the date in `text` where it is coarser or vaguer EDTF, and others tell its `first` and `last` day.

    Such are "2020-21", "2014~" and "199X".
    """
    told = f"{first} IS NOT NULL AND {last} IS NOT NULL"
    return f"CASE WHEN {told} AND regexp_full_match({text}, '{_COARSE}(/{_COARSE})?') THEN {text} END"


def _is_span(text: str) -> str:
    return f"len(string_split({text}, '/')) = 2"


def _half(text: str, number: int) -> str:
    return f"trim(split_part({text}, '/', {number}))"


def _first(point: str) -> str:
    return f"""CASE WHEN left({point}, 4) = '0000' THEN NULL
        WHEN regexp_full_match({point}, '\\d{{4}}') THEN try_cast({point} || '-01-01' AS DATE)
        WHEN regexp_full_match({point}, '\\d{{4}}-\\d{{2}}') THEN try_cast({point} || '-01' AS DATE)
        WHEN regexp_full_match({point}, '{_DAY}') THEN try_cast({point} AS DATE) END"""


def _last(point: str) -> str:
    first = _first(point)
    return f"""CASE length({point}) WHEN 4 THEN ({first}) + INTERVAL 1 YEAR - INTERVAL 1 DAY
        WHEN 7 THEN last_day({first}) ELSE {first} END::DATE"""


def _written(point: str) -> str:
    first = _first(point)
    return f"""CASE WHEN ({first}) IS NOT NULL THEN
        CASE WHEN length({point}) IN (4, 7) THEN {point} ELSE strftime(({first}), '%Y-%m-%d') END END"""
