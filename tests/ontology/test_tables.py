"""The tables that come with the program hold together."""

import pytest

from armslength.ontology import likelihood
from armslength.ontology.actors import registry
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows


def test_there_are_the_sixteen_classes_of_plover_in_four_quads():
    assert len(CLASSES) == 16
    assert {c.quad for c in CLASSES.values()} == {1, 2, 3, 4}
    assert all((c.intensity > 0) == (c.quad <= 2) for c in CLASSES.values() if c.name != "REQUEST")


@pytest.mark.parametrize("table", ["actors", "names", "roles"])
def test_every_row_has_a_source(table):
    assert all(row["source"] for row in rows(table))


def test_every_name_and_role_belongs_to_a_known_actor():
    known = {row["code"] for row in rows("actors")}
    assert {row["code"] for row in rows("names")} <= known
    assert {row["code"] for row in rows("roles")} <= known
    assert {row["country"] for row in rows("roles")} <= known


def test_every_organisation_answers_to_its_common_abbreviation():
    for code in ("EU", "NATO", "UN", "CIS", "CSTO", "EAEU", "OSCE", "IMF", "WTO", "IAEA", "ASEAN", "AU"):
        assert [n.code for n in registry().names(code)] == [code]


def test_no_state_is_without_a_name_and_a_code_that_can_be_asked_for():
    states = [row for row in rows("actors") if row["kind"] == "state"]
    assert len(states) > 190
    for row in states:
        assert registry().is_country_code(row["code"])
        assert registry().names(row["name"]), row


@pytest.mark.parametrize(("code", "meant"), [("BLA", "BLR"), ("Belarus", "BLR"), ("rus", "RUS")])
def test_a_mistyped_code_is_met_with_what_may_be_meant(code, meant):
    assert meant in registry().near(code)


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.01, "almost no chance"), (0.1, "very unlikely"), (0.3, "unlikely"), (0.5, "roughly even chance"),
     (0.7, "likely"), (0.9, "very likely"), (0.99, "almost certain")],
)  # fmt: skip
def test_a_probability_has_the_word_of_icd_203(probability, word):
    assert likelihood.word(probability) == word
