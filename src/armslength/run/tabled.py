"""Measures, and what moved them, as rows of a table: the same columns from the command line and from the workbench."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from armslength.records import Event, Figure, Movement, Series

READINGS = ("measure", "of", "start", "value", "low", "high", "n")
SHARES = ("measure", "of", "since", "at", "kind", "id", "date", "what", "contribution")


def readings(several: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """Every reading of the series: READINGS; what is not known is None."""
    for one in several:
        for reading in one.readings:
            yield {
                "measure": one.measure,
                "of": " ".join(one.of),
                "start": reading.start,
                "value": reading.value,
                "low": reading.low,
                "high": reading.high,
                "n": reading.n,
            }


def shares(
    movement: Movement, events: Mapping[str, Event], figures: Mapping[str, Figure]
) -> Iterator[dict[str, Any]]:
    """Every share in a movement, in its order: SHARES; `id` and `date` are None where neither event nor figure made it.

    Args:
        events, figures: by id; those that made a share among them.
    """
    for mover in movement.movers:
        event, figure = events.get(mover.what), figures.get(mover.what)
        dated, what = None, mover.what
        if event:
            dated, what = event.date, " ".join((*event.source, event.class_, *event.target))
        elif figure:
            dated, what = figure.date, figure_said(figure)
        yield {
            "measure": movement.measure,
            "of": " ".join(movement.of),
            "since": movement.since,
            "at": movement.at,
            "kind": mover.kind,
            "id": None if mover.kind == "other" else mover.what,
            "date": dated,
            "what": what,
            "contribution": mover.contribution,
        }


def figure_said(figure: Figure) -> str:
    """A figure in a line: of what, of whom, how much."""
    return (
        f"{figure.name or figure.channel} {figure.country} {figure.partner}: {figure.value:g} {figure.unit}"
    )
