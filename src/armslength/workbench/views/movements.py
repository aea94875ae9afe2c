"""How a measure came from one period to another: the share of each event and figure in the movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from armslength.brief import wording
from armslength.run.tabled import figure_said
from armslength.workbench.views.telling import brief

if TYPE_CHECKING:
    from armslength.records import Figure, Movement
    from armslength.workbench.reckoning import Reckoned

MOST_MOVERS = 40


class Moved(NamedTuple):
    """One share in a movement, in words; `event` where an event made it; `share` of the largest, in [0, 1]."""

    contribution: float
    share: float
    what: str
    when: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """How a measure came from one period to another."""

    movement: Movement
    before: str
    after: str
    since: str
    at: str
    movers: tuple[Moved, ...]
    left_out: int
    rest: float


def why(movement: Movement, found: Reckoned) -> Why:
    """A movement in words, its weightiest shares first."""
    figures = figures_of(found)
    width = found.assessment.period
    most = max((abs(m.contribution) for m in movement.movers), default=0.0) or 1.0
    shown = movement.movers[:MOST_MOVERS]
    moved = []
    for mover in shown:
        event, figure = found.events.get(mover.what), figures.get(mover.what)
        words, when = mover.what, ""
        if event is not None:
            line = brief(event)
            words, when = line.deed, line.when
        elif figure is not None:
            words, when = figure_said(figure), figure.date
        moved.append(
            Moved(
                mover.contribution, abs(mover.contribution) / most, words, when, event.id if event else None
            )
        )
    return Why(
        movement=movement,
        before=wording.number(movement.before),
        after=wording.number(movement.after),
        since=wording.period(movement.since, width),
        at=wording.period(movement.at, width),
        movers=tuple(moved),
        left_out=len(movement.movers) - len(shown),
        rest=sum(m.contribution for m in movement.movers[MOST_MOVERS:]),
    )


def figures_of(found: Reckoned) -> dict[str, Figure]:
    """The figures that were measured, by id."""
    return {figure.id: figure for figure in found.snapshot.numbers}
