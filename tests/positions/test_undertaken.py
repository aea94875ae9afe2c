"""Promises by forms of words. All sentences are invented; `@0` stands for a known name, as in a `Line`."""

from __future__ import annotations

import pytest

from armslength.positions.undertaken import undertaken


@pytest.mark.parametrize(
    ("text", "form", "what"),
    [
        ("@0 undertook to lift the embargo.", "promised", "to lift the embargo"),
        ("@0 promised @1 never to sell the gas on.", "promised", "never to sell the gas on"),
        ("The minister promised that the gate would be opened.", "promised", "the gate would be opened"),
        ("@0 gave its word to the farmers that the water would flow.", "promised", "the water would flow"),
        ("@0 had promised a free vote and held none.", "promised", "a free vote and held none"),
        ("@0 assured @1 that it respects the frontier.", "promised", "it respects the frontier"),
        ("@0 and @1 agreed that the bridge will be opened to lorries.", "agreed", "the bridge will be opened to lorries"),
        ("The last aircraft will be gone by 25 January, the ministry said.", "by a day", "The last aircraft will be gone by 25 January"),
    ],
)  # fmt: skip
def test_a_promise_is_made_with_what_is_promised(text: str, form: str, what: str) -> None:
    (made,) = undertaken(text)
    assert (made.form, text[slice(*made.what)]) == (form, what)


def test_two_things_promised_in_one_breath_are_two_promises() -> None:
    text = "@0 promised to pay within a month and not to sell any of it on."
    assert [text[slice(*u.what)] for u in undertaken(text)] == [
        "to pay within a month",
        "not to sell any of it on",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@0 never promised to lift the embargo.",
        "@0 was asked to promise to lift the embargo.",
        "@0 would promise to pay if it could.",
        "They agreed on little.",
        "Analysts expect that the price will fall by March.",
        "The ministers will meet by Friday.",
        "Did @0 promise to pay?",
        "In its campaign it kept the promises that it had made.",
        "@0 assured @1 that its sons have warm feelings for the neighbours.",
        "The fair promises to lead to large orders.",
        "The share of the old will be about 30 percent in 2030.",
        "The number of births will decrease by 2032.",
        "The first priority is to complete the law as soon as possible.",
        "Work is a reliable guarantee of the growth of the region.",
    ],
)
def test_what_is_wished_for_or_foreseen_is_no_promise(text: str) -> None:
    assert undertaken(text) == []


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("The president of @0, whom @1 promised a visit, will not come.", ["a visit"]),
        ("@0 promised land to farmers.", []),
        ("@0 guaranteed loans worth two billion to @1.", []),
        ("@0 guaranteed @1 full protection of its ships.", ["full protection of its ships"]),
        ("The plan of @0 is bound to fail.", []),
        ("@0 is bound to defend @1.", ["to defend @1"]),
    ],
)
def test_what_is_promised_is_a_thing_or_a_deed_and_ends_where_it_ends(text: str, whats: list[str]) -> None:
    assert [text[slice(*u.what)] for u in undertaken(text)] == whats


def test_a_list_parted_by_semicolons_is_as_many_promises() -> None:
    text = "The government undertakes to lift the ban forthwith; to send police to the camps; and to disarm the militias."
    assert [text[slice(*u.what)] for u in undertaken(text)] == [
        "to lift the ban forthwith",
        "to send police to the camps",
        "to disarm the militias",
    ]


def test_a_number_of_things_is_promised_as_a_thing_is() -> None:
    text = "@0 pledged ten million dollars and a hundred policemen."
    assert [text[slice(*u.what)] for u in undertaken(text)] == ["ten million dollars and a hundred policemen"]
