"""Documents invented for these tests, with their stances marked by hand as in training/stances, but for the coder's reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.positions.conftest import as_told

from armslength import ledgers

Reader = Callable[..., ledgers.Ledgers]


@pytest.fixture
def written(tmp_path: Path) -> Reader:
    """The ledgers of invented marked texts, each a string, or a string and the day it was published."""

    def made(*texts: str | tuple[str, str]) -> ledgers.Ledgers:
        dated = [t if isinstance(t, tuple) else (t, "2020-05-05") for t in texts]
        return ledgers.ledgers([as_told(tmp_path, text, on) for text, on in dated])

    return made
