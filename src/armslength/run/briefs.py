"""Briefs: of a dossier or straight from documents, held against it again, and several dossiers side by side."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import armslength
from armslength import brief, measure, read, store
from armslength.errors import InputError
from armslength.records import Assessment, Movement, PeriodName, Question
from armslength.run import odds
from armslength.run.adding import (
    NOTHING_KNOWN,
    Progress,
    Tally,
    in_turns,
    origin_of,
    read_and_coded,
    silent,
    take,
)
from armslength.run.assessing import assess, assess_with, weighed
from armslength.run.foretelling import PERIODS_AHEAD, outlooks_of
from armslength.run.leading import leads_of
from armslength.run.opening import merge, opened
from armslength.run.sets import in_memory_with
from armslength.whole import written_whole


def brief_dossier(
    directory: str | Path,
    *,
    period: PeriodName = "month",
    made: str | None = None,
    as_of: str | None = None,
    outlook: bool = False,
    leads: bool = False,
) -> str:
    """The dossier's brief as one HTML page; arguments as `composed`."""
    found = composed(directory, period=period, made=made, as_of=as_of, outlook=outlook, leads=leads)
    return brief.render(found).decode()


def composed(
    directory: str | Path,
    *,
    period: PeriodName = "month",
    made: str | None = None,
    as_of: str | None = None,
    outlook: bool = False,
    leads: bool = False,
) -> brief.Document:
    """The dossier's brief, to be laid out with `brief.render`.

    Args:
        made: the ISO date printed on it; today where None.
        as_of: an ISO day: only what was published by then.
        outlook: whether it says what may come next, by week or month; testing forecasts on the past takes seconds.
        leads: whether it shows what experimental rules read of red lines, reversals and contradictions; takes seconds too.

    Raises:
        InputError: `made` is no day.
    """
    made = _day(made)
    with opened(directory, as_of=as_of) as dossier:
        return _compose(dossier, period, made, as_of=as_of, outlook=outlook, leads=leads)


def write_brief(
    found: brief.Document, path: Path, form: brief.Form | None = None, *, assets: Path | None = None
) -> None:
    """Write a brief, wholly or not at all.

    Args:
        form: by the file's name where None.
        assets: of Markdown: the folder for its drawings; without it they are tables.

    Raises:
        InputError: the name says no format, the folder is for another, or the file cannot be written.
        MissingExtra: the format needs what is not installed.
    """
    form = format_of(path, form, assets=assets)
    drawings = None if assets is None else brief.drawings(found, _named_from(path, assets))
    named = None if drawings is None else {anchor: list(files) for anchor, files in drawings.items()}
    content = brief.render(found, form, named)
    try:
        if assets is not None and drawings is not None:
            assets.mkdir(parents=True, exist_ok=True)
            for files in drawings.values():
                for name, svg in files.items():
                    (assets / PurePosixPath(name).name).write_text(svg, encoding="utf-8")
        with written_whole(path) as half:
            half.write_bytes(content)
    except OSError as problem:
        raise InputError(f"{path}: cannot be written: {problem.strerror}; give another name") from problem


def format_of(path: Path, form: brief.Form | None = None, *, assets: Path | None = None) -> brief.Form:
    """The format that a brief would be written in; arguments as `write_brief`.

    Raises:
        InputError: the name says no format, or the folder is for another.
    """
    form = form or brief.form_of(path)
    if assets is not None and form != "md":
        raise InputError(f"{assets}: --assets is for Markdown; {form} carries its charts itself")
    return form


def _named_from(path: Path, assets: Path) -> str:
    """The folder as the text names it: from where the text stands, with slashes on every system."""
    return Path(os.path.relpath(assets.resolve(), path.resolve().parent)).as_posix()


def check_brief(directory: str | Path, file: str | Path, form: brief.Form | None = None) -> brief.Checked:
    """A brief written before, held against its dossier: what of it does not hold, and whether it is only older.

    Args:
        form: of the file; by its name where None.

    Raises:
        InputError: the file is no brief, or cannot be read.
        MissingExtra: a PDF, without the package that makes one.
    """
    form = form or brief.form_of(Path(file))
    try:
        content = Path(file).read_bytes()
    except OSError as problem:
        raise InputError(f"{file}: cannot be read: {problem.strerror}") from problem
    found = brief.units(content, form, str(file))
    asked = brief.manifest_of(found, str(file))
    drawings = brief.drawings_named(found) if form == "md" else None
    with opened(directory, as_of=asked.as_of) as dossier:
        anew = _compose(
            dossier, asked.period, asked.made, as_of=asked.as_of, outlook=asked.outlook, leads=asked.leads
        )
        again = brief.render(anew, form, drawings)
        made = found if again == content else brief.units(again, form, "the brief made again")
        whole = brief.whole(content, form, found, asked)
        return brief.held_against(found, made, asked, anew.manifest, dossier, whole=whole)


def brief_documents(
    question: Question,
    paths: Sequence[str | Path],
    known: read.Known = NOTHING_KNOWN,
    *,
    figures: Sequence[Path] = (),
    period: PeriodName = "month",
    made: str | None = None,
    progress: Progress = silent,
) -> tuple[str, Tally]:
    """A brief straight from documents as one HTML page, with a dossier that lives in memory and leaves nothing behind.

    Arguments and errors as `composed_of`.
    """
    found, tally = composed_of(
        question, paths, known, figures=figures, period=period, made=made, progress=progress
    )
    return brief.render(found).decode(), tally


def composed_of(
    question: Question,
    paths: Sequence[str | Path],
    known: read.Known = NOTHING_KNOWN,
    *,
    figures: Sequence[Path] = (),
    period: PeriodName = "month",
    made: str | None = None,
    progress: Progress = silent,
) -> tuple[brief.Document, Tally]:
    """A brief straight from documents, to be laid out with `brief.render`.

    Args:
        figures: tables of yearly or monthly figures of ties, as `import --format figures` takes them.

    Raises:
        InputError: `made` is no day, or a table cannot be taken in.
    """
    made = _day(made)
    sources = read.sources(paths)
    with in_memory_with(question, figures) as dossier:
        tally = Tally()
        for turn in in_turns(read_and_coded(sources, known, question, ())):
            tally = take(dossier, turn, tally)
            progress(tally, origin_of(turn[-1]))
        merge(dossier)
        return _compose(dossier, period, made), tally


def compare(
    directories: Sequence[str | Path],
    *,
    measured: str = "hold",
    period: PeriodName = "month",
    as_of: str | None = None,
    made: str | None = None,
) -> tuple[brief.Comparison, str]:
    """Dossiers side by side, or one dossier's poles with each as the patron in turn; and the page that shows it.

    Args:
        measured: the name of a measure of client and patron, or of the client.
        as_of: an ISO day: only what was published by then.
        made: the ISO date printed on the page; today where None.

    Raises:
        InputError: a directory given twice, no such measure, or `made` is no day.
        EvidenceError: the measure has no reading in any of them.
    """
    brief.check(measured)
    made = _day(made)
    places = [Path(directory).resolve() for directory in directories]
    if again := next((d for n, d in enumerate(directories) if places[n] in places[:n]), None):
        raise InputError(f"{again}: given twice; give each dossier once")
    by, sides = "pole" if len(places) == 1 else "client", []
    for directory in directories:
        with opened(directory, as_of=as_of) as dossier:
            for question in brief.questions(dossier.question, alone=by == "pole"):
                found = assess(dossier, period=period, question=question, shifts=False)
                sides.append(brief.side(dossier, found, measured, by=by, directory=str(directory)))
    compared = brief.comparison(sides, measured, by=by)
    return compared, brief.compare_page(compared, made=made, version=armslength.__version__)


def _day(made: str | None) -> str:
    """The ISO day to print; today where none is given. The check reads it back, so it can be nothing vaguer.

    Raises:
        InputError: it is no day.
    """
    if made is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(made).isoformat()
    except ValueError as problem:
        raise InputError(f"made: {made!r} is no day; write it as 2022-03-01") from problem


def _compose(
    dossier: store.Dossier,
    period: PeriodName,
    made: str,
    *,
    as_of: str | None = None,
    outlook: bool = False,
    leads: bool = False,
) -> brief.Document:
    found, made_of = assess_with(dossier, period, dossier.question, shifts=True)
    return brief.document(
        dossier,
        found,
        made=made,
        version=armslength.__version__,
        besides=brief.Besides(
            weighed=weighed(found),
            movement=_of_late(found, made_of),
            outlook=outlooks_of(dossier, period, PERIODS_AHEAD, made) if outlook else None,
            events_ahead=odds.forecasts_of(dossier, made) if outlook else None,
            leads=leads_of(dossier) if leads else None,
        ),
        as_of=as_of,
    )


def _of_late(found: Assessment, made_of: measure.Measured) -> Movement | None:
    """What moved arm's length since the reading that the bottom line compares it with."""
    stands = brief.standing(found)
    if stands is None or stands.before is None:
        return None
    question = found.question
    return measure.why(
        made_of,
        "arms_length",
        (question.client, question.patron),
        at=stands.now.start,
        since=stands.before.start,
    )[0]
