"""Sentences reproduce the text they stand in, whatever it holds. All invented."""

from hypothesis import given
from hypothesis import strategies as st

from armslength import read
from armslength.records import Document


def cut(text):
    document = Document("d0123456789ab", text, "0" * 64, "invented.txt", "text/utf-8")
    return [(s.paragraph, text[s.start : s.end]) for s in read.sentences(document)]


@given(
    st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(" \n\r\t.!?\u2028'\"A1"), max_size=300)
)
def test_sentences_hold_all_of_a_text_but_white_space_in_order(text):
    document = Document("d0123456789ab", text, "0" * 64, "invented.txt", "text/utf-8")
    found = read.sentences(document)
    at = 0
    for sentence in found:
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip()
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        at = sentence.end
    assert not text[at:].strip()
    assert [s.id for s in found] == [f"d0123456789ab.s{n}" for n in range(1, len(found) + 1)]


def test_abbreviations_do_not_end_sentences():
    text = "Mr. Flint met Gen. Trentino in the U.S. on Jan. 5. They agreed on nothing."
    assert [s for _, s in cut(text)] == [text[:50].rstrip(), "They agreed on nothing."]


def test_a_line_break_ends_a_paragraph_but_not_in_text_wrapped_by_hand():
    assert [p for p, _ in cut("A heading without a stop\nFreedonia met Sylvania.")] == [0, 1]
    wrapped = (
        "Freedonia said on Monday that it would not renew the treaty that the two\n"
        "neighbours had signed eleven years before, and that its garrison would be\n"
        "withdrawn from the river port by the end of the summer, weather allowing,\n"
        "while talks about the customs house went on in the capital of Sylvania.\n"
    )
    assert len(cut(wrapped)) == 1


def test_a_stretch_without_an_end_is_cut_and_loses_nothing():
    text = "talks, " * 2000
    pieces = [s for _, s in cut(text)]
    assert max(map(len, pieces)) <= 2000
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
