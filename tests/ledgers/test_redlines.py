"""What declares a red line, and what only looks like it. All texts are invented."""

from __future__ import annotations

import pytest
from tests.ledgers.conftest import Reader


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "“If one foreign tank crosses the Narva, we will close the border,” Estonia's foreign minister said.",
            "If one foreign tank crosses the Narva",
        ),
        (
            "Any attack on the pipeline will be met with a response, the Polish government said.",
            "Any attack on the pipeline",
        ),
        (
            "Finland's president said that a foreign base on the islands would be a casus belli.",
            "a foreign base on the islands",
        ),
        (
            "A foreign base on Georgian soil, a red line that Armenia made clear it would never cross, was discussed.",
            "A foreign base on Georgian soil",
        ),
        (
            "“Whoever sells arms to the rebels will find our ambassador gone,” Peru's foreign minister said.",
            "Whoever sells arms to the rebels",
        ),
    ],
)
def test_a_line_is_read_with_its_condition(written: Reader, text: str, condition: str) -> None:
    (line,) = written(text).redlines
    assert line.condition.words == condition
    assert text[line.condition.at.start : line.condition.at.end] == condition


@pytest.mark.parametrize(
    "text",
    [
        "The Red Line of the metro will be closed if the works are late, the Indian government said.",
        "There is no red line here, Norway's prime minister said.",
        "If the terms are right, Malaysia will look at the railway again, its foreign minister said.",
        "If I were foreign minister, I would close every border, the novelist said.",
        "Would France close the border if troops came?",
        "If Ukraine lifts the ban, we will welcome it, Poland's foreign minister said.",
    ],
)
def test_what_is_no_line_is_not_taken_for_one(written: Reader, text: str) -> None:
    assert written(text).redlines == ()


def test_a_line_has_its_holder_its_speaker_and_its_answer(written: Reader) -> None:
    (line,) = written(
        "“If troops are sent over the strait, we will expel the ambassador,” Turkey's foreign minister said."
    ).redlines
    assert line.holder.code == "TUR"
    assert line.by is not None
    assert line.by.country == "TUR"
    assert line.threat is not None
    assert line.threat.words == "we will expel the ambassador"
    assert line.declared == "2020-05-05"


def test_a_line_said_with_may_is_less_firm(written: Reader) -> None:
    hard = (
        "“If troops are sent over the strait, we will expel the ambassador,” Turkey's foreign minister said."
    )
    (firm,), (soft,) = written(hard).redlines, written(hard.replace("will", "might")).redlines
    assert soft.firmness < firm.firmness


def test_a_line_of_which_no_document_tells_more_is_open_and_has_no_answer(written: Reader) -> None:
    (line,) = written(
        "“If troops are sent over the strait, we will expel the ambassador,” Turkey's foreign minister said."
    ).redlines
    assert (line.fate, line.answer, line.then) == ("open", None, ())


def test_a_very_long_sentence_does_not_hold_the_reading_up(written: Reader) -> None:
    assert written("If " + "a, b said c, " * 20_000 + "we will close the border.").redlines == ()
