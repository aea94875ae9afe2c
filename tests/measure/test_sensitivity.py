"""What other weights make of arm's length. All figures and events invented."""

import math

import numpy as np
import pytest

from armslength.measure import measured
from armslength.measure.sensitivity import sensitivity
from armslength.measure.weighing import drawn
from armslength.records import CHANNELS, DEFAULT_WEIGHTS, Question, Reading, Series, Term
from factory import ev

WEIGHTS = {"dependence": 0.35, "compliance": 0.25, "lead": 0.25, "commitment": 0.15}


def product(values, weights):
    """Hold as its definition has it: the weighted geometric mean of softened parts, an unknown one at 0.5."""
    total = sum(weights.values())
    soft = {n: ((0.5 if values[n] is None else values[n]) + 0.01) / 1.01 for n in weights}
    return math.prod(soft[n] ** (w / total) for n, w in weights.items())


def held(*years, weights=WEIGHTS, since=2000):
    """A hold series by year: each year a mapping of part to value, None where not known."""
    readings = []
    for n, values in enumerate(years):
        terms = tuple(Term(name, values[name], weight, None) for name, weight in weights.items())
        unknown = sum(weight for name, weight in weights.items() if values[name] is None)
        value = None if unknown > 0.5 else product(values, weights)
        bounds = (None, None) if value is None else (0.0, 1.0)
        readings.append(Reading(f"{since + n}-01-01", value, *bounds, 4, terms))
    return Series("hold", ("BLR", "RUS"), "year", "0 to 1", 0.0, 1.0, tuple(readings))


def parts(dependence=None, compliance=None, lead=None, commitment=None):
    return {"dependence": dependence, "compliance": compliance, "lead": lead, "commitment": commitment}


def scenario(found, of, change):
    return next(s for s in found.scenarios if (s.of, s.change) == (of, change))


def test_with_the_weights_as_set_arms_length_is_what_was_measured():
    months = [f"{2015 + n // 12}-{1 + n % 12:02}" for n in range(36)]
    events = [ev("BLR", "COOPERATE", "RUS", f"{m}-05", contexts=("energy",)) for m in months]
    events += [ev("BLR", "COOPERATE", "EU", f"{m}-09", contexts=("economic",)) for m in months[::2]]
    events += [ev("RUS", "REQUEST", "BLR", f"{m}-10") for m in months[::5]]
    question = Question(client="BLR", patron="RUS", rivals=("EU",))
    series = {s.measure: s for s in measured(events, question, coverage=()).series if s.of[0] == "BLR"}
    found = sensitivity(
        series["hold"],
        question.weights,
        dependence=series["dependence"],
        channel_weights=question.channel_weights,
    )
    assert found.channels
    known = [r for r in series["arms_length"].readings if r.value is not None]
    again = {r.start: r for r in found.band.readings}
    assert len(known) > 12
    for reading in known:
        assert again[reading.start].value == pytest.approx(reading.value, abs=1e-6)
        assert again[reading.start].low <= reading.value <= again[reading.start].high


def test_a_weight_changed_leaves_the_others_in_proportion():
    values = parts(0.9, 0.5, 0.1, 0.3)
    found = sensitivity(held(values), WEIGHTS)
    for of, change, factor in (
        ("dependence", "halved", 0.5),
        ("lead", "doubled", 2),
        ("lead", "left out", 0),
    ):
        again = {**WEIGHTS, of: WEIGHTS[of] * factor}
        assert scenario(found, of, change).value == pytest.approx(1 - product(values, again))
    assert scenario(found, "", "as set").value == pytest.approx(1 - product(values, WEIGHTS))
    assert scenario(found, "", "equal").value == pytest.approx(1 - product(values, dict.fromkeys(WEIGHTS, 1)))
    for s in found.scenarios:
        assert sum(s.weights.values()) == pytest.approx(1)


def test_where_all_parts_say_the_same_nothing_hangs_on_the_weights():
    found = sensitivity(held(parts(0.4, 0.4, 0.4, 0.4), parts(0.8, 0.8, 0.8, 0.8)), WEIGHTS)
    assert found.standing == "nearer to held"
    assert found.course == "nearer"
    assert found.breaks == ()
    assert found.kept == 1
    assert found.band.readings[-1].low == pytest.approx(found.band.readings[-1].high)


def test_what_rests_on_one_part_falls_with_it_and_the_scenario_says_so():
    found = sensitivity(held(parts(0.5, 0.5, 0.5, 0.5), parts(0.9, 0.5, 0.47, 0.5)), WEIGHTS)
    assert found.standing == "nearer to held"
    assert found.course == "nearer"
    left_out = scenario(found, "dependence", "left out")
    assert (left_out.standing, left_out.course, left_out.keeps) == ("in between", "about the same", False)
    assert left_out in found.breaks
    assert scenario(found, "compliance", "left out").keeps
    assert 0.5 < found.kept < 1
    assert found.band.readings[-1].high - found.band.readings[-1].low > 0.1
    assert found.years == ("2000", "2001")


def test_the_part_that_keeps_the_client_off_most_is_named_and_how_often_it_is_that_one():
    found = sensitivity(held(parts(0.9, 0.9, 0.1, 0.9)), WEIGHTS)
    assert {s.made_by for s in found.scenarios if (s.of, s.change) != ("lead", "left out")} == {"lead"}
    assert found.made > 0.9


def test_an_unknown_part_stays_in_the_middle_and_what_it_weighs_is_said():
    values = parts(0.9, None, 0.9, 0.9)
    found = sensitivity(held(values), WEIGHTS)
    assert found.unknown == ("compliance",)
    first = scenario(found, "", "as set")
    assert first.value == pytest.approx(1 - product(values, WEIGHTS))
    assert first.unknown == pytest.approx(0.25)
    low, high = found.open
    assert low == pytest.approx(1 - product({**values, "compliance": 0.95}, WEIGHTS))
    assert high == pytest.approx(1 - product({**values, "compliance": 0.05}, WEIGHTS))
    assert scenario(found, "compliance", "left out").unknown == 0
    assert scenario(found, "compliance", "left out").value == pytest.approx(1 - soft(0.9))


def test_a_weighting_under_which_more_than_half_is_unknown_gives_no_figure():
    found = sensitivity(held(parts(0.9, None, 0.9, None)), WEIGHTS)
    left_out = scenario(found, "dependence", "left out")
    assert left_out.value is None
    assert left_out.standing is None
    assert not left_out.keeps
    assert 0 < found.without_figure < 1
    assert found.kept <= 1 - found.without_figure


def test_where_hold_is_never_known_nothing_is_said():
    found = sensitivity(held(parts(0.9), parts()), WEIGHTS)
    assert found.scenarios == ()
    assert (found.standing, found.course, found.kept, found.draws) == (None, None, None, 0)
    assert [r.value for r in found.band.readings] == [None, None]


def test_the_latest_period_that_is_known_is_the_one_spoken_of():
    found = sensitivity(held(parts(0.2, 0.2, 0.2, 0.2), parts(0.9, 0.9, 0.9, 0.9), parts()), WEIGHTS)
    assert found.latest == "2001-01-01"
    assert found.band.readings[-1].value is None


def test_one_year_alone_has_no_course():
    found = sensitivity(held(parts(0.9, 0.9, 0.9, 0.9)), WEIGHTS)
    assert found.years is None
    assert found.course is None
    assert found.kept == 1


def test_a_part_without_weight_is_never_weighed_and_no_part_at_all_is_refused():
    weights = {**WEIGHTS, "commitment": 0.0}
    values = parts(0.9, 0.5, 0.5, 0.02)
    found = sensitivity(held(values, weights=weights), weights)
    assert not [s for s in found.scenarios if s.of == "commitment"]
    assert scenario(found, "", "as set").value == pytest.approx(1 - product(values, weights))
    with pytest.raises(ValueError, match="no part"):
        sensitivity(held(parts(0.9)), dict.fromkeys(WEIGHTS, 0.0))


def test_a_single_part_leaves_nothing_to_weigh():
    weights = {**dict.fromkeys(WEIGHTS, 0.0), "lead": 1.0}
    found = sensitivity(held(parts(lead=0.9), weights=weights), weights)
    assert len(found.scenarios) == 1
    assert (found.kept, found.draws) == (None, 0)


def soft(part):
    """A part as it enters the product."""
    return (part + 0.01) / 1.01


def channels(*values):
    """A dependence series of one year whose channels, all of weight 1, have these values."""
    named = zip(CHANNELS, values, strict=False)
    terms = tuple(Term(f"dependence.{name}", value, 1.0, None) for name, value in named)
    known = [value for value in values if value is not None]
    reading = Reading("2000-01-01", sum(known) / len(known), 0.0, 1.0, 3, terms)
    return Series("dependence", ("BLR", "RUS"), "year", "0 to 1", 0.0, 1.0, (reading,))


def test_the_channels_of_dependence_are_weighed_too():
    found = sensitivity(held(parts(0.5, 0.5, 0.5, 0.5)), WEIGHTS, dependence=channels(0.9, 0.1, None))
    first, second = CHANNELS[:2]
    assert scenario(found, first, "left out").value == pytest.approx(
        1 - soft(0.5) ** 0.65 * soft(0.1) ** 0.35
    )
    assert scenario(found, second, "left out").value == pytest.approx(
        1 - soft(0.5) ** 0.65 * soft(0.9) ** 0.35
    )
    assert not [s for s in found.scenarios if s.of == CHANNELS[2]]


def test_channels_that_do_not_give_back_what_was_measured_are_left_alone():
    found = sensitivity(held(parts(0.7, 0.5, 0.5, 0.5)), WEIGHTS, dependence=channels(0.9, 0.1))
    assert not found.channels
    assert not [s for s in found.scenarios if s.kind == "channel"]


def test_weightings_are_drawn_about_the_weights_as_wide_as_the_docs_say():
    given = np.array(list(DEFAULT_WEIGHTS.values()))
    weights, _ = drawn(given, np.ones(0))
    assert weights.sum(axis=1) == pytest.approx(np.ones(len(weights)))
    assert weights.mean(axis=0) == pytest.approx(given, abs=0.02)
    low, high = np.quantile(weights[:, 0], [0.05, 0.95])
    assert (low, high) == pytest.approx((0.19, 0.53), abs=0.02)


def test_the_same_series_gives_the_same_answer():
    series = held(parts(0.5, 0.2, 0.5, 0.5), parts(1.0, 0.5, None, 0.5))
    assert sensitivity(series, WEIGHTS) == sensitivity(series, WEIGHTS)
