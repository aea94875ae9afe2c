"""CAMEO's habits: what it folds and what it counts elsewhere. Sentences invented."""

import pytest

from armslength.ontology.codebook import folded, told


@pytest.mark.parametrize(
    ("class_", "modality", "folds_to"),
    [
        ("AID", "planned", "AGREE"),
        ("RETREAT", "possible", "AGREE"),
        ("SANCTION", "planned", "THREATEN"),
        ("ASSAULT", "possible", "ASSAULT"),
        ("COOPERATE", "denied", "REJECT"),
        ("CONSULT", "happened", "CONSULT"),
    ],
)
def test_modality_is_folded_into_the_class(class_: str, modality: str, folds_to: str) -> None:
    assert folded(class_, modality) == folds_to


@pytest.mark.parametrize(
    ("text", "deed", "code"),
    [
        ("Niger and Chad signed a treaty.", "signed", "057"),
        ("Niger has established diplomatic ties with Fiji.", "established diplomatic ties", "054"),
        ("Niger declared a three-day ceasefire.", "declared", "0871"),
        ("A court in Niamey convicted nine rebels.", "convicted", "116"),
        ("A court found the two generals guilty.", "found", "116"),
        ("Fiji withdrew its peacekeepers from the Golan.", "withdrew", "166"),
        ("Gunmen took nine farmers hostage.", "took", "181"),
        ("The army blockaded the port.", "blockaded", "191"),
        ("The army occupied two villages.", "occupied", "192"),
    ],
)
def test_what_is_counted_elsewhere_is_told_by_the_words_of_the_deed(text: str, deed: str, code: str) -> None:
    at = text.index(deed)
    assert [habit.code for habit in told(text, at, at + len(deed))] == [code]


def test_words_behind_the_deed_alone_tell_no_habit() -> None:
    text = "Niger praised Fiji, which signed a treaty."
    at = text.index("praised")
    assert not list(told(text, at, at + len("praised")))
