"""What moved arm's length of late: the weightiest events and figures, signed, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.periods import following_iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armslength.brief.citations import Footnotes, Reference
    from armslength.records import Event, Figure, Movement, PeriodName
    from armslength.records import Mover as Share

MOST = 8
"""Movers told one by one."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A line of the table: its share with its sign, when, what, and its footnotes; a figure is looked up in its own table."""

    share: str
    when: str
    what: str
    references: tuple[Reference, ...]
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """The movement in words, its weightiest movers, and what all others add up to."""

    heading: str
    movers: tuple[Mover, ...]
    rest: str | None
    rest_share: str


def cited(movement: Movement | None) -> set[str]:
    """The events that are told one by one."""
    return set() if movement is None else {m.what for m in movement.movers[:MOST] if m.kind == "event"}


def moved(
    movement: Movement,
    width: PeriodName,
    events: Mapping[str, Event],
    figures: Mapping[str, Figure],
    footnotes: Footnotes,
    *,
    within_doubt: bool,
) -> Moved:
    """A movement told.

    Args:
        events, figures: by id; those of the movers told are among them.
        within_doubt: whether the intervals of the two readings overlap, so that they show no change by themselves.
    """
    change = movement.after - movement.before
    turn = "nearer" if change < 0 else "further off" if change > 0 else "no change"
    if within_doubt and change:
        turn += ", but by less than the intervals leave open"
    heading = (
        f"From {wording.number(movement.before)} in {wording.period(movement.since, width)} to "
        f"{wording.number(movement.after)} in {wording.period(movement.at, width)}: {turn}"
    )
    rows = tuple(
        _told(mover, movement, width, events, figures, footnotes) for mover in movement.movers[:MOST]
    )
    rest = movement.movers[MOST:]
    left = sum(m.contribution for m in rest)
    others = None
    if rest:
        most = max(abs(m.contribution) for m in rest)
        others = f"The rest: {wording.count(len(rest), 'share')}, none above {most:.3f}"
    return Moved(heading, rows, others, wording.signed(left))


def _told(
    mover: Share,
    movement: Movement,
    width: PeriodName,
    events: Mapping[str, Event],
    figures: Mapping[str, Figure],
    footnotes: Footnotes,
) -> Mover:
    """One share, with what says that it is of another time than the movement."""
    when, what = "", wording.sentence_case(mover.what)
    references: tuple[Reference, ...] = ()
    if mover.kind == "event":
        event = events[mover.what]
        when, what = wording.when(event), wording.sentence_case(wording.deed(event))
        if event.end and event.end < movement.since:
            what += ", fading"
        references = footnotes.cite(event.id, most=1)
    elif mover.kind == "figure":
        figure = figures[mover.what]
        when = wording.published(figure.date)
        what = f"{wording.sentence_case(figure.name or figure.channel)}: {figure.value:.2f} ({figure.unit})"
        if figure.end >= following_iso(movement.at, width):
            what += f", of a time that ends after {wording.period(movement.at, width)}"
    return Mover(wording.signed(mover.contribution), when, what, references, mover.kind == "figure")
