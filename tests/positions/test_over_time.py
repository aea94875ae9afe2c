"""Positions over time and their reversals. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

from tests.positions.conftest import Reader

from armslength.positions import Statement, positions, reversals
from armslength.positions.linking import Likeness
from armslength.positions.reversals import pairs

REFUSED = "[a1:President Lukashenko] {s1:does not} [o1:recognise Crimea].\ns1: against a1 now o1"
TAKEN_BACK = "[a1:President Lukashenko] {s1:is ready} to [o1:recognise Crimea].\ns1: for a1 now o1"
OPEN = "[a1:President Lukashenko] {s1:did not rule out} [o1:recognising Crimea].\ns1: ambiguous a1 now o1"


def test_a_position_dropped_by_the_same_person_is_a_reversal(said: Reader) -> None:
    told = [*said(REFUSED, "2015-03-02"), *said(TAKEN_BACK, "2021-11-30")]
    (found,) = reversals(told)
    assert (found.holder.code, found.before.value, found.after.value) == ("BLR.lukashenko", "against", "for")
    assert (found.when, found.size) == ("2015-03-02/2021-11-30", 2)
    assert (found.said_before.words, found.said_after.words) == (
        "does not recognise Crimea",
        "is ready to recognise Crimea",
    )


def test_the_order_of_the_documents_does_not_matter(said: Reader) -> None:
    told = [*said(TAKEN_BACK, "2021-11-30"), *said(REFUSED, "2015-03-02")]
    assert [(r.before.value, r.after.value) for r in reversals(told)] == [("against", "for")]


def test_another_speaker_of_the_state_turns_nothing_unless_it_speaks_for_the_state(said: Reader) -> None:
    refused = said(
        "The [a1:Georgian president, Zaza Lomia], {s1:refused} to [o1:recognise Kosovo].\ns1: against a1 now o1",
        "2015-03-02",
    )
    for_it = "The [a1:Georgian {}] {{s1:would}} [o1:recognise Kosovo].\ns1: for a1 now o1"
    deputy = said(for_it.format("opposition lawmaker Levan Beridze"), "2021-11-30")
    minister = said(for_it.format("foreign minister Nino Beridze"), "2021-11-30")
    assert reversals([*refused, *deputy]) == []
    (found,) = reversals([*refused, *minister])
    assert found.holder.code == "GEO"


def test_what_another_state_says_of_it_turns_nothing(said: Reader) -> None:
    told = [
        *said(REFUSED, "2015-03-02"),
        *said(
            "[a1:Belarus] {s1:recognises} [o1:Crimea’s annexation], [a2:Poland] said.\ns1: for a1 now o1 by=a2",
            "2021-11-30",
        ),
    ]
    assert len(told) == 2
    assert reversals(told) == []


def test_ambiguity_turns_nothing_unless_it_lasts(said: Reader) -> None:
    refused = said(REFUSED, "2015-03-02")
    once, again = said(OPEN, "2021-11-30"), said(OPEN, "2022-01-30")
    assert reversals([*refused, *once]) == []
    assert [(r.after.value, r.size) for r in reversals([*refused, *once, *again])] == [("ambiguous", 1)]


def test_a_position_held_twice_is_one_from_the_first_to_the_last_day(said: Reader) -> None:
    told = [*said(REFUSED, "2015-03-02"), *said(REFUSED, "2018-06-01")]
    (found,) = positions(told)
    assert (found.since, found.until, len(found.statements)) == ("2015-03-02", "2018-06-01", 2)
    assert found.probability > max(s.probability for s in told)


def test_a_past_refusal_and_a_change_in_one_text_are_a_reversal(said: Reader) -> None:
    told = said(
        "For years [a1:Belarus] {s1:had refused} to [o1:recognise Crimea]. In November 2021 [a2:President Lukashenko] {s2:agreed} "
        "to [o2:recognise Crimea].\ns1: against a1 past o1\ns2: for a2 now o2",
        "2022-03-02",
    )
    assert [(r.before.value, r.after.value, r.when) for r in reversals(told)] == [
        ("against", "for", "2021-11")
    ]


def test_statements_on_unlisted_things_are_put_together_by_what_they_are_about(said: Reader) -> None:
    refused = said(
        "[a1:Niger] {s1:will never} [o1:lend the stallions of Arlit to Zandland].\ns1: against a1 now o1",
        "2015-03-02",
    )
    planted = said(
        "[a1:Niger] {s1:wants} to [o1:plant trees around Lake Madarounfa].\ns1: for a1 now o1", "2016-03-02"
    )
    ready = said(
        "[a1:Niger] {s1:is ready} to [o1:lend Zandland its stallions from Arlit].\ns1: for a1 now o1",
        "2019-03-02",
    )
    (found,) = reversals([*refused, *planted, *ready])
    assert (found.said_before.document, found.said_after.document) == (refused[0].document, ready[0].document)


def test_a_call_to_end_a_thing_and_one_to_keep_it_are_opposite(said: Reader) -> None:
    told = [
        *said("[a1:Niger] {s1:supports} [o1:the camel tax of Agadez].\ns1: for a1 now o1", "2015-03-02"),
        *said(
            "[a1:Niger] {s1:supports} [o1:abolishing the camel tax of Agadez].\ns1: for a1 now o1",
            "2019-03-02",
        ),
    ]
    assert [(r.before.value, r.after.value) for r in reversals(told)] == [("for", "against")]


def test_no_statements_make_no_positions() -> None:
    none: list[Statement] = []
    assert positions(none) == []
    assert reversals(none) == []


def test_the_same_words_read_both_ways_are_no_turn(said: Reader) -> None:
    text = "[a1:Niger] {s1:supports} [o1:the camel tax of Agadez].\ns1: for a1 now o1"
    (one,), (other,) = said(text, "2015-03-02"), said(f"Rain fell. {text}", "2019-03-02")
    misread = replace(other, value="against")
    turned = replace(misread, words="opposes the camel tax of Agadez")
    assert list(pairs([[one, misread]], Likeness([one, misread]))) == []
    assert list(pairs([[one, turned]], Likeness([one, turned]))) != []
