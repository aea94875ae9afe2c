"""On how few deeds a shift hangs. All events invented."""

import numpy as np
import pytest

from armslength.detect import shifts
from armslength.detect.fragility import hangs_on
from armslength.measure import measured
from armslength.records import FEW_DEEDS, Question, Reading, Series
from factory import ev

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def turned(after, *, other="RUS", every=3, seed=1):
    """Nine years of a deed every few months, friendly for six of them; `after` deeds from then on."""
    rng = np.random.default_rng(seed)
    events = []
    for n in range(0, 108, every):
        late = n >= 72
        if late and (n - 72) // every >= after:
            continue
        value = 10 * float(np.clip((-0.8 if late else 0.4) + rng.normal(0, 0.15), -1, 1))
        day = f"{2005 + n // 12}-{1 + n % 12:02}-{3 + int(rng.integers(24)):02}"
        events.append(ev("BLR", "AID", other, day, intensity=value, name=f"{other} {n}"))
    return events


def found(events, measure, *of):
    told = shifts(measured(events, QUESTION, coverage=()).series, events)
    return [s for s in told if s.measure == measure and s.of == of]


@pytest.mark.parametrize(
    ("stand", "expected"), [(0, 1), (1, 2), (4, 5), (FEW_DEEDS, None), (FEW_DEEDS + 1, None)]
)
def test_it_is_the_first_number_of_deeds_without_which_the_shift_does_not_stand(stand, expected):
    drivers = tuple("abcdefgh")
    assert hangs_on(drivers, lambda gone: len(gone) <= stand) == expected


def test_the_weightiest_are_taken_first_and_no_more_than_there_are():
    asked = []

    def stands(gone):
        asked.append(gone)
        return True

    assert hangs_on(("a", "b"), stands) is None
    assert asked == [{"a"}, {"a", "b"}]
    assert hangs_on((), stands) is None


def test_a_shift_that_many_deeds_make_hangs_on_no_few():
    (shift,) = found(turned(12), "warmth", "BLR", "RUS")
    assert shift.hangs_on is None


def test_a_shift_that_few_deeds_make_is_gone_without_so_many_and_not_without_one_fewer():
    events = turned(3, every=1)
    (shift,) = found(events, "warmth", "BLR", "RUS")
    assert shift.hangs_on in range(1, FEW_DEEDS + 1)

    def probability(gone):
        left = found([e for e in events if e.id not in gone], "warmth", "BLR", "RUS")
        return max((s.probability for s in left if s.start <= shift.end and shift.start <= s.end), default=0)

    assert probability(shift.drivers[: shift.hangs_on - 1]) >= 0.5
    assert probability(shift.drivers[: shift.hangs_on]) < 0.5


@pytest.mark.parametrize("after", [3, 36])
def test_a_shift_of_hold_that_rests_on_one_part_hangs_on_as_few_as_the_part(after):
    events = turned(after, every=1)
    part = next(s for s in measured(events, QUESTION, coverage=()).series if s.measure == "warmth")
    turn = next(s for s in shifts([part], events))
    at = [o.start for o in part.observations].index(turn.best)
    values = [0.6] * at + [0.4] * (len(part.observations) - at)
    readings = tuple(
        Reading(o.start, v, v - 0.1, v + 0.1, 1) for o, v in zip(part.observations, values, strict=True)
    )
    held = Series("hold", ("BLR", "RUS"), "month", "0 to 1", 0.0, 1.0, readings, part.observations)
    of_hold = next(s for s in shifts([held, part], events) if s.measure == "hold")
    assert (of_hold.hangs_on is None) == (after == 36)
    assert of_hold.hangs_on == turn.hangs_on
