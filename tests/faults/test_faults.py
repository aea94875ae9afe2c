"""Kills, power cuts, no home, odd names, two users, too little memory: a clear word, and nothing lost. All invented."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pytest

from armslength import add, run, store
from armslength.errors import StoreError, TooLittleMemory
from armslength.records import Question
from armslength.store.dossier.database import damaged

ARMSLENGTH = [sys.executable, "-m", "armslength"]
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
MEGABYTE = 1_000_000


def call(*words, **how):
    return subprocess.run([*ARMSLENGTH, *words], capture_output=True, check=False, **how)


def folder(path, first, last):
    path.mkdir()
    for n in range(first, last):
        text = f"Russia lent Belarus {n} million dollars on {1 + n % 28} March 2019. Minsk accused Brussels of blackmail ({n})."
        (path / f"{n:04}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def place():
    """A folder that other users of the machine may reach too."""
    with tempfile.TemporaryDirectory(prefix="armslength-test-") as path:
        Path(path).chmod(0o755)
        yield Path(path)


@pytest.fixture
def dossier(place):
    store.create(place / "d", QUESTION)
    add(place / "d", [folder(place / "few", 0, 5)])
    return place / "d"


def whole(directory):
    """How many documents it holds; each is there with its sentences, and the events rest on reports that are there."""
    with store.open_dossier(directory) as opened:
        held = opened.documents()
        assert all(h.sentences == 2 for h in held)
        assert opened.sql(
            "SELECT count(*) FROM event_reports WHERE report NOT IN (SELECT id FROM reports)"
        ) == [(0,)]
        runs = {r.number: r for r in opened.runs()}
        of_run = dict(opened.sql("SELECT run, count(*) FROM documents GROUP BY run"))
        assert {n: runs[n].counts["new"] for n in of_run} == of_run
        return len(held)


def touched(dossier):
    return [(p.name, p.stat().st_mtime_ns) for p in sorted(dossier.glob("dossier.duckdb*"))]


@pytest.mark.slow
def test_twenty_kills_at_any_moment_lose_nothing_that_was_finished(dossier, place):
    many = folder(place / "many", 5, 305)
    rng, before, seen = random.Random(3), 5, set()
    for _ in range(20):
        began = touched(dossier)
        with subprocess.Popen(
            [*ARMSLENGTH, "add", str(dossier), str(many)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            while process.poll() is None and touched(dossier) == began:  # until it writes that it began
                time.sleep(0.02)
            time.sleep(rng.uniform(0.0, 4.0))
            process.send_signal(signal.SIGKILL)
        now = whole(dossier)
        assert now >= before
        before = now
        seen.add(now)
    assert call("add", str(dossier), str(many)).returncode == 0
    assert whole(dossier) == 305
    assert run.verify(dossier).same
    assert len(seen) > 1, "no kill fell while documents were stored: nothing was proved"


def test_a_power_cut_at_any_moment_leaves_a_dossier_that_opens(dossier, place):
    """The files as they stood at some moment, the last bytes of the log not yet on the disk."""
    many = folder(place / "many", 5, 85)
    rng, cuts = random.Random(5), []
    with subprocess.Popen(
        [*ARMSLENGTH, "add", str(dossier), str(many)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None and len(cuts) < 20:
            cut = place / f"cut{len(cuts)}"
            cut.mkdir()
            # The database is written in place only when the log is taken up: copied first, it is the older one.
            for name in ("dossier.duckdb", "dossier.toml", "dossier.duckdb.wal"):
                with_log = (dossier / name).is_file()
                if with_log:
                    shutil.copyfile(dossier / name, cut / name)
            cuts.append(cut)
            time.sleep(rng.uniform(0.02, 0.25))
    told = []
    for cut in cuts:
        log = cut / "dossier.duckdb.wal"
        if log.is_file() and log.stat().st_size > 100:
            kept = rng.randrange(log.stat().st_size)
            with log.open("r+b") as file:
                file.truncate(kept)
        try:
            assert whole(cut) >= 5
        except StoreError as refused:
            told.append(str(refused))
    assert all("restore it from a copy" in words for words in told)
    opened = len(cuts) - len(told)
    assert opened >= 0.8 * len(cuts), f"{opened} of {len(cuts)} opened"


def test_a_log_cut_short_loses_the_last_transaction_alone(dossier, place):
    """A process that dies with its last transactions in the log; then the log's tail is lost, byte by byte."""
    die = (
        "import os, sys, pathlib, armslength.store as s, armslength.read as r, armslength.engine as e\n"
        "d = s.open_dossier(sys.argv[1], write=True)\n"
        "for source in r.sources([sys.argv[2]]):\n"
        "    d.add_all([e.code_document(x) for x in r.documents(source)])\n"
        "os._exit(9)\n"
    )
    folder(place / "more", 100, 104)
    done = subprocess.run([sys.executable, "-c", die, str(dossier), str(place / "more")], check=False)
    assert done.returncode == 9
    log = (dossier / "dossier.duckdb.wal").read_bytes()
    found = set()
    for kept in range(0, len(log) + 1, max(1, len(log) // 25)):
        cut = place / f"cut{kept}"
        shutil.copytree(dossier, cut)
        (cut / "dossier.duckdb.wal").write_bytes(log[:kept])
        with store.open_dossier(cut) as opened:
            found.add(len(opened.documents()))
        shutil.rmtree(cut)
    assert min(found) == 5
    assert max(found) <= 9
    assert len(found) > 2


def test_without_a_home_everything_works(dossier, place):
    env = {
        k: v
        for k, v in os.environ.items()
        if k not in {"HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}
    }
    for env_of in (env, env | {"HOME": "/nowhere"}):
        brief = call("brief", str(dossier), "-o", str(place / "brief.html"), env=env_of)
        assert brief.returncode == 0, brief.stderr
        assert call("add", str(dossier), str(place / "few"), env=env_of).returncode == 0


def test_names_that_are_no_utf_8_are_read_and_shown(dossier, place):
    (place / "odd").mkdir()
    odd = os.fsencode(place) + b"/odd/na\xefve-\xff.txt"
    Path(os.fsdecode(odd)).write_text("Minsk thanked Moscow on 4 May 2018 for gas.", encoding="utf-8")
    for words in (
        ("add", dossier, place / "odd"),
        ("documents", dossier),
        ("documents", dossier, "--format", "jsonl"),
        ("verify", dossier),
    ):
        result = call(*map(str, words))
        assert (result.returncode, b"Traceback" in result.stderr) == (0, False), (words, result.stderr)
    with store.open_dossier(dossier) as opened:
        assert len(opened.documents()) == 6


def test_a_dossier_in_a_folder_whose_name_is_no_utf_8_is_refused_in_words(dossier, place):
    odd = place / os.fsdecode(b"d\xff")
    shutil.copytree(dossier, odd)
    result = subprocess.run(
        [*map(os.fsencode, ARMSLENGTH), b"documents", os.fsencode(odd)], capture_output=True, check=False
    )
    assert (result.returncode, b"Traceback" in result.stderr) == (2, False), result.stderr
    assert b"rename the folder" in result.stderr


AS_ANOTHER = """
import contextlib, io, os, sys
from armslength.cli import main
words, umask = sys.argv[2:], int(sys.argv[1])
def run(*words):
    sys.argv = ["armslength", *words]
    try:
        main()
    except SystemExit as end:
        return end.code
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    run(*words)  # loads every module while it may be read
os.setgid(umask)
os.setuid(umask)
sys.exit(run(*words))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as two users")
def test_what_another_user_may_only_read_he_reads_and_is_told_that_he_may_not_write(dossier):
    def another(*words):
        script = [sys.executable, "-c", AS_ANOTHER, "65534", *map(str, words)]
        return subprocess.run(script, capture_output=True, text=True, check=False)

    shown = another("events", dossier)
    assert (shown.returncode, "BLR" in shown.stdout) == (0, True), shown.stderr
    refused = another("judge", dossier, "e0", "--not-an-event", "--by", "B")
    assert refused.returncode == 2
    assert "change its permissions, or copy the folder" in refused.stderr
    (dossier / "dossier.duckdb").chmod(0o600)
    hidden = another("events", dossier)
    assert (hidden.returncode, "Traceback" in hidden.stderr) == (2, False), hidden.stderr
    assert "may not be read" in hidden.stderr
    (dossier / "dossier.toml").chmod(0o600)
    assert another("events", dossier).returncode == 2
    assert whole(dossier) == 5


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's here")
def test_too_low_a_limit_of_memory_is_refused_before_anything_is_done(dossier, place):
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (700 * MEGABYTE,) * 2)

    refused = call("add", str(dossier), str(folder(place / "more", 5, 25)), preexec_fn=limited)
    told = refused.stderr.decode()
    assert refused.returncode == 2, told
    assert told.startswith("armslength: a limit of memory of 0.70 GB (ulimit -v) is too low"), told
    assert whole(dossier) == 5


RUN_OUT = """
import resource, sys
import duckdb, numpy, onnxruntime
from armslength import cli

cli.ADDRESS_SPACE_BYTES = 0
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + int(sys.argv.pop(1)) * 1_000_000,) * 2)
cli.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's here")
@pytest.mark.parametrize("megabytes", [40, 300, 600])
def test_memory_that_runs_out_on_the_way_loses_nothing(dossier, place, megabytes):
    more = folder(place / "more", 5, 25)
    script = [sys.executable, "-c", RUN_OUT, str(megabytes), "add", str(dossier), str(more)]
    ended = subprocess.run(script, capture_output=True, check=False)
    told = ended.stderr.decode(errors="replace")
    # Or a library in C ended the program, in words of its own, or there was enough.
    assert ended.returncode in {0, 2} or any(w in told.lower() for w in ("memory", "alloc")), told[-2000:]
    if ended.returncode == 2:
        assert "memory" in told, told[-2000:]
    assert "Traceback" not in told, told[-2000:]
    assert whole(dossier) >= 5
    assert call("add", str(dossier), str(more)).returncode == 0
    assert whole(dossier) == 25
    with store.open_dossier(dossier) as opened:
        assert [h.uncoded for h in opened.documents() if h.uncoded] == []


def test_a_dossier_that_cannot_be_read_for_want_of_memory_is_not_called_damaged():
    want = duckdb.IOException("Out of Memory Error: Allocation failure")
    assert isinstance(damaged("d", want), TooLittleMemory)
    assert "restore it from a copy" in str(damaged("d", duckdb.IOException("Corrupt header")))
