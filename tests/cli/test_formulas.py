"""What a document calls itself is never run by a spreadsheet. All invented."""

import csv
import io

import openpyxl
import pytest
from click.testing import CliRunner

from armslength import add, store
from armslength.cli import armslength
from armslength.cli.excel import workbook
from armslength.cli.terminal import Plain
from armslength.csv_file import as_text
from armslength.records import Question

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert as_text(text) == f"'{text}"
    assert as_text((text, "b")) == f"'{text} b"


@pytest.mark.parametrize(
    "value", [-5, -0.5, 1e-9, "-5", "+2.5", "-1e9", "-.5", "2021-03", "a=b", "", None, True]
)
def test_numbers_and_plain_text_stay_as_they_are(value):
    assert as_text(value) == value


@pytest.fixture
def dossier(tmp_path):
    for n, title in enumerate(FORMULAS):
        (tmp_path / f"{n}.jsonl").write_text(
            f'{{"text": "Russia met Belarus in Minsk, number {n}.", "title": "{title.strip()}"}}',
            encoding="utf-8",
        )
    store.create(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    add(tmp_path / "d", sorted(tmp_path.glob("*.jsonl")))
    return str(tmp_path / "d")


def titles(*words):
    found = CliRunner().invoke(armslength, words)
    assert found.exit_code == 0, found.output
    return {row["title"] for row in csv.DictReader(io.StringIO(found.stdout))}


def test_csv_is_safe_unless_it_is_asked_for_raw(dossier):
    assert titles("documents", dossier, "--format", "csv") == {f"'{f.strip()}" for f in FORMULAS}
    assert titles("documents", dossier, "--format", "csv", "--raw") == {f.strip() for f in FORMULAS}
    assert titles("sql", dossier, "SELECT title FROM documents", "--format", "csv") == {
        f"'{f.strip()}" for f in FORMULAS
    }


def test_a_workbook_holds_formulas_as_text():
    rows = [{"title": f} for f in FORMULAS]
    book = openpyxl.load_workbook(io.BytesIO(workbook({"a": (("title",), rows)})))
    cells = [row[0] for row in book["a"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "=1+1"


def test_a_diff_of_two_texts_is_safe_too(tmp_path):
    for name, words in (("old", "The bank pays."), ("new", "The bank pays nobody at all.")):
        (tmp_path / f"{name}.txt").write_text(f"=HYPERLINK(1) {words}\n", encoding="utf-8")
    call = ["diff", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--format", "csv"]
    safe, raw = (CliRunner().invoke(armslength, [*call, *more]).stdout for more in ((), ("--raw",)))
    assert ",=HYPERLINK" not in safe
    assert ",'=HYPERLINK" in safe
    assert ",=HYPERLINK" in raw


def test_words_of_a_document_cannot_move_the_cursor():
    out = io.StringIO()
    Plain(file=out, force_terminal=True, highlight=False, color_system=None).print("a\x1b[2Jb\x9b2J\x07")
    assert (
        out.getvalue()
        == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}2J\N{REPLACEMENT CHARACTER}\n"
    )
