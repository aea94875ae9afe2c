"""The shortest stretch around a period with most of a probability."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armslength.detect.densest import densest


@pytest.mark.parametrize(
    ("mass", "top", "stretch"),
    [
        ([0.0, 1.0, 0.0], 1, (1, 1)),
        ([0.05, 0.9, 0.05], 1, (1, 1)),
        ([0.2, 0.3, 0.3, 0.2], 1, (0, 3)),
        ([0.5, 0.0, 0.0, 0.5], 3, (0, 3)),
        ([0.1, 0.8, 0.1], 1, (0, 1)),  # either side would do: the first
    ],
)
def test_it_is_no_longer_than_it_has_to_be(mass, top, stretch):
    assert densest(np.array(mass), top, 0.9) == stretch


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=12), st.data())
def test_it_holds_its_period_and_enough_and_none_shorter_does(mass, data):
    top = data.draw(st.integers(0, len(mass) - 1))
    goal = 0.9 * sum(mass)
    first, last = densest(np.array(mass), top, goal)
    assert first <= top <= last
    assert sum(mass[first : last + 1]) >= goal - 1e-9
    shorter = range(max(0, top - (last - first) + 1), top + 1) if last > first else ()
    assert all(sum(mass[at : at + last - first]) < goal + 1e-9 for at in shorter)
