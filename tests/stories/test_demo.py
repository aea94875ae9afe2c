"""The bundled dossier, as `make demo` runs it."""

import json
from pathlib import Path

import pytest

import armslength
from armslength.records import Question

CHRONOLOGY = Path(__file__).parents[2] / "demo" / "belarus" / "chronology.jsonl"
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU", "USA"))


def test_every_entry_is_dated_titled_and_rests_on_a_public_source():
    entries = [json.loads(line) for line in CHRONOLOGY.read_text(encoding="utf-8").splitlines()]
    assert len(entries) >= 150
    assert len({e["id"] for e in entries}) == len(entries)
    for entry in entries:
        assert entry["title"]
        assert 1994 <= int(entry["published"][:4]) <= 2022
        assert all(source["publisher"] and source["title"] for source in entry["sources"])
        assert entry["sources"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    directory = tmp_path_factory.mktemp("demo") / "belarus"
    armslength.new(directory, QUESTION)
    tally = armslength.add(directory, [str(CHRONOLOGY)])
    with armslength.open_dossier(directory) as dossier:
        return tally, dossier.events(), armslength.assess(dossier)


def happened(events, who, class_, whom, date):
    return [
        e
        for e in events
        if who in e.source and whom in e.target and e.class_ == class_ and (e.date or "").startswith(date)
    ]


def test_all_of_it_is_read_and_coded(made):
    tally, events, _ = made
    assert (tally.met, tally.quarantined, tally.uncoded) == (tally.new, 0, 0)
    assert len(events) > 400


@pytest.mark.parametrize(
    ("who", "class_", "whom", "date"),
    [
        ("BLR", "AGREE", "RUS", "1999-12-08"),
        ("EU", "SANCTION", "BLR", "2021-06-24"),
        ("RUS", "ASSAULT", "UKR", "2022-02-24"),
        ("BLR", "SANCTION", "EU", "2021-06-28"),
    ],
)
def test_turning_points_of_the_story_are_among_its_events(made, who, class_, whom, date):
    assert happened(made[1], who, class_, whom, date)


def test_arms_length_is_known_to_the_end_with_its_interval_and_never_past_it(made):
    series = made[2].find("arms_length", "BLR", "RUS")
    assert series.readings[-1].start == "2022-03-01"
    last = series.readings[-1]
    assert 0 <= last.low < last.value < last.high <= 1
    assert last.high - last.low > 0.1


def test_the_turn_to_russia_after_the_vote_of_august_2020_is_found_with_its_sentences(made):
    _, events, assessment = made
    turn = next(s for s in assessment.shifts if s.measure == "tilt" and s.direction == "up")
    assert "2020-08" <= turn.best[:7] <= "2022-02"
    assert turn.probability >= 0.5
    assert all(check.passed is not False for check in turn.checks)
    by_id = {e.id: e for e in events}
    assert turn.drivers
    assert all(by_id[d].reports and by_id[d].start >= "2020-07" for d in turn.drivers)
    held = {r.start[:7]: r.value for r in assessment.find("hold", "BLR", "RUS").readings}
    assert held["2022-02"] > held["2020-07"]
