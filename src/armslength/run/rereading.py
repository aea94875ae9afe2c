"""The documents of a dossier read and coded once more: texts, sentences, reports, stances, spans, dates, deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from armslength import coding, edtf, engine, read, store
from armslength.ahead import ahead
from armslength.errors import BadDate
from armslength.ontology import deeds
from armslength.ontology.actors import registry_for
from armslength.records import Coded, Document, Mention, Question, Report, Sentence, Span, Stance
from armslength.run.recording import versions

Wrong = tuple[str, str]
"""Where something differs, and what is stored and what comes out."""
Result = tuple[str, int, list[Wrong], str]
"""A check's name, how much it compared, what differs, and what it left out."""

DOCUMENTS_A_PART = 200
DRIFT = 0.02
"""Another processor rounds the network's small sums otherwise: a probability no further off than this is the same."""
CODED_BY = ("coder", "weights", "tables")
"""What a document must have been coded by, as far as its run tells, to be coded the same by this version."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A document as the dossier has it.

    Attributes:
        dates: first and last day of its publication, as columns have them.
        run: that stored it; None where none was written down.
        coder: who read it; None where it is uncoded, or was read before stances were.
    """

    document: Document
    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    stances: Sequence[Stance]
    dates: tuple[Any, Any]
    uncoded: str | None
    run: store.Run | None
    coder: str | None


def reread(
    dossier: store.Dossier, sample: int, progress: Callable[[str, int, int], None]
) -> Iterator[Result]:
    """The checks of texts, sentences, reports and stances, over all documents; of the coding, over so many of them."""
    ids = sorted(dossier.ids())
    anew = set(_spread(ids, sample))
    wrong: dict[str, list[Wrong]] = defaultdict(list)
    sentences = reports = stances = coded = other = before = 0
    present = versions()
    judged = coding.in_force(dossier.judgements())
    runs = {run.number: run for run in dossier.runs()}

    def work(held: _Held) -> Coded | None:
        if held.document.id not in anew or not _same_coder(held, present):
            return None
        asked = question_of(held.run, dossier)
        actors = registry_for(asked)
        return engine.code_document(held.document, actors)

    for n, (held, again) in enumerate(ahead(work, _documents(dossier, ids, runs))):
        if n % 50 == 0:
            progress("documents", n, len(ids))
        sentences, reports = sentences + len(held.sentences), reports + len(held.reports)
        stances += len(held.stances)
        wrong["documents"] += _of_document(held)
        wrong["sentences"] += _of_sentences(held)
        wrong["reports"] += [found for r in held.reports for found in _of_report(r, held)]
        wrong["stances"] += [found for s in held.stances for found in _of_stance(s, held)]
        if again is not None:
            coded += 1
            before += _was_before_stances(held)
            wrong["coding"] += _of_coding(held, again)
        elif held.document.id in anew:
            other += 1
    yield "documents", len(ids), wrong["documents"], ""
    yield "sentences", sentences, wrong["sentences"], ""
    yield "reports", reports, wrong["reports"], ""
    yield "stances", stances, wrong["stances"], ""
    yield "coding", coded, wrong["coding"], _left_out(len(ids) - len(anew), other, before)
    yield "deeds", reports, list(_of_deeds(dossier, judged)), ""


def _left_out(unasked: int, other: int, before: int) -> str:
    notes = []
    if unasked:
        notes.append(f"{unasked:,} documents were not in the sample; --sample takes more")
    if other:
        notes.append(f"{other:,} were coded by another coder, or with other tables, and are left as they are")
    if before:
        notes.append(f"{before:,} were read before stances were: their stances are not compared")
    return "; ".join(notes)


def _spread(ids: Sequence[str], most: int) -> Sequence[str]:
    """So many of the ids, evenly: ids are hashes, so it is as good as drawn."""
    if most >= len(ids):
        return ids
    return [ids[n * len(ids) // most] for n in range(most)]


def _documents(dossier: store.Dossier, ids: Sequence[str], runs: Mapping[int, store.Run]) -> Iterator[_Held]:
    for first in range(0, len(ids), DOCUMENTS_A_PART):
        part = ids[first : first + DOCUMENTS_A_PART]
        of: dict[str, list[Sentence]] = defaultdict(list)
        told: dict[str, list[Report]] = defaultdict(list)
        meant: dict[str, list[Stance]] = defaultdict(list)
        for sentence in dossier.sentences_of(part):
            of[sentence.document].append(sentence)
        for report in dossier.reports_in(part):
            told[report.document].append(report)
        for stance in dossier.stances_in(part):
            meant[stance.document].append(stance)
        beside = {
            identifier: rest
            for identifier, *rest in dossier.sql(
                "SELECT id, published_start, published_end, uncoded, run, coder FROM documents "
                "WHERE id IN (SELECT unnest(?::VARCHAR[]))",
                [list(part)],
            )
        }
        for document in dossier.documents_named(part):
            start, end, uncoded, run, coder = beside[document.id]
            yield _Held(
                document,
                of[document.id],
                told[document.id],
                meant[document.id],
                (start, end),
                uncoded,
                runs.get(run or 0),
                coder,
            )


def _same_coder(held: _Held, present: Mapping[str, str]) -> bool:
    coders = {held.coder, *(r.coder for r in held.reports), *(s.coder for s in held.stances)}
    if not coders <= {None, present["coder"]}:
        return False
    then = held.run.versions if held.run else {}
    return all(then.get(name, present[name]) == present[name] for name in CODED_BY)


def _of_document(held: _Held) -> Iterator[Wrong]:
    document = held.document
    text = read.content_hash(document.text)
    if text != document.content_hash:
        yield document.id, f"its text has SHA-256 {text}, stored as {document.content_hash}"
    name = read.document_id(
        document.text, document.title, document.publisher, document.published, document.url
    )
    if name != document.id:
        yield (
            document.id,
            f"text, title, publisher, date of publication and address make {name}: one was changed",
        )
    if (days := _days(document.published)) != held.dates:
        yield document.id, f"published {document.published} is {_told(days)}, stored as {_told(held.dates)}"


def _days(date: str | None) -> tuple[Any, Any]:
    """First and last day of an EDTF date; words, which no column holds, where it is none."""
    try:
        return edtf.bounds(date) if date is not None else (None, None)
    except BadDate:
        return ("no date", "no date")


def _told(days: Iterable[object]) -> str:
    return " to ".join("unknown" if day is None else str(day) for day in days)


def _of_sentences(held: _Held) -> Iterator[Wrong]:
    now = read.sentences(held.document)
    if list(held.sentences) == now:
        return
    stored, made = {s.id: s for s in held.sentences}, {s.id: s for s in now}
    for identifier in sorted(stored.keys() | made.keys(), key=lambda i: (len(i), i)):
        a, b = stored.get(identifier), made.get(identifier)
        if a != b:
            yield identifier, f"stored at {_at(a)}, found at {_at(b)}"


def _at(sentence: Sentence | None) -> str:
    return "no place" if sentence is None else f"{sentence.start}-{sentence.end}"


def _of_report(report: Report, held: _Held) -> Iterator[Wrong]:
    """Whether a report's words stand where it says, in its sentence."""
    yield from _in_sentence(report, report.trigger, report.trigger_text, held)
    yield from _of_actors(report, (*report.source, *report.target), held)


def _of_stance(stance: Stance, held: _Held) -> Iterator[Wrong]:
    """Whether a stance's words stand where it says, in its sentence, and its objects in the text."""
    yield from _in_sentence(stance, stance.at, stance.words, held)
    yield from _of_actors(stance, (*stance.holder, *stance.to), held)
    for name, span in (("object", stance.object), ("answer", stance.answer)):
        if span is not None and not 0 <= span.start < span.end <= len(held.document.text):
            yield stance.id, f"its {name} at {span.start}-{span.end} lies outside the text"


def _in_sentence(told: Report | Stance, at: Span, words: str, held: _Held) -> Iterator[Wrong]:
    sentence = next((s for s in held.sentences if s.id == told.sentence), None)
    stands = held.document.text[at.start : at.end]
    if sentence is None:
        yield told.id, f"its sentence {told.sentence} is not there"
    elif not sentence.start <= at.start < at.end <= sentence.end:
        yield told.id, f"its words at {at.start}-{at.end} lie outside its sentence at {_at(sentence)}"
    if stands != words:
        yield told.id, f"{words!r} is stored, {stands!r} stands at {at.start}-{at.end}"


def _of_actors(told: Report | Stance, mentions: Sequence[Mention], held: _Held) -> Iterator[Wrong]:
    for m in (*mentions, *((told.by,) if told.by else ())):
        stands = held.document.text[m.start : m.end]
        if stands != m.text:
            yield told.id, f"the actor {m.text!r} is stored, {stands!r} stands at {m.start}-{m.end}"


def _of_coding(held: _Held, again: Coded) -> Iterator[Wrong]:
    if (uncoded := again.uncoded) != held.uncoded:
        yield (
            held.document.id,
            f"not coded because: {held.uncoded or 'it was'}; now: {uncoded or 'it can be'}",
        )
    yield from _apart(held.reports, again.reports)
    if not _was_before_stances(held):
        yield from _apart(held.stances, again.stances)


def _was_before_stances(held: _Held) -> bool:
    """Whether it was coded when stances were not read yet."""
    return held.coder is None and held.uncoded is None and not held.stances


def _apart(before: Sequence[Report | Stance], now: Sequence[Report | Stance]) -> Iterator[Wrong]:
    """Where what was read in a document differs from what is read in it now."""
    stored, made = {r.id: r for r in before}, {r.id: r for r in now}
    for identifier in sorted(stored.keys() | made.keys(), key=lambda i: (len(i), i)):
        a, b = stored.get(identifier), made.get(identifier)
        if a is None or b is None:
            yield identifier, "is stored and not found" if b is None else "is found and not stored"
        elif unlike := _unlike(a, b):
            yield identifier, unlike


def _unlike(stored: Report | Stance, now: Report | Stance) -> str:
    """The fields in which two reports or stances differ, with both values; empty where none."""
    if stored.probability.keys() == now.probability.keys() and all(
        abs(p - now.probability[name]) <= DRIFT for name, p in stored.probability.items()
    ):
        now = replace(now, probability=stored.probability)
    told = []
    for f in fields(stored):
        a, b = getattr(stored, f.name), getattr(now, f.name, None)
        if a != b:
            told.append(f"{f.name.rstrip('_')} {_short(a)} is stored, {_short(b)} is found")
    return "; ".join(told)


def _short(value: object) -> str:
    if isinstance(value, tuple) and value and hasattr(value[0], "code"):
        return ", ".join(f"{m.text!r} ({m.code or m.country or 'unknown'})" for m in value)
    return repr(value)


def _of_deeds(dossier: store.Dossier, judged: Mapping[Any, Any]) -> Iterator[Wrong]:
    """Whether the columns that are worked out of reports are as they come out: days, and the deed told of."""
    judgements = dossier.judgements()
    for page in dossier.iter_reports():
        beside = {
            identifier: rest
            for identifier, *rest in dossier.sql(
                "SELECT id, date_start, date_end, deed FROM reports WHERE document BETWEEN ? AND ?",
                [page[0].document, page[-1].document],
            )
        }
        for report in page:
            start, end, deed = beside[report.id]
            if (days := _days(report.date)) != (start, end):
                yield report.id, f"{report.date} is {_told(days)}, stored as {_told((start, end))}"
            meant = {deeds.deed(report)}
            if (report.document, report.trigger) in judged:
                meant |= {deeds.deed(r) for r in coding.applied([report], judgements)}
            if deed not in meant:
                yield report.id, f"it tells of {' or '.join(sorted(map(str, meant)))}, stored as {deed}"


def question_of(run: store.Run | None, dossier: store.Dossier) -> Question:
    """The question as it stood when a run wrote, as far as that is known."""
    return (run.question if run else None) or dossier.question
