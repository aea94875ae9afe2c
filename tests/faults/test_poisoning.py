"""How far a thousand planted pieces move the measures of a dossier of three hundred: the bounds that docs state. Invented.

Bounds are of this press of six publishers over ten years, in units of each measure; docs/why/trust.md has them.
"""

from datetime import date
from functools import cache

import pytest

import invented_press as press
from armslength import measure, run, store
from armslength.measure.vouched import is_vouched
from armslength.records import Question

OF = {"warmth": ("RUS", "BLR"), "hold": ("BLR", "RUS"), "arms_length": ("BLR", "RUS"), "hedging": ("BLR",)}
FLOODS = {
    "near-copies": press.near_copies,
    "one publisher": press.one_publisher,
    "a thousand that nobody knows": lambda: press.one_publisher(publishers=1000),
    "one publisher for ten years": lambda: press.one_publisher(first=press.FIRST, days=press.DAYS),
}


@cache
def assessed(flood, graded):
    grades = dict.fromkeys(press.PRESS, "B") if graded else {}
    with store.in_memory(Question("BLR", "RUS", ("EU",), grades=grades)) as dossier:
        press.fill(dossier, press.press() + (FLOODS[flood]() if flood else []))
        return run.assess(dossier, shifts=False)


def most_moved(flood, graded):
    apart = press.moved(assessed(None, graded), assessed(flood, graded))
    return {name: max(most for (m, _), (most, _) in apart.items() if m == name) for name in OF}


@pytest.mark.parametrize("graded", [False, True])
def test_near_copies_of_one_story_move_next_to_nothing(graded):
    moved = most_moved("near-copies", graded)
    assert moved["warmth"] < 0.06
    assert moved["hold"] < 0.01
    assert moved["hedging"] < 0.01


@pytest.mark.parametrize(
    ("flood", "warmth", "hold"),
    [
        ("one publisher", 0.45, 0.06),
        ("a thousand that nobody knows", 0.45, 0.06),
        ("one publisher for ten years", 0.55, 0.18),
    ],
)
def test_where_publishers_are_graded_what_nobody_graded_moves_measures_by_no_more_than_stated(
    flood, warmth, hold
):
    moved = most_moved(flood, graded=True)
    assert moved["warmth"] < warmth
    assert moved["hold"] == pytest.approx(moved["arms_length"])
    assert moved["hold"] < hold
    assert moved["hedging"] < 0.02


def test_where_nobody_is_graded_the_same_flood_moves_more_and_docs_say_so():
    moved = most_moved("one publisher", graded=False)
    assert 0.5 < moved["warmth"] < 0.8
    assert moved["hold"] < 0.2


def test_what_nobody_vouches_for_weighs_no_more_in_a_year_than_a_year_of_the_vouched():
    events = _events("one publisher", dict.fromkeys(press.PRESS, "B"))
    evidence = _evidence(events)
    for deeds in evidence.deeds.values():
        weight = {kind: [0.0] * len(evidence.labels) for kind in (True, False)}
        for deed in deeds:
            weight[is_vouched(deed.event)][deed.period] += deed.weight
        years = range(len(evidence.labels) - 12)
        usual = [sum(weight[True][t : t + 13]) for t in years]
        assert max(sum(weight[False][t : t + 13]) for t in years) <= 1.2 * max(usual)


def test_where_nobody_or_everybody_is_graded_no_deed_is_weighed_down():
    everybody = dict.fromkeys((*press.PRESS, "Invented Shouter 0"), "C")
    for grades in ({}, everybody, {"Somebody Else": "A"}):
        evidence = _evidence(_events("one publisher", grades))
        assert {d.weight for deeds in evidence.deeds.values() for d in deeds} == {0.85}


def _events(flood, grades):
    with store.in_memory(Question("BLR", "RUS", ("EU",), grades=grades)) as dossier:
        press.fill(dossier, press.press() + FLOODS[flood]())
        return list(dossier.events())


def _evidence(events):
    return measure.evidence.gather(
        events, Question("BLR", "RUS", ("EU",)), [], "month", date(2022, 1, 1).isoformat()
    )
