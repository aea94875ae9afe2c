"""Sentences of the bottom line. Invented."""

from types import SimpleNamespace

import pytest

from armslength.brief.findings import acts_together, largest_shift, strongest_channel, tied
from armslength.brief.prose import Claim, _hardly_known, on_the_surest, shift_claim
from armslength.records import Question, Reading, Series, Shift, Term


def series(low, high, bounds=(0.0, 1.0)):
    reading = Reading("2022-03-01", (low + high) / 2, low, high, 3)
    return Series("compliance", ("BLR", "RUS"), "month", "0 to 1", *bounds, (reading,), ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            series(0.09, 0.83),
            " That part is itself hardly known: compliance is 0.46 [0.09–0.83], by 3 answers to demands in all.",
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


def test_a_claim_cites_no_reading_less_likely_than_not_where_it_has_a_surer_one():
    events = {
        name: SimpleNamespace(confidence=sure) for name, sure in (("one", 0.2), ("two", 0.6), ("three", 0.4))
    }
    claim = Claim("It is so.", ("one", "two", "three"), "", "", ())
    assert on_the_surest(claim, events).events == ("two",)
    unsure = Claim("It is so.", ("one", "three"), "", "", ())
    assert on_the_surest(unsure, events) is unsure


def test_what_client_and_pole_do_together_to_others_is_counted():
    question = Question(client="BLR", patron="RUS", rivals=("EUE",))
    deeds = [
        (("BLR", "RUS"), ("UKR",)),
        (("BLR", "RUS"), ("EUE",)),
        (("RUS",), ("UKR",)),
        (("BLR", "RUS"), ()),
    ]
    assert len(acts_together([SimpleNamespace(source=s, target=t) for s, t in deeds], question)) == 1
