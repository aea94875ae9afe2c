"""Turns of plain series: planted ones are found, attention and shocks are none. All series invented."""

import math
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armslength.detect.plain import _level, shifts_in
from armslength.errors import InputError
from armslength.interval import t90

FIRST = date(2018, 1, 1)
WEEKS = 312
MIDDLE = 156


def weeks(n=WEEKS):
    return [FIRST + timedelta(days=7 * k) for k in range(n)]


def near(turn, week, days=45):
    return abs((date.fromisoformat(turn.best) - weeks()[week]).days) <= days


def told_near_the_middle(series, **options):
    """Share of series with a turn near the middle."""
    return np.mean([any(near(t, MIDDLE, 91) for t in shifts_in(weeks(), x, **options)) for x in series])


def doubled_after_the_middle(rng, n=40):
    """Reports double, those who are reported of do what they did: sums of scores a little above zero."""
    reports = np.where(np.arange(WEEKS) < MIDDLE, 20, 40)
    return [np.array([rng.normal(1.5, 5, k).sum() for k in rng.poisson(reports)]) for _ in range(n)]


def stepped(rng, before=0.5, after=-1.5):
    return rng.normal(0, 1, WEEKS) + np.where(np.arange(WEEKS) < MIDDLE, before, after)


@pytest.mark.parametrize(("before", "after", "direction"), [(1.0, -1.5, "down"), (-1.5, 1.0, "up")])
def test_a_planted_turn_is_found_with_its_date_and_sign(before, after, direction):
    turns = [
        t
        for seed in range(20)
        for t in shifts_in(weeks(), stepped(np.random.default_rng(seed), before, after))
        if near(t, MIDDLE, 14)
    ]
    assert len(turns) >= 17
    assert {t.direction for t in turns} == {direction}
    inside = [t.start <= weeks()[MIDDLE].isoformat() <= t.end for t in turns]
    assert np.mean(inside) >= 0.8
    assert np.mean([t.before[1] <= before <= t.before[2] for t in turns]) >= 0.7
    assert all(t.flagged is not None and t.flagged > t.best for t in turns)


def test_flat_noise_with_doubling_coverage_gives_hardly_a_shift():
    series = doubled_after_the_middle(np.random.default_rng(1))
    assert told_near_the_middle(series) <= 0.1
    assert told_near_the_middle(series, coverage=1.0) >= 0.5, "what attention alone would have told"


def test_flat_noise_that_is_likelier_a_turn_than_not_comes_once_in_ten_years():
    rng = np.random.default_rng(2)
    turns = [shifts_in(weeks(), rng.normal(0.3, 1, WEEKS), least_probable=0.5) for _ in range(40)]
    assert sum(map(len, turns)) / (40 * 6) <= 0.15


def test_noise_that_carries_over_from_week_to_week_gives_no_more_shifts_than_any():
    rng = np.random.default_rng(3)
    count = 0
    for _ in range(40):
        x = rng.normal(0, 1, WEEKS)
        for t in range(1, WEEKS):
            x[t] = 0.6 * x[t - 1] + 0.8 * x[t]
        count += len(shifts_in(weeks(), x, least_probable=0.5))
    assert count / (40 * 6) <= 0.15


def test_a_shock_of_two_weeks_is_no_shift_and_one_of_a_quarter_is():
    shares = {}
    for length in (2, 13):
        series = []
        for seed in range(40):
            x = np.random.default_rng(seed).normal(0.3, 0.5, WEEKS)
            x[MIDDLE : MIDDLE + length] -= 4
            series.append(x)
        shares[length] = told_near_the_middle(series, least_probable=0.5)
    assert shares[2] <= 0.25
    assert shares[13] >= 0.95


def test_a_return_from_a_shock_is_no_shift_of_its_own():
    rng = np.random.default_rng(5)
    back = 0
    for _ in range(20):
        x = rng.normal(0.3, 0.5, WEEKS)
        x[MIDDLE : MIDDLE + 13] -= 4
        back += any(
            t.direction == "up" and near(t, MIDDLE + 13) for t in shifts_in(weeks(), x, least_probable=0.5)
        )
    assert back <= 2


def test_the_scale_of_the_values_does_not_matter():
    x = stepped(np.random.default_rng(6))
    found = [shifts_in(weeks(), x * scale) for scale in (1e-200, 1.0, 1e200)]
    assert found[0]
    assert len({tuple((t.best, t.start, t.end, t.direction, t.size) for t in turns) for turns in found}) == 1


def test_one_monstrous_value_neither_makes_a_turn_nor_hides_one():
    x = stepped(np.random.default_rng(7), 1.0, -2.5)
    x[40] = 1e9
    found = shifts_in(weeks(), x)
    assert not any(near(t, 40) for t in found)
    assert any(near(t, MIDDLE) and t.direction == "down" for t in found)


@pytest.mark.parametrize("value", [0.0, 1.0, -3.7, 1e9, 1e-300])
def test_a_constant_series_has_no_turn(value):
    assert shifts_in(weeks(), [value] * WEEKS) == ()


@pytest.mark.parametrize("n", [0, 1, 3, 11])
def test_a_handful_of_points_says_nothing(n):
    assert shifts_in(weeks(n), [float((-1) ** k) for k in range(n)]) == ()


def test_a_series_of_nothing_known_says_nothing():
    assert shifts_in(weeks(), [None] * WEEKS) == ()


def test_gaps_are_unknown_and_not_zero():
    x = stepped(np.random.default_rng(8), 3.0, 3.0)
    holed = [None if 100 <= k < 113 else float(v) for k, v in enumerate(x)]
    zeroed = [0.0 if 100 <= k < 113 else float(v) for k, v in enumerate(x)]
    assert not any(near(t, 100) for t in shifts_in(weeks(), holed, coverage=1))
    assert any(near(t, 100) for t in shifts_in(weeks(), zeroed, coverage=1))


def test_a_turn_is_found_through_gaps_and_left_out_weeks_in_any_order():
    x = stepped(np.random.default_rng(9), 1.0, -2.0)
    kept = np.random.default_rng(10).permutation([k for k in range(WEEKS) if k % 3])
    found = shifts_in([weeks()[k].isoformat() for k in kept], [float(x[k]) for k in kept])
    assert any(near(t, MIDDLE) and t.direction == "down" for t in found)


def test_infinite_and_undefined_values_are_unknown():
    x = stepped(np.random.default_rng(11), 1.0, -2.0)
    x[[10, 50, 200]] = [np.inf, -np.inf, np.nan]
    assert any(near(t, MIDDLE) for t in shifts_in(weeks(), x.tolist()))


def test_months_and_days_and_moments_are_read_for_what_they_are():
    rng = np.random.default_rng(12)
    months = [f"{2005 + k // 12}-{1 + k % 12:02}" for k in range(120)]
    turned = rng.normal(0, 0.5, 120) + np.where(np.arange(120) < 60, 1, -1.5)
    (turn, *_) = shifts_in(months, turned)
    assert "2009-11" <= turn.best[:7] <= "2010-02"
    days = [datetime(2020, 1, 1) + timedelta(days=k) for k in range(700)]  # noqa: DTZ001 - no zone in a series
    daily = rng.normal(0, 1, 700) + np.where(np.arange(700) < 350, 1, -1.5)
    assert any(
        abs((date.fromisoformat(t.best) - date(2020, 12, 16)).days) <= 14 for t in shifts_in(days, daily)
    )


def test_less_probable_turns_are_told_only_when_asked_for():
    x = np.random.default_rng(13).normal(0, 1, WEEKS)
    many, few = (shifts_in(weeks(), x, least_probable=p) for p in (0.05, 0.9))
    assert len(many) > len(few)
    assert set(few) <= set(many)
    assert all(0.05 <= t.probability <= 1 for t in many)


def test_the_flag_is_a_day_on_which_the_data_up_to_then_give_the_turn():
    x = stepped(np.random.default_rng(14), 1.0, -2.0)
    (turn,) = [t for t in shifts_in(weeks(), x) if near(t, MIDDLE)]
    known = [k for k, d in enumerate(weeks()) if d.isoformat() < turn.flagged]
    (then, *_) = [t for t in shifts_in([weeks()[k] for k in known], x[known]) if near(t, MIDDLE)]
    assert then.direction == turn.direction


@pytest.mark.parametrize(
    ("dates", "values", "options", "message"),
    [
        (["2020-01-01"], [1.0, 2.0], {}, "1 dates and 2 values"),
        (["2020-01-01", "soon"], [1.0, 2.0], {}, "date 1 is 'soon'"),
        (["2020-01-01"], [1.0], {"period": "fortnight"}, "fortnight"),
        (["2020-01-01"], [1.0], {"coverage": 0.5}, "coverage 0.5"),
        (["2020-01-01"], [1.0], {"coverage": float("nan")}, "coverage nan"),
        (["2020-01-01"], [1.0], {"least_probable": 1.5}, "least_probable 1.5"),
        (["2020-01-01"], [1.0], {"least_probable": float("nan")}, "least_probable nan"),
        (["2020-01-01", "2020-01-08"], [1.0, "friendly"], {}, "value 1 is 'friendly'"),
        (["2020-01-01"], [[1.0]], {}, "value 0 is"),
        (["2020-01-01"], [10**400], {}, "value 0 is 1000"),
        ([None], [1.0], {}, "date 0 is None"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(dates, values, options, message):
    with pytest.raises(InputError, match=message):
        shifts_in(dates, values, **options)


@st.composite
def any_series(draw):
    """Days and values of any kind: gaps of years, nothing, one value over and over, storms, unknowns, two levels."""
    n, step = draw(st.integers(0, 80)), draw(st.sampled_from([1, 7, 30, 365]))
    gaps = draw(st.lists(st.sampled_from([1, 1, 1, 1, 2, 40]), min_size=n, max_size=n))
    day = draw(st.dates(date(1, 1, 1), date(8000, 1, 1)))
    days = [day + timedelta(days=step * k) for k in np.cumsum(gaps).tolist()]
    if draw(st.booleans()):
        odd = [None, math.nan, math.inf, -math.inf, 0.0, 1.0, -1e9, 5e-324, 1e300]
        return days, draw(st.lists(st.sampled_from(odd) | st.floats(-5, 5), min_size=n, max_size=n))
    rng, noise = np.random.default_rng(draw(st.integers(0, 999))), draw(st.sampled_from([0.0, 0.3, 1.0]))
    first, then, turn = draw(st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, n)))
    scale = draw(st.sampled_from([1e-200, 1.0, 1e200]))
    return days, [(noise * rng.normal() + (first if k < turn else then)) * scale for k in range(n)]


@pytest.mark.filterwarnings("error")
@settings(max_examples=200, deadline=None)
@given(any_series(), st.sampled_from([None, "month", "year"]), st.sampled_from([1.0, 2.0, math.inf]))
def test_whatever_the_series_a_turn_is_whole_and_no_surer_than_can_be(told, period, coverage):
    found = shifts_in(*told, period=period, coverage=coverage, least_probable=0.0)
    assert list(found) == sorted(found, key=lambda t: t.best)
    for turn in found:
        assert turn.start <= turn.best <= turn.end
        assert 0 < turn.probability <= 0.999
        assert 0 <= turn.size < math.inf  # told to two decimals
        for level, low, high in (turn.before, turn.after):
            assert low <= level <= high
        assert (turn.after[0] >= turn.before[0]) == (turn.direction == "up")


@settings(max_examples=60, deadline=None)
@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.lists(st.booleans(), min_size=0, max_size=200),
    st.sampled_from([None, math.nan, math.inf]),
)
def test_one_value_over_and_over_has_no_turn_wherever_it_is_known(value, known, unknown):
    assert shifts_in(weeks(len(known)), [value if k else unknown for k in known]) == ()


@pytest.mark.parametrize("n", [14, 30, 60])
def test_few_weeks_of_noise_seldom_give_a_turn_and_hardly_ever_a_sure_one(n):
    rng = np.random.default_rng(n)
    kinds = (
        lambda: rng.normal(0, 1, n),
        lambda: rng.standard_cauchy(n),
        lambda: rng.poisson(0.1, n) * rng.normal(0, 5, n),
        lambda: np.where(rng.random(n) < 0.3, rng.normal(0, 1, n), np.nan),
        lambda: rng.choice([-1.0, 1.0], n),
    )
    found = [shifts_in(weeks(n), draw().tolist()) for draw in kinds for _ in range(60)]
    assert np.mean([bool(turns) for turns in found]) <= 0.15
    assert np.mean([any(t.probability > 0.95 for t in turns) for turns in found]) <= 0.01


@pytest.mark.parametrize(("known", "least"), [(1.0, 0.85), (0.5, 0.85)])
def test_nine_intervals_of_ten_hold_the_levels_on_either_side(known, least):
    held = []
    for seed in range(80):
        rng = np.random.default_rng(seed)
        x = rng.normal(0, 1, WEEKS) + np.where(np.arange(WEEKS) < MIDDLE, 1.5, -2.5)
        x[rng.random(WEEKS) >= known] = np.nan
        for t in shifts_in(weeks(), x.tolist(), coverage=1):
            if near(t, MIDDLE, 21):
                held += [t.before[1] <= 1.5 <= t.before[2], t.after[1] <= -2.5 <= t.after[2]]
    assert len(held) > 100
    assert np.mean(held) >= least


def test_an_interval_of_few_values_is_as_wide_as_students():
    """Table of the 95% quantile of Student's distribution."""
    for freedom, quantile in ((1, 6.314), (2, 2.920), (3, 2.353), (5, 2.015), (12, 1.782), (60, 1.671)):
        assert t90(freedom) == pytest.approx(quantile, abs=0.01)


def test_a_level_of_which_one_value_is_known_is_as_unsure_as_the_series_is_wide():
    series = np.array([1.0, 2.0, 3.0, 4.0])
    mean, low, high = _level(series[2:3], series, 10.0, 1.0)
    assert mean == 30
    assert (high - low) / 2 == pytest.approx(10 * 1.645 * series.std(), rel=1e-3)


def test_a_flag_is_what_the_values_up_to_then_give_whatever_comes_later():
    """After the turn the values grow threefold, and with them what counts as beyond all measure in the whole series."""
    told = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        x = rng.normal(0.3, 1, WEEKS) - 2.5 * (np.arange(WEEKS) >= 200)
        x *= np.where(rng.random(WEEKS) < 0.06, 20, 1) * np.where(np.arange(WEEKS) >= 213, 3, 1)
        for turn in shifts_in(weeks(), x):
            if turn.flagged is not None:
                upto = sum(day.isoformat() < turn.flagged for day in weeks())
                then = shifts_in(weeks()[:upto], x[:upto])
                told.append(any(t.direction == turn.direction and near(t, weeks().index(date.fromisoformat(turn.best)), 91) for t in then))  # fmt: skip
    assert len(told) >= 20
    assert all(told)


@pytest.mark.parametrize(
    "given", ["2020-08-091", "2020-08-09/2020-09-01", "2020-08-09x", "2020-13", "2020-8-9"]
)
def test_a_date_with_something_else_behind_it_is_refused_and_a_time_of_day_is_passed_over(given):
    with pytest.raises(InputError, match="write it as 2020-08-09, 2020-08 or 2020"):
        shifts_in([given], [1.0])
    values = np.repeat([1.0, -1.0], 80).tolist()
    timed = [f"{day}T23:59:00+02:00" for day in weeks(160)]
    assert shifts_in(timed, values) == shifts_in(weeks(160), values)


def test_the_levels_that_are_told_differ_in_the_direction_of_the_turn_however_improbable_it_is():
    wandering = 0
    for seed in range(150):
        rng = np.random.default_rng(seed)
        x = np.cumsum(rng.normal(0, 0.6, 104)) * 0.5 + rng.normal(0, 1, 104)
        x[rng.random(104) < 0.08] *= 6
        for turn in shifts_in(weeks(104), x, least_probable=0.0, coverage=1.0):
            wandering += 1
            assert (turn.after[0] > turn.before[0]) == (turn.direction == "up")
    assert wandering > 300
