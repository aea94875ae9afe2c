"""A full disk, a folder that nobody may write to, a damaged file, a killed import: a clear word, and nothing lost.

All sentences and rows are invented.
"""

import json
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from armslength import add, store
from armslength.records import Question

ARMSLENGTH = [sys.executable, "-m", "armslength"]
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
NOBODY = 65534


def call(*words, **how):
    return subprocess.run([*ARMSLENGTH, *map(str, words)], capture_output=True, text=True, check=False, **how)


@pytest.fixture
def place():
    """A folder that other users of the machine may reach too."""
    with tempfile.TemporaryDirectory(prefix="armslength-test-") as path:
        Path(path).chmod(0o755)
        yield Path(path)


@pytest.fixture
def dossier(place):
    (place / "one.txt").write_text("Russia lent Belarus 5 million dollars on 8 March 2019.", encoding="utf-8")
    store.create(place / "d", QUESTION)
    add(place / "d", [place / "one.txt"])
    return place / "d"


def holds(directory):
    with store.open_dossier(directory) as opened:
        return {d.id for d in opened.documents()}, len(opened.events()), opened.unmerged()


AS_NOBODY = """
import contextlib, io, os, sys
from armslength.cli import main
def run():
    try:
        main()
    except SystemExit as end:
        return end.code
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    run()  # loads every module while it may be read
if os.geteuid() == 0:
    os.setuid(%d)
sys.exit(run())
"""


def call_as_nobody(*words):
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY % NOBODY, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_stops_an_add_and_loses_nothing_of_what_was_stored(dossier, place):
    (place / "many").mkdir()
    for n in range(300):
        text = f"Minsk accused Brussels of blackmail on {1 + n % 28} May 2018 ({n})."
        (place / "many" / f"{n:03}.txt").write_text(text, encoding="utf-8")

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    before = holds(dossier)
    stopped = call("add", dossier, place / "many", preexec_fn=little_room)
    assert stopped.returncode == 2
    assert "not written, nothing changed" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    documents, _, _ = holds(dossier)
    assert before[0] <= documents
    assert call("add", dossier, place / "many").returncode == 0
    assert len(holds(dossier)[0]) == 301


def test_a_folder_that_may_not_be_written_can_be_read(dossier, place):
    for path in (dossier, *dossier.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    read = call_as_nobody("events", dossier)
    assert (read.returncode, "COOPERATE" in read.stdout or "AID" in read.stdout) == (0, True), read.stderr
    refused = call_as_nobody("add", dossier, place / "one.txt")
    assert refused.returncode == 2
    assert "may not be written" in refused.stderr


@pytest.mark.parametrize("harm", ["header", "middle", "cut", "empty"])
def test_a_damaged_database_is_said_to_be_one(dossier, place, harm):
    database = dossier / "dossier.duckdb"
    shutil.copy(database, place / "copy.duckdb")
    content = bytearray(database.read_bytes())
    if harm == "header":
        content[:4096] = b"\0" * 4096
    elif harm == "middle":
        content[12288:] = b"\xa5" * (len(content) - 12288)
    elif harm == "cut":
        content = content[: len(content) // 3]
    else:
        content = bytearray()
    database.write_bytes(content)
    for words in (("events", dossier), ("add", dossier, place / "one.txt")):
        refused = call(*words)
        assert refused.returncode == 2, (harm, refused.stdout, refused.stderr)
        assert "Traceback" not in refused.stderr
        assert str(dossier) in refused.stderr
        assert "restore it" in refused.stderr
    assert bytes(content) == database.read_bytes() or harm == "empty"
    shutil.copy(place / "copy.duckdb", database)
    assert call("events", dossier).returncode == 0


def test_an_import_killed_half_way_leaves_nothing_and_can_be_done_again(dossier, place):
    rows = place / "rows.csv"
    with rows.open("w", encoding="utf-8") as file:
        file.write("date,source,target,class\n")
        for n in range(200_000):
            file.write(f"20{n % 20:02}-0{1 + n % 9}-1{n % 10},RUS,{('BLR', 'UKR', 'POL')[n % 3]},CONSULT\n")
    before = holds(dossier)
    for wait in (0.6, 0.9, 1.2):
        with subprocess.Popen(
            [*ARMSLENGTH, "import", str(dossier), str(rows), "--format", "events"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        with store.open_dossier(dossier) as opened:
            sets = opened.datasets()
            (stored,) = opened.sql("SELECT count(*) FROM records")[0]
        assert stored == (200_000 if sets else 0)
    assert call("import", dossier, rows, "--format", "events").returncode == 0
    assert holds(dossier)[0] == before[0]
    told = call("datasets", dossier, "--format", "jsonl")
    assert [json.loads(line)["stored"] for line in told.stdout.splitlines()] == [200_000]
    assert holds(dossier)[2] == []


def test_a_copy_of_the_folder_is_the_same_dossier(dossier, place):
    shutil.copytree(dossier, place / "copy")
    assert holds(place / "copy") == holds(dossier)
    assert call("add", place / "copy", place / "one.txt").returncode == 0
