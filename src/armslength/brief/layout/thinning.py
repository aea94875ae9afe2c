"""Long tables of a chart for formats that cannot fold them away: the last period of each year, its n that of the whole year."""

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
    """The table whole where it is short, else the last period of each year, with the events of all its periods."""
    if len(table.rows) <= MOST:
        return Shown(table.columns, table.rows, "The figures of this chart; n: events of the period.")
    counted = [at for at, column in enumerate(table.columns) if column == "n"]
    years: dict[str, list[tuple[str, ...]]] = {}
    for row in table.rows:
        found = re.findall(r"\d{4}", row[0])
        years.setdefault(found[-1] if found else row[0], []).append(row)
    return Shown(
        table.columns,
        tuple(_whole_year(rows, counted) for rows in years.values()),
        f"The figures of this chart, the last period of each year ({len(years)} of {len(table.rows)}; "
        "the HTML brief has them all); n: events, summed over the periods of each year.",
    )


def _whole_year(rows: list[tuple[str, ...]], counted: list[int]) -> tuple[str, ...]:
    """The last row, its counts summed over all."""
    last = list(rows[-1])
    for at in counted:
        known = [int(row[at].replace(",", "")) for row in rows if row[at].replace(",", "").isdecimal()]
        last[at] = f"{sum(known):,}" if known else last[at]
    return tuple(last)
