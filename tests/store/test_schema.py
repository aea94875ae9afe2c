"""The schema: followed from version to version, and described truly."""

import re
from pathlib import Path

import duckdb
import pytest

from armslength.errors import SchemaMismatch, StoreError
from armslength.store import create, open_dossier, schema

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "tables.md"


@pytest.fixture
def connection():
    with duckdb.connect(":memory:") as made:
        yield made


def version_1(connection):
    connection.execute((HERE / "version_1.sql").read_text(encoding="utf-8"))


def write_directly(directory, script):
    with duckdb.connect(str(directory / "dossier.duckdb")) as connection:
        connection.execute(script)


def test_a_dossier_of_version_1_opens_with_all_that_it_holds(directory):
    (directory / "dossier.duckdb").unlink()
    with duckdb.connect(str(directory / "dossier.duckdb")) as connection:
        version_1(connection)
    with open_dossier(directory, write=True) as dossier:
        document = dossier.document("d0123456789ab")
        assert document.text == "Minsk met Moscow."
        assert dossier.cite("d0123456789ab.s1").text == document.text
        (report,) = dossier.reports()
        assert (report.source[0].code, report.probability) == ("BLR", {"event": 0.9})
        assert [event.reports for event in dossier.events()] == [("d0123456789ab.r1",)]


def test_a_migrated_dossier_has_the_tables_of_a_new_one(connection):
    version_1(connection)
    schema.migrate(connection, found=1)
    with duckdb.connect(":memory:") as new:
        schema.lay_out(new)
        assert schema.columns(connection) == schema.columns(new)
        assert schema.version(connection) == schema.version(new) == schema.VERSION


def test_steps_run_in_order_from_the_version_found(connection, tmp_path):
    schema.lay_out(connection)
    found = schema.VERSION
    (tmp_path / f"{found + 1:04}.sql").write_text("ALTER TABLE events ADD COLUMN note VARCHAR;")
    (tmp_path / f"{found + 2:04}.sql").write_text(
        "ALTER TABLE events RENAME note TO remark; CREATE TABLE verdicts (n INTEGER);"
    )
    schema.migrate(connection, found=found, known=found + 2, steps=tmp_path)
    assert schema.columns(connection)["events"]["remark"] == "VARCHAR"
    assert "verdicts" in schema.columns(connection)
    assert schema.version(connection) == found + 2


def test_a_step_that_fails_leaves_the_dossier_as_it_was(connection, tmp_path):
    schema.lay_out(connection)
    before, found = schema.columns(connection), schema.VERSION
    (tmp_path / f"{found + 1:04}.sql").write_text("ALTER TABLE events ADD COLUMN note VARCHAR;")
    (tmp_path / f"{found + 2:04}.sql").write_text("ALTER TABLE no_such_table ADD COLUMN note VARCHAR;")
    with pytest.raises(duckdb.Error):
        schema.migrate(connection, found=found, known=found + 2, steps=tmp_path)
    assert schema.columns(connection) == before
    assert schema.version(connection) == found


def test_a_dossier_of_a_newer_version_is_refused_by_name(directory):
    write_directly(directory, f"UPDATE meta SET schema_version = {schema.VERSION + 1}")
    for write in (False, True):
        with pytest.raises(SchemaMismatch, match="update armslength") as refused:
            open_dossier(directory, write=write)
        assert (refused.value.found, refused.value.known) == (schema.VERSION + 1, schema.VERSION)


def test_an_older_dossier_is_not_changed_by_reading(directory):
    write_directly(directory, f"UPDATE meta SET schema_version = {schema.VERSION - 1}")
    with pytest.raises(StoreError, match="any command that writes"):
        open_dossier(directory)


def test_a_database_that_is_no_dossiers_is_refused(directory):
    write_directly(directory, "DROP TABLE meta")
    with pytest.raises(StoreError, match="holds no dossier's tables"):
        open_dossier(directory, write=True)


def test_any_duckdb_we_allow_can_open_the_file(tmp_path, question):
    create(tmp_path / "d", question)
    with duckdb.connect(str(tmp_path / "d" / "dossier.duckdb"), read_only=True) as connection:
        (tags,) = connection.execute(
            "SELECT tags FROM duckdb_databases() WHERE database_name = 'dossier'"
        ).fetchone()
    assert tags["storage_version"] == "v1.4.0+"


def test_the_page_on_tables_describes_the_schema_as_it_is(connection):
    schema.lay_out(connection)
    described = {}
    for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        described[name] = dict(
            re.findall(r"^\| (\w+) \| ([A-Z]\S*(?: [A-Z]\S*)*) \| .+ \|$", body, re.MULTILINE)
        )
    assert described == schema.columns(connection)
    assert f"schema version {schema.VERSION};" in PAGE.read_text(encoding="utf-8")


def test_the_query_on_the_page_runs(directory):
    (query,) = re.findall(r"```sql\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    with open_dossier(directory) as dossier:
        assert dossier.sql(query) == []
