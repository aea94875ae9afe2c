"""The measures on events whose meaning is known. All invented."""

import time
from dataclasses import replace

import numpy as np
import pytest

from armslength.measure import left_out, ordinal
from armslength.measure import measured as measure_all
from armslength.records import Question
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def months(count, since=2015):
    return [f"{since + n // 12}-{1 + n % 12:02}" for n in range(count)]


def measured(events, question=QUESTION, coverage=(), **kw):
    found = measure_all(events, question, coverage=coverage, **kw)
    return {(s.measure, s.of): s for s in found.series}


def steady(class_, whom="RUS", who="BLR", count=24, day=5, **kw):
    return [ev(who, class_, whom, f"{m}-{day:02}", **kw) for m in months(count)]


def test_friendly_deeds_are_warm_and_hostile_ones_are_cold():
    found = measured(steady("COOPERATE") + steady("SANCTION", whom="EU"))
    warm, cold = found["warmth", ("BLR", "RUS")].readings[-1], found["warmth", ("BLR", "EU")].readings[-1]
    assert warm.low > 0 > cold.high
    assert warm.value == pytest.approx(0.6, abs=0.1)
    assert cold.value == pytest.approx(-0.5, abs=0.1)


def test_few_deeds_are_never_certain():
    few = measured(steady("COOPERATE", count=4))["warmth", ("BLR", "RUS")].readings[-1]
    many = measured(steady("COOPERATE", count=24, day=5) + steady("COOPERATE", count=24, day=15))
    last = many["warmth", ("BLR", "RUS")].readings[-1]
    assert few.high - few.low > last.high - last.low


def test_two_deeds_say_nothing_of_warmth_and_none_is_not_zero():
    found = measured(steady("COOPERATE", count=2))
    assert {r.value for r in found["warmth", ("BLR", "RUS")].readings} == {None}
    assert {r.value for r in found["engagement", ("BLR", "EU")].readings} == {None}


def test_no_events_give_series_without_readings():
    assert all(s.readings == () for s in measure_all([], QUESTION, coverage=()).series)


def test_plans_possibilities_and_denials_move_nothing():
    deeds = steady("COOPERATE")
    words = [ev("BLR", "ASSAULT", "RUS", "2016-01-09", modality=m) for m in ("planned", "possible", "denied")]
    assert measured(deeds) == measured(deeds + words)


def test_periods_have_no_gaps_and_an_empty_one_counts_nothing():
    found = measured([*steady("COOPERATE", count=3), ev("BLR", "AID", "RUS", "2016-01-05")])
    readings = found["warmth", ("BLR", "RUS")].readings
    assert [r.start[:7] for r in readings] == months(13)
    assert [r.n for r in readings] == [1, 1, 1, *[0] * 9, 1]


def test_an_event_of_a_whole_year_is_spread_and_one_of_a_decade_is_left_out_and_counted():
    year, decade = ev("BLR", "AID", "RUS", "2016"), ev("BLR", "AID", "RUS", "199X")
    readings = measured([*steady("COOPERATE"), year])["warmth", ("BLR", "RUS")].readings
    assert sum(year.id in t.events for r in readings for t in r.terms) == 12
    assert left_out([year, decade, ev("BLR", "AID", "RUS", None)]) == 2


def test_what_is_told_of_long_before_is_background_unless_the_question_asks_for_it():
    old = [ev("BLR", "AGREE", "RUS", "1945-05-09")]
    events = old + [ev("BLR", "COOPERATE", "RUS", f"{year}-03-05") for year in range(1994, 2004)]
    warmth = measured(events)["warmth", ("BLR", "RUS")]
    assert warmth.readings[0].start == "1994-03-01"
    asked = replace(QUESTION, since="1945-01-01")
    warmth = measured(events, asked)["warmth", ("BLR", "RUS")]
    assert warmth.readings[0].start == "1945-05-01"


def test_nothing_is_measured_past_the_last_document():
    events = [*steady("COOPERATE", count=12), ev("BLR", "AID", "RUS", "2016")]
    readings = measured(events, coverage=[("2015-01-01", 3), ("2016-02-01", 2)])[
        "hold", ("BLR", "RUS")
    ].readings
    assert readings[-1].start == "2016-02-01"


def test_twice_the_coverage_with_the_same_conduct_leaves_warmth_alone():
    events = steady("COOPERATE") + steady("ACCUSE", day=20)
    one = measured(events, coverage=[(f"{m}-01", 10) for m in months(24)])
    two = measured(events, coverage=[(f"{m}-01", 20) for m in months(24)])
    a, b = (x["warmth", ("BLR", "RUS")].readings[-1].value for x in (one, two))
    assert abs(a - b) < 0.02


def test_compliance_counts_answered_demands_only():
    obeyed = [ev("RUS", "REQUEST", "BLR", "2015-01-10"), ev("BLR", "CONCEDE", "RUS", "2015-03-10")]
    refused = [ev("RUS", "REQUEST", "BLR", "2016-01-10"), ev("BLR", "REJECT", "RUS", "2016-02-10")]
    ignored = [ev("RUS", "REQUEST", "BLR", "2017-01-10"), ev("BLR", "AID", "RUS", "2019-12-10")]
    of = ("compliance", ("BLR", "RUS"))
    yes = [r for r in measured(obeyed + steady("CONSULT"))[of].readings if r.value is not None]
    assert yes[0].start == "2015-03-01"
    assert yes[0].value > 0.6
    no = measured(refused + steady("CONSULT"))[of].readings[-1]
    assert no.value < 0.4
    assert all(r.value is None for r in measured(ignored)[of].readings)


def test_dependence_is_the_patrons_share_of_a_channel_and_missing_stays_missing():
    gas = [ev("RUS", "AID", "BLR", f"{m}-07", contexts=("energy",)) for m in months(24)]
    trade = [ev("EU", "COOPERATE", "BLR", f"{m}-09", contexts=("economic",)) for m in months(24)]
    found = measured(gas + trade)
    assert found["dependence.energy", ("BLR", "RUS")].readings[-1].value > 0.8
    assert found["dependence.trade", ("BLR", "RUS")].readings[-1].value < 0.2
    assert found["dependence.finance", ("BLR", "RUS")].readings[-1].value is None


def test_arms_length_is_the_sum_of_what_its_parts_take_and_hold_its_complement():
    found = measured(steady("COOPERATE", contexts=("energy",)) + steady("ACCUSE", whom="EU"))
    for held, off in zip(
        found["hold", ("BLR", "RUS")].readings, found["arms_length", ("BLR", "RUS")].readings, strict=True
    ):
        assert off.value == pytest.approx(sum(t.contribution for t in off.terms))
        assert off.value == pytest.approx(1 - held.value)
        assert all(t.contribution >= 0 for t in off.terms)
        assert 0 <= held.low <= held.value <= held.high <= 1


def test_a_client_without_any_tie_is_not_held_however_warm_it_is():
    warm = steady("SUPPORT") + steady("REJECT", whom="EU")
    ties = steady("COOPERATE", contexts=("energy",), day=9)
    none = steady("COOPERATE", whom="EU", contexts=("energy",), day=9)
    tied, free = (measured(warm + x)["hold", ("BLR", "RUS")].readings[-1] for x in (ties, none))
    assert tied.value - free.value > 0.15


def test_hold_is_not_given_where_most_of_it_is_unknown():
    found = measured(steady("ACCUSE", count=3))
    assert {r.value for r in found["hold", ("BLR", "RUS")].readings} == {None}


def test_a_client_that_leans_on_its_patron_is_held_firmer_than_one_that_leans_on_the_rival():
    def leaning(pole, other):
        deeds = steady("COOPERATE", whom=pole, contexts=("energy", "economic")) + steady(
            "REJECT", whom=other, day=9
        )
        return measured(deeds)["hold", ("BLR", "RUS")].readings[-1]

    assert leaning("RUS", "EU").low > leaning("EU", "RUS").high


def test_hedging_is_high_for_even_poles_and_low_for_one():
    even = measured(steady("COOPERATE") + steady("COOPERATE", whom="EU", day=9))
    lone = measured(steady("COOPERATE") + steady("REJECT", whom="EU", count=4))
    assert even["hedging", ("BLR",)].readings[-1].value > 0.9
    assert lone["hedging", ("BLR",)].readings[-1].value < even["hedging", ("BLR",)].readings[-1].value


def simulated(pairs, periods, rng, deeds_a_month=2.0):
    """Ranks of deeds and the levels behind them, drawn from the model itself with its own priors."""
    counts, level, scatter = (
        np.zeros((pairs, periods, ordinal.RANKS)),
        np.zeros((pairs, periods)),
        np.zeros(pairs),
    )
    for i in range(pairs):
        drift = float(np.clip(np.exp(np.log(0.003) + rng.normal()), 1e-4, 0.02))
        scatter[i] = np.clip(np.exp(np.log(0.2) + 0.7 * rng.normal()), 0.08, 0.45)
        level[i] = rng.normal(0, 0.5) + np.cumsum(rng.normal(0, np.sqrt(drift), periods))
        mood = level[i] + rng.normal(0, np.sqrt(rng.choice(ordinal.PASSINGS)), periods)
        for t in range(periods):
            values = mood[t] + scatter[i] * rng.logistic(size=rng.poisson(deeds_a_month))
            np.add.at(counts[i, t], ordinal.rank(values), 1)
    return counts, level, scatter


def test_warmth_intervals_cover_the_level_they_estimate():
    """Series made by the model itself: the 90% interval holds the truth about nine times in ten."""
    counts, level, scatter = simulated(60, 60, np.random.default_rng(3))
    found = ordinal.levels(counts)
    truth = ordinal.expected(level, np.broadcast_to(scatter[:, None], level.shape))
    inside = ((truth >= found.low) & (truth <= found.high)).mean()
    assert 0.8 < inside < 0.97


def test_one_slaughter_among_friendly_deeds_pulls_as_the_lowest_rank_and_no_further():
    friendly = steady("COOPERATE")
    worst = [ev("BLR", "ASSAULT", "RUS", "2016-06-09", intensity=v) for v in (-10.0, -9.0)]
    ten, nine = (measured([*friendly, w])["warmth", ("BLR", "RUS")].readings[-1].value for w in worst)
    assert ten == nine


def test_words_and_deeds_are_told_apart():
    found = measured(steady("ACCUSE") + steady("AID", day=9))
    words, deeds = (found[f"warmth.{k}", ("BLR", "RUS")].readings[-1] for k in ("words", "deeds"))
    assert words.high < 0 < deeds.low


def test_ten_copies_of_a_month_do_not_make_it_a_certainty():
    """A month's own mood is shared by all its deeds, however many are told."""
    lone = steady("COOPERATE")
    crowd = [ev("BLR", "ACCUSE", "RUS", "2016-12-20", name=f"{n}") for n in range(60)]
    few = measured([*lone, crowd[0]])["warmth", ("BLR", "RUS")].readings[-1]
    many = measured([*lone, *crowd])["warmth", ("BLR", "RUS")].readings[-1]
    assert many.high > -0.15
    assert many.value < few.value


def test_twenty_thousand_events_and_events_all_of_one_month_are_no_trouble():
    rng = np.random.default_rng(4)
    days = [f"{m}-{d:02}" for m in months(300, since=1995) for d in range(1, 29)]
    names = ["AID", "ACCUSE", "CONSULT", "REQUEST", "REJECT"]
    many = [
        ev("BLR", names[n % 5], "RUS" if n % 3 else "EU", days[int(rng.integers(len(days)))], name=str(n))
        for n in range(20_000)
    ]
    started = time.monotonic()
    assert measured(many)["warmth", ("BLR", "RUS")].readings[-1].value is not None
    assert time.monotonic() - started < 60  # a floor against the quadratic, no benchmark
    lone = [ev("BLR", "AID", "RUS", f"2020-01-{d:02}") for d in range(1, 29)]
    assert len(measured(lone)["warmth", ("BLR", "RUS")].readings) == 1


def test_the_same_events_give_the_same_figures():
    events = steady("COOPERATE", contexts=("energy",)) + steady("ACCUSE", whom="EU")
    assert measured(events) == measured(events)
