"""Several programs at one dossier: nothing lost, nobody kept waiting long. All sentences are invented."""

import contextlib
import subprocess
import sys
import time

import pytest

from armslength import run, store
from armslength.errors import DossierBusy
from armslength.records import Question

ARMSLENGTH = [sys.executable, "-m", "armslength"]
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def folder(path, first, last):
    path.mkdir()
    for n in range(first, last):
        text = f"Russia lent Belarus {n} million dollars on 8 March 2019. Minsk accused Brussels of blackmail in May 2018."
        (path / f"{n:03}.txt").write_text(text * 6, encoding="utf-8")
    return str(path)


def content(directory):
    with store.open_dossier(directory) as dossier:
        return dossier.documents(), dossier.reports(), dossier.events(), dossier.unmerged()


def test_two_adds_and_readers_at_once_leave_what_one_after_the_other_leaves(tmp_path):
    one, other = folder(tmp_path / "one", 0, 160), folder(tmp_path / "other", 140, 300)
    together, apart = tmp_path / "together", tmp_path / "apart"
    for directory in (together, apart):
        store.create(directory, QUESTION)
    adds = [
        subprocess.Popen([*ARMSLENGTH, "add", str(together), path], stdout=subprocess.DEVNULL)
        for path in (one, other)
    ]
    seen = []
    while any(process.poll() is None for process in adds):
        # On a machine with other work a writer's moment may last longer than a reader waits: then he is told so.
        with contextlib.suppress(DossierBusy), run.opened(together) as dossier:
            seen.append((dossier.counts().documents, len(dossier.unmerged())))
        time.sleep(0.2)
    assert [process.wait() for process in adds] == [0, 0]
    assert [n for n, _ in seen] == sorted(n for n, _ in seen)
    assert any(0 < n < 300 for n, _ in seen), "no reader came while documents were added"
    for path in (one, other):
        subprocess.run([*ARMSLENGTH, "add", str(apart), path], check=True, capture_output=True)
    documents, reports, events, unmerged = content(apart)
    assert len(documents) == 300
    assert unmerged == []
    found = content(together)
    assert {d.id for d in found[0]} == {d.id for d in documents}
    assert found[1:] == (reports, events, [])


def test_who_finds_the_dossier_held_for_long_is_told_by_whom(tmp_path):
    store.create(tmp_path / "d", QUESTION)
    hold = "import sys, time; from armslength import store\nwith store.open_dossier(sys.argv[1], write=True): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "d")], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        with pytest.raises(DossierBusy, match="wait for it to end"), store.open_dossier(tmp_path / "d"):
            pass
        assert 0.9 < time.monotonic() - started < 30  # the holder sleeps for 60
        holder.kill()
