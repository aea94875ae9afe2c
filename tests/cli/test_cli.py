"""The command line as a user meets it. All texts invented."""

import importlib.util
import io
import json
import subprocess
import sys

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner

from armslength import open_dossier
from armslength.cli import armslength, main
from armslength.cli.excel import workbook
from armslength.errors import InputError, MissingExtra

TEXT = "On 8 January 2007 Russia halted oil deliveries to Belarus. Minsk accused Moscow of blackmail the next day."


@pytest.fixture
def cli():
    runner = CliRunner()

    def call(*arguments, stdin=None, ok=True):
        result = runner.invoke(armslength, [str(a) for a in arguments], input=stdin)
        if ok:
            assert result.exit_code == 0, (result.output, result.exception)
        return result

    return call


@pytest.fixture
def dossier(tmp_path, cli):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    cli("new", tmp_path / "dossier", "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    cli(
        "add",
        tmp_path / "dossier",
        tmp_path / "a.txt",
        "--published",
        "2007-01-10",
        "--publisher",
        "Invented Post",
    )
    return tmp_path / "dossier"


@pytest.mark.parametrize("name", sorted(armslength.commands))
def test_every_command_has_help_that_ends_in_an_example(cli, name):
    text = cli(name, "--help").output
    assert "Example" in text
    assert text.rstrip().splitlines()[-1].strip().startswith(f"armslength {name}")


def test_the_command_line_is_there_before_numpy_so_that_it_can_say_how_many_threads_that_may_use():
    loaded = (
        "import sys, armslength.cli; print(sorted({'numpy', 'duckdb', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_code_reads_standard_input_and_prints_one_object_a_report(cli):
    lines = cli("code", "-", "--published", "2007-01-10", stdin=TEXT).output.splitlines()
    rows = [json.loads(line) for line in lines]
    assert rows
    for row in rows:
        span = row["trigger"]
        assert TEXT[span["start"] : span["end"]] == span["text"]
        assert TEXT[row["sentence"]["start"] : row["sentence"]["end"]] == row["sentence"]["text"]


@pytest.mark.parametrize("fmt", ["table", "plover"])
def test_code_prints_other_formats(cli, fmt):
    assert "2007-01-08" in cli("code", "-", "--published", "2007-01-10", "--format", fmt, stdin=TEXT).output


def test_reports_less_sure_than_asked_are_left_out_and_counted(cli):
    every = [json.loads(line) for line in cli("code", "-", stdin=TEXT).output.splitlines()]
    sure = sorted(line["probability"]["report"] for line in every)
    kept = cli("code", "-", "--sure", str(sure[-1]), stdin=TEXT)
    assert [json.loads(line)["probability"]["report"] for line in kept.stdout.splitlines()] == [sure[-1]]
    assert f"{len(every) - 1} reports less sure" in kept.stderr


def test_adding_twice_changes_nothing(cli, dossier, tmp_path):
    before = cli("events", dossier, "--format", "jsonl").output
    said = cli(
        "add", dossier, tmp_path / "a.txt", "--published", "2007-01-10", "--publisher", "Invented Post"
    ).output
    assert "0 new, 1 already there, 0 quarantined" in said
    assert cli("events", dossier, "--format", "jsonl").output == before


def test_events_are_listed_and_shown_with_their_sentences(cli, dossier):
    rows = [
        json.loads(line)
        for line in cli("events", dossier, "--between", "RUS", "BLR", "--format", "jsonl").output.splitlines()
    ]
    assert rows
    shown = cli("show", dossier, rows[0]["id"]).output
    assert "Invented Post" in shown
    assert "ungraded" in shown


def test_events_go_out_as_plover_records_with_every_sentence(cli, dossier):
    rows = [json.loads(line) for line in cli("events", dossier, "--format", "plover").output.splitlines()]
    assert rows
    for row in rows:
        assert row["text"] in TEXT
        assert {c["publisher"] for c in row["cite_info"]} == {"Invented Post"}
        assert (row["source_grade"], row["item_grade"]) == ("F", "6")


def test_events_go_out_as_parquet_with_what_csv_has(cli, dossier, tmp_path):
    (tmp_path / "events.parquet").write_bytes(cli("events", dossier, "--format", "parquet").stdout_bytes)
    rows = [json.loads(line) for line in cli("events", dossier, "--format", "jsonl").output.splitlines()]
    stored = duckdb.sql(f"FROM '{tmp_path / 'events.parquet'}'")
    found = [dict(zip(stored.columns, row, strict=True)) for row in stored.fetchall()]
    assert found
    assert json.loads(json.dumps(found, default=str)) == rows


def test_events_go_out_as_excel_with_what_jsonl_has(cli, dossier):
    book = openpyxl.load_workbook(io.BytesIO(cli("events", dossier, "--format", "xlsx").stdout_bytes))
    header, *found = book.active.iter_rows(values_only=True)
    rows = [json.loads(line) for line in cli("events", dossier, "--format", "jsonl").output.splitlines()]
    flat = [[" ".join(v) or None if isinstance(v, list) else v for v in row.values()] for row in rows]
    assert found
    assert list(header) == list(rows[0])
    assert [list(row) for row in found] == flat
    said = [row[:2] for row in book["codebook"].iter_rows(values_only=True)]
    assert [("column", name) for name in header] == said[1 : len(header) + 1]


def test_csv_comes_with_a_codebook_of_its_columns_and_classes(cli, dossier, tmp_path):
    told = cli("events", dossier, "--format", "csv", "--codebook", tmp_path / "book.md").output
    page = (tmp_path / "book.md").read_text(encoding="utf-8")
    for name in (*told.splitlines()[0].split(","), "SANCTION"):
        assert f" | {name} | " in page
    assert "minilm-spans@" in page


def test_events_are_a_list_and_a_table(dossier):
    pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra")
    with open_dossier(dossier) as opened:
        events = opened.events()
        table = events.arrow()
    assert isinstance(table, pa.Table)
    assert table.column("id").to_pylist() == [e.id for e in events]
    assert table.column("class").to_pylist() == [e.class_ for e in events]


def test_a_frame_without_pandas_says_what_to_install(dossier):
    if importlib.util.find_spec("pandas"):
        pytest.skip("pandas is installed")
    with open_dossier(dossier) as opened, pytest.raises(MissingExtra, match=r"\.\[pandas\]"):
        opened.events().df()


def test_excel_runs_no_formula_out_of_a_document():
    book = openpyxl.load_workbook(
        io.BytesIO(workbook({"a": (("text", "n"), [{"text": "=1+1\x07", "n": 2}])}))
    )
    text, n = book.active[2]
    assert (text.data_type, text.value, n.value) == ("s", "=1+1 ", 2)


def test_a_publisher_graded_in_the_dossier_grades_the_event(cli, dossier):
    toml = dossier / "dossier.toml"
    graded = '[sources.grades]\n"Invented Post" = "B"'
    toml.write_text(toml.read_text().replace("[sources.grades]", graded))
    rows = [json.loads(line) for line in cli("events", dossier, "--format", "jsonl").output.splitlines()]
    assert {row["source_grade"] for row in rows} == {"B"}
    assert " B2 " in cli("events", dossier).output


def test_what_cannot_be_read_is_quarantined_with_its_reason_and_the_rest_goes_in(cli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    (tmp_path / "in" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    (tmp_path / "in" / "good.txt").write_text(TEXT, encoding="utf-8")
    cli("new", tmp_path / "d", "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    said = cli("add", tmp_path / "d", tmp_path / "in").output
    assert "4 documents: 1 new, 0 already there, 3 quarantined" in said
    rows = [
        json.loads(line)
        for line in cli("documents", tmp_path / "d", "--quarantined", "--format", "jsonl").output.splitlines()
    ]
    assert len({row["reason"] for row in rows}) == 3
    assert all(row["detail"] for row in rows)


def test_brief_is_written_from_a_dossier_and_from_documents_alike(cli, dossier, tmp_path):
    cli("brief", dossier, "-o", tmp_path / "one.html", "--made", "2026-01-01")
    cli(
        "brief", "--client", "BLR", "--patron", "RUS", "--rival", "EU", tmp_path / "a.txt", "--published", "2007-01-10",
        "--publisher", "Invented Post", "-o", tmp_path / "two.html", "--made", "2026-01-01",
    )  # fmt: skip
    assert (tmp_path / "one.html").read_text() == (tmp_path / "two.html").read_text()


def test_the_first_grade_of_a_dossier_says_what_it_does_to_the_ungraded(cli, dossier, tmp_path):
    (tmp_path / "b.txt").write_text("On 9 January 2007 Belarus thanked Russia.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("On 10 January 2007 Belarus accused Russia.", encoding="utf-8")
    assert "counts for no more" not in cli("add", dossier, tmp_path / "b.txt", "--grade", "F").output
    said = cli("add", dossier, tmp_path / "c.txt", "--publisher", "Invented Wire", "--grade", "B").output
    assert "counts for no more than what graded ones do: 2 documents" in said
    (tmp_path / "d.txt").write_text("On 11 January 2007 Belarus thanked Russia.", encoding="utf-8")
    assert "counts for no more" not in cli("add", dossier, tmp_path / "d.txt", "--grade", "A").output


def test_figures_go_into_a_brief_from_documents_as_they_do_into_a_dossier(cli, dossier, tmp_path):
    table = tmp_path / "ties.csv"
    table.write_text(
        "year,country,partner,channel,name,value,unit,source\n"
        "2006,BLR,RUS,trade,goods trade,0.61,share,Invented Office of Statistics\n"
        "2007,BLR,RUS,trade,goods trade,0.63,share,Invented Office of Statistics\n",
        encoding="utf-8",
    )
    from_documents = (
        "brief", "--client", "BLR", "--patron", "RUS", "--rival", "EU", tmp_path / "a.txt", "--published", "2007-01-10",
        "--publisher", "Invented Post", "--made", "2026-01-01",
    )  # fmt: skip
    cli(*from_documents, "--figures", table, "-o", tmp_path / "two.html")
    said = cli("brief", dossier, "--figures", table, "-o", tmp_path / "no.html", ok=False)
    assert said.exit_code == 2
    assert f"armslength import {dossier} {table} --format figures" in said.output.replace("\n", " ")
    cli("import", dossier, table, "--format", "figures")
    cli("brief", dossier, "-o", tmp_path / "one.html", "--made", "2026-01-01")
    assert (tmp_path / "one.html").read_text() == (tmp_path / "two.html").read_text()
    page = (tmp_path / "one.html").read_text()
    assert '<a href="#ties">figures (' in page, "the channel says that it rests on figures, and leads to them"
    row = page[page.index('id="ties"') :].partition("2007")[2]
    assert "0.63" in row.partition("</tr>")[0]
    assert "Invented Office of Statistics" in row.partition("</tr>")[0]
    cli("brief", dossier, "--check", tmp_path / "one.html")
    for true, false in (("0.63</td>", "0.68</td>"), ("Invented Office", "Invented Bureau")):
        assert true in page
        (tmp_path / "altered.html").write_text(page.replace(true, false))
        assert cli("brief", dossier, "--check", tmp_path / "altered.html", ok=False).exit_code == 1
    table.write_text("year,country\n2006,BLR\n", encoding="utf-8")
    wrong = cli(*from_documents, "--figures", table, "-o", tmp_path / "no.html", ok=False).exception
    assert isinstance(wrong, InputError)
    assert "ties.csv: not figures: it has no column partner" in str(wrong)


def test_measures_and_shifts_are_printed(cli, dossier):
    assert cli("measure", dossier, "--measure", "all", "--format", "csv").output.startswith(
        "measure,of,start,value,low,high,n"
    )
    cli("shifts", dossier, "--format", "jsonl")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new", "x", "--client", "BLX", "--patron", "RUS", "--rival", "EU"], "BLX"),
        (["new", "x", "--client", "RUS", "--patron", "RUS", "--rival", "EU"], "RUS"),
        (["new", "x", "--client", "BLR"], "--patron"),
        (
            ["new", "x", "--client", "BLR", "--patron", "RUS", "--rival", "EU", "--since", "yesterday"],
            "yesterday",
        ),
        (["add", "nowhere", "a.txt"], "a.txt"),
        (["brief", "nowhere", "-o", "b.html"], "nowhere"),
        (["code", "no-such-file.txt"], "no-such-file.txt"),
        (["code", "-", "--published", "2999-01-01"], "2999-01-01"),
        (["code", "-", "--grade", "Z9"], "Z9"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_status_2(arguments, message, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["armslength", *arguments])
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 2
    assert message in capsys.readouterr().err


def test_sql_prints_what_one_select_finds_in_every_format(cli, dossier):
    query = "SELECT publisher, count(*) AS n, publisher FROM documents GROUP BY publisher"
    assert cli("sql", dossier, query, "--format", "csv").output.splitlines() == [
        "publisher,n,publisher_3",
        "Invented Post,1,Invented Post",
    ]
    row = json.loads(cli("sql", dossier, query, "--format", "jsonl").output)
    assert row == {"publisher": "Invented Post", "n": 1, "publisher_3": "Invented Post"}
    assert "Invented Post" in cli("sql", dossier, query).output


@pytest.mark.parametrize("query", ["DELETE FROM documents", "SELECT 1; SELECT 2", "SELECT nothing"])
def test_sql_refuses_what_is_no_single_select_and_changes_nothing(cli, dossier, query):
    result = cli("sql", dossier, query, ok=False)
    assert "query:" in str(result.exception)
    assert json.loads(
        cli("sql", dossier, "SELECT count(*) AS n FROM documents", "--format", "jsonl").output
    ) == {"n": 1}


@pytest.mark.parametrize(
    "option",
    [["--publisher", "Invented Post"], ["--published", "2021"], ["--format", "jsonl"], ["--explain"]],
)
def test_options_that_do_not_go_with_parquet_are_refused_by_name(cli, tmp_path, option):
    result = cli("code", "in.parquet", tmp_path / "out.parquet", *option, ok=False)
    assert result.exit_code == 2
    assert f"{option[0]}: not with OUT" in result.output
    assert not list(tmp_path.iterdir())


def test_a_codebook_that_cannot_be_written_is_told_before_any_event(cli, dossier, tmp_path):
    result = cli("events", dossier, "--codebook", tmp_path / "nowhere" / "book.md", ok=False)
    assert isinstance(result.exception, InputError)
    assert "nowhere: no such folder" in str(result.exception)
    assert not result.output


def test_a_codebook_whose_place_is_taken_by_no_file_is_told(tmp_path, dossier, cli):
    (tmp_path / "book.md").symlink_to(tmp_path / "gone" / "book.md")
    result = cli("events", dossier, "--codebook", tmp_path / "book.md", ok=False)
    assert isinstance(result.exception, InputError)
    assert "book.md: cannot be written" in str(result.exception)


TITLE = "Invented\tPost [/dim]\nof [red]Minsk[/red]"


def test_a_break_in_a_field_becomes_a_space_in_polecat_s_columns(cli, dossier, tmp_path):
    (tmp_path / "set.csv").write_text(
        "date,source,target,class\n2021-03-04,BLR,RUS,CONSULT\n", encoding="utf-8"
    )
    cli("import", dossier, tmp_path / "set.csv", "--format", "events", "--publisher", TITLE)
    header, *lines = cli("events", dossier, "--format", "polecat").stdout.splitlines()
    assert {line.count("\t") for line in lines} == {header.count("\t")}
    assert any("Invented Post [/dim] of [red]Minsk[/red]" in line for line in lines)


def test_brackets_in_data_are_shown_as_they_are(cli, dossier, tmp_path):
    (tmp_path / "set.jsonl").write_text(
        json.dumps({"date": "2021-03", "source": "BLR", "target": "RUS", "class": "CONSULT", "cameo": "036",
                    "text": "An invented talk [/dim] of [red]both[/red]."}) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    cli("import", dossier, tmp_path / "set.jsonl", "--format", "events", "--title", TITLE)
    (event,) = [
        row["id"]
        for row in map(json.loads, cli("events", dossier, "--format", "jsonl").stdout.splitlines())
        if row["date"] == "2021-03"
    ]
    shown = cli("show", dossier, event).output
    assert "An invented talk [/dim] of [red]both[/red]." in shown
    assert "of [red]Minsk[/red]" in shown


def test_a_date_in_brackets_is_shown_as_it_is(cli, dossier):
    (first, *_) = map(json.loads, cli("events", dossier, "--format", "jsonl").stdout.splitlines())
    with duckdb.connect(str(dossier / "dossier.duckdb")) as connection:
        connection.execute("UPDATE events SET date = '[/2007-01-08]' WHERE id = ?", [first["id"]])
    assert "[/2007-01-08]" in cli("show", dossier, first["id"]).output


def test_a_table_s_headings_may_hold_brackets(cli, dossier):
    assert "[/dim]" in cli("sql", dossier, 'SELECT 1 AS "[/dim]"').output
