"""Sentences of the bottom line. Invented."""

from types import SimpleNamespace

import pytest

from armslength.brief.findings import largest_shift
from armslength.brief.prose import _hardly_known, shift_claim
from armslength.records import Reading, Series, Shift


def series(low, high, bounds=(0.0, 1.0)):
    reading = Reading("2022-03-01", (low + high) / 2, low, high, 3)
    return Series("compliance", ("BLR", "RUS"), "month", "0 to 1", *bounds, (reading,), ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (series(0.09, 0.83), " That part is itself hardly known: compliance is 0.46 [0.09–0.83]."),
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
