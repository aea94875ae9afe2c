"""Shifts that one publisher, one coder or more coverage makes. All events invented."""

import numpy as np
import pytest

from armslength.detect import shifts
from armslength.detect.checks import checks, shuffled, without
from armslength.detect.shifts import Signal, beside_events, found, signal
from armslength.measure import measured
from armslength.records import Figure, Observation, Question, Series, Shift
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
TURN = 60
MONTHS = 108


def month(n):
    return f"{2005 + n // 12}-{1 + n % 12:02}"


def deed(n, level, rng, name):
    intensity = float(np.clip(10 * (level + rng.normal(0, 0.2)), -10, 10))
    return ev(
        "BLR", "AID", "RUS", f"{month(n)}-{3 + int(rng.integers(24)):02}", intensity=intensity, name=name
    )


def turning(before=0.5, after=-0.4, each=2, late=None, seed=1):
    """Deeds of nine years that turn after five; `late` is how many a month there are then."""
    rng = np.random.default_rng(seed)
    return [
        deed(n, before if n < TURN else after, rng, f"{n} {k}")
        for n in range(MONTHS)
        for k in range(each if n < TURN else late or each)
    ]


def told(events, **kw):
    series = measured(events, QUESTION, coverage=()).series
    (shift,) = [s for s in shifts(series, events, **kw) if s.measure == "warmth"]
    return {c.name: c for c in shift.checks}


def late(event):
    return event.start >= f"{month(TURN)}-01"


def test_a_shift_that_all_tell_of_stands_every_check():
    events = turning()
    by = {e.id: frozenset({f"paper {n % 4}"}) for n, e in enumerate(events)}
    made = told(events, told_by=by, coded_by={e.id: frozenset({"coder"}) for e in events})
    assert {n: c.passed for n, c in made.items()} == dict.fromkeys(
        ("source", "coverage", "coder", "placebo"), True
    )


def test_a_shift_that_one_publisher_alone_makes_fails_the_check_of_its_source():
    steady = turning(after=0.5)
    rng = np.random.default_rng(9)
    tabloid = [deed(n, -0.9, rng, f"tabloid {n} {k}") for n in range(TURN, MONTHS) for k in range(4)]
    by = {e.id: frozenset({f"paper {n % 4}"}) for n, e in enumerate(steady)}
    by |= {e.id: frozenset({"tabloid"}) for e in tabloid}
    made = told(steady + tabloid, told_by=by)
    assert made["source"].passed is False
    assert "tabloid" in made["source"].detail


def test_what_a_second_publisher_tells_of_too_is_not_one_publishers_alone():
    events = turning()
    by = {e.id: frozenset({"tabloid", "paper"}) for e in events}
    assert told(events, told_by=by)["source"].passed is True


def test_the_publisher_left_out_is_one_that_made_the_shift_and_not_one_that_spoke_against_it():
    events = turning()
    rng = np.random.default_rng(3)
    against = [deed(n, 1.0, rng, f"against {n} {k}") for n in range(TURN, MONTHS, 2) for k in range(2)]
    by = {e.id: frozenset({f"paper {n % 12}"}) for n, e in enumerate(events)}
    by |= {e.id: frozenset({"loyal"}) for e in against}
    assert "loyal" not in told(events + against, told_by=by)["source"].detail


def test_where_no_publisher_is_known_or_one_tells_of_all_the_source_is_not_tried():
    events = turning()
    assert told(events)["source"].passed is None
    lone = told(events, told_by={e.id: frozenset({"paper"}) for e in events})["source"]
    assert lone.passed is None
    assert "paper alone" in lone.detail


def test_a_shift_that_comes_with_another_coder_fails_the_check_of_the_coder():
    events = turning()
    by = {e.id: frozenset({"new coder" if late(e) else "old coder"}) for e in events}
    assert told(events, coded_by=by)["coder"].passed is False


def test_a_shift_that_each_coder_sees_stands_and_one_coder_is_no_other():
    events = turning()
    two = {e.id: frozenset({f"coder {n % 2}"}) for n, e in enumerate(events)}
    assert told(events, coded_by=two)["coder"].passed is True
    assert told(events, coded_by={e.id: frozenset({"coder"}) for e in events})["coder"].passed is True
    assert told(events)["coder"].passed is None


def test_doubled_coverage_is_said_and_does_not_fell_a_true_shift():
    found_ = told(turning(each=1, late=2))["coverage"]
    assert found_.passed is True
    assert "0.9 before and 1.8 after" in found_.detail


def test_doubled_coverage_of_the_same_conduct_makes_no_shift():
    for seed in range(5):
        events = turning(after=0.5, each=1, late=3, seed=seed)
        made = shifts(measured(events, QUESTION, coverage=()).series, events)
        assert not [s for s in made if s.measure == "warmth"]


def test_noise_in_random_order_shows_a_shift_in_fewer_than_a_tenth_of_series():
    rng = np.random.default_rng(7)
    rates = [
        (
            shuffled(Signal(rng.normal(0.1, 0.35, 96), rng.integers(1, 5, 96).astype(float)), "month") >= 0.5
        ).mean()
        for _ in range(12)
    ]
    assert np.mean(rates) < 0.1


def test_shuffled_series_are_drawn_alike_whether_at_once_or_one_by_one(monkeypatch):
    rng = np.random.default_rng(8)
    seen = Signal(rng.normal(0, 0.6, 40) + (np.arange(40) > 20), np.full(40, 4.0))
    at_once = shuffled(seen, "month")
    monkeypatch.setattr("armslength.detect.levels.AT_ONCE", 1)
    assert shuffled(seen, "month") == pytest.approx(at_once)


def test_the_periods_of_a_shift_in_random_order_show_it_no_more():
    values = np.repeat([0.5, -0.4], 50) + np.random.default_rng(2).normal(0, 0.2, 100)
    assert (shuffled(Signal(values, np.full(100, 3.0)), "month") >= 0.5).mean() <= 0.1


def observation(start, figure, deeds):
    """One of a figure (value, weight), and deeds (event, value, weight)."""
    weight = figure[1] + sum(w for _, _, w in deeds)
    mean = (figure[0] * figure[1] + sum(v * w for _, v, w in deeds)) / weight
    ids, values, weights = zip(*deeds, strict=True) if deeds else ((), (), ())
    return Observation(start, mean, weight, ids, values, weights)


def dependence(observations):
    return Series("dependence", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, (), tuple(observations))


def test_a_figure_stays_where_the_deeds_beside_it_are_left_out():
    deeds = [("e1", 1.0, 2.0), ("e2", 0.0, 1.0)]
    series = dependence([observation("2015-01-01", (0.3, 4.0), deeds)])
    (one,) = without(series, {"e1"}).observations
    assert (one.weight, one.value) == (pytest.approx(5.0), pytest.approx(0.24))
    (none,) = without(series, {"e1", "e2"}).observations
    assert (none.weight, none.value, none.events) == (pytest.approx(4.0), pytest.approx(0.3), ())
    (gone,) = without(dependence([observation("2015-01-01", (0.0, 0.0), deeds)]), {"e1", "e2"}).observations
    assert (gone.value, gone.weight) == (None, 0.0)


def test_a_deed_beside_a_figure_takes_nothing_from_its_weight():
    alone = signal(dependence([observation("2015-01-01", (0.3, 4.0), [])]))
    beside = signal(dependence([observation("2015-01-01", (0.3, 4.0), [("e1", 1.0, 1.0)])]))
    assert alone.weights[0] == pytest.approx(4.0)
    assert beside.weights[0] == pytest.approx(4.1)
    assert (beside.values[0] + 1) / 2 == pytest.approx((0.3 * 4 + 0.1) / 4.1)
    assert beside_events(Observation("2015-01-01", None, 0.0)) == (0.0, 0.0)


def test_a_shift_of_figures_alone_has_no_events_and_no_source_to_try():
    told_of = [
        Figure(f"s0.f{y}", "s0", str(y), f"{y}-01-01", f"{y}-12-31", "BLR", "RUS", "trade", "trade share",
               0.2 if y < 2005 else 0.8, "share", None, None)
        for y in range(1990, 2020)
    ]  # fmt: skip
    series = measured([], QUESTION, coverage=(), figures=told_of, period="year").series
    made = [
        s for s in shifts(series, [], told_by={"e0": frozenset({"paper"})}) if s.measure == "dependence.trade"
    ]
    assert [s.best for s in made] == ["2005-01-01"]
    assert made[0].drivers == ()
    assert {c.name: c.passed for c in made[0].checks}["source"] is None


def test_the_drivers_of_a_shift_of_hold_are_held_against_the_deeds_before_it_and_not_against_hold_itself():
    """Hold runs from 0 to 1, the deeds that it carries from -1 to 1: here it rises by deeds that say little above 0."""
    rng = np.random.default_rng(5)
    turned = {"RUS": (-6.0, 0.5), "EU": (6.0, -0.5)}
    events = [
        ev(
            "BLR",
            "CONSULT",
            pole,
            f"{month(n)}-{d:02}",
            intensity=turned[pole][n >= TURN],
            name=f"{n}{pole}{d}",
        )
        for n in range(MONTHS)
        for d in (5, 15)
        for pole in turned
        if rng.random() < 0.8
    ]
    events += [
        ev("BLR", "AGREE", "EU", f"{month(n)}-25", contexts=("energy",), name=f"tie {n}")
        for n in range(0, MONTHS, 6)
    ]
    series = measured(events, QUESTION, coverage=()).series
    (shift,) = [s for s in shifts(series, events) if s.measure == "hold"]
    by_id = {e.id: e for e in events}
    assert shift.direction == "up"
    assert shift.before[0] > 0.05
    assert shift.drivers
    assert all(late(by_id[d]) for d in shift.drivers)
    assert {by_id[d].intensity for d in shift.drivers} <= {0.5, -0.5}


def test_nothing_seen_after_a_shift_leaves_its_coverage_untried():
    events = turning()
    (series,) = [
        s
        for s in measured(events, QUESTION, coverage=()).series
        if s.measure == "warmth" and s.of == ("BLR", "RUS")
    ]
    (window, shift), *_ = found(series, {e.id: e for e in events})
    assert isinstance(shift, Shift)
    cut = tuple(
        o if n <= window.high else Observation(o.start, None, 0.0) for n, o in enumerate(series.observations)
    )
    blind = Series(series.measure, series.of, "month", "-1 to 1", -1.0, 1.0, (), cut)
    made = {c.name: c for c in checks(blind, window, shift, told_by={}, coded_by={}, placebo=np.zeros(40))}
    assert made["coverage"].passed is None
