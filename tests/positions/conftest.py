"""Documents invented for these tests, read as `run` has them read, but for the coder's reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from armslength import positions, read, run
from armslength.ontology.actors import registry
from armslength.positions import Statement
from armslength.records import Document

Reader = Callable[..., list[Statement]]


@pytest.fixture
def said() -> Reader:
    """The statements of an invented text; `on` is when it was published."""

    def statements(
        text: str, on: str | None = "2020-05-05", publisher: str = "Invented Agency"
    ) -> list[Statement]:
        key = hashlib.sha256(f"{text}{on}".encode()).hexdigest()
        document = Document(
            f"d{key[:12]}", text, key, "invented", "text/utf-8", publisher=publisher, published=on
        )
        return positions.statements(run.as_told(document, read.sentences(document), (), registry()))

    return statements
