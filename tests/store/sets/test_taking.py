"""Each format is read as it comes: every row stored or refused, nothing guessed, nothing lost."""

import gzip
import zipfile

import pytest

from armslength import run, store
from armslength.errors import InputError
from armslength.records import Question

FORMS = tuple(name for name in store.FORMS if name != "figures")


@pytest.fixture
def directory(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question(client="BLR", patron="RUS", rivals=("EU",)))
    return where


def take(directory, path, form, **told):
    return run.take_in_set(directory, path, form, told)


def rows(directory, columns):
    with store.open_dossier(directory) as dossier:
        return dossier.sql(f"SELECT {columns} FROM records ORDER BY number")


def refused(directory):
    with store.open_dossier(directory) as dossier:
        return [(r.number, r.reason) for r in dossier.refused()]


def test_icews_keeps_its_codes_and_refuses_what_it_cannot_mean(directory, file):
    taken = take(directory, file("icews"), "icews")
    assert (taken.rows, taken.stored, taken.refused) == (7, 4, 3)
    assert rows(
        directory, "number, date, source, target, class, cameo, intensity, source_sector, publisher"
    ) == [
        (1, "2021-03-04", "BLR", "RUS", "THREATEN", "1311", -5.0, "GOV", "Invented Wire"),
        (2, "2021-03-04", "BLR", "RUS", "CONSULT", "040", -5.0, "GOV", None),
        (3, "2021-03-04", "RUS", "BLR", "CONSULT", "040", -5.0, "GOV", "Invented Wire"),
        (4, "2021-03-05", "BLR", "RUS", None, "010", -5.0, "GOV", "Invented Wire"),
    ]
    assert refused(directory) == [(None, "row"), (5, "date"), (6, "code")]
    with store.open_dossier(directory) as dossier:
        assert "line 8" in dossier.refused()[0].detail
        assert dossier.refused()[0].line == "7\tcut off"
        assert dossier.refused()[2].detail == "CAMEO code 999 is in no codebook"


def test_a_statement_has_no_class_and_makes_no_event(directory, file):
    take(directory, file("icews"), "icews")
    with store.open_dossier(directory) as dossier:
        assert sorted(e.class_ for e in dossier.events()) == ["CONSULT", "THREATEN"]


def test_gdelt_reads_cameo_codes_for_actors_and_keeps_leading_zeros(directory, file):
    assert take(directory, file("gdelt"), "gdelt").refused == 0
    columns = "source, target, class, cameo, contexts, published::VARCHAR, publisher, place"
    assert rows(directory, columns) == [
        ("BLR", "EU", "AGREE", "036", ["diplomatic"], "2021-03-05", "invented.example", "Minsk, Belarus"),
        ("ROU", "BLR", "REQUEST", "0211", ["economic"], "2021-03-05", "invented.example", "Minsk, Belarus"),
    ]


def test_polecat_says_none_for_unknown_and_its_contexts_become_ours(directory, file):
    assert take(directory, file("polecat"), "polecat").refused == 1
    assert rows(directory, "source, target, class, contexts, published::VARCHAR, cameo") == [
        ("BLR", "LVA", "SANCTION", ["diplomatic", "institution", "legal"], "2021-03-06", None)
    ]


def test_acled_dates_are_as_precise_as_it_says_and_not_every_row_is_a_deed(directory, file):
    assert take(directory, file("acled"), "acled").refused == 0
    assert rows(directory, 'date, start::VARCHAR, "end"::VARCHAR, source, target, class, source_sector') == [
        ("2022-03-05", "2022-03-05", "2022-03-05", "RUS", "UKR", "ASSAULT", "MIL"),
        ("2022-03-02/2022-03-08", "2022-03-02", "2022-03-08", "UKR", None, "PROTEST", "CVL"),
        ("2022-03", "2022-03-01", "2022-03-31", "UKR", "RUS", "AGREE", "GOV"),
        ("2022-03-05", "2022-03-05", "2022-03-05", "UKR", None, None, "COP"),
    ]


def test_ucdp_sides_are_states_by_their_numbers_and_fights_may_last_days(directory, file):
    assert take(directory, file("ucdp"), "ucdp").refused == 0
    assert rows(directory, 'date, source, target, target_sector, "end"::VARCHAR, text') == [
        ("2014-08-03/2014-08-05", "UKR", None, "REB", "2014-08-05", "Fight, invented"),
        ("2014-08-24", "RUS", "UKR", "MIL", "2014-08-24",
         "Government of Russia (Soviet Union) – ASSAULT – Government of Ukraine"),
    ]  # fmt: skip


def test_plover_reads_both_its_manual_s_names_and_the_older_ones(directory, file):
    assert take(directory, file("plover"), "plover").refused == 1
    assert rows(directory, 'native, date, "end"::VARCHAR, source, target, class, text') == [
        ("p1", "2020-08", "2020-08-31", "BLR+RUS", "BLR+RUS", "CONSULT", "An invented talk."),
        ("p2", "2020-08-09", "2020-08-09", "POL", "BLR", "REQUEST", "An invented demand."),
    ]


def test_a_plain_table_takes_names_codes_several_sides_and_coarse_dates(directory, file):
    assert take(directory, file("events"), "events").refused == 0
    assert rows(directory, 'date, "end"::VARCHAR, source, target, class, modality, publisher') == [
        ("2021-03-04", "2021-03-04", "BLR", "EU+USA", "REJECT", "happened", "Invented Wire"),
        ("2021", "2021-12-31", "BLR", "RUS", "CONSULT", "planned", None),
        ("2021-03", "2021-03-31", None, "RUS", "AID", "happened", None),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_set_given_back_is_what_came(directory, file, tmp_path, form):
    path = file(form)
    taken = take(directory, path, form)
    run.give_set_back(directory, taken.id, tmp_path / "back")
    came = path.read_text(encoding="utf-8")
    unreadable = "7\tcut off\n" if form == "icews" else ""
    assert (tmp_path / "back").read_text(encoding="utf-8") == came.replace(unreadable, "")


@pytest.mark.parametrize("form", FORMS)
def test_rows_in_are_rows_stored_and_rows_refused(directory, file, form):
    taken = take(directory, file(form), form)
    with store.open_dossier(directory) as dossier:
        (noted,) = dossier.datasets()
        assert noted == taken
        counts = dossier.counts()
    assert (counts.datasets, counts.records, counts.refused) == (1, taken.stored, taken.refused)
    assert taken.rows == taken.stored + taken.refused > 0


def test_the_same_file_twice_is_there_once(directory, file):
    path = file("icews")
    assert take(directory, path, "icews") is not None
    with store.open_dossier(directory) as dossier:
        before = dossier.events()
    assert take(directory, path, "icews") is None
    with store.open_dossier(directory) as dossier:
        assert dossier.events() == before


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_a_packed_file_is_read_like_a_plain_one(directory, file, tmp_path, pack):
    path = file("icews")
    packed = tmp_path / f"icews.tab.{pack}"
    if pack == "gz":
        packed.write_bytes(gzip.compress(path.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(path, "icews.tab")
    assert take(directory, packed, "icews").stored == 4


def test_a_file_that_is_not_utf_8_is_read_as_latin_1_and_goes_back_so(directory, file, tmp_path):
    path = file("icews")
    path.write_bytes(path.read_bytes().replace(b"Minsk\tNA", "Orléans\tNA".encode("latin-1")))
    taken = take(directory, path, "icews")
    assert taken.encoding == "latin-1"
    assert rows(directory, "place")[0] == ("Orléans, Minsk, Belarus",)
    run.give_set_back(directory, taken.id, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == path.read_bytes().replace(b"7\tcut off\n", b"")


@pytest.mark.parametrize(
    ("form", "content", "said"),
    [
        ("icews", b"a\tb\n1\t2\n", "it has no column Event ID"),
        ("polecat", b"Event ID\tEvent Date\n1\t2\n", "choose another --format"),
        ("events", b"", "it is empty"),
        ("plover", b"not json", "cannot be read as plover"),
    ],
)
def test_a_file_of_another_format_is_refused_and_leaves_nothing(directory, tmp_path, form, content, said):
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        take(directory, path, form)
    with store.open_dossier(directory) as dossier:
        assert dossier.datasets() == []
        assert dossier.sql("SELECT outcome FROM runs WHERE outcome IS DISTINCT FROM 'nothing taken'") == []
        assert dossier.unmerged() == []
        assert dossier.sql("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'raw'") == [(0,)]


def test_a_damaged_archive_says_so(directory, tmp_path):
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress(b"date,source,target\n" * 1000)[:40])
    with pytest.raises(InputError, match="fetch it anew"):
        take(directory, path, "events")


def test_the_user_s_word_on_a_set_stands_above_its_form_s(directory, file):
    taken = take(directory, file("icews"), "icews", title="Ours", grade="B", confidence=0.5)
    assert (taken.title, taken.grade, taken.confidence) == ("Ours", "B", 0.5)
    with store.open_dossier(directory) as dossier:
        assert {(e.confidence, e.source_grade) for e in dossier.events()} == {(0.5, "B")}


def test_no_query_of_a_user_reaches_the_file_that_was_taken_in(directory, file):
    path = file("icews")
    take(directory, path, "icews")
    with store.open_dossier(directory) as dossier, pytest.raises(InputError):
        dossier.sql(f"SELECT * FROM read_csv('{path}')")
