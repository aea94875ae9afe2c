"""`kill -9` in the middle of an `add`: whole documents only, and running it again completes the same content."""

import json
import random
import signal
import subprocess
import sys
import time

import pytest

from armslength import store
from armslength.records import Question

ADD = [sys.executable, "-m", "armslength", "add"]
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))

# Invented sentences, each true of nothing.
SENTENCES = [
    "Russia lent Belarus {n} million dollars on {d} March 2019.",
    "Minsk rejected the Russian demand for a base on {d} April 2018.",
    "The EU lifted sanctions on {n} Belarusian officials on {d} May 2016.",
    "On {d} June 2017 Belarus and Russia signed contract number {n} on gas.",
]


def folder(path, documents):
    path.mkdir()
    rng = random.Random(7)
    for n in range(documents):
        text = " ".join(s.format(n=n, d=1 + n % 28) for s in rng.sample(SENTENCES, 3))
        (path / f"{n:03}.txt").write_text(text, encoding="utf-8")


def content(directory):
    """Everything an `add` decides, without when it ran."""
    with store.open_dossier(directory) as dossier:
        documents = [d.id for d in dossier.documents()]
        return {
            "documents": [dossier.document(d) for d in documents],
            "sentences": [dossier.sentences(d) for d in documents],
            "reports": dossier.reports(),
            "events": dossier.events(),
        }


def test_a_killed_add_leaves_whole_documents_and_a_second_one_completes_it(tmp_path):
    folder(tmp_path / "in", 120)
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    for directory in (undisturbed, killed):
        store.create(directory, QUESTION)
    started = time.monotonic()
    subprocess.run([*ADD, str(undisturbed), str(tmp_path / "in")], check=True, capture_output=True)
    whole_run = time.monotonic() - started
    want = content(undisturbed)
    assert len(want["documents"]) == 120
    rng = random.Random(11)
    met_unfinished = 0
    for _ in range(10):
        process = subprocess.Popen(
            [*ADD, str(killed), str(tmp_path / "in")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(0.3, 1.0) * whole_run * 0.9)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with store.open_dossier(killed) as dossier:
            met_unfinished += 0 < len(dossier.documents()) < 120
            for held in dossier.documents():
                document = dossier.document(held.id)
                at = want["documents"].index(document)
                assert dossier.sentences(held.id) == want["sentences"][at]
                mine = [r for r in want["reports"] if r.document == held.id]
                assert [r for r in dossier.reports() if r.document == held.id] == mine
    subprocess.run([*ADD, str(killed), str(tmp_path / "in")], check=True, capture_output=True)
    assert json.dumps(content(killed), default=str) == json.dumps(want, default=str)
    if not met_unfinished:
        pytest.skip("no kill fell between two documents on this machine; nothing was proved")
