"""Planted shifts are found and flat noise gives none. All events invented."""

import numpy as np
import pytest

from armslength.detect import _told_of_hold, levels, shifts
from armslength.detect.changepoints import hazard
from armslength.detect.shifts import Window
from armslength.measure import measured
from armslength.records import Observation, Question, Reading, Series
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def month(n):
    return f"{2005 + n // 12}-{1 + n % 12:02}"


def observed(values, weight=2.0):
    return [Observation(f"{month(n)}-01", float(v), weight) for n, v in enumerate(values)]


def series(level, rng, events_a_month=2):
    return [
        ev(
            "BLR",
            "AID",
            "RUS",
            f"{month(n)}-{5 + k:02}",
            intensity=float(np.clip(10 * (v + rng.normal(0, 0.35)), -10, 10)),
        )
        for n, v in enumerate(level)
        for k in range(events_a_month)
    ]


def hold(values):
    readings = tuple(Reading(f"{month(n)}-01", v, v - 0.1, v + 0.1, 1) for n, v in enumerate(values))
    seen = tuple(Observation(r.start, None, 0.0) for r in readings)
    return Series("hold", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, readings, seen)


def warmth_shifts(events):
    found = shifts(measured(events, QUESTION, coverage=()).series, events)
    return [s for s in found if s.measure == "warmth"]


def test_a_planted_shift_is_found_where_it_was_planted_with_its_direction_and_events():
    events = series([0.5] * 60 + [-0.3] * 60, np.random.default_rng(1))
    (shift,) = warmth_shifts(events)
    assert (
        shift.start <= "2010-01-01" <= shift.end
        or abs(int(shift.best[:4]) * 12 + int(shift.best[5:7]) - 24121) <= 2
    )
    assert shift.direction == "down"
    assert shift.probability > 0.9
    assert shift.before[0] == pytest.approx(0.5, abs=0.15)
    assert shift.after[0] == pytest.approx(-0.3, abs=0.15)
    by_id = {e.id: e for e in events}
    assert shift.drivers
    assert all(by_id[d].intensity < 5 and by_id[d].start >= "2009-10" for d in shift.drivers)


def test_a_deed_known_to_its_year_alone_does_not_draw_a_shift_to_months_of_which_nothing_is_told():
    rng = np.random.default_rng(7)
    level = [0.5] * 60 + [-0.3] * 36
    events = [e for e in series(level, rng) if not "2009-05" <= (e.start or "")[:7] <= "2009-12"]
    vague = [ev("BLR", "SANCTION", "RUS", "2009", intensity=-6.0, name=f"vague {n}") for n in range(4)]
    (plain,) = warmth_shifts(events)
    (shift,) = warmth_shifts([*events, *vague])
    assert (shift.start, shift.end, shift.best) == (plain.start, plain.end, plain.best)
    assert not {e.id for e in vague} & set(shift.drivers)


@pytest.mark.parametrize(
    ("before", "after", "told"), [(0.504, 0.546, True), (0.496, 0.5405, False), (0.5, 0.55, True)]
)
def test_a_shift_of_hold_is_told_by_the_two_decimals_that_are_shown(before, after, told):
    held = hold([before] * 12 + [after] * 24)
    assert (_told_of_hold(held, Window(12, 12, 12, 12, 12, 0.9), {}) is not None) is told


def test_where_one_part_alone_is_seen_a_shift_of_hold_is_as_probable_as_that_of_the_part():
    level = np.repeat([0.42, 0.62], 30) + np.random.default_rng(3).normal(0, 0.12, 60)
    part = Series("dependence", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, (), tuple(observed(level)))
    of_hold, of_part = sorted(
        shifts([hold([0.5] * 30 + [0.6] * 30), part], []), key=lambda s: s.measure != "hold"
    )
    assert (of_hold.measure, of_part.measure) == ("hold", "dependence")
    assert of_hold.probability == of_part.probability < 0.99
    assert (of_hold.start, of_hold.best, of_hold.end) == (of_part.start, of_part.best, of_part.end)
    assert of_hold.flagged == of_part.flagged


def test_flat_noise_gives_fewer_than_a_tenth_of_a_shift_a_series():
    rng = np.random.default_rng(2)
    alarms = sum(len(warmth_shifts(series([0.1] * 96, rng))) for _ in range(30))
    assert alarms / 30 < 0.1


def test_a_single_odd_month_is_not_two_shifts():
    rng = np.random.default_rng(5)
    level = [0.3] * 96
    level[48] = -0.9
    assert warmth_shifts(series(level, rng)) == []


def test_periods_without_evidence_carry_none():
    rng = np.random.default_rng(3)
    values = np.concatenate([rng.normal(0.5, 0.2, 40), rng.normal(-0.5, 0.2, 40)])
    found = levels.posterior(values, 2.0 * (np.arange(80) % 2), hazard=hazard(12))
    assert found.change[36:45].sum() > 0.9
    assert found.change[:30].sum() < 0.2


def test_too_little_evidence_gives_no_shift():
    events = series([0.8] * 3 + [-0.8] * 3, np.random.default_rng(4))
    assert warmth_shifts(events) == []


def test_the_posterior_is_a_probability_and_the_same_each_time():
    values = np.random.default_rng(6).normal(0, 0.4, 50)
    one, two = (levels.posterior(values, np.full(50, 2.0), hazard=hazard(12)) for _ in range(2))
    assert np.array_equal(one.change, two.change)
    assert one.change[0] == 0
    assert ((one.change >= 0) & (one.change <= 1)).all()


def test_tilt_falls_when_the_client_turns_to_the_rival():
    near = [ev("BLR", "COOPERATE", "RUS", f"{month(n)}-05") for n in range(60)]
    far = [ev("BLR", "COOPERATE", "EU", f"{month(n)}-05") for n in range(60, 120)]
    events = near + far
    found = [s for s in shifts(measured(events, QUESTION, coverage=()).series, events) if s.measure == "tilt"]
    assert [s.direction for s in found] == ["down"]
    assert found[0].best[:4] in {"2009", "2010"}
