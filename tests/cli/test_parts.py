"""Events brought up to date part by part are those of all at once."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from armslength.cli import armslength
from armslength.store import open_dossier

CHRONOLOGY = Path(__file__).parents[2] / "demo" / "belarus" / "chronology.jsonl"


def call(*arguments):
    result = CliRunner().invoke(armslength, [str(a) for a in arguments])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def dossier(where, *parts):
    call("new", where, "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    for part in parts:
        call("add", where, part)
    return where


def events(where):
    return call("events", where, "--format", "jsonl")


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Sixty entries in one file, the same in three, and thirty of them twice under other publishers."""
    folder = tmp_path_factory.mktemp("parts")
    lines = CHRONOLOGY.read_text(encoding="utf-8").splitlines()[:60]
    copies = [json.dumps(json.loads(line) | {"publisher": "Invented Post"}) for line in lines[:30]]
    written = []
    for name, some in (("a", lines[:20]), ("b", [*lines[20:], *copies[:10]]), ("c", copies[10:])):
        written.append(folder / f"{name}.jsonl")
        written[-1].write_text("\n".join(some) + "\n", encoding="utf-8")
    return written


def test_part_by_part_is_as_all_at_once(tmp_path, parts):
    at_once = dossier(tmp_path / "whole")
    call("add", at_once, *parts)
    in_parts = dossier(tmp_path / "parts", *parts)
    assert events(in_parts) == events(at_once)
    assert max(len(json.loads(line)["reports"]) for line in events(at_once).splitlines()) > 1


def test_a_judgement_merges_what_it_touches_and_no_less(tmp_path, parts):
    where = dossier(tmp_path / "d", *parts[:2])
    first = json.loads(events(where).splitlines()[0])
    for verdict in (["--class", "ASSAULT"], ["--modality", "denied"], ["--not-an-event"], ["--as-coded"]):
        target = first["reports"][0]
        call("judge", where, target, *verdict, "--by", "A")
        merged = events(where)
        with duckdb.connect(str(where / "dossier.duckdb")) as connection:
            connection.execute(
                "INSERT INTO unmerged SELECT DISTINCT deed FROM reports WHERE deed IS NOT NULL"
            )
        assert events(where) == merged


def test_a_dossier_brought_from_version_1_knows_its_deeds(tmp_path, parts):
    where = dossier(tmp_path / "d", parts[0])
    with duckdb.connect(str(where / "dossier.duckdb")) as connection:
        known = connection.execute("SELECT id, deed FROM reports ORDER BY id").fetchall()
        connection.execute("ALTER TABLE reports DROP COLUMN deed")
        connection.execute(
            "DROP VIEW evidence; DROP VIEW dyad_months; DROP TABLE judgements; DROP TABLE event_denials; DROP TABLE datasets; DROP TABLE records; DROP TABLE figures; "
            "DROP TABLE refused; DROP TABLE event_records; DROP TABLE unmerged; DROP TABLE outlooks; ALTER TABLE events DROP COLUMN deed; "
            "UPDATE meta SET schema_version = 1"
        )
    with open_dossier(where, write=True) as brought:
        assert brought.sql("SELECT id, deed FROM reports ORDER BY id") == known
    assert any(deed for _, deed in known)
