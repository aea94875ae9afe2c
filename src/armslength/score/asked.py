"""A gold set's text as a document, and how it falls into sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from armslength.records import Document, Sentence

Sentences = Callable[[Document], Sequence[Sentence]]
"""How a document falls into sentences: the reading room's, handed in."""


def as_document(text: str, origin: str, published: str | None = None) -> Document:
    """An English document of nothing but the text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id="d" + digest[:12],
        text=text,
        content_hash=digest,
        origin=origin,
        how_read="gold",
        published=published,
        language="en",
    )
