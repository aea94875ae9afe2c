"""Leaders who leave office irregularly. All persons and events invented."""

from dataclasses import replace
from datetime import date
from math import exp

import pytest

from armslength.foresee.exits import Exit, Office, chance, episodes, exits, resolved
from armslength.foresee.rules import ExitRule, Marks
from armslength.records import Event

RULE = ExitRule(("overthr*", "coup"), 30)
OFFICE = Office("BLR", "president", "BLR.invented", "2001-01-01", "2021-06-20")
EVENT = Event(
    "e1", ("BLR",), ("BLR",), "ASSAULT", 4, -9.0, "happened", "2021-06-19", "2021-06-19", "2021-06-19", "stated",
    (), ("d.r1",), 1, 0.9,
)  # fmt: skip
TOLD = {"e1": Marks(texts=("Officers overthrew the president.",))}
QUIET = {"e1": Marks(texts=("Police beat a man.",))}


def verdict(event=EVENT, marks=TOLD, office=OFFICE):
    return [e.irregular for e in exits([office], [event], marks, RULE)]


def test_an_office_that_ends_while_a_sentence_tells_of_an_overthrow_ended_irregularly():
    (one,) = exits([OFFICE], [EVENT], TOLD, RULE)
    assert one == Exit("BLR", "BLR.invented", date(2021, 6, 20), irregular=True, events=("e1",))


@pytest.mark.parametrize(
    ("event", "marks", "expected"),
    [
        (EVENT, QUIET, False),
        (EVENT, {}, None),
        (replace(EVENT, start="2021-05-20", end="2021-05-20"), TOLD, None),  # 31 days before
        (replace(EVENT, start="2021-05-21", end="2021-05-21"), TOLD, True),
        (replace(EVENT, source=("RUS",)), TOLD, True),
        (replace(EVENT, target=("EU",)), TOLD, None),  # it says so of another
        (replace(EVENT, modality="planned"), TOLD, None),
        (replace(EVENT, reports=(), records=("s.1",)), TOLD, None),  # no sentence tells of it
    ],
)
def test_without_a_sentence_near_its_end_it_cannot_be_told_and_is_not_called_regular(event, marks, expected):
    assert verdict(event, marks) == [expected]


def test_who_goes_on_in_office_has_not_left_it():
    again = replace(OFFICE, since="2021-06-20", until="2025-01-01")
    assert [e.day for e in exits([OFFICE, again], [EVENT], TOLD, RULE)] == [date(2025, 1, 1)]
    other = replace(again, person="BLR.another")
    assert [e.day for e in exits([OFFICE, other], [EVENT], TOLD, RULE)] == [
        date(2021, 6, 20),
        date(2025, 1, 1),
    ]


def test_an_office_that_goes_on_or_ends_on_no_known_day_has_no_end():
    assert verdict(office=replace(OFFICE, until=None)) == []
    assert verdict(office=replace(OFFICE, until="2021")) == []


GONE = Exit("BLR", "BLR.invented", date(2021, 6, 20), irregular=True, events=("e1",))


@pytest.mark.parametrize(
    ("exit_", "as_of", "known", "expected"),
    [
        (GONE, date(2021, 6, 1), date(2025, 1, 1), (True, ("e1",))),
        (GONE, date(2021, 6, 20), date(2025, 1, 1), (False, ())),
        (replace(GONE, irregular=False, events=()), date(2021, 6, 1), date(2025, 1, 1), (False, ())),
        (replace(GONE, irregular=None, events=()), date(2021, 6, 1), date(2025, 1, 1), None),
        (replace(GONE, irregular=False), date(2021, 6, 1), date(2021, 6, 25), None),
        (replace(GONE, country="RUS"), date(2021, 6, 1), date(2025, 1, 1), (False, ())),
    ],
)
def test_a_window_is_resolved_only_as_far_as_offices_are_dated_and_their_ends_told(
    exit_, as_of, known, expected
):
    assert resolved([exit_], "BLR", as_of=as_of, days=30, known_until=known) == expected


def test_offices_that_end_together_are_one_overthrow():
    later = replace(GONE, person="BLR.another", day=date(2021, 7, 10))
    last = replace(GONE, person="BLR.third", day=date(2021, 10, 1))
    assert episodes([last, GONE, later, replace(last, irregular=None)], RULE) == 2
    assert episodes([], RULE) == 0


def test_the_rate_begins_as_the_world_s_and_comes_to_what_is_seen():
    assert chance(0, 0.0, 365) == pytest.approx(1 - exp(-0.015 * 365 / 365.25))
    assert chance(0, 30.0, 365) < chance(0, 0.0, 365) < chance(1, 30.0, 365)
    assert chance(2000, 10_000.0, 365) == pytest.approx(1 - exp(-0.2), abs=0.002)
    assert chance(1, 10.0, 30) < chance(1, 10.0, 90) < chance(1, 10.0, 365)
