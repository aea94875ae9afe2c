"""The spine: one function per journey, and the only file that knows every room.

Documents are read, coded and stored; reports become events; events are measured; shifts are looked for;
a brief is composed. Nothing here parses, counts or writes HTML: it says who does, in which order.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import armslength
from armslength import brief, coding, detect, engine, measure, read, score, store
from armslength.ahead import ahead
from armslength.engine import local
from armslength.errors import InputError
from armslength.ontology import deeds, plover
from armslength.ontology.actors import registry
from armslength.records import (
    Assessment,
    Coded,
    Dataset,
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

# A dossier is opened for writing a moment at a time, so that others come in between.
SECONDS_A_TURN = 1.0
REPORTS_A_TURN = 2_500
PATIENCE = 60.0

Item = TypeVar("Item")
Met = Coded | Document | Quarantined


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
        progress: called about once a second with the tally and where the latest document came from.
    """
    sources = read.sources(paths)
    with store.open_dossier(directory, write=True, patience=PATIENCE) as dossier:
        question, known_ids = dossier.question, dossier.ids()
        run = dossier.start_run("add", versions())
    tally, outcome = Tally(), "interrupted"
    try:
        for turn in _turns(_read_and_coded(sources, known, question, known_ids)):
            with _writing(directory, run) as dossier:
                tally = _take(dossier, turn, tally)
            progress(tally, _origin(turn[-1]))
        outcome = "finished"
    finally:
        settle(directory, patience=PATIENCE)
        with _writing(directory, run) as dossier:
            dossier.end_run(run, outcome)
    return tally


def take_in_set(directory: str | Path, file: Path, form: str, told: Mapping[str, object]) -> Dataset | None:
    """Take a file of coded events into a dossier, and merge its rows with all that tell of the same deeds.

    Args:
        form: one of `store.FORMS`.
        told: what the user says of the set in the place of what its form says: fields of `records.Dataset`.

    Returns:
        The set with its counts; None, and nothing changes, where the dossier has the file already.

    Raises:
        InputError: the file cannot be read, is not of that form, or none of its rows can be stored.
    """
    shape = store.FORMS[form]
    with (
        store.ready(file) as found,
        store.open_dossier(directory, write=True, beside=[found.path]) as dossier,
    ):
        of_form = {
            name: getattr(shape, name)
            for name in ("title", "publisher", "licence", "terms", "url", "confidence", "confidence_source")
        }
        named = Dataset(
            **{
                "id": found.id, "format": form, "origin": str(file), "grade": None, "encoding": found.encoding,
                "crosswalk": store.CROSSWALK, "rows": 0, "stored": 0, "refused": 0, **of_form, **told,
            }
        )  # fmt: skip
        run = dossier.start_run("import", versions())
        try:
            taken = dossier.take_in(shape, found.path, named)
        except BaseException:
            dossier.end_run(run, "nothing taken")
            raise
        _merge(dossier, dossier.unmerged())
        dossier.end_run(run, "finished")
    return taken


def give_set_back(directory: str | Path, dataset: str, out: Path) -> Dataset:
    """Write the rows of a set of coded events to a file, as they came.

    Raises:
        InputError: the dossier holds no such set.
        StoreError: the file cannot be written.
    """
    out = out.resolve()
    with store.open_dossier(directory, beside=[out.with_name(out.name + ".part")]) as dossier:
        found = next((d for d in dossier.datasets() if d.id == dataset), None)
        if found is None:
            known = ", ".join(d.id for d in dossier.datasets()) or "none"
            raise InputError(f"{dataset}: no such data set in this dossier; it has {known}")
        dossier.give_back(store.FORMS[found.format], found, out)
    return found


def code(
    source: str | Path, known: read.Known = NOTHING_KNOWN
) -> Iterator[tuple[Document, Sentence, Report] | Quarantined]:
    """Code one source without a dossier: each report with the sentence and document it stands in.

    A document that cannot be read, or not in a language that the coder reads, comes as Quarantined.
    """
    met = (item for path in read.sources([source]) for item in read.documents(path, known))
    for _, coded in ahead(_coded, met):
        if isinstance(coded, Quarantined):
            yield coded
        elif coded.uncoded:
            yield Quarantined(coded.document.origin, "not-coded", coded.uncoded)
        else:
            by_id = {s.id: s for s in coded.sentences}
            for report in coded.reports:
                yield coded.document, by_id[report.sentence], report


def code_parquet(source: str, out: str, *, on: str = "local") -> int:
    """Code the documents of a Parquet file into reports, here or on a Spark cluster; how many rows it gave.

    Args:
        source: Parquet with a column `text`, and others as a line of JSONL has them.
        out: a Parquet file, or under Spark a folder of them; columns as `engine.batches.SCHEMA`.
        on: `local` or `spark`.
    """
    if on == "spark":
        from armslength.engine import spark  # noqa: PLC0415 - an extra

        return spark.code(source, out)
    return local.code(source, Path(out))


def dyads(asked: engine.Dyads, files: Sequence[str], out: str, *, on: str = "local") -> int:
    """Write the table of dyads of Parquet files, here or on a Spark cluster; how many rows it has."""
    if on == "spark":
        from armslength.engine import spark  # noqa: PLC0415 - an extra

        return spark.dyads(asked, files, out)
    return local.dyads(asked, files, Path(out))


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
        if not reports:
            raise InputError(
                f"{of}: rows of data sets alone tell of it, and they stay as their makers coded them"
            )
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
        as_now = coding.applied(reports, [*said_before, *_numbered(found)])
        dossier.judge(found, {r.id: deeds.deed(r) for r in (*reports, *as_now)})
        _merge(dossier, dossier.unmerged())
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


def settle(directory: str | Path, *, patience: float = 1.0) -> None:
    """Bring the events up to date, as far as reports or rows changed since: a part at a time, so that others come in."""
    with store.open_dossier(directory, patience=patience) as dossier:
        behind = bool(dossier.unmerged(REPORTS_A_TURN))
    while behind:
        with store.open_dossier(directory, write=True, patience=patience) as dossier:
            _merge(dossier, dossier.unmerged(REPORTS_A_TURN))
            behind = bool(dossier.unmerged(REPORTS_A_TURN))


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
    events = dossier.events(parties=(question.client, *question.poles))
    series = measure.measures(
        events, question, coverage=dossier.documents_per_period(period), period=period, until=question.until
    )
    return Assessment(
        question=question,
        period=period,
        series=series,
        shifts=detect.shifts(series, events),
        coder=", ".join(_coders(dossier)) or coding.default_coder().name,
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
        tally = Tally()
        for turn in _turns(_read_and_coded(sources, known, question, ())):
            tally = _take(dossier, turn, tally)
            progress(tally, _origin(turn[-1]))
        _merge(dossier)
        return _compose(dossier, period, made), tally


def _coders(dossier: store.Dossier) -> list[str]:
    """Who coded what the dossier holds."""
    return dossier.coders() + (["the makers of its data sets"] if dossier.datasets() else [])


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


def _coded(item: Document | Quarantined) -> Coded | Quarantined:
    return item if isinstance(item, Quarantined) else engine.code_document(item)


def _read_and_coded(
    sources: Sequence[read.Source], known: read.Known, question: Question, held: Collection[str]
) -> Iterator[Met]:
    """What is met: read and coded, quarantined, or as it is where it is `held` or was met already."""
    actors = registry(question.actors, tuple(sorted(question.homes.items())))
    seen = set(held)

    def met() -> Iterator[tuple[Document | Quarantined, bool]]:
        for item in (item for source in sources for item in read.documents(source, known)):
            yield item, isinstance(item, Document) and item.id not in seen
            if isinstance(item, Document):
                seen.add(item.id)

    def work(found: tuple[Document | Quarantined, bool]) -> Met:
        item, fresh = found
        return engine.code_document(item, actors) if fresh and isinstance(item, Document) else item

    return (result for _, result in ahead(work, met()))


def _turns(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in parts, each what came in so many seconds."""
    part: list[Item] = []
    end = time.monotonic() + SECONDS_A_TURN
    for item in items:
        part.append(item)
        if time.monotonic() >= end:
            yield part
            part, end = [], time.monotonic() + SECONDS_A_TURN
    if part:
        yield part


@contextmanager
def _writing(directory: str | Path, run: int) -> Iterator[store.Dossier]:
    """The dossier for a moment's writing, as part of a run."""
    with store.open_dossier(directory, write=True, patience=PATIENCE) as dossier:
        dossier.go_on_with(run)
        yield dossier


def _take(dossier: store.Dossier, met: Sequence[Met], tally: Tally) -> Tally:
    """Store documents with their reports, or their reasons for not being read, in one transaction."""
    refused = [item for item in met if isinstance(item, Quarantined)]
    with dossier.at_once():
        for item in refused:
            dossier.quarantine(item)
        dossier.release([_origin(item) for item in met if not isinstance(item, Quarantined)])
        stored = dossier.add_all([item for item in met if isinstance(item, Coded)])
    return Tally(
        new=tally.new + len(stored),
        known=tally.known + len(met) - len(refused) - len(stored),
        quarantined=tally.quarantined + len(refused),
        uncoded=tally.uncoded + sum(c.uncoded is not None for c in stored),
        reports=tally.reports + sum(len(c.reports) for c in stored),
    )


def _origin(item: Met) -> str:
    return item.document.origin if isinstance(item, Coded) else item.origin


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
