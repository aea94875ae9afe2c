"""The dossier is open a moment at a time, and what is costly is done once for each state of it. All texts invented."""

import threading
import time

import pytest

import armslength
from armslength.store import open_dossier
from armslength.workbench import door as doors
from armslength.workbench import listing
from armslength.workbench import snapshot as snapshots
from armslength.workbench.door import Door


def test_between_two_pages_another_process_may_write(copied, serving):
    client = serving(copied)
    assert client.get("/").status_code == 200
    with open_dossier(copied, write=True):
        pass


def test_while_another_process_writes_pages_say_so_and_come_back(copied, serving):
    import subprocess
    import sys

    client = serving(copied)
    client.get("/")
    holds = f"import duckdb, sys; c = duckdb.connect({str(copied / 'dossier.duckdb')!r}); print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", holds], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout.readline().strip() == b"held"
        answer = client.get("/documents")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert "busy" in answer.text
    finally:
        other.communicate(b"")
    assert client.get("/documents").status_code == 200


def test_what_is_added_meanwhile_is_shown_at_once(copied, serving):
    client = serving(copied)
    before = client.get("/documents.csv").text
    (copied.parent / "more.txt").write_text(
        "On 3 May 2021 Poland lent Ukraine 30 million zlotys.", encoding="utf-8"
    )
    armslength.add(copied, [copied.parent / "more.txt"], armslength.Known(published="2021-06", language="en"))
    assert client.get("/documents.csv").text != before
    assert "Poland" in client.get("/events?actor=POL").text


def test_an_assessment_is_reckoned_once_for_each_state_of_the_dossier(copied, serving, monkeypatch):
    from armslength import run

    calls = []
    assess = run.assess
    monkeypatch.setattr(run, "assess", lambda *a, **k: (calls.append(1), assess(*a, **k))[1])
    client = serving(copied)
    for path in ("/", "/", "/measures", "/shifts", "/?since=2018"):
        assert client.get(path).status_code == 200
    assert len(calls) == 1
    armslength.add(
        copied, [copied.parent / "d" / "dossier.toml"], armslength.Known(published="2021-06", language="en")
    )
    client.get("/")
    assert len(calls) == 2


def test_while_it_is_reckoned_the_page_says_so_and_loads_itself(copied, serving, monkeypatch):
    from armslength import run

    go = threading.Event()
    assess = run.assess
    monkeypatch.setattr(run, "assess", lambda *a, **k: (go.wait(30), assess(*a, **k))[1])
    client = serving(copied, patience=0.05)
    answer = client.get("/")
    assert (answer.status_code, answer.headers["refresh"]) == (202, "2")
    assert client.get("/events").status_code == 200
    go.set()
    end = time.monotonic() + 60
    while client.get("/").status_code == 202:
        assert time.monotonic() < end
        time.sleep(0.05)
    answer = client.get("/")
    assert answer.status_code == 200
    assert "refresh" not in answer.headers


def test_after_a_change_the_figures_of_before_are_called_that_and_given_in_no_file(
    copied, serving, monkeypatch
):
    from armslength import run

    client = serving(copied)
    assert "reckoned anew" not in client.get("/").text
    files = (
        "/measures.csv",
        "/shifts.csv",
        "/measure/warmth/BLR.RUS.csv",
        "/measure/warmth/BLR.RUS.svg",
        "/plot/dyads.svg",
    )
    assert [client.get(file).status_code for file in files] == [200] * 5
    go = threading.Event()
    assess = run.assess
    monkeypatch.setattr(run, "assess", lambda *a, **k: (go.wait(30), assess(*a, **k))[1])
    client.desk.reckoning._patience = 0.05
    (copied / "dossier.toml").touch()
    answer = client.get("/")
    assert answer.status_code == 200
    assert "reckoned anew" in answer.text
    assert answer.headers["refresh"] == "2"
    for file in files:
        answer = client.get(file)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2"), file
        assert "<" not in answer.text
    go.set()


def test_a_snapshot_is_what_the_dossier_gives_however_it_is_cut(made, monkeypatch):
    from armslength import run

    monkeypatch.setattr(listing, "AT_ONCE", 7)
    found, state = snapshots.taken(Door(made), None)
    with open_dossier(made) as dossier:
        question = dossier.question
        assert found.between == dossier.events(parties=(question.client, *question.poles))
        assert run.assess(found) == run.assess(dossier)
        assert found.coders() == dossier.coders()
    assert state == Door(made).state()


def test_a_dossier_that_changes_while_it_is_read_is_read_in_one_turn(copied, monkeypatch):
    monkeypatch.setattr(listing, "AT_ONCE", 50)
    door = Door(copied)
    breath = snapshots.time.sleep
    monkeypatch.setattr(snapshots.time, "sleep", lambda s: ((copied / "dossier.toml").touch(), breath(s)))
    found, state = snapshots.taken(door, None)
    assert state == door.state()
    assert len(found.between) == found.counted.events


def test_copies_as_of_a_day_are_few_and_go_away(made):
    door = Door(made)
    files = []
    for day in ("2016-12-31", "2017-12-31", "2018-12-31"):
        with door.reading(day) as dossier:
            assert len(dossier.documents()) == 1
            ((file,),) = dossier.sql("SELECT path FROM duckdb_databases() WHERE NOT internal")
            files.append(file)
    from pathlib import Path

    assert [Path(f).exists() for f in files] == [False, True, True]
    door.close()
    assert not any(Path(f).exists() for f in files)


def test_a_turn_that_does_not_come_is_told(made, monkeypatch):
    monkeypatch.setattr(doors, "PATIENCE", 0.05)
    door = Door(made)
    with door.turn(), pytest.raises(armslength.ArmslengthError), door.reading():
        pass


def test_pages_asked_for_at_the_same_time_are_all_answered(reading):
    answers = []
    threads = [
        threading.Thread(target=lambda p=p: answers.append(reading.get(p).status_code))
        for p in ("/events", "/documents", "/events?text=oil", "/", "/quarantine", "/events.csv") * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 12
