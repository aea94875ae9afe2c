"""Documents of a Parquet file coded here; what cannot be done leaves nothing behind. All texts invented."""

import duckdb
import pytest

from armslength.engine import local
from armslength.errors import InputError

pytest.importorskip("pyarrow", reason="pyarrow is an extra")


@pytest.fixture
def news(tmp_path):
    """A file of documents, and one without a column text."""
    said = "SELECT 'Belarus and Russia signed an agreement on gas.' AS {}, '2021-06-01' AS published"
    for name, column in (("news", "text"), ("bare", "body")):
        duckdb.sql(said.format(column)).write_parquet(str(tmp_path / f"{name}.parquet"))
    return tmp_path


def test_a_file_without_texts_leaves_no_half_file_and_the_old_answer_as_it_was(news):
    (news / "out.parquet").write_text("an older answer")
    with pytest.raises(InputError, match="no column text"):
        local.code(str(news / "bare.parquet"), news / "out.parquet")
    assert (news / "out.parquet").read_text() == "an older answer"
    assert not list(news.glob("*.part"))


def test_an_out_that_is_a_folder_is_refused_and_nothing_is_left(news):
    (news / "out").mkdir()
    with pytest.raises(InputError, match="out: it is a folder"):
        local.code(str(news / "news.parquet"), news / "out")
    assert not list(news.rglob("*.part"))


def test_an_out_in_no_folder_is_told_of_out_and_not_of_the_file_read(news):
    with pytest.raises(InputError, match=r"gone/out\.parquet: no folder"):
        local.code(str(news / "news.parquet"), news / "gone" / "out.parquet")


def test_reports_are_written_whole(news):
    n = local.code(str(news / "news.parquet"), news / "out.parquet")
    assert n == len(duckdb.sql(f"FROM '{news}/out.parquet'")) > 0
    assert sorted(path.name for path in news.iterdir()) == ["bare.parquet", "news.parquet", "out.parquet"]
