"""What is the matter with a dossier: each ailment planted, found, and none found where none was. All invented."""

import hashlib
import json
import shlex
import shutil
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest
from click.testing import CliRunner

import invented_press as press
from armslength import coding, run, store
from armslength.cli import armslength
from armslength.coding.network import checksums
from armslength.errors import ModelDamaged
from armslength.records import Document, Quarantined, Question
from armslength.run.doctoring import copies

TODAY = date(2021, 6, 1)
SUBJECTS = [
    "gas",
    "milk",
    "roads",
    "rails",
    "ports",
    "beef",
    "steel",
    "wheat",
    "potash",
    "loans",
    "visas",
    "films",
    "books",
    "chess",
    "hockey",
]
VERBS = [
    "praised",
    "blamed",
    "counted",
    "measured",
    "painted",
    "mended",
    "visited",
    "sold",
    "bought",
    "lost",
    "found",
    "opened",
    "closed",
]
PLACES = [
    "Brest",
    "Gomel",
    "Grodno",
    "Mogilev",
    "Vitebsk",
    "Orsha",
    "Pinsk",
    "Lida",
    "Polotsk",
    "Slutsk",
    "Mozyr",
    "Borisov",
]


def sentence(n):
    """One of a few thousand invented sentences that share few words in a row."""
    picked = [words[n * step % len(words)] for words, step in ((SUBJECTS, 7), (VERBS, 5), (PLACES, 11))]
    other = [
        words[(n // 13 + n * step) % len(words)] for words, step in ((PLACES, 7), (SUBJECTS, 11), (VERBS, 3))
    ]
    return f"{n} {picked[2]} {picked[1]} {other[1]} while {other[0]} {other[2]} {picked[0]} {SUBJECTS[n % 15]} {VERBS[n % 13]}."


def document(text, published="2020-01-01", publisher="Invented Post", **fields):
    content = hashlib.sha256(text.encode()).hexdigest()
    identifier = "d" + hashlib.sha256(f"{content}{published}{publisher}".encode()).hexdigest()[:12]
    return Document(identifier, text, content, f"notes/{identifier}.txt", "text/utf-8", published=published,
                    publisher=publisher, **fields)  # fmt: skip


def calm(months=24, a_month=4):
    """Documents come evenly, of four graded publishers."""
    return [
        document(
            sentence(m * a_month + n),
            f"{2019 + m // 12}-{1 + m % 12:02}-{1 + 6 * n:02}",
            f"Invented Post {n}",
            grade="B",
        )
        for m in range(months)
        for n in range(a_month)
    ]


@pytest.fixture
def dossier(tmp_path):
    store.create(tmp_path / "d", Question("BLR", "RUS", ("EU",)))
    return tmp_path / "d"


def fill(dossier, documents):
    with store.open_dossier(dossier, write=True) as opened, opened.at_once():
        for one in documents:
            opened.add(one, [], [])


def names(dossier, **how):
    return {f.name for f in run.doctor(dossier, today=TODAY, **how)} - {"pole-unknown"}


def found(dossier, name):
    (finding,) = (f for f in run.doctor(dossier, today=TODAY) if f.name == name)
    return finding


def change(dossier, script):
    with duckdb.connect(str(dossier / "dossier.duckdb")) as connection:
        connection.execute(script)


def test_where_nothing_is_the_matter_nothing_is_found(dossier):
    fill(dossier, calm())
    assert names(dossier) == set()


def test_every_finding_says_what_to_do_and_its_query_runs(dossier):
    fill(
        dossier,
        [*calm(), *(document(sentence(n), None) for n in range(500, 540)), document("x" * 40, "1021-01-01")],
    )
    with store.open_dossier(dossier, write=True) as opened:
        for n in range(30):
            opened.quarantine(Quarantined(f"a{n}.txt", "empty", "the file is empty"))
    change(
        dossier,
        "INSERT INTO runs (run, command, versions, started) VALUES (1, 'add', MAP {'coder': 'a@1'}, '2020-01-01')",
    )
    findings = run.doctor(dossier, today=TODAY)
    assert {f.name for f in findings} >= {"undated", "quarantine", "killed", "published-long-ago"}
    for f in findings:
        assert f.do
        if f.see.startswith("armslength sql"):
            result = CliRunner().invoke(armslength, ["sql", str(dossier), shlex.split(f.see)[-1]])
            assert result.exit_code == 0, (f.see, result.exception)


def test_a_flood_of_near_copies_is_found_with_other_numbers_and_names_in_it(dossier):
    flood = [
        document(
            f"Minsk seized {n} lorries of a neighbour at the border post near Brest, and the customs office would not say why. "
            f"Drivers waited {n + 3} hours in the cold. It was not the first time this winter.",
            f"2020-03-{1 + n % 5:02}",
            f"Invented Mirror {n}",
        )
        for n in range(30)
    ]
    fill(dossier, [*calm(), *flood])
    finding = found(dossier, "near-copies")
    assert "the largest has 30, from 30 publishers" in finding.what
    assert {d.id for d in flood} >= set(finding.where)
    assert finding.level == "warning"


def test_a_wire_story_in_a_handful_of_papers_is_no_flood(dossier):
    fill(
        dossier, [*calm(), *(document(sentence(9), "2020-03-01", f"Invented Gazette {n}") for n in range(6))]
    )
    assert names(dossier) == set()


def test_texts_that_share_no_words_in_a_row_are_no_copies():
    made = [(str(n), copies.sketch(f"{sentence(n)} {sentence(n + 400)}")) for n in range(400)]
    assert copies.groups(made) == []
    again = [*made, ("copy", copies.sketch(f"{sentence(7)} {sentence(407)} More."))]
    assert copies.groups(again) == [["7", "copy"]]


def test_a_jump_of_coverage_names_its_month_and_publisher(dossier):
    fill(
        dossier,
        [
            *calm(),
            *(document(sentence(600 + n), f"2020-05-{1 + n % 28:02}", "Invented Herald") for n in range(80)),
        ],
    )
    finding = found(dossier, "jump")
    assert finding.where == ("2020-05",)
    assert "80 of them from Invented Herald" in finding.what


def test_a_month_of_ungraded_sources_among_graded_ones_is_found(dossier):
    fill(
        dossier,
        [
            *calm(),
            *(document(sentence(600 + n), f"2020-05-{1 + n % 28:02}", "Invented Blog") for n in range(25)),
        ],
    )
    assert found(dossier, "ungraded").where == ("2020-05",)


def test_months_without_a_document_are_a_gap(dossier):
    fill(dossier, [d for d in calm() if not "2019-11" <= d.published[:7] <= "2020-03"])
    assert found(dossier, "gap").where == ("2019-11 to 2020-03 (5 months)",)


def test_a_dossier_with_a_document_now_and_then_has_no_gap(dossier):
    fill(dossier, [d for n, d in enumerate(calm(months=60, a_month=1)) if n % 3 == 0])
    assert "gap" not in names(dossier)


def test_dates_that_cannot_be_are_found(dossier):
    fill(dossier, [*calm(), document(sentence(900), "2021-07-05"), document(sentence(901), "1892-03-04")])
    assert names(dossier) == {"published-in-the-future", "published-long-ago"}


def test_a_clock_that_went_back_is_found(dossier):
    with store.open_dossier(dossier, write=True) as opened, opened.at_once():
        number = opened.start_run("add", run.versions())
        for one in calm():
            opened.add(one, [], [])
        opened.end_run(number, "finished")
    change(dossier, "UPDATE runs SET started = '2019-06-01', ended = '2019-05-01'")
    assert names(dossier) == {"clock", "taken-before-published"}


@pytest.mark.parametrize(
    "published", ["2014/..", "../2020", "2014/2016", "2020-21", "2020-08~", "9999-12-31"]
)
def test_a_date_that_is_no_day_stops_no_search_for_floods(dossier, published):
    fill(dossier, [*calm(), document(sentence(902), published)])
    assert names(dossier) <= {"published-in-the-future", "jump"}


def test_a_period_that_goes_on_after_today_is_no_gap(tmp_path):
    store.create(tmp_path / "d", Question("BLR", "RUS", ("EU",), until="9999-12-31"))
    fill(tmp_path / "d", calm(months=29))
    assert names(tmp_path / "d") == set()


def shouted(dossier, publisher):
    """Sixty events of one month that only this publisher tells."""
    pieces = press.one_publisher(60, first=date(2020, 3, 1), days=28)
    with store.open_dossier(dossier, write=True) as opened:
        press.fill(opened, [(replace(d, publisher=publisher), *rest) for d, *rest in pieces])
    fill(dossier, calm())


def test_what_a_publisher_calls_itself_is_a_word_and_no_command_in_the_query_that_is_shown(dossier):
    name = 'Invented $(touch pwned) `id` "Post" it\'s'
    shouted(dossier, name)
    see = found(dossier, "one-publisher").see
    words = shlex.split(see)
    assert words[:3] == ["armslength", "sql", "DIR"]
    with store.open_dossier(dossier) as opened:
        assert len(opened.sql(words[3])) == 60
    assert see.endswith("'")


def test_documents_that_name_no_publisher_are_not_taken_for_one_publisher(dossier):
    shouted(dossier, None)
    assert "one-publisher" not in names(dossier)


def test_a_publisher_that_only_dossier_toml_knows_is_told(dossier):
    fill(dossier, calm())
    toml = dossier / "dossier.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(
        text.replace("[sources.grades]", '[sources.grades]\n"Invented Pots" = "A"'), encoding="utf-8"
    )
    assert found(dossier, "publisher-unknown").where == ("Invented Pots",)


def test_a_pole_of_which_nothing_is_told_is_named(dossier):
    fill(dossier, calm())
    assert found(dossier, "pole-unknown").where == ("RUS", "EU")


@pytest.mark.parametrize(
    ("weights", "name"),
    [
        ("dependence = 0.0", "question"),
        ('dependence = "much"', "question"),
        ("dependance = 0.35", "question"),
    ],
)
def test_a_question_that_cannot_be_asked_is_a_fault(dossier, weights, name):
    toml = dossier / "dossier.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("dependence = 0.35", weights, 1), encoding="utf-8"
    )
    assert (found(dossier, name).level, "measure.weights" in found(dossier, name).what) == ("fault", True)


@pytest.mark.parametrize(
    ("number", "name", "level"), [(99, "newer-version", "fault"), (1, "older-version", "warning")]
)
def test_a_dossier_of_another_version_is_told(dossier, number, name, level):
    change(dossier, f"UPDATE meta SET schema_version = {number}")
    assert found(dossier, name).level == level


def test_a_damaged_database_is_a_fault(dossier):
    (dossier / "dossier.duckdb").write_bytes(b"no database")
    assert found(dossier, "database").level == "fault"


def test_what_a_killed_command_left_is_told(dossier):
    fill(dossier, calm())
    (dossier / ".new-abc").mkdir()
    change(
        dossier,
        "INSERT INTO runs (run, command, versions, started) VALUES (1, 'add', MAP {'a': 'b'}, '2021-01-01')",
    )
    assert names(dossier) == {"killed", "left-behind"}


def test_little_room_on_the_disk_is_told(dossier, monkeypatch):
    fill(dossier, calm())
    monkeypatch.setattr(
        "shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**10, 10**10 - 10**6, 10**6)
    )
    assert names(dossier) == {"disk"}


def test_documents_of_two_coders_are_told(dossier):
    fill(dossier, calm())
    change(
        dossier,
        "INSERT INTO runs (run, command, versions, started, outcome) "
        "VALUES (1, 'add', MAP {'weights': 'others'}, '2021-01-01', 'finished')",
    )
    assert "other weights" in found(dossier, "versions").what


def test_a_coder_whose_file_is_another_is_a_fault_and_codes_nothing(tmp_path, dossier, monkeypatch):
    weights = shutil.copytree(coding.WEIGHTS, tmp_path / "weights")
    labels = weights / "labels.json"
    labels.write_text(labels.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert checksums.wrong(coding.WEIGHTS) is None
    monkeypatch.setattr(coding, "WEIGHTS", weights)
    assert "labels.json is not the file" in found(dossier, "model").what
    with pytest.raises(ModelDamaged, match="install armslength anew"):
        coding.NetworkCoder(coding.Network(weights))
    (weights / "heads.npz").unlink()
    assert checksums.wrong(weights) == "heads.npz is missing"


def test_a_damaged_coder_is_one_finding_and_the_rest_is_looked_at_all_the_same(dossier, monkeypatch):
    fill(dossier, [*calm(), document(sentence(901), "1892-03-04")])

    def damaged():
        raise ModelDamaged("weights", "heads.npz is missing")

    monkeypatch.setattr(coding, "weights_wrong", lambda: "heads.npz is missing")
    monkeypatch.setattr(coding, "weights_sha256", damaged)
    assert names(dossier) == {"model", "published-long-ago"}


def test_tables_that_cannot_be_read_are_no_fault_of_the_question(dossier):
    fill(dossier, calm())
    change(dossier, "ALTER TABLE runs RENAME started TO begun")
    assert {f.name for f in run.doctor(dossier, today=TODAY)} == {"database"}


def test_words_of_documents_move_no_cursor(dossier):
    shouted(dossier, "Invented\x1b[2JPost")
    told = CliRunner().invoke(armslength, ["doctor", str(dossier)]).output
    assert "Invented\N{REPLACEMENT CHARACTER}[2JPost tells" in told
    assert "\x1b" not in told


def test_the_command_exits_with_1_for_a_fault_and_with_strict_for_a_warning(dossier):
    fill(dossier, [d for d in calm() if not "2019-11" <= d.published[:7] <= "2020-03"])

    def call(*options):
        return CliRunner().invoke(armslength, ["doctor", str(dossier), *options])

    told = call("--format", "json")
    assert told.exit_code == 0
    assert {"gap"} <= {f["name"] for f in json.loads(told.stdout)}
    assert call("--strict").exit_code == 1
    assert "warning: gap" in call().output
    change(dossier, "UPDATE meta SET schema_version = 99")
    assert call().exit_code == 1
    assert "update armslength" in call().output


def test_doctor_changes_nothing(dossier):
    fill(dossier, calm())
    before = (dossier / "dossier.duckdb").read_bytes()
    run.doctor(dossier, today=TODAY + timedelta(days=1))
    assert (dossier / "dossier.duckdb").read_bytes() == before
