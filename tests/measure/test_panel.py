"""Deeds as arrays for an outlook. All events invented."""

from itertools import count

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.measure.panel import Key, is_over, of_series, often, panels, placed, to_come, told
from armslength.records import Event, Question, Reading, Series

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU", "USA"))
NUMBERS = count()


def event(day, source="RUS", target="BLR", quad=4, intensity=-5.0, modality="happened", end=None):
    class_ = {1: "CONSULT", 2: "AID", 3: "ACCUSE", 4: "SANCTION"}[quad]
    return Event(
        id=f"e{next(NUMBERS):012x}", source=tuple(source.split()), target=tuple(target.split()), class_=class_, quad=quad,
        intensity=intensity, modality=modality, date=day, start=day, end=end or day, date_basis="stated", contexts=(),
        reports=(), publishers=1, confidence=0.9,
    )  # fmt: skip


def made(events, *, known_until="2020-04-15", coverage=(), question=QUESTION, period="month"):
    return panels(events, question, coverage=coverage, known_until=known_until, period=period)


def column(panel, measure, *of):
    return panel.values[:, panel.keys.index(Key(measure, of))]


def test_deeds_are_counted_by_doer_target_and_class_up_to_the_last_period_that_is_over():
    events = [
        event("2020-01-05"),
        event("2020-01-20"),
        event("2020-03-02", "BLR", "RUS", 1, 3.0),
        event("2020-04-02"),
    ]
    counts, intensity = made(events, coverage=[("2020-02-01", 4)])
    assert counts.starts == ("2020-01-01", "2020-02-01", "2020-03-01")
    assert column(counts, "deeds.material_conflict", "RUS", "BLR").tolist() == [2, 0, 0]
    assert column(counts, "deeds.verbal_cooperation", "BLR", "RUS").tolist() == [0, 0, 1]
    assert column(intensity, "intensity", "RUS", "BLR").tolist()[0] == -5.0
    assert np.isnan(column(intensity, "intensity", "RUS", "BLR")[1:]).all()


def test_a_period_of_which_nothing_was_published_and_nothing_is_told_is_not_known():
    counts, _ = made([event("2020-01-05"), event("2020-03-02")])
    assert np.isnan(counts.values[1]).all()
    assert np.isfinite(counts.values[[0, 2]]).all()


def test_the_patron_and_its_rivals_count_and_rivals_among_themselves_do_not():
    counts, _ = made([event("2020-01-05", "USA", "RUS"), event("2020-01-06", "USA", "EU")])
    pairs = {key.of for key in counts.keys}
    assert ("USA", "RUS") in pairs
    assert ("RUS", "EU") in pairs
    assert ("USA", "EU") not in pairs
    assert np.nansum(counts.values) == 1


def test_plans_and_denials_and_deeds_dated_too_coarsely_are_not_counted():
    counts, _ = made([
        event("2020-01-05"), event("2020-01-06", modality="planned"), event("2020-01-07", modality="denied"),
        event("2020-01-01", end="2020-02-29"),
    ])  # fmt: skip
    assert np.nansum(counts.values) == 1


def test_a_deed_of_two_doers_counts_for_each():
    counts, _ = made([event("2020-01-05", "EU USA", "BLR")])
    assert column(counts, "deeds.material_conflict", "EU", "BLR")[0] == 1
    assert column(counts, "deeds.material_conflict", "USA", "BLR")[0] == 1


def test_a_question_that_starts_within_a_period_begins_with_the_next_and_ends_where_it_says():
    question = Question("BLR", "RUS", ("EU",), since="2020-01-10", until="2020-03-15")
    counts, _ = made([event("2020-01-20"), event("2020-02-20"), event("2020-03-02")], question=question)
    assert counts.starts == ("2020-02-01",)


def test_what_is_forecast_begins_with_the_first_period_known():
    question = Question("BLR", "RUS", ("EU",), since="2019-11-01")
    counts, _ = made([event("2020-01-05"), event("2020-03-02")], question=question)
    assert counts.starts[0] == "2019-11-01"
    assert told(counts).starts == ("2020-01-01", "2020-02-01", "2020-03-01")


def test_nothing_known_gives_no_periods():
    for events, until in (
        ([], "2020-04-15"),
        ([event("2020-01-05")], None),
        ([event("2020-04-05")], "2020-04-15"),
    ):
        counts, intensity = made(events, known_until=until)
        assert counts.starts == intensity.starts == ()
        assert told(counts).keys == ()
        assert often(intensity).keys == ()


def test_only_what_ever_happened_is_forecast_and_pairs_stay_together():
    counts = told(
        made([event("2020-01-05"), event("2020-01-06", "BLR", "RUS", 3), event("2020-01-07", "EU", "BLR")])[0]
    )
    assert [key.of for key in counts.keys] == [("BLR", "RUS"), ("RUS", "BLR"), ("EU", "BLR")]
    assert counts.groups == ((0, 1), (2,))


def test_intensity_is_a_series_where_a_pair_has_deeds_in_most_periods():
    events = [event(f"{2018 + m // 12}-{m % 12 + 1:02}-03") for m in range(28)]
    events += [event(f"{2018 + m // 12}-{m % 12 + 1:02}-03", "EU") for m in range(0, 28, 5)]
    found = often(made(events, known_until="2020-05-01")[1])
    assert found.keys == (Key("intensity", ("RUS", "BLR")),)
    assert np.isfinite(found.values).all()


def test_a_measure_ends_with_the_last_period_that_is_over():
    readings = tuple(
        Reading(f"2020-{m:02}-01", v, None, None, 1) for m, v in enumerate((None, 0.4, 0.5, 0.6), start=1)
    )
    series = Series("arms_length", ("BLR", "RUS"), "month", "", 0.0, 1.0, readings)
    found = of_series(series, "2020-04-15")
    assert found.starts == ("2020-02-01", "2020-03-01")
    assert found.values.tolist() == [[0.4], [0.5]]
    assert of_series(series, None).keys == ()
    assert of_series(None, "2020-04-15").keys == ()


def test_a_period_is_over_on_its_last_day_and_something_lies_beyond_it_on_the_next():
    assert is_over("2020-02-01", "month", "2020-02-29")
    assert not is_over("2020-02-01", "month", "2020-02-28")
    assert not is_over("2020-02-01", "month", "2020-02-29", beyond=True)
    assert is_over("2020-02-01", "month", "2020-03-01", beyond=True)
    assert not is_over("2020-02-01", "month", "")


def test_periods_to_come_follow_each_other():
    assert to_come("2020-11-01", "month", 3) == ["2020-12-01", "2021-01-01", "2021-02-01"]


def test_a_scenario_of_what_is_not_asked_about_or_not_to_come_is_refused():
    counts = told(made([event("2020-01-05")])[0])
    key, starts = counts.keys[0], ["2020-04-01", "2020-05-01"]
    assert placed(counts, starts, key, "2020-05-20", "month") == (1, 0)
    with pytest.raises(InputError, match="never happened"):
        placed(counts, starts, Key("deeds.verbal_conflict", ("RUS", "BLR")), "2020-05-20", "month")
    with pytest.raises(InputError, match="2020-04-01 to 2020-05-01"):
        placed(counts, starts, key, "2020-03-20", "month")
