"""The work on a Spark cluster: the same function over batches, the same SQL for tables. Needs the extra `spark`.

The session is whatever `SparkSession.builder.getOrCreate()` gives: under `spark-submit` that of the cluster.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from armslength.engine.dyads import ZEROS, Dyads
from armslength.errors import InputError, MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession


WRITTEN = re.compile(r"_SUCCESS|\._SUCCESS\.crc|part-.*|\.part-.*\.crc")
"""The files that Spark writes into a folder of Parquet."""


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
    """As `local.dyads`; `out` becomes a folder of Parquet files, as Spark writes them.

    Raises:
        MissingExtra: pyspark is not installed.
        InputError: `out` holds what Spark did not write, or a code has lost its zeros.
    """
    spark = spark or session()
    import sqlglot  # noqa: PLC0415 - an extra

    mode = _mode(spark, out)
    for name, (columns, rows) in asked.tables().items():
        spark.createDataFrame(list(rows), list(columns)).createOrReplaceTempView(name)
    rows_in = spark.read.parquet(*files)
    if asked.layout == "gdelt" and ("eventcode", "string") not in {(n.lower(), t) for n, t in rows_in.dtypes}:
        raise InputError(f"{', '.join(files)}: {ZEROS}")
    rows_in.createOrReplaceTempView("rows")
    answer = spark.sql(sqlglot.transpile(asked.sql(), read="duckdb", write="spark")[0])
    answer.write.mode(mode).parquet(out)
    return int(spark.read.parquet(out).count())


def code(source: str, out: str, spark: SparkSession | None = None) -> int:
    """As `local.code`; `out` becomes a folder of Parquet files, as Spark writes them.

    Raises:
        MissingExtra: pyspark is not installed.
        InputError: `out` holds what Spark did not write.
    """
    spark = spark or session()
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

    from armslength.engine.batches import SCHEMA  # noqa: PLC0415 - needs the extra

    mode = _mode(spark, out)
    coded = spark.read.parquet(source).mapInArrow(_coded, from_arrow_schema(SCHEMA))
    coded.write.mode(mode).parquet(out)
    return int(spark.read.parquet(out).count())


def _mode(spark: SparkSession, out: str) -> str:
    """How `out` may be written: over an older answer, and over nothing else, for all that lies there would be deleted."""
    jvm: Any = getattr(spark, "_jvm", None)
    if jvm is None:  # a session of Spark Connect, which cannot look
        return "errorifexists"
    path = jvm.org.apache.hadoop.fs.Path(out)
    files = path.getFileSystem(spark._jsc.hadoopConfiguration())  # noqa: SLF001 - Spark's way to look into a folder
    if files.exists(path):
        if not files.getFileStatus(path).isDirectory():
            raise InputError(f"{out}: it is a file; name a folder to write")
        for there in files.listStatus(path):
            name = there.getPath().getName()
            if there.isDirectory() or not WRITTEN.fullmatch(name):
                raise InputError(f"{out}: it holds {name}, which would be deleted; name another folder")
    return "overwrite"


def _coded(batches: Iterator[pa.RecordBatch]) -> Iterator[Any]:
    """One document at a time: Spark gives every core a task of its own."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from armslength.engine.batches import coded_batches  # noqa: PLC0415 - on the worker

    return coded_batches(batches, workers=1)
