"""A brief as Markdown: CommonMark with tables and footnotes, as GitHub, pandoc and most editors read them.

Charts are given as their tables, or where a folder for them is given, as SVG files beside the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armslength.brief.layout.page import shown
from armslength.brief.layout.thinning import thinned
from armslength.brief.model import (
    Bibliography,
    Block,
    Box,
    Bullets,
    Chart,
    Endnotes,
    Grid,
    Happenings,
    Heading,
    Headline,
    Line,
    Link,
    Pair,
    Paragraph,
    Quoted,
    Ref,
    Run,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from armslength.brief.model import Document

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$&])")
_AT_START = re.compile(r"^(\s*\d*)([-+=.)])(?=\s)")
"""What would begin a list."""


def markdown(brief: Document, drawings: Mapping[str, Sequence[str]] | None = None) -> str:
    """The brief, line by line.

    Args:
        brief: what it says.
        drawings: anchor of each figure -> paths of its drawings, as the text shall name them; without it charts are tables.
    """
    lines = [
        f"# {_text(brief.title)}",
        f"*Armslength brief, {_text(brief.made_words)}*",
        _text(brief.standfirst),
        _text(brief.basis),
    ]
    for section in brief.sections:
        lines.append(f"## {_text(section.title)}")
        for block in section.blocks:
            lines += _block(block, drawings)
    lines += ["---", _text(brief.footer)]
    return "\n\n".join(line for line in lines if line) + "\n"


def _block(  # noqa: PLR0912 - one case a kind of block
    block: Block, drawings: Mapping[str, Sequence[str]] | None
) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _line(block.line)
    elif isinstance(block, Heading):
        yield f"{'#' * block.level} {f'{block.flag}. ' if block.flag else ''}{_text(block.text)}"
    elif isinstance(block, Bullets):
        yield "\n".join(
            f"{f'{n}.' if block.ordered else '-'} {_line(item)}" for n, item in enumerate(block.items, 1)
        )
    elif isinstance(block, Grid):
        yield from _grid(block)
    elif isinstance(block, Pair):
        for grid in block.grids:
            yield from _grid(grid)
    elif isinstance(block, Chart):
        yield from _chart(block, drawings)
    elif isinstance(block, Headline):
        yield f"**{_text(block.label)}: {_text(block.value)}** {_text(block.interval)}"
        yield f"*{_text(block.gloss)}*"
    elif isinstance(block, Happenings):
        yield "\n".join(
            f"- {_line(one.deed)}  \n  {_line(one.said)}  \n  {_line(one.weight)}" for one in block.items
        )
    elif isinstance(block, Box):
        for inner in block.blocks:
            yield from _block(inner, drawings)
    elif isinstance(block, Bibliography):
        yield "\n".join(_entries(block))
    elif isinstance(block, Endnotes):
        yield from (f"[^{one.number}]: {_line(one.quotation)} {_line(one.meta)}" for one in block.notes)


def _entries(block: Bibliography) -> Iterator[str]:
    for entry in block.entries:
        yield f"- {_line(entry.words)}  \n  {_line(entry.meta)}"
        yield from (f"  - {_line(one)}" for one in entry.rests_on)


def _chart(block: Chart, drawings: Mapping[str, Sequence[str]] | None) -> Iterator[str]:
    figure = block.figure
    yield f"**Figure {block.number}. {_text(figure.title)}**"
    paths = (drawings or {}).get(figure.anchor, ())
    source = f"Source: {_text(block.source)}; {_text(figure.n)}."
    if paths:
        headings = [drawn.heading or figure.title for drawn in figure.drawings]
        yield "\n".join(f"![{_text(h)}]({path})" for h, path in zip(headings, paths, strict=True))
        keys = ", ".join(_text(key.label) for key in figure.key)
        yield f"{f'{keys}. ' if keys else ''}{_text(figure.caption)} {source}"
    elif figure.table is not None:
        found = thinned(figure.table)
        yield f"{_text(found.note)} {source}"
        yield _rows(found.columns, found.rows)
    else:
        yield f"This drawing is left out: what follows tells the same. {source}"


def _grid(block: Grid) -> Iterator[str]:
    if block.caption:
        yield f"**{_text(block.caption)}**"
    kept = [n for n, column in enumerate(block.columns) if not column.drawn]
    rows = [
        [_marked(_line(row[n]), (at, n) in block.marked) for n in kept] for at, row in enumerate(block.rows)
    ]
    yield _rows([_text(block.columns[n].name) for n in kept], rows, escaped=True)


def _marked(cell: str, marked: bool) -> str:  # noqa: FBT001 - a cell's own flag
    return f"**{cell}**" if marked and cell else cell


def _rows(columns: Sequence[str], rows: Iterable[Sequence[str]], *, escaped: bool = False) -> str:
    def cells(row: Sequence[str]) -> str:
        return f"| {' | '.join(cell if escaped else _text(cell) for cell in row)} |"

    return "\n".join([cells(columns), f"|{' --- |' * len(columns)}", *(cells(row) for row in rows)])


def _line(line: Line) -> str:
    parts = []
    for one in line:
        if isinstance(one, Ref):
            parts.append(f"[^{one.note}]")
        elif isinstance(one, Quoted):
            parts.append(
                "“" + "".join(_strong(p.text) if p.marked else _text(p.text) for p in one.pieces) + "”"
            )
        elif isinstance(one, Link):
            parts.append(_link(one))
        elif isinstance(one, Run):
            parts.append(_run(one))
    return _AT_START.sub(r"\1\\\2", "".join(parts)).strip()


def _run(run: Run) -> str:
    if run.kind == "strong":
        return _strong(run.text)
    if run.kind == "code":
        return f"`{' '.join(shown(run.text).replace('`', '’').split())}`"
    return _text(run.text)


def _strong(text: str) -> str:
    """Bold, with the space about the words outside the stars."""
    inside = _text(text.strip())
    if not inside:
        return _text(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_text(before)}**{inside}**{_text(after)}"


def _link(link: Link) -> str:
    """A web address; what leads within the brief is left to the headings, and to footnotes."""
    if link.href.startswith("#"):
        return "" if link.kind == "see" else _text(link.text)
    return f"<{link.href}>" if not re.search(r"[<>\s]", link.href) else _text(link.href)


def _text(text: str) -> str:
    """Words that Markdown takes as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s", " ", shown(text)))
