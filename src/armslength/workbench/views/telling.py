"""One event as its page shows it: every sentence and row, what was said of it, and what denies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armslength import coding
from armslength.brief import wording
from armslength.brief.citations import Note, Piece, pieces
from armslength.brief.sources import Entry, sources
from armslength.errors import InputError
from armslength.ontology import grades
from armslength.ontology.plover import CLASSES, QUADS
from armslength.workbench.listing import events_named
from armslength.workbench.views.reading import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.records import Event, JudgedField, Judgement, Mention, Report, Span
    from armslength.store import Dossier, Quote

    Held = Mapping[tuple[str, Span], Mapping[JudgedField, Judgement]]

MOST_WITNESSES = 100
"""So many sentences, and so many rows, are shown of one event unless all are asked for; the others are counted."""


_DATED = {
    "stated": "the date is as the text states it",
    "relative": "the date was reckoned from the day of publication",
    "anaphoric": "the date was taken from what the text said before",
    "published": "the text gives no date: that of publication stands in for it",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """An event in a line, with its id."""

    id: str
    when: str
    deed: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How one report was coded, and as it stands after what people said.

    Attributes:
        words: that the report was read from.
        class_, modality: as the coder read them; `class_now` and `modality_now` as they stand.
        source, target, by: as printed, with the code each was resolved to.
        probabilities: what was chosen, and how probable it is.
        said: what of it a person's judgement holds now: fields of `records.Judgement`.
    """

    id: str
    words: str
    class_: str
    modality: str
    class_now: str
    modality_now: str
    source: str
    target: str
    by: str | None
    date: str
    probabilities: tuple[tuple[str, str], ...]
    coder: str
    said: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence, or a row of a data set, that tells of an event.

    Attributes:
        before, after: what stands beside it in its paragraph.
        pieces: the sentence exactly as stored, its triggers marked.
        entry: of the bibliography.
        place: where it stands, in words; `row` says whether it is one of a data set.
        citation: plain text to copy.
        readings: the reports of this event that were read from it.
    """

    id: str
    document: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    entry: Entry
    publisher: str
    published: str
    grade: str
    place: str
    row: bool
    terms: str | None
    citation: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event with all that is known of it, in words.

    Attributes:
        judgements: what people said of its reports, in order of time.
        denied_by, denies: other events.
        left_out: sentences and rows that tell of it and are not shown.
        person: who judged last in this dossier; empty where nobody did.
    """

    event: Event
    deed: str
    when: str
    dated: str
    quad: str
    definition: str
    grade: str
    source_grade: str
    item_grade: str
    told_by: str
    as_coded: str
    contexts: str
    witnesses: tuple[Witness, ...]
    left_out: int
    judgements: tuple[Judgement, ...]
    denied_by: tuple[Brief, ...]
    denies: tuple[Brief, ...]
    person: str

    @property
    def corrected(self) -> bool:
        """Whether a person's judgement of one of its reports holds now."""
        return any(reading.said for witness in self.witnesses for reading in witness.readings)


def told(dossier: Dossier, identifier: str, *, all_of_them: bool = False) -> Told:
    """One event of an open dossier.

    Args:
        all_of_them: whether every sentence and row is wanted, however many there are.

    Raises:
        InputError: the dossier does not hold it.
        UnsupportedCitation: its words do not stand in their document.
    """
    event = _the(dossier, identifier)
    reports = {r.id: r for r in dossier.reports(event.reports)}
    ordered = [reports[r] for r in event.reports]
    judgements = dossier.judgements()
    held = coding.in_force(judgements)
    where = {(r.document, r.trigger) for r in ordered}
    by_sentence: dict[str, list[Report]] = {}
    for report in ordered:
        by_sentence.setdefault(report.sentence, []).append(report)
    most = None if all_of_them else MOST_WITNESSES
    witnesses = [_witness(dossier.cite(s), event, of, held) for s, of in list(by_sentence.items())[:most]]
    witnesses += [_witness(dossier.cite_record(r), event, (), held) for r in event.records[:most]]
    denies = [
        r[0]
        for r in dossier.sql("SELECT event FROM event_denials WHERE denial = ? ORDER BY event", [event.id])
    ]
    return Told(
        event=event,
        deed=wording.sentence_case(wording.deed(event)),
        when=wording.sentence_case(wording.when(event)),
        dated=_DATED.get(event.date_basis or "", "no date is known"),
        quad=QUADS[event.quad],
        definition=CLASSES[event.class_].definition,
        grade=grades.grade(event),
        source_grade=grades.SOURCE[event.source_grade],
        item_grade=grades.ITEM[grades.item_grade(event)],
        told_by=wording.publishers(event.publishers),
        as_coded=wording.likely(event.confidence),
        contexts=", ".join(event.contexts),
        witnesses=tuple(witnesses),
        left_out=len(by_sentence) + len(event.records) - len(witnesses),
        judgements=tuple(j for j in judgements if (j.document, j.trigger) in where),
        denied_by=briefs(dossier, event.denied_by),
        denies=briefs(dossier, denies),
        person=judgements[-1].person if judgements else "",
    )


def brief(event: Event) -> Brief:
    """An event in a line."""
    return Brief(event.id, wording.sentence_case(wording.when(event)), wording.deed(event))


def briefs(dossier: Dossier, ids: Sequence[str]) -> tuple[Brief, ...]:
    """Events in a line each."""
    return tuple(brief(e) for e in events_named(dossier, ids))


def briefs_of(events: Mapping[str, Event], ids: Sequence[str], most: int) -> tuple[Brief, ...]:
    """The first so many of the ids, in a line each; what is not among the events is left out."""
    return tuple(brief(events[i]) for i in ids[:most] if i in events)


def holder(dossier: Dossier, report: str) -> str | None:
    """The event that a report tells of now; None where it tells of none."""
    rows = dossier.sql("SELECT event FROM event_reports WHERE report = ?", [report])
    return rows[0][0] if rows else None


def _the(dossier: Dossier, identifier: str) -> Event:
    found = events_named(dossier, [identifier])
    if not found:
        raise InputError(
            f"{identifier}: no such event in this dossier; ids change when documents or the coder do, so look it up anew"
        )
    return found[0]


def _witness(quote: Quote, event: Event, reports: Sequence[Report], held: Held) -> Witness:
    (source,) = sources([Note(1, quote)])
    spot = f"row {quote.row}" if quote.row else f"characters {quote.start}–{quote.end}"
    return Witness(
        id=quote.sentence,
        document=quote.document,
        before=shortened(quote.before),
        pieces=tuple(
            p._replace(text=shortened(p.text)) for p in pieces(quote, sorted({r.trigger for r in reports}))
        ),
        after=shortened(quote.after),
        entry=source.entry,
        publisher=quote.publisher or "publisher not known",
        published="" if quote.row else wording.published(quote.published),
        grade=source.grade,
        place=f"{quote.sentence}, {spot}",
        row=quote.row is not None,
        terms=quote.terms,
        citation=_citation(quote, source.entry, event, spot),
        readings=tuple(_reading(r, held) for r in reports),
    )


def _citation(quote: Quote, entry: Entry, event: Event, spot: str) -> str:
    """The sentence and where it stands, as plain text."""
    address = f" {quote.url}." if quote.url else ""
    rests_on = "".join(f" Resting on: {e.words}{f' {e.url}.' if e.url else ''}" for e in entry.rests_on)
    who = f"{'+'.join(event.source)} {event.class_} {'+'.join(event.target)}"
    coded = (
        f"[{quote.sentence}, {spot}; event {event.id}: {who}, {event.date or 'undated'}, {event.modality}]"
    )
    return f"“{shortened(' '.join(quote.text.split()))}” {entry.words}{address}{rests_on} {coded}"


def _reading(report: Report, held: Held) -> Reading:
    said = held.get((report.document, report.trigger), {})
    return Reading(
        id=report.id,
        words=report.trigger_text,
        class_=report.class_,
        modality=report.modality,
        class_now=(said["class"].value if "class" in said else None) or report.class_,
        modality_now=(said["modality"].value if "modality" in said else None) or report.modality,
        source=", ".join(_printed(m) for m in report.source) or "nobody named",
        target=", ".join(_printed(m) for m in report.target) or "nobody named",
        by=_printed(report.by) if report.by else None,
        date=report.date or "undated",
        probabilities=tuple((what, wording.percent(p)) for what, p in report.probability.items()),
        coder=report.coder,
        said=tuple(said.values()),
    )


def _printed(mention: Mention) -> str:
    code = mention.code or mention.country
    return f"{mention.text} ({code})" if code else mention.text
