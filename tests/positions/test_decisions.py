"""Decisions that the shipped coder reads as deeds. All texts are invented."""

from __future__ import annotations

from armslength import coding, positions, read, run
from armslength.ontology.actors import registry
from armslength.positions.decisions import decided
from armslength.records import Document


def _told(text: str) -> positions.Told:
    document = Document(
        "dinvented", text, "x", "invented", "text/utf-8", publisher="Invented", published="2020-05-05"
    )
    sentences = read.sentences(document)
    found = coding.default_coder().read(document, sentences)
    return run.as_told(document, sentences, found.reports, registry(), found.stances)


def test_a_state_that_signs_a_treaty_is_for_it_and_one_that_rejects_it_against() -> None:
    told = _told(
        "Niger signed a treaty on water with Chad on Monday. Mali rejected the treaty on water with Chad."
    )
    assert {(s.holder.country, s.value) for s in decided(told)} >= {("NER", "for")}
    assert not any(s.holder.country == "MLI" and s.value == "for" for s in decided(told))


def test_words_of_saying_are_no_decisions() -> None:
    assert decided(_told("Niger told Chad on Monday that it was glad.")) == []
