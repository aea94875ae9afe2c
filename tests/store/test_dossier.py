"""What an open dossier answers."""

from dataclasses import replace

import pytest

from armslength.errors import InputError, StoreError
from armslength.ontology.deeds import deed
from armslength.records import Counts, Event, Quarantined
from armslength.store import create, open_dossier


def event(
    identifier="e000000000001", *, source="BLR", target="RUS", start="2020-08-01", end="2020-08-31", **fields
):
    known = Event(
        identifier,
        (source,),
        (target,),
        "CONSULT",
        1,
        1.0,
        "happened",
        None,
        start,
        end,
        None,
        (),
        ("d1.r1",),
        1,
        0.5,
    )
    return replace(known, **fields)


def test_adding_the_same_document_twice_changes_nothing(dossier, told):
    document, sentences, reports = told()
    assert dossier.add(document, sentences, reports) is True
    before = [
        dossier.sql(f"FROM {table} ORDER BY ALL")
        for table in ("documents", "sentences", "reports", "citations")
    ]
    assert dossier.add(document, [], [], uncoded="language fr") is False
    assert before == [
        dossier.sql(f"FROM {table} ORDER BY ALL")
        for table in ("documents", "sentences", "reports", "citations")
    ]


def test_the_order_of_adding_leaves_no_trace_in_any_answer(question, tmp_path, told):
    items = [told(f"Minsk said {n}. Minsk did {n}.", published=f"2020-{n:02}") for n in range(1, 13)]
    answers = []
    for name, order in (("there", items), ("back", items[::-1])):
        create(tmp_path / name, question)
        with open_dossier(tmp_path / name, write=True) as dossier:
            for item in order:
                dossier.add(*item)
            answers.append((dossier.documents(), dossier.reports(), dossier.provenance(), dossier.counts()))
    assert answers[0] == answers[1]


def test_reports_come_by_document_and_number_past_nine(dossier, told):
    items = [told("Minsk acted. " * 11, author=author) for author in ("one", "two")]
    for item in items:
        dossier.add(*item)
    expected = [r for _, _, reports in sorted(items, key=lambda item: item[0].id) for r in reports]
    assert dossier.reports() == expected
    assert dossier.reports([expected[10].id, expected[2].id]) == [expected[2], expected[10]]
    assert dossier.reports([]) == []
    assert [len(batch) for batch in dossier.iter_reports(documents=1)] == [11, 11]
    assert [r for batch in dossier.iter_reports(documents=1) for r in batch] == expected


def test_provenance_gives_each_report_its_sentence_copy_and_publisher(dossier, told):
    document, sentences, reports = told("É was cold. Minsk met “Moscow”.", publisher="Agency")
    dossier.add(document, sentences, reports)
    (where,) = dossier.provenance().values()
    assert where.sentence == "Minsk met “Moscow”."
    assert (where.content_hash, where.publisher) == (document.content_hash, "Agency")


def test_what_is_not_there_is_named(dossier, told):
    document, sentences, reports = told()
    dossier.add(document, sentences, reports)
    assert dossier.sentence(sentences[1].id) == sentences[1]
    for ask in (
        lambda: dossier.document("d000000000000"),
        lambda: dossier.sentence(f"{document.id}.s99"),
        lambda: dossier.reports([reports[0].id, f"{document.id}.r99"]),
        lambda: dossier.event("e000000000000"),
    ):
        with pytest.raises(InputError, match=r"(d000000000000|s99|r99|e000000000000): no such"):
            ask()


def test_counts_add_up_and_say_why_documents_were_not_coded(dossier, told):
    dossier.add(*told(published="2020", grade="B2"))
    dossier.add(*told("Rien."), uncoded="language fr")
    dossier.add(*told("Encore."), uncoded="language fr")
    dossier.quarantine(Quarantined("a.bin", "binary", "no text"))
    dossier.quarantine(Quarantined("a.bin", "too-large", "60 MB"))
    dossier.replace_events([event()])
    assert dossier.counts() == Counts(
        documents=3,
        sentences=5,
        reports=2,
        events=1,
        quarantined=1,
        undated=2,
        ungraded=2,
        uncoded={"language fr": 2},
    )


def test_a_publisher_graded_in_the_question_leaves_its_documents_graded(question, tmp_path, told):
    create(tmp_path / "d", replace(question, grades={"Agency": "C"}))
    with open_dossier(tmp_path / "d", write=True) as dossier:
        dossier.add(*told(publisher="Agency"))
        dossier.add(*told(publisher="Agency", grade="A1", published="2020"))
        dossier.add(*told(publisher="Paper", published="2021"))
        dossier.add(*told(published="2022"))
        assert [held.grade for held in dossier.documents()] == ["A1", None, None, "C"]
        assert dossier.counts().ungraded == 2


def test_documents_are_counted_in_the_period_they_were_published_in(dossier, told):
    for published in ("2020-08-09", "2020-08", "2020-12-31", "2020", None, "2019/..", "2021-01-01"):
        dossier.add(*told(published=published))
    assert dossier.documents_per_period("month") == [("2020-08-01", 2), ("2020-12-01", 1), ("2021-01-01", 1)]
    assert dossier.documents_per_period("year") == [("2020-01-01", 4), ("2021-01-01", 1)]
    assert dossier.documents_per_period("quarter") == [
        ("2020-07-01", 2),
        ("2020-10-01", 1),
        ("2021-01-01", 1),
    ]
    assert dossier.documents_per_period("week") == [("2020-08-03", 1), ("2020-12-28", 2)]


def test_events_are_found_by_dyad_time_class_and_modality(dossier):
    theirs = event(
        "e000000000002", source="RUS", target="BLR", start="2021-05-01", end="2021-05-01", class_="ASSAULT"
    )
    other = event("e000000000003", target="EU", start=None, end=None, modality="denied")
    since_2022 = event("e000000000004", start="2022-01-01", end=None)
    ours = event()
    dossier.replace_events([since_2022, other, theirs, ours])
    assert dossier.events() == [ours, theirs, since_2022, other]
    assert dossier.events(between=("BLR", "RUS")) == [ours, theirs, since_2022]
    assert dossier.events(between=("RUS", "EU")) == []
    assert dossier.events(since="2020-08-31", until="2021-04-30") == [ours]
    assert dossier.events(since="2030-01-01") == [since_2022]
    assert dossier.events(class_="ASSAULT") == [theirs]
    assert dossier.events(modality="denied") == [other]
    assert dossier.event(theirs.id) == theirs


def test_events_are_replaced_whole_with_the_same_ids_or_others(dossier):
    dossier.replace_events([event(), event("e000000000002")])
    dossier.replace_events([event(confidence=0.25)])
    assert dossier.events() == [event(confidence=0.25)]
    assert dossier.sql("SELECT count(*) FROM event_actors") == [(2,)]
    dossier.replace_events([])
    assert dossier.events() == []


def test_events_beyond_one_batch_are_all_written(dossier):
    many = [event(f"e{n:012x}") for n in range(20_001)]
    dossier.replace_events(many)
    assert dossier.events() == many


def test_a_run_marks_what_was_stored_in_it_and_how_it_ended(dossier, told):
    run = dossier.start_run("add", {"armslength": "0.1.0", "coder": "invented@1"})
    document, sentences, reports = told()
    dossier.add(document, sentences, reports)
    dossier.end_run(run, "finished")
    dossier.add(*told(author="outside any run"))
    assert dossier.sql("SELECT run FROM documents WHERE id = ?", [document.id]) == [(1,)]
    assert dossier.sql("SELECT run FROM documents WHERE id <> $id", {"id": document.id}) == [(None,)]
    assert dossier.sql("SELECT run, command, versions['coder'], ended >= started, outcome FROM runs") == [
        (1, "add", "invented@1", True, "finished")
    ]
    assert dossier.coders() == ["invented@1"]


def test_a_run_that_never_ended_has_no_outcome(dossier):
    assert dossier.start_run("add", {}) == 1
    assert dossier.start_run("add", {}) == 2
    dossier.end_run(2, "finished")
    assert dossier.sql("SELECT run, ended IS NULL, outcome FROM runs ORDER BY run") == [
        (1, True, None),
        (2, False, "finished"),
    ]


def test_what_was_stored_stays_to_be_merged_until_it_is(dossier, told):
    document, sentences, reports = told()
    dossier.add(document, sentences, reports)
    deeds = sorted({deed(r) for r in reports if deed(r)})
    assert deeds
    assert dossier.unmerged() == deeds
    assert dossier.unmerged(reports=1) == deeds[:1]
    dossier.replace_events([], deeds[:1])
    assert dossier.unmerged() == deeds[1:]
    dossier.replace_events([])
    assert dossier.unmerged() == []


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM documents",
        "SELECT 1; SELECT 2",
        "",
        "ROLLBACK",
        "CREATE TABLE mine (n INTEGER)",
        "EXPLAIN ANALYZE DELETE FROM documents",
        "COPY documents TO 'out.csv'",
        "EXPORT DATABASE 'out'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SELECT * FROM read_text('pyproject.toml')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM 'pyproject.toml'",
        "SELECT * FROM query('DELETE FROM documents')",
        "SELECT no_such_column FROM documents",
        "SELEC",
    ],
)
def test_sql_changes_nothing_and_reaches_no_file(directory, told, query):
    with open_dossier(directory, write=True) as dossier:
        dossier.add(*told())
        with pytest.raises(InputError, match="query: "):
            dossier.sql(query)
        assert dossier.counts().documents == 1
        assert dossier.add(*told(author="still writable"))


def test_sql_sees_no_variable_of_the_program(dossier):
    secret = [1, 2, 3]
    with pytest.raises(InputError, match="secret"):
        dossier.sql("SELECT * FROM secret")
    assert secret


def test_a_dossier_opened_for_reading_is_not_written(directory, told):
    with open_dossier(directory) as dossier, pytest.raises(StoreError, match="nothing changed"):
        dossier.add(*told())
    with open_dossier(directory) as dossier:
        assert dossier.counts().documents == 0
