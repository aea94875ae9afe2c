"""Sources in Chicago style, and the notes: each one sentence, exactly as its document has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.model import (
    Bibliography,
    Block,
    Endnote,
    Endnotes,
    Entry,
    Inline,
    Line,
    Link,
    Paragraph,
    Quoted,
    Run,
    Section,
    Support,
    words,
)
from armslength.brief.parts.material import counted, rule
from armslength.brief.sources import sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.brief.citations import Note
    from armslength.brief.sources import Entry as Cited
    from armslength.brief.sources import Source


def sections(notes: Sequence[Note]) -> tuple[Section, Section]:
    """The sources and the notes; every note must have been cited by now."""
    if not notes:
        nothing = Paragraph(words("Nothing was cited."), counted("notes"))
        return Section("sources", "Sources", "Sources", (nothing,)), Section(
            "notes", "Notes", "Notes", (nothing,)
        )
    found = sources(notes)
    documents = (Support("documents", tuple(source.document for source in found)),)
    cited: tuple[Block, ...] = (
        Paragraph(
            words(
                "After the Chicago Manual of Style, 17th edition. No date of access is given: nothing was fetched for this brief, and "
                "documents bring none. Where an address is that of an archived copy, the day of the copy stands with it."
            ),
            rule("brief/sources"),
            "aside",
        ),
        Bibliography(tuple(_entry(source) for source in found), documents),
    )
    told: tuple[Block, ...] = (
        Paragraph(
            words(
                "Each note is one sentence, exactly as its document has it, held against the stored text when this brief was made. "
                "Marked: the words that say what was done."
            ),
            rule("brief/citations"),
            "aside",
        ),
        Endnotes(tuple(_note(note) for note in notes), documents),
    )
    return Section("sources", "Sources", "Sources", cited), Section("notes", "Notes", "Notes", told)


def _entry(source: Source) -> Entry:
    meta: list[Inline] = [
        Run(f"{source.grade} · "),
        Run(source.document, "code"),
        Run(" · "),
        Run(source.origin, "foreign"),
    ]
    if source.terms:
        meta += [Run(" · "), Run(source.terms, "foreign")]
    meta.append(Run(f" · {'note' if len(source.notes) == 1 else 'notes'} "))
    for at, note in enumerate(source.notes):
        meta += [Run(", ")] if at else []
        meta.append(Link(f"{note}", f"#note-{note}"))
    return Entry(
        anchor=f"source-{source.document}",
        words=_cited(source.entry),
        meta=tuple(meta),
        rests_on=tuple(_cited(entry) for entry in source.entry.rests_on),
    )


def _cited(entry: Cited) -> Line:
    line: list[Inline] = [Run(entry.listed, "foreign")]
    if entry.archived:
        line.append(Run(f" {entry.archived}", "foreign"))
    if entry.href:
        line += [Run(" "), Link(entry.url or entry.href, entry.href, "url")]
    elif entry.url:
        line.append(Run(f" {entry.url}", "foreign"))
    return tuple(line)


def _note(note: Note) -> Endnote:
    quote = note.quote
    dated = "" if quote.row else f", {wording.published(quote.published)}"
    place = f"row {quote.row}" if quote.row else f"characters {quote.start}–{quote.end}"
    return Endnote(
        number=note.number,
        quotation=(Quoted(tuple(note.pieces)),),
        meta=(
            Link(quote.publisher or quote.title or quote.origin, f"#source-{quote.document}", "foreign"),
            Run(f"{dated} · {wording.grade(quote.grade)} · "),
            Run(quote.sentence, "code"),
            Run(f", {place}"),
        ),
        back=tuple(note.cited_from),
    )
