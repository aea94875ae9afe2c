"""Whose "I" and "we" it is. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.actors.speakers import Turns
from armslength.ontology.actors import registry
from armslength.records import Document


def said(text, start):
    label = Turns(text).label(text.index(start))
    return text[slice(*label)] if label else None


def test_a_turn_lasts_until_the_next_label():
    text = (
        "An introduction.\nMS. ARDEN: We agree.\nAnd more.\nPresident of Narnia Peter Pevensie: No.\nQ: Why?"
    )
    assert said(text, "An intro") is None
    assert said(text, "We agree") == said(text, "And more") == "MS. ARDEN"
    assert said(text, "No.") == "President of Narnia Peter Pevensie"
    assert said(text, "Why") == "Q"


def test_what_stands_in_brackets_after_a_name_is_no_part_of_it():
    text = "Vladimir Putin: Good.\nPresident of Narnia Peter Pevensie (retranslated): I agree.\nQuestion (in French): Why?"
    assert said(text, "I agree") == "President of Narnia Peter Pevensie"
    assert said(text, "Why") == "Question"


def test_a_label_may_stand_on_a_line_of_its_own():
    text = "Vladimir Putin: Welcome.\nPresident of Narnia Peter Pevensie (retranslated):\nThank you.\n\nThe agenda:\nTrade."
    assert said(text, "Thank you") == "President of Narnia Peter Pevensie"
    assert said(text, "Trade") == "President of Narnia Peter Pevensie"


@pytest.mark.parametrize(
    "text", ["He said this: we agree.", "The rules are as follows: we agree.", "At 10:30 we agree."]
)
def test_a_colon_within_a_sentence_opens_no_turn(text):
    assert said(text, "we agree") is None


def coded(text, publisher=None, home=()):
    document = Document(
        id="d0123456789ab",
        text=text,
        content_hash="",
        origin="",
        how_read="",
        publisher=publisher,
        published="2014-03-03",
    )
    return coding.default_coder().read(document, read.sentences(document), registry((), home)).reports


def test_we_in_a_turn_is_the_country_of_who_speaks():
    text = "Vladimir Putin: Good afternoon.\n\nWe condemned the United States yesterday."
    found = coded(text)
    assert [m.country for r in found for m in r.source] == ["RUS"]
    assert found[0].source[0].resolved_by in ("speaker", "coreference")


def test_we_in_the_texts_of_a_publisher_with_a_home_is_that_home():
    (report,) = coded("We strongly condemn Georgia.", "kremlin.ru", (("kremlin.ru", "RUS"),))
    assert (report.source[0].country, report.source[0].resolved_by) == ("RUS", "speaker")
    (report,) = coded("We strongly condemn Georgia.", "someone else", (("kremlin.ru", "RUS"),))
    assert report.source[0].country is None


def test_we_on_both_sides_is_not_the_speaker_alone():
    for report in coded("We discussed trade.", "kremlin.ru", (("kremlin.ru", "RUS"),)):
        assert all(m.country is None for m in report.source + report.target)


TALK = """Vladimir Putin: Good afternoon.
Angela Merkel: I thank you.
Vladimir Putin: We will see.
"""
PRESS = """Vladimir Putin: Good afternoon.
Angela Merkel: Good afternoon.
Question: Will you meet again?
Angela Merkel: I thank you.
"""


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (TALK, "I thank", "Vladimir Putin"),
        (TALK, "We will", "Angela Merkel"),
        (TALK, "Good", "Angela Merkel"),
        (PRESS, "Will you", "Angela Merkel"),
        ("Vladimir Putin: I congratulate you.", "I cong", None),
        ("I congratulate you.", "I cong", None),
        ("A Ray: Hello.\nB Hill: Hello.\nC Park: I thank you.", "I thank", None),
    ],
)
def test_who_is_spoken_to_is_the_other_of_two_or_who_answered_last(text, words, whom):
    label = Turns(text).addressed(text.index(words))
    assert (text[slice(*label)] if label else None) == whom
