"""The table of dyads: counted by hand here, and asked of files as large as one likes."""

import duckdb
import pytest

from armslength import engine
from armslength.engine import local
from armslength.errors import InputError
from armslength.records import MODALITIES

RECORDS = [
    ("BLR", "RUS", "CONSULT", 1.0, "2021-03-04", "happened"),
    ("BLR", "RUS", "CONSULT", 2.0, "2021-03-30", "happened"),
    ("BLR", "RUS", "REJECT", -4.0, "2021-03-31", "happened"),
    ("BLR", "RUS", "AID", 7.0, "2021-04-01", "happened"),
    ("RUS", "BLR", "SANCTION", -5.0, "2021-04-01", "happened"),
    (None, "BLR", "SANCTION", -5.0, "2021-04-01", "happened"),
    ("RUS", "BLR", None, 0.0, "2021-04-01", "happened"),
]
GDELT = [
    (20210304, "BLR", None, "RUS", None, "040", 1.0),
    (20210305, "BLR", None, "RUS", None, "010", 0.0),
    (20210306, None, "EEC", "ROM", None, "057", 8.0),
    (20210306, "EUR", "EEC", "BLR", None, "163", -8.0),
    (20210306, None, None, "BLR", None, "163", -8.0),
]


@pytest.fixture
def files(tmp_path):
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE r (source VARCHAR, target VARCHAR, class VARCHAR, intensity DOUBLE, start DATE, modality VARCHAR)"
        )
        connection.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?)", RECORDS)
        connection.execute(f"COPY r TO '{tmp_path}/records.parquet'")
        connection.execute(
            "CREATE TABLE g (Day INTEGER, Actor1CountryCode VARCHAR, Actor1KnownGroupCode VARCHAR, "
            "Actor2CountryCode VARCHAR, Actor2KnownGroupCode VARCHAR, EventCode VARCHAR, GoldsteinScale DOUBLE)"
        )
        connection.executemany("INSERT INTO g VALUES (?, ?, ?, ?, ?, ?, ?)", GDELT)
        connection.execute(f"COPY g TO '{tmp_path}/gdelt.parquet'")
    return tmp_path


def table(files, layout, out="out.csv", **asked):
    n = local.dyads(engine.Dyads(layout, **asked), [str(files / f"{layout}.parquet")], files / out)
    rows = duckdb.sql(f"SELECT * REPLACE (start::VARCHAR AS start) FROM '{files / out}'").fetchall()
    assert len(rows) == n
    return rows


@pytest.mark.parametrize("out", ["out.csv", "out.parquet"])
def test_months_are_counted_by_quad_with_their_mean_intensity(files, out):
    assert table(files, "records", out) == [
        ("BLR", "RUS", "2021-03-01", 3, 2, 0, 1, 0, pytest.approx(-1 / 3)),
        ("BLR", "RUS", "2021-04-01", 1, 0, 1, 0, 0, 7.0),
        ("RUS", "BLR", "2021-04-01", 1, 0, 0, 0, 1, -5.0),
    ]


def test_years(files):
    assert [row[:4] for row in table(files, "records", period="year")] == [
        ("BLR", "RUS", "2021-01-01", 4),
        ("RUS", "BLR", "2021-01-01", 1),
    ]


def test_one_dyad_is_its_part_of_all(files):
    whole = table(files, "records")
    assert table(files, "records", between=("RUS", "BLR")) == [
        row for row in whole if row[:2] == ("RUS", "BLR")
    ]


def test_gdelt_s_codes_become_ours_and_statements_are_no_deeds(files):
    assert table(files, "gdelt") == [
        ("BLR", "RUS", "2021-03-01", 1, 1, 0, 0, 0, 1.0),
        ("EU", "BLR", "2021-03-01", 1, 0, 0, 0, 1, -8.0),
        ("EU", "ROU", "2021-03-01", 1, 1, 0, 0, 0, 8.0),
    ]
    assert [row[:2] for row in table(files, "gdelt", between=("EU", "ROU"))] == [("EU", "ROU")]


def test_files_that_are_not_of_the_layout_say_so(files):
    with pytest.raises(InputError, match=r"gdelt\.parquet"):
        local.dyads(engine.Dyads("records"), [str(files / "gdelt.parquet")], files / "out.csv")
    assert not (files / "out.csv").exists()


def test_what_did_not_happen_is_not_counted(files):
    before = table(files, "records")
    happened = f"SELECT * FROM '{files}/records.parquet'"
    others = [
        f"SELECT * REPLACE ('{m}' AS modality) FROM '{files}/records.parquet'"
        for m in MODALITIES
        if m != "happened"
    ]
    duckdb.sql(" UNION ALL ".join([happened, *others])).write_parquet(str(files / "all.parquet"))
    (files / "all.parquet").replace(files / "records.parquet")
    assert table(files, "records") == before


def test_gdelt_s_codes_without_their_zeros_are_refused_in_whichever_file(files):
    duckdb.sql(
        f"SELECT * REPLACE (EventCode::INTEGER AS EventCode) FROM '{files}/gdelt.parquet'"
    ).write_parquet(str(files / "numbers.parquet"))
    with pytest.raises(InputError, match=r"numbers\.parquet: EventCode is no text"):
        local.dyads(
            engine.Dyads("gdelt"), [f"{files}/gdelt.parquet", f"{files}/n*.parquet"], files / "out.csv"
        )
    assert not (files / "out.csv").exists()


def test_a_folder_s_name_is_no_column(files):
    folder = files / "source=POL"
    folder.mkdir()
    (files / "records.parquet").replace(folder / "records.parquet")
    local.dyads(engine.Dyads("records"), [str(folder / "*.parquet")], files / "out.csv")
    assert "POL" not in (files / "out.csv").read_text()
    assert "BLR,RUS,2021-03-01,3" in (files / "out.csv").read_text()


def test_an_out_that_is_a_folder_is_refused_and_nothing_is_left(files):
    (files / "out").mkdir()
    with pytest.raises(InputError, match="out: it is a folder"):
        local.dyads(engine.Dyads("records"), [str(files / "records.parquet")], files / "out")
    assert not list(files.rglob("*.part"))
