"""A dossier worked out once more from what it holds, and compared with what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from armslength import store
from armslength.errors import BadDate
from armslength.run import rereading
from armslength.run.assessing import assess
from armslength.run.opening import merge
from armslength.run.recording import versions

Progress = Callable[[str, int, int], None]
"""Told which check is at work, how far it is and of how much; (.., 0, 0) where that is not known."""

RECODED = 1_000
"""How many documents are coded anew where the user does not say; all, where there are no more."""
MOST_LISTED = 1_000
"""How many differences of one check are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it comes out when it is worked out anew.

    Attributes:
        check: the name of the check that found it.
        where: the id of the thing, or a table and its row.
        what: what is stored, and what comes out.
    """

    check: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison.

    Attributes:
        compared: how many things were.
        different: how many of them, or of their parts, differ.
        note: what was left out, and why; empty where nothing was.
    """

    name: str
    compared: int
    different: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of it.

    Attributes:
        manifest: what the dossier was made from.
        runs: what wrote to it, with the files that each was given.
        checks: in the order in which they were made.
        differences: at most MOST_LISTED of each check.
    """

    manifest: store.Manifest
    runs: tuple[tuple[store.Run, tuple[store.Input, ...]], ...]
    checks: tuple[Check, ...]
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether everything compared came out as it is stored."""
        return not any(check.different for check in self.checks)


def silent(check: str, done: int, of: int) -> None:
    """A progress that says nothing."""


def manifest(dossier: store.Dossier) -> store.Manifest:
    """What a dossier was made from: hashes of what went in, versions, the question with its weights.

    Two dossiers of the same documents, data sets, judgements and question have the same, whenever and in whatever
    order they were filled. A dossier in memory has no runs: it names the versions at work now.
    """
    return dossier.manifest(versions())


def verify(directory: str | Path, *, sample: int | None = None, progress: Progress = silent) -> Verification:
    """Work out anew what can be, on a copy, and compare it with what the dossier says; the dossier is only read.

    Where an `add` is at work, or was killed, events may be behind their reports: on the copy they are brought up to date
    first, as any command does, and what is compared is what comes of it.

    Args:
        sample: how many documents to code anew, evenly by id; None is all up to 1,000, and 1,000 of more.
        progress: told how far each check has come.

    Raises:
        NoDossier, DossierBusy, SchemaMismatch, InputError, StoreError: it cannot be opened, or not be copied.
        ModelDamaged: the coder's own files are not those that were shipped.
    """
    # The copy first: its closing of the file would take away the lock of a dossier that is open.
    with store.copied(directory) as copy, store.open_dossier(directory) as dossier:
        told = tuple((run, tuple(dossier.inputs(run.number))) for run in dossier.runs())
        of_what = manifest(dossier)
        strays = _strays(dossier)
        results = [
            *rereading.reread(dossier, RECODED if sample is None else sample, progress),
            _counted(dossier),
            strays,
            *_on_the_copy(copy, dossier, progress, whole=not strays[2]),
        ]
    found = [(name, compared, list(wrong), note) for name, compared, wrong, note in results]
    return Verification(
        of_what,
        told,
        tuple(Check(name, compared, len(wrong), note) for name, compared, wrong, note in found),
        tuple(Difference(name, *at) for name, _, wrong, _ in found for at in wrong[:MOST_LISTED]),
    )


def _on_the_copy(
    copy: Path, dossier: store.Dossier, progress: Progress, *, whole: bool
) -> Iterator[rereading.Result]:
    with store.open_copy(copy, dossier, threads=2) as made:
        progress("events", 0, 0)
        yield _merged(made) if whole else _unmerged(made)
        yield _sets(made, progress)
        yield _measured(copy, made, progress)


def _merged(made: store.Dossier) -> rereading.Result:
    """Every event merged anew from the reports and judgements, against what is stored."""
    try:
        if behind := made.unmerged():
            merge(made, behind)
        made.keep()
        merge(made)
    except BadDate as problem:
        return "events", 0, [("reports", f"events cannot be merged: {problem}")], ""
    wrong = [(f"{table}, {where}", row) for table, where, row in made.changed()]
    return "events", len(made.events()), wrong, ""


def _unmerged(made: store.Dossier) -> rereading.Result:
    events = len(made.events())
    return "events", 0, [], f"{events:,}: not merged anew, as what they rest on is not all there"


def _measured(copy: Path, made: store.Dossier, progress: Progress) -> rereading.Result:
    """Every measure and shift by two threads and by one: the same to the last digit."""
    progress("measures", 0, 2)
    two = _as_text(made)
    progress("measures", 1, 2)
    made.close()
    with store.open_copy(copy, made, threads=1) as alone:
        one = _as_text(alone)
    wrong = [
        (f"reading {n}", f"{a} by two threads, {b} by one")
        for n, (a, b) in enumerate(zip(two, one, strict=False))
        if a != b
    ]
    if len(two) != len(one):
        wrong.append(("all", f"{len(two)} readings by two threads, {len(one)} by one"))
    return "measures", len(two), wrong, ""


def _as_text(dossier: store.Dossier) -> list[str]:
    found = assess(dossier)
    readings = [
        json.dumps([series.measure, series.of, asdict(reading)], default=str)
        for series in found.series
        for reading in series.readings
    ]
    return [*readings, *(json.dumps(asdict(shift), default=str) for shift in found.shifts)]


def _sets(made: store.Dossier, progress: Progress) -> rereading.Result:
    """Each row of a data set, as it came, once more into what is stored of it."""
    runs = {run.number: run for run in made.runs()}
    of_run = dict(made.sql("SELECT id, run FROM datasets"))
    tables = versions()["tables"]
    wrong: list[rereading.Wrong] = []
    rows = unknown = other = 0
    sets = made.datasets()
    for n, dataset in enumerate(sets):
        progress("data sets", n, len(sets))
        run = runs.get(of_run[dataset.id] or 0)
        if dataset.format not in store.FORMS:
            unknown += 1
        elif run is not None and run.versions.get("tables", tables) != tables:
            other += 1
        else:
            rows += dataset.rows
            wrong += [
                (f"{dataset.id}, row {number}", "what is stored of it is not what it says")
                for number in made.retold(dataset, rereading.question_of(run, made))
            ]
    notes = [f"{unknown:,} sets are of a format that this version does not know"] if unknown else []
    notes += [f"{other:,} sets were taken in with other tables, and are left as they are"] if other else []
    return "data sets", rows, wrong, "; ".join(notes)


_KIN = {
    "sentences": ("documents", "t.document = there.id"),
    "citations": ("documents", "t.document = there.id"),
    "reports": ("sentences", "t.document = there.document AND t.sentence = there.id"),
    "report_actors": ("reports", "t.document = there.document AND t.report = there.id"),
    "stances": ("sentences", "t.document = there.document AND t.sentence = there.id"),
    "stance_actors": ("stances", "t.document = there.document AND t.stance = there.id"),
    "event_reports": ("reports", "split_part(t.report, '.', 1) = there.document AND t.report = there.id"),
    "event_actors": ("events", "t.event = there.id"),
    "event_denials": ("events", "t.event = there.id"),
    "event_records": ("records", "t.dataset = there.dataset AND t.number = there.number"),
    "records": ("datasets", "t.dataset = there.id"),
    "figures": ("datasets", "t.dataset = there.id"),
    "refused": ("datasets", "t.dataset = there.id"),
}
"""Table -> the table that each of its rows names a row of, and how."""


def _strays(dossier: store.Dossier) -> rereading.Result:
    """Rows that name a row that is not there."""
    wrong, rows = [], 0
    for table, (other, how) in _KIN.items():
        rows += dossier.sql(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - names of ours
        found = dossier.sql(
            f"SELECT t::VARCHAR FROM {table} AS t WHERE NOT EXISTS (FROM {other} AS there WHERE {how}) ORDER BY 1"  # noqa: S608
        )
        wrong += [(table, f"{row} is of none of the {other} there") for (row,) in found]
    return "kinship", rows, wrong, ""


def _counted(dossier: store.Dossier) -> rereading.Result:
    """What each run says it stored, against what there is of it."""
    held = dict(dossier.sql("SELECT run, count(*) FROM documents GROUP BY run"))
    quarantined = dict(dossier.sql("SELECT run, count(*) FROM quarantine GROUP BY run"))
    runs: Sequence[store.Run] = [run for run in dossier.runs() if run.command == "add"]
    wrong, unknown = [], 0
    for run in runs:
        if run.counts is None:
            unknown += 1
            continue
        new, there = run.counts.get("new", 0), held.get(run.number, 0)
        if new != there:
            wrong.append((f"run {run.number}", f"{new} documents stored by it, {there} there"))
        if quarantined.get(run.number, 0) > run.counts.get("quarantined", 0):
            more = quarantined[run.number]
            wrong.append(
                (f"run {run.number}", f"{run.counts['quarantined']} quarantined by it, {more} there")
            )
    note = f"{unknown} runs did not count: an older version, or killed before the first document"
    return "counts", len(runs) - unknown, wrong, note if unknown else ""
