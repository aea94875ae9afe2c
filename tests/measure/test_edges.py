"""The measures where little, nothing, or far too much is told. All events and figures invented."""

import math
import warnings
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armslength.measure import measured, ordinal, why
from armslength.measure.placing import story_start
from armslength.records import CHANNELS, Figure, Question
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU", "UKR"))
CLASSES = ["AID", "ACCUSE", "CONSULT", "REQUEST", "REJECT", "COOPERATE", "SANCTION", "ASSAULT", "CONCEDE"]
CONTEXTS = [("energy",), ("economic",), ("military",), ()]


def month(n, since=2015):
    return f"{since + n // 12}-{1 + n % 12:02}"


def figure(year, value, channel="trade", name="trade share", unit="share"):
    return Figure(f"s0.f{year}{name}", "s0", str(year), f"{year}-01-01", f"{year}-12-31", "BLR", "RUS", channel,
                  name, value, unit, None, None)  # fmt: skip


def found(events, question=QUESTION, coverage=(), **kw):
    return measured(events, question, coverage=coverage, **kw)


def last(whole, measure, *of):
    return whole.find(measure, *of).readings[-1]


def values(whole, measure, *of):
    return [r.value for r in whole.find(measure, *of).readings]


def sound(whole):
    """Every reading has its value inside its interval and both in the measure's range, or none of the three."""
    days = list(whole.evidence.labels)
    for series in whole.series:
        assert [r.start for r in series.readings] == days
        for r in series.readings:
            if r.value is None:
                assert (r.low, r.high) == (None, None)
                continue
            assert all(map(math.isfinite, (r.value, r.low, r.high))), series.measure
            assert r.low <= r.value <= r.high, (series.measure, series.of, r)
            assert series.low_bound is None or r.low >= series.low_bound, (series.measure, r)
            assert series.high_bound is None or r.high <= series.high_bound, (series.measure, r)
            assert r.high > r.low, (series.measure, series.of, r)


deeds = st.builds(
    lambda cls, pole, out, day, conf, contexts, intensity: ev(
        "BLR" if out else pole, cls, pole if out else "BLR", day, confidence=conf, contexts=contexts,
        intensity=intensity, name=f"{cls}{pole}{out}{day}{conf}{contexts}{intensity}",
    ),
    st.sampled_from(CLASSES),
    st.sampled_from(["RUS", "EU", "UKR"]),
    st.booleans(),
    st.one_of(
        st.dates(date(2014, 1, 1), date(2017, 12, 31)).map(date.isoformat),
        st.sampled_from(["2014", "2015", "2016-02", "2013/2014", "199X", None]),
    ),
    st.sampled_from([0.0, 1e-6, 0.3, 1.0]),
    st.sampled_from(CONTEXTS),
    st.floats(-10, 10),
)  # fmt: skip
figures = st.lists(
    st.builds(
        figure,
        st.integers(2000, 2020),
        st.floats(0, 1),
        st.sampled_from(["trade", "security"]),
        st.sampled_from(["one, kind", "one, other"]),
    ),
    max_size=4,
    unique_by=lambda f: f.id,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(deeds, max_size=14, unique_by=lambda e: e.id),
    figures,
    st.sampled_from(["week", "month", "quarter", "year"]),
    st.randoms(use_true_random=False),
)
def test_whatever_is_told_values_lie_inside_their_intervals_and_no_order_changes_them(
    events, told, period, shuffled
):
    one = found(events, period=period, figures=told)
    sound(one)
    events, told = list(events), list(told)
    shuffled.shuffle(events)
    shuffled.shuffle(told)
    assert found(events, period=period, figures=told).series == one.series


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, min_size=3, max_size=14, unique_by=lambda e: e.id), figures, st.data())
def test_whatever_moved_between_two_periods_the_movers_sum_to_it(events, told, data):
    whole = found(events, period="quarter", figures=told)
    days = whole.evidence.labels
    if len(days) < 2:
        return
    begin, end = sorted(
        data.draw(st.lists(st.integers(0, len(days) - 1), min_size=2, max_size=2, unique=True))
    )
    for series in whole.series:
        if series.readings[begin].value is None or series.readings[end].value is None:
            continue
        (moved,) = why(whole, series.measure, series.of, at=days[end], since=days[begin])
        assert sum(m.contribution for m in moved.movers) == pytest.approx(
            moved.after - moved.before, abs=1e-6
        )
        assert all(math.isfinite(m.contribution) for m in moved.movers)


def test_one_event_gives_one_period_and_no_warmth():
    whole = found([ev("BLR", "AID", "RUS", "2015-03-04", contexts=("energy",))])
    sound(whole)
    assert whole.evidence.labels == ("2015-03-01",)
    assert values(whole, "warmth", "BLR", "RUS") == [None]
    assert values(whole, "hold", "BLR", "RUS") == [None]
    assert 1 / 3 < last(whole, "dependence.energy", "BLR", "RUS").value < 2 / 3


def test_where_the_rivals_are_never_told_of_there_is_no_hedging_no_lead_and_no_hold():
    whole = found([ev("BLR", "AID", "RUS", f"{month(n)}-05") for n in range(12)])
    sound(whole)
    for measure, of in (("hedging", ("BLR",)), ("lead", ("BLR", "RUS")), ("hold", ("BLR", "RUS"))):
        assert set(values(whole, measure, *of)) == {None}


def test_without_rivals_in_the_question_all_is_measured_that_can_be():
    alone = replace(QUESTION, rivals=())
    whole = found([ev("BLR", "AID", "RUS", f"{month(n)}-05", contexts=("energy",)) for n in range(12)], alone)
    sound(whole)
    assert last(whole, "dependence.energy", "BLR", "RUS").value > 0.5
    assert set(values(whole, "hedging", "BLR")) == {None}


def test_events_that_are_certainly_not_as_coded_are_as_good_as_none():
    sure = [ev("BLR", "AID", "RUS", f"{month(n)}-05") for n in range(0, 12, 4)]
    never = [
        ev("BLR", "ASSAULT", pole, f"{month(n)}-09", confidence=0.0)
        for n in range(24)
        for pole in ("RUS", "EU")
    ]
    assert found(sure + never).series == found(sure).series
    assert set(values(found(never), "warmth", "BLR", "RUS")) <= {None}


def test_certain_events_still_leave_an_interval():
    whole = found([ev("BLR", "AID", "RUS", f"{month(n)}-05", confidence=1.0) for n in range(36)])
    reading = last(whole, "warmth", "BLR", "RUS")
    assert reading.high - reading.low > 0.02


def test_equal_deeds_throughout_give_a_level_that_may_still_lie_elsewhere():
    whole = found([ev("BLR", "COOPERATE", "RUS", f"{month(n)}-05", intensity=6.0) for n in range(60)])
    sound(whole)
    reading = last(whole, "warmth", "BLR", "RUS")
    assert 0.03 < reading.high - reading.low < 0.5


def test_a_gap_of_years_widens_warmth_and_lets_the_interval_of_dependence_grow():
    early = [ev("BLR", "AID", "RUS", f"{month(n)}-05", contexts=("energy",)) for n in range(12)]
    whole = found([*early, ev("BLR", "AID", "RUS", "2023-06-05", contexts=("energy",))])
    sound(whole)
    for measure in ("warmth", "dependence.energy"):
        told, gap = (whole.find(measure, "BLR", "RUS").readings[t] for t in (11, 70))
        assert gap.high - gap.low > 1.2 * (told.high - told.low), measure
        assert gap.n == 0


def test_a_hundred_thousand_deeds_of_one_month_weigh_as_thirty():
    """Counts of ranks, as deeds of that many would make."""
    many, thirty = np.zeros((1, 24, ordinal.RANKS)), np.zeros((1, 24, ordinal.RANKS))
    many[0, 12, 1], thirty[0, 12, 1] = 1e5, 1e9
    few = np.zeros((1, 24, ordinal.RANKS))
    few[0, 12, 1] = 30
    a, b, c = (ordinal.levels(x, centre=np.zeros(1)) for x in (many, thirty, few))
    assert a.value[0, 12] == pytest.approx(b.value[0, 12], abs=1e-3)
    assert a.high[0, 12] - a.low[0, 12] > 0.05
    assert abs(a.value[0, 12] - c.value[0, 12]) < 0.1


def test_two_thousand_deeds_of_one_month_are_measured_like_any_other():
    crowd = [
        ev("BLR", CLASSES[n % 9], "RUS" if n % 3 else "EU", f"2015-01-{1 + n % 28:02}", name=str(n))
        for n in range(2000)
    ]
    whole = found(crowd)
    sound(whole)
    assert len(whole.evidence.labels) == 1


def test_deeds_however_extreme_never_take_warmth_past_its_ends():
    lots = np.zeros((2, 40, ordinal.RANKS))
    lots[0, ::3, 0], lots[1, ::7, 9] = 0.01, 1e6
    for months in (12 / 52.18, 1.0, 3.0, 12.0):
        level = ordinal.levels(lots, months)
        assert (level.low >= -1).all()
        assert (level.high <= 1).all()
        assert ((level.low <= level.value) & (level.value <= level.high)).all()


def test_an_event_that_more_publishers_tell_of_weighs_no_more_in_warmth():
    lone = [ev("BLR", CLASSES[n % 9], "RUS", f"{month(n)}-05") for n in range(24)]
    copied = [replace(e, publishers=10, reports=e.reports * 10) for e in lone]
    assert found(copied).series == found(lone).series


def test_a_joint_event_told_both_ways_is_one_deed_between_the_two():
    both = [
        replace(ev("BLR", "AGREE", "RUS", f"{month(n)}-05"), source=("BLR", "RUS"), target=("BLR", "RUS"))
        for n in range(12)
    ]
    one_way = [ev("BLR", "AGREE", "RUS", f"{month(n)}-05") for n in range(12)]
    assert values(found(both), "engagement", "BLR", "RUS") == values(
        found(one_way), "engagement", "BLR", "RUS"
    )


def test_an_event_with_two_rivals_at_once_is_counted_as_one():
    both = [replace(ev("BLR", "AGREE", "EU", f"{month(n)}-05"), target=("EU", "UKR")) for n in range(4)]
    assert [r.n for r in found(both).find("tilt", "BLR", "RUS").readings] == [1] * 4


def test_where_coverage_is_not_known_engagement_counts_deeds_as_they_are():
    busy = [ev("BLR", "AID", "RUS", f"{month(n)}-{d:02}", confidence=1.0) for n in range(48) for d in (3, 9)]
    even = [(f"{month(n)}-01", 5) for n in range(48)]
    unknown, known = (last(found(busy, coverage=c), "engagement", "BLR", "RUS") for c in ((), even))
    assert unknown.value == pytest.approx(known.value)
    assert unknown.value == pytest.approx(2.0, abs=0.1)


def test_what_poles_do_among_themselves_neither_counts_nor_makes_periods():
    ours = [ev("BLR", "AID", "RUS", f"{month(n)}-05") for n in range(6)]
    theirs = [ev("RUS", "SANCTION", "EU", f"{year}-05-05") for year in range(2008, 2024)]
    assert found(ours + theirs).series == found(ours).series
    told = [figure(y, 0.4) for y in range(2010, 2013)]
    assert found(theirs, figures=told).evidence.labels[0] == "2010-01-01"


def test_bounds_that_exclude_everything_leave_no_period():
    events = [ev("BLR", "AID", "RUS", "2015-03-04"), ev("BLR", "AID", "RUS", "2015")]
    for asked in (
        replace(QUESTION, since="2020-01-01"),
        replace(QUESTION, until="2010-01-01"),
        replace(QUESTION, since="2015-06-01", until="2015-05-01"),
    ):
        whole = found(events, asked, figures=[figure(2015, 0.4)] if asked.since == "2015-06-01" else ())
        assert whole.evidence.labels == ()
        assert all(s.readings == () for s in whole.series)


def test_nothing_is_measured_past_the_last_document_not_even_what_is_asked_for_later():
    year = ev("BLR", "AID", "RUS", "2016")
    whole = found([year], replace(QUESTION, since="2016-06-01"), coverage=[("2016-02-01", 2)])
    assert whole.evidence.labels == ()


def test_of_an_event_that_may_lie_outside_the_bounds_only_the_share_inside_counts():
    year = ev("BLR", "AID", "RUS", "2015", confidence=0.6)
    asked = replace(QUESTION, since="2015-03-10", until="2015-05-20")
    deeds = found([year], asked).evidence.deeds["BLR", "RUS"]
    assert [d.weight for d in deeds] == pytest.approx([0.05] * 3)
    assert len(found([year], asked).evidence.labels) == 3


def test_what_was_told_of_in_march_had_happened_by_then():
    year = ev("BLR", "AID", "RUS", "2015", confidence=0.6)
    deeds = found([year], coverage=[("2015-03-01", 2)]).evidence.deeds["BLR", "RUS"]
    assert sum(d.weight for d in deeds) == pytest.approx(0.6)
    assert [d.period for d in deeds] == [0, 1, 2]


def test_weeks_over_thirty_years_are_measured_in_seconds():
    events = [
        ev("BLR", CLASSES[n % 9], ("RUS", "EU")[n % 2], f"{month(n // 2, 1994)}-{5 + n % 20:02}", name=str(n))
        for n in range(720)
    ]
    whole = found(
        events, period="week", figures=[figure(y, 0.3 + 0.01 * (y - 1994)) for y in range(1994, 2020)]
    )
    assert 1550 < len(whole.evidence.labels) < 1570
    sound(whole)


def test_a_weekly_and_a_monthly_measure_of_the_same_deeds_agree_within_their_intervals():
    rng = np.random.default_rng(1)
    events = [
        ev("BLR", CLASSES[int(rng.integers(3))], "RUS", f"{month(n // 2)}-{5 + 14 * (n % 2):02}", name=str(n))
        for n in range(96)
    ]
    monthly, weekly = (found(events, period=p) for p in ("month", "week"))
    one, other = (last(w, "warmth", "BLR", "RUS") for w in (monthly, weekly))
    assert one.low < other.value < one.high
    assert other.low < one.value < other.high
    rates = [last(w, "engagement", "BLR", "RUS").value for w in (monthly, weekly)]
    assert rates[0] == pytest.approx(rates[1], rel=0.1)


def test_the_last_month_there_is_has_no_month_after_it():
    assert len(found([ev("BLR", "AID", "RUS", "9999-12")]).evidence.labels) == 1
    assert len(found([ev("BLR", "AID", "RUS", "9999-12-30")], period="week").evidence.labels) == 1
    assert found([ev("BLR", "AID", "RUS", "2015-03")], coverage=[("9999-12-01", 1)]).evidence.labels == (
        "2015-03-01",
    )


def test_a_silence_of_just_over_ten_years_ends_the_background_and_one_just_under_does_not():
    assert story_start([date(1994, 1, 5), date(2004, 12, 20)]) == date(2004, 12, 20)
    assert story_start([date(1994, 12, 20), date(2004, 12, 1)]) == date(1994, 12, 20)
    assert story_start([date(1994, 12, 20), date(2005, 1, 5)]) == date(2005, 1, 5)


def test_channels_without_weight_take_no_part_in_the_whole_but_are_told():
    events = [ev("RUS", "AID", "BLR", f"{month(n)}-07", contexts=("energy",)) for n in range(24)]
    events += [ev("EU", "AID", "BLR", f"{month(n)}-09", contexts=("economic",)) for n in range(24)]
    weights = {**dict.fromkeys(CHANNELS, 0.0), "energy": 1.0}
    whole = found(events, replace(QUESTION, channel_weights=weights))
    assert values(whole, "dependence", "BLR", "RUS") == values(whole, "dependence.energy", "BLR", "RUS")
    assert last(whole, "dependence.trade", "BLR", "RUS").value < 0.3
    nothing = found(events, replace(QUESTION, channel_weights=dict.fromkeys(CHANNELS, 0.0)))
    sound(nothing)
    assert set(values(nothing, "dependence", "BLR", "RUS")) == {None}


def test_what_the_channels_weights_sum_to_changes_nothing():
    events = [ev("RUS", "AID", "BLR", f"{month(n)}-07", contexts=("energy",)) for n in range(24)]
    told = [figure(y, 0.3) for y in (2015, 2016)]
    whole = [
        found(events, replace(QUESTION, channel_weights=dict.fromkeys(CHANNELS, w)), figures=told)
        for w in (1.0, 0.25)
    ]
    one, quarter = (w.find("dependence", "BLR", "RUS") for w in whole)
    assert [r.value for r in one.readings] == pytest.approx([r.value for r in quarter.readings])
    assert [o.weight for o in one.observations] == pytest.approx([o.weight for o in quarter.observations])


def test_hold_is_given_where_exactly_half_is_known_however_the_weights_are_written():
    """0.3 and 0.2 of a sum of such numbers are a hair more than a half to the machine."""
    events = [
        ev("RUS", "REQUEST", "BLR", "2015-02-01"),
        ev("BLR", "CONCEDE", "RUS", "2015-03-01"),
        ev("BLR", "AGREE", "EU", "2015-03-01"),
    ]
    weights = {"dependence": 0.3, "compliance": 0.38, "lead": 0.2, "commitment": 0.12}
    held = last(found(events, replace(QUESTION, weights=weights)), "hold", "BLR", "RUS")
    assert [t.name for t in held.terms if t.value is None] == ["dependence", "lead"]
    assert held.value is not None


def test_an_answer_weighs_as_the_lesser_of_the_two_however_coarsely_either_is_dated():
    def yielded(demand, answer):
        events = [
            ev("RUS", "REQUEST", "BLR", demand, confidence=0.9),
            ev("BLR", "CONCEDE", "RUS", answer, confidence=0.3),
        ]
        found_ = found(events).find("compliance", "BLR", "RUS")
        return sum(o.weight for o in found_.observations)

    assert yielded("2015-01-10", "2015-03-10") == pytest.approx(0.3)
    assert yielded("2015", "2015-03-10") == pytest.approx(0.3)
    assert yielded("2014-12-20", "2015") == pytest.approx(0.3)


def test_one_answer_to_two_demands_counts_for_both_and_to_none_after_the_window():
    demands = [ev("RUS", "REQUEST", "BLR", f"2015-01-{d:02}", confidence=1.0) for d in (5, 9)]
    answer = [ev("BLR", "CONCEDE", "RUS", "2015-03-01", confidence=1.0)]
    twice = found(demands + answer)
    assert last(twice, "compliance", "BLR", "RUS").value == pytest.approx(3 / 4)
    late = replace(QUESTION, window_days=30)
    assert set(values(found(demands + answer, late), "compliance", "BLR", "RUS")) == {None}


def test_why_across_a_period_where_a_channel_and_a_part_become_known_sums_and_says_so():
    events = [ev("BLR", "AID", "RUS", f"{month(n)}-05", contexts=("energy",)) for n in range(36)]
    events += [ev("BLR", "REJECT", "EU", f"{month(n)}-09") for n in range(36)]
    events += [ev("RUS", "REQUEST", "BLR", "2017-01-05"), ev("BLR", "CONCEDE", "RUS", "2017-02-05")]
    events += [ev("BLR", "AGREE", "RUS", "2017-02-09", contexts=("military",))]
    whole = found(events)
    (held,) = why(whole, "hold", at="2017-03-01", since="2016-12-01")
    assert sum(m.contribution for m in held.movers) == pytest.approx(held.after - held.before)
    assert "compliance becomes known" in {m.what for m in held.movers}
    (depended,) = why(whole, "dependence", at="2017-03-01", since="2016-12-01")
    assert "security becomes known" in {m.what for m in depended.movers}


def test_a_part_near_nothing_still_moves_hold_and_never_makes_it_nothing():
    events = [ev("BLR", "CONSULT", pole, f"{month(n)}-05") for n in range(48) for pole in ("RUS", "EU")]
    told = [figure(2015, 0.0), figure(2017, 0.009)]
    whole = found(events, figures=told)
    (moved,) = why(whole, "hold", at="2017-06-01", since="2015-06-01")
    assert 0 < moved.before < moved.after
    assert sum(m.contribution for m in moved.movers) == pytest.approx(moved.after - moved.before)


def test_figures_whose_names_begin_alike_are_told_apart_in_what_moved():
    told = [
        *(figure(y, v, name="sales, gas") for y, v in ((2015, 0.2), (2016, 0.2))),
        *(figure(y, v, name="sales, oil") for y, v in ((2015, 0.2), (2016, 0.6))),
    ]
    (moved,) = why(found([], figures=told), "dependence.trade", at="2016-06-01", since="2015-06-01")
    assert {m.what for m in moved.movers} == {"s0.f2016sales, oil"}


def test_no_measure_warns_where_it_knows_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found([], figures=[figure(2015, 0.0), figure(2016, 1.0)])
        found([ev("BLR", "AID", "RUS", "2015-03-04")], figures=[figure(1990, 0.5)])
