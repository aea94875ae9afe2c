"""How does a dossier of very many short documents fare? Adding, doctor, measure: time and memory.

    python bench/many_documents.py 100000 FOLDER     # invented documents; FOLDER is made, and filled

Nothing here is real. The coder is the bottleneck; `--uncoded` stores documents in French, which it leaves alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

SENTENCES = (
    "Russia lent Belarus {n} million dollars on {d} March {y}.",
    "Minsk rejected the Russian demand for base {n} on {d} April {y}.",
    "The EU lifted sanctions on {n} Belarusian officials on {d} May {y}.",
    "On {d} June {y} Belarus and Russia signed contract number {n} on gas.",
)


def written(file: Path, documents: int, language: str = "en") -> Path:
    """So many invented documents, a line each."""
    with file.open("w", encoding="utf-8") as out:
        for n in range(documents):
            year, day = 2000 + n % 22, 1 + n % 28
            row = {
                "text": SENTENCES[n % 4].format(n=n, d=day, y=year),
                "published": f"{year}-07-{day:02}",
                "publisher": f"Invented Post {n % 40}",
                "language": language,
            }
            out.write(json.dumps(row) + "\n")
    return file


def main() -> None:
    """Fill, and time each command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--uncoded", action="store_true", help="documents that the coder leaves alone")
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    many = written(given.folder / "many.jsonl", given.documents, "fr" if given.uncoded else "en")
    dossier = str(given.folder / "d")
    for words in (
        ["new", dossier, "--client", "BLR", "--patron", "RUS", "--rival", "EU"],
        ["add", dossier, str(many)],
        ["doctor", dossier],
        ["measure", dossier, "--format", "csv"],
    ):
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "armslength", *words], capture_output=True, text=True, check=False
        )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        took = time.monotonic() - began
        print(f"{words[0]:8} exit {done.returncode}, {took:7.1f} s, largest so far {peak:,.0f} MB")
        print("         ", (done.stdout or done.stderr).strip().splitlines()[-1:])


if __name__ == "__main__":
    main()
