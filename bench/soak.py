"""Does a dossier stay sound, and its server's memory flat, over hours of adding, correcting, briefs and restarts?

    python bench/soak.py FOLDER --hours 2

A server is started on an invented dossier and asked for pages; meanwhile, round after round: documents are added by another
process, a report is corrected and every other correction undone, a brief is written, and the server is stopped with Ctrl-C and started
anew every tenth round. Once a round the server's memory (RSS) and the dossier's size are noted; at the end `verify` must
find nothing. Needs Linux (/proc).
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import armslength
from armslength import store
from many_documents import SENTENCES

ARMSLENGTH = (sys.executable, "-m", "armslength")
PAGES = ("/", "/measures", "/shifts", "/events", "/documents", "/claims", "/sources", "/actors/BLR")
A_ROUND = 20
RESTART_EVERY = 10


class Server:
    """`armslength serve`, and a browser's worth of memory of its cookie."""

    def __init__(self, dossier: Path) -> None:
        self._process = subprocess.Popen(
            [*ARMSLENGTH, "serve", str(dossier), "--port", "0", "--no-browser"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        address = next(
            word for line in self._process.stdout for word in line.split() if word.startswith("http://")
        )
        self._root = address.split("/?")[0]
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._opener.open(address, timeout=300).close()

    def ask(self, page: str) -> int:
        """The status of a page."""
        try:
            with self._opener.open(self._root + page, timeout=300) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def memory(self) -> float:
        """MiB that it holds."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def stop(self) -> int:
        """End it as a user does."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=300)  # the machine may be busy


def more(file: Path, start: int, draw: random.Random) -> Path:
    """Some more invented documents, of several sentences."""
    with file.open("w", encoding="utf-8") as out:
        for n in range(start, start + A_ROUND):
            year, day = 2000 + n % 22, 1 + n % 28
            text = " ".join(draw.choice(SENTENCES).format(n=n * 10 + k, d=day, y=year) for k in range(4))
            row = {
                "text": text,
                "published": f"{year}-07-{day:02}",
                "publisher": f"Invented Post {n % 9}",
                "language": "en",
            }
            out.write(json.dumps(row) + "\n")
    return file


def command(*words: str) -> str:
    """What it printed.

    Raises:
        AssertionError: it failed.
    """
    done = subprocess.run([*ARMSLENGTH, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.returncode, done.stdout[-500:], done.stderr[-500:])
    return done.stdout


def corrected(dossier: Path, number: int, draw: random.Random) -> None:
    """Correct the class of one report; undo the correction in every other round."""
    with store.open_dossier(dossier) as whole:
        report = draw.choice(whole.reports())
    class_ = "AID" if report.class_ == "CONSULT" else "CONSULT"
    command("judge", str(dossier), report.id, "--class", class_, "--by", "The soak")
    if number % 2:
        command("judge", str(dossier), report.id, "--as-coded", "--by", "The soak")


def main() -> None:
    """Round after round."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=float, default=2)
    given = parser.parse_args()
    dossier = given.folder / "soaked"
    shutil.rmtree(dossier, ignore_errors=True)
    given.folder.mkdir(parents=True, exist_ok=True)
    armslength.new(dossier, armslength.Question(client="BLR", patron="RUS", rivals=("EU",)))
    draw, end, number, added = random.Random(5), time.monotonic() + given.hours * 3600, 0, 0
    command("add", str(dossier), str(more(given.folder / "soak.jsonl", 0, draw)))
    server, statuses = Server(dossier), []
    print("round  minutes  server MiB  dossier MiB  documents", flush=True)
    begun = time.monotonic()
    while time.monotonic() < end:
        number += 1
        added += A_ROUND
        command("add", str(dossier), str(more(given.folder / "soak.jsonl", added, draw)))
        corrected(dossier, number, draw)
        statuses += [server.ask(page) for page in PAGES]
        command("brief", str(dossier), "-o", str(given.folder / "brief.html"))
        size = (dossier / store.DATABASE).stat().st_size / 2**20
        print(
            f"{number:5}  {(time.monotonic() - begun) / 60:7.1f}  {server.memory():10.0f}  {size:11.1f}  {added + A_ROUND:9}",
            flush=True,
        )
        if number % RESTART_EVERY == 0:
            server.stop()
            server = Server(dossier)
    server.stop()
    print({status: statuses.count(status) for status in sorted(set(statuses))})
    with store.open_dossier(dossier) as whole:
        held = whole.counts().documents
    print(f"documents: {held}, lost {added + A_ROUND - held}")
    print(command("verify", str(dossier)))


if __name__ == "__main__":
    main()
