"""Each format is read as it comes: every row stored or refused, nothing guessed, nothing lost."""

import gzip
import json
import zipfile

import pytest
from tests.store.sets.conftest import ICEWS_HEADER, icews

from armslength import run, store
from armslength.edtf import is_edtf
from armslength.errors import InputError, StoreError
from armslength.ontology.deeds import deed_of
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


def plain(directory, tmp_path, header, *lines):
    path = tmp_path / "plain.csv"
    path.write_text("".join(f"{line}\n" for line in (header, *lines)))
    return take(directory, path, "events")


@pytest.mark.parametrize(
    ("source", "target", "class_", "deed"),
    [
        ("RUS+BLR", "BLR+RUS", "CONSULT", "CONSULT BLR~RUS"),
        ("RUS+BLR+RUS", "UKR", "CONSULT", "CONSULT BLR+RUS~UKR"),
        ("RUS+BLR+UKR", "RUS+BLR+UKR", "CONSULT", "CONSULT BLR+RUS+UKR~BLR+RUS+UKR"),
        ("RUS+BLR", "BLR+RUS", "SANCTION", "SANCTION BLR+RUS>BLR+RUS"),
        ("BLR", "BLR", "AGREE", "AGREE BLR~BLR"),
    ],
)
def test_a_row_s_deed_is_written_as_a_report_s_is(directory, tmp_path, source, target, class_, deed):
    plain(directory, tmp_path, "date,source,target,class", f"2021-03-04,{source},{target},{class_}")
    assert rows(directory, "deed") == [(deed,)]
    sides = [tuple(sorted(set(side.split("+")))) for side in (source, target)]
    assert deed == deed_of(class_, *sides)


def test_an_intensity_that_is_no_number_is_as_if_absent_and_one_too_large_is_refused(directory, tmp_path):
    plain(
        directory,
        tmp_path,
        "date,source,target,class,cameo,intensity,goldstein",
        "2021-03-04,RUS,BLR,SANCTION,,,",
        "2021-03-04,RUS,BLR,SANCTION,,NaN,",
        "2021-03-04,RUS,BLR,SANCTION,,-inf,",
        "2021-03-04,RUS,BLR,SANCTION,,NaN,-3.5",
        "2021-03-04,RUS,BLR,,163,,",
        "2021-03-04,RUS,BLR,,163,inf,",
        "2021-03-04,RUS,BLR,SANCTION,,-10.5,",
        "2021-03-04,RUS,BLR,SANCTION,,-10,",
    )
    found = [row[0] for row in rows(directory, "intensity")]
    assert found[0] == found[1] == found[2]
    assert found[4] == found[5]
    assert (found[3], found[6]) == (-3.5, -10.0)
    with store.open_dossier(directory) as dossier:
        assert [(r.number, r.reason, r.detail) for r in dossier.refused()] == [
            (7, "intensity", "intensity -10.5 lies outside -10 to 10")
        ]


def test_an_infinite_intensity_of_any_format_takes_the_crosswalk_s(directory, file):
    path = file("gdelt")
    came = path.read_text()
    for odd in ("NaN", "inf", ""):
        path.write_text(came.replace("\t4.0\t", f"\t{odd}\t"))
        take(directory, path, "gdelt")
    found = rows(directory, "cameo, intensity")
    assert len(found) == 6
    assert len(set(found)) == 2
    assert all(abs(intensity) <= 10 for _, intensity in found)


def test_a_class_that_is_none_is_refused_beside_a_code_too(directory, tmp_path):
    plain(
        directory, tmp_path, "date,source,target,class,cameo",
        "2021-03-04,RUS,BLR,ODD,163", "2021-03-04,RUS,BLR,,163",
    )  # fmt: skip
    assert refused(directory) == [(1, "class")]


DATES = [
    ("2021-04-04 00:00:00", ("2021-04-04", "2021-04-04", "2021-04-04")),
    ("2021-04-04T10:00:00Z", ("2021-04-04", "2021-04-04", "2021-04-04")),
    ("2020/02/04", ("2020-02-04", "2020-02-04", "2020-02-04")),
    ("2020-02-03/2020-03", ("2020-02-03/2020-03", "2020-02-03", "2020-03-31")),
    ("2020/2021", ("2020/2021", "2020-01-01", "2021-12-31")),
    ("2020-02", ("2020-02", "2020-02-01", "2020-02-29")),
    ("2020-02-03[/dim]", None),
    ("2021-02-30", None),
    ("2021-13", None),
    ("2020/02", None),
    ("2021/2020", None),
    ("0000", None),
    ("infinity", None),
    ("2021-04-04 and later", None),
    ("", None),
]


@pytest.mark.parametrize("form", ["events", "plover"])
def test_dates_become_years_months_days_and_spans_or_are_refused(directory, tmp_path, form):
    path = tmp_path / ("dates.csv" if form == "events" else "dates.jsonl")
    if form == "events":
        lines = ["date,source,target,class", *(f"{given},RUS,BLR,AID" for given, _ in DATES)]
    else:
        sides = {"event": "AID", "actor": [{"code": "RUS"}], "recipient": [{"code": "BLR"}]}
        lines = [json.dumps({"date": given, **sides}) for given, _ in DATES]
    path.write_text("\n".join(lines) + "\n")
    take(directory, path, form)
    stored = [(number, *told) for number, (_, told) in enumerate(DATES, 1) if told]
    assert rows(directory, 'number, date, start::VARCHAR, "end"::VARCHAR') == stored
    assert all(is_edtf(date) for _, date, *_ in stored)
    assert refused(directory) == [(number, "date") for number, (_, told) in enumerate(DATES, 1) if not told]


def test_a_row_without_a_date_or_that_ends_before_it_starts_is_refused_alone(directory, tmp_path):
    plain(
        directory,
        tmp_path,
        "date,start,end,source,target,class",
        ",2021-03-04,2021-03-05,RUS,BLR,AID",
        "2021-03,2021-03-04,2021-03-02,RUS,BLR,AID",
        "2021-03,2021-03-04,2021-03-05,RUS,BLR,AID",
    )
    assert rows(directory, 'date, start::VARCHAR, "end"::VARCHAR') == [
        ("2021-03", "2021-03-04", "2021-03-05")
    ]
    with store.open_dossier(directory) as dossier:
        assert [(r.number, r.reason, r.detail) for r in dossier.refused()] == [
            (1, "date", "no day, month or year can be read"),
            (2, "date", "it ends before it starts"),
        ]


def test_a_fight_without_a_last_day_is_refused_alone(directory, file):
    path = file("ucdp")
    path.write_text(path.read_text().replace("2014-08-24,2014-08-24,", "2014-08-24,,"))
    taken = take(directory, path, "ucdp")
    assert (taken.stored, refused(directory)) == (1, [(2, "date")])


def test_a_file_of_which_nothing_can_be_read_leaves_nothing_and_can_come_again(directory, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text(
        "date,year,country,partner,source,target,class,channel,value,unit\n"
        "someday,2020,BLR,RUS,BLR,RUS,AID,trade,1,USD\n"
    )
    said = (
        "none of its 1 rows can be read as events: no day, month or year can be read; choose another --format"
    )
    with pytest.raises(InputError, match=said) as problem:
        take(directory, path, "events")
    assert str(path) in str(problem.value)
    with store.open_dossier(directory) as dossier:
        assert dossier.datasets() == dossier.refused() == []
        assert dossier.sql("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'raw'") == [(0,)]
    path.write_text(path.read_text().replace("someday", "2021"))
    path.write_text(path.read_text().replace("AID", "ODD"))
    with pytest.raises(InputError, match="class ODD is none of PLOVER's"):
        take(directory, path, "events")
    assert take(directory, path, "figures").stored == 1


def test_who_published_a_record_and_when_is_read_from_one_citation_and_from_several(directory, tmp_path):
    record = {
        "date": "2021-03-04",
        "event": "AID",
        "actor": [{"code": "RUS"}],
        "recipient": [{"code": "BLR"}],
    }
    said = {"publisher": "Invented Wire", "url": "https://invented.example/a"}
    cites = [
        {**said, "published": "2021-03-06"},
        {**said, "date": "2021-03-06"},
        [{"report": "r", **said, "date": "2021-03-06"}, {"report": "s", "publisher": "Invented Post"}],
        [{**said, "published": "2021-03-06"}],
        [{"record": "s1.1", **said, "date": "2021-03-04"}],
    ]
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps({**record, "cite_info": cite}) + "\n" for cite in cites))
    take(directory, path, "plover")
    told = ("Invented Wire", "https://invented.example/a")
    assert rows(directory, "publisher, url, published::VARCHAR") == [
        *[(*told, "2021-03-06")] * 4,
        (*told, None),
    ]


@pytest.mark.parametrize("harm", ["encrypted", "packed oddly"])
def test_an_archive_that_cannot_be_unpacked_says_so(directory, file, tmp_path, harm):
    packed = tmp_path / "icews.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(file("icews"), "icews.tab")
    data = bytearray(packed.read_bytes())
    for header, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = data.index(header)
        if harm == "encrypted":
            data[at + flags] |= 1
        else:
            data[at + method] = 97
    packed.write_bytes(data)
    with pytest.raises(InputError, match="unzip it and import what it holds"):
        take(directory, packed, "icews")


def test_line_ends_inside_a_field_go_back_as_they_came(directory, tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(
        b"date,source,target,class,text\n"
        + '2021-03-04,RUS,BLR,AID,"Invented in\r\nOrléans."\n'.encode("latin-1")
    )
    taken = take(directory, path, "events")
    assert taken.encoding == "latin-1"
    run.give_set_back(directory, taken.id, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["events.tsv", "events.tab.gz"])
def test_a_table_with_tabs_goes_back_with_tabs(directory, tmp_path, name):
    path = tmp_path / name
    came = b"date\tsource\ttarget\tclass\ttext\n2021-03-04\tRUS\tBLR\tAID\tInvented, with a comma.\n"
    path.write_bytes(gzip.compress(came) if name.endswith(".gz") else came)
    taken = take(directory, path, "events")
    run.give_set_back(directory, taken.id, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == came


def test_an_id_of_a_set_that_was_slipped_into_a_dossier_reaches_no_query(directory, file):
    take(directory, file("icews"), "icews")
    with store.open_dossier(directory, write=True) as dossier:
        dossier._connection.execute("UPDATE datasets SET id = 's'' OR true --'")
    with store.open_dossier(directory) as dossier, pytest.raises(StoreError, match="not an id of ours"):
        dossier.datasets()


def test_names_and_sectors_are_known_with_blanks_around_them_too(directory, tmp_path):
    path = tmp_path / "icews.tab"
    row = icews(1, "2021-03-04", "  Invented Office ", "1311", "Moscow ", country=(" Belarus", "NA "))
    unknown = icews(2, "2021-03-04", " NA", "1311", "Nobody we know", country=("None", "NA"))
    path.write_text(f"{ICEWS_HEADER}\n{row}\n{unknown}\n", encoding="utf-8")
    take(directory, path, "icews")
    assert rows(directory, "source, source_name, target, target_name") == [
        ("BLR", "Invented Office", "RUS", "Moscow"),
        (None, None, None, "Nobody we know"),
    ]


def test_a_day_past_the_year_9999_or_before_the_year_1_is_no_date(directory, tmp_path):
    path = tmp_path / "icews.tab"
    days = ("2021-03-04", "10000-01-01", "0044-03-15 (BC)", "infinity")
    lines = [icews(n, day, "Minsk", "1311", "Moscow") for n, day in enumerate(days, start=1)]
    path.write_text("\n".join([ICEWS_HEADER, *lines]) + "\n", encoding="utf-8")
    take(directory, path, "icews")
    assert refused(directory) == [(2, "date"), (3, "date"), (4, "date")]
