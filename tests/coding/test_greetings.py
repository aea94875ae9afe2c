"""Greetings of guests, and the floor that is given. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.greetings import greeting
from armslength.records import Document


@pytest.mark.parametrize(
    ("sentence", "words", "greets"),
    [
        ("Allow me to welcome you all.", "welcome", True),
        ("Let me wish you a warm welcome to Narnia.", "wish", True),
        ("I wish you success.", "wish", False),
        ("We warmly greet our guests from Archenland.", "greet", True),
        ("They greet the treaty with relief.", "greet", False),
        ("I am glad to welcome the President of Narnia in Cair Paravel.", "welcome", True),
        ("It is a pleasure, Your Majesty, to welcome you here.", "welcome", True),
        ("We would like to welcome our dear friends from Archenland.", "welcome", True),
        ("I would like to welcome the successful end of the talks.", "welcome", False),
        ("I would like to welcome the President's decision to withdraw.", "welcome", False),
        ("I would like to welcome the decision of the ministers.", "welcome", False),
        ("We would like to welcome the initiative of President Pevensie.", "welcome", False),
        ("We wish to welcome our friends' victory.", "welcome", False),
        ("Narnia would like to welcome their leaders into the alliance.", "welcome", False),
        ("We welcome your decision.", "welcome", False),
        ("The mayor came to welcome the president.", "welcome", False),
        ("I am honoured to welcome you to Cair Paravel.", "honoured", True),
        ("I am glad to see you have withdrawn your troops.", "glad", False),
        ("The US is pleased to receive the ministers of Narnia.", "pleased", False),
        ("The army was glad to welcome its guests.", "glad", False),
        ("Before I give the floor to the minister, a word.", "the floor", True),
        ("The rebels held the floor of the house.", "the floor", False),
    ],
)
def test_a_greeting_and_the_floor_that_is_given(sentence, words, greets):
    start = sentence.index(words)
    assert greeting(sentence, start, start + len(words)) is greets


def test_a_greeting_is_no_report_and_approval_is_one():
    text = "I am glad to welcome you to Moscow.\nFrance would like to welcome the initiative of President Zelensky."
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2023-05-04"
    )
    (approval,) = coding.default_coder().read(document, read.sentences(document)).reports
    assert approval.class_ == "SUPPORT"
    assert [m.country for m in approval.source] == ["FRA"]
