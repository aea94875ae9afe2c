"""Sentences into reports, reports into events: who did what to whom, when, on whose word.

Pure: no database, no network, no file but the weights. A coder is anything with `name` and `reports`.
"""

from __future__ import annotations

from functools import cache

from armslength.coding.coder import Coder, NetworkCoder
from armslength.coding.merge import Provenance, merge
from armslength.records import Document

__all__ = ["Coder", "Provenance", "default_coder", "merge", "uncodable"]

CODED_LANGUAGES = frozenset({"en"})


@cache
def default_coder() -> Coder:
    """The shipped coder; its weights are loaded once."""
    return NetworkCoder()


def uncodable(document: Document) -> str | None:
    """Why the shipped coder cannot read a document (`language ru`), or None where it can."""
    if document.language and document.language not in CODED_LANGUAGES:
        return f"language {document.language}"
    return None
