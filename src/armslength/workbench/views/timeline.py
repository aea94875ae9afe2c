"""Events over time as lollipops: each event its own while they are few, the events of a stretch together where they are many."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from armslength import edtf
from armslength.brief.figures import NARROW
from armslength.draw import svg
from armslength.draw.axes import time_axis
from armslength.draw.lollipop import MOST_INTENSE, drawn
from armslength.draw.svg import Frame, Scale
from armslength.periods import months_on
from armslength.workbench.views.drawn import LEFT, RIGHT, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armslength.draw.lollipop import Stem
    from armslength.workbench.listing import Heap

TALL = 190.0
MOST_STRETCHES = {"wide": 124, "narrow": 44}
RADIUS = 3.6
_STEPS = {
    1: "a month",
    3: "a quarter",
    6: "half a year",
    12: "a year",
    24: "two years",
    60: "five years",
    120: "ten years",
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of events with what a page says of it.

    Attributes:
        first, last: the first day drawn and the day after the last.
    """

    wide: Markup
    narrow: Markup
    caption: str
    first: str
    last: str


def single(stems: Sequence[Stem], since: date | None = None, until: date | None = None) -> Timeline:
    """A lollipop for each event; at least one.

    Args:
        since, until: the stretch that is drawn, where there is one; what reaches out of it is drawn as far as it lies within.
    """
    stems = [_within(stem, since or date.min, until or date.max) for stem in stems]
    first = min(s.start for s in stems)
    last = date.fromordinal(min(max(s.end for s in stems), date(9998, 12, 31)).toordinal() + 1)

    def drawing(width: float, kind: str) -> Markup:
        frame, x, y = _scales(first, last, width)
        parts = [*_ground(frame, y), *(_stem(stem, x, y) for stem in stems), time_axis(x, frame, first, last)]
        return _whole(parts, width, kind, len(stems))

    return Timeline(
        drawing(WIDE, "wide"),
        drawing(NARROW, "narrow"),
        "Each stem is an event: up for cooperation, down for conflict, as tall as it is weighty (intensity after Goldstein, −10 to 10). "
        "Hollow: planned, possible or denied. A bar across the head: the days it may have been on.",
        first.isoformat(),
        last.isoformat(),
    )


def many(
    heaps: Sequence[Heap],
    link: Callable[[str, str], str],
    since: date | None = None,
    until: date | None = None,
) -> Timeline:
    """Lollipops whose heads are as large as the events are many; at least one heap.

    Args:
        link: the address of the events from one day to another.
        since, until: as of `single`.
    """
    heaps = [h._replace(month=_clamped(h.month, since, until)) for h in heaps]
    ends = {kind: _stretched(heaps, most) for kind, most in MOST_STRETCHES.items()}
    drawings = {kind: _heaps(*ends[kind], link, kind) for kind in ends}
    step, stretches = ends["wide"]
    days = sorted(stretches)
    return Timeline(
        drawings["wide"],
        drawings["narrow"],
        f"Each column is {_STEPS[step]}, each head the events of one intensity in it (after Goldstein, −10 to 10): up for cooperation, "
        "down for conflict; the larger the head, the more events. With fewer events each has its own stem.",
        days[0].isoformat(),
        months_on(days[-1], step).isoformat(),
    )


def _heaps(
    step: int, stretches: dict[date, dict[float, int]], link: Callable[[str, str], str], kind: str
) -> Markup:
    width = WIDE if kind == "wide" else NARROW
    days = sorted(stretches)
    first, last = days[0], months_on(days[-1], step)
    frame, x, y = _scales(first, last, width)
    most = max(n for heads in stretches.values() for n in heads.values())
    apart = (frame.right - frame.left) * step * 30.44 / max((last - first).days, 1)
    largest = min(max(apart * 0.62, 2.2), 8.0)
    parts = [*_ground(frame, y)]
    for day in days:
        end = date.fromordinal(months_on(day, step).toordinal() - 1)
        heads = stretches[day]
        at = (x(day.toordinal()) + x(end.toordinal())) / 2
        up = sum(n for intensity, n in heads.items() if intensity >= 0)
        down = sum(heads.values()) - up
        shapes = []
        for colour, side in ((1, [i for i in heads if i >= 0]), (0, [i for i in heads if i < 0])):
            if side:
                shapes.append(svg.line((at, y(0)), (at, y(max(side, key=abs))), f"stem c{colour}"))
                radii = {i: max(largest * math.sqrt(heads[i] / most), 0.9) for i in side}
                shapes.append(_heads([(at, y(i), radii[i]) for i in side], colour))
        words = f"{edtf.label(f'{day}/{end}')}: {up:,} of cooperation, {down:,} of conflict"
        parts.append(svg.link(link(day.isoformat(), end.isoformat()), words, shapes, in_tab_order=False))
    parts.append(time_axis(x, frame, first, last))
    return _whole(parts, width, kind, sum(n for heads in stretches.values() for n in heads.values()))


def _within(stem: Stem, since: date, until: date) -> Stem:
    return replace(stem, start=max(stem.start, since), end=max(min(stem.end, until), since))


def _heads(several: Sequence[tuple[float, float, float]], colour: int) -> Markup:
    """Dots (x, y, radius) as one shape: a page has thousands."""
    way = "".join(
        f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z"
        for x, y, r in several
    )
    return Markup('<path class="head c{}" d="{}"/>').format(colour, way)


def _stem(stem: Stem, x: Scale, y: Scale) -> Markup:
    return drawn(stem, 1 if stem.intensity >= 0 else 0, x, y, radius=RADIUS)


def _scales(first: date, last: date, width: float) -> tuple[Frame, Scale, Scale]:
    frame = Frame(LEFT, width - RIGHT, 16, TALL - 24)
    x = Scale(first.toordinal(), last.toordinal(), frame.left, frame.right)
    return frame, x, Scale(-MOST_INTENSE, MOST_INTENSE, frame.bottom - 8, frame.top + 8)


def _ground(frame: Frame, y: Scale) -> list[Markup]:
    return [
        *(svg.text(frame.left - 6, y(v) + 4, f"−{-v}" if v < 0 else str(v), anchor="end") for v in (10, 5, 0, -5, -10)),
        *(svg.line((frame.left, y(v)), (frame.right, y(v)), "grid") for v in (10, 5, -5, -10)),
        svg.line((frame.left, y(0)), (frame.right, y(0)), "grid zero"),
        svg.text(frame.left + 2, frame.top - 4, "cooperation ↑  conflict ↓", kind="hint"),
    ]  # fmt: skip


def _whole(parts: Sequence[Markup], width: float, kind: str, count: int) -> Markup:
    return svg.drawing(
        width, TALL, parts, title="Events over time", description=f"{count:,} dated events; the list has each.", kind=kind
    )  # fmt: skip


def _stretched(heaps: Sequence[Heap], most: int) -> tuple[int, dict[date, dict[float, int]]]:
    """Months added up into as fine a step as leaves no more stretches than `most`: first day -> intensity -> events."""
    at = [h.month.year * 12 + h.month.month - 1 for h in heaps]
    span = max(at) - min(at) + 1
    step = next((s for s in _STEPS if span / s <= most), max(_STEPS))
    found: dict[date, dict[float, int]] = defaultdict(dict)
    for month, heap in zip(at, heaps, strict=True):
        begins = month // step * step
        heads = found[date(begins // 12, begins % 12 + 1, 1)]
        heads[heap.intensity] = heads.get(heap.intensity, 0) + heap.events
    return step, found


def _clamped(month: date, since: date | None, until: date | None) -> date:
    return min(max(month, (since or date.min).replace(day=1)), until or date.max)
