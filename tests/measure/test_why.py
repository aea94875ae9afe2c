"""What moved a measure sums to its movement, and names the right events. All invented."""

import numpy as np
import pytest

from armslength.errors import InputError
from armslength.measure import measured, why
from armslength.measure.why import TOGETHER
from armslength.records import Figure, Question
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU", "UKR"))
CLASSES = ["AID", "ACCUSE", "CONSULT", "REQUEST", "REJECT", "COOPERATE", "SANCTION", "AGREE"]
CONTEXTS = [("energy",), ("economic",), ("military",), ()]


def figure(year, value, name="trade with all the world", channel="trade", unit="share"):
    return Figure(f"s0.f{year}{name[:5]}", "s0", str(year), f"{year}-01-01", f"{year}-12-31", "BLR", "RUS", channel,
                  name, value, unit, None, None)  # fmt: skip


def invented(seed=7, months=48):
    rng = np.random.default_rng(seed)
    events = []
    for n in range(months):
        for k in range(rng.poisson(4)):
            pole = str(rng.choice(["RUS", "RUS", "EU", "UKR"]))
            pair = ("BLR", pole) if rng.random() < 0.6 else (pole, "BLR")
            events.append(
                ev(pair[0], str(rng.choice(CLASSES)), pair[1], f"{2015 + n // 12}-{1 + n % 12:02}-{3 + k * 2:02}",
                   contexts=CONTEXTS[int(rng.integers(4))], name=f"{n} {k}")
            )  # fmt: skip
    return events


FIGURES = [figure(2016, 0.4), figure(2017, 0.5), figure(2018, 0.6)]


@pytest.fixture(scope="module")
def found():
    return measured(invented(), QUESTION, coverage=[("2015-03-01", 5), ("2018-12-01", 9)], figures=FIGURES)


def movements(found, since, at):
    for name in sorted({s.measure for s in found.series}):
        try:
            yield from why(found, name, at=at, since=since)
        except InputError:
            continue


@pytest.mark.parametrize(
    ("since", "at"),
    [("2016-05-01", "2016-06-01"), ("2016-02-01", "2018-09-01"), ("2015-08-01", "2017-03-01")],
)
def test_the_movers_of_every_measure_sum_to_its_movement(found, since, at):
    told = list(movements(found, since, at))
    assert {m.measure for m in told} >= {
        "warmth",
        "engagement",
        "dependence",
        "hedging",
        "lead",
        "hold",
        "arms_length",
    }
    for movement in told:
        total = sum(m.contribution for m in movement.movers)
        assert total == pytest.approx(movement.after - movement.before, abs=1e-6), movement.measure


def test_what_acts_together_is_the_lesser_part(found):
    for measure in ("warmth", "engagement", "compliance", "dependence", "arms_length"):
        for movement in why(found, measure, at="2017-09-01", since="2016-09-01"):
            together = sum(abs(m.contribution) for m in movement.movers if m.what == TOGETHER)
            rest = sum(abs(m.contribution) for m in movement.movers if m.what != TOGETHER)
            assert together <= 0.2 * rest + 0.005, movement.measure


def test_a_hostile_deed_is_what_cooled():
    calm = [ev("BLR", "COOPERATE", "RUS", f"2016-{m:02}-05") for m in range(1, 13)]
    blow = ev("BLR", "COERCE", "RUS", "2017-01-09")
    found = measured([*calm, blow], QUESTION, coverage=())
    (movement,) = why(found, "warmth", ("BLR", "RUS"), at="2017-01-15")
    assert movement.after < movement.before
    assert movement.movers[0].what == blow.id
    assert movement.movers[0].contribution < 0


def test_a_figure_that_rose_is_what_made_dependence_rise(found):
    (movement,) = why(found, "dependence.trade", at="2018-06-01", since="2016-06-01")
    assert movement.after - movement.before == pytest.approx(0.2)
    assert [(m.kind, m.what) for m in movement.movers] == [("figure", "s0.f2018trade")]


def test_an_unknown_measure_period_or_order_is_refused(found):
    with pytest.raises(InputError, match="no measure frost"):
        why(found, "frost", at="2016-01-01")
    with pytest.raises(InputError, match="before any period"):
        why(found, "warmth", at="1999-01-01")
    with pytest.raises(InputError, match="must lie before"):
        why(found, "warmth", at="2016-01-01", since="2017-01-01")
    with pytest.raises(InputError, match="after the last period"):
        why(found, "warmth", at="2041-01-01")
