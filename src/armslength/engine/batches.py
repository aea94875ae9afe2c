"""Coding as a pure function over Arrow batches: what runs here and in Spark's `mapInArrow` alike. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from armslength import read
from armslength.ahead import ahead
from armslength.engine.documents import code_document
from armslength.errors import InputError
from armslength.records import Document, Mention, Quarantined, Report, Sentence

TAKEN = ("text", "title", "author", "publisher", "published", "date", "url", "language", "grade")
"""The columns that are read; all but `text` may be absent, others are left alone."""

ACTOR = pa.struct(
    [
        ("text", pa.string()),
        ("code", pa.string()),
        ("country", pa.string()),
        ("sector", pa.string()),
        ("kind", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
SCHEMA = pa.schema(
    [
        ("document", pa.string()),
        ("number", pa.int32()),
        ("publisher", pa.string()),
        ("published", pa.string()),
        ("sentence", pa.string()),
        ("sentence_start", pa.int32()),
        ("sentence_end", pa.int32()),
        ("trigger", pa.string()),
        ("trigger_start", pa.int32()),
        ("trigger_end", pa.int32()),
        ("class", pa.string()),
        ("quad", pa.int8()),
        ("intensity", pa.float64()),
        ("modality", pa.string()),
        ("date", pa.string()),
        ("date_basis", pa.string()),
        ("contexts", pa.list_(pa.string())),
        ("source", pa.list_(ACTOR)),
        ("target", pa.list_(ACTOR)),
        ("by", ACTOR),
        ("probability", pa.float64()),
        ("coder", pa.string()),
        ("uncoded", pa.string()),
    ]
)
"""One row a report; a document without reports has one row too, with nothing but its id, publisher, published and, where
it was not read or not coded, why (`uncoded`). So every document in is in the rows out."""


def coded_batches(
    batches: Iterator[pa.RecordBatch], *, today: date | None = None, workers: int | None = None
) -> Iterator[pa.RecordBatch]:
    """Documents in, reports out, batch by batch; the same rows whatever the batches and wherever they are worked on.

    Args:
        batches: with a column `text`, and others of `TAKEN` where there are any.
        today: no date of publication after it is believed; today in UTC where None.
        workers: documents at a time; every core where None.

    Raises:
        InputError: there is no column `text`.
    """
    for batch in batches:
        if "text" not in batch.schema.names:
            raise InputError(f"no column text; columns are {', '.join(batch.schema.names)}; name one text")
        rows = batch.select([name for name in TAKEN if name in batch.schema.names]).to_pylist()
        found = [
            row for _, coded in ahead(lambda row: _rows(row, today), rows, workers=workers) for row in coded
        ]
        yield pa.RecordBatch.from_pylist(found, schema=SCHEMA)


def _rows(row: Mapping[str, Any], today: date | None) -> list[dict[str, Any]]:
    document = read.record(row, "row", today=today)
    if isinstance(document, Quarantined):
        return [{"uncoded": f"{document.reason}: {document.detail}"}]
    coded = code_document(document)
    head = {"document": document.id, "publisher": document.publisher, "published": document.published}
    if not coded.reports:
        return [{**head, "uncoded": coded.uncoded}]
    sentences = {s.id: s for s in coded.sentences}
    return [
        {**head, **_report(report, document, sentences[report.sentence], n)}
        for n, report in enumerate(coded.reports, start=1)
    ]


def _report(report: Report, document: Document, sentence: Sentence, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "sentence": document.text[sentence.start : sentence.end],
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "trigger": report.trigger_text,
        "trigger_start": report.trigger.start,
        "trigger_end": report.trigger.end,
        "class": report.class_,
        "quad": report.quad,
        "intensity": report.intensity,
        "modality": report.modality,
        "date": report.date,
        "date_basis": report.date_basis,
        "contexts": list(report.contexts),
        "source": [_actor(m) for m in report.source],
        "target": [_actor(m) for m in report.target],
        "by": _actor(report.by) if report.by else None,
        "probability": report.probability["report"],
        "coder": report.coder,
    }


def _actor(mention: Mention) -> dict[str, Any]:
    return {name: getattr(mention, name) for name in ACTOR.names}
