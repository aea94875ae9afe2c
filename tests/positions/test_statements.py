"""Statements from stances marked by hand. All texts are invented."""

from __future__ import annotations

import pytest
from tests.positions.conftest import Reader


@pytest.mark.parametrize(
    ("text", "kind", "of", "value"),
    [
        ("[a1:Georgia] {s1:will never} [o1:recognise Kosovo].\ns1: against a1 now o1", "recognition", "XKX", "against"),
        ("[a1:Georgia] {s1:opposes} [o1:the lifting of sanctions on Iran].\ns1: against a1 now o1", "sanctions", "IRN", "for"),
        ("[a1:Georgia] {s1:demands} [o1:the lifting of sanctions on Iran].\ns1: for a1 now o1", "sanctions", "IRN", "against"),
        ("[a1:Georgia] {s1:has promised} [o1:never to join NATO].\ns1: pledge a1 now o1", "membership", "NATO", "against"),
        ("[a1:Georgia] {s1:wants} [o1:to be rid of nuclear weapons].\ns1: for a1 now o1", "nuclear weapons", "GEO", "against"),
        ("[a1:Georgia] {s1:has not decided} whether to [o1:join NATO].\ns1: ambiguous a1 now o1", "membership", "NATO", "ambiguous"),
        ("[o1:A foreign base in Georgia] {s1:would be a red line} for [a1:Georgia].\ns1: line a1 now o1", "basing", "GEO", "against"),
    ],
)  # fmt: skip
def test_a_statement_is_for_or_against_what_its_object_names(
    said: Reader, text: str, kind: str, of: str, value: str
) -> None:
    (found,) = said(text)
    assert (found.issue.kind, found.issue.of, found.value) == (kind, of, value)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("[a1:Niger] {s1:refused} [o1:to lend the stallions of Arlit].\ns1: against a1 now o1", "to lend the stallions of Arlit", "against"),
        ("[a1:Niger] {s1:promised} [o1:not to lend the stallions of Arlit].\ns1: pledge a1 now o1", "to lend the stallions of Arlit", "against"),
        ("[a1:Niger] {s1:favours} [o1:scrapping the camel tax].\ns1: for a1 now o1", "the camel tax", "against"),
        ("[a1:Niger] {s1:agreed} that [o1:the camel tax be abolished].\ns1: for a1 now o1", "the camel tax be abolished", "against"),
    ],
)  # fmt: skip
def test_what_the_catalogue_does_not_list_is_named_by_its_words_without_what_ends_it(
    said: Reader, text: str, name: str, value: str
) -> None:
    (found,) = said(text)
    assert (found.issue.kind, found.issue.name, found.value) == ("other", name, value)


def test_what_is_denied_to_be_a_position_is_none(said: Reader) -> None:
    assert said("[a1:Chad] {s1:denied that it wanted} [o1:a base in Niger].\ns1: for a1 denied o1") == []


def test_the_will_of_a_state_is_that_of_who_speaks_for_it(said: Reader) -> None:
    (found,) = said(
        "[a1:Serbia] {s1:would not} [o1:impose sanctions on Russia], its [a2:foreign minister, Milan Petrov], said on Monday.\n"
        "s1: against a1 now o1 by=a2"
    )
    assert (found.holder.code, found.holder.authority, found.how, found.by) == (
        "SRB Milan Petrov",
        1.0,
        "said to",
        None,
    )


def test_what_one_state_says_of_another_is_on_its_word_and_less_probable(said: Reader) -> None:
    (own,) = said("[a1:Belarus] {s1:does not} [o1:recognise Kosovo].\ns1: against a1 now o1")
    (told,) = said(
        "[a1:Belarus] {s1:does not} [o1:recognise Kosovo], [a2:Poland] says.\ns1: against a1 now o1 by=a2"
    )
    assert (told.holder.code, told.by) == ("BLR", "POL")
    assert told.probability < own.probability


def test_an_opposition_politician_does_not_speak_for_the_state(said: Reader) -> None:
    (found,) = said(
        "The [a1:Georgian opposition lawmaker Zaza Beridze] {s1:rejected} [o1:membership of NATO].\ns1: against a1 now o1"
    )
    assert found.holder.authority == 0.0


def test_we_in_a_quotation_is_who_is_said_to_say_it(said: Reader) -> None:
    (found,) = said(
        "“We {s1:will never} [o1:recognise Kosovo],” the Serbian president, Zoran Ilic, told parliament.\n"
        "s1: against speaker now o1"
    )
    assert (found.holder.code, found.value, found.how) == ("SRB Zoran Ilic", "against", "quoted")


def test_of_several_holders_the_one_within_the_object_is_none(said: Reader) -> None:
    found = said("[a1:Peru] {s1:opposes} [o1:the claim of Chile].\ns1: against a1 now o1")
    assert [s.holder.code for s in found] == ["PER"]


def test_the_peninsula_is_the_territory_named_last(said: Reader) -> None:
    (found,) = said(
        "Crimea was the first question. [a1:President Lukashenko] said he {s1:did not} [o1:recognise the peninsula].\n"
        "s1: against a1 now o1"
    )
    assert (found.holder.code, found.issue.of, found.value) == ("BLR.lukashenko", "UKR.crimea", "against")


def test_what_names_nothing_is_of_what_was_spoken_of_before(said: Reader) -> None:
    first, then = said(
        "[a1:Oman] {s1:does not} [o1:recognise Kosovo]. [a2:Oman] {s2:has no plans} to [o2:do so].\n"
        "s1: against a1 now o1\ns2: against a2 now o2"
    )
    assert then.issue == first.issue
    assert then.probability < first.probability


def test_words_and_offsets_stand_in_the_text(said: Reader) -> None:
    (found,) = said(
        "In Minsk it rained. [a1:Belarus] {s1:did not}   [o1:recognise Crimea].\ns1: against a1 now o1"
    )
    text = "In Minsk it rained. Belarus did not   recognise Crimea."
    assert text[found.at.start : found.at.end] == found.words == "did not   recognise Crimea"


def test_a_year_within_the_object_does_not_date_the_position(said: Reader) -> None:
    (found,) = said("[a1:Belarus] {s1:rejects} [o1:the 2014 annexation of Crimea].\ns1: against a1 now o1")
    assert found.date == "2020-05-05"


def test_what_was_held_formerly_ends_where_it_is_told(said: Reader) -> None:
    (found,) = said(
        "For years [a1:Belarus] {s1:had refused} to [o1:recognise Crimea].\ns1: against a1 past o1"
    )
    assert (found.past, found.date) == (True, "../2020-05-05")


def test_a_text_without_stances_has_no_statements(said: Reader) -> None:
    assert said("It rained in Minsk.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[a1:Hungary] {s1:lifted its} veto on [o1:sanctions against Russia].\ns1: for a1 now o1", "for"),
        ("[a1:Hungary] {s1:ended} waivers from [o1:sanctions on Iran].\ns1: for a1 now o1", "for"),
        ("[a1:Hungary] {s1:lifted} [o1:sanctions on Iran].\ns1: for a1 now o1", "against"),
        ("[a1:Hungary] {s1:extended} [o1:a waiver from sanctions on Iran].\ns1: for a1 now o1", "against"),
        ("[o1:Sanctions on Iran] {s1:were not lifted} by [a1:Hungary].\ns1: against a1 now o1", "for"),
        ("[a1:Hungary] {s1:dropped its opposition} to [o1:sanctions on Iran].\ns1: against a1 now o1", "for"),
    ],
)
def test_who_lets_a_bar_go_is_for_what_was_barred(said: Reader, text: str, value: str) -> None:
    assert [s.value for s in said(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "If [o1:sanctions are lifted], [a1:Iran] {s1:will} [o2:stop enrichment].\ns1: line a1 now o1 threat=o2",
        "The former envoy said that if [o1:Serbia joined the sanctions], [a1:Russia] {s1:would} [o2:cut off its gas].\ns1: line a1 now o1 threat=o2",
    ],
)
def test_an_offer_and_what_a_former_envoy_reckons_are_no_lines(said: Reader, text: str) -> None:
    assert said(text) == []
