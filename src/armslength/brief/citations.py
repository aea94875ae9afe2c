"""Footnotes: each sentence cited gets one number, and is held against its document before it is printed.

These must hold, or the brief is not written: the document's text is still the one that was hashed when it was added; the
sentence stands at its offsets; the words that a report was read from stand at theirs, within that sentence; so do the names
of those who did it and to whom, in that document; and the event says what its best report says: the same parties, class,
modality and date, but for what a person judged otherwise. A row of a data set is cited by its words and its number, must be
there, and must be of the event's parties.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from armslength.errors import UnsupportedCitation
from armslength.ontology.deeds import parties
from armslength.records import Record, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armslength.records import Event, Span
    from armslength.store import Dossier, Quote

_REFERS_BACK = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Both|Neither|There|Then|The (?:same|two|latter|former|next)|On the (?:same|next) day|The (?:day|week|month) (?:before|after)|"
    r"(?:A|One|Two|Three|Several) (?:days?|weeks?|months?|years?) (?:later|earlier|before|after))\b"
)
MOST_SENTENCES = 3
"""So many sentences are cited for one event; the rest of its reports are counted."""


class Reference(NamedTuple):
    """One place of the page that cites a footnote: its number and the place's own anchor."""

    note: int
    anchor: str


class Piece(NamedTuple):
    """A stretch of a quotation; `marked` where it says what was done."""

    text: str
    marked: bool


@dataclass(slots=True)
class Note:
    """A footnote: the sentence, the stretches of it that reports were read from, and who cites it."""

    number: int
    quote: Quote
    triggers: set[Span] = field(default_factory=set)
    cited_from: list[str] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """The quotation with its triggers marked."""
        return pieces(self.quote, sorted(self.triggers))


class Footnotes:
    """Numbers sentences in the order in which the page cites them.

    Args:
        dossier: what is quoted from.
        events: every event that the page may cite.
    """

    def __init__(self, dossier: Dossier, events: Iterable[Event]) -> None:
        self._dossier = dossier
        self._events: Mapping[str, Event] = {event.id: event for event in events}
        witnesses = {w for event in self._events.values() for w in _best(event)}
        reports = sorted(witnesses & {r for event in self._events.values() for r in event.reports})
        records = sorted(witnesses - set(reports))
        self._witnesses: dict[str, Report | Record] = {r.id: r for r in dossier.reports(reports)}
        self._witnesses |= {r.id: r for r in dossier.records(records)}
        sentences = sorted({r.sentence for r in self._witnesses.values() if isinstance(r, Report)})
        self._quotes = {quote.sentence: quote for quote in dossier.cite_all(sentences)}
        documents = sorted({quote.document for quote in self._quotes.values()})
        self._documents = {document.id: document for document in dossier.documents_named(documents)}
        self._judged = {(judgement.document, judgement.trigger) for judgement in dossier.judgements()}
        self._notes: dict[str, Note] = {}
        self._intact: set[str] = set()
        self._held: set[str] = set()

    def __contains__(self, event_id: str) -> bool:
        """Whether that event may be cited."""
        return event_id in self._events

    def cite(self, event_id: str, most: int = MOST_SENTENCES) -> tuple[Reference, ...]:
        """Cite the best of an event's sentences or rows here.

        Raises:
            UnsupportedCitation: there is no such event, or its words do not stand where they should.
        """
        references: dict[int, Reference] = {}
        for witness in self.witnesses(event_id)[:most]:
            note = self._note(witness)
            if note.number not in references:
                anchor = f"cite-{note.number}-{len(note.cited_from) + 1}"
                note.cited_from.append(anchor)
                references[note.number] = Reference(note.number, anchor)
        return tuple(references.values())

    def cite_each(self, event_ids: Sequence[str], most: int = MOST_SENTENCES) -> tuple[Reference, ...]:
        """Cite one sentence for each of the first `most` events; a sentence that tells of two, once."""
        references: dict[int, Reference] = {}
        for event_id in event_ids[:most]:
            if self._note(self.witnesses(event_id)[0]).number not in references:
                references |= {reference.note: reference for reference in self.cite(event_id, most=1)}
        return tuple(references.values())

    def witnesses(self, event_id: str) -> tuple[Report | Record, ...]:
        """The reports, then the rows of data sets, that an event is cited by, best first.

        Raises:
            UnsupportedCitation: there is no such event, or nothing tells of it.
        """
        event = self._events.get(event_id)
        if event is None:
            raise UnsupportedCitation(citation=event_id, problem="the dossier holds no such event")
        if not (event.reports or event.records):
            raise UnsupportedCitation(
                citation=event_id, problem="no report and no row of a data set tells of it"
            )
        found = tuple(self._witnesses[w] for w in _best(event))
        if event_id not in self._held:
            self._hold(event, found[0])
            self._held.add(event_id)
        return found

    def cite_words(self, document: str, sentence: str, at: Span) -> tuple[tuple[Piece, ...], Reference]:
        """Cite a sentence that no event was read from: the words at those offsets, and the footnote of their sentence.

        Raises:
            UnsupportedCitation: there is no such sentence, or the words lie outside it.
        """
        quote = self._quotes[sentence] = self._quotes.get(sentence) or self._dossier.cite(sentence)
        if quote.document != document or not quote.start <= at.start < at.end <= quote.end:
            raise UnsupportedCitation(
                citation=f"{sentence} [{at.start}:{at.end}]",
                problem="the words cited lie outside that sentence",
            )
        note = self._notes.get(sentence)
        if note is None:
            if document not in self._documents:
                self._documents |= {found.id: found for found in self._dossier.documents_named([document])}
            self._check(quote)
            note = self._notes[sentence] = Note(len(self._notes) + 1, quote)
        note.triggers.add(at)
        anchor = f"cite-{note.number}-{len(note.cited_from) + 1}"
        note.cited_from.append(anchor)
        words = quote.text[at.start - quote.start : at.end - quote.start]
        return (Piece(words, marked=False),), Reference(note.number, anchor)

    def quotation(self, event_id: str) -> list[Piece]:
        """The best sentence or row that tells of the event; in a sentence the words that say what was done are marked.

        A sentence that begins with a word for something told before ("He", "They", "The same day") brings the one before it.
        """
        witness = self.witnesses(event_id)[0]
        quote = self._note(witness).quote
        told = pieces(quote, [witness.trigger] if isinstance(witness, Report) else [])
        leads = bool(quote.before) and _REFERS_BACK.match(quote.text) is not None
        return [Piece(quote.before, marked=False), *told] if leads else told

    def notes(self) -> list[Note]:
        """Every footnote cited so far, by number."""
        return list(self._notes.values())

    def _note(self, witness: Report | Record) -> Note:
        key = witness.sentence if isinstance(witness, Report) else witness.id
        note = self._notes.get(key)
        if note is None:
            if isinstance(witness, Report):
                quote = self._quotes[key]
                self._check(quote)
            else:
                quote = self._dossier.cite_record(key)
            note = self._notes[key] = Note(len(self._notes) + 1, quote)
        if isinstance(witness, Report):
            _check_trigger(witness, note.quote)
            note.triggers.add(witness.trigger)
        return note

    def _hold(self, event: Event, witness: Report | Record) -> None:
        """Hold what the brief says of an event against the report or row that it cites first."""
        if isinstance(witness, Report):
            text = self._documents[witness.document].text
            spoken = [witness.by] if witness.by else []
            for mention in (*witness.source, *witness.target, *spoken):
                stands = text[mention.start : mention.end]
                if stands != mention.text:
                    raise UnsupportedCitation(
                        citation=f"{witness.id} [{mention.start}:{mention.end}]",
                        problem=f"the text there is {stands!r}, the report names {mention.text!r}",
                    )
            says: dict[str, object] = {"parties": parties(witness), "date": witness.date}
            told: dict[str, object] = {"parties": (event.source, event.target), "date": event.date}
            if (witness.document, witness.trigger) not in self._judged:
                says |= {"class": witness.class_, "modality": witness.modality}
                told |= {"class": event.class_, "modality": event.modality}
        else:
            says = {"parties": {*_codes(witness.source), *_codes(witness.target)}, "class": witness.class_}
            told = {"parties": {*event.source, *event.target}, "class": event.class_}
        for what, said in told.items():
            if says[what] != said:
                raise UnsupportedCitation(
                    citation=f"{event.id} ({witness.id})",
                    problem=f"its {what} would be told as {said!r}, the source cited says {says[what]!r}",
                )

    def _check(self, quote: Quote) -> None:
        """Hold the quotation against the stored text, and the stored text against its hash."""
        document = self._documents[quote.document]
        if quote.document not in self._intact:
            if hashlib.sha256(document.text.encode()).hexdigest() != document.content_hash:
                raise UnsupportedCitation(
                    citation=f"{quote.sentence} ({document.origin})",
                    problem="the document’s text is not the one that was added: its hash differs",
                )
            self._intact.add(quote.document)
        before = quote.start - len(quote.before)
        if document.text[max(before, 0) : quote.start] != quote.before:
            raise UnsupportedCitation(
                citation=f"{quote.sentence} [{before}:{quote.start}]",
                problem="the sentence before it is not the one that the document has there",
            )
        stands = document.text[quote.start : quote.end]
        if stands != quote.text:
            raise UnsupportedCitation(
                citation=f"{quote.sentence} [{quote.start}:{quote.end}]",
                problem=f"the text there is {stands!r}, the quotation says {quote.text!r}",
            )


def _codes(several: str | None) -> list[str]:
    """The codes of one side of a row."""
    return several.split("+") if several else []


def _best(event: Event) -> tuple[str, ...]:
    """Ids of the reports and rows that an event is cited by."""
    return (*event.reports, *event.records)[:MOST_SENTENCES]


def pieces(quote: Quote, triggers: Sequence[Span]) -> list[Piece]:
    """The quotation cut where triggers begin and end; where two overlap, the later is cut short."""
    cut: list[Piece] = []
    at = quote.start
    for start, end in triggers:
        begin = max(start, at)
        cut.append(Piece(quote.text[at - quote.start : begin - quote.start], marked=False))
        cut.append(Piece(quote.text[begin - quote.start : max(end, begin) - quote.start], marked=True))
        at = max(end, at)
    cut.append(Piece(quote.text[at - quote.start :], marked=False))
    return [piece for piece in cut if piece.text]


def _check_trigger(report: Report, quote: Quote) -> None:
    start, end = report.trigger
    stands = quote.text[max(start - quote.start, 0) : max(end - quote.start, 0)]
    if not quote.start <= start <= end <= quote.end or stands != report.trigger_text:
        raise UnsupportedCitation(
            citation=f"{report.id} [{start}:{end}]",
            problem=f"the text there is {stands!r}, the report was read from {report.trigger_text!r}",
        )
