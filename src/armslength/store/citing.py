"""Quotations: text taken from its document by offsets, and held against it again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from armslength.errors import InputError, UnsupportedCitation
from armslength.store import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from armslength.records import Citation, Document, Sentence


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with all that a footnote needs.

    Attributes:
        document, sentence: their ids.
        published: EDTF, or None where nothing told.
        grade: the document's own, or else its publisher's from `dossier.toml`; None is ungraded.
        cites: the sources the document itself gives.
        start, end: offsets in the document's text; `text` is exactly what stands there.
        row: of a data set's row its number, with its words as `text`, the set as `document` and its id as `sentence`.
        terms: what the data set asks of who shows it.
        before, after: the neighbouring sentences of the same paragraph, with the space between, so that
            `before + text + after` is a stretch of the document; empty at the paragraph's ends.
    """

    document: str
    sentence: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    grade: str | None
    origin: str
    cites: tuple[Citation, ...]
    start: int
    end: int
    text: str
    before: str
    after: str
    row: int | None = None
    terms: str | None = None


def quote(connection: DuckDBPyConnection, document: str, start: int, end: int) -> str:
    """The text from `start` to `end`, exactly as the document has it.

    Raises:
        UnsupportedCitation: there is no such document, or no text at these offsets.
    """
    citation = f"{document} [{start}:{end}]"
    row = connection.execute("SELECT text FROM documents WHERE id = ?", [document]).fetchone()
    if row is None:
        raise UnsupportedCitation(citation=citation, problem="the dossier holds no such document")
    return _exact(row[0], start, end, citation)


def cite(connection: DuckDBPyConnection, sentence_id: str, grades: Mapping[str, str]) -> Quote:
    """The sentence, quoted from its document's text.

    Args:
        connection: to the dossier.
        sentence_id: such as `d0123456789ab.s4`.
        grades: publisher -> source grade, for a document that has none.

    Raises:
        UnsupportedCitation: there is no such sentence, or no text at its offsets.
    """
    return cite_all(connection, [sentence_id], grades)[0]


def cite_all(
    connection: DuckDBPyConnection, sentence_ids: Sequence[str], grades: Mapping[str, str]
) -> list[Quote]:
    """The sentences, each quoted from its document's text, whatever order they come in.

    Raises:
        UnsupportedCitation: there is no such sentence, or no text at its offsets.
    """
    of = sorted({identifier.rpartition(".")[0] for identifier in sentence_ids})
    documents = {found.id: found for found in reading.documents_named(connection, of)}
    rows = {
        document: list(found)
        for document, found in groupby(reading.sentences_of(connection, of), key=lambda s: s.document)
    }
    return [_quoted(documents, rows, identifier, grades) for identifier in sentence_ids]


def _quoted(
    documents: Mapping[str, Document],
    rows: Mapping[str, Sequence[Sentence]],
    sentence_id: str,
    grades: Mapping[str, str],
) -> Quote:
    document_id = sentence_id.rpartition(".")[0]
    document, beside = documents.get(document_id), rows.get(document_id, ())
    at = next((n for n, sentence in enumerate(beside) if sentence.id == sentence_id), None)
    if document is None or at is None:
        raise UnsupportedCitation(citation=sentence_id, problem="the dossier holds no such sentence")
    sentence = beside[at]
    near = [other for other in beside[max(at - 1, 0) : at + 2] if other.paragraph == sentence.paragraph]
    return Quote(
        document=document_id,
        sentence=sentence_id,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        grade=document.grade or grades.get(document.publisher or ""),
        origin=document.origin,
        cites=document.cites,
        start=sentence.start,
        end=sentence.end,
        text=_exact(document.text, sentence.start, sentence.end, sentence_id),
        before=document.text[near[0].start : sentence.start],
        after=document.text[sentence.end : near[-1].end],
    )


def cite_record(connection: DuckDBPyConnection, record_id: str) -> Quote:
    """The words of one row of a data set, with all that a footnote needs.

    Raises:
        UnsupportedCitation: there is no such row.
    """
    try:
        (record,) = reading.records_named(connection, [record_id])
    except InputError as problem:
        raise UnsupportedCitation(citation=record_id, problem="the dossier holds no such row") from problem
    (dataset,) = (d for d in reading.datasets(connection) if d.id == record.dataset)
    return Quote(
        document=record.dataset,
        sentence=record.id,
        title=dataset.title,
        author=None,
        publisher=dataset.publisher,
        published=None,
        url=dataset.url,
        grade=dataset.grade,
        origin=dataset.origin,
        cites=(),
        start=0,
        end=len(record.text or ""),
        text=f"{record.text or record.id} ({', '.join(p for p in (record.publisher, record.date) if p)})",
        before="",
        after="",
        row=int(record.id.rpartition(".")[2]),
        terms=dataset.licence_and_terms or None,
    )


def check(connection: DuckDBPyConnection, citation: Quote) -> None:
    """Hold a quotation against its document.

    Raises:
        UnsupportedCitation: other words, or none, stand at its offsets.
    """
    stands = quote(connection, citation.document, citation.start, citation.end)
    if stands != citation.text:
        problem = f"the text there is {stands!r}, the quotation says {citation.text!r}"
        raise UnsupportedCitation(
            citation=f"{citation.sentence} [{citation.start}:{citation.end}]", problem=problem
        )


def _exact(text: str, start: int, end: int, citation: str) -> str:
    if not 0 <= start <= end <= len(text):
        problem = f"offsets {start} to {end} lie outside its text of {len(text)} characters"
        raise UnsupportedCitation(citation=citation, problem=problem)
    if not text[start:end].strip():
        raise UnsupportedCitation(citation=citation, problem=f"no words stand at offsets {start} to {end}")
    return text[start:end]
