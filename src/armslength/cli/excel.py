"""Rows as an Excel workbook; needs the extra `xlsx` (openpyxl)."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import click

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


Sheet = tuple[Sequence[str], Sequence[Mapping[str, Any]]]


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """Sheets by title, each of columns and rows; several values in a cell have spaces between, not known is an empty cell.

    Text is written as text whatever it begins with: Excel runs no formula out of a document's words.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise click.UsageError(
            "xlsx needs openpyxl: pip install -e '.[xlsx]' in the checkout, or take --format csv"
        ) from missing
    book = Workbook()
    book.remove(book.active)
    for title, (columns, rows) in sheets.items():
        _fill(book.create_sheet(title), columns, rows)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra

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
