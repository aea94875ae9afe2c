"""Sentences into reports, reports into events: who did what to whom, when, on whose word.

Pure: no database, no network, no file but the weights. A coder is anything with `name` and `reports`.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from armslength.coding import checksums
from armslength.coding.coder import Coder, NetworkCoder
from armslength.coding.explain import Explanation
from armslength.coding.judged import applied, in_force
from armslength.coding.merge import merge
from armslength.coding.network import WEIGHTS, Network, Pair
from armslength.coding.sameness import Provenance
from armslength.records import Document

__all__ = [
    "WEIGHTS",
    "Coder",
    "Explanation",
    "Network",
    "NetworkCoder",
    "Pair",
    "Provenance",
    "applied",
    "default_coder",
    "in_force",
    "merge",
    "uncodable",
    "weights_sha256",
    "weights_wrong",
]

CODED_LANGUAGES = frozenset({"en"})


_LOADING = Lock()


def default_coder() -> NetworkCoder:
    """The shipped coder; its weights are loaded once, whichever thread asks first."""
    with _LOADING:
        return _shipped()


@cache
def _shipped() -> NetworkCoder:
    return NetworkCoder()


def uncodable(document: Document) -> str | None:
    """Why the shipped coder cannot read a document (`language ru`), or None where it can."""
    if document.language and document.language not in CODED_LANGUAGES:
        return f"language {document.language}"
    return None


def weights_sha256() -> str:
    """One SHA-256 for all the files of the shipped coder.

    Raises:
        ModelDamaged: they are not the files that were shipped.
    """
    default_coder()
    return checksums.of_weights(WEIGHTS)


def weights_wrong() -> str | None:
    """What is wrong with the shipped coder's files; None where nothing is."""
    return checksums.wrong(WEIGHTS)
