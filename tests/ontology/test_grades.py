"""The Admiralty code: source and item, on two axes."""

from dataclasses import replace

import pytest

from armslength.ontology.grades import grade, is_grade
from factory import ev

EVENT = ev("RUS", "SANCTION", "BLR", "2020-01-03")


@pytest.mark.parametrize(
    ("source", "publishers", "denied", "whole"),
    [
        ("B", 3, False, "B1"),
        ("F", 2, False, "F2"),
        ("E", 2, False, "E2"),
        ("A", 1, False, "A2"),
        ("C", 1, False, "C3"),
        ("D", 1, False, "D4"),
        ("E", 1, False, "E5"),
        ("F", 1, False, "F6"),
        ("A", 4, True, "A3"),
        ("A", 1, True, "A4"),
        ("F", 1, True, "F6"),
    ],
)
def test_an_event_is_graded_by_who_tells_of_it_and_who_denies_it(source, publishers, denied, whole):
    event = replace(
        EVENT, source_grade=source, publishers=publishers, denied_by=("e000000000001",) if denied else ()
    )
    assert grade(event) == whole


@pytest.mark.parametrize(("value", "good"), [("B", True), ("B2", True), ("b2", False), ("B7", False)])
def test_what_is_a_grade(value, good):
    assert is_grade(value) is good
