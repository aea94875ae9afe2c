"""What makes one statement the likely turn of another. All texts are invented."""

from __future__ import annotations

from importlib import import_module

import pytest
from tests.positions.conftest import Reader

from armslength.positions import reversals
from armslength.positions.linking import Likeness
from armslength.positions.reversals import LEAST, LEAST_OF_MANY
from armslength.positions.turning import WEIGHTS, Crowd, chance, features

WAS = "[a1:Niger] {s1:will never} [o1:lend the stallions of Arlit to Zandland].\ns1: against a1 now o1"
NOW = "[a1:Niger] {s1:is ready} to [o1:lend Zandland its stallions from Arlit].\ns1: for a1 now o1"
ELSE = "[a1:Niger] {s1:wants} to [o1:plant trees around Lake Madarounfa].\ns1: for a1 now o1"


def test_the_other_side_of_one_thing_is_likelier_a_turn_than_another_thing(said: Reader) -> None:
    (was,), (now,), (other,) = said(WAS, "2015-03-02"), said(NOW, "2019-03-02"), said(ELSE, "2019-03-02")
    crowd = Crowd(Likeness([was, now, other]), 3)
    assert chance(features(was, now, crowd)) > chance(features(was, other, crowd))


def test_among_many_statements_two_that_share_little_are_less_likely_a_turn(said: Reader) -> None:
    (was,), (other,) = said(WAS, "2015-03-02"), said(ELSE, "2019-03-02")
    like = Likeness([was, other])
    assert chance(features(was, other, Crowd(like, 3000))) < chance(features(was, other, Crowd(like, 2)))


def test_among_many_statements_only_a_likelier_turn_is_told(
    said: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [*said(WAS, "2015-03-02"), *said(ELSE.replace("plant trees", "lend camels"), "2019-03-02")]
    (found,) = reversals(told)
    assert LEAST <= found.probability < LEAST_OF_MANY
    monkeypatch.setattr(import_module("armslength.positions.reversals"), "MANY", 1)
    assert reversals(told) == []


def test_every_weight_is_of_a_feature_that_is_told(said: Reader) -> None:
    (was,), (now,) = said(WAS, "2015-03-02"), said(NOW, "2019-03-02")
    told = set(features(was, now, Crowd(Likeness([was, now]), 2)))
    at_times = {
        "same issue",
        "of another",
        "same kind",
        "other kind",
        "vague",
        "same party",
        "other party",
        "same person",
        "one text",
    }
    assert set(WEIGHTS) <= told | at_times


def test_one_turn_told_by_several_sentences_is_one_reversal(said: Reader) -> None:
    twice = (
        "[a1:Niger] {s1:is ready} to [o1:lend Zandland its stallions from Arlit]. [a2:Niger] {s2:agreed} to [o2:lend Zandland the stallions of Arlit].\n"
        "s1: for a1 now o1\ns2: for a2 now o2"
    )
    assert len(reversals([*said(WAS, "2015-03-02"), *said(twice, "2019-03-02")])) == 1


def test_a_turn_to_a_will_under_a_condition_is_of_size_one(said: Reader) -> None:
    open_ = "[a1:Niger] {s1:is ready} to [o1:lend Zandland its stallions from Arlit], if it pays.\ns1: for a1 now o1"
    (found,) = reversals([*said(WAS, "2015-03-02"), *said(open_, "2019-03-02")])
    assert (found.after.value, found.size) == ("ambiguous", 1)
