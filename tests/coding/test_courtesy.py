"""What is a mere formula. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.courtesy import courtesy, formula
from armslength.records import Document


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you.",
        "Thank you very much, Mr Pevensie.",
        "President of Narnia Peter Pevensie : Thank you, Mr President.",
        "“Thank you for your attention, ladies and gentlemen.”",
        "Good, thank you once again!",
        "Many thanks, dear friends.",
    ],
)
def test_a_formula_of_courtesy(sentence):
    assert courtesy(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for your support.",
        "Thank you, Mr President, for the arms.",
        "I thank you.",
        "The minister thanked them.",
        "Thank you for opening the border to our people.",
        "Good afternoon.",
    ],
)
def test_what_says_more_is_none(sentence):
    assert not courtesy(sentence)


def at(sentence, words):
    start = sentence.index(words)
    return sentence, start, start + len(words)


@pytest.mark.parametrize(
    ("sentence", "words", "greets"),
    [
        ("Allow me to welcome you all.", "welcome", True),
        ("I am glad to welcome the President of Narnia in Cair Paravel.", "welcome", True),
        ("It is a pleasure, Your Majesty, to welcome you here.", "welcome", True),
        ("I would like to welcome the successful end of the talks.", "welcome", False),
        ("We welcome your decision.", "welcome", False),
        ("The mayor came to welcome the president.", "welcome", False),
        ("Before I give the floor to the minister, a word.", "the floor", True),
        ("The rebels held the floor of the house.", "the floor", False),
    ],
)
def test_a_greeting_and_the_floor_that_is_given_are_formulas(sentence, words, greets):
    assert formula(*at(sentence, words)) is greets


def test_it_is_no_report_and_thanks_for_something_are_one():
    text = "President of France Emmanuel Macron: Thank you, Mr President.\nI would like to thank Russia for its help."
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2018-05-04"
    )
    (thanks, *_) = coding.default_coder().read(document, read.sentences(document)).reports
    assert thanks.class_ == "SUPPORT"
    assert thanks.trigger.start > text.index("\n")
