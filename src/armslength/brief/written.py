"""A brief read back from its file: its words, place by place, whatever the format."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from armslength.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import XMLParser, _Element

Form = Literal["html", "md", "docx", "pdf"]
FORMS: tuple[Form, ...] = ("html", "md", "docx", "pdf")

_SUFFIXES: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".docx": "docx",
    ".pdf": "pdf",
}
_SEAL = re.compile(r"(?<=words )[0-9a-f]{16}")
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "caption",
        "figcaption",
        "dt",
        "dd",
        "summary",
        "title",
        "desc",
        "text",
        "style",
        "meta",
        "svg",
        "div",
        "nav",
        "section",
        "article",
        "figure",
        "table",
        "header",
        "footer",
        "main",
        "body",
        "html",
        "head",
        "ul",
        "ol",
        "dl",
        "details",
        "tr",
        "thead",
        "tbody",
    ]
)
"""Elements whose words are a place of their own; all others belong to the words about them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One place: a paragraph, a cell, a line.

    Attributes:
        where: the heading that it stands under.
        text: its words, runs of white space as one space.
        marks: whatever else can be held against the dossier: where links lead, shapes of a drawing, tags.
    """

    where: str
    text: str
    marks: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What must be the same, wherever it stands."""
        return self.text, self.marks


def form_of(path: Path) -> Form:
    """The format that a file's name says it has.

    Raises:
        InputError: it is none of ours.
    """
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise InputError(f"{path}: a brief is .html, .md, .docx or .pdf; name the file so, or give --format")
    return found


def units(content: bytes, form: Form, name: str) -> list[Unit]:
    """The places of a brief in the order of its file.

    Args:
        content: the file.
        form: its format.
        name: for messages.

    Raises:
        InputError: it cannot be read as that.
    """
    reader: dict[Form, Callable[[bytes], Iterator[Unit]]] = {
        "html": _html,
        "md": _markdown,
        "docx": _docx,
        "pdf": _pdf,
    }
    try:
        return list(reader[form](content))
    except Exception as problem:  # whatever a reader of a foreign file may raise: the file is not one of ours
        raise InputError(f"{name}: not read as {form}: {problem}") from problem


def seal(found: Sequence[Unit]) -> str:
    """A hash of all that stands in a brief but of the hash itself, 16 hex digits."""
    told = "\n".join("\x01".join((_unsealed(unit.text), *unit.marks)) for unit in found)
    return hashlib.sha256("".join(told.split()).encode()).hexdigest()[:16]


def _unsealed(text: str) -> str:
    return _SEAL.sub("", text)


def _clean(text: str) -> str:
    return " ".join(text.split())


def _html(content: bytes) -> Iterator[Unit]:
    from lxml import etree  # noqa: PLC0415 - slow to import, needed here alone

    content.decode("utf-8")  # raises where it is none: libxml2 would guess
    root = etree.fromstring(content, etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True))
    yield from _Reader().read(root)


class _Reader:
    """Words and marks of an HTML page: a block's own words are one unit, and every tag with its attributes is a mark."""

    def __init__(self) -> None:
        self._where = "top"
        self._out: list[Unit] = []

    def read(self, root: _Element) -> list[Unit]:
        """All units, in the order in which their elements begin."""
        self._block(root)
        return self._out

    def _block(self, element: _Element) -> None:
        if element.tag == "svg":
            self._svg(element)
            return
        words: list[str] = []
        marks: list[str] = [_tag(element)]
        inner: list[_Element] = []
        self._gather(element, words, marks, inner)
        text = _clean("".join(words))
        if element.tag in {"h2", "h3", "h4"}:
            self._where = text
        if text or len(marks) > 1 or "=" in marks[0]:
            self._out.append(Unit(self._where, text, tuple(marks)))
        for block in inner:
            self._block(block)

    def _gather(self, element: _Element, words: list[str], marks: list[str], inner: list[_Element]) -> None:
        words.append(element.text or "")
        for child in element:
            if not isinstance(child.tag, str):  # a comment
                marks.append(f"comment {child.text}")
            elif child.tag in _BLOCKS:
                inner.append(child)
                words.append(" ")
            else:
                marks.append(_tag(child))
                quoted = child.tag == "q"
                words.append("“" if quoted else "[" if child.tag == "sup" else "")
                self._gather(child, words, marks, inner)
                words.append("”" if quoted else "]" if child.tag == "sup" else "")
            words.append(child.tail or "")

    def _svg(self, element: _Element) -> None:
        """Each text of a drawing is a unit, and all its shapes together are one."""
        marks = []
        for one in element.iter():
            if not isinstance(one.tag, str):
                continue
            marks.append(_tag(one))
            if one is not element and (said := _clean(one.text or "")):
                self._out.append(Unit(self._where, said, (str(one.tag),)))
        self._out.append(
            Unit(self._where, "", ("svg", hashlib.sha256("\n".join(marks).encode()).hexdigest()))
        )


def _tag(element: _Element) -> str:
    return " ".join(
        [str(element.tag), *(f"{name}={value}" for name, value in sorted(element.attrib.items()))]
    )


_RUNNING = re.compile(r"^\d+ / \d+$|Armslength brief, [^.]*\d{4}$")
"""Lines at the head and foot of a page, which stand between the words of a paragraph."""
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|~#$&+=.)-])")


def unescaped(text: str) -> str:
    """Words of Markdown without the strokes that keep them from being read as markup."""
    return _ESCAPED.sub(r"\1", text)


def _markdown(content: bytes) -> Iterator[Unit]:
    where = "top"
    for line in content.decode("utf-8").splitlines():
        text = _clean(line)
        if text.startswith("#"):
            where = unescaped(text.lstrip("# "))
        if text:
            yield Unit(where, text)


def _docx(content: bytes) -> Iterator[Unit]:
    from lxml import etree  # noqa: PLC0415 - slow to import, needed here alone

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    where = "top"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        pictures = {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in sorted(archive.namelist())
            if name.startswith("word/media/")
        }
        for part in ("word/document.xml", "word/endnotes.xml"):
            if part not in archive.namelist():
                continue
            led = _led_to(archive, part, parser)
            for paragraph in etree.fromstring(archive.read(part), parser).iter(f"{word}p"):
                text = _clean("".join(_run_text(run, word) for run in paragraph.iter(f"{word}r")))
                style = paragraph.find(f"{word}pPr/{word}pStyle")
                if style is not None and style.get(f"{word}val", "").startswith("Heading"):
                    where = text
                marks = tuple(_address(link, led, word) for link in paragraph.iter(f"{word}hyperlink"))
                if text or marks:
                    yield Unit(where, text, marks)
        for digest in sorted(pictures.values()):
            yield Unit("pictures", "", (digest,))


def _led_to(archive: zipfile.ZipFile, part: str, parser: XMLParser) -> dict[str, str]:
    """Id of each relation of a part of a DOCX -> the address it leads to."""
    from lxml import etree  # noqa: PLC0415 - slow to import, needed here alone

    folder, _, name = part.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive.namelist():
        return {}
    return {
        one.get("Id", ""): one.get("Target", "") for one in etree.fromstring(archive.read(listed), parser)
    }


def _address(link: _Element, led: Mapping[str, str], word: str) -> str:
    """Where a link of a DOCX leads: a web address, or `#bookmark`."""
    relation = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    return f"#{link.get(f'{word}anchor')}" if relation is None else led.get(relation, "nowhere")


def _run_text(run: _Element, word: str) -> str:
    parts = []
    for one in run:
        if one.tag == f"{word}t":
            parts.append(one.text or "")
        elif one.tag in {f"{word}tab", f"{word}br"}:
            parts.append(" ")
        elif one.tag == f"{word}endnoteReference":
            parts.append(f"[{one.get(f'{word}id')}]")
    return "".join(parts)


def _pdf(content: bytes) -> Iterator[Unit]:
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, needed here alone

    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        for line in page.extract_text().splitlines():
            text = _clean(line)
            if text and not _RUNNING.search(text):
                yield Unit(f"page {number}", text)
