"""How does the workbench bear many readers while a long `add` runs? Times, refusals, and whether anything was lost.

    python bench/load.py FOLDER                    # 50 readers for 5 minutes beside an add of 5,000 documents
    python bench/load.py FOLDER --readers 10 --seconds 30 --documents 500

Makes FOLDER/dossier-10000 once, as `bench/workbench.py` does, and works on a copy of it; everything in it is invented. The server,
the `add` and the readers are processes of one machine and speak over loopback. Each reader asks for a page drawn at
random, reads it, and waits between one and nine seconds, as a person at work would, only quicker. An answer counts as an
error unless it is a page with what was asked for (200), or the page that says that the first assessment is being reckoned (202).
"""

from __future__ import annotations

import argparse
import http.client
import random
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from armslength import store
from many_documents import written
from workbench import ADDRESSES, make

ARMSLENGTH = (sys.executable, "-m", "armslength")
THINKING = (1.0, 9.0)


class Readers:
    """So many readers of one server, each with a connection of its own.

    Args:
        address: as `armslength serve` prints it, with its token.
    """

    def __init__(self, address: str, number: int, seconds: float) -> None:
        self._at = urlsplit(address)
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self.took: list[tuple[float, str]] = []
        self.answers: Counter[tuple[str, int | str]] = Counter()
        self._threads = [threading.Thread(target=self._read, args=(n,)) for n in range(number)]

    def run(self) -> None:
        """Read until the time is over."""
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        draw = random.Random(number)
        cookie = self._ask(f"/?{self._at.query}", {})[1].split(";")[0]
        while time.monotonic() < self._end:
            time.sleep(draw.uniform(*THINKING))
            address = draw.choice(ADDRESSES)
            begun = time.perf_counter()
            try:
                status: int | str = self._ask(address, {"Cookie": cookie})[0]
            except (OSError, http.client.HTTPException) as problem:
                status = type(problem).__name__
            with self._lock:
                self.took.append((time.perf_counter() - begun, address))
                self.answers[address, status] += 1

    def _ask(self, address: str, headers: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._at.hostname or "", self._at.port, timeout=60)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.getheader("Set-Cookie") or ""
        finally:
            connection.close()


def main() -> None:
    """Serve, add and read at the same time; print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--events", type=int, default=10_000)
    given = parser.parse_args()
    dossier = given.folder / "loaded"
    shutil.rmtree(dossier, ignore_errors=True)
    shutil.copytree(make(given.folder, given.events), dossier)
    with store.open_dossier(dossier) as whole:
        before = whole.counts()
    fresh = written(given.folder / "fresh.jsonl", given.documents)
    serve = subprocess.Popen(
        [*ARMSLENGTH, "serve", str(dossier), "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert serve.stdout is not None
        address = next(
            word for line in serve.stdout for word in line.split() if word.startswith("http://127.0.0.1")
        )
        adding = subprocess.Popen(
            [*ARMSLENGTH, "add", str(dossier), str(fresh)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        begun = time.monotonic()
        ends: list[float] = []
        watching = threading.Thread(target=lambda: (adding.wait(), ends.append(time.monotonic())))
        watching.start()
        readers = Readers(address, given.readers, given.seconds)
        readers.run()
        still = adding.poll() is None
        said = adding.communicate()[0]
        watching.join()
    finally:
        serve.terminate()
        serve.wait()
    took = sorted(seconds for seconds, _ in readers.took)
    by_status: Counter[int | str] = Counter()
    for (_, status), count in readers.answers.items():
        by_status[status] += count
    print(
        f"{given.readers} readers, {given.seconds:.0f} s: {len(took)} pages, median {statistics.median(took) * 1000:.0f} ms, "
        f"95th percentile {took[int(0.95 * len(took))] * 1000:.0f} ms, slowest {took[-1]:.1f} s"
    )
    print("answers:", dict(sorted(by_status.items(), key=str)))
    for (where, status), count in sorted(readers.answers.items(), key=str):
        if status not in {200, 202}:
            print(f"  {status} {where}: {count}")
    print(
        f"add: exit {adding.returncode}, {ends[0] - begun:.0f} s{' (longer than the readers read)' if still else ''}"
    )
    if adding.returncode:
        print(said)
    with store.open_dossier(dossier) as whole:
        after = whole.counts()
    print(
        f"documents: {before.documents} before, {after.documents} after; lost {before.documents + given.documents - after.documents}"
    )
    by_page: dict[str, list[float]] = {}
    for seconds, where in readers.took:
        by_page.setdefault(where, []).append(seconds)
    print("\n| address | pages | median ms | slowest ms |\n| --- | --- | --- | --- |")
    for where, times in sorted(by_page.items(), key=lambda item: -statistics.median(item[1])):
        print(
            f"| `{where}` | {len(times)} | {statistics.median(times) * 1000:.0f} | {max(times) * 1000:.0f} |"
        )


if __name__ == "__main__":
    main()
