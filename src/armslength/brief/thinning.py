"""Long tables of a chart for formats that cannot fold them away: the last period of each year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from armslength.brief.figures import Table

MOST = 60
"""Rows that are shown as they are."""


class Shown(NamedTuple):
    """A table as shown, and what was left out of it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


def thinned(table: Table) -> Shown:
    """The table whole where it is short, else the last period of each year."""
    if len(table.rows) <= MOST:
        return Shown(table.columns, table.rows, "The figures of this chart.")
    last: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        years = re.findall(r"\d{4}", row[0])
        last[years[-1] if years else row[0]] = row
    return Shown(
        table.columns,
        tuple(last.values()),
        f"The figures of this chart, the last period of each year: {len(last)} of {len(table.rows)}; "
        "the HTML brief has them all.",
    )
