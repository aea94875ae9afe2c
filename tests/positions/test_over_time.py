"""Positions over time and their reversals. All texts are invented."""

from __future__ import annotations

from tests.positions.conftest import Reader

from armslength.positions import Statement, positions, reversals

REFUSED = "“We do not recognise Crimea as Russian,” President Lukashenko said in Minsk."
TAKEN_BACK = "“Crimea is Russian,” President Lukashenko said in Minsk."


def test_a_position_dropped_by_the_same_person_is_a_reversal(said: Reader) -> None:
    told = [*said(REFUSED, "2015-03-02"), *said(TAKEN_BACK, "2021-11-30")]
    (found,) = reversals(told)
    assert (found.holder.code, found.before.value, found.after.value) == ("BLR.lukashenko", "against", "for")
    assert (found.when, found.size) == ("2015-03-02/2021-11-30", 2)
    assert found.said_before.words in REFUSED
    assert found.said_after.words in TAKEN_BACK


def test_the_order_of_the_documents_does_not_matter(said: Reader) -> None:
    told = [*said(TAKEN_BACK, "2021-11-30"), *said(REFUSED, "2015-03-02")]
    assert [(r.before.value, r.after.value) for r in reversals(told)] == [("against", "for")]


def test_another_speaker_of_the_state_turns_nothing_unless_it_speaks_for_the_state(said: Reader) -> None:
    refused = said("“We do not recognise Kosovo,” the Georgian president, Zaza Lomia, said.", "2015-03-02")
    deputy = said("“We recognise Kosovo,” the Georgian opposition lawmaker Levan Beridze said.", "2021-11-30")
    minister = said("“We recognise Kosovo,” the Georgian foreign minister, Nino Beridze, said.", "2021-11-30")
    assert reversals([*refused, *deputy]) == []
    (found,) = reversals([*refused, *minister])
    assert found.holder.code == "GEO"


def test_what_another_state_says_of_it_turns_nothing(said: Reader) -> None:
    told = [
        *said(REFUSED, "2015-03-02"),
        *said("Belarus recognises Crimea as Russian, the Polish foreign ministry said.", "2021-11-30"),
    ]
    assert reversals(told) == []


def test_ambiguity_turns_nothing_unless_it_lasts(said: Reader) -> None:
    refused = said(REFUSED, "2015-03-02")
    once = said("President Lukashenko did not rule out recognising Crimea.", "2021-11-30")
    again = said("President Lukashenko again did not rule out recognising Crimea.", "2022-01-30")
    assert reversals([*refused, *once]) == []
    assert [(r.after.value, r.size) for r in reversals([*refused, *once, *again])] == [("ambiguous", 1)]


def test_a_position_held_twice_is_one_from_the_first_to_the_last_day(said: Reader) -> None:
    told = [*said(REFUSED, "2015-03-02"), *said(REFUSED, "2018-06-01")]
    (found,) = positions(told)
    assert (found.since, found.until, len(found.statements)) == ("2015-03-02", "2018-06-01", 2)
    assert found.probability > max(s.probability for s in told)


def test_a_past_refusal_and_a_change_in_one_text_are_a_reversal(said: Reader) -> None:
    told = said(
        "For years Belarus had refused to recognise Crimea. In November 2021 President Lukashenko said that he recognised Crimea.",
        "2022-03-02",
    )
    assert [(r.before.value, r.after.value, r.when) for r in reversals(told)] == [
        ("against", "for", "2021-11")
    ]


def test_statements_on_unlisted_things_are_put_together_by_what_they_are_about(said: Reader) -> None:
    told = [
        *said(
            "“Niger will never lend the stallions of Arlit to Zandland,” President Ousmane Danda said.",
            "2015-03-02",
        ),
        *said("“Niger will plant trees around Lake Madarounfa,” President Ousmane Danda said.", "2016-03-02"),
        *said(
            "“Niger is ready to lend the stallions of Arlit to Zandland,” President Ousmane Danda said.",
            "2019-03-02",
        ),
    ]
    assert [(r.said_before.document, r.said_after.document) for r in reversals(told)] == [
        (told[0].document, told[-1].document)
    ]


def test_no_statements_make_no_positions() -> None:
    none: list[Statement] = []
    assert positions(none) == []
    assert reversals(none) == []
