"""What an answer threatens, and what it offers. All words are invented."""

from __future__ import annotations

import pytest

from armslength.positions.threats import offers, threatens


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ("sanctions are lifted", "stop enrichment"),
        ("the state pays its debts", "close the programme"),
        ("it is attacked", "will help it"),
    ],
)
def test_what_is_wished_for_or_helps_is_an_offer(condition: str, answer: str) -> None:
    assert offers(condition, answer)


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ("a foreign bank is allowed to seize the frigate", "recall its ambassador"),
        ("the prisoners are not released", "close the border"),
        ("the strait is shut again", "defend its shipping"),
    ],
)
def test_what_is_feared_is_no_offer(condition: str, answer: str) -> None:
    assert not offers(condition, answer)


def test_a_threat_is_an_act_of_the_holders_side_that_hurts() -> None:
    assert threatens(" @0 lands there", "we will sink its tankers")
    assert not threatens(" @0 lands there", "you should mobilise")
