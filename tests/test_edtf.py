"""EDTF: what a value means in days, how fine it is, and how it reads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armslength import edtf
from armslength.errors import BadDate

VALUES = [
    # value, first day, last day, precision, label
    ("2020", date(2020, 1, 1), date(2020, 12, 31), "year", "2020"),
    ("2020-08", date(2020, 8, 1), date(2020, 8, 31), "month", "August 2020"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month", "February 2020"),
    ("2020-12", date(2020, 12, 1), date(2020, 12, 31), "month", "December 2020"),
    ("2020-08-09", date(2020, 8, 9), date(2020, 8, 9), "day", "9 August 2020"),
    ("2020-08~", date(2020, 8, 1), date(2020, 8, 31), "month", "about August 2020"),
    ("2020?", date(2020, 1, 1), date(2020, 12, 31), "year", "2020 (uncertain)"),
    ("2020%", date(2020, 1, 1), date(2020, 12, 31), "year", "about 2020 (uncertain)"),
    ("2020-21", date(2020, 3, 1), date(2020, 5, 31), "season", "spring 2020"),
    ("2020-22", date(2020, 6, 1), date(2020, 8, 31), "season", "summer 2020"),
    ("2020-23", date(2020, 9, 1), date(2020, 11, 30), "season", "autumn 2020"),
    ("2020-24", date(2020, 12, 1), date(2021, 2, 28), "season", "winter 2020–21"),
    ("1999-24", date(1999, 12, 1), date(2000, 2, 29), "season", "winter 1999–00"),
    ("2019-35", date(2019, 7, 1), date(2019, 9, 30), "quarter", "the third quarter of 2019"),
    ("2016-40", date(2016, 1, 1), date(2016, 6, 30), "half-year", "the first half of 2016"),
    ("2016-41", date(2016, 7, 1), date(2016, 12, 31), "half-year", "the second half of 2016"),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade", "the 1990s"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century", "the 20th century"),
    ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century", "the 21st century"),
    ("2014/2021", date(2014, 1, 1), date(2021, 12, 31), "interval", "2014 to 2021"),
    ("2014/..", date(2014, 1, 1), None, "interval", "since 2014"),
    ("../2020", None, date(2020, 12, 31), "interval", "until 2020"),
    (
        "2021-10~/2021-12~",
        date(2021, 10, 1),
        date(2021, 12, 31),
        "interval",
        "about October to December 2021",
    ),
    ("2020-09-05/2020-09-10", date(2020, 9, 5), date(2020, 9, 10), "interval", "5 to 10 September 2020"),
    (
        "2020-08-30/2020-09-02",
        date(2020, 8, 30),
        date(2020, 9, 2),
        "interval",
        "30 August to 2 September 2020",
    ),
    ("2019-12/2020-01", date(2019, 12, 1), date(2020, 1, 31), "interval", "December 2019 to January 2020"),
    ("2014~/2021", date(2014, 1, 1), date(2021, 12, 31), "interval", "about 2014 to 2021"),
    ("2014/2021-03-05", date(2014, 1, 1), date(2021, 3, 5), "interval", "2014 to 5 March 2021"),
    ("2014-21/2014-23", date(2014, 3, 1), date(2014, 11, 30), "interval", "spring 2014 to autumn 2014"),
]

NO_EDTF = (
    "",
    "soon",
    "0000",
    "2021-02-30",
    "2021-00",
    "2021-13",
    "2021-20",
    "2021-25",
    "2021-32",
    "2021-37",
    "2021-42",
    "2021-21-05",
    "2021-2-3",
    "21",
    "19X",
    "1XXX",
    "9999-24",
    "2021-08-09 ",
    "2021~~",
    "../..",
    "..",
    "/2020",
    "2020/",
    "2021/2020",
    "2014/2015/2016",
    "２０２０",
)


@pytest.mark.parametrize(("value", "first", "last", "precision", "label"), VALUES, ids=[v[0] for v in VALUES])
def test_a_value_means_its_days_and_reads_as_its_label(value, first, last, precision, label):
    assert edtf.bounds(value) == (first, last)
    assert edtf.precision(value) == precision
    assert edtf.label(value) == label
    assert edtf.is_edtf(value)


@pytest.mark.parametrize("value", NO_EDTF)
def test_what_is_no_edtf_is_refused_by_every_function(value):
    assert not edtf.is_edtf(value)
    for ask in (edtf.bounds, edtf.precision, edtf.label):
        with pytest.raises(BadDate):
            ask(value)


@pytest.mark.parametrize("value", ["2022", "2022-03", "2022-03-01", " 2022-03-01\n"])
def test_a_year_a_month_or_a_day_may_be_given(value):
    assert edtf.parse_given(value, "--published") == value.strip()


@pytest.mark.parametrize(
    "value", ["March 2022", "2022-21", "2022~", "2021-02-30", "01.03.2022", "2022/2023", "199X", ""]
)
def test_anything_else_given_is_refused_with_its_place(value):
    with pytest.raises(BadDate, match=r"documents\.csv, row 3: .* is no date; write 2022-03-01"):
        edtf.parse_given(value, "documents.csv, row 3")


@given(st.dates())
def test_every_day_of_the_calendar_is_its_own_bounds(day):
    assert edtf.bounds(day.isoformat()) == (day, day)
    assert edtf.precision(day.isoformat()) == "day"


@given(st.text(alphabet="0123456789-/.X~?%", max_size=21))
def test_bounds_are_in_order_and_only_an_open_interval_lacks_one(value):
    if not edtf.is_edtf(value):
        return
    first, last = edtf.bounds(value)
    assert (first is None or last is None) == (".." in value)
    assert first is None or last is None or first <= last
    assert edtf.label(value)


@given(st.dates(), st.dates())
def test_two_days_are_an_interval_in_one_order_only(one, other):
    first, last = sorted((one, other))
    assert edtf.bounds(f"{first}/{last}") == (first, last)
    assert edtf.is_edtf(f"{last}/{first}") == (one == other)


@given(st.integers(1, 9998), st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41]))
def test_months_and_groupings_of_a_year_hold_whole_months(year, part):
    first, last = edtf.bounds(f"{year:04}-{part:02}")
    assert first.day == 1
    assert date.fromordinal(last.toordinal() + 1).day == 1


@given(st.text())
def test_any_text_is_either_edtf_with_a_label_or_refused(value):
    if edtf.is_edtf(value):
        assert edtf.label(value)
    else:
        with pytest.raises(BadDate):
            edtf.label(value)
