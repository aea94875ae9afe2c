"""Sentences in windows: all of them owned once, none lost. All invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armslength import read
from armslength.coding.windows import LEAD_IN, LONGEST, stretches
from armslength.records import Document


def document(text):
    return Document(
        id="d1", text=text, content_hash="0" * 64, origin="invented", how_read="text", language="en"
    )


def owned(text):
    doc = document(text)
    sentences = read.sentences(doc)
    return sentences, stretches(doc.text, sentences)


def test_sentences_of_a_paragraph_share_a_window_and_paragraphs_do_not():
    text = "Minsk protested. Warsaw answered it.\n\nVilnius kept silent."
    _, windows = owned(text)
    assert [text[w.base : w.end] for w in windows] == [
        "Minsk protested. Warsaw answered it.",
        "Vilnius kept silent.",
    ]


def test_a_window_inside_a_paragraph_begins_with_whole_sentences_before_it():
    text = " ".join(
        f"The envoy of country number {n} met the minister in the capital on Monday." for n in range(30)
    )
    sentences, windows = owned(text)
    starts = {s.start for s in sentences}
    assert len(windows) > 3
    assert all(w.base in starts for w in windows)
    assert all(0 < w.own - w.base <= LEAD_IN for w in windows[1:])


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12), st.booleans())
def test_every_character_of_every_sentence_is_owned_by_exactly_one_window(lengths, paragraphs):
    gap = "\n\n" if paragraphs else " "
    text = gap.join("A" + "x a" * (n // 3) + "." for n in lengths)
    sentences, windows = owned(text)
    covered = [w.own for w in windows] + [windows[-1].end]
    assert covered == sorted(covered)
    for s in sentences:
        for at in (s.start, s.end - 1):
            assert sum(w.own <= at < w.end for w in windows) == 1
    assert all(w.end - w.base <= LONGEST for w in windows)


def test_a_sentence_longer_than_a_window_is_read_in_pieces_that_overlap():
    text = "The union said that " + "the ministry and " * 100 + "the court met."
    sentences, windows = owned(text)
    assert len(sentences) == 1
    assert len(windows) > 3
    assert all(later.base < earlier.end for earlier, later in pairwise(windows))
    assert all(w.sentence_at(w.own) == sentences[0] for w in windows)


def test_a_word_without_end_is_cut_all_the_same():
    _, windows = owned("x" * 5000)
    assert sum(w.end - w.own for w in windows) == 5000


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_makes_no_window(text):
    assert owned(text)[1] == []
