"""A dossier worked out anew: the same where nothing was changed, and told where something was. Sentences are invented."""

import json
import shutil
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from armslength import run, store
from armslength.cli import armslength, main
from armslength.records import Question

TEXTS = {
    "2019-03-09": "Russia lent Belarus 5 million dollars on 8 March 2019. Minsk thanked Moscow for the loan.",
    "2018-04-12": "Minsk rejected the Russian demand for a base on 11 April 2018.",
    "2016-05-03": "The EU lifted sanctions on ten Belarusian officials on 2 May 2016.",
    "2018-05-02": "Belarus opposes any Russian base on its soil. Lukashenko promised Putin to pay for gas.",
    "2017-06-20": "On 19 June 2017 Belarus and Russia signed a contract on gas. Brussels criticised Minsk.",
}
ROWS = "date,source,target,class\n2019-03-08,RUS,BLR,AID\n2019-05-01,BLR,RUS,CONSULT\nnever,BLR,RUS,CONSULT\n"


def call(*arguments, code=0):
    result = CliRunner().invoke(armslength, [str(a) for a in arguments])
    assert result.exit_code == code, (result.output, result.exception)
    return result


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    store.create(folder / "d", Question("BLR", "RUS", ("EU",)))
    for day, text in TEXTS.items():
        (folder / f"{day}.txt").write_text(text, encoding="utf-8")
        call("add", folder / "d", folder / f"{day}.txt", "--published", day, "--publisher", "Invented Post")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    call("import", folder / "d", folder / "rows.csv", "--format", "events")
    with store.open_dossier(folder / "d") as dossier:
        event = next(e for e in dossier.events() if e.reports)
    call("judge", folder / "d", event.id, "--modality", "denied", "--by", "A. Analyst")
    return folder / "d"


@pytest.fixture
def dossier(made, tmp_path):
    return shutil.copytree(made, tmp_path / "d")


def change(dossier, script):
    with duckdb.connect(str(dossier / "dossier.duckdb")) as connection:
        connection.execute(script)


def verified(dossier, *options, code=0):
    return json.loads(call("verify", dossier, "--format", "json", *options, code=code).stdout)


def test_what_nobody_changed_is_the_same(dossier):
    before = (dossier / "dossier.duckdb").read_bytes()
    found = verified(dossier)
    assert found["same"] is True
    assert found["differences"] == []
    compared = {check["name"]: check["compared"] for check in found["checks"]}
    assert min(compared[n] for n in ("sentences", "reports", "stances", "deeds", "events", "measures")) > 0
    assert (compared["documents"], compared["coding"], compared["counts"], compared["data sets"]) == (
        5,
        5,
        5,
        3,
    )
    assert (dossier / "dossier.duckdb").read_bytes() == before
    assert "Everything compared is as it is stored" in call("verify", dossier).output


A_REPORT = "id = (SELECT min(id) FROM reports)"


@pytest.mark.parametrize(
    ("script", "checks", "told"),
    [
        ("UPDATE documents SET text = replace(text, '5 million', '9 million')", {"documents"}, "SHA-256"),
        ("UPDATE documents SET publisher = 'Another Post'", {"documents"}, "one was changed"),
        ("UPDATE documents SET published_start = published_start + 1", {"documents"}, "stored as"),
        ('UPDATE sentences SET "end" = "end" - 1 WHERE number = 1', {"sentences"}, "stored at"),
        (f"UPDATE reports SET trigger_text = 'bombed' WHERE {A_REPORT}", {"reports", "coding"}, "bombed"),
        (
            f"UPDATE reports SET trigger_start = 9000, trigger_end = 9004 WHERE {A_REPORT}",
            {"reports", "coding"},
            "outside its sentence",
        ),
        (f"UPDATE reports SET class = 'ASSAULT' WHERE {A_REPORT}", {"coding", "deeds", "events"}, "ASSAULT"),
        (f"UPDATE reports SET date = '2001-01-01' WHERE {A_REPORT}", {"coding", "deeds"}, "2001-01-01"),
        ("DELETE FROM report_actors WHERE role = 'target'", {"coding"}, "target"),
        ("UPDATE events SET intensity = -10", {"events"}, "-10"),
        ("DELETE FROM event_reports", {"events"}, "event_reports"),
        ("INSERT INTO events SELECT 'e0', * EXCLUDE (id) FROM events LIMIT 1", {"events"}, "e0"),
        ("DELETE FROM judgements", {"events"}, "denied"),
        ("DELETE FROM documents WHERE run = 1", {"counts"}, "1 documents stored by it, 0 there"),
        ("UPDATE stances SET words = 'welcomes' WHERE words = 'opposes'", {"stances", "coding"}, "welcomes"),
        ("UPDATE stances SET kind = 'for'", {"coding"}, "kind 'for' is stored, 'against' is found"),
        ("UPDATE stances SET object_end = 9000", {"stances", "coding"}, "object at"),
        ("DELETE FROM stances", {"kinship", "coding"}, "is found and not stored"),
        ("DELETE FROM stance_actors WHERE role = 'holder'", {"coding"}, "holder"),
        ("UPDATE event_records SET number = 9000", {"kinship"}, "none of the records"),
        (f"UPDATE reports SET date = 'soon' WHERE {A_REPORT}", {"coding", "deeds", "events"}, "no date"),
        ("UPDATE documents SET published = 'soon' WHERE run = 1", {"documents"}, "no date"),
        ("INSERT INTO quarantine VALUES ('x', 'empty', 'x', 1)", {"counts"}, "quarantined"),
        ("UPDATE records SET class = 'ASSAULT' WHERE number = 2", {"data sets"}, "row 2"),
        ("DELETE FROM records WHERE number = 1", {"data sets"}, "row 1"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_its_back_is_told(dossier, script, checks, told):
    change(dossier, script)
    found = verified(dossier, code=1)
    assert found["same"] is False
    assert checks <= {d["check"] for d in found["differences"]}
    assert told in "\n".join(f"{d['where']}: {d['what']}" for d in found["differences"])


def test_a_difference_is_printed_with_its_place(dossier):
    change(dossier, "UPDATE documents SET text = replace(text, '5 million', '9 million')")
    told = call("verify", dossier, code=1).output
    assert "documents: d" in told
    assert "restore the dossier from a copy" in told


def test_a_sample_is_stated(dossier):
    found = verified(dossier, "--sample", "1")
    (coding,) = (check for check in found["checks"] if check["name"] == "coding")
    assert coding["compared"] == 1
    assert "4 documents were not in the sample" in coding["note"]


def test_what_another_coder_read_is_left_as_it_is_and_said_so(dossier):
    change(
        dossier, "UPDATE reports SET coder = 'other@1'; UPDATE runs SET versions = MAP {'coder': 'other@1'}"
    )
    found = verified(dossier)
    (coding,) = (check for check in found["checks"] if check["name"] == "coding")
    assert (coding["compared"], "another coder" in coding["note"]) == (0, True)


def test_rows_taken_in_with_other_tables_are_left_as_they_are_and_said_so(dossier):
    change(
        dossier,
        "UPDATE runs SET versions = MAP {'tables': 'others'} WHERE command = 'import'; "
        "UPDATE records SET native = 'changed' WHERE number = 2",
    )
    (sets,) = (check for check in verified(dossier)["checks"] if check["name"] == "data sets")
    assert (sets["compared"], "with other tables" in sets["note"]) == (0, True)


def test_what_was_read_before_stances_were_is_said_to_be_compared_without_them(dossier):
    change(dossier, "UPDATE documents SET coder = NULL; DELETE FROM stances; DELETE FROM stance_actors")
    (coding,) = (check for check in verified(dossier)["checks"] if check["name"] == "coding")
    assert (coding["compared"], "5 were read before stances were" in coding["note"]) == (5, True)


def test_events_that_are_behind_while_an_add_is_at_work_are_no_difference(dossier):
    with store.open_dossier(dossier, write=True) as opened:
        assert opened.events()
        deeds = [row[0] for row in opened.sql("SELECT DISTINCT deed FROM reports WHERE deed IS NOT NULL")]
        opened.replace_events([], deeds)
    change(dossier, f"INSERT INTO unmerged SELECT unnest({deeds})")
    before = (dossier / "dossier.duckdb").read_bytes()
    assert verified(dossier)["same"] is True
    assert (dossier / "dossier.duckdb").read_bytes() == before


def test_words_of_documents_move_no_cursor(dossier):
    change(dossier, f"UPDATE reports SET deed = 'x' || chr(27) || '[2J' WHERE {A_REPORT}")
    told = call("verify", dossier, code=1).output
    assert "x\N{REPLACEMENT CHARACTER}[2J" in told
    assert "\x1b" not in told


def test_the_manifest_names_inputs_versions_and_weights(dossier, made):
    found = verified(dossier)
    first = found["runs"][0]
    (given,) = first["inputs"]
    assert given["origin"].endswith("2019-03-09.txt")
    assert given["bytes"] == len(TEXTS["2019-03-09"])
    assert len(given["sha256"]) == 64
    assert set(first["versions"]) == {"armslength", "coder", "ontology", "weights", "tables"}
    assert first["question"]["client"] == "BLR"
    assert first["counts"] == {
        "new": 1,
        "known": 0,
        "quarantined": 0,
        "uncoded": 0,
        "reports": first["counts"]["reports"],
    }
    assert found["manifest"]["question"]["weights"]["dependence"] == 0.35
    assert verified(made)["manifest"] == found["manifest"]


def test_every_file_that_was_given_is_written_down_and_none_is_read_that_is_too_large(dossier, tmp_path):
    given = tmp_path / "given"
    given.mkdir()
    with (given / "a.txt").open("wb") as endless:
        endless.truncate(60_000_000)
    (given / "b.jsonl").write_text("\n", encoding="utf-8")
    run.add(dossier, [given])
    with store.open_dossier(dossier) as opened:
        number = opened.runs()[-1].number
        assert [(Path(i.origin).name, i.bytes, i.sha256 is None) for i in opened.inputs(number)] == [
            ("a.txt", 60_000_000, True),
            ("b.jsonl", 1, False),
        ]
        assert opened.runs()[-1].counts["quarantined"] == 1


def test_a_run_that_met_no_document_counts_none(dossier, tmp_path):
    (tmp_path / "b.jsonl").write_text("\n", encoding="utf-8")
    run.add(dossier, [tmp_path / "b.jsonl"])
    with store.open_dossier(dossier) as opened:
        assert opened.runs()[-1].counts["new"] == 0
        assert len(opened.inputs(opened.runs()[-1].number)) == 1


def test_a_manifest_does_not_hang_on_order_or_time(tmp_path):
    for name, order in (("one", list(TEXTS)), ("other", list(reversed(TEXTS)))):
        store.create(tmp_path / name, Question("BLR", "RUS", ("EU",)))
        for day in order:
            (tmp_path / f"{day}.txt").write_text(TEXTS[day], encoding="utf-8")
            run.add(tmp_path / name, [tmp_path / f"{day}.txt"])
    with store.open_dossier(tmp_path / "one") as one, store.open_dossier(tmp_path / "other") as other:
        assert run.manifest(one) == run.manifest(other)


def test_a_manifest_changes_with_a_weight():
    with store.in_memory(Question("BLR", "RUS", ("EU",))) as one:
        first = run.manifest(one)
    with store.in_memory(Question("BLR", "RUS", ("EU",), half_life_months=12.0)) as other:
        second = run.manifest(other)
    assert first.question_sha256 != second.question_sha256
    assert first.documents_sha256 == second.documents_sha256
    assert first.versions["coder"] == second.versions["coder"]


def test_a_stop_by_hand_changes_nothing_and_leaves_no_copy(dossier, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("armslength.run.verifying.assess", stop)
    monkeypatch.setattr(sys, "argv", ["armslength", "verify", str(dossier)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 130
    assert "Stopped" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["d"]
