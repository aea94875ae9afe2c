"""The work on a Spark cluster: the same function over batches, the same SQL for tables. Needs the extra `spark`.

The session is whatever `SparkSession.builder.getOrCreate()` gives: under `spark-submit` that of the cluster.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from armslength.engine.dyads import Dyads
from armslength.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession


def session() -> SparkSession:
    """The Spark session there is, or one on this machine.

    Raises:
        MissingExtra: pyspark is not installed.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise MissingExtra(extra="spark", needs="--engine spark") from missing
    if (
        "PYSPARK_GATEWAY_PORT" not in os.environ
    ):  # not under spark-submit: the workers run on this machine, as we do
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkSession.builder.appName("armslength").getOrCreate()


def dyads(asked: Dyads, files: Sequence[str], out: str, spark: SparkSession | None = None) -> int:
    """As `local.dyads`; `out` becomes a folder of Parquet files, as Spark writes them."""
    import sqlglot  # noqa: PLC0415 - an extra

    spark = spark or session()
    for name, (columns, rows) in asked.tables().items():
        spark.createDataFrame(list(rows), list(columns)).createOrReplaceTempView(name)
    spark.read.parquet(*files).createOrReplaceTempView("rows")
    answer = spark.sql(sqlglot.transpile(asked.sql(), read="duckdb", write="spark")[0])
    answer.write.mode("overwrite").parquet(out)
    return int(spark.read.parquet(out).count())


def code(source: str, out: str, spark: SparkSession | None = None) -> int:
    """As `local.code`; `out` becomes a folder of Parquet files, as Spark writes them."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

    from armslength.engine.batches import SCHEMA  # noqa: PLC0415 - needs the extra

    spark = spark or session()
    coded = spark.read.parquet(source).mapInArrow(_coded, from_arrow_schema(SCHEMA))
    coded.write.mode("overwrite").parquet(out)
    return int(spark.read.parquet(out).count())


def _coded(batches: Iterator[pa.RecordBatch]) -> Iterator[Any]:
    """One document at a time: Spark gives every core a task of its own."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from armslength.engine.batches import coded_batches  # noqa: PLC0415 - on the worker

    return coded_batches(batches, workers=1)
