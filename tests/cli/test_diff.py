"""`armslength diff`. All texts invented."""

import csv
import io
import json

import docx
import pytest
from click.testing import CliRunner

from armslength import run
from armslength.cli import armslength
from armslength.errors import ConfigError, InputError

OLD = """Article 17
The state languages of the Republic of Velia are Velian and Ostrian, and both stand side by side in its laws.

Article 18
The Republic of Velia makes its territory a nuclear-free zone, and the state neutral.

Article 19
The President shall consult the Assembly before any deployment of troops abroad.
"""
NEW = """Article 17
The state languages of the Republic of Velia are Velian and Ostrian, and both stand side by side in its laws.

Article 18
The Republic of Velia excludes military aggression from its territory against other states.

Article 20
The President may, where possible, consult the Assembly before any deployment of troops abroad.
"""


@pytest.fixture
def texts(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def call(*arguments, code=0, stdin=None):
    result = CliRunner().invoke(armslength, ["diff", *map(str, arguments)], input=stdin)
    assert result.exit_code == code, (result.output, result.exception)
    return result


def test_the_table_tells_the_weightiest_first(texts):
    shown = call(*texts).stdout
    assert "2 weakened" in shown
    assert "Gone from the whole text: nuclear-free, neutral" in shown
    assert shown.index("18") < shown.index("19")


def test_jsonl_holds_every_clause_with_offsets(texts):
    rows = [json.loads(line) for line in call(*texts, "--format", "jsonl").stdout.splitlines()]
    assert [r["kind"] for r in rows].count("unchanged") == 4
    for row in rows:
        assert all(OLD[c["start"] : c["end"]] == c["text"] for c in row["old"])
        assert all(NEW[c["start"] : c["end"]] == c["text"] for c in row["new"])


def test_only_leaves_the_rest_out(texts):
    found = call(*texts, "--format", "csv", "--only", "renumbered").stdout
    rows = list(csv.DictReader(io.StringIO(found)))
    assert [(r["old_address"], r["new_address"]) for r in rows] == [("Article 19", "Article 20")]


def test_a_mark_that_is_none_is_refused_with_those_that_are(texts):
    with pytest.raises(ConfigError, match=r"softened.*weakened"):
        CliRunner().invoke(
            armslength, ["diff", *map(str, texts), "--only", "softened"], catch_exceptions=False
        )


def test_the_page_is_written_whole_and_the_same_twice(texts, tmp_path):
    for name in ("a.html", "b.html"):
        call(*texts, "--format", "html", "--made", "2026-11-28", "-o", tmp_path / name)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page == (tmp_path / "b.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<del>shall</del>" in page


def test_markdown_and_the_table_can_be_written_to_a_file(texts, tmp_path):
    call(*texts, "--format", "markdown", "-o", tmp_path / "a.md")
    assert "~~shall~~" in (tmp_path / "a.md").read_text(encoding="utf-8")
    call(*texts, "-o", tmp_path / "a.txt")
    assert "weakened" in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_a_word_document_is_compared_with_a_text(texts, tmp_path):
    written = docx.Document()
    for line in OLD.splitlines():
        written.add_paragraph(line)
    written.save(tmp_path / "old.docx")
    rows = [
        json.loads(x) for x in call(tmp_path / "old.docx", texts[0], "--format", "jsonl").stdout.splitlines()
    ]
    assert {r["kind"] for r in rows} == {"unchanged"}


def test_one_text_may_come_from_standard_input_but_not_both(texts):
    assert "unchanged" in call("-", texts[0], stdin=OLD).stdout
    with pytest.raises(InputError, match="standard input"):
        run.compare_texts("-", "-")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", "", "empty"),
        ("two.jsonl", '{"text": "One text."}\n{"text": "Another text."}\n', "several documents"),
        ("none.csv", "text\n", "no document"),
        ("broken.pdf", "%PDF-1.4 nothing", "broken-pdf"),
    ],
)
def test_a_file_that_holds_no_single_text_is_refused_with_the_reason(texts, tmp_path, name, content, said):
    bad = tmp_path / name
    bad.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        run.compare_texts(texts[0], bad)
    assert name in str(caught.value)


def test_a_file_that_is_not_there_is_said_to_be_missing(texts, tmp_path):
    with pytest.raises(InputError, match="no such file"):
        run.compare_texts(texts[0], tmp_path / "no.txt")


def test_texts_in_another_language_are_aligned_and_the_rules_left_out(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    first = "Артикул первый. Республика Велия имеет целью сделать свою территорию безъядерной зоной, а государство нейтральным.\n"
    rest = "Столицей Республики Велия является древний город Велград, который стоит на берегу большой реки Армин.\n"
    old.write_text(first + rest, encoding="utf-8")
    new.write_text(rest, encoding="utf-8")
    result = call(old, new, "--format", "jsonl")
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()].count("unchanged") >= 1
    assert "Not both English" in result.stderr
    assert "--language en" in result.stderr
    assert "Not both English" not in call(old, new, "--language", "en").stderr


def test_the_page_holds_both_texts_whole_and_takes_no_only(texts):
    assert "--only" in call(*texts, "--format", "html", "--only", "moved", code=2).stderr
