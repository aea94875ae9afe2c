"""How long one more document takes in a dossier of 100,000, and in an empty one.

    .venv/bin/python bench/incremental.py --documents 100000

The documents are made by SQL: one sentence and three reports each, spread over 40 states, 12 classes and 20 years. The
one that is added is read, coded, stored and merged by `armslength add` in a process of its own, start to end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from armslength import run, store
from armslength.records import Question

FILL = """
CREATE TEMP TABLE states AS SELECT code, row_number() OVER () - 1 AS n FROM (VALUES
 ('RUS'),('BLR'),('UKR'),('POL'),('DEU'),('FRA'),('GBR'),('USA'),('CHN'),('IND'),('PAK'),('IRN'),('IRQ'),('TUR'),('GRC'),
 ('ITA'),('ESP'),('SWE'),('FIN'),('NOR'),('LTU'),('LVA'),('EST'),('KAZ'),('UZB'),('KGZ'),('TJK'),('GEO'),('ARM'),('AZE'),
 ('ISR'),('EGY'),('SAU'),('JPN'),('KOR'),('PRK'),('VNM'),('BRA'),('ZAF'),('EU')) AS s(code);
CREATE TEMP TABLE made AS SELECT d, r, 'd' || lpad(d::VARCHAR, 12, '0') AS document,
  (hash(d * 3 + r) % 40)::INTEGER AS who, (hash(d * 7 + r + 1) % 40)::INTEGER AS whom,
  ['AID','ACCUSE','SANCTION','CONSULT','AGREE','COOPERATE','REQUEST','REJECT','COERCE','ASSAULT','SUPPORT','THREATEN']
    [1 + (hash(d * 11 + r) % 12)::INTEGER] AS class,
  DATE '2002-01-01' + (hash(d) % 7300)::INTEGER AS day
  FROM range(100000000, 100000000 + {n}) AS docs(d), range(3) AS reps(r);
INSERT INTO documents BY NAME SELECT document AS id, document AS content_hash, 'made' AS origin, 'made' AS how_read,
  'Publisher ' || (hash(document) % 50) AS publisher, day::VARCHAR AS published, day AS published_start, day AS published_end,
  'Deed ' || d || ' was done by somebody to somebody else on a day.' AS text, 'en' AS language, 1 AS run
  FROM made WHERE r = 0;
INSERT INTO sentences SELECT document || '.s1', document, 1, 0, 10 + length(d::VARCHAR), 0 FROM made WHERE r = 0;
INSERT INTO reports BY NAME SELECT document || '.r' || (r + 1) AS id, document, r + 1 AS number, document || '.s1' AS sentence,
  10 * r AS trigger_start, 10 * r + 4 AS trigger_end, 'done' AS trigger_text, class, 1 AS quad, 1.0 AS intensity,
  'happened' AS modality, day::VARCHAR AS date, day AS date_start, day AS date_end, 'stated' AS date_basis, [] AS contexts,
  MAP {{'event': 0.9, 'class': 0.8, 'report': 0.5}} AS probability, 'made@1' AS coder,
  CASE WHEN class IN ('AGREE', 'CONSULT', 'COOPERATE')
       THEN class || ' ' || least(a.code, b.code) || '~' || greatest(a.code, b.code)
       ELSE class || ' ' || a.code || '>' || b.code END AS deed
  FROM made JOIN states AS a ON a.n = who JOIN states AS b ON b.n = whom;
INSERT INTO report_actors SELECT document, document || '.r' || (r + 1), role, 1, 0, 9, code, code, code, 'GOV', 'state', 'name'
  FROM made, LATERAL (VALUES ('source', who), ('target', whom)) AS side(role, which) JOIN states ON states.n = which;
"""
ONE = "On 8 January 2007 Russia halted oil deliveries to Belarus. Minsk accused Moscow of blackmail the next day."


def main() -> None:
    """Fill a dossier, merge it, and time what is added to it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    n = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        took = {}
        for name, documents in (("empty", 0), ("full", n)):
            where = Path(folder) / name
            store.create(where, Question("BLR", "RUS", ("EU",)))
            if documents:
                with duckdb.connect(str(where / "dossier.duckdb")) as connection:
                    connection.execute(FILL.format(n=documents))
                    connection.execute("INSERT INTO unmerged SELECT DISTINCT deed FROM reports")
                started = time.perf_counter()
                run.settle(where)
                took["all events anew, s"] = round(time.perf_counter() - started, 1)
            for k in range(3):
                text = Path(folder) / f"{name}{k}.txt"
                text.write_text(ONE + f" It was {k}.", encoding="utf-8")
                started = time.perf_counter()
                subprocess.run(
                    [sys.executable, "-m", "armslength", "add", str(where), str(text), "--published", "2007-01-10"],
                    check=True, capture_output=True,
                )  # fmt: skip
                took[f"add to {documents:,}, s"] = round(time.perf_counter() - started, 2)
            with store.open_dossier(where) as dossier:
                took[f"events of {documents:,}"] = dossier.counts().events
    print(json.dumps(took))


if __name__ == "__main__":
    main()
