"""Hedging at its ends and where nothing friendly is told. All events invented."""

import numpy as np
import pytest

from armslength.measure import measured
from armslength.measure.hedging import committed_to_first, entropy, shares
from armslength.records import Question
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU", "UKR"))


def month(n):
    return f"{2015 + n // 12}-{1 + n % 12:02}"


def hedged(events, question=QUESTION):
    return measured(events, question, coverage=()).find("hedging", "BLR").readings


def test_entropy_is_none_for_one_pole_and_one_for_even_ones_and_never_beyond():
    assert entropy(np.array([1.0, 0.0, 0.0])) == pytest.approx(0, abs=1e-6)
    for n in range(2, 9):
        even = entropy(np.full(n, 1 / n))
        assert even == pytest.approx(1)
        assert even <= 1
    assert entropy(np.array([0.5, 0.5, 0.0])) == pytest.approx(np.log(2) / np.log(3), abs=1e-6)


def test_commitment_is_all_with_the_patron_alone_and_nothing_where_even_or_with_a_rival():
    for share, committed in (([1, 0], 1), ([0.5, 0.5], 0), ([0, 1], 0)):
        assert committed_to_first(np.array(share, dtype=float)) == pytest.approx(committed, abs=1e-6)


def test_the_order_of_the_rivals_changes_no_value():
    events = [
        ev("BLR", "AID", ("RUS", "EU", "UKR")[n % 3 and n % 2 + 1], f"{month(n)}-05") for n in range(24)
    ]
    one, other = (
        hedged(events, Question(client="BLR", patron="RUS", rivals=rivals))
        for rivals in (("EU", "UKR"), ("UKR", "EU"))
    )
    assert [r.value for r in one] == pytest.approx([r.value for r in other])


def test_before_any_friendly_deed_nothing_is_spread():
    quarrels = [ev("BLR", "REJECT", pole, f"{month(n)}-05") for n in range(6) for pole in ("RUS", "EU")]
    assert {r.value for r in hedged(quarrels)} == {None}
    friendly = ev("BLR", "AID", "RUS", f"{month(4)}-05")
    readings = hedged([*quarrels, friendly])
    assert [r.value is None for r in readings] == [True] * 4 + [False] * 2
    assert readings[4].high - readings[4].low > 0.3


def test_shares_sum_to_one_and_the_terms_are_they():
    events = [ev("BLR", "AID", pole, f"{month(n)}-05") for n in range(12) for pole in ("RUS", "EU", "UKR")]
    for reading in hedged(events):
        assert sum(t.value for t in reading.terms) == pytest.approx(1)
    assert shares(np.array([3.0, 1.0])) == pytest.approx([0.75, 0.25])


def test_a_pole_told_of_once_long_ago_leaves_a_wide_interval_once_all_has_faded():
    events = [ev("BLR", "AID", pole, "2000-01-05") for pole in ("RUS", "EU")]
    events += [ev("BLR", "REJECT", "RUS", f"{year}-01-05") for year in range(2001, 2030)]
    readings = hedged(events)
    assert readings[-1].high - readings[-1].low > 0.8
