"""What reading a row of any table needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from armslength.errors import InputError


def absent(kind: str, identifier: str) -> InputError:
    """The error for an id that the dossier does not hold."""
    return InputError(
        f"{identifier}: no such {kind} in this dossier; ids change when documents or the coder do, so look it up anew"
    )


def value_of(value: object) -> Any:
    """A column's value as the record has it: days as ISO text, lists as tuples."""
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value
