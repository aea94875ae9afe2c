"""A report as a JSON object, and as a PLOVER record: what `armslength code` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from armslength.coding.explain import Explanation
from armslength.ontology.grades import item_grade
from armslength.ontology.plover import QUADS, VERSION
from armslength.ontology.polecat import COLUMNS
from armslength.records import Document, Event, Mention, Report, Sentence


def as_json(report: Report, document: Document, sentence: Sentence) -> dict[str, Any]:
    """One report; offsets are string indices into the document's text as read.

    `date`, `by` and an actor's `code` and `country` are null where not known.
    """
    return {
        "document": document.id,
        "sentence": {
            "start": sentence.start,
            "end": sentence.end,
            "text": document.text[sentence.start : sentence.end],
        },
        "trigger": {"start": report.trigger.start, "end": report.trigger.end, "text": report.trigger_text},
        "source": [_actor(m) for m in report.source],
        "target": [_actor(m) for m in report.target],
        "class": report.class_,
        "quad": report.quad,
        "intensity": report.intensity,
        "modality": report.modality,
        "by": _actor(report.by) if report.by else None,
        "date": report.date,
        "date_basis": report.date_basis,
        "contexts": list(report.contexts),
        "probability": dict(report.probability),
        "coder": report.coder,
        "ontology": VERSION,
    }


def explained(explanation: Explanation) -> dict[str, Any]:
    """Why, as a field beside a report's others: words by what the reading loses without them."""
    return {
        "words": [
            {"text": w.text, "start": w.start, "end": w.end, "loss": w.loss} for w in explanation.words
        ],
        "next": {"class": explanation.next_class, "probability": explanation.next_probability},
    }


def as_plover(report: Report, document: Document, sentence: Sentence) -> dict[str, Any]:
    """One report as a record of the PLOVER manual (2018), with its version named.

    Two fields go beyond the manual, whose modes have no place for them: `modality` and `by`.
    """
    return {
        "id": report.id,
        "date": report.date,
        "actor": [_party(m) for m in report.source],
        "event": [report.class_],
        "recipient": [_party(m) for m in report.target],
        "event_loc": None,
        "event_text": report.trigger_text,
        "quad_code": report.quad,
        "mode": [],
        "context": list(report.contexts),
        "text": document.text[sentence.start : sentence.end],
        "text_info": {"start": sentence.start, "end": sentence.end},
        "cite_info": {
            "title": document.title,
            "publisher": document.publisher,
            "author": document.author,
            "date": document.published,
            "url": document.url,
        },
        "modality": report.modality,
        "by": _party(report.by) if report.by else None,
        "ontology": VERSION,
        "coder": report.coder,
    }


def event_as_plover(
    event: Event,
    reports: Sequence[Report],
    texts: Sequence[str],
    cites: Sequence[dict[str, Any]],
    rows: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """One event as a record of the PLOVER manual (2018): all who tell of it, the best first.

    Beside the manual's fields, and beyond them as in `as_plover`: `modality`, `publishers`, `source_grade`,
    `item_grade`, `denied_by`, `confidence`.

    Args:
        reports, texts, cites: one of each for every report of the event: what was read, the sentence it was
            read from, where that stands (`document` and the fields of `cite_info`).
        rows: the rows of data sets that tell of it, with the licence and terms of their sets.
    """
    return {
        "id": event.id,
        "date": event.date,
        "actor": [{"code": code} for code in event.source],
        "event": [event.class_],
        "recipient": [{"code": code} for code in event.target],
        "event_loc": None,
        "event_text": reports[0].trigger_text if reports else None,
        "quad_code": event.quad,
        "mode": [],
        "context": list(event.contexts),
        "text": texts[0] if texts else None,
        "cite_info": [
            {"report": r.id, "text": text, **cite}
            for r, text, cite in zip(reports, texts, cites, strict=True)
        ]
        + list(rows),
        "modality": event.modality,
        "publishers": event.publishers,
        "source_grade": event.source_grade,
        "item_grade": item_grade(event),
        "denied_by": list(event.denied_by),
        "confidence": event.confidence,
        "ontology": VERSION,
    }


def event_as_polecat(event: Event, told_by: str | None) -> dict[str, str]:
    """One event as a row of a POLECAT file; what is not known is `None`, as there, and `+` stands between several.

    POLECAT has no columns for words, modality or coarse dates: an event without a known day has `None` for its date.

    Args:
        told_by: the publisher that told of it first.
    """
    said = {
        "Event ID": event.id,
        "Event Date": event.start if event.start == event.end else None,
        "Event Type": event.class_,
        "Intensity": f"{event.intensity:g}",
        "Quad Code": QUADS[event.quad].upper(),
        "Contexts": ";".join(event.contexts) or None,
        "Actor Country": "+".join(event.source),
        "Recipient Country": "+".join(event.target),
        "Source": told_by,
        "Version": VERSION,
    }
    return {column: said.get(column) or "None" for column in COLUMNS}


def _actor(mention: Mention) -> dict[str, Any]:
    return {
        "code": mention.code,
        "country": mention.country,
        "sector": mention.sector,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
    }


def _party(mention: Mention) -> dict[str, Any]:
    return {"code": mention.country, "sector": mention.sector, "actor": mention.code, "text": mention.text}
