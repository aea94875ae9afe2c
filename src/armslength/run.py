"""The spine: one function per journey, and the only file that knows every room.

Documents are read, coded and stored; reports become events; events are measured; shifts are looked for;
a brief is composed. Nothing here parses, counts or writes HTML: it says who does, in which order.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import armslength
from armslength import brief, coding, detect, measure, read, score, store
from armslength.ahead import ahead
from armslength.ontology import deeds, plover
from armslength.ontology.actors import Registry, registry
from armslength.records import (
    Assessment,
    Document,
    JudgedField,
    Judgement,
    PeriodName,
    Quarantined,
    Question,
    Report,
    Sentence,
)

NOTHING_KNOWN = read.Known()


@dataclass(frozen=True, slots=True)
class Tally:
    """How an `add` stands: every document it met is in exactly one of new, known and quarantined.

    Attributes:
        new: documents stored by this run; `uncoded` of them were stored without being coded.
        known: documents the dossier had already.
        reports: what the new documents' sentences said was done.
    """

    new: int = 0
    known: int = 0
    quarantined: int = 0
    uncoded: int = 0
    reports: int = 0

    @property
    def met(self) -> int:
        """All documents met, read or not."""
        return self.new + self.known + self.quarantined


Progress = Callable[[Tally, str], None]


def silent(tally: Tally, origin: str) -> None:
    """A progress that says nothing."""


def new(directory: str | Path, question: Question) -> None:
    """Make a dossier: `dossier.toml` with the question, `dossier.duckdb` with nothing in it yet."""
    store.create(directory, question)


def add(
    directory: str | Path,
    paths: Sequence[str | Path],
    known: read.Known = NOTHING_KNOWN,
    *,
    progress: Progress = silent,
) -> Tally:
    """Read, code and store documents; what cannot be read is quarantined and counted.

    Every finished document is in the dossier whatever happens after it; running the same call again
    does what is left. Interrupted, it still brings the events up to date.

    Args:
        directory: of the dossier.
        paths: files, folders, globs, or `-` for standard input.
        known: what the files cannot tell.
        progress: called after each document with the tally and where the document came from.
    """
    sources = read.sources(paths)
    with store.open_dossier(directory, write=True) as dossier:
        whole = dossier.unfinished()  # a run before this was killed: what it stored is in no event yet
        run = dossier.start_run("add", versions())
        outcome = "interrupted"
        try:
            tally = _take_in(dossier, sources, known, progress)
            outcome = "finished"
        finally:
            _merge(dossier, None if whole else dossier.deeds(run))
            dossier.end_run(run, outcome)
    return tally


def code(
    source: str | Path, known: read.Known = NOTHING_KNOWN
) -> Iterator[tuple[Document, Sentence, Report] | Quarantined]:
    """Code one source without a dossier: each report with the sentence and document it stands in.

    A document that cannot be read, or not in a language that the coder reads, comes as Quarantined.
    """
    met = (item for path in read.sources([source]) for item in read.documents(path, known))
    for item, coded in ahead(_coded, met):
        if isinstance(item, Quarantined):
            yield item
        elif coded is not None and coded.reason:
            yield Quarantined(item.origin, "not-coded", coded.reason)
        elif coded is not None:
            by_id = {s.id: s for s in coded.sentences}
            for report in coded.reports:
                yield item, by_id[report.sentence], report


def explain(document: Document, report: Report) -> coding.Explanation:
    """Which words of a document carried one of its reports, and which class came second."""
    return coding.default_coder().explain(document, read.sentences(document), report)


def evaluate(folder: str | Path, *, part: str = "test") -> list[score.Result]:
    """Score the shipped coder on the gold sets in a folder; `part` is the split of our own passages."""
    return score.evaluate(Path(folder), coding.default_coder(), read.sentences, part=part)


def judge(
    directory: str | Path,
    of: str,
    verdict: Mapping[JudgedField, str | None],
    *,
    person: str,
    note: str | None = None,
) -> list[Judgement]:
    """Keep what a person says of an event's reports, or of one report, and merge the events anew.

    Args:
        of: id of an event or of a report.
        verdict: field -> value, as in `records.Judgement`; None takes back what was said before.
        person: who says so.

    Returns:
        What was kept: one for each report and field that it changes; none where all of it is so already.

    Raises:
        InputError: the dossier does not hold `of`.
    """
    with store.open_dossier(directory, write=True) as dossier:
        reports = dossier.reports([of] if "." in of else dossier.event(of).reports)
        held = coding.in_force(dossier.judgements())
        made = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
        found = []
        for report in reports:
            said = held.get((report.document, report.trigger), {})
            coded = {"event": "yes", "class": report.class_, "modality": report.modality}
            for name, value in verdict.items():
                before = said[name].value if name in said else None
                if value != before:
                    was = before or coded[name]
                    found.append(
                        Judgement(report.document, report.trigger, name, value, was, person, note, made)
                    )
        said_before = dossier.judgements()
        as_before = coding.applied(reports, said_before)
        as_now = coding.applied(reports, [*said_before, *_numbered(found)])
        dossier.judge(found, {r.id: deeds.deed(r) for r in as_now})
        touched = {deeds.deed(r) for r in (*reports, *as_before, *as_now)}
        _merge(dossier, sorted(d for d in touched if d))
    return found


def judged_passages(directory: str | Path) -> tuple[list[str], int]:
    """The sentences that people judged, as annotated passages in the format of our corpus.

    Returns:
        The passages, and how many sentences cannot be written so (undated, or with brackets of the format).
    """
    with store.open_dossier(directory) as dossier:
        judgements = dossier.judgements()
        wanted = coding.in_force(judgements)
        reports = dossier.reports() if wanted else []
        judged = {r.sentence for r in reports if (r.document, r.trigger) in wanted}
        kept = coding.applied([r for r in reports if r.sentence in judged], judgements)
        found: list[str] = []
        left_out = 0
        for identifier in sorted(judged):
            sentence = dossier.sentence(identifier)
            document = dossier.document(sentence.document)
            passage = score.as_passage(document, sentence, [r for r in kept if r.sentence == identifier])
            left_out += passage is None
            found += [passage] if passage else []
    return found, left_out


def settle(directory: str | Path) -> None:
    """Bring the events up to date where an `add` was killed before it could."""
    with store.open_dossier(directory) as dossier:
        if not dossier.unfinished():
            return
    with store.open_dossier(directory, write=True) as dossier:
        _merge(dossier)
        dossier.close_runs("killed")


@contextmanager
def opened(directory: str | Path, *, as_of: str | None = None) -> Iterator[store.Dossier]:
    """The dossier with its events up to date, for reading; as of an ISO day, only what was published by then."""
    settle(directory)
    if as_of is None:
        with store.open_dossier(directory) as dossier:
            yield dossier
        return
    with store.open_as_of(directory, as_of) as dossier:
        _merge(dossier)
        yield dossier


def assess(dossier: store.Dossier, *, period: PeriodName = "month") -> Assessment:
    """The answer to the dossier's question: its measures and their shifts."""
    question = dossier.question
    events = dossier.events()
    series = measure.measures(
        events, question, coverage=dossier.documents_per_period(period), period=period, until=question.until
    )
    return Assessment(
        question=question,
        period=period,
        series=series,
        shifts=detect.shifts(series, events),
        coder=", ".join(dossier.coders()) or coding.default_coder().name,
    )


def brief_dossier(
    directory: str | Path,
    *,
    period: PeriodName = "month",
    made: str | None = None,
    as_of: str | None = None,
) -> str:
    """The dossier's brief as one HTML page.

    Args:
        made: the ISO date printed on it; today where None.
        as_of: an ISO day: only what was published by then.
    """
    with opened(directory, as_of=as_of) as dossier:
        return _compose(dossier, period, made)


def brief_documents(
    question: Question,
    paths: Sequence[str | Path],
    known: read.Known = NOTHING_KNOWN,
    *,
    period: PeriodName = "month",
    made: str | None = None,
    progress: Progress = silent,
) -> tuple[str, Tally]:
    """A brief straight from documents, with a dossier that lives in memory and leaves nothing behind."""
    sources = read.sources(paths)
    with store.in_memory(question) as dossier:
        tally = _take_in(dossier, sources, known, progress)
        _merge(dossier)
        return _compose(dossier, period, made), tally


def versions() -> dict[str, str]:
    """What did the work, for the run's record."""
    return {
        "armslength": armslength.__version__,
        "coder": coding.default_coder().name,
        "ontology": plover.VERSION,
    }


def _compose(dossier: store.Dossier, period: PeriodName, made: str | None) -> str:
    made = made or datetime.now(UTC).date().isoformat()
    return brief.compose(dossier, assess(dossier, period=period), made=made, version=armslength.__version__)


def _take_in(
    dossier: store.Dossier, sources: Sequence[read.Source], known: read.Known, progress: Progress
) -> Tally:
    tally = Tally()
    met = (item for source in sources for item in read.documents(source, known))
    fresh = ((item, isinstance(item, Document) and not dossier.has(item.id)) for item in met)
    actors = registry(dossier.question.actors, tuple(sorted(dossier.question.homes.items())))
    for (item, _), coded in ahead(lambda found: _coded(found[0], actors) if found[1] else None, fresh):
        tally = _take(dossier, item, coded, tally)
        progress(tally, item.origin)
    return tally


@dataclass(frozen=True, slots=True)
class _Coded:
    """A document's sentences and reports, or why it has no reports."""

    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    reason: str | None


def _coded(item: Document | Quarantined, actors: Registry | None = None) -> _Coded | None:
    if isinstance(item, Quarantined):
        return None
    sentences = read.sentences(item)
    reason = coding.uncodable(item)
    if reason:
        return _Coded(sentences, [], reason)
    try:
        return _Coded(sentences, coding.default_coder().reports(item, sentences, actors), None)
    except Exception as fault:  # noqa: BLE001 - one document must not stop the other thousand
        return _Coded(
            sentences, [], f"the coder failed on it ({type(fault).__name__}: {fault}); please report it"
        )


def _take(dossier: store.Dossier, item: Document | Quarantined, coded: _Coded | None, tally: Tally) -> Tally:
    """Store one document with its reports, or its reason for not being read."""
    if isinstance(item, Quarantined):
        dossier.quarantine(item)
        return replace(tally, quarantined=tally.quarantined + 1)
    dossier.release(item.origin)
    if coded is None or dossier.has(item.id):
        return replace(tally, known=tally.known + 1)
    dossier.add(item, coded.sentences, coded.reports, uncoded=coded.reason)
    return replace(
        tally,
        new=tally.new + 1,
        uncoded=tally.uncoded + bool(coded.reason),
        reports=tally.reports + len(coded.reports),
    )


def _merge(dossier: store.Dossier, of: Sequence[str] | None = None) -> None:
    """Make the events anew: all of them, or those that tell of the deeds `of`; no other can change by them."""
    where = {
        report: coding.Provenance(p.sentence, p.content_hash, p.publisher)
        for report, p in dossier.provenance(of).items()
    }
    told = dossier.reports() if of is None else dossier.reports_of(of)
    dossier.replace_events(coding.merge(coding.applied(told, dossier.judgements()), where), of)


def _numbered(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Judgements not yet stored, as the latest."""
    return [replace(j, number=sys.maxsize) for j in judgements]
