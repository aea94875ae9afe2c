"""The few shapes that charts are made of. Text is escaped; colours and strokes are the style sheet's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from values (`low` to `high`) to pixels (`start` to `end`)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a value; values outside the scale are drawn at its edge."""
        share = (min(max(value, self.low), self.high) - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a chart that data are drawn in, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


def text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "tick") -> Markup:
    """Words at a place; `anchor` is start, middle or end."""
    return Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        kind, _px(x), _px(y), anchor, legible(words)
    )


def line(start: Point, end: Point, kind: str) -> Markup:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, _px(x1), _px(y1), _px(x2), _px(y2)
    )


def path(points: Sequence[Point], kind: str, *, closed: bool = False) -> Markup:
    """A line through points, or the area within them where `closed`."""
    way = " ".join(f"{_px(x)},{_px(y)}" for x, y in points)
    return Markup('<path class="{}" d="M{}{}"/>').format(kind, way, "Z" if closed else "")


def circle(x: float, y: float, radius: float, kind: str) -> Markup:
    """A dot."""
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(kind, _px(x), _px(y), _px(radius))


def box(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A rectangle."""
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, _px(x), _px(y), _px(width), _px(height)
    )


def link(href: str, title: str, inside: Iterable[Markup], *, in_tab_order: bool = True) -> Markup:
    """Shapes that lead to a place on the page; in a file of its own, where there is no such place, with their name alone.

    Args:
        href: empty where there is nowhere to lead.
        title: what a pointer shows.
        inside: the shapes.
        in_tab_order: marks that a list repeats need no stop of their own.
    """
    if not href:
        return Markup("<g><title>{}</title>{}</g>").format(legible(title), joined(inside))
    skip = Markup("") if in_tab_order else Markup(' tabindex="-1"')
    return Markup('<a href="{}"{}><title>{}</title>{}</a>').format(href, skip, legible(title), joined(inside))


def drawing(
    width: float, height: float, inside: Iterable[Markup], *, title: str, description: str, kind: str
) -> Markup:
    """A chart with its name and description for those who cannot see it."""
    return Markup(
        '<svg class="{}" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(
        kind, _px(width), _px(height), legible(title), legible(title), legible(description), joined(inside)
    )


def placed(drawing: Markup, x: float, y: float, width: float, height: float) -> Markup:
    """A drawing as a part of another, its corner at a place."""
    head = Markup('<svg x="{}" y="{}" width="{}" height="{}" ').format(
        _px(x), _px(y), _px(width), _px(height)
    )
    return head + Markup(str(drawing).removeprefix("<svg "))  # noqa: S704 - a drawing of ours


def legible(words: str) -> str:
    """Words without the characters that XML may not hold; each stands as the one for what cannot be shown."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)


def joined(parts: Iterable[Markup]) -> Markup:
    """Shapes one after the other."""
    return Markup("").join(parts)


def _px(value: float) -> str:
    """A tenth of a pixel is as fine as anyone can see."""
    return f"{value:.1f}".removesuffix(".0")
