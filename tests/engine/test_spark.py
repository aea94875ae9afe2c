"""Two workers of a local Spark cluster give what this machine gives, byte for byte; needs pyspark and Java."""

import datetime as dt
import json
import os
import random
import sys

import pytest

from armslength import engine
from armslength.engine import local
from armslength.errors import InputError

pytest.importorskip("pyspark", reason="needs the extra spark (pip install -e '.[spark]') and Java")
pytestmark = pytest.mark.filterwarnings("ignore")

SENTENCES = [
    "On {d} March 2021 Russia imposed sanctions on Ukraine.",
    "Belarus and Russia signed an agreement on gas on {d} April 2021.",
    "The European Union condemned the arrests in Minsk on {d} May 2021.",
    "Poland refused to return the ambassador to Belarus, the spokesman said.",
    "Nothing happened that day.",
]


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("armslength-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    yield session
    session.stop()


def same(one, other):
    """Rows of two Parquet files or folders, as sorted bytes."""
    import pyarrow.parquet as pq

    def rows(path):
        return sorted(
            json.dumps(row, sort_keys=True, default=str).encode() for row in pq.read_table(path).to_pylist()
        )

    return rows(one) == rows(other)


def test_coding(spark, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    draw = random.Random(1)
    documents = [
        {
            "text": " ".join(s.format(d=draw.randrange(1, 29)) for s in draw.sample(SENTENCES, 3)),
            "published": "2021-06-01",
            "publisher": f"Invented Wire {n % 3}",
        }
        for n in range(60)
    ] + [{"text": "", "published": "2021-06-01", "publisher": None}]
    (tmp_path / "in").mkdir()
    for part in range(4):
        pq.write_table(pa.Table.from_pylist(documents[part::4]), tmp_path / "in" / f"{part}.parquet")
    pq.write_table(pa.Table.from_pylist(documents), tmp_path / "in.parquet")
    from armslength.engine import spark as on_spark

    n = local.code(str(tmp_path / "in.parquet"), tmp_path / "local.parquet")
    assert on_spark.code(str(tmp_path / "in"), str(tmp_path / "spark"), spark) == n > 100
    assert same(tmp_path / "local.parquet", tmp_path / "spark")
    assert spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() == 3  # the driver and two workers


def test_dyads(spark, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from armslength.engine import spark as on_spark

    draw = random.Random(2)
    codes = ["010", "040", "0211", "057", "163", "190", "1121"]
    rows = [
        {
            "Day": 20200000 + draw.randrange(1, 13) * 100 + draw.randrange(1, 29),
            "Actor1CountryCode": draw.choice(["BLR", "RUS", "ROM", None]),
            "Actor1KnownGroupCode": draw.choice([None, "EEC"]),
            "Actor2CountryCode": draw.choice(["BLR", "RUS", "UKR"]),
            "Actor2KnownGroupCode": None,
            "EventCode": draw.choice(codes),
            "GoldsteinScale": draw.choice([0.1, -0.4, 3.4, 7.0, -9.5]),
        }
        for _ in range(20_000)
    ]
    schema = pa.schema(
        [
            ("Day", pa.int32()),
            *[(c, pa.string()) for c in list(rows[0])[1:6]],
            ("GoldsteinScale", pa.float64()),
        ]
    )
    (tmp_path / "in").mkdir()
    for part in range(4):
        pq.write_table(pa.Table.from_pylist(rows[part::4], schema), tmp_path / "in" / f"{part}.parquet")
    for period in ("month", "year"):
        for between in (None, ("EU", "BLR")):
            asked = engine.Dyads("gdelt", period, between)
            here, there = tmp_path / f"{period}{between}.parquet", tmp_path / f"{period}{between}"
            n = local.dyads(asked, [str(tmp_path / "in" / "*.parquet")], here)
            assert on_spark.dyads(asked, [str(tmp_path / "in")], str(there), spark) == n > 0
            assert same(here, there)


def test_nothing_but_an_older_answer_is_written_over(spark, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from armslength.engine import spark as on_spark

    names = ("source", "target", "class", "modality")
    row = dict(zip(names, ("BLR", "RUS", "CONSULT", "happened"), strict=True))
    rows = pa.Table.from_pylist([row | {"intensity": 1.0, "start": dt.date(2021, 3, 4)}])
    pq.write_table(rows, tmp_path / "in.parquet")
    asked, files, out = engine.Dyads("records"), [str(tmp_path / "in.parquet")], tmp_path / "out"
    assert on_spark.dyads(asked, files, str(out), spark) == 1
    assert on_spark.dyads(asked, files, str(out), spark) == 1
    (out / "notes.txt").write_text("an invented year's work")
    with pytest.raises(InputError, match=r"out: it holds notes\.txt"):
        on_spark.dyads(asked, files, str(out), spark)
    with pytest.raises(InputError, match=r"out: it holds notes\.txt"):
        on_spark.code(files[0], str(out), spark)
    assert (out / "notes.txt").read_text() == "an invented year's work"
    with pytest.raises(InputError, match="it is a file"):
        on_spark.dyads(asked, files, files[0], spark)


def test_gdelt_s_codes_without_their_zeros_are_refused(spark, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from armslength.engine import spark as on_spark

    pq.write_table(pa.table({"EventCode": [20]}), tmp_path / "in.parquet")
    with pytest.raises(InputError, match="EventCode is no text"):
        on_spark.dyads(engine.Dyads("gdelt"), [str(tmp_path / "in.parquet")], str(tmp_path / "out"), spark)
