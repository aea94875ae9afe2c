"""Who stands above whom, and how surely. All readings invented."""

import pytest

from armslength.brief.abreast.ranking import probability_above, ranked, told_apart
from armslength.records import Reading


def reading(value, low=None, high=None):
    return Reading("2020-01-01", value, low, high, 3)


def test_readings_far_apart_have_each_its_place():
    placed = ranked([reading(0.2, 0.15, 0.25), reading(0.9, 0.85, 0.95), reading(0.5, 0.45, 0.55)])
    assert [p.of for p in placed] == [1, 2, 0]
    assert [(p.best, p.worst) for p in placed] == [(1, 1), (2, 2), (3, 3)]
    assert placed[0].above[2] > 0.99


def test_readings_that_cannot_be_told_apart_share_their_places():
    placed = ranked([reading(0.50, 0.3, 0.7), reading(0.52, 0.3, 0.7), reading(0.05, 0.0, 0.1)])
    assert [p.of for p in placed] == [1, 0, 2]
    assert [(p.best, p.worst) for p in placed] == [(1, 2), (1, 2), (3, 3)]


def test_the_probability_is_that_of_two_normal_distributions():
    # Standard deviations of 0.1 each, means 0.1414 apart: one standard deviation of the difference.
    one, other = reading(0.6414, 0.6414 - 0.16449, 0.6414 + 0.16449), reading(0.5, 0.33551, 0.66449)
    assert probability_above(one, other) == pytest.approx(0.8413, abs=0.001)
    assert probability_above(other, one) == pytest.approx(1 - 0.8413, abs=0.001)


def test_of_an_uneven_interval_the_side_that_faces_the_other_counts():
    far, near = reading(0.6, 0.2, 0.62), reading(0.6, 0.58, 0.9)
    other = reading(0.5, 0.48, 0.52)
    assert probability_above(far, other) < 0.8
    assert probability_above(near, other) > 0.99


def test_what_is_not_known_has_no_place_and_no_probability():
    placed = ranked([reading(None), None, reading(0.4, 0.3, 0.5)])
    assert [p.of for p in placed] == [2]
    assert (placed[0].best, placed[0].worst) == (1, 1)
    assert placed[0].above[:2] == (None, None)
    assert probability_above(reading(0.4), reading(0.1, 0.0, 0.2)) is None


def test_without_intervals_no_one_can_be_told_apart():
    placed = ranked([reading(0.9), reading(0.1)])
    assert [(p.best, p.worst) for p in placed] == [(1, 2), (1, 2)]


def test_the_same_value_twice_is_an_even_chance():
    assert probability_above(reading(0.4, 0.4, 0.4), reading(0.4, 0.4, 0.4)) == 0.5
    assert probability_above(reading(0.4, 0.3, 0.5), reading(0.4, 0.3, 0.5)) == 0.5


def test_what_is_shown_as_ninety_per_cent_counts_as_ninety():
    assert told_apart(0.896)
    assert not told_apart(0.894)
    assert not told_apart(None)
