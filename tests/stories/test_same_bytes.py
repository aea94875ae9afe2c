"""The same input gives the same bytes, whatever the locale, the time zone, the hash seed and the number of threads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHRONOLOGY = Path(__file__).parents[2] / "demo" / "belarus" / "chronology.jsonl"

# Everything that people take away from a dossier, by so many threads of DuckDB and of the coder.
ALL = """
import contextlib, hashlib, io, json, os, sys, time
given, threads = sys.argv[1], int(sys.argv[2])
os.cpu_count = lambda: threads
from armslength.cli import main
import armslength.cli
def call(*words):
    sys.argv = ["armslength", *words]
    held = io.BytesIO()
    out = io.TextIOWrapper(held, encoding="ascii", errors="strict")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as said:
        try:
            main()
        except SystemExit as end:
            assert not end.code, (words, said.getvalue())
        out.flush()
        return hashlib.sha256(held.getvalue()).hexdigest()
call("new", "d", "--client", "BLR", "--patron", "RUS", "--rival", "EU", "--rival", "USA")
call("add", "d", given)
call("brief", "d", "-o", "brief.html", "--made", "2026-01-01")
found = {
    "brief": hashlib.sha256(open("brief.html", "rb").read()).hexdigest(),
    "events": call("events", "d", "--format", "csv"),
    "plover": call("events", "d", "--format", "plover"),
    "measure": call("measure", "d", "--measure", "all", "--format", "csv"),
    "shifts": call("shifts", "d", "--format", "jsonl"),
    "documents": call("documents", "d", "--format", "jsonl"),
}
time.tzset()
print(json.dumps(found), file=sys.__stdout__)
"""
PLACES = {
    "turkish, far east": ({"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, 2),
    "japanese, far west": ({"LC_ALL": "ja_JP.EUC-JP", "TZ": "America/Anchorage", "PYTHONHASHSEED": "4242"}, 1),
    "none at all": ({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}, 3),
}  # fmt: skip


@pytest.fixture(scope="module")
def entries(tmp_path_factory):
    """Forty entries of the demo, some with letters that no ASCII has."""
    lines = CHRONOLOGY.read_text(encoding="utf-8").splitlines()
    assert any(not line.isascii() for line in lines[::10])
    where = tmp_path_factory.mktemp("entries") / "some.jsonl"
    where.write_text("\n".join(lines[::10]), encoding="utf-8")
    return where


def made(folder, entries, env, threads):
    folder.mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TZ", "PYTHONHASHSEED"))}
    many = {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALL, str(entries), str(threads)],
        cwd=folder, env=kept | many | env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def at_home(tmp_path_factory, entries):
    return made(
        tmp_path_factory.mktemp("home") / "h",
        entries,
        {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"},
        2,
    )


@pytest.mark.parametrize("place", PLACES)
def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path, entries, at_home, place):
    env, threads = PLACES[place]
    assert made(tmp_path / "there", entries, env, threads) == at_home
