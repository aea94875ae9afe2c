"""Fifty million invented rows in GDELT's shape: the months of one dyad, cold, and the table of all dyads.

    .venv/bin/python bench/dyads.py [ROWS] [FOLDER]      (needs pandas and polars beside us)

Each run is a process of its own, so that its memory is its own; the files are dropped from the page cache before the
dyad's. The same answers are asked of Armslength, polars and pandas on the same files.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROWS_A_FILE = 2_500_000


def generate(folder: Path, n: int) -> None:
    """Write the files: 24 years of days, states by a Zipf law, CAMEO codes; 61 columns as GDELT has them."""
    import duckdb  # noqa: PLC0415 - only here

    from armslength.ontology.actors import registry  # noqa: PLC0415 - only here
    from armslength.ontology.tables import rows  # noqa: PLC0415 - only here
    from armslength.store.sets.gdelt import COLUMNS  # noqa: PLC0415 - only here

    states = [c for c in registry().country_codes() if len(c) == 3]
    states = ["USA", "RUS", "UKR", "BLR", *sorted(set(states) - {"USA", "RUS", "UKR", "BLR"})]
    codes = [(r["code"], float(r["intensity"])) for r in rows("cameo") if len(r["code"]) > 2]
    with duckdb.connect() as con:
        con.execute("SELECT setseed(0.5)")
        con.execute(
            "CREATE TABLE states AS SELECT unnest(?) AS code, unnest(range(?)) AS i", [states, len(states)]
        )
        con.execute("CREATE TABLE codes AS SELECT unnest(?) AS code, unnest(?) AS g, unnest(range(?)) AS i",
                    [[c for c, _ in codes], [g for _, g in codes], len(codes)])  # fmt: skip
        made = {
            "GlobalEventID": "n", "Day": "CAST(strftime(d, '%Y%m%d') AS INTEGER)", "MonthYear": "CAST(strftime(d, '%Y%m') AS INTEGER)",
            "Year": "year(d)", "FractionDate": "year(d) + 0.5", "Actor1Code": "a.code || 'GOV'", "Actor1Name": "a.code",
            "Actor1CountryCode": "a.code", "Actor1Type1Code": "'GOV'", "Actor2Code": "b.code", "Actor2Name": "b.code",
            "Actor2CountryCode": "b.code", "IsRootEvent": "1", "EventCode": "k.code", "EventBaseCode": "left(k.code, 3)",
            "EventRootCode": "left(k.code, 2)", "QuadClass": "1 + (k.i % 4)", "GoldsteinScale": "k.g",
            "NumMentions": "CAST(n % 17 AS INTEGER)", "NumSources": "1", "NumArticles": "CAST(n % 17 AS INTEGER)",
            "AvgTone": "random() * 10 - 5", "DATEADDED": "CAST(strftime(d, '%Y%m%d') || '000000' AS BIGINT)",
            "SOURCEURL": "'https://invented.example/' || n",
        }  # fmt: skip
        listed = ", ".join(f'{made.get(c, "NULL::VARCHAR")} AS "{c}"' for c in COLUMNS)
        for first in range(0, n, ROWS_A_FILE):
            count = min(ROWS_A_FILE, n - first)
            con.execute(
                f"""
                COPY (SELECT {listed}
                FROM (SELECT {first} + range AS n,
                             DATE '2000-01-01' + CAST(({first} + range) * 8766 // {n} AS INTEGER) AS d,
                             CAST(floor({len(states)} * pow(random(), 3)) AS BIGINT) AS x,
                             CAST(floor({len(states)} * pow(random(), 3)) AS BIGINT) AS y,
                             CAST(floor({len(codes)} * random()) AS BIGINT) AS z FROM range({count})) AS draw
                     JOIN states AS a ON a.i = x JOIN states AS b ON b.i = y JOIN codes AS k ON k.i = z)
                TO '{folder}/{first:010}.parquet' (FORMAT parquet, COMPRESSION zstd)"""
            )
            print(f"{first + count:,} rows written", flush=True)


OURS = """
from armslength import engine
from armslength.engine import local
from pathlib import Path
import sys
print(local.dyads(engine.Dyads("gdelt", "month", {between}), ["{folder}/*.parquet"], Path("{out}")))
"""
# The same table by hand: our codes are CAMEO's here, quads those of our crosswalk.
POLARS = """
import polars as pl
from armslength import engine
(_, rows) = engine.Dyads("gdelt").tables()["cameo"]
quads = pl.DataFrame(rows, schema=["EventCode", "quad"], orient="row").lazy()
q = pl.scan_parquet("{folder}/*.parquet").select("Day", "Actor1CountryCode", "Actor2CountryCode", "EventCode", "GoldsteinScale")
between = {between}
if between:
    q = q.filter((pl.col("Actor1CountryCode") == between[0]) & (pl.col("Actor2CountryCode") == between[1]))
q = (q.join(quads, on="EventCode").with_columns(month=pl.col("Day") // 100)
     .group_by("Actor1CountryCode", "Actor2CountryCode", "month")
     .agg(pl.len().alias("n"), *[(pl.col("quad") == k).sum().alias(f"q{{k}}") for k in (1, 2, 3, 4)],
          pl.col("GoldsteinScale").mean().alias("g"))
     .sort("Actor1CountryCode", "Actor2CountryCode", "month"))
print(q.collect(engine="streaming").height)
"""
PANDAS = """
import pandas as pd, glob
from armslength import engine
(_, rows) = engine.Dyads("gdelt").tables()["cameo"]
quads = dict(rows)
between = {between}
columns = ["Day", "Actor1CountryCode", "Actor2CountryCode", "EventCode", "GoldsteinScale"]
parts = []
for file in sorted(glob.glob("{folder}/*.parquet")):
    f = pd.read_parquet(file, columns=columns,
                        filters=[("Actor1CountryCode", "==", between[0]), ("Actor2CountryCode", "==", between[1])] if between else None)
    f["quad"] = f.EventCode.map(quads)
    f = f[f.quad.notna()]
    f["month"] = f.Day // 100
    for k in (1, 2, 3, 4):
        f[f"q{{k}}"] = f.quad == k
    parts.append(f.groupby(["Actor1CountryCode", "Actor2CountryCode", "month"], observed=True)
                 .agg(n=("Day", "size"), q1=("q1", "sum"), q2=("q2", "sum"), q3=("q3", "sum"), q4=("q4", "sum"), g=("GoldsteinScale", "sum")))
whole = pd.concat(parts).groupby(level=[0, 1, 2]).sum().sort_index()
whole["g"] /= whole["n"]
print(len(whole))
"""


def timed(script: str) -> tuple[float, int, str]:
    """Seconds, peak megabytes and what was printed, of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, script
    return time.perf_counter() - begun, usage.ru_maxrss // 1024, said


def main() -> None:
    """Generate where the files are not there yet, ask, and print the table."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000_000
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("build/dyads")
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.parquet")):
        generate(folder, n)
    size = sum(f.stat().st_size for f in folder.glob("*.parquet")) / 1e9
    print(f"{n:,} rows, {size:.1f} GB of Parquet")
    empty, memory, _ = timed("import armslength.engine.local")
    print(f"starting Python and importing armslength: {empty:.2f} s, {memory} MB")
    for what, between in (("one dyad", ("BLR", "RUS")), ("all dyads", None)):
        for who, script in (("armslength", OURS), ("polars", POLARS), ("pandas", PANDAS)):
            for file in folder.glob("*.parquet"):
                with file.open("rb") as handle:
                    os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            seconds, memory, said = timed(
                script.format(folder=folder, between=between, out=folder / "out.csv")
            )
            print(f"{what:10} {who:11} {seconds:6.2f} s {memory:6,} MB  {said} rows", flush=True)


if __name__ == "__main__":
    main()
