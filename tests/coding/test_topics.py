"""What is only the topic of a talk. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.topics import because_of, in_a_name, only_talked_about
from armslength.records import Document


@pytest.mark.parametrize(
    ("sentence", "words", "named"),
    [
        ("They signed the Treaty of Friendship and Cooperation.", "Cooperation", True),
        ("They signed the Treaty of Friendship and Cooperation.", "Friendship", True),
        ("The Shanghai Organisation for Security Cooperation met.", "Cooperation", True),
        ("They signed a treaty and began cooperation.", "cooperation", False),
        ("Cooperation under the treaty goes on.", "Cooperation", False),
    ],
)
def test_a_word_in_the_name_of_a_treaty_is_no_deed(sentence, words, named):
    start = sentence.index(words)
    assert in_a_name(sentence, start, start + len(words)) is named


@pytest.mark.parametrize(
    ("sentence", "words", "topic"),
    [
        ("The leaders discussed bilateral cooperation.", "cooperation", True),
        ("They talked at length about cooperation between Narnia and Archenland.", "cooperation", True),
        ("The focus of attention was expanding contacts between the regions.", "contacts", True),
        ("Special attention was paid to military cooperation.", "military cooperation", True),
        ("As for our cooperation, we addressed it in private.", "cooperation", True),
        ("They discussed trade and agreed to step up cooperation.", "cooperation", False),
        ("They discussed their fruitful cooperation.", "cooperation", False),
        ("Cooperation goes on, and they discussed it.", "Cooperation", False),
        ("They discussed trade and suspended cooperation.", "suspended cooperation", False),
        ("They discussed gas and resumed cooperation in the south.", "cooperation", False),
        ("As for Narnia, it resumed cooperation in May.", "cooperation", False),
        ("They discussed cooperation, which is developing well.", "cooperation", False),
        ("They began the exchange of information and military cooperation.", "cooperation", False),
        ("They discussed the visit.", "visit", False),
        ("Our cooperation is close.", "cooperation", False),
    ],
)
def test_cooperation_that_is_only_talked_about(sentence, words, topic):
    start = sentence.index(words)
    assert only_talked_about(sentence, start, start + len(words)) is topic


def test_it_is_no_report_beside_the_talk():
    text = "The presidents of Russia and France discussed economic cooperation in Paris."
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2018-05-04"
    )
    reports = coding.default_coder().read(document, read.sentences(document)).reports
    assert [r.trigger_text for r in reports] == ["discussed"]


@pytest.mark.parametrize(
    ("sentence", "thanked"),
    [
        ("This was achieved largely thanks to your help.", False),
        ("It is only thanks to Narnia that the road is open.", False),
        ("We express our thanks to Narnia.", True),
        ("Our gratitude and thanks to Narnia for its tanks.", True),
        ("Peter Pevensie: Thanks to our friends for the bread.", True),
    ],
)
def test_what_comes_of_a_deed_thanks_nobody(sentence, thanked):
    start = sentence.lower().index("thanks")
    assert because_of(sentence, start, start + len("thanks")) is not thanked
