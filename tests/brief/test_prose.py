"""Sentences of the bottom line. Invented."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from armslength.brief.findings import (
    Carrier,
    acts_together,
    basis,
    largest_shift,
    strongest_channel,
    tied,
    to_others,
)
from armslength.brief.prose import (
    Claim,
    _carried,
    _hardly_known,
    latest_low,
    on_the_surest,
    shift_claim,
    timely,
)
from armslength.records import Observation, Question, Reading, Series, Shift, Term


def series(low, high, bounds=(0.0, 1.0)):
    reading = Reading("2022-03-01", (low + high) / 2, low, high, 3)
    return Series("compliance", ("BLR", "RUS"), "month", "0 to 1", *bounds, (reading,), ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            series(0.09, 0.83),
            " Compliance is itself hardly known: 0.46 [0.09–0.83], by 3 answers to demands in all.",
        ),
        (series(0.3, 0.6), ""),
        (series(-0.4, 0.5, (-1.0, 1.0)), ""),
        (series(0.09, 0.83, (0.0, None)), ""),
        (None, ""),
    ],
)
def test_a_part_whose_interval_covers_more_than_half_of_its_range_is_said_to_be_hardly_known(found, said):
    assert _hardly_known(found, "2022-03-01") == said


def test_of_a_month_without_a_reading_nothing_is_said():
    assert _hardly_known(series(0.09, 0.83), "2022-04-01") == ""


def shift(measure, size, probability):
    return SimpleNamespace(
        measure=measure, of=("BLR", "RUS"), before=(0.0, 0.0, 0.0), after=(size, 0.0, 0.0), probability=probability, checks=()
    )  # fmt: skip


def test_a_shift_of_the_side_a_client_is_on_goes_before_a_larger_one_of_a_single_warmth():
    scale = SimpleNamespace(low_bound=-1.0, high_bound=1.0)
    warmth, less, more = shift("warmth", 0.6, 0.7), shift("tilt", 0.2, 0.8), shift("tilt", 0.3, 0.8)

    def largest(*shifts):
        return largest_shift(SimpleNamespace(shifts=shifts, find=lambda *_: scale))

    assert largest(warmth, less, more) is more
    assert largest(warmth) is warmth
    assert largest() is None


@pytest.mark.parametrize(
    ("probability", "start", "said"),
    [
        (0.92, "2020-03-01", "change is very likely (92%). The likeliest month is August 2020."),
        (0.52, "2020-03-01", "change has a roughly even chance (52%). The likeliest month is August 2020."),
        (0.92, "2020-09-01", "change is very likely (92%)."),
    ],
)
def test_a_shift_says_how_likely_it_is_and_in_which_of_its_months(probability, start, said):
    found = Shift(
        "hold", ("BLR", "RUS"), start, "2020-09-01", "2020-08-01", probability, "up", (0.5, 0.36, 0.59), (0.56, 0.41, 0.65), ()
    )  # fmt: skip
    assert shift_claim(found, "month").text.endswith(said)


def channel(name, value, term):
    reading = Reading("2022-03-01", value, value, value, 1, (Term(term, value, 1.0, 0.1, (), ()),))
    return Series(f"dependence.{name}", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, (reading,), ())


def test_of_channels_level_as_shown_the_one_known_by_its_own_time_goes_first_and_the_other_is_named():
    energy, security = (
        channel("energy", 1.0, "energy, carried on from 2014"),
        channel("security", 0.998, "security"),
    )
    trade = channel("trade", 0.6, "trade")
    found = SimpleNamespace(series=(energy, security, trade))
    first = strongest_channel(found)
    assert first[0] is security
    assert [series for series, _ in tied(found, first)] == [energy]


def test_a_channel_known_by_figures_says_which_and_of_when():
    terms = (
        Term("gas imports, carried on from 2014", 1.0, 0.5, 0.5, (), ("f1",)),
        Term("goods trade, share of turnover, interpolated", 1.0, 0.5, 0.5, (), ("f2",)),
    )
    reading = Reading("2022-03-01", 1.0, 0.9, 1.0, 0, terms)
    assert (
        basis(series(0.9, 1.0), reading)
        == "figures (gas imports; goods trade), carried on from 2014, interpolated"
    )
    assert basis(series(0.9, 1.0), replace(reading, terms=())) == "3 deeds"


def test_a_claim_cites_no_reading_less_likely_than_not_where_it_has_a_surer_one():
    events = {
        name: SimpleNamespace(confidence=sure) for name, sure in (("one", 0.2), ("two", 0.6), ("three", 0.4))
    }
    claim = Claim("It is so.", ("one", "two", "three"), "", "", ())
    assert on_the_surest(claim, events).events == ("two",)
    unsure = Claim("It is so.", ("one", "three"), "", "", ())
    assert on_the_surest(unsure, events) == unsure


def test_a_claim_cites_no_more_than_are_shown_and_looks_further_back_for_a_sure_reading():
    events = {str(n): SimpleNamespace(confidence=0.9 if n > 4 else 0.2) for n in range(12)}
    claim = Claim("It is so.", tuple(events), "", "", ())
    assert on_the_surest(claim, events).events == ("5", "6", "7")


def observed(*seen):
    observations = tuple(Observation(start, None, 1.0, events, values) for start, events, values in seen)
    return Series("compliance", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, (), observations)


def test_that_a_client_does_not_comply_is_cited_by_its_refusals_the_latest_first():
    found = observed(
        ("2020-01-01", ("refused", "yielded"), (0.0, 1.0)),
        ("2021-01-01", ("refused again",), (0.0,)),
        ("2022-01-01", ("refused later",), (0.0,)),
    )
    assert latest_low(found, "2021-06-01") == ("refused again", "refused")
    assert latest_low(observed(("2020-01-01", ("yielded",), (1.0,))), "2021-06-01") == ()
    assert latest_low(None, "2021-06-01") == ()


def carried(value):
    """Arm's length of two parts that hardly differ, and a compliance without observations."""
    terms = (Term("dependence", 0.6, 0.5, 0.21, (), ()), Term("compliance", value, 0.5, 0.22, (), ()))
    reading = Reading("2022-03-01", 0.43, 0.33, 0.54, 5, terms)
    question = Question(client="BLR", patron="RUS", rivals=("EU",))
    assessment = SimpleNamespace(question=question, period="month", find=lambda *_: None)
    return assessment, Carrier(reading, terms[1], None)


def test_where_most_weightings_say_otherwise_no_part_of_the_distance_is_told_alone():
    (claim,) = _carried(*carried(0.5), 0.28)
    assert claim.text.startswith(
        "Of the arm’s length of 0.43 [0.33–0.54], rounded, 0.22 is where it does not comply; 0.21 is what does"
    )
    assert claim.text.endswith("so it is in only 28% of the weightings tried.")
    (claim,) = _carried(*carried(None), 0.28)
    assert "0.22 is where it does not comply (not known: the middle of its range)" in claim.text
    (claim,) = _carried(*carried(0.5), 0.8)
    assert claim.text == (
        "The largest part of that distance is where it does not comply: 0.22 of 0.43 [0.33–0.54]. It is so in 80% of the weightings tried."
    )


def test_what_made_a_shift_in_time_is_cited_before_what_came_after_it():
    found = Shift(
        "hold", ("BLR", "RUS"), "2020-03-01", "2020-09-01", "2020-08-01", 0.9, "up", (0.5, 0.4, 0.6), (0.6, 0.5, 0.7),
        ("october", "september", "august", "november"),
    )  # fmt: skip
    events = {
        name: SimpleNamespace(start=start)
        for name, start in (("october", "2020-10-01"), ("september", "2020-09-30"), ("august", "2020-08-09"))
    }
    assert timely(found, "month", events, 3) == ("september", "august", "october")


def test_what_client_and_pole_do_together_to_others_is_counted():
    question = Question(client="BLR", patron="RUS", rivals=("EUE",))
    deeds = [
        (("BLR", "RUS"), ("UKR",)),
        (("BLR", "RUS"), ("EUE",)),
        (("RUS",), ("UKR",)),
        (("BLR", "RUS"), ()),
    ]
    told = [SimpleNamespace(source=s, target=t) for s, t in deeds]
    assert acts_together(told, question) == [told[0]]
    assert to_others(told, question) == [told[2]]


def test_a_pole_with_its_own_side_does_nothing_to_others():
    question = Question(client="BLR", patron="RUS", rivals=("EUE",))
    deeds = [(("RUS",), ("RUS",)), (("RUS",), ("EUE",)), (("UKR",), ("RUS",)), (("RUS", "UKR"), ("UKR",))]
    assert to_others([SimpleNamespace(source=s, target=t) for s, t in deeds], question) == []
