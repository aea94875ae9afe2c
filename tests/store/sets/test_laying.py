"""Files lie in the dossier as they came, whatever they and their folders are called. All rows invented."""

import json

import duckdb
import pytest

from armslength import store
from armslength.errors import InputError
from armslength.store.sets.laying import lay

EVENTS = store.FORMS["events"]
HEADER = "date,source,target,class,country\n"
ROW = {"date": "2021-03-04", "source": "BLR", "target": "RUS", "class": "CONSULT"}


def laid(path, form=EVENTS, columns="*", beside=None):
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE refused (dataset VARCHAR, number BIGINT, reason VARCHAR, detail VARCHAR, line VARCHAR)"
        )
        if beside is not None:
            connection.execute("SET allowed_paths = ?", [[str(path) for path in beside]])
            connection.execute("SET enable_external_access = false")
        rows = lay(connection, form, path, '"invented"')
        return connection.execute(f"SELECT {columns} FROM {rows} AS r ORDER BY _row").fetchall()


def jsonl(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def csv(path, *rows, header=HEADER):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_folder_s_name_overwrites_no_column(tmp_path, kind):
    folder = tmp_path / "country=UKR"
    folder.mkdir()
    if kind == "csv":
        path = csv(folder / "a.csv", "2021-03-04,BLR,RUS,CONSULT,Belarus")
    elif kind == "jsonl":
        path = jsonl(folder / "a.jsonl", [ROW | {"country": "Belarus"}])
    else:
        path = folder / "a.parquet"
        duckdb.sql(
            "SELECT '2021-03-04' AS date, 'BLR' AS source, 'RUS' AS target, 'Belarus' AS country"
        ).write_parquet(str(path))
    assert laid(path, columns="country, source") == [("Belarus", "BLR")]


@pytest.mark.parametrize("name", ["a[1].csv", "a*.csv", "a?.csv"])
def test_a_name_that_could_be_a_pattern_is_a_name(tmp_path, name):
    for other in ("a1.csv", "ab.csv"):
        csv(tmp_path / other, "2021-03-04,POL,RUS,CONSULT,")
    assert laid(csv(tmp_path / name, "2021-03-04,BLR,RUS,CONSULT,"), columns="source") == [("BLR",)]


def test_where_only_one_file_may_be_read_no_other_is_read_for_it(tmp_path):
    path = csv(tmp_path / "a[1].csv", "2021-03-04,BLR,RUS,CONSULT,")
    assert laid(path, columns="source", beside=[path]) == [("BLR",)]
    csv(tmp_path / "a1.csv", "2021-03-04,POL,RUS,CONSULT,")
    with pytest.raises(InputError, match=r"a\[1\]\.csv.*pattern"):
        laid(path, beside=[path])


def test_values_of_json_stay_as_they_came_and_a_key_may_come_late(tmp_path):
    early = ROW | {
        "published": "2021-03-04T10:00:00Z",
        "cameo": "036",
        "intensity": 7,
        "contexts": ["legal", "military"],
    }
    late = ROW | {"published": None, "cameo": 36, "intensity": "high", "place": "Minsk", "contexts": "legal"}
    path = jsonl(tmp_path / "a.jsonl", [early] * 24_999 + [late])
    rows = laid(path, columns="published, cameo, intensity, contexts, place")
    assert len(rows) == 25_000
    assert rows[0] == ("2021-03-04T10:00:00Z", "036", "7", "[legal, military]", None)
    assert rows[-1] == (None, "36", "high", "legal", "Minsk")


def test_records_of_json_may_have_little_in_common(tmp_path):
    path = jsonl(tmp_path / "a.jsonl", [ROW | {f"note {n}": "invented"} for n in range(500)])
    rows = laid(path, columns='source, "note 7"')
    assert len(rows) == 500
    assert rows[7] == ("BLR", "invented")
    assert rows[8] == ("BLR", None)


@pytest.mark.parametrize("name", ["rowid", "_row", "_day", "RowID"])
def test_a_column_named_as_ours_is_refused_by_its_name(tmp_path, name):
    path = csv(tmp_path / "a.csv", "2021-03-04,BLR,RUS,7", header=f"date,source,target,{name}\n")
    with pytest.raises(InputError, match=rf"a\.csv: a column may not be named {name}"):
        laid(path)


def test_capitals_in_a_header_are_no_other_column(tmp_path):
    path = csv(tmp_path / "a.csv", "2021-03-04,BLR,RUS,CONSULT", header="Date,Source,Target,Class\n")
    assert laid(path, columns='date, "class", _row') == [("2021-03-04", "CONSULT", 1)]


@pytest.mark.parametrize("column", ["gwnoa", "source_office", "country"])
def test_a_column_that_the_meaning_of_rows_rests_on_is_missed_by_its_name(file, column):
    path = file("ucdp")
    path.write_text(path.read_text(encoding="utf-8").replace(column, "other", 1), encoding="utf-8")
    with pytest.raises(InputError, match=f"not ucdp: it has no column {column};"):
        laid(path, store.FORMS["ucdp"])
