"""Rows of data sets and what documents say become one event by a stated rule."""

import pytest

from armslength import read, run, store
from armslength.records import Question

ROW = "date,source,target,class,publisher,text\n"


@pytest.fixture
def directory(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question(client="BLR", patron="RUS", rivals=("EU",)))
    return where


def told(
    directory,
    tmp_path,
    sentence="On 4 March 2021 the European Union imposed sanctions on Belarus.",
    publisher="Invented Daily",
):
    path = tmp_path / f"{publisher}.txt"
    path.write_text(sentence)
    run.add(directory, [path], read.Known(published="2021-03-10", publisher=publisher))


def rows(directory, tmp_path, *lines, name="rows"):
    path = tmp_path / f"{name}.csv"
    path.write_text(ROW + "".join(f"{line}\n" for line in lines))
    return run.take_in_set(directory, path, "events", {})


def events(directory, as_of=None):
    with run.opened(directory, as_of=as_of) as dossier:
        return dossier.events()


def test_rows_of_one_day_and_deed_are_one_event(directory, tmp_path):
    rows(
        directory,
        tmp_path,
        *["2021-03-04,EU,BLR,SANCTION,Invented Wire,a"] * 3,
        "2021-03-04,EU,BLR,SANCTION,Invented Post,b",
    )
    (event,) = events(directory)
    assert (len(event.records), event.publishers, event.reports) == (4, 2, ())


def test_two_sides_of_a_talk_are_one_event(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,BLR,RUS,CONSULT,,a", "2021-03-04,RUS,BLR,CONSULT,,b")
    (event,) = events(directory)
    assert (event.source, event.target) == (("BLR",), ("RUS",))


@pytest.mark.parametrize(
    ("day", "together"), [("2021-03-04", True), ("2021-03-05", True), ("2021-03-06", False)]
)
def test_a_row_joins_what_a_document_tells_of_at_most_a_day_apart(directory, tmp_path, day, together):
    told(directory, tmp_path)
    rows(directory, tmp_path, f"{day},EU,BLR,SANCTION,Invented Wire,a")
    found = events(directory)
    assert len(found) == (1 if together else 2)
    if together:
        assert (len(found[0].reports), len(found[0].records), found[0].publishers) == (1, 1, 2)


@pytest.mark.parametrize("document_first", [True, False])
def test_what_comes_first_does_not_matter(directory, tmp_path, document_first):
    if document_first:
        told(directory, tmp_path)
    rows(
        directory,
        tmp_path,
        "2021-03-04,EU,BLR,SANCTION,Invented Wire,a",
        "2021-03-05,EU,BLR,SANCTION,Invented Post,b",
    )
    if not document_first:
        told(directory, tmp_path)
    (event,) = events(directory)
    assert (len(event.reports), len(event.records), event.publishers) == (1, 2, 3)


def test_a_publisher_that_both_name_is_one_witness(directory, tmp_path):
    told(directory, tmp_path, publisher="Invented Wire")
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,Invented Wire,a")
    assert [e.publishers for e in events(directory)] == [1]


def test_two_extracts_that_name_no_publisher_are_no_two_sources(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,,a")
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,,b", name="more")
    assert [(e.publishers, len(e.records)) for e in events(directory)] == [(1, 2)]


def test_as_of_a_day_later_rows_are_not_there(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,,a", "2021-04-04,EU,BLR,SANCTION,,b")
    assert len(events(directory)) == 2
    assert [e.date for e in events(directory, as_of="2021-03-31")] == ["2021-03-04"]


def test_an_event_of_rows_is_cited_by_its_row(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,Invented Wire,Words invented for a row.")
    (event,) = events(directory)
    with store.open_dossier(directory) as dossier:
        quote = dossier.cite_record(event.records[0])
    assert (quote.text, quote.row) == ("Words invented for a row. (Invented Wire, 2021-03-04)", 1)


def test_a_brief_of_rows_alone_cites_them_and_their_terms(directory, tmp_path):
    lines = [f"2021-{m:02}-04,{a},{b},{c},Invented Wire,Words {m} {c}." for m in range(1, 13)
             for a, b, c in (("EU", "BLR", "SANCTION"), ("RUS", "BLR", "AID"), ("BLR", "RUS", "COOPERATE"))]  # fmt: skip
    path = tmp_path / "rows.csv"
    path.write_text(ROW + "".join(f"{line}\n" for line in lines))
    run.take_in_set(directory, path, "events", {"title": "Invented set", "terms": "for tests only"})
    page = run.brief_dossier(directory, made="2021-12-31")
    assert "Words 12 AID. (Invented Wire, 2021-12-04)" in page
    assert "for tests only" in page
    assert "1 data set" in page


PLACED = "date,source,target,class,publisher,text,place\n"


def placed(directory, tmp_path, *lines):
    path = tmp_path / "placed.csv"
    path.write_text(PLACED + "".join(f"{line}\n" for line in lines))
    return run.take_in_set(directory, path, "events", {})


def test_two_arrests_of_a_day_in_two_towns_are_two_events_and_two_visits_are_one(directory, tmp_path):
    placed(
        directory,
        tmp_path,
        '2021-03-04,RUS,BLR,COERCE,,a,"Orsha, Belarus"',
        '2021-03-04,RUS,BLR,COERCE,,b,"Brest, Belarus"',
        '2021-03-04,RUS,BLR,COERCE,,c,"Orsha, Belarus"',
        '2021-03-04,RUS,BLR,CONSULT,,d,"Orsha, Belarus"',
        '2021-03-04,RUS,BLR,CONSULT,,e,"Brest, Belarus"',
    )
    assert sorted((e.class_, len(e.records)) for e in events(directory)) == [
        ("COERCE", 1),
        ("COERCE", 2),
        ("CONSULT", 2),
    ]


def test_a_row_with_a_place_joins_only_a_sentence_that_names_it(directory, tmp_path):
    told(directory, tmp_path, "On 4 March 2021 Russian police arrested Belarusian drivers in Orsha.")
    placed(
        directory,
        tmp_path,
        '2021-03-04,RUS,BLR,COERCE,,a,"Orsha, Belarus"',
        '2021-03-04,RUS,BLR,COERCE,,b,"Brest, Belarus"',
    )
    assert sorted((len(e.reports), len(e.records)) for e in events(directory)) == [(0, 1), (1, 1)]


def test_a_row_that_names_only_one_side_we_know_makes_no_event_with_itself(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,RUS,Red Cross,CONSULT,,a")
    assert events(directory) == []


def test_a_publisher_of_a_row_is_a_witness_whatever_else_its_documents_tell_of(directory, tmp_path):
    told(directory, tmp_path, "On 9 May 2020 Poland imposed sanctions on Belarus.", publisher="Invented Wire")
    told(
        directory, tmp_path, "On 3 March 2021 Russia imposed sanctions on Belarus.", publisher="Invented Post"
    )
    rows(directory, tmp_path, "2021-03-03,RUS,BLR,SANCTION,Invented Wire,a")
    assert {(e.source, len(e.records), e.publishers) for e in events(directory)} == {
        (("POL",), 0, 1),
        (("RUS",), 1, 2),
    }


def test_two_who_met_are_one_event_with_the_one_who_met_the_other(directory, tmp_path):
    rows(directory, tmp_path, "2021-03-04,RUS+BLR,BLR+RUS,CONSULT,,a", "2021-03-04,RUS,BLR,CONSULT,,b")
    (event,) = events(directory)
    assert (event.source, event.target, len(event.records)) == (("BLR",), ("RUS",), 2)


def test_a_date_coarser_than_a_month_is_kept_as_it_is_where_its_days_are_given(directory, tmp_path):
    path = tmp_path / "coarse.csv"
    path.write_text(
        "date,start,end,source,target,class\n"
        "2020-21,2020-03-01,2020-05-31,RUS,BLR,AID\n"
        "2014~,2014-01-01,2014-12-31,RUS,BLR,AID\n"
        "199X,1990-01-01,1999-12-31,RUS,BLR,AID\n"
        "2020-21,,,RUS,BLR,AID\n"
        "2020-XX,2020-01-01,2020-12-31,RUS,BLR,AID\n"
    )
    taken = run.take_in_set(directory, path, "events", {})
    assert (taken.stored, taken.refused) == (3, 2)
    assert [e.date for e in events(directory)] == ["199X", "2014~", "2020-21"]


def test_an_event_is_marked_by_codes_sentences_and_words_but_not_by_words_made_of_its_class(
    directory, tmp_path
):
    told(directory, tmp_path)
    rows(
        directory,
        tmp_path,
        "2021-03-04,EU,BLR,SANCTION,,Two attaches expelled",
        "2021-05-04,EU,BLR,SANCTION,,",
    )
    coded = tmp_path / "coded.csv"
    coded.write_text("date,source,target,cameo\n2021-07-04,EU,BLR,174\n")
    run.take_in_set(directory, coded, "events", {})
    with run.opened(directory) as dossier:
        first, bare, last = dossier.events()
        marks = dossier.marks([first.id, bare.id, last.id, "e000000000000"])
    codes, texts = marks[first.id]
    assert not codes
    assert set(texts) == {
        "On 4 March 2021 the European Union imposed sanctions on Belarus.",
        "Two attaches expelled",
    }
    assert marks[last.id][0] == {"174"}
    assert set(marks) == {first.id, last.id}


def test_a_second_set_leaves_what_it_does_not_tell_of_and_adds_to_the_rest(directory, tmp_path):
    told(directory, tmp_path)
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,Invented Wire,a", "2021-03-04,RUS,BLR,AID,,b")
    before = {event.class_: event for event in events(directory)}
    rows(
        directory,
        tmp_path,
        "2021-03-04,EU,BLR,SANCTION,Invented Post,c",
        "2021-06-01,USA,BLR,SANCTION,Invented Post,d",
        name="later",
    )
    after = {(event.class_, event.source): event for event in events(directory)}
    assert after["AID", ("RUS",)] == before["AID"]
    assert after["SANCTION", ("EU",)].id == before["SANCTION"].id
    assert after["SANCTION", ("EU",)].publishers == before["SANCTION"].publishers + 1
    assert len(after["SANCTION", ("EU",)].records) == 2
    assert len(after["SANCTION", ("USA",)].records) == 1
    with store.open_dossier(directory, write=True) as dossier:
        assert dossier.unmerged() == dossier.unmerged_told() == []
        run.opening.merge(dossier)
    assert {(event.class_, event.source): event for event in events(directory)} == after


def test_only_deeds_that_reports_tell_of_come_in_to_be_merged(directory, tmp_path):
    told(directory, tmp_path)
    rows(directory, tmp_path, "2021-03-04,EU,BLR,SANCTION,,a", "2021-03-04,RUS,BLR,AID,,b")
    with store.open_dossier(directory, write=True) as dossier:
        with dossier.at_once():
            dossier._connection.execute("INSERT INTO unmerged VALUES ('SANCTION EU>BLR'), ('AID RUS>BLR')")
        assert dossier.unmerged() == ["AID RUS>BLR", "SANCTION EU>BLR"]
        assert dossier.unmerged_told() == ["SANCTION EU>BLR"]
