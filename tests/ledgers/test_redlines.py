"""Red lines from stances marked by hand. All texts are invented."""

from __future__ import annotations

import pytest
from tests.ledgers.conftest import Reader

CLOSED = (
    "“If [o1:one foreign tank crosses the Narva], we {s1:will} [o2:close the border],” Estonia's foreign minister said.\n"
    "s1: line speaker now o1 threat=o2"
)
ANY = (
    "[o1:Any attack on the pipeline] {s1:will be met} with [o2:a response], the [a1:Polish government] said.\n"
    "s1: line a1 now o1 threat=o2"
)


@pytest.mark.parametrize(
    ("text", "condition", "threat"),
    [
        (CLOSED, "If one foreign tank crosses the Narva", "we will close the border"),
        (
            ANY,
            "Any attack on the pipeline",
            "will be met with a response",
        ),
        (
            "[o1:A foreign base on the islands] is {s1:a red line} for [a1:Finland].\ns1: line a1 now o1",
            "A foreign base on the islands",
            None,
        ),
    ],
)
def test_a_line_is_told_with_its_condition_and_its_answer(
    written: Reader, text: str, condition: str, threat: str | None
) -> None:
    (line,) = written(text).redlines
    assert (line.condition.words, line.threat.words if line.threat else None) == (condition, threat)


def test_a_line_has_its_holder_its_speaker_and_its_day(written: Reader) -> None:
    (line,) = written(CLOSED).redlines
    assert (line.holder.code, line.declared) == ("EST", "2020-05-05")
    assert line.by is not None
    assert (line.by.country, line.by.person) == ("EST", True)


def test_a_line_said_with_might_is_less_firm(written: Reader) -> None:
    (firm,), (soft,) = written(CLOSED).redlines, written(CLOSED.replace("will", "might")).redlines
    assert soft.firmness < firm.firmness


def test_a_line_of_which_no_document_tells_more_is_open_and_has_no_answer(written: Reader) -> None:
    (line,) = written(CLOSED).redlines
    assert (line.fate, line.answer, line.then) == ("open", None, ())


@pytest.mark.parametrize("standing", ["past", "denied"])
def test_a_line_of_former_days_or_denied_is_none(written: Reader, standing: str) -> None:
    text = f"[o1:A base on the islands] was {{s1:a red line}} for [a1:Finland].\ns1: line a1 {standing} o1"
    assert written(text).redlines == ()


def test_what_a_holder_is_merely_against_is_no_line(written: Reader) -> None:
    assert (
        written("[a1:Finland] {s1:opposes} [o1:a base on the islands].\ns1: against a1 now o1").redlines == ()
    )


def test_who_does_not_speak_for_a_state_draws_no_line_of_it(written: Reader) -> None:
    text = "[o1:A base] is {s1:a red line} for the [a1:Finnish opposition lawmaker Aino Salo].\ns1: line a1 now o1"
    assert written(text).redlines == ()


def test_a_line_told_by_the_author_was_declared_by_that_day(written: Reader) -> None:
    (line,) = written("[o1:A base] is {s1:a red line} for [a1:Finland].\ns1: line a1 now o1").redlines
    assert (line.declared, line.by) == ("../2020-05-05", None)


def test_a_line_told_twice_in_a_breath_is_one_with_its_answer(written: Reader) -> None:
    text = (
        "Estonia's foreign minister said that his country would tolerate no shooting at the bridge. "
        "“One more bullet and the bridge stays shut and our army closes the border.”"
    )
    (line,) = written(text).redlines
    assert line.threat is not None
    assert "would tolerate no shooting" in line.quote.words
    assert "One more bullet" in line.quote.words


def test_a_line_that_only_the_coder_reads_is_trusted_less(written: Reader) -> None:
    alone = "[o1:Any second currency] {s1:would cost} them [o2:our vote], the [a1:Polish government] said.\ns1: line a1 now o1 threat=o2"
    drawn = "[o1:A second currency] {s1:would be} [o2:the end of] our patience, the [a1:Polish government] said.\ns1: line a1 now o1 threat=o2"
    (vague,), (plain,) = written(alone).redlines, written(drawn).redlines
    assert vague.probability < plain.probability
