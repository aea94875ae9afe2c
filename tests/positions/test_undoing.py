"""What words do to the thing that they are of. All texts are invented."""

from __future__ import annotations

import pytest
from tests.positions.conftest import Reader

from armslength.positions.undoing import says_no, undone


@pytest.mark.parametrize(
    ("words", "sign", "thing"),
    [
        ("begin the withdrawal of troops", -1, "troops"),
        ("lift the freeze on drilling", 1, "on drilling"),
        ("stop blocking the accession", 1, "the accession"),
        ("put an end to the embargo", -1, "the embargo"),
        ("the need to end the blockade", -1, "the blockade"),
        ("not to recruit", -1, "to recruit"),
        ("leave without delay", -1, "without delay"),
        ("continue the talks", 1, "continue the talks"),
        ("close cooperation", 1, "close cooperation"),
    ],
)
def test_each_word_that_ends_or_bars_turns_the_sign_once(words: str, sign: int, thing: str) -> None:
    found, begins = undone(words, 0, len(words))
    assert (found, words[begins:].strip()) == (sign, thing)


def test_a_no_at_the_beginning_is_seen_and_one_further_on_is_not() -> None:
    assert says_no("no foreign base", 0, 15)
    assert not says_no("a base that is no threat", 0, 24)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[o1:No transit of arms] {s1:will ever be allowed} by [a1:Chad].\ns1: against a1 now o1", "against"),
        ("[a1:Chad] {s1:isn't giving up} [o1:the pipeline].\ns1: for a1 now o1", "for"),
        ("[a1:Chad] {s1:are not} closing [o1:the border].\ns1: against a1 now o1", "for"),
        ("[a1:Chad] {s1:would not go back on} [o1:a signature].\ns1: against a1 now o1", "for"),
        ("[a1:Chad] {s1:is not} hostile to [o1:the pipeline].\ns1: against a1 now o1", "for"),
        ("[a1:Chad] {s1:regrets} that [o1:the pipeline] has not been built.\ns1: against a1 now o1", "for"),
        ("[a1:Chad] {s1:regrets} that [o1:the pipeline] was built.\ns1: against a1 now o1", "against"),
        ("[a1:Chad] {s1:did not agree} that [o1:the treaty] was outdated.\ns1: against a1 now o1", "for"),
        ("[a1:Chad] {s1:did not agree} that [o1:the treaty] was needed.\ns1: against a1 now o1", "against"),
        ("[a1:Chad] {s1:announced its withdrawal} from [o1:the treaty].\ns1: for a1 now o1", "against"),
        ("[a1:Chad] {s1:wants} [o1:the embargo's removal].\ns1: for a1 now o1", "against"),
    ],
)
def test_two_noes_are_a_yes_and_one_no_is_counted_once(said: Reader, text: str, value: str) -> None:
    assert [s.value for s in said(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value", "lean"),
    [
        ("[a1:Chad] {s1:will} [o1:renew the lease] only if the rent is paid.\ns1: pledge a1 now o1", "ambiguous", "for"),
        ("[a1:Chad] {s1:will} [o1:join the mission] on condition that others do.\ns1: pledge a1 now o1", "ambiguous", "for"),
        ("Should the army go back, [a1:Chad] {s1:will} [o1:renew the lease].\ns1: pledge a1 now o1", "ambiguous", "for"),
        ("Once the army has gone back, [a1:Chad] {s1:will} [o1:renew the lease].\ns1: pledge a1 now o1", "ambiguous", "for"),
        ("[a1:Chad] {s1:wants} [o1:the mission deployed] at once.\ns1: for a1 now o1", "for", None),
        ("[a1:Chad] {s1:will} [o1:join the talks] if they want a settlement.\ns1: pledge a1 now o1", "ambiguous", "for"),
        ("[a1:Chad] said at once that its army {s1:will} [o1:join the mission].\ns1: pledge a1 now o1", "for", None),
        ("[a1:Chad] {s1:is ready to} [o1:receive the envoys], in the same hotel if they like.\ns1: for a1 now o1", "for", None),
        ("[a1:Chad] {s1:will} [o1:renew the lease], if necessary.\ns1: pledge a1 now o1", "for", None),
        ("[a1:Chad] {s1:will} [o1:renew the lease]; if it rains, it rains.\ns1: pledge a1 now o1", "for", None),
        ("The lease should be looked at, and [a1:Chad] {s1:will} [o1:renew it].\ns1: pledge a1 now o1", "for", None),
    ],
)  # fmt: skip
def test_a_will_under_a_condition_is_ambiguous_and_leans(
    said: Reader, text: str, value: str, lean: str | None
) -> None:
    found = next(s for s in said(text) if s.stance and s.stance.coder == "hand@1")
    assert (found.value, found.lean) == (value, lean)


def test_a_statement_in_a_body_of_many_is_of_the_state_that_the_publisher_names(said: Reader) -> None:
    text = "We {s1:welcome} [o1:the lease].\ns1: for speaker now o1"
    (found,) = said(text, publisher="United Nations General Assembly, statement by the President of Botswana")
    assert found.holder.country == "BWA"


def test_a_minister_of_no_named_country_is_of_the_state_that_he_speaks_for(said: Reader) -> None:
    (found,) = said(
        "PARIS - [a1:Belgium] {s1:will not} [o1:keep its reactors], the [a2:energy minister] said.\ns1: against a1 now o1 by=a2"
    )
    assert (found.holder.country, found.by) == ("BEL", None)
