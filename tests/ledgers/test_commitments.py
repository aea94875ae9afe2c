"""What is promised, and what was done to instruments. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledgers.conftest import Reader

from armslength import ledgers
from armslength.ledgers import signs as signs_module
from armslength.ledgers.fates import is_broken, needed
from armslength.ledgers.weights import PROMISE

PROMISED = (
    "[a1:Iran] {s1:promised} the [a2:Netherlands] to [o1:release the Dutch tanker] by 1 June 2020.\n"
    "s1: pledge a1 now o1 to=a2"
)


def test_a_promise_has_its_holder_to_whom_and_by_when(written: Reader) -> None:
    (found,) = written(PROMISED).commitments
    assert (found.holder.code, found.to) == ("IRN", ("NLD",))
    assert found.what.words == "release the Dutch tanker by 1 June 2020"
    assert found.due == "2020-06-01"
    assert found.state == "open"


def test_what_is_agreed_to_be_done_is_promised(written: Reader) -> None:
    (found,) = written("[a1:Iran] {s1:agreed to} [o1:release the tanker].\ns1: for a1 now o1").commitments
    assert found.what.words == "release the tanker"


def test_a_day_gone_by_is_no_day_by_which_it_is_due(written: Reader) -> None:
    (found,) = written(PROMISED.replace("by 1 June 2020", "taken on 1 June 2019")).commitments
    assert found.due is None


@pytest.mark.parametrize(
    "text",
    [
        "[a1:Iran] {s1:never promised} to [o1:release the tanker].\ns1: pledge a1 denied o1",
        "[a1:Iran] {s1:refused} to [o1:release the tanker].\ns1: against a1 now o1",
        "[a1:Iran] {s1:welcomed} [o1:the release of the tanker].\ns1: for a1 now o1",
    ],
)
def test_what_is_no_promise_is_not_taken_for_one(written: Reader, text: str) -> None:
    assert written(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "name", "what"),
    [
        ("Nepal and India signed a water treaty in Delhi on Monday.", "water treaty", "signed"),
        ("Kenya's parliament ratified the Fishing Convention on Monday.", "Fishing Convention", "ratified"),
        ("Chad held a constitutional referendum on 3 May.", "constitutional referendum", "held"),
        ("Peru suspended the extradition treaty with Chile.", "extradition treaty", "suspended"),
        ("Chad's senate on Tuesday passed a bill that opens the park to drilling.", "bill", "adopted"),
        ("Peru and China vetoed on Tuesday a draft for twelve months.", "draft", "rejected"),
        ("The council renewed the border mechanism on Saturday for a year.", "border mechanism", "extended"),
        (
            "The declaration on patents which ministers adopted in Doha calms nobody.",
            "declaration on patents",
            "adopted",
        ),
        (
            "Kenya has deposited its instrument of withdrawal from the Fishing Convention.",
            "Fishing Convention",
            "denounced",
        ),
        ("The transit agreement between Oman and Iran expired at midnight.", "transit agreement", "expired"),
    ],
)
def test_an_instrument_is_told_with_what_was_done_to_it(
    written: Reader, text: str, name: str, what: str
) -> None:
    (found,) = written(text).instruments
    assert (name in found.name, found.what) == (True, what)


@pytest.mark.parametrize(
    "text",
    [
        "Peru would have signed the treaty with Chile.",
        "Peru will never sign a treaty with Chile.",
        "Peru approved the purchase of ships and sent a bill on bees back to committee.",
        "A mandate was signed by nobody in Peru.",
    ],
)
def test_what_was_not_done_to_an_instrument_is_not_told(written: Reader, text: str) -> None:
    assert written(text).instruments == ()


def test_a_clause_struck_out_is_of_the_instrument_named_before(written: Reader) -> None:
    found = written(
        "Mali and Niger signed a new defence doctrine in May 2019. The document changed their standing, to deleting the word neutral altogether."
    ).instruments
    assert [(i.what, i.who) for i in found] == [
        ("signed", ("MLI", "NER")),
        ("clause deleted", ("MLI", "NER")),
    ]


def test_a_treaty_signed_on_a_day_was_not_ratified_then(written: Reader) -> None:
    found = written(
        "Peru and Chile signed a Fishing Treaty on 3 May 2019. Later the Fishing Treaty was ratified."
    ).instruments
    assert [(i.what, i.date == "2019-05-03") for i in found] == [("signed", True), ("ratified", False)]


def test_the_credit_of_a_holder_counts_what_is_in_the_ledgers(written: Reader) -> None:
    found = written(PROMISED)
    (credit,) = ledgers.credit(found)
    assert (credit.holder, credit.promises, credit.kept, credit.lines) == ("IRN", 1, 0, 0)


def test_a_promise_of_two_is_the_first_ones_towards_the_other(written: Reader) -> None:
    (made,) = written(
        "The foreign ministers of Peru and Chile agreed that the bridge will be opened to lorries."
    ).commitments
    assert (made.holder.code, made.to) == ("PER", ("CHL",))


def test_what_the_coder_alone_reads_of_what_goes_on_is_no_promise(written: Reader) -> None:
    text = "[a1:Peru] {s1:exports} [o1:copper to dozens of countries].\ns1: pledge a1 now o1"
    assert written(text).commitments == ()


def test_who_promised_to_withdraw_and_withdrew_has_not_broken_it() -> None:
    assert not is_broken("Kenya withdrew its troops.", "withdraw its troops")
    assert is_broken("Kenya withdrew from the pact.", "keep to the pact")
    assert is_broken("Kenya has not withdrawn its troops.", "withdraw its troops")


def test_a_promise_that_is_asked_for_is_none(written: Reader) -> None:
    text = "[a1:Kenya] was asked to {s1:promise} to [o1:withdraw its troops].\ns1: pledge a1 now o1"
    assert written(text).commitments == ()


def test_two_things_promised_in_one_breath_are_two_items_with_their_own_words(written: Reader) -> None:
    found = written(
        "Peru promised to pay within a month and not to sell any of the gas to Chile."
    ).commitments
    assert [c.what.words for c in found] == ["pay within a month", "not to sell any of the gas to Chile"]


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("The promised meeting of the fishing commission in Lima has not been held.", "broken"),
        ("The fishing commission met in Lima on 3 June, as agreed.", "kept"),
        ("The fishing commission in Lima was replaced by a new schedule of visits.", "superseded"),
        ("Peru exported more copper than ever.", "open"),
    ],
)
def test_what_became_of_a_promise_is_told_by_later_words_of_it(
    written: Reader, later: str, state: str
) -> None:
    found = written(
        ("Peru promised Chile to call the fishing commission to Lima.", "2020-05-05"), (later, "2020-06-10")
    )
    (promise,) = found.commitments
    assert promise.state == state


def test_more_is_asked_of_a_later_sentence_where_there_are_more() -> None:
    few, many = needed(20), needed(20_000)
    assert many[0] > few[0]
    assert many[1] > few[1]


def test_every_weight_is_of_a_sign_that_is_looked_for() -> None:
    signs = Path(signs_module.__file__).read_text(encoding="utf-8")
    named = {n for n in PROMISE if not n.startswith(("form of a ", "read as "))}
    assert {n for n in named if f'"{n}"' not in signs} == set()
