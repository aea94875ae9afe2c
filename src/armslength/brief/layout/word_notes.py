"""What python-docx does not write: endnotes, fields, bookmarks and links. Office Open XML, ECMA-376 part 1, 17.11 and 17.16."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"


def element(name: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML: `w:p` with `val="x"` as `w:val`."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow to import, needed here alone
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def cite(paragraph: Any, number: int, *, again: bool) -> None:
    """An endnote's number: the first time it makes the note, later it leads to it."""
    name = f"_note{number}"
    if again:
        field = element("w:fldSimple", instr=f" NOTEREF {name} \\f \\h ")
        field.append(_raised(_text(f"{number}")))
        paragraph._p.append(field)  # noqa: SLF001 - python-docx's way to its own XML
        return
    for one in (
        element("w:bookmarkStart", id=f"{100_000 + number}", name=name),
        _raised(element("w:endnoteReference", id=f"{number}")),
        element("w:bookmarkEnd", id=f"{100_000 + number}"),
    ):
        paragraph._p.append(one)  # noqa: SLF001 - python-docx's way to its own XML


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place that links lead to; `number` is its own in the document."""
    root = paragraph._p  # noqa: SLF001 - python-docx's way to its own XML
    root.insert(
        1, element("w:bookmarkStart", id=f"{number}", name=place(name))
    )  # behind the paragraph's properties
    root.append(element("w:bookmarkEnd", id=f"{number}"))


def place(anchor: str) -> str:
    """An anchor as a bookmark's name: letters, digits and underscores, 40 at most."""
    return "b_" + "".join(c if c.isalnum() else "_" for c in anchor)[:38]


def link(paragraph: Any, words: str, href: str, *, small: bool = False) -> None:
    """Words that lead to a bookmark (`#anchor`) or to a web address."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - slow to import, needed here alone
    from docx.oxml.ns import qn  # noqa: PLC0415

    if href.startswith("#"):
        made = element("w:hyperlink", anchor=place(href[1:]))
    else:
        made = element("w:hyperlink")
        made.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:color", val="0B57A4"))
    if small:
        properties.append(element("w:sz", val="17"))
    run.append(properties)
    run.append(_text(words))
    made.append(run)
    paragraph._p.append(made)  # noqa: SLF001 - python-docx's way to its own XML


def page_numbers(paragraph: Any) -> None:
    """The page's number, in the middle."""
    paragraph.alignment = 1
    field = element("w:fldSimple", instr=" PAGE ")
    run = element("w:r")
    run.append(_text("1"))
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx's way to its own XML


def repeat_first_row(table: Any) -> None:
    """The headings of a table on every page that it runs over."""
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx's way to its own XML
    properties.append(element("w:tblHeader", val="true"))


def attach(document: Any, notes: Iterable[tuple[int, list[tuple[str, bool]]]]) -> None:
    """Give a document its endnotes, numbered 1, 2, 3.

    Args:
        document: of python-docx, saved after this.
        notes: number and words of each, and which of them are marked.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - slow to import, needed here alone
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    root = element("w:endnotes")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        root.append(_special(number, kind))
    for number, parts in notes:
        root.append(_note(number, parts))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/endnotes.xml"), _TYPE, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    form = element("w:endnotePr")
    form.append(element("w:numFmt", val="decimal"))
    section = document.sections[0]._sectPr  # noqa: SLF001 - python-docx's way to its own XML
    before = sum(one.tag.endswith(("}headerReference", "}footerReference")) for one in section)
    section.insert(before, form)


def _note(number: int, parts: list[tuple[str, bool]]) -> Any:
    note, paragraph = element("w:endnote", id=f"{number}"), element("w:p")
    paragraph.append(_raised(element("w:endnoteRef")))
    for words, marked in itertools.chain([(" ", False)], parts):
        run = element("w:r")
        properties = element("w:rPr")
        properties.append(element("w:sz", val="18"))
        if marked:
            properties.append(element("w:highlight", val="yellow"))
        run.append(properties)
        run.append(_text(words))
        paragraph.append(run)
    note.append(paragraph)
    return note


def _special(number: int, kind: str) -> Any:
    note, paragraph, run = element("w:endnote", type=kind, id=f"{number}"), element("w:p"), element("w:r")
    run.append(element(f"w:{kind}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _raised(inside: Any) -> Any:
    run, properties = element("w:r"), element("w:rPr")
    properties.append(element("w:vertAlign", val="superscript"))
    run.append(properties)
    run.append(inside)
    return run


def _text(words: str) -> Any:
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow to import, needed here alone

    made = element("w:t")
    made.set(qn("xml:space"), "preserve")
    made.text = words
    return made
