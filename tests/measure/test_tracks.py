"""Figures before, after and between the years they stand for. All figures invented."""

from dataclasses import replace

import numpy as np
import pytest

from armslength.measure import measured
from armslength.measure.tracks import CARRIED_YEARS, REVISION, STEP, kinds, named, track
from armslength.records import Figure, Question
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def figure(first, value, last=None, *, dataset="s0", channel="trade", name="trade share", unit="share", n=""):
    last = last or first
    return Figure(f"{dataset}.f{first}{last}{name}{n}", dataset, f"{first}/{last}", f"{first}-01-01", f"{last}-12-31",
                  "BLR", "RUS", channel, name, value, unit, None, None)  # fmt: skip


def over(figures, since="2000-01-01", until="2030-12-31", period="year"):
    """The measures of years from deeds that touch no channel, and these figures."""
    ends = [ev("BLR", "CONSULT", "RUS", day) for day in (since, until)]
    return measured(ends, replace(QUESTION, since=since), coverage=(), figures=figures, period=period)


def trade(figures, **kw):
    return {r.start[:4]: r for r in over(figures, **kw).find("dependence.trade", "BLR", "RUS").readings}


def tracked(figures, **kw):
    whole = over(figures, **kw)
    (group,) = kinds(whole.evidence.figures)
    return track(group, whole.evidence)


def test_before_the_first_figure_nothing_is_known_and_after_the_last_it_stays_for_ten_years():
    found = trade([figure(2005, 0.4)])
    assert found["2004"].value is None
    assert found["2005"].value == found["2015"].value == 0.4
    assert found["2016"].value is None
    assert found["2009"].terms[0].name == "trade share, carried on from 2005"


def test_between_two_figures_the_value_lies_on_the_straight_line_and_says_so():
    found = trade([figure(2005, 0.2), figure(2009, 0.6)])
    assert [found[y].value for y in ("2006", "2007", "2008")] == pytest.approx([0.3, 0.4, 0.5], abs=0.01)
    assert found["2007"].terms[0].name == "trade share, interpolated"
    assert len(found["2007"].terms[0].figures) == 2


def test_the_interval_is_narrowest_at_a_figure_and_widest_in_the_middle_of_a_gap_and_the_longer_after_one():
    spread = tracked([figure(2005, 0.2), figure(2009, 0.6)]).spread
    assert spread[5] == spread[9] == REVISION
    assert spread[5] < spread[6] < spread[7] > spread[8] > spread[9]
    assert (np.diff(spread[9:20]) > 0).all()
    assert np.isnan(spread[20:]).all()
    assert np.isnan(spread[:5]).all()


def test_two_equal_figures_do_not_prove_that_the_figure_never_moves():
    one, two = (tracked([figure(y, 0.4) for y in years]).spread[15] for years in ((2005,), (2004, 2005)))
    many = tracked([figure(y, 0.4) for y in range(2000, 2006)]).spread[15]
    assert two > 0.6 * one
    assert many < two < one
    assert one == pytest.approx(np.sqrt(REVISION**2 + STEP**2 * (CARRIED_YEARS - 0.5)), rel=0.01)


def test_figures_that_jump_leave_wider_gaps_than_figures_that_stay():
    calm = tracked([figure(y, 0.4) for y in (2000, 2001, 2002, 2006)]).spread[4]
    wild = tracked([figure(y, v) for y, v in ((2000, 0.1), (2001, 0.6), (2002, 0.1), (2006, 0.4))]).spread[4]
    assert wild > 3 * calm


def test_two_figures_of_one_kind_for_the_same_year_are_taken_as_their_mean_with_their_quarrel():
    told = [figure(2005, 0.2, n="a"), figure(2005, 0.6, n="b")]
    quarrel = tracked(told)
    assert quarrel.value[5] == pytest.approx(0.4)
    assert quarrel.spread[5] > 0.2
    assert len(quarrel.figures[5]) == 2
    agreed = tracked([figure(2005, 0.4, n="a"), figure(2005, 0.4, n="b")])
    assert agreed.spread[5] == pytest.approx(REVISION)
    other = tracked(told[::-1])
    assert (other.value[5:16] == quarrel.value[5:16]).all()


def test_of_several_sets_the_one_that_tells_most_speaks_and_they_are_never_mixed():
    old = [figure(y, 0.9, dataset="s1") for y in range(2000, 2006)]
    new = [figure(y, 0.1, dataset="s2") for y in range(2004, 2008)]
    found = trade(old + new)
    assert found["2004"].value == 0.9
    assert trade(new + old) == found
    further = [figure(y, 0.1, dataset="s2") for y in range(2004, 2010)]
    assert trade(old + further)["2004"].value == 0.1
    assert trade(old + further)["2003"].value is None


def test_several_kinds_of_figures_are_averaged_and_each_is_a_term():
    found = trade([figure(2005, 0.2), figure(2005, 0.8, name="gas share")])
    assert found["2005"].value == pytest.approx(0.5)
    assert [t.contribution for t in found["2005"].terms] == pytest.approx([0.4, 0.1])
    assert sum(t.contribution for t in found["2005"].terms) == pytest.approx(found["2005"].value)


def test_a_figure_of_many_years_looks_back():
    decade = [figure(y - 9, v, y) for y, v in ((2009, 0.9), (2010, 0.1))]
    found = trade(decade)
    assert found["2005"].value == 0.9
    assert found["2009"].value == 0.9
    assert found["2010"].value == 0.1


def test_a_month_takes_its_years_figure_and_is_new_only_once():
    told = tracked(
        [figure(2005, 0.2), figure(2006, 0.3)], since="2005-01-01", until="2006-12-31", period="month"
    )
    assert told.value == pytest.approx([0.2] * 12 + [0.3] * 12)
    assert told.fresh == {0, 12}


def test_figures_alone_give_periods_and_no_event():
    whole = measured([], QUESTION, coverage=(), figures=[figure(2005, 0.2), figure(2007, 0.4)], period="year")
    readings = whole.find("dependence", "BLR", "RUS").readings
    assert [r.value for r in readings] == pytest.approx([0.2, 0.3, 0.4], abs=0.01)
    assert {r.n for r in readings} == {0}
    assert {r.value for r in whole.find("warmth", "BLR", "RUS").readings} == {None}


def test_a_share_of_nothing_is_known_to_be_little_and_an_interval_stays_within_its_ends():
    none, all_ = trade([figure(2005, 0.0)])["2005"], trade([figure(2005, 1.0)])["2005"]
    assert none.low == 0 == none.value
    assert 0 < none.high < 0.1
    assert all_.high == 1 == all_.value
    assert 0.9 < all_.low < 1


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -0.2, 1.7, 60.0])
def test_what_cannot_be_a_share_is_no_figure(value):
    assert {r.value for r in trade([figure(2005, value)]).values()} == {None}
    whole = over([figure(2005, value, channel="affinity", name="votes alike", unit="agreement")])
    assert not [s for s in whole.series if s.measure.startswith("affinity")]


def test_a_distance_has_no_upper_end_and_never_falls_below_nothing():
    told = [
        figure(y, v, channel="affinity", name="distance", unit="ideal points")
        for y, v in ((2005, 3.2), (2006, 0.01))
    ]
    series = over(told).find("affinity.distance", "BLR", "RUS")
    assert series.high_bound is None
    known = {r.start[:4]: r for r in series.readings if r.value is not None}
    assert known["2005"].value == 3.2
    assert known["2006"].low == 0


def test_no_pact_is_no_knowledge_of_trade():
    pact = figure(2005, 0.0, channel="security", name="defence", unit="obligation")
    whole = over([pact])
    assert whole.find("dependence.security", "BLR", "RUS").readings[5].value == 0
    assert {r.value for r in whole.find("dependence", "BLR", "RUS").readings} == {None}
    both = over([pact, figure(2005, 0.4)])
    assert both.find("dependence", "BLR", "RUS").readings[5].value == pytest.approx(0.2)


def test_how_a_figure_came_to_stand_for_a_period_is_no_part_of_its_name():
    assert named("gas, by pipe, interpolated") == "gas, by pipe"
    assert named("gas, carried on from 2014") == "gas"
    assert named("gas") == "gas"


def test_the_order_of_figures_changes_nothing():
    told = [figure(y, 0.1 + 0.05 * (y % 7)) for y in range(2000, 2012)]
    assert trade(told) == trade(told[::-1])
