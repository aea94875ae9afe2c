"""How fast `armslength import` takes in rows like ICEWS's: rows a second, reading and joining apart.

    .venv/bin/python bench/import_rate.py [ROWS]

The rows are invented: 200 states and 2,000 persons and ministries, 300 CAMEO codes, ten years of days.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from armslength import run, store
from armslength.ontology.actors import registry
from armslength.ontology.tables import rows
from armslength.records import Question

HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n"
)


def write(path: Path, n: int) -> None:
    """Write `n` invented rows in ICEWS's layout."""
    draw = random.Random(1)
    states = [registry().actor(code).name for code in registry().country_codes() if len(code) == 3]
    codes = [(r["code"], r["name"], r["intensity"]) for r in rows("cameo") if len(r["code"]) > 2]
    titles = [f"Invented Office {i}" for i in range(10)]
    sectors = [
        "NA",
        "Government,Executive",
        "Military,Government",
        "Parties,(National) Major Party",
        "Media,News",
    ]
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for i in range(n):
            one, other = draw.sample(states, 2)
            code, name, intensity = draw.choice(codes)
            day = f"{2010 + draw.randrange(10)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
            file.write(
                f"{i}\t{day}\t{draw.choice(titles)} ({one})\t{draw.choice(sectors)}\t{one}\t{name}\t{code}\t{intensity}\t"
                f"{other}\t{draw.choice(sectors)}\t{other}\t{i // 3}\t2\tInvented Wire {i % 50}\tMinsk\tNA\tMinsk\t{one}\t53.9\t27.5\n"
            )


def main() -> None:
    """Write the file, import it, and say how long each part took."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.tab"
        write(path, n)
        run.new(Path(folder) / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
        begun = time.perf_counter()
        taken = run.take_in_set(Path(folder) / "d", path, "icews", {})
        whole = time.perf_counter() - begun
        assert taken is not None
        assert taken.stored == n
        with store.open_dossier(Path(folder) / "d", write=True) as dossier:
            begun = time.perf_counter()
            dossier.replace_events([])
            joining = time.perf_counter() - begun
        size = (Path(folder) / "d" / "dossier.duckdb").stat().st_size
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{n:,} rows of {path.stat().st_size / n:.0f} bytes in {whole:.1f} s: {n / whole:,.0f} rows/s, events made;"
        )
        print(
            f"without joining them to events {n / (whole - joining):,.0f} rows/s; peak {memory} MB; dossier {size / n:.0f} bytes a row"
        )


if __name__ == "__main__":
    main()
