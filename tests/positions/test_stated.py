"""Positions by plain forms of words. All sentences are invented; `@0` stands for a known name, as in a `Line`."""

from __future__ import annotations

import pytest

from armslength.positions.stated import stated


@pytest.mark.parametrize(
    ("text", "form", "side", "about"),
    [
        ("@0 will not join the pact.", "will not", -1, "join the pact"),
        ("@0 has no intention of closing the base.", "will not", -1, "closing the base"),
        ("There will be no foreign troops in the valley.", "no such", -1, "foreign troops in the valley"),
        ("Membership of the pact is out of the question, the ministry said.", "out of the question", -1, "Membership of the pact"),
        ("@0 rejected the plan for the lake.", "refused", -1, "the plan for the lake"),
        ("@0 would remain in the currency union.", "will go on", 1, "in the currency union"),
        ("@0 supports the accession of @1.", "wanted", 1, "the accession of @1"),
        ("@0 regards the frontier as unsettled.", "judged", -1, "the frontier"),
        ("He claimed that he did recognise the annexation.", "did", 1, "the annexation"),
        ("It was made worse by @0 's initial criticism of the annexation.", "its criticism", -1, "the annexation"),
        ("@0 dropped its objections to the accession of @1.", "its criticism", 1, "the accession of @1"),
    ],
)  # fmt: skip
def test_a_plain_form_says_which_way_it_leans(text: str, form: str, side: int, about: str) -> None:
    (said,) = stated(text)
    assert (said.form, said.side, text[slice(*said.object)]) == (form, side, about)


def test_initial_criticism_was_held_formerly() -> None:
    first, now = stated("@0 's initial criticism of the pact."), stated("@0 's firm criticism of the pact.")
    assert ([s.past for s in first], [s.past for s in now]) == ([True], [False])


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman would not comment on the talks.",
        "@0 did not rule out a new round.",
        "If @0 supports the plan, it will pass.",
        "It is out of the question.",
        "Nobody asked whether @0 rejected the plan.",
        "Will @0 join the pact?",
    ],
)
def test_what_leans_neither_way_states_nothing(text: str) -> None:
    assert stated(text) == ()


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("@0 never refused to host ships of @1.", []),
        ("@0 does not and will not recognise its independence.", ["recognise its independence"]),
        ("@0 's criticism of the dam is well known.", ["the dam"]),
    ],
)
def test_a_double_no_is_no_refusal_and_an_object_ends_at_its_verb(text: str, objects: list[str]) -> None:
    assert [text[slice(*s.object)] for s in stated(text)] == objects
