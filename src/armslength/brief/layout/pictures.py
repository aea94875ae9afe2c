"""A brief's drawings as files that stand alone: SVG in plain colours, and dots where a text takes no SVG."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from armslength.brief.model import Chart, walk
from armslength.draw import raster, style
from armslength.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armslength.brief.figures import Figure
    from armslength.brief.model import Document
    from armslength.brief.written import Unit

DASHES = (("c1", "7 3"), ("c2", "2 3"), ("c3", "9 3 2 3"))
"""Lines told apart without colour, as the style sheet of the page has them."""
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_NAMED = re.compile(r"!\[.*?\]\(([^()\s]+)\)")


def charts(brief: Document) -> Iterator[Chart]:
    """Every chart, in order."""
    for section in brief.sections:
        yield from (block for block in walk(section.blocks) if isinstance(block, Chart))


def standing_alone(figure: Figure) -> list[str]:
    """Each drawing of a figure as an SVG file; of one that is drawn wide and narrow, the wide one."""
    return [whole(_SVG.findall(str(drawn.svg))[0]) for drawn in figure.drawings]


def size(svg: str) -> tuple[float, float]:
    """Width and height in pixels."""
    found = _BOX.search(svg)
    assert found is not None  # noqa: S101 - a drawing of ours
    return float(found[1]), float(found[2])


def dots(svg: str) -> bytes | None:
    """A drawing as PNG, two dots to the pixel; None where nothing that makes one is installed."""
    with suppress(MissingExtra):
        return raster.png(svg, zoom=2.0)
    with suppress(MissingExtra):
        return raster.typeset(svg, "png")
    return None


def drawings(brief: Document, folder: str) -> dict[str, dict[str, str]]:
    """Anchor of each figure -> path of each of its drawings in that folder, as a text beside it names it -> the SVG."""
    return {
        chart.figure.anchor: {
            (PurePosixPath(folder) / f"{chart.figure.anchor}-{n}.svg").as_posix(): svg
            for n, svg in enumerate(standing_alone(chart.figure), start=1)
        }
        for chart in charts(brief)
    }


def drawings_named(found: Sequence[Unit]) -> Mapping[str, Sequence[str]] | None:
    """Anchor of each figure -> the paths by which a Markdown brief names its drawings; None where it names none."""
    named: dict[str, list[str]] = {}
    for unit in found:
        for path in _NAMED.findall(unit.text):
            anchor, _, number = PurePosixPath(path).stem.rpartition("-")
            if number.isdigit():
                named.setdefault(anchor, []).append(path)
    return named or None


def whole(svg: str) -> str:
    """A drawing of a page with all that a file of its own needs."""
    width, height = size(svg)
    head, rest = svg.split(">", 1)
    head = re.sub(r' class="[^"]*"', "", head, count=1)
    opened = (
        f'{head} xmlns="http://www.w3.org/2000/svg" class="armslength" width="{width:g}" height="{height:g}">'
    )
    plain = re.sub(r'<a href="[^"]*"(?: tabindex="-1")?>', "<g>", rest).replace("</a>", "</g>")
    dashed = "\n".join(f".armslength .line.{name} {{ stroke-dasharray: {dash}; }}" for name, dash in DASHES)
    return f"{opened}<style>\n{style.sheet(dark=False)}\n{dashed}\n</style>{plain}"
