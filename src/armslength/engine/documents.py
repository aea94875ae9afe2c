"""One document coded: its sentences and what they say, or why it has no reports."""

from __future__ import annotations

from armslength import coding, read
from armslength.ontology.actors import Registry
from armslength.records import Coded, Document


def code_document(document: Document, actors: Registry | None = None) -> Coded:
    """Code one document; a fault of the coder becomes its reason, so that the next document is read."""
    sentences = read.sentences(document)
    reason = coding.uncodable(document)
    if reason:
        return Coded(document, sentences, [], reason)
    try:
        return Coded(document, sentences, coding.default_coder().reports(document, sentences, actors))
    except Exception as fault:  # noqa: BLE001 - one document must not stop the other thousand
        why = f"the coder failed on it ({type(fault).__name__}: {fault}); please report it"
        return Coded(document, sentences, [], why)
