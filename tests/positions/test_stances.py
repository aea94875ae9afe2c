"""What one sentence says of a position. All texts are invented."""

from __future__ import annotations

import pytest
from tests.positions.conftest import Reader


def only(found: list) -> tuple[str, str, str]:  # type: ignore[type-arg]
    (s,) = [s for s in found if s.issue.kind != "other"]
    return s.holder.code, s.issue.kind, s.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Belarus recognises Crimea as Russian.", "for"),
        ("Belarus does not recognise Crimea as Russian.", "against"),
        ("Belarus refused to recognise the annexation of Crimea.", "against"),
        ("Belarus condemned the annexation of Crimea.", "against"),
        ("Belarus never rejected the annexation of Crimea.", "for"),
        ("Belarus has dropped its objections to the annexation of Crimea.", "for"),
        ("Belarus did not rule out recognising Crimea.", "ambiguous"),
        ("Belarus has not yet decided whether recognition of Crimea is possible.", "ambiguous"),
        ("Belarus recognises Crimea as part of Ukraine.", "against"),
    ],
)
def test_what_stands_before_an_issue_turns_it(said: Reader, text: str, value: str) -> None:
    assert only(said(text)) == ("BLR", "recognition", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sanctions on Russia must be lifted, the Hungarian government said.", "against"),
        ("Sanctions on Russia will not be lifted, the Hungarian government said.", "for"),
        ("Sanctions on Russia are a mistake, the Hungarian government said.", "against"),
        ("Sanctions on Russia remain in force, the Hungarian government said.", "for"),
    ],
)
def test_what_stands_behind_an_issue_judges_it(said: Reader, text: str, value: str) -> None:
    assert only(said(text)) == ("HUN", "sanctions", value)


def test_a_mere_mention_of_an_issue_is_no_position(said: Reader) -> None:
    assert said("The sanctions on Russia were the subject of a seminar in Geneva.") == []


def test_a_question_is_no_position_and_its_answer_is_one(said: Reader) -> None:
    found = said(
        "The foreign minister of Georgia, Irakli Lomia, spoke to us.\nQ: Will Georgia join NATO?\nA: Yes, and soon.\nQ: Will Georgia recognise Kosovo?\nA: No."
    )
    assert [(s.issue.kind, s.value) for s in found if s.issue.kind != "other"] == [
        ("membership", "for"),
        ("recognition", "against"),
    ]


def test_a_condition_is_no_position(said: Reader) -> None:
    assert not [s for s in said("If Finland joined NATO, the lake would freeze.") if s.value != "ambiguous"]


def test_the_holder_is_the_person_who_speaks_for_the_state(said: Reader) -> None:
    (s,) = said(
        "Serbia would not impose sanctions on Russia, its foreign minister, Milan Petrov, said on Monday."
    )
    assert (s.holder.code, s.holder.authority, s.how, s.by) == ("SRB Milan Petrov", 1.0, "said to", None)


def test_what_one_state_says_of_another_is_on_its_word_and_less_sure(said: Reader) -> None:
    (own,) = said("Belarus does not recognise Kosovo, the Belarusian foreign ministry said.")
    (told,) = said("Belarus does not recognise Kosovo, the Polish foreign ministry said.")
    assert (told.holder.code, told.by) == ("BLR", "POL")
    assert told.probability < own.probability


def test_an_opposition_politician_does_not_speak_for_the_state(said: Reader) -> None:
    (s,) = said("The Georgian opposition lawmaker Zaza Beridze said: “We reject membership of NATO.”")
    assert s.holder.authority == 0.0


def test_we_in_a_quotation_is_who_is_quoted(said: Reader) -> None:
    found = said("“We will never recognise Kosovo,” the Serbian president, Zoran Ilic, told parliament.")
    assert [(s.holder.code, s.value, s.how) for s in found] == [("SRB Zoran Ilic", "against", "quoted")]


def test_the_peninsula_is_the_territory_named_last(said: Reader) -> None:
    found = said(
        "Crimea was the first question. President Lukashenko said he did not recognise the peninsula."
    )
    assert [(s.holder.code, s.issue.of, s.value) for s in found] == [
        ("BLR.lukashenko", "UKR.crimea", "against")
    ]


def test_words_and_offsets_stand_in_the_text(said: Reader) -> None:
    text = "In Minsk it rained. Belarus didn’t   recognise Crimea’s annexation."
    (s,) = said(text)
    assert text[s.at.start : s.at.end] == s.words == "didn’t   recognise Crimea"


def test_a_year_within_the_issues_name_does_not_date_the_position(said: Reader) -> None:
    (s,) = said("Belarus rejects the 2014 annexation of Crimea.", "2020-05-05")
    assert s.date == "2020-05-05"


def test_what_had_been_refused_is_told_as_past(said: Reader) -> None:
    (s,) = said("For years Belarus had refused to recognise Crimea.", "2020-05-05")
    assert (s.past, s.date) == (True, "../2020-05-05")


def test_a_denied_change_is_no_change(said: Reader) -> None:
    found = said(
        "The Polish foreign ministry denied that its position on the enlargement of NATO had changed."
    )
    assert [s for s in found if s.value == "changed"] == []
