"""A brief held against its dossier: what holds, what was altered, what is only older. All stories invented."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import armslength
from armslength import brief, run
from armslength.brief import Checked, manifest
from armslength.brief.citations import Footnotes
from armslength.cli import armslength as command
from armslength.cli.checked import show
from armslength.errors import InputError, UnsupportedCitation
from armslength.records import Span

LATER = "On 9 November 2021 Russia and Belarus signed a military doctrine. On 10 November 2021 Belarus thanked Russia."


@pytest.fixture
def own(directory, tmp_path):
    """A copy of the dossier that a test may change."""
    return shutil.copytree(directory, tmp_path / "own")


def written(folder, content, form="html"):
    file = folder / f"brief.{form}"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_was_just_written_holds(directory, rendered, form, tmp_path):
    found = run.check_brief(directory, written(tmp_path, rendered[form], form))
    assert found.verdict == "holds"
    assert found.whole
    assert found.notes >= 8
    assert found.places > 100


def test_a_changed_figure_is_named_with_what_the_dossier_says(directory, rendered, tmp_path, capsys):
    text = rendered["html"].decode()
    at = text.index("stood at an arm’s length of 0.") + len("stood at an arm’s length of 0.")
    altered = f"{text[:at]}{'11' if text[at : at + 2] != '11' else '22'}{text[at + 2 :]}"
    file = written(tmp_path, altered.encode())
    found = run.check_brief(directory, file)
    assert found.verdict == "altered"
    (one,) = found.differences
    assert one.where == "Bottom line"
    ((stands, should),) = one.words
    assert (stands[:4], should[:4]) == (f"0.{altered[at : at + 2]}", f"0.{text[at : at + 2]}")
    assert show(found, file) == 1
    assert "the dossier says" in capsys.readouterr().out


def test_a_sentence_put_in_and_a_sentence_left_out_are_both_found(directory, rendered, tmp_path):
    text = rendered["md"].decode()
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("1. "))
    more = "\n".join([*lines[:at], "0. Belarus will leave the Union State in May.", *lines[at:]])
    found = run.check_brief(directory, written(tmp_path, more.encode(), "md"))
    assert [(d.stands, d.should) for d in found.differences] == [
        ("0. Belarus will leave the Union State in May.", None)
    ]
    less = "\n".join([*lines[:at], *lines[at + 1 :]])
    found = run.check_brief(directory, written(tmp_path, less.encode(), "md"))
    assert [d.stands for d in found.differences] == [None]


def test_a_link_that_leads_elsewhere_is_found_though_no_word_differs(directory, rendered, tmp_path):
    altered = rendered["html"].replace(b'href="#note-2"', b'href="#note-3"', 1)
    found = run.check_brief(directory, written(tmp_path, altered))
    assert found.verdict == "altered"
    assert "href=#note-3" in found.differences[0].stands


def test_a_chart_drawn_otherwise_is_found(directory, rendered, tmp_path):
    altered = rendered["html"].replace(b'class="line c7" d="M', b'class="line c7" d="M1', 1)
    assert run.check_brief(directory, written(tmp_path, altered)).verdict == "altered"


def test_a_quotation_is_held_against_the_stored_text_at_its_offsets(directory, rendered, tmp_path):
    text = rendered["md"].decode()
    altered = text.replace("lifted** sanctions on Belarus.”", "lifted** sanctions on Bohemia.”")
    assert altered != text
    found = run.check_brief(directory, written(tmp_path, altered.encode(), "md"))
    assert ("Bohemia.", "Belarus.") in found.unsupported[0].words


def test_more_documents_make_a_brief_older_and_not_altered(own, tmp_path):
    file = written(tmp_path, brief.render(run.composed(own, made="2026-01-01")))
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    armslength.add(own, [tmp_path / "later.txt"], armslength.Known(published="2021-12-01"))
    found = run.check_brief(own, file)
    assert found.verdict == "older"
    assert found.whole
    assert not found.unsupported
    assert "made of the dossier in state" in found.reasons[0]
    assert show(found, file) == 3


def test_an_older_brief_that_was_altered_too_is_called_altered(own, tmp_path):
    text = brief.render(run.composed(own, made="2026-01-01")).decode()
    file = written(tmp_path, text.replace("11 August 2020", "11 August 2021", 1).encode())
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    armslength.add(own, [tmp_path / "later.txt"], armslength.Known(published="2021-12-01"))
    found = run.check_brief(own, file)
    assert (found.verdict, found.whole) == ("altered", False)


def test_a_file_without_a_manifest_is_no_brief(directory, tmp_path):
    file = tmp_path / "notes.md"
    file.write_text("# Notes\n\nNothing here.\n", encoding="utf-8")
    with pytest.raises(InputError, match="no manifest line"):
        run.check_brief(directory, file)
    with pytest.raises(InputError, match=r"\.html, \.md, \.docx or \.pdf"):
        run.check_brief(directory, tmp_path / "brief.odt")


def test_adding_the_same_document_again_leaves_the_contents_the_same(own, tmp_path):
    with run.opened(own) as dossier:
        before = manifest.contents(dossier)
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    for _ in range(2):
        armslength.add(own, [tmp_path / "later.txt"], armslength.Known(published="2021-12-01"))
    with run.opened(own) as dossier:
        after = manifest.contents(dossier)
    armslength.add(own, [tmp_path / "later.txt"], armslength.Known(published="2021-12-01"))
    with run.opened(own) as dossier:
        assert manifest.contents(dossier) == after != before


@pytest.mark.parametrize(
    ("planted", "problem"),
    [
        ("UPDATE report_actors SET text = 'Poland' WHERE role = 'source'", "the report names 'Poland'"),
        ("UPDATE reports SET trigger_start = trigger_start - 3", "the report was read from"),
        ("UPDATE events SET class = 'AID'", "its class would be told as 'AID'"),
        ("UPDATE events SET date = '2017-01-01'", "its date would be told as '2017-01-01'"),
        ("UPDATE event_actors SET code = 'POL' WHERE role = 'source'", "its parties would be told as"),
    ],
)
def test_no_brief_is_built_on_a_citation_that_does_not_say_what_is_claimed(own, planted, problem):
    with duckdb.connect(str(own / "dossier.duckdb")) as connection:
        connection.execute(planted)
    with pytest.raises(UnsupportedCitation, match=problem):
        run.composed(own, made="2026-01-01")


def test_what_a_person_judged_otherwise_is_told_as_judged(own):
    with run.opened(own) as dossier:
        report = next(r for r in dossier.reports() if r.class_ == "ACCUSE")
    run.judge(own, report.id, {"class": "PROTEST"}, person="A reader")
    assert "protests against" in armslength.brief_dossier(own, made="2026-01-01")


def test_the_command_says_what_it_does_not_take(directory):
    for arguments in (["--made", "2026-01-01"], ["-o", "b.html"], ["--outlook"]):
        told = CliRunner().invoke(command, ["brief", str(directory), "--check", "x.html", *arguments])
        assert told.exit_code == 2
        assert "not with --check" in told.output
    told = CliRunner().invoke(command, ["brief", str(directory)])
    assert "give -o FILE" in told.output


def test_the_manifest_line_reads_back_as_it_was_written():
    one = manifest.Manifest("week", "2026-01-01", "2020-12-31", True, False, "0.1.0", "0123456789abcdef")  # noqa: FBT003
    for line in (one.line(), one.line().replace(" ", "\n"), f"{manifest.LEADING} {one.line()}."):
        assert manifest.read(line) == one
    assert manifest.read(json.dumps({"period": "week"})) is None
    assert manifest.read(one.line().replace("week", "hour")) is None


def test_a_sentence_is_not_cited_for_another_document_nor_for_words_outside_it(directory):
    with run.opened(directory) as dossier:
        footnotes = Footnotes(dossier, ())
        first, second = sorted({r.sentence for r in dossier.reports()})[:2]
        quote = dossier.cite(first)
        outside = Span(dossier.cite(second).start, dossier.cite(second).start + 3)
        inside = Span(quote.start, quote.start + 3)
        for document, at in (("d000000000000", inside), (quote.document, outside)):
            with pytest.raises(UnsupportedCitation, match="lie outside that sentence"):
                footnotes.cite_words(document, first, at)
        assert not footnotes.notes()
        (piece,), _ = footnotes.cite_words(quote.document, first, inside)
    assert piece.text == quote.text[:3]


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_document_that_quotes_a_manifest_is_quoted_as_it_stands_and_not_taken_for_the_briefs_own(
    own, form, tmp_path
):
    other = manifest.Manifest("year", "1999-01-01", None, True, True, "9.9", "0" * 16).line()  # noqa: FBT003
    text = f"On 11 August 2019 the EU imposed sanctions on Belarus, says a brief: {manifest.LEADING} {other}."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    armslength.add(own, [tmp_path / "a.txt"], armslength.Known(published="2021-12-01"))
    content = brief.render(run.composed(own, made="2026-01-01"), form)
    found = run.check_brief(own, written(tmp_path, content, form))
    assert (found.verdict, found.whole) == ("holds", True)
    words = " ".join(unit.text for unit in brief.units(content, form, "test"))
    assert f"words {manifest.UNSEALED}" in words


def test_a_link_of_a_word_file_that_leads_elsewhere_is_found(directory, composed, tmp_path):
    content, altered = brief.render(composed, "docx"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"https://web.archive.org/", b"https://elsewhere.example/")
            )
    assert run.check_brief(directory, written(tmp_path, content, "docx")).verdict == "holds"
    found = run.check_brief(directory, written(tmp_path, altered.getvalue(), "docx"))
    assert found.verdict == "altered"
    assert any("elsewhere.example" in (d.stands or "") for d in found.differences)


def test_a_file_whose_words_hold_but_not_its_bytes_is_told_so(capsys):
    held = Checked("holds", 10, 2, whole=False, reasons=(), differences=(), unsupported=())
    assert show(held, Path("b.pdf")) == 0
    assert "its bytes are not those written" in capsys.readouterr().out


@pytest.mark.parametrize("made", ["2026", "2026~", "2026-01-01/2026-02-01", "tomorrow"])
def test_a_brief_is_not_dated_by_what_the_check_could_not_read_back(directory, made):
    with pytest.raises(InputError, match="is no day"):
        run.composed(directory, made=made)


def test_a_name_without_a_format_is_refused_before_anything_is_measured(tmp_path):
    told = CliRunner().invoke(command, ["brief", str(tmp_path / "no-dossier"), "-o", str(tmp_path / "b.odt")])
    assert "a brief is .html, .md, .docx or .pdf" in str(told.exception)
