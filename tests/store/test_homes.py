"""Whose president a publisher means where it names no country. All invented."""

import json

import pytest

import armslength
from armslength.errors import UnknownActor
from armslength.records import Question
from armslength.store.question import question_from_toml
from armslength.store.template import question_to_toml

HOMES = {"Invented Palace": "RUS"}
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",), homes=HOMES)


def test_homes_are_written_and_read_back():
    assert question_from_toml(question_to_toml(QUESTION), "dossier.toml").homes == HOMES


def test_a_home_that_is_no_state_is_refused_by_its_key():
    written = question_to_toml(QUESTION).replace('"Invented Palace" = "RUS"', '"Invented Palace" = "RUX"')
    with pytest.raises(UnknownActor, match=r"sources\.home\.Invented Palace"):
        question_from_toml(written, "dossier.toml")


@pytest.mark.parametrize(
    ("publisher", "countries"), [("Invented Palace", {"RUS"}), ("Another Palace", set())]
)
def test_the_president_of_a_publisher_with_a_home_is_its_own(tmp_path, publisher, countries):
    armslength.new(tmp_path / "d", QUESTION)
    (tmp_path / "a.jsonl").write_text(
        json.dumps(
            {
                "text": "The President met the ambassadors on Tuesday.",
                "published": "2019-03-07",
                "publisher": publisher,
            }
        ),
        encoding="utf-8",
    )
    armslength.add(tmp_path / "d", [tmp_path / "a.jsonl"])
    with armslength.open_dossier(tmp_path / "d") as dossier:
        sides = [m for r in dossier.reports() for m in (*r.source, *r.target) if m.text.endswith("President")]
    assert sides
    assert {m.country for m in sides if m.country} == countries
