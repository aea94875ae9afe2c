"""The pages: a brief of a dossier or straight from documents, and several dossiers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import armslength
from armslength import brief, measure, read, store
from armslength.errors import InputError
from armslength.records import Assessment, Movement, PeriodName, Question
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
from armslength.run.opening import merge, opened


def brief_dossier(
    directory: str | Path,
    *,
    period: PeriodName = "month",
    made: str | None = None,
    as_of: str | None = None,
    outlook: bool = False,
) -> str:
    """The dossier's brief as one HTML page.

    Args:
        made: the ISO date printed on it; today where None.
        as_of: an ISO day: only what was published by then.
        outlook: whether it says what may come next, by week or month; testing forecasts on the past takes seconds.
    """
    with opened(directory, as_of=as_of) as dossier:
        return _compose(dossier, period, made, outlook=outlook)


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
        InputError: a directory given twice, or no such measure.
        EvidenceError: the measure has no reading in any of them.
    """
    brief.check(measured)
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
    made = made or datetime.now(UTC).date().isoformat()
    return compared, brief.compare_page(compared, made=made, version=armslength.__version__)


def _compose(dossier: store.Dossier, period: PeriodName, made: str | None, *, outlook: bool = False) -> str:
    made = made or datetime.now(UTC).date().isoformat()
    found, made_of = assess_with(dossier, period, dossier.question, shifts=True)
    return brief.compose(
        dossier,
        found,
        made=made,
        version=armslength.__version__,
        weighed=weighed(found),
        movement=_of_late(found, made_of),
        outlook=outlooks_of(dossier, period, PERIODS_AHEAD, made) if outlook else None,
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
