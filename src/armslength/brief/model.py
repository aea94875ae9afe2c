"""What a brief says, apart from how it looks: sections of blocks, each with what it rests on.

HTML, Markdown, DOCX and PDF are laid out from this one thing. Nothing here is markup but drawings, which are SVG of our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from armslength.brief.citations import Piece
    from armslength.brief.figures import Figure
    from armslength.brief.manifest import Manifest

RunKind = Literal[
    "", "strong", "code", "mark", "when", "tag", "modality", "by", "foreign", "turn", "figure-number"
]
SupportKind = Literal["events", "measure", "figures", "count", "forecast", "documents", "rule"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind; `foreign` are a document's, and may be written in any direction."""

    shape: ClassVar[str] = "run"
    text: str
    kind: RunKind = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A footnote's number where it is cited, and that place's own anchor."""

    shape: ClassVar[str] = "ref"
    note: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere: to `#an-anchor` of the brief, or to a web address found safe to follow."""

    shape: ClassVar[str] = "link"
    text: str
    href: str
    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, cut where what was done begins and ends."""

    shape: ClassVar[str] = "quoted"
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The quotation without its marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing at the size of a word; what cannot show it loses nothing that a table does not say."""

    shape: ClassVar[str] = "sketch"
    svg: Markup


Inline = Run | Ref | Link | Quoted | Sketch
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What a stretch of the brief rests on.

    Attributes:
        kind: `events` and `figures` by id; `measure` and `forecast` by series and period (`hold BLR RUS 2022-02-01`);
            `count` by what was counted in the dossier; `documents` by id; `rule` for definitions and settings, by where they stand.
        of: at least one.
    """

    kind: SupportKind
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; `kind` is claim, plain, aside or source-line."""

    shape: ClassVar[str] = "paragraph"
    line: Line
    support: tuple[Support, ...]
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 3 or 4; `flag` is the number that a shift has in the charts."""

    shape: ClassVar[str] = "heading"
    text: str
    level: int = 3
    anchor: str = ""
    flag: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    shape: ClassVar[str] = "bullets"
    items: tuple[Line, ...]
    support: tuple[Support, ...]
    kind: str = ""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `n` where it holds numbers of one kind, `drawn` where it holds sketches alone."""

    name: str
    n: bool = False
    drawn: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first cell of a row names it, unless `named` is false.

    Attributes:
        caption: empty where the words before it say what it is; `label` names it for those who cannot see it.
        scrolls: whether it may be wider than the page, and then moves by itself.
        marked: places (row, column) that something else would have to be said of.
    """

    shape: ClassVar[str] = "grid"
    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    support: tuple[Support, ...]
    kind: str = ""
    scrolls: bool = True
    named: bool = True
    headed: bool = True
    marked: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Small tables that may stand side by side."""

    shape: ClassVar[str] = "pair"
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its number in the brief and its source line."""

    shape: ClassVar[str] = "chart"
    figure: Figure
    number: int
    source: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The one figure that stands large at the top."""

    shape: ClassVar[str] = "headline"
    label: str
    value: str
    interval: str
    gloss: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: when who did what to whom; the sentence; what it weighs. `anchor` is empty where it is told a second time."""

    shape: ClassVar[str] = "happening"
    anchor: str
    conflict: bool
    deed: Line
    said: Line
    weight: Line
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Happenings:
    """Events one after the other."""

    shape: ClassVar[str] = "happenings"
    items: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that belong together, such as a shift with what made it."""

    shape: ClassVar[str] = "box"
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A source: how it is cited, what is known of it, and the sources that it gives itself."""

    anchor: str
    words: Line
    meta: Line
    rests_on: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The sources cited."""

    shape: ClassVar[str] = "bibliography"
    entries: tuple[Entry, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Endnote:
    """A note: the sentence, where it stands, and the places that cite it."""

    number: int
    quotation: Line
    meta: Line
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Endnotes:
    """The notes, by number."""

    shape: ClassVar[str] = "endnotes"
    notes: tuple[Endnote, ...]
    support: tuple[Support, ...]


Block = (
    Paragraph
    | Heading
    | Bullets
    | Grid
    | Pair
    | Chart
    | Headline
    | Happenings
    | Box
    | Bibliography
    | Endnotes
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section, with the short name that the contents have for it."""

    anchor: str
    title: str
    short: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A brief.

    Attributes:
        made: the ISO date printed on it; `made_words` the same in words.
        standfirst, basis: what is asked, and what the answer rests on.
        footer: the last line; each layout may say of itself what is true of it alone.
    """

    title: str
    made: str
    made_words: str
    standfirst: str
    basis: str
    version: str
    sections: tuple[Section, ...]
    footer: str
    manifest: Manifest


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in order, those inside boxes too."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from walk(block.blocks)


def plain(line: Line) -> str:
    """A line's words, without footnotes and drawings; quotations between quotation marks."""
    parts = []
    for inline in line:
        if isinstance(inline, Quoted):
            parts.append(f"“{inline.text}”")
        elif isinstance(inline, Run | Link):
            parts.append(inline.text)
    return "".join(parts)


def words(text: str, *refs: Inline) -> Line:
    """A line of plain words, and the footnotes behind them."""
    return (Run(text), *refs)
