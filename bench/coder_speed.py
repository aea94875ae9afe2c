"""How many sentences a second the coder reads, from text to reports, and with how much memory.

    .venv/bin/python bench/coder_speed.py ../shared/data/wikinews_2019_2020/wikinews_2019.csv

Model loading is counted apart. Reading the file, splitting sentences, resolving actors and dates and turning
reports into JSON are all in; nothing else should run beside it.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from armslength import coding, read, run
from armslength.coding.formats import as_json
from armslength.records import Quarantined


def main() -> None:
    """Code the file's texts and print one line of figures."""
    csv.field_size_limit(1 << 24)
    source = Path(sys.argv[1])
    with source.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r.get("text")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        path.write_text(
            "".join(
                json.dumps({"text": r["text"], "published": (r.get("date") or "")[:10]}) + "\n" for r in rows
            ),
            encoding="utf-8",
        )
        started = time.perf_counter()
        coding.default_coder()
        loaded = time.perf_counter() - started
        sentences = sum(
            len(read.sentences(d))
            for d in read.documents(read.sources([path])[0])
            if not isinstance(d, Quarantined)
        )
        next(iter(run.code(path)))
        started = time.perf_counter()
        reports = [
            json.dumps(as_json(r[2], r[0], r[1])) for r in run.code(path) if not isinstance(r, Quarantined)
        ]
        took = time.perf_counter() - started
    print(
        json.dumps(
            {
                "documents": len(rows),
                "sentences": sentences,
                "reports": len(reports),
                "model loading, s": round(loaded, 2),
                "coding, s": round(took, 1),
                "sentences a second": round(sentences / took),
                "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "cores": os.cpu_count(),
            }
        )
    )


if __name__ == "__main__":
    main()
