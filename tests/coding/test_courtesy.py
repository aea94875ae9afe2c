"""What is a mere formula. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.courtesy import courtesy
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
        "I would like to thank you for your attention.",
        "We wish once again to thank you for your time, ladies and gentlemen.",
        "I thank you for your attention.",
        "Mr Prime Minister, colleagues, welcome once again.",
        "President of Narnia Peter Pevensie: Welcome to Cair Paravel.",
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
        "I would like to thank you for your help.",
        "We cannot thank you for your patience.",
        "The withdrawal is, of course, welcome.",
        "We welcome once again the decision of Archenland.",
        "The minister thanked them.",
        "Thank you for opening the border to our people.",
        "Good afternoon.",
    ],
)
def test_what_says_more_is_none(sentence):
    assert not courtesy(sentence)


def test_it_is_no_report_and_thanks_for_something_are_one():
    text = "President of France Emmanuel Macron: Thank you, Mr President.\nI would like to thank Russia for its help."
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2018-05-04"
    )
    (thanks, *_) = coding.default_coder().read(document, read.sentences(document)).reports
    assert thanks.class_ == "SUPPORT"
    assert thanks.trigger.start > text.index("\n")
