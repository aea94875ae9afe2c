"""Stances told by forms of words: whose they are, and what they take the place of. All texts are invented."""

from __future__ import annotations

import pytest
from tests.positions.conftest import Reader

from armslength import positions
from armslength.ontology.actors import registry
from armslength.records import Document


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "If one tank crosses the Narva, Estonia will close the border, the ministry in Tallinn said.",
            "EST",
        ),
        (
            "“If one tank crosses the Narva, we will close the border,” Estonia's foreign minister said.",
            "EST",
        ),
        ("A foreign base on the islands would be a red line for Finland.", "FIN"),
        ("Poland will not stand by while drones wander over its villages.", "POL"),
    ],
)
def test_a_line_is_that_of_who_answers_or_says_it(said: Reader, text: str, holder: str) -> None:
    (found,) = said(text)
    assert (found.holder.country, found.value, found.stance.kind if found.stance else None) == (
        holder,
        "against",
        "line",
    )


def test_a_promise_of_two_is_told_of_both(said: Reader) -> None:
    found = said(
        "The foreign ministers of Peru and Chile met and agreed that the bridge will be opened to lorries."
    )
    assert {s.holder.code for s in found} == {"PER", "CHL"}


def test_a_form_takes_the_place_of_what_the_coder_reads_there(said: Reader) -> None:
    wrong = "[a1:Georgia] {s1:will not} [o1:join NATO].\ns1: for a1 now o1"
    (found,) = said(wrong)
    assert (found.value, found.stance.coder if found.stance else None) == ("against", "forms@1")


def test_a_stance_that_a_form_seconds_is_surer(said: Reader) -> None:
    (plain,) = said("[a1:Georgia] {s1:is cool on} [o1:joining NATO].\ns1: against a1 now o1")
    (seconded,) = said("[a1:Georgia] {s1:is opposed to} [o1:joining NATO].\ns1: against a1 now o1")
    assert seconded.probability > plain.probability


def test_what_is_told_as_former_comes_before_what_the_text_dates(said: Reader) -> None:
    text = (
        "Armenia's initial criticism of the annexation of Crimea was soon forgotten. "
        "In May 2020, in an interview, Armenia's president claimed that he did recognise the annexation of Crimea."
    )
    (turn,) = positions.reversals(said(text, on="2020-09-01"))
    assert (turn.before.value, turn.after.value, turn.when) == ("against", "for", "2020-05")


def test_a_threat_on_a_condition_turns_nobody_round(said: Reader) -> None:
    threat = said(
        "If a base is built in Georgia, Georgia will close the border, its president said.", on="2019-01-01"
    )
    later = said("[a1:Georgia] {s1:welcomes} [o1:a base in Georgia].\ns1: for a1 now o1", on="2020-01-01")
    assert threat
    assert positions.reversals([*threat, *later]) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[a1:Georgia] {s1:is lifting} [o1:its freeze on drilling].\ns1: pledge a1 now o1", "for"),
        ("[a1:Georgia] {s1:had ordered} the company not to [o1:renew the lease].\ns1: for a1 now o1", "against"),
        ("[a1:Georgia] {s1:wants} [o1:the departure of the foreign troops].\ns1: for a1 now o1", "against"),
        ("[a1:Georgia] {s1:gives up} [o1:every warhead on its soil].\ns1: pledge a1 now o1", "against"),
    ],
)  # fmt: skip
def test_what_is_let_go_or_undone_is_turned_round(said: Reader, text: str, value: str) -> None:
    (found,) = said(text)
    assert found.value == value


def _filed(publisher: str, text: str) -> Document:
    return Document("d1", text, "0", "invented", "text/utf-8", publisher=publisher, published="2020-05-05")


def test_a_publisher_is_at_home_where_its_datelines_are() -> None:
    papers = [_filed("Gate Post", "RIGA - The bridge is shut."), _filed("Gate Post", "No dateline here.")]
    assert positions.homes(papers, registry()) == {"Gate Post": "LVA"}


def test_a_publisher_that_files_from_everywhere_is_at_home_nowhere() -> None:
    wires = [
        _filed("Far Wire", "RIGA - Rain."),
        _filed("Far Wire", "PARIS - Sun."),
        _filed("Far Wire", "OSLO - Snow."),
    ]
    assert positions.homes(wires, registry()) == {}
