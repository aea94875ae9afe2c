"""JSONL, JSON and CSV: one document a line, element or row. Read as a stream, whatever their size."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from armslength.errors import BadDate, UnreadableDocument
from armslength.ontology.grades import ALLOWED, is_grade
from armslength.read import dates
from armslength.read.intake import Found, Intake, Item, one_line, quarantined
from armslength.read.known import is_language
from armslength.read.reason import Reason
from armslength.records import Citation

DATE_FIELDS = ("published", "date")


def jsonl(lines: IO[str], intake: Intake) -> Iterator[Item]:
    """One JSON object a line; a line that is none is quarantined, and the next is read."""
    for number, line in enumerate(_bounded(lines, intake.limits.record_bytes), start=1):
        part = intake.part(number)
        if line is None:
            yield _too_large(part)
        elif line.strip():
            try:
                yield record(_object(line, part), part, "jsonl")
            except UnreadableDocument as error:
                yield quarantined(error)


def array(text: str, intake: Intake) -> Iterator[Item]:
    """A JSON file: an array of objects, or one object.

    Raises:
        UnreadableDocument: `broken-json`.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise intake.refuse(Reason.BROKEN_JSON, f"{error}; give one JSON object a line as .jsonl") from error
    for number, element in enumerate(value if isinstance(value, list) else [value], start=1):
        part = intake.part(number)
        try:
            if not isinstance(element, dict):
                raise part.refuse(Reason.BAD_RECORD, "no JSON object; each document is an object with a text")
            yield record(element, part, "json")
        except UnreadableDocument as error:
            yield quarantined(error)


def table(lines: IO[str], intake: Intake) -> Iterator[Item]:
    """One document a row; the first row names the columns.

    Raises:
        UnreadableDocument: `no-text-column`.
    """
    csv.field_size_limit(intake.limits.record_bytes)
    reader = csv.DictReader(lines)
    names = [n.strip() for n in reader.fieldnames or ()]
    if "text" not in names:
        shown = ", ".join(names[:8]) or "none"
        raise intake.refuse(
            Reason.NO_TEXT_COLUMN, f"columns: {shown}; one named text is needed, commas between"
        )
    reader.fieldnames = names
    number = 0
    while True:
        number += 1
        part = intake.part(number)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield quarantined(part.refuse(Reason.BAD_RECORD, f"{error}; quote the field or give JSONL"))
            continue
        try:
            yield record(row, part, "csv")
        except UnreadableDocument as error:
            yield quarantined(error)


def _bounded(lines: IO[str], most: int) -> Iterator[str | None]:
    """The lines of a stream; None in the place of one longer than `most`, which is never held whole."""
    while line := lines.readline(most):
        if len(line) < most or line.endswith("\n"):
            yield line
            continue
        while (rest := lines.readline(most)) and not rest.endswith("\n"):
            pass
        yield None


def _object(line: str, intake: Intake) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise intake.refuse(
            Reason.BAD_RECORD, f"no JSON: {error}; mend the line and add the file again"
        ) from error
    if not isinstance(value, dict):
        raise intake.refuse(Reason.BAD_RECORD, "no JSON object; each line is an object with a text")
    return value


def _too_large(intake: Intake) -> Item:
    most = intake.limits.record_bytes // 1_000_000
    return quarantined(
        intake.refuse(Reason.TOO_LARGE, f"a record of over {most} MB; give it as a file of its own")
    )


def record(row: Mapping[str, Any], intake: Intake, how: str) -> Found:
    """A record as a document; what a field may not hold quarantines the record."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise intake.refuse(Reason.EMPTY, "its text is empty")
    if "\0" in text:
        raise intake.refuse(Reason.BINARY, "its text holds NUL characters")
    grade, language = one_line(row.get("grade")), one_line(row.get("language"))
    if grade is not None and not is_grade(grade):
        raise intake.refuse(Reason.BAD_GRADE, f"{grade!r} is no Admiralty grade; allowed: {ALLOWED}")
    return Found(
        intake.origin,
        # A lone surrogate, which JSON can spell, cannot be stored or shown.
        text.encode("utf-8", "replace").decode("utf-8"),
        how,
        title=one_line(row.get("title")),
        author=one_line(row.get("author")),
        publisher=one_line(row.get("publisher")),
        published=_published(row, intake),
        url=one_line(row.get("url")),
        language=language if language and is_language(language) else None,
        grade=grade,
        cites=_cites(row.get("sources"), intake),
    )


def _published(row: Mapping[str, Any], intake: Intake) -> str | None:
    value = next((row[f] for f in DATE_FIELDS if row.get(f)), None)
    if value is None:
        return None
    try:
        published = dates.stated(str(value), intake.origin)
    except BadDate as error:
        raise intake.refuse(
            Reason.BAD_DATE, f"{value!r} is no date; write 2022-03-01, 2022-03 or 2022"
        ) from error
    if dates.is_future(published, intake.today):
        raise intake.refuse(Reason.FUTURE_DATE, f"{published} lies after today, {intake.today}")
    return published


def _cites(value: Any, intake: Intake) -> tuple[Citation, ...]:
    """The sources a record gives for itself."""
    if value is None or value == "":
        return ()
    if not isinstance(value, list) or not all(isinstance(s, dict) for s in value):
        raise intake.refuse(Reason.BAD_RECORD, "its sources are no list of objects with publisher and title")
    out = []
    for source in value:
        publisher, title = one_line(source.get("publisher")), one_line(source.get("title"))
        if publisher is None or title is None:
            raise intake.refuse(Reason.BAD_RECORD, "a source needs both publisher and title")
        out.append(Citation(publisher, title, one_line(source.get("date")), one_line(source.get("url"))))
    return tuple(out)
