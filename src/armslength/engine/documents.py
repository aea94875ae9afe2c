"""One document coded: its sentences and what they say, or why it has no reports."""

from __future__ import annotations

from armslength import coding, read
from armslength.errors import TooLittleMemory, is_want_of_memory
from armslength.ontology.actors import Registry
from armslength.records import Coded, Document


def code_document(document: Document, actors: Registry | None = None) -> Coded:
    """Code one document; a fault of the coder becomes its reason, so that the next document is read.

    Raises:
        ModelDamaged: the coder's files are not those that were shipped.
        TooLittleMemory: there is none left to code it.
    """
    sentences = read.sentences(document)
    reason = coding.uncodable(document)
    if reason:
        return Coded(document, sentences, [], reason)
    coder = coding.default_coder()
    try:
        found = coder.read(document, sentences, actors)
    except Exception as fault:  # one document must not stop the other thousand
        if is_want_of_memory(fault):  # no fault of the document's: coded later, it has its reports
            raise TooLittleMemory from fault
        why = f"the coder failed on it ({type(fault).__name__}: {fault}); please report it"
        return Coded(document, sentences, [], why)
    return Coded(document, sentences, found.reports, stances=found.stances, coder=coder.name)
