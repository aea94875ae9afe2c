"""What a plain install lacks is named before anything else goes wrong."""

import sys

import pytest

from armslength import engine
from armslength.engine import spark
from armslength.errors import MissingExtra


@pytest.mark.parametrize(
    "job",
    [
        lambda: spark.dyads(engine.Dyads("gdelt"), ["in"], "out"),
        lambda: spark.code("in", "out"),
    ],
    ids=["dyads", "code"],
)
def test_spark_that_is_not_installed_is_asked_for(monkeypatch, job):
    for name in ("pyspark", "pyspark.sql", "pyspark.sql.pandas.types", "sqlglot", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r"\.\[spark\]"):
        job()
