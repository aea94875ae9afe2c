"""Word pieces as the encoder was trained on them; the cases were made with the tokenizers library, 0.22."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armslength.coding.network import WEIGHTS, pieces
from armslength.coding.network.pieces import MAX_PIECES, Cutter
from armslength.coding.network.wordpiece import WordPiece

VOCABULARY = WEIGHTS / "vocabulary.txt"
NAMES = VOCABULARY.read_text(encoding="utf-8").split("\n")
WORDS = WordPiece(VOCABULARY)
CUT = Cutter(WORDS)


def cut(text):
    found = CUT(text)
    return " ".join(
        f"{NAMES[n]}/{a}-{z}" for n, (a, z) in zip(found.ids[1:-1], found.offsets[1:-1], strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łukašenka met Putin.", "ł/0-1 ##uka/1-4 ##sen/4-7 ##ka/7-9 met/10-13 putin/14-19 ./19-20"),
        (
            "U.S.-led NATO’s “red line”",
            "u/0-1 ./1-2 s/2-3 ./3-4 -/4-5 led/5-8 nato/9-13 ’/13-14 s/14-15 “/16-17 red/17-20 line/21-25 ”/25-26",
        ),
        ("naïve café İstanbul ﬁnd ½", "naive/0-5 cafe/6-10 istanbul/11-19 ﬁ/20-21 ##nd/21-23 ½/24-25"),
        ("a\u200bb\u00adc \u2028 d\u3000e", "abc/0-5 d/8-9 e/10-11"),
        ("中国 met 日本", "中/0-1 国/1-2 met/3-6 日/7-8 本/8-9"),
        ("Ünïcode ẞ Σ", "unicode/0-7 ß/8-9 σ/10-11"),
        ("$6.5bn (2021–22)", "$/0-1 6/1-2 ./2-3 5/3-4 ##bn/4-6 (/7-8 2021/8-12 –/12-13 22/13-15 )/15-16"),
        ("x" * 101 + " y", "[UNK]/0-101 y/102-103"),
        ("", ""),
    ],
)
def test_a_text_is_cut_as_the_encoder_knows_it(text, expected):
    assert cut(text) == expected


@given(st.text(max_size=200))
def test_pieces_stand_in_order_and_within_the_text(text):
    found = CUT(text)
    assert len(found.ids) == len(found.shapes) == len(found.within) == len(found.offsets) <= MAX_PIECES
    at = 0
    for start, end in found.offsets[1:-1]:
        assert at <= end <= len(text)
        assert start < end
        at = start


@given(st.text(max_size=200))
def test_a_text_is_cut_between_spaces_as_it_is_as_a_whole(text):
    found = CUT(text)
    whole = list(WORDS.pieces(text))[: MAX_PIECES - 2]
    assert found.ids[1:-1] == [p.id for p in whole]
    assert found.offsets[1:-1] == [(p.start, p.end) for p in whole]


def test_what_was_cut_before_is_cut_alike_wherever_it_stands_again():
    once, again = CUT("Łukašenka’s"), CUT("To Łukašenka’s US envoy,")
    names = [NAMES[n] for n in again.ids]
    assert names == ["[CLS]", "to", "ł", "##uka", "##sen", "##ka", "’", "s", "us", "envoy", ",", "[SEP]"]
    assert again.ids[2:8] == once.ids[1:-1]
    assert once.shapes[1:-1] == again.shapes[2:8]
    assert again.offsets[2:8] == [(start + 3, end + 3) for start, end in once.offsets[1:-1]]
    assert again.shapes == [0, 2, 2, 2, 2, 2, 2, 1, 3, 1, 1, 0]
    assert again.within == [False] * 3 + [True] * 3 + [False] * 6


def test_what_is_remembered_stays_within_bounds(monkeypatch):
    monkeypatch.setattr(pieces, "_MOST_REMEMBERED", 3)
    cutter = Cutter(WORDS)
    text = "one two three four five two " + "x," * 30
    assert cutter(text) == cutter(text) == Cutter(WORDS)(text)
    assert 0 < len(cutter._remembered) <= 3
    assert max(map(len, cutter._remembered)) <= 5


def test_a_long_text_without_spaces_is_cut_no_further_than_the_encoder_reads(monkeypatch):
    asked = []
    shape = pieces._shape
    monkeypatch.setattr(pieces, "_shape", lambda *of: (asked.append(of), shape(*of))[1])
    found = Cutter(WORDS)("国" * 5000)
    assert len(found.ids) == MAX_PIECES
    assert len(asked) == MAX_PIECES


def test_texts_cut_in_several_threads_are_cut_as_one_after_the_other(monkeypatch):
    monkeypatch.setattr(pieces, "_MOST_REMEMBERED", 7)
    texts = [f"Ruritania told {n} envoys of Łukašenka’s {n % 5} demands" for n in range(200)]
    together = Cutter(WORDS)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(together, texts))
    alone = Cutter(WORDS)
    assert found == [alone(text) for text in texts]


def test_a_special_piece_written_in_a_text_is_read_as_its_words():
    assert "[MASK]" not in cut("[MASK] [SEP]")


def test_long_texts_are_cut_off_with_the_last_piece_in_place():
    found = CUT("word " * 1000)
    assert (len(found.ids), NAMES[found.ids[-1]]) == (MAX_PIECES, "[SEP]")
