"""Outlooks as they were issued: appended, never rewritten, and given their outcome once."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from armslength.records import Ahead, Outlook
from armslength.store.writing import insert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from armslength.store.schema import Columns

SILENT = "base rate"
"""The name of the method of what is no forecast."""


def keep(connection: DuckDBPyConnection, types: Columns, outlooks: Sequence[Outlook]) -> int:
    """Append what is not there yet, and write the outcome of what is there without one; how many rows were appended."""
    given = {outlook_id(o, a): (o, a) for o in outlooks for a in o.ahead}
    held = connection.execute(
        "SELECT id FROM outlooks WHERE id IN (SELECT unnest(?::VARCHAR[]))", [list(given)]
    ).fetchall()
    fresh = {i: row for i, row in given.items() if i not in {h[0] for h in held}}
    insert(connection, types, "outlooks", _columns(fresh))
    due = {i: a for i, (_, a) in given.items() if i not in fresh and a.observed is not None}
    if due:
        connection.execute(
            "UPDATE outlooks SET observed = due.observed, crps = due.crps, base_crps = due.base_crps, "
            "covered = due.covered FROM (SELECT unnest(?::VARCHAR[]) AS id, unnest(?::DOUBLE[]) AS observed, "
            "unnest(?::DOUBLE[]) AS crps, unnest(?::DOUBLE[]) AS base_crps, unnest(?::BOOLEAN[]) AS covered) AS due "
            "WHERE outlooks.id = due.id AND outlooks.observed IS NULL",
            [
                list(due),
                *(
                    [getattr(a, n) for a in due.values()]
                    for n in ("observed", "crps", "base_crps", "covered")
                ),
            ],
        )
    return len(fresh)


def held(connection: DuckDBPyConnection) -> list[Outlook]:
    """Every outlook issued, the earliest first; what it was made of (`seen`, `track`) is not kept."""
    cursor = connection.execute(
        """
        SELECT made, as_of, measure, "of", period, start, horizon, quantiles, base, method, observed, crps, base_crps, covered
        FROM outlooks ORDER BY made, as_of, measure, "of", period, horizon, id"""
    )
    return list(_outlooks(cursor.fetchall()))


def known_until(connection: DuckDBPyConnection) -> str | None:
    """The last ISO day, today at most, on which something is known to have been published; None where nothing is dated.

    A row of a data set that does not say when it was published counts as published when it happened.
    """
    row = connection.execute(
        """
        SELECT max(day)::VARCHAR FROM (
            SELECT published_start AS day FROM documents UNION ALL SELECT coalesce(published, start) FROM records
        ) WHERE day <= ?::DATE""",
        [datetime.now(UTC).date().isoformat()],
    ).fetchone()
    return row[0] if row else None


def outlook_id(outlook: Outlook, ahead: Ahead) -> str:
    """`o` and twelve hex digits: what was said, of what, knowing what; not when it was made."""
    said = (
        outlook.as_of, outlook.measure, outlook.of, outlook.period, ahead.start, ahead.horizon,
        _method(outlook, ahead), ahead.quantiles, ahead.base,
    )  # fmt: skip
    return "o" + hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def _method(outlook: Outlook, ahead: Ahead) -> str:
    name, _, version = outlook.method.partition("@")
    return f"{name if ahead.forecastable else SILENT}@{version}"


def _columns(rows: dict[str, tuple[Outlook, Ahead]]) -> dict[str, list[Any]]:
    return {
        "id": list(rows),
        "made": [o.made for o, _ in rows.values()],
        "as_of": [o.as_of for o, _ in rows.values()],
        "measure": [o.measure for o, _ in rows.values()],
        "of": [list(o.of) for o, _ in rows.values()],
        "period": [o.period for o, _ in rows.values()],
        "start": [a.start for _, a in rows.values()],
        "horizon": [a.horizon for _, a in rows.values()],
        "quantiles": [list(a.quantiles) for _, a in rows.values()],
        "base": [list(a.base) for _, a in rows.values()],
        "method": [_method(o, a) for o, a in rows.values()],
        "observed": [a.observed for _, a in rows.values()],
        "crps": [a.crps for _, a in rows.values()],
        "base_crps": [a.base_crps for _, a in rows.values()],
        "covered": [a.covered for _, a in rows.values()],
    }


def _outlooks(rows: Sequence[tuple[Any, ...]]) -> Iterator[Outlook]:
    """Rows of one issue, measure and version together again."""

    def issue(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*row[:3], tuple(row[3]), row[4], row[9].partition("@")[2])

    for (made, as_of, measure, of, period, version), found in groupby(rows, key=issue):
        told = list(found)
        names = {row[9].partition("@")[0] for row in told} - {SILENT}
        yield Outlook(
            measure=measure,
            of=of,
            period=period,
            as_of=as_of.isoformat(),
            made=made.isoformat(timespec="seconds"),
            method=f"{min(names, default='pool')}@{version}",
            ahead=tuple(_ahead(row) for row in told),
        )


def _ahead(row: tuple[Any, ...]) -> Ahead:
    *_, start, horizon, quantiles, base, method, observed, crps, base_crps, covered = row
    return Ahead(
        start=start.isoformat(),
        horizon=horizon,
        forecastable=method.partition("@")[0] != SILENT,
        quantiles=tuple(quantiles),
        base=tuple(base),
        observed=observed,
        crps=crps,
        base_crps=base_crps,
        covered=covered,
    )
