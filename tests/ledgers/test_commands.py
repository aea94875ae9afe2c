"""The ledgers of a dossier, from the command line. The text is invented."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from armslength import read, run
from armslength.cli import armslength
from armslength.records import Question

TEXT = (
    "“If one foreign tank crosses the Narva, we will close the border,” Estonia's foreign minister said. "
    "Iran promised to release the Dutch tanker by 1 June 2020. Nepal and India signed a water treaty in Delhi."
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledgers")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    run.new(folder / "d", Question("EST", "RUS", ("EU",)))
    run.add(
        folder / "d", [str(folder / "a.txt")], read.Known(published="2020-05-05", publisher="Invented Agency")
    )
    return folder / "d"


def told(dossier: Path, *asked: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(armslength, [asked[0], str(dossier), *asked[1:], "--format", "jsonl"])
    assert result.exit_code == 0, result.stdout
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_item_can_be_followed_to_its_words(dossier: Path) -> None:
    (line,) = told(dossier, "redlines")
    start, end = map(int, str(line["condition_offsets"]).split("-"))
    assert TEXT[start:end] == line["condition"] == "If one foreign tank crosses the Narva"
    assert line["why"]


def test_a_holder_has_its_own_lines_alone(dossier: Path) -> None:
    assert [r["holder"] for r in told(dossier, "redlines", "--holder", "EST")] == ["EST"]
    assert told(dossier, "redlines", "--holder", "IRN") == []


def test_promises_and_instruments_are_told_apart(dossier: Path) -> None:
    assert [(r["kind"], r["state"]) for r in told(dossier, "commitments")] == [
        ("commitment", "open"),
        ("instrument", "signed"),
    ]


def test_what_was_published_later_is_not_known(dossier: Path) -> None:
    assert told(dossier, "redlines", "--as-of", "2020-05-04") == []


def test_credit_counts_the_lines_of_each_holder(dossier: Path) -> None:
    assert {r["holder"]: r["lines"] for r in told(dossier, "redlines", "--credit")} == {"EST": 1, "IRN": 0}


def test_without_a_clash_nothing_is_told(dossier: Path) -> None:
    assert told(dossier, "contradictions") == []


def test_documents_coded_before_stances_were_read_are_counted(dossier: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(dossier, old)
    with duckdb.connect(str(old / "dossier.duckdb")) as held:
        held.execute("UPDATE documents SET coder = NULL")
    for command in ("positions", "reversals", "redlines", "contradictions", "commitments"):
        told_of = CliRunner().invoke(armslength, [command, str(old)]).stderr
        assert "Documents coded by a version that read no positions, red lines or promises: 1." in told_of
        assert "coded by a version" not in CliRunner().invoke(armslength, [command, str(dossier)]).stderr
