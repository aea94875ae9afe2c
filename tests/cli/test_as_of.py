"""What was known on a day. All texts invented."""

import json

import pytest
from click.testing import CliRunner

from armslength.cli import armslength

FIRST = "On 8 January 2007 Russia halted oil deliveries to Belarus."
LATER = "On 12 March 2009 Russia lent Belarus 500 million dollars."


@pytest.fixture
def call(tmp_path):
    def call(*arguments):
        result = CliRunner().invoke(armslength, [str(a) for a in arguments])
        assert result.exit_code == 0, (result.output, result.exception)
        return result.stdout

    call("new", tmp_path / "d", "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    for name, text, day in (
        ("a", FIRST, "2007-01-10"),
        ("b", LATER, "2009-03"),
        ("c", LATER + " Undated.", None),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        call("add", tmp_path / "d", tmp_path / f"{name}.txt", *(["--published", day] if day else []))
    return call


def days(call, directory, *options):
    lines = call("events", directory, "--format", "jsonl", *options).splitlines()
    return {json.loads(line)["date"] for line in lines}


def test_only_what_was_published_by_then_is_known(call, tmp_path):
    whole = days(call, tmp_path / "d")
    assert days(call, tmp_path / "d", "--as-of", "2008") == {"2007-01-08"}
    assert days(call, tmp_path / "d", "--as-of", "2006") == set()
    assert days(call, tmp_path / "d", "--as-of", "2009-03") == {"2007-01-08", "2009-03-12"} <= whole
    # Published in March 2009: on its 15th no one can say that it had been.
    assert days(call, tmp_path / "d", "--as-of", "2009-03-15") == {"2007-01-08"}
    assert days(call, tmp_path / "d") == whole


def test_documents_measures_and_queries_know_no_more(call, tmp_path):
    listed = call("documents", tmp_path / "d", "--as-of", "2008", "--format", "jsonl").splitlines()
    assert len(listed) == 1
    count = call(
        "sql", tmp_path / "d", "SELECT count(*) AS n FROM documents", "--as-of", "2008", "--format", "csv"
    )
    assert count.split() == ["n", "1"]
    measured = call(
        "measure", tmp_path / "d", "--as-of", "2008", "--period", "year", "--format", "jsonl"
    ).splitlines()
    assert all(json.loads(line)["start"] < "2009" for line in measured)


def test_a_brief_as_of_a_day_cites_nothing_later(call, tmp_path):
    call("brief", tmp_path / "d", "--as-of", "2008", "-o", tmp_path / "b.html", "--made", "2026-01-01")
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "oil deliveries" in page
    assert "500 million" not in page


def test_straight_from_documents_there_is_no_as_of(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    arguments = [
        "brief",
        "--client",
        "BLR",
        "--patron",
        "RUS",
        "--rival",
        "EU",
        str(tmp_path / "a.txt"),
        "-o",
        str(tmp_path / "b.html"),
    ]
    result = CliRunner().invoke(armslength, [*arguments, "--as-of", "2008"])
    assert result.exit_code == 2
    assert "make one with armslength new" in result.output
