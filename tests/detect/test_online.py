"""When a detector that knew only the past would have told of a shift. All values invented."""

import numpy as np

from armslength.detect import changepoints, segments
from armslength.detect.online import flags
from armslength.detect.shifts import Signal, Window, believed, windows

YEAR = 12


def stepped(*levels, years=5, noise=0.25, seed=1, weight=3.0):
    rng = np.random.default_rng(seed)
    level = np.repeat(levels, years * YEAR)
    return Signal(level + rng.normal(0, noise, len(level)), np.full(len(level), weight))


def window(first, last):
    return Window(first, last, first, last, first, 0.9)


def test_a_great_change_is_flagged_within_months_and_never_before_it_happened():
    panel = stepped(0.5, -0.5)
    found = windows(believed([panel], "month"), "month")
    assert len(found) == 1
    (flag,) = flags([panel], found, "month")
    assert 60 <= flag <= 66


def test_a_small_change_is_flagged_later_than_a_great_one():
    great, small = (flags([stepped(0.0, size, seed=4)], [window(56, 67)], "month")[0] for size in (0.9, 0.35))
    assert great <= 62
    assert small is None or small > great


def test_what_comes_after_a_flag_does_not_move_it():
    panel = stepped(0.5, -0.5, 0.5)
    short = Signal(panel.values[:80], panel.weights[:80])
    assert flags([panel], [window(55, 66)], "month") == flags([short], [window(55, 66)], "month")


def test_flat_noise_has_nothing_to_flag():
    assert flags([stepped(0.2, 0.2)], [window(55, 66)], "month") == [None]


def test_a_later_change_does_not_flag_an_earlier_window():
    """Nothing happens at the window; the level changes a year after it."""
    panel = stepped(0.5, -0.5)
    assert flags([panel], [window(40, 45)], "month") == [None]


def test_a_change_that_no_one_could_have_seen_within_two_years_is_not_flagged():
    panel = stepped(0.0, 0.9)
    silent = panel.weights.copy()
    silent[58:90] = 0.0
    assert flags([Signal(panel.values, silent)], [window(60, 62)], "month") == [None]


def test_a_window_at_the_very_end_is_no_trouble():
    panel = stepped(0.5, -0.5)
    assert flags([panel], [window(110, 119)], "month") == [None]
    assert flags([panel], [], "month") == []


def test_two_series_that_change_together_are_flagged_no_later_than_the_slower_one():
    one, two = stepped(0.3, -0.2, seed=5), stepped(-0.1, 0.4, seed=6)
    alone = [flags([p], [window(55, 66)], "month")[0] for p in (one, two)]
    both = flags([one, two], [window(55, 66)], "month")[0]
    assert both is not None
    assert both <= max(f for f in alone if f is not None)


def test_the_detector_flags_where_the_exact_posterior_of_the_past_would():
    panel = stepped(0.4, -0.3, seed=8, years=3)
    (flag,) = flags([panel], [window(33, 39)], "month")
    seen = np.flatnonzero(panel.weights)[:8]
    centre = changepoints.centre(panel.values[seen], panel.weights[seen])

    def last_started_in_window(t):
        told = [(panel.values[: t + 1], panel.weights[: t + 1], centre)]
        column = segments.started(told, hazard=changepoints.hazard(YEAR))[:, t]
        return column[33 : min(t, 39) + 1].sum()

    assert last_started_in_window(flag) >= 0.5
    assert all(last_started_in_window(t) < 0.5 for t in range(33, flag))
