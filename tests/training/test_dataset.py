"""Examples within what stands around them. All invented."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from armslength.score.passages import passages
from dataset import _example, epoch, in_place
from real import standoff

PASSAGE = """id: inv-0001
date: 2021-03-05
style: wire
text: [a1:Kenya] {e1:met} [a2:envoys of Malawi] {t1:on Monday}.
a1: KEN GOV state
a2: MWI GOV group
e1: CONSULT a1+a2>a1+a2 happened t1 diplomatic
t1: 2021-03-01
"""


@pytest.fixture
def example(tmp_path: Path):
    (tmp_path / "one.txt").write_text(PASSAGE, encoding="utf-8")
    (found,) = passages(tmp_path)
    return _example(found)


def words(example, spans):
    return [example.text[s.start : s.end] for s in spans]


def test_in_its_place_an_example_keeps_its_marks_and_says_which_part_is_annotated(example):
    placed = in_place(replace(example, around=("It rained. ", " Nobody spoke.")))
    assert placed.text == "It rained. Kenya met envoys of Malawi on Monday. Nobody spoke."
    assert words(placed, placed.mentions) == ["Kenya", "envoys of Malawi"]
    assert words(placed, placed.triggers) == ["met"]
    assert [placed.text[a:z] for a, z in placed.times] == ["on Monday"]
    assert placed.text[slice(*placed.own)] == example.text


def test_only_passages_that_stand_in_a_text_are_read_in_it(example):
    standing = replace(example, around=("It rained. ", ""))
    chosen = epoch([example, standing], [], random.Random(1), place_share=1.0)
    assert sorted(e.text.startswith("It rained") for e in chosen) == [False, True]
    assert all(e.own is None for e in epoch([standing], [], random.Random(1)))


def test_what_stands_around_a_stretch_is_what_the_coder_reads_with_it():
    text = "Another paragraph.\n\nIt rained. Kenya met envoys of Malawi on Monday. Nobody spoke.\n\nA third."
    start = text.index("Kenya")
    rows = ["id: inv-0001", f"from: kremlin 17 {start}-{text.index(' Nobody')} 00000000"]
    assert standoff.around(rows, {("kremlin", "17"): text}) == ("It rained. ", " Nobody spoke.")
