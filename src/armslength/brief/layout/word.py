"""A brief as DOCX: real headings, tables and endnotes, so that an editor can go on with it.

Charts are pictures where something that makes dots of SVG is installed (the extras `plot` or `pdf`), else tables that say so.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from armslength.brief.layout import word_notes
from armslength.brief.layout.page import shown
from armslength.brief.layout.pictures import dots, standing_alone
from armslength.brief.layout.thinning import thinned
from armslength.brief.model import (
    Bibliography,
    Block,
    Box,
    Bullets,
    Chart,
    Endnote,
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
    Sketch,
)
from armslength.edtf import bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from armslength.brief.manifest import Manifest
    from armslength.brief.model import Document

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the earliest that a ZIP can have."""


def docx(brief: Document) -> bytes:
    """The brief, its dates those of the brief and not of the clock."""
    return _Writer(brief).written()


class _Writer:
    """Lays a brief out in a document of python-docx, block by block."""

    def __init__(self, brief: Document) -> None:
        import docx as word  # noqa: PLC0415 - slow to import, needed here alone

        self._brief = brief
        self._doc: Any = word.Document()
        self._cited: set[int] = set()
        self._anchors = 0
        self._notes: tuple[Endnote, ...] = ()
        self._styles()

    def written(self) -> bytes:
        """The file."""
        brief = self._brief
        self._paragraph((Run(f"Armslength brief, {brief.made_words}"),), small=True)
        self._doc.add_heading(shown(brief.title), level=0)
        self._paragraph((Run(brief.standfirst),))
        self._paragraph((Run(brief.basis),), small=True)
        for section in brief.sections:
            heading = self._doc.add_heading(shown(section.title), level=1)
            self._anchor(heading, section.anchor)
            for block in section.blocks:
                self._block(block)
        # The endnotes come behind the last paragraph.
        self._paragraph((Run(brief.footer),), small=True)
        return self._packed()

    def _styles(self) -> None:
        from docx.shared import Cm, Pt  # noqa: PLC0415 - slow to import, needed here alone

        normal = self._doc.styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(10.5)
        section = self._doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
        word_notes.page_numbers(section.footer.paragraphs[0])

    def _block(self, block: Block) -> None:  # noqa: PLR0912 - one case a kind of block
        if isinstance(block, Paragraph):
            self._paragraph(block.line, small=block.kind in {"aside", "source-line"})
        elif isinstance(block, Heading):
            flag = f"{block.flag}. " if block.flag else ""
            heading = self._doc.add_heading(shown(flag + block.text), level=block.level - 1)
            if block.anchor:
                self._anchor(heading, block.anchor)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._paragraph(item, style="List Number" if block.ordered else "List Bullet")
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Pair):
            for grid in block.grids:
                self._grid(grid)
        elif isinstance(block, Chart):
            self._chart(block)
        elif isinstance(block, Headline):
            self._paragraph((Run(f"{block.label}: "), Run(block.value, "strong"), Run(f" {block.interval}")))
            self._paragraph((Run(block.gloss),), small=True)
        elif isinstance(block, Happenings):
            for one in block.items:
                self._paragraph((*one.deed, Run("\n"), *one.said, Run("\n"), *one.weight))
        elif isinstance(block, Box):
            for inner in block.blocks:
                self._block(inner)
        elif isinstance(block, Bibliography):
            for entry in block.entries:
                words = self._paragraph(entry.words, style="No Spacing")
                self._paragraph(entry.meta, small=True)
                self._anchor(words, entry.anchor)
                for rest in entry.rests_on:
                    self._paragraph(rest, style="List Bullet", small=True)
        elif isinstance(block, Endnotes):
            self._notes = block.notes

    def _anchor(self, paragraph: Any, name: str) -> None:
        self._anchors += 1
        word_notes.bookmark(paragraph, name, self._anchors)

    def _paragraph(self, line: Line, *, style: str | None = None, small: bool = False) -> Any:
        paragraph = self._doc.add_paragraph(style=style)
        self._fill(paragraph, line, small=small)
        return paragraph

    def _fill(self, paragraph: Any, line: Line, *, small: bool = False, bold: bool = False) -> None:
        for one in line:
            if isinstance(one, Ref):
                word_notes.cite(paragraph, one.note, again=one.note in self._cited)
                self._cited.add(one.note)
            elif isinstance(one, Quoted):
                pieces = [Run("“"), *(Run(p.text, "mark" if p.marked else "") for p in one.pieces), Run("”")]
                self._fill(paragraph, tuple(pieces), small=small)
            elif isinstance(one, Link):
                word_notes.link(paragraph, shown(one.text), one.href, small=small)
            elif isinstance(one, Run):
                self._run(paragraph, one, small=small, bold=bold)

    @staticmethod
    def _run(paragraph: Any, run: Run, *, small: bool, bold: bool) -> None:
        from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - slow to import, needed here alone
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        made = paragraph.add_run(shown(run.text))
        if bold or run.kind == "strong":
            made.bold = True
        if run.kind == "code":
            made.font.name = "Consolas"
        elif run.kind == "mark":
            made.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if small or run.kind in {"tag", "modality", "when", "by"}:
            made.font.color.rgb = RGBColor(0x56, 0x5C, 0x64)
        if small or run.kind in {"tag", "modality"}:
            made.font.size = Pt(8.5)

    def _grid(self, grid: Grid) -> None:
        if grid.caption:
            self._paragraph((Run(grid.caption, "strong"),), small=True)
        kept = [n for n, column in enumerate(grid.columns) if not column.drawn]
        heads = [grid.columns[n].name for n in kept] if grid.headed else []
        rows = [
            [((*row[n], Run(" ◄")) if (at, n) in grid.marked else row[n]) for n in kept]
            for at, row in enumerate(grid.rows)
        ]
        self._table(heads, rows)

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[Line]]) -> None:
        if not rows:
            return
        table = self._doc.add_table(rows=len(rows) + bool(heads), cols=len(rows[0]), style="Light List")
        cells = table._cells  # noqa: SLF001 - `table.cell` counts them anew each time
        at = 0
        for head in heads:
            self._fill(cells[at].paragraphs[0], (Run(head),), small=True, bold=True)
            at += 1
        for row in rows:
            for line in row:
                self._fill(cells[at].paragraphs[0], tuple(x for x in line if not isinstance(x, Sketch)))
                at += 1
        if heads:
            word_notes.repeat_first_row(table)
        self._doc.add_paragraph()

    def _chart(self, chart: Chart) -> None:
        from docx.shared import Cm  # noqa: PLC0415 - slow to import, needed here alone

        figure = chart.figure
        self._paragraph((Run(f"Figure {chart.number}. "), Run(figure.title, "strong")))
        drawn = [dots(svg) for svg in standing_alone(figure)]
        source = f"Source: {chart.source}; {figure.n}."
        if any(one is None for one in drawn):
            note = (
                "This copy has no pictures of its charts: pip install -e '.[pdf]' in the checkout makes them."
            )
            if figure.table is None:
                self._paragraph((Run(f"{note} The list below tells the same. {source}"),), small=True)
                return
            found = thinned(figure.table)
            self._paragraph((Run(f"{note} {found.note} {source}"),), small=True)
            self._table(found.columns, [[(Run(cell),) for cell in row] for row in found.rows])
            return
        several = len(drawn) > 1
        for one, made in zip(figure.drawings, drawn, strict=True):
            if one.heading:
                self._paragraph((Run(one.heading, "strong"),), small=True)
            picture = self._doc.add_picture(io.BytesIO(made or b""), width=Cm(9 if several else 16.4))
            picture._inline.docPr.set("descr", shown(f"{figure.title} {one.heading}".strip()))  # noqa: SLF001 - python-docx has no way to give it
        keys = "; ".join(key.label for key in figure.key)
        self._paragraph((Run(f"{f'{keys}. ' if keys else ''}{figure.caption} {source}"),), small=True)

    def _packed(self) -> bytes:
        properties, day = self._doc.core_properties, bounds(self._brief.made)[0]
        properties.title, properties.author = shown(self._brief.title)[:255], "Armslength"
        properties.comments, properties.last_modified_by = "", "Armslength"
        moment = datetime(day.year, day.month, day.day) if day else datetime(2000, 1, 1)  # noqa: DTZ001 - DOCX has no zones
        properties.created = properties.modified = moment
        properties.revision = 1
        word_notes.attach(self._doc, self._endnotes())
        raw = io.BytesIO()
        self._doc.save(raw)
        return _undated(raw.getvalue())

    def _endnotes(self) -> Iterable[tuple[int, list[tuple[str, bool]]]]:
        """Number and words of each endnote, and which of them are marked."""
        for note in self._notes:
            parts: list[tuple[str, bool]] = []
            for one in (*note.quotation, Run(" "), *note.meta):
                if isinstance(one, Quoted):
                    parts += [("“", False), *((shown(p.text), p.marked) for p in one.pieces), ("”", False)]
                elif isinstance(one, Run | Link):
                    parts.append((shown(one.text), False))
            yield note.number, parts


def sealed(content: bytes, manifest: Manifest, words: str) -> bytes:
    """The same file with the hash of its words in its manifest line."""
    return _undated(content, lambda part: manifest.sealed(part, words))


def _undated(content: bytes, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """The same archive with every part in order of name, dated long ago, and changed so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, change(old.read(name)))
    return out.getvalue()
