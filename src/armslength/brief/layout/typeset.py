"""A brief as PDF: A4, with contents, page numbers and real footnote links, set by typst in its own fonts.

The text goes to typst as data (JSON), never as markup: nothing that a document says can be obeyed by the typesetter.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from armslength.brief.layout.page import shown
from armslength.brief.layout.pictures import size, standing_alone, whole
from armslength.brief.model import (
    Bibliography,
    Block,
    Box,
    Bullets,
    Chart,
    Endnotes,
    Grid,
    Happening,
    Happenings,
    Heading,
    Headline,
    Inline,
    Line,
    Link,
    Pair,
    Paragraph,
    Quoted,
    Ref,
    Run,
)
from armslength.draw import style
from armslength.edtf import bounds
from armslength.errors import MissingExtra

if TYPE_CHECKING:
    from armslength.brief.model import Document

Node = dict[str, Any]


def pdf(brief: Document) -> bytes:
    """The brief, its dates those of the brief and not of the clock.

    Raises:
        MissingExtra: the package `typst` is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise MissingExtra(extra="pdf", needs="A brief as PDF") from missing
    template = resources.files("armslength.brief.layout").joinpath("templates", "brief.typ").read_bytes()
    day = bounds(brief.made)[0] or datetime(2000, 1, 1, tzinfo=UTC).date()
    data = json.dumps(as_data(brief), ensure_ascii=False)
    made: bytes = typst.compile(
        template,
        sys_inputs={"brief": data},
        format="pdf",
        ignore_system_fonts=_covered(data),
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return made


def as_data(brief: Document) -> Node:
    """The brief as typst's template takes it: dictionaries and lists of text."""
    return {
        "title": shown(brief.title),
        "made": shown(brief.made_words),
        "standfirst": shown(brief.standfirst),
        "basis": shown(brief.basis),
        "footer": shown(brief.footer),
        "colours": style.LIGHT,
        "sections": [
            {
                "anchor": section.anchor,
                "title": shown(section.title),
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in brief.sections
        ],
    }


def _block(block: Block) -> Node:
    node: Node = {"shape": block.shape}
    if isinstance(block, Paragraph):
        return node | {"line": _line(block.line), "kind": block.kind}
    if isinstance(block, Heading):
        flag = f"{block.flag}. " if block.flag else ""
        return node | {"text": shown(flag + block.text), "level": block.level, "anchor": block.anchor}
    if isinstance(block, Bullets):
        return node | {"items": [_line(item) for item in block.items], "ordered": block.ordered}
    if isinstance(block, Grid):
        return node | _grid(block)
    if isinstance(block, Pair):
        return node | {"grids": [_grid(grid) for grid in block.grids]}
    if isinstance(block, Chart):
        return node | _chart(block)
    if isinstance(block, Headline):
        return node | {name: shown(getattr(block, name)) for name in ("label", "value", "interval", "gloss")}
    if isinstance(block, Happenings):
        return node | {"items": [_happening(one) for one in block.items]}
    if isinstance(block, Box):
        return node | {"anchor": block.anchor, "blocks": [_block(inner) for inner in block.blocks]}
    if isinstance(block, Bibliography):
        return node | {
            "entries": [
                {
                    "anchor": one.anchor,
                    "words": _line(one.words),
                    "meta": _line(one.meta),
                    "rests": [_line(rest) for rest in one.rests_on],
                }
                for one in block.entries
            ]
        }
    assert isinstance(block, Endnotes)  # noqa: S101 - the last of the blocks
    return node | {
        "notes": [
            {"number": one.number, "quotation": _line(one.quotation), "meta": _line(one.meta)}
            for one in block.notes
        ]
    }


def _grid(grid: Grid) -> Node:
    return {
        "caption": shown(grid.caption),
        "columns": [{"name": shown(c.name), "n": c.n, "drawn": c.drawn} for c in grid.columns],
        "headed": grid.headed,
        "rows": [
            [
                {"line": _line(cell), "marked": (at, n) in grid.marked, "named": grid.named and n == 0}
                for n, cell in enumerate(row)
            ]
            for at, row in enumerate(grid.rows)
        ],
    }


def _chart(chart: Chart) -> Node:
    figure = chart.figure
    drawn = standing_alone(figure)
    return {
        "anchor": figure.anchor,
        "number": chart.number,
        "title": shown(figure.title),
        "key": [{"colour": key.colour, "label": shown(key.label)} for key in figure.key],
        "drawings": [
            {"heading": shown(one.heading), "svg": _set(svg), "width": size(svg)[0]}
            for one, svg in zip(figure.drawings, drawn, strict=True)
        ],
        "caption": shown(f"{figure.caption} Source: {chart.source}; {figure.n}."),
    }


def _happening(one: Happening) -> Node:
    return {
        "anchor": one.anchor,
        "conflict": one.conflict,
        "deed": _line(one.deed),
        "said": _line(one.said),
        "weight": _line(one.weight),
    }


def _line(line: Line) -> list[Node]:
    return [node for one in line for node in _inline(one)]


def _inline(one: Inline) -> list[Node]:
    if isinstance(one, Run):
        return [{"kind": one.kind or "plain", "text": shown(one.text)}]
    if isinstance(one, Ref):
        return [{"kind": "ref", "text": f"{one.note}", "to": f"note-{one.note}"}]
    if isinstance(one, Link):
        if one.href.startswith("#"):
            return [{"kind": one.kind or "inner", "text": shown(one.text), "to": one.href[1:]}]
        return [{"kind": "url", "text": shown(one.text), "to": one.href}]
    if isinstance(one, Quoted):
        inside = [{"kind": "mark" if p.marked else "said", "text": shown(p.text)} for p in one.pieces]
        return [{"kind": "said", "text": "“"}, *inside, {"kind": "said", "text": "”"}]
    return [{"kind": "sketch", "svg": _sketched(str(one.svg)), "text": ""}]


def _sketched(svg: str) -> str:
    return _set(whole(svg)) if svg else ""


def _set(svg: str) -> str:
    """The drawing in the typesetter's own letters."""
    return svg.replace(style.FAMILY, "Libertinus Serif")


def _covered(text: str) -> bool:
    """Whether typst's own fonts have every letter: Latin, Greek, Cyrillic and marks; else the system's may help out."""
    return all(ord(c) < 0x0530 or 0x1E00 <= ord(c) < 0x2E80 or ord(c) == 0xFFFD for c in set(text))
