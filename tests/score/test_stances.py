"""Passages of will: read, refused where they are broken, and scored from text to stance. All invented."""

from dataclasses import replace

import pytest

from armslength import read
from armslength.coding.reading import Reading
from armslength.errors import GoldUnreadable
from armslength.records import Mention, Span, Stance
from armslength.score.evaluate import evaluate
from armslength.score.stances import stance_passages

PASSAGE = """id: wil-x-0001
date: 2019-04-02
style: wire
text: [a1:Kenya] {s1:would never} [o1:lease the port], [a2:its envoy] said, and {s2:promised} [a3:Uganda] [o2:a road] {t1:by May}.
s1: against a1 now o1 by=a2
s2: pledge a1 now o2 to=a3 due=t1
t1: 2019-05
"""


def folder(tmp_path, text):
    (tmp_path / "some.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_marks_become_offsets_and_lines_become_links(tmp_path):
    (passage,) = stance_passages(folder(tmp_path, PASSAGE))
    refused, promised = passage.stances
    words = [passage.text[slice(*s)] for s in (refused.at, *passage.actors, *passage.objects)]
    assert words == ["would never", "Kenya", "its envoy", "Uganda", "lease the port", "a road"]
    assert (refused.kind, refused.holder, refused.by, refused.object) == ("against", (0,), (1,), 0)
    assert (promised.kind, promised.to, promised.due, promised.object) == ("pledge", (2,), 0, 1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("s2: pledge a1 now o2 to=a3 due=t1\n", "", "s2 has no line"),
        ("s1: against", "s1: refuses", "s1 does not fit"),
        ("o1 by=a2", "o9 by=a2", "s1 does not fit"),
        ("[a3:Uganda]", "[a3:Uganda", "not closed"),
        ("[a3:Uganda]", "[a2:Uganda]", "stands twice"),
        ("date: 2019-04-02\n", "", "without `date:`"),
    ],
)
def test_a_broken_passage_is_refused_with_its_file_line_and_fault(tmp_path, old, new, told):
    assert old in PASSAGE
    with pytest.raises(GoldUnreadable, match=r"some\.txt:1: .*") as refused:
        list(stance_passages(folder(tmp_path, PASSAGE.replace(old, new))))
    assert told in str(refused.value)


class OneStance:
    """A coder that reads the refusal alone, with the wrong holder."""

    name = "one@1"

    def read(self, document, sentences, actors=None):  # noqa: ARG002 - as every coder
        at = document.text.index("never")
        port = document.text.index("the port")
        envoy = Mention(
            document.text.index("envoy"),
            document.text.index("envoy") + 5,
            "envoy",
            None,
            None,
            "GOV",
            "person",
            None,
        )
        return Reading([], [
            Stance("d.w1", document.id, sentences[0].id, Span(at, at + 5), "never", "against", "now", (envoy,), not sentences,
                   Span(port, port + 8), None, (), None, None, None, {}, self.name)
        ])  # fmt: skip


def test_each_part_of_a_stance_is_scored_by_itself(tmp_path):
    (result,) = evaluate(folder(tmp_path, PASSAGE), OneStance(), read.sentences, part="all")
    found = {s.what: s.value for s in result.scores}
    assert found["stances found: precision"] == 1
    assert found["stances found: recall"] == 0.5
    assert found["kind given found: accuracy"] == 1
    assert found["holder given found"] == 0
    assert found["object given found"] == 1


def test_a_document_of_a_case_names_it_and_may_link_its_stances_to_others(tmp_path):
    text = PASSAGE.replace("date:", "case: cas-x-001\npublisher: Port News\ndate:").replace(
        "now o1", "done o1"
    )
    (passage,) = stance_passages(
        folder(tmp_path, text + "turn: wil-x-0001.s1 > wil-x-0001.s2\nsame: wil-x-0001.s1\n")
    )
    assert passage.case == "cas-x-001"
    assert passage.stances[0].standing == "done"


@pytest.mark.parametrize(("case", "precision"), [("", None), ("case: cas-x-001\n", 1.0)])
def test_a_decision_that_is_told_counts_only_where_decisions_are_annotated(tmp_path, case, precision):
    class Decided(OneStance):
        def read(self, document, sentences, actors=None):
            (stance,) = super().read(document, sentences, actors).stances
            return Reading([], [replace(stance, standing="done")])

    (result,) = evaluate(folder(tmp_path, case + PASSAGE), Decided(), read.sentences, part="all")
    assert {s.what: s.value for s in result.scores}["stances found: precision"] == precision
