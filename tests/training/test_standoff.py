"""Annotations part from their text and find it again. All invented."""

import pytest

from real import standoff
from real.standoff import TextChanged, blocks, detached, joined

TEXT = "Before. Kenya met envoys of Malawi on Monday; it signed nothing. After."
ANNOTATED = """# a comment
id: inv-0001
from: kremlin 17 8-64
date: 2021-03-05
style: brief
text: [a1:Kenya] {e1:met} [a2:envoys of Malawi] {t1:on Monday}; [n1:it] {e2:signed} nothing.
a1: KEN GOV state
a2: MWI GOV group
n1 = a1
e1: CONSULT a1+a2>a1+a2 happened t1 diplomatic
e1: SUPPORT a1>a2 possible - -
e2: AGREE a1>a2 denied - diplomatic by=n1
t1: 2021-03-01
"""


def test_a_passage_comes_back_as_it_was_annotated_and_its_text_is_stored_nowhere():
    (rows,) = blocks(ANNOTATED)
    stored = detached(rows)
    assert "Kenya" not in stored
    assert "envoys" not in stored
    (again,) = blocks(joined(next(iter(blocks(stored))), {("kremlin", "17"): TEXT}))
    wanted = [row for row in rows if not row.startswith("from:")]
    assert again[:4] == wanted[:4]
    assert sorted(again[4:]) == sorted(wanted[4:])


@pytest.mark.parametrize("texts", [{}, {("kremlin", "17"): TEXT.replace("Monday", "Sunday")}])
def test_a_text_that_is_missing_or_changed_is_refused(texts):
    (rows,) = blocks(ANNOTATED)
    (stored,) = blocks(detached(rows))
    with pytest.raises(TextChanged, match="inv-0001"):
        joined(stored, texts)


def test_an_annotation_that_lost_words_of_its_text_is_refused():
    (rows,) = blocks(ANNOTATED.replace(" nothing", ""))
    with pytest.raises(TextChanged, match="48 characters where 56"):
        detached(rows)


def test_every_stored_annotation_names_its_place_and_holds_no_text():
    found = [
        rows for path in standoff.HERE.rglob("*.ann") for rows in blocks(path.read_text(encoding="utf-8"))
    ]
    assert all(rows[0].startswith("id: ") and rows[1].startswith("from: ") for rows in found)
    assert not any(row.startswith("text:") for rows in found for row in rows)
