"""Documents into a dossier: read, coded, stored."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from armslength import engine, read, store
from armslength.ahead import ahead
from armslength.measure.vouched import VOUCHED
from armslength.ontology.actors import registry_for
from armslength.records import Coded, Document, Quarantined, Question
from armslength.run.inputs import hashed
from armslength.run.opening import PATIENCE, settle, writing
from armslength.run.recording import versions

NOTHING_KNOWN = read.Known()

# A dossier is opened for writing a moment at a time, so that others come in between.
SECONDS_A_TURN = 1.0

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


def outweighed(directory: str | Path) -> int:
    """How many documents weigh less because others of the dossier are graded A to C and they are not; 0 where none is.

    Raises:
        As `store.open_dossier`.
    """
    with store.open_dossier(directory, patience=PATIENCE) as dossier:
        graded = [(h.grade or "-")[0] in VOUCHED for h in dossier.documents()]
    return graded.count(False) if any(graded) else 0


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
    given: list[store.Input] = []
    try:
        for turn in in_turns(read_and_coded(hashed(sources, given), known, question, known_ids)):
            with writing(directory, run) as dossier, dossier.at_once():
                taken = take(dossier, turn, tally)
                dossier.count_run(run, asdict(taken), _taken_from(given))
            tally = taken
            progress(tally, origin_of(turn[-1]))
        if given or not tally.met:  # files in which no document was, after the last one that had any
            with writing(directory, run) as dossier:
                dossier.count_run(run, asdict(tally), _taken_from(given))
        outcome = "finished"
    finally:
        settle(directory, patience=PATIENCE)
        with writing(directory, run) as dossier:
            dossier.end_run(run, outcome)
    return tally


def _taken_from(given: list[store.Input]) -> list[store.Input]:
    """All that is in a list, which is empty then."""
    out = given[:]
    given.clear()
    return out


def coded_or_refused(item: Document | Quarantined) -> Coded | Quarantined:
    """The document coded, or as it was refused."""
    return item if isinstance(item, Quarantined) else engine.code_document(item)


def read_and_coded(
    sources: Iterable[read.Source], known: read.Known, question: Question, held: Collection[str]
) -> Iterator[Met]:
    """What is met: read and coded, quarantined, or as it is where it is `held` or was met already."""
    actors = registry_for(question)
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


def in_turns(items: Iterable[Item]) -> Iterator[list[Item]]:
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


def take(dossier: store.Dossier, met: Sequence[Met], tally: Tally) -> Tally:
    """Store documents with their reports, or their reasons for not being read, in one transaction."""
    refused = [item for item in met if isinstance(item, Quarantined)]
    with dossier.at_once():
        for item in refused:
            dossier.quarantine(item)
        dossier.release([origin_of(item) for item in met if not isinstance(item, Quarantined)])
        stored = dossier.add_all([item for item in met if isinstance(item, Coded)])
    return Tally(
        new=tally.new + len(stored),
        known=tally.known + len(met) - len(refused) - len(stored),
        quarantined=tally.quarantined + len(refused),
        uncoded=tally.uncoded + sum(c.uncoded is not None for c in stored),
        reports=tally.reports + sum(len(c.reports) for c in stored),
    )


def origin_of(item: Met) -> str:
    """Where it came from, as given."""
    return item.document.origin if isinstance(item, Coded) else item.origin
