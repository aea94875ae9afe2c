"""Gold sets as their makers write them, and the scores. All invented."""

import json

import pytest

from armslength import read
from armslength.coding import default_coder
from armslength.errors import GoldUnreadable
from armslength.score import cameo, evaluate
from armslength.score.pairs import gold_records, plv
from armslength.score.passages import passages, split
from armslength.score.tally import f1_by_label, macro_f1, scored, share

PASSAGE = """# invented
id: inv-0001
date: 2021-03-05
style: wire
text: [a1:Kenya] {e1:expelled} [a2:two envoys of Malawi] {t1:on Monday}, and [n1:Nairobi] {e2:said} so.
a1: KEN GOV state
a2: MWI GOV group
n1 = a1
e1: SANCTION a1>a2 happened t1 diplomatic,legal by=n1
e2: CONSULT a1+n1>- planned - -
t1: 2021-03-01
"""


def corpus(tmp_path, text=PASSAGE):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_passage_is_read_with_its_marks_gone_and_its_links_kept(tmp_path):
    (found,) = passages(corpus(tmp_path))
    assert found.text == "Kenya expelled two envoys of Malawi on Monday, and Nairobi said so."
    assert [found.text[m.start : m.end] for m in found.mentions] == [
        "Kenya",
        "two envoys of Malawi",
        "Nairobi",
    ]
    assert found.mentions[2].same_as == 0
    assert found.mentions[2].countries == ("KEN",)
    first, second = found.events
    assert (first.class_, first.source, first.target, first.by, first.time) == ("SANCTION", (0,), (1,), 2, 0)
    assert first.contexts == ("diplomatic", "legal")
    assert (second.target, second.time, second.modality) == ((), None, "planned")
    assert found.times[0].edtf == "2021-03-01"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (PASSAGE.replace("date: 2021-03-05\n", ""), "without `date:`"),
        (PASSAGE.replace("a2: MWI GOV group\n", ""), "does not fit its marks"),
        (PASSAGE + "what is this\n", "not a line of a passage"),
    ],
)
def test_a_broken_passage_is_named_by_file_line_and_reason(tmp_path, broken, says):
    with pytest.raises(GoldUnreadable, match=says) as caught:
        list(passages(corpus(tmp_path, broken)))
    assert "a.txt:1" in str(caught.value)


def test_the_split_depends_on_the_id_alone_and_holds_a_tenth():
    parts = [split(f"x-{n:04}") for n in range(2000)]
    assert split("x-0001") == parts[1]
    assert 0.08 < parts.count("test") / 2000 < 0.12


def test_pairs_of_a_tagged_file_have_their_spans(tmp_path):
    path = tmp_path / "PLV_invented.tsv"
    path.write_text(
        "\tmarked_sentence\tgold_root\n0\t<s>Kenya</s> expelled envoys of <t>Malawi</t>.\tSANCTION\n"
        "1\t<s>Kenya</s> went on alert.\tMOBILIZE\n",
        encoding="utf-8",
    )
    first, second = plv(path)
    assert first.pair.text == "Kenya expelled envoys of Malawi."
    assert first.pair.text[slice(*first.pair.target[0])] == "Malawi"
    assert second.pair.target == ()


def test_records_of_the_codebook_have_their_spans_from_the_markup(tmp_path):
    path = tmp_path / "PLOVER_GSR_invented.json"
    records = [
        {
            "event": "AGREE",
            "textInfo": {"markup": "(SRC/TAR: Kenya) and (SRC/TAR: Malawi) (EVT: agreed) it."},
        },
        {"event": "RETREAT", "textInfo": {"markup": "(SRC: Peru) (EVT: left) (TAR: Chile)."}},
        {"event": "RETREAT", "textInfo": {"markup": ""}},
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    first, second = gold_records(path)
    assert first.pair.text == "Kenya and Malawi agreed it."
    assert first.pair.source == first.pair.target == ((0, 5), (10, 16))
    assert second.root == "YIELD"


def test_every_set_of_a_folder_is_scored_with_intervals(tmp_path):
    corpus(tmp_path, PASSAGE)
    (tmp_path / "PLV_invented.tsv").write_text(
        "\tmarked_sentence\tgold_root\n"
        + "".join(f"{n}\t<s>Kenya</s> expelled envoys of <t>Malawi</t>.\tSANCTION\n" for n in range(3))
        + "3\t<s>Kenya</s> gave food to <t>Malawi</t>.\tAID\n",
        encoding="utf-8",
    )
    pairs, ladder = evaluate(tmp_path, default_coder(), read.sentences, part="all")
    root = pairs.scores[0]
    assert (root.what, root.n) == ("root: macro F1", 4)
    assert root.low <= root.value <= root.high
    assert {s.what for s in ladder.scores} >= {"found: F1", "class: macro F1", "direction not swapped"}
    by_name = {s.what: s for s in ladder.scores}
    assert by_name["found: recall"].n == 2


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(GoldUnreadable, match="holds no gold set"):
        evaluate(tmp_path, default_coder(), read.sentences)


def test_macro_f1_counts_each_label_of_the_gold_alike():
    pairs = [("A", "A"), ("A", "A"), ("A", "B"), ("B", "B")]
    assert f1_by_label(pairs) == {"A": 0.8, "B": pytest.approx(2 / 3)}
    assert macro_f1(pairs) == pytest.approx((0.8 + 2 / 3) / 2)
    assert macro_f1([]) is None


def test_an_interval_narrows_with_more_cases_and_nothing_gives_no_score():
    few = scored("x", [True, False] * 5, share, 10)
    many = scored("x", [True, False] * 500, share, 1000)
    assert many.high - many.low < few.high - few.low
    assert scored("x", [], share, 0).value is None


NER = "Kenyan B-S\narmy I-S\nshelled B-R\nMalawi B-T\n, O\nPeru B-T\n. O\n\nRain O\nfell O\n. O\n"


def test_parties_tagged_word_by_word_become_spans_of_the_sentence(tmp_path):
    path = tmp_path / "test.txt"
    path.write_text(NER, encoding="utf-8")
    first, second = cameo.parties(path)
    assert first.text == "Kenyan army shelled Malawi , Peru ."
    assert {first.text[a:z] for a, z in first.source} == {"Kenyan army"}
    assert {first.text[a:z] for a, z in first.target} == {"Malawi", "Peru"}
    assert second.source == second.target == frozenset()


def test_the_quad_of_a_sentence_is_scored_and_a_quiet_one_is_of_none(tmp_path):
    folder = tmp_path / "cameo_class"
    folder.mkdir()
    (folder / "test.tsv").write_text(
        "Kenya sent doctors to Malawi.\t2\nKenya accused Malawi of spying.\t3\nRain fell on the hills.\t0\n",
        encoding="utf-8",
    )
    (result,) = evaluate(tmp_path, default_coder(), read.sentences)
    assert result.name == "cameo_class/test"
    assert {s.what: s.value for s in result.scores} == {
        "quad or none: macro F1": 1.0,
        "quad or none: accuracy": 1.0,
    }


def test_spans_of_source_and_target_are_scored_in_a_folder_of_that_name(tmp_path):
    folder = tmp_path / "cameo_ner"
    folder.mkdir()
    (folder / "test.txt").write_text(NER.replace(", O\nPeru B-T\n", ""), encoding="utf-8")
    (result,) = evaluate(folder, default_coder(), read.sentences)
    same, overlapping = result.scores
    assert same.n == overlapping.n == 2
    assert same.value <= overlapping.value == 1.0


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("cameo_class/x.tsv", "one column\n", "x.tsv:1"), ("cameo_ner/x.txt", "Kenya X-S\n", "x.txt:1")],
)
def test_a_file_of_another_form_is_named_with_its_line(tmp_path, name, text, says):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldUnreadable, match=says):
        evaluate(tmp_path, default_coder(), read.sentences)
