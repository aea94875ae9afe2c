"""Deeds over time: a stem up for cooperation and down for conflict, as tall as the deed is weighty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from armslength.draw import svg
from armslength.draw.axes import time_axis
from armslength.draw.svg import Frame, Scale
from armslength.records import DONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from armslength.records import Event

STRIP = 118.0
HEADING = 34.0
BENEATH = 16.0
"""Pixels between the last strip and the axis."""
MOST_INTENSE = 10.0
"""Intensities run from -10 to 10."""
RADIUS = 3.4
"""Of a stem's head."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A dated deed.

    Attributes:
        start, end: the days it may have been on.
        intensity: -10 to 10.
        done: whether it happened or is standing practice; else its head is hollow.
        href, title: where it is told, and its name.
    """

    start: date
    end: date
    intensity: float
    done: bool
    href: str
    title: str


def stem_of(event: Event, href: str, title: str) -> Stem:
    """A dated event as it is drawn."""
    start = date.fromisoformat(event.start or event.end or "")
    return Stem(
        start=start,
        end=date.fromisoformat(event.end) if event.end else start,
        intensity=event.intensity,
        done=event.modality in DONE,
        href=href,
        title=title,
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """The deeds between the client and one pole, in that pole's colour."""

    title: str
    colour: int
    stems: tuple[Stem, ...]


def lollipops(strips: Sequence[Strip], width: float, kind: str, *, title: str, description: str) -> Markup:
    """One strip a pole, above one another, sharing the time axis.

    Args:
        strips: at least one with at least one stem.
        width: of the drawing, in pixels.
        kind: the style sheet's name for this size.
        title: the chart's name for those who cannot see it.
        description: what it shows, in a sentence.
    """
    days = [day for strip in strips for stem in strip.stems for day in (stem.start, stem.end)]
    first, last = min(days), max(days)
    bottom = len(strips) * (STRIP + HEADING) + BENEATH
    frame = Frame(12, width - 12, 0, bottom)
    # A deed on the very first or last day stands a little inside the frame.
    x = Scale(first.toordinal() - 1, last.toordinal() + 1, frame.left, frame.right)
    parts = []
    for n, strip in enumerate(strips):
        top = n * (STRIP + HEADING) + HEADING
        parts.append(_strip(strip, x, Frame(frame.left, frame.right, top, top + STRIP)))
    parts.append(time_axis(x, frame, first, last))
    return svg.drawing(width, height_of(strips), parts, title=title, description=description, kind=kind)


def height_of(strips: Sequence[Strip]) -> float:
    """Pixels that the drawing takes from top to bottom."""
    return len(strips) * (STRIP + HEADING) + BENEATH + 24


def _strip(strip: Strip, x: Scale, frame: Frame) -> Markup:
    y = Scale(-MOST_INTENSE, MOST_INTENSE, frame.bottom - 6, frame.top + 6)
    parts = [
        svg.text(frame.left, frame.top - 6, strip.title, kind="panel-title"),
        svg.text(frame.right - 11, frame.top - 6, "cooperation", anchor="end", kind="hint"),
        svg.text(frame.right - 11, frame.bottom + 9, "conflict", anchor="end", kind="hint"),
        _arrow(frame.right - 4, frame.top - 13, 7),
        _arrow(frame.right - 4, frame.bottom + 9, -7),
        svg.line((frame.left, y(0)), (frame.right, y(0)), "grid zero"),
        *(drawn(stem, strip.colour, x, y) for stem in strip.stems),
    ]
    return svg.joined(parts)


def _arrow(x: float, tip: float, length: float) -> Markup:
    """A head that points to its tip: few fonts have arrows."""
    return svg.path([(x, tip), (x - 3.5, tip + length), (x + 3.5, tip + length)], "dot", closed=True)


def drawn(stem: Stem, colour: int, x: Scale, y: Scale, *, radius: float = RADIUS) -> Markup:
    """The deed at the middle of the days it may have been on; a whisker spans them where it can be seen."""
    begin, end = x(stem.start.toordinal()), x(stem.end.toordinal())
    at, head = (begin + end) / 2, y(stem.intensity)
    shapes = [svg.line((at, y(0)), (at, head), f"stem c{colour}")]
    if end - begin > 8:
        shapes.append(svg.line((begin, head), (end, head), f"whisker c{colour}"))
    shapes.append(svg.circle(at, head, radius, f"{'head' if stem.done else 'head hollow'} c{colour}"))
    return svg.link(stem.href, stem.title, shapes, in_tab_order=False)
