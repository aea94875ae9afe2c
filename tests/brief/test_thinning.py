"""Long tables cut to one row a year. Invented."""

from armslength.brief.figures import Table, table
from armslength.brief.layout.thinning import MOST, thinned
from armslength.records import Reading, Series

COLUMNS = ("Period", "Hold [90% interval]", "n")


def test_a_long_table_keeps_the_last_period_of_a_year_and_counts_the_events_of_all():
    months = [(f"Month {month} {year}", f"0.{month:02}", "1,000" if month == 1 else "2") for year in range(1990, 1996) for month in range(1, 13)]  # fmt: skip
    shown = thinned(Table(COLUMNS, tuple(months)))
    assert len(shown.rows) == 6
    assert shown.rows[0] == ("Month 12 1990", "0.12", "1,022")


def test_where_nothing_is_known_of_a_year_the_count_stays_unknown():
    rows = tuple((f"Month {n} {1990 + n // 12}", "not known", "not known") for n in range(MOST + 12))
    assert {row[2] for row in thinned(Table(COLUMNS, rows)).rows} == {"not known"}


def test_a_short_table_stays_whole():
    rows = (("1990", "0.1", "3"), ("1991", "0.2", "4"))
    assert thinned(Table(COLUMNS, rows)).rows == rows


def test_a_measure_known_by_no_event_says_so_and_one_reckoned_from_others_has_no_count():
    def series(measure):
        return Series(measure, ("BLR", "USA"), "month", "-1 to 1", -1.0, 1.0, (Reading("2020-01-01", 0.0, -0.5, 0.5, 0),), ())  # fmt: skip

    shown = table([series("warmth"), series("lead")], ["United States", "Lead"])
    assert shown.columns == ("Period", "United States [90% interval]", "n", "Lead [90% interval]")
    assert shown.rows[0][2] == "0"
