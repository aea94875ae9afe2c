"""Documents invented for these tests, read as `run` has them read, but for the coder's reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from armslength import ledgers, read, run
from armslength.ontology.actors import registry
from armslength.positions import Told
from armslength.records import Document

Reader = Callable[..., ledgers.Ledgers]


def told(text: str, on: str | None, publisher: str = "Invented Agency") -> Told:
    """An invented document as the ledgers read it."""
    key = hashlib.sha256(f"{text}{on}".encode()).hexdigest()
    document = Document(
        f"d{key[:12]}", text, key, "invented", "text/utf-8", publisher=publisher, published=on
    )
    return run.as_told(document, read.sentences(document), (), registry())


@pytest.fixture
def written() -> Reader:
    """The ledgers of invented texts, each a string, or a string and the day it was published."""

    def made(*texts: str | tuple[str, str]) -> ledgers.Ledgers:
        return ledgers.ledgers(told(*t) if isinstance(t, tuple) else told(t, "2020-05-05") for t in texts)

    return made
