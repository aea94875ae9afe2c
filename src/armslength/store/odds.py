"""Probabilities of events as they were issued: appended, never rewritten, and given their outcome once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from armslength.records import EventForecast
from armslength.store.writing import insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from armslength.store.schema import Columns

SILENT = "base rate"
"""The name of the method of what is no forecast."""


def keep(connection: DuckDBPyConnection, types: Columns, forecasts: Sequence[EventForecast]) -> int:
    """Append what is not there yet, and write the outcome of what is there without one; how many rows were appended."""
    given = {forecast_id(f): f for f in forecasts}
    held = connection.execute(
        "SELECT id FROM event_forecasts WHERE id IN (SELECT unnest(?::VARCHAR[]))", [list(given)]
    ).fetchall()
    fresh = {i: f for i, f in given.items() if i not in {h[0] for h in held}}
    insert(connection, types, "event_forecasts", _columns(fresh))
    for i, f in given.items():
        if i not in fresh and f.came is not None:
            connection.execute(
                "UPDATE event_forecasts SET came = ?, events = ? WHERE id = ? AND came IS NULL",
                [f.came, list(f.events), i],
            )
    return len(fresh)


def held(connection: DuckDBPyConnection) -> list[EventForecast]:
    """Every forecast of an event that was issued, the earliest first; `track` is not kept."""
    rows = connection.execute(
        """
        SELECT kind, rule, source, target, as_of, days, made, method, probability, base, came, events
        FROM event_forecasts ORDER BY made, as_of, kind, source, target, days, id"""
    ).fetchall()
    return [
        EventForecast(
            kind=kind,
            rule=rule,
            source=source,
            target=target,
            as_of=as_of.isoformat(),
            days=days,
            made=made.isoformat(timespec="seconds"),
            method=_shown_method(method),
            forecastable=method.partition("@")[0] != SILENT,
            probability=probability,
            base=base,
            came=came,
            events=tuple(events or ()),
        )
        for kind, rule, source, target, as_of, days, made, method, probability, base, came, events in rows
    ]


def forecast_id(forecast: EventForecast) -> str:
    """`f` and twelve hex digits: what was said, of what, knowing what; not when it was made."""
    f = forecast
    said = (f.as_of, f.kind, f.rule, f.source, f.target, f.days, _method(f), f.probability, f.base)
    return "f" + hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def _method(forecast: EventForecast) -> str:
    name, _, version = forecast.method.partition("@")
    return f"{name if forecast.forecastable else SILENT}@{version}"


def _shown_method(stored: str) -> str:
    name, _, version = stored.partition("@")
    return f"{'hazard' if name == SILENT else name}@{version}"


def _columns(rows: dict[str, EventForecast]) -> dict[str, list[Any]]:
    return {
        "id": list(rows),
        **{
            name: [getattr(f, name) for f in rows.values()]
            for name in ("made", "as_of", "kind", "rule", "source", "target", "days", "probability", "base", "came")
        },
        "method": [_method(f) for f in rows.values()],
        "events": [list(f.events) if f.came is not None else None for f in rows.values()],
    }  # fmt: skip
