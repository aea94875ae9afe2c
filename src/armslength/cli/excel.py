"""Rows as an Excel workbook; needs the extra `xlsx` (openpyxl)."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import click

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def workbook(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """One sheet with a header row; several values in a cell have spaces between, not known is an empty cell.

    Text is written as text whatever it begins with: Excel runs no formula out of a document's words.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise click.UsageError(
            "xlsx needs openpyxl: pip install 'armslength[xlsx]', or take --format csv"
        ) from missing
    book = Workbook()
    sheet = book.active
    sheet.title = "armslength"
    sheet.append(list(columns))
    for number, row in enumerate(rows, 2):
        for place, name in enumerate(columns, 1):
            value = row[name]
            if isinstance(value, list | tuple):
                value = " ".join(map(str, value)) or None
            cell = sheet.cell(number, place)
            if isinstance(value, str):
                cell.value = _UNPRINTABLE.sub(" ", value)
                cell.data_type = "s"
            else:
                cell.value = value
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
