"""How long does the workbench's server take over a dossier of 100,000 events?

    python bench/workbench.py FOLDER              # makes FOLDER/dossier-100000 once (minutes), then asks for its pages
    python bench/workbench.py FOLDER --events 10000

Needs the extra `dev` (the test client). Everything in the dossier is invented: half of its events are told in documents, half
in rows of a data set; actors, days and words are drawn at random. Each address is asked for several times, as one
user does, without a network between; the median time is printed, and the slowest.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from starlette.testclient import TestClient

import armslength
from armslength import run, store
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES, Coded, Document, Mention, Question, Report, Sentence, Span
from armslength.run.opening import merge
from armslength.workbench.app import application
from armslength.workbench.security import Keys, Place

FIRST, DAYS = date(1994, 1, 1), 11_000
STATES = ("BLR", "RUS", "USA", "DEU", "POL", "UKR", "CHN", "LTU", "LVA", "FRA", "GBR", "KAZ")
PUBLISHERS = tuple(f"The Invented Paper {n}" for n in range(1, 41))
WORDS = [
    "oil",
    "gas",
    "treaty",
    "base",
    "loan",
    "border",
    "minister",
    "talks",
    "troops",
    "exercise",
    "ballot",
    "tariff",
    "visa",
    "envoy",
    "missile",
    "pipeline",
    "protest",
    "observers",
    "summit",
    "currency",
    "market",
    "quota",
    "railway",
    "harbour",
    "embassy",
    "statute",
    "accord",
    "doctrine",
    "guarantee",
]
SENTENCES = 5


def documents(events: int, draw: random.Random) -> Iterator[Coded]:
    """Documents of five sentences each, every one coded as one report."""
    for number in range(events // SENTENCES):
        told = FIRST + timedelta(days=draw.randrange(DAYS))
        lines = [
            " ".join((*draw.sample(WORDS, 6), f"number {number}-{n}", *draw.sample(WORDS, 8))) + "."
            for n in range(SENTENCES)
        ]
        text = "\n\n".join(lines)
        content = hashlib.sha256(text.encode()).hexdigest()
        name = f"d{content[:12]}"
        document = Document(
            name, text, content, f"invented/{number}.txt", "text/utf-8", title=f"Invented article {number}",
            publisher=draw.choice(PUBLISHERS), published=told.isoformat(), published_basis="given", language="en",
        )  # fmt: skip
        sentences, reports, at = [], [], 0
        for n, line in enumerate(lines, start=1):
            sentences.append(Sentence(f"{name}.s{n}", name, at, at + len(line), n))
            reports.append(report(document, sentences[-1], n, told, draw))
            at += len(line) + 2
        yield Coded(document, sentences, reports, None)


def report(document: Document, sentence: Sentence, number: int, told: date, draw: random.Random) -> Report:
    """One report of a deed drawn at random."""
    one, other = draw.sample(STATES, 2)
    class_ = draw.choice(tuple(CLASSES))
    trigger = Span(sentence.start, sentence.start + document.text[sentence.start :].index(" "))
    words = document.text[trigger.start : trigger.end]

    def mention(code: str) -> Mention:
        return Mention(trigger.start, trigger.end, words, code, code, "GOV", "state", "name")

    return Report(
        f"{document.id}.r{number}", document.id, sentence.id, trigger, words, (mention(one),), (mention(other),), class_,
        CLASSES[class_].quad, CLASSES[class_].intensity, draw.choice(MODALITIES), None,
        (told - timedelta(days=draw.randrange(9))).isoformat(), "stated", (),
        {"report": 0.9, "class": 0.8, "source": 0.9, "target": 0.9, "modality": 0.9}, "invented@1",
    )  # fmt: skip


def make(folder: Path, events: int) -> Path:
    """The dossier, made where it is not there yet."""
    made = folder / f"dossier-{events}"
    if made.exists():
        return made
    draw = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{made.name}"
    shutil.rmtree(aside, ignore_errors=True)  # of a run that was broken off
    armslength.new(aside, Question(client="BLR", patron="RUS", rivals=("USA", "CHN")))
    with store.open_dossier(aside, write=True) as dossier:
        dossier.start_run("invented", {})
        for_now: list[Coded] = []
        for coded in documents(events // 2, draw):
            for_now.append(coded)
            if len(for_now) == 1000:
                dossier.add_all(for_now)
                for_now = []
        dossier.add_all(for_now)
        merge(dossier)
    rows = ["date,source,target,class,modality"]
    for _ in range(events // 2):
        day = FIRST + timedelta(days=draw.randrange(DAYS))
        one, other = draw.sample(STATES, 2)
        rows.append(f"{day},{one},{other},{draw.choice(tuple(CLASSES))},{draw.choice(MODALITIES)}")
    table = folder / "invented.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    run.take_in_set(aside, table, "events", {"title": "Invented rows", "publisher": "The Invented Institute"})
    aside.rename(made)
    return made


ADDRESSES = (
    "/", "/measures", "/shifts", "/poles", "/events", "/events?actor=BLR", "/events?actor=BLR&other=RUS", "/events?class=ACCUSE",
    "/events?modality=denied", "/events?publisher=The+Invented+Paper+7", "/events?publisher=The+Invented+Institute",
    "/events?text=pipeline", "/events?text=number+77-", "/events?text=zzzz", "/events?since=2010&until=2012", "/events?page=900",
    "/events?actor=BLR&class=AID&text=oil&since=2001", "/documents", "/documents?text=article+77", "/actors", "/actors/BLR",
    "/sources", "/quarantine", "/corrections",
)  # fmt: skip


def ask(made: Path, times: int) -> None:
    """Print how long each page takes once what it rests on is reckoned."""
    keys = Keys()
    app = application(made, keys=keys, place=Place("127.0.0.1", 8765), patience=600.0)
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        begun = time.perf_counter()
        client.get("/", params={"token": keys.token})
        print(f"first assessment: {time.perf_counter() - begun:.1f} s (pages say so meanwhile)\n")
        print("| address | median ms | slowest ms | kB |\n| --- | --- | --- | --- |")
        for address in ADDRESSES:
            answer = client.get(address)  # what is kept for each state of the dossier is there then
            assert answer.status_code == 200, (address, answer.status_code, answer.text[:400])
            took = []
            for _ in range(times):
                begun = time.perf_counter()
                client.get(address)
                took.append((time.perf_counter() - begun) * 1000)
            print(
                f"| `{address}` | {statistics.median(took):.0f} | {max(took):.0f} | {len(answer.content) / 1000:.0f} |"
            )


def main() -> None:
    """Make the dossier and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=7)
    given = parser.parse_args()
    begun = time.perf_counter()
    made = make(given.folder, given.events)
    with store.open_dossier(made) as dossier:
        print(
            f"{dossier.counts().events:,} events, {dossier.counts().documents:,} documents, {time.perf_counter() - begun:.0f} s to make"
        )
    ask(made, given.times)


if __name__ == "__main__":
    main()
