"""Sentences into reports, reports into events: who did what to whom, when, on whose word.

Pure: no database, no network, no file but the weights. A coder is anything with `name` and `read`.

Along the data's way:

- `coder` cuts a document into `windows`. The `network` reads each.
- `reading` makes reports and stances of the tags: who is who (`actors`), who did it to whom (`parties`), which class where two
  meet (`borders`), when (`dates`), how sure (`calibration`), who is for what (`stances`); what is mere `courtesy` is none, and what
  `repeats` a deed is one. `explain` says which words carried one.
- `judged` puts what people say of reports above what was read. `merge` groups them into events.
- `formats` writes reports for other programs, `graph` events.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from armslength.coding.coder import Coder, NetworkCoder
from armslength.coding.explain import Explanation
from armslength.coding.judged import applied, in_force
from armslength.coding.merge import Provenance, merge
from armslength.coding.network import WEIGHTS, Network, Pair, checksums
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
