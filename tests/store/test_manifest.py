"""What a dossier was made from is written down, and read back as it was. All invented."""

from armslength.records import Judgement, OwnActor, Question, Span
from armslength.store import Input
from armslength.store.manifest import question_as_json, question_from_json

FULL = Question(
    "BLR",
    "RUS",
    ("EU", "USA"),
    since="2014-01-01",
    grades={"Invented Post": "B"},
    homes={"Invented Kremlin": "RUS"},
    half_life_months=12.0,
    actors=(OwnActor("BLR.somebody", ("Some Body", "S. Body"), "BLR", "OPP", "person", None, None),),
)


def test_a_question_is_read_back_as_it_was_written():
    assert question_from_json(question_as_json(FULL)) == FULL


def test_what_a_later_version_added_to_a_question_is_passed_over():
    text = question_as_json(FULL)[:-1] + ', "a_later_field": 1}'
    assert question_from_json(text) == FULL


def test_a_run_keeps_its_question_its_files_and_its_counts(dossier):
    run = dossier.start_run("add", {"coder": "invented@1"})
    dossier.count_run(run, {"new": 1}, [Input("a.txt", "0" * 64, 5)])
    dossier.count_run(run, {"new": 2}, [Input("-", None, None)])
    dossier.end_run(run, "finished")
    (told,) = dossier.runs()
    assert (told.question, told.counts, told.outcome) == (dossier.question, {"new": 2}, "finished")
    assert dossier.inputs(run) == [Input("-", None, None), Input("a.txt", "0" * 64, 5)]


def test_what_a_later_version_added_to_an_actor_is_passed_over_too():
    text = question_as_json(FULL).replace('"kind": "person"', '"kind": "person", "a_later_field": 1')
    assert question_from_json(text) == FULL


def test_judgements_of_two_reports_have_one_hash_in_whatever_order_they_were_made(dossier):
    judged = [
        Judgement(
            f"d{n}",
            Span(0, 5),
            "modality",
            "denied",
            "happened",
            "A. Analyst",
            None,
            "2021-01-01T00:00:00",
            0,
        )
        for n in (1, 2)
    ]
    hashes = set()
    for order in (judged, judged[::-1], judged[:1]):
        dossier._connection.execute("DELETE FROM judgements")
        dossier.judge(order, {})
        hashes.add(dossier.manifest().judgements_sha256)
    assert len(hashes) == 2


def test_a_run_of_an_older_version_has_no_question_and_no_counts(dossier):
    dossier._connection.execute(
        "INSERT INTO runs (run, command, versions, started) VALUES (1, 'add', MAP {'coder': 'a@1'}, '2020-01-01')"
    )
    (told,) = dossier.runs()
    assert (told.question, told.counts, told.ended) == (None, None, None)
    assert dossier.manifest({"coder": "b@2"}).versions == {"coder": ("a@1",)}


def test_a_dossier_in_memory_names_the_versions_at_work_now(dossier, told):
    empty = dossier.manifest({"coder": "b@2"})
    assert empty.versions == {"coder": ("b@2",)}
    dossier.add(*told())
    assert dossier.manifest().documents == 1
    assert dossier.manifest().documents_sha256 != empty.documents_sha256
    assert dossier.manifest().question_sha256 == empty.question_sha256
