"""Whose words a text has: its state, the states of a record in capitals, and those whom a line or promise binds. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.positions.conftest import Reader, as_told

from armslength.ontology.actors import registry
from armslength.positions.holders import home
from armslength.positions.line import names_in


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("United Nations General Assembly, General Debate, statement by the delegation of Malta", "MLT"),
        ("United Nations, Office of the Spokesperson", "UN"),
        ("Ministry of Foreign Affairs of Mongolia, read-out", "MNG"),
    ],
)
def test_a_text_is_the_states_that_its_publisher_names_beside_an_organisation(
    tmp_path: Path, publisher: str, country: str
) -> None:
    told = as_told(tmp_path, "We shall hold the seminar in May.", "2020-05-05", publisher)
    assert home(told) == country


@pytest.mark.parametrize(
    ("text", "codes"),
    [("The PRESIDENT of PALAU said so.", ["PLW"]), ("The WHO met the US.", ["UN.who", "USA"])],
)
def test_a_state_in_capitals_is_known_and_an_abbreviation_stays_one(text: str, codes: list[str]) -> None:
    found = names_in(text, 0, len(text), registry(), None)
    assert [n.names[0].code for n in found] == codes


def test_our_partners_of_a_country_are_that_country(said: Reader) -> None:
    text = "Let me recall, the president of Serbia said, that our Bulgarian colleagues {s1:promised} to [o1:build the pipeline].\ns1: pledge speaker now o1"
    assert [s.holder.country for s in said(text)] == ["BGR"]


def test_a_promise_is_of_the_one_who_utters_it_and_not_of_whom_it_names(said: Reader) -> None:
    text = (
        "[a2:Chile] {s1:will} [o1:fly home the soldiers sent to] [a1:Peru], [a3:Chile's foreign minister] said.\n"
        "s1: pledge a1+a3 now o1"
    )
    assert {s.holder.country for s in said(text) if s.stance and s.stance.kind == "pledge"} == {"CHL"}


def test_what_they_undertook_is_of_the_states_named_together_before(said: Reader) -> None:
    text = (
        "The ministers of Peru and Chile met on Monday in Lima. "
        "They reaffirmed their friendship, and undertook to close the camps."
    )
    assert {s.holder.country for s in said(text) if s.stance and s.stance.kind == "pledge"} == {"PER", "CHL"}


def test_a_line_is_not_of_those_whom_it_is_drawn_for(said: Reader) -> None:
    text = (
        "[a2:Georgia] made it plain to [a1:Moscow] that [o1:a second column] {s1:would be met} with [o2:the closing of the road].\n"
        "s1: line a1+a2 now o1 threat=o2 to=a1"
    )
    assert {s.holder.country for s in said(text) if s.stance and s.stance.kind == "line"} == {"GEO"}
    told_of_alone = text.replace("line a1+a2", "line a1")
    for publisher, holders in (
        ("President of Russia", []),
        ("Ministry of Foreign Affairs of Georgia", ["GEO"]),
    ):
        found = said(told_of_alone, publisher=publisher)
        assert [s.holder.country for s in found if s.stance and s.stance.kind == "line"] == holders


def test_a_line_of_somebody_unknown_is_not_the_publishers(said: Reader) -> None:
    text = (
        "[a1:The rebels] said that [o1:a second column] {s1:would be met} with [o2:an ambush].\n"
        "s1: line a1 now o1 threat=o2"
    )
    found = said(text, publisher="Ministry of Foreign Affairs of Mongolia")
    assert [s for s in found if s.stance and s.stance.kind == "line"] == []
