"""Dates that cannot be, clocks that were wrong, and months without documents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from armslength import store
from armslength.periods import labels
from armslength.run.doctoring.finding import MUCH, SHOWN, Finding, asking, ids

CHANCE = 0.01
"""How unlikely a gap must be, if documents came evenly, to be told."""
FEWEST_MONTHS = 3
OLDEST = date(1900, 1, 1)


def impossible(dossier: store.Dossier, today: date) -> Iterator[Finding]:
    """Dates that cannot be right, and what cannot be placed in time at all."""
    future = today + timedelta(days=1)  # somewhere it is tomorrow already
    yield from _out_of_range(dossier, future)
    yield from _added_before_published(dossier)
    yield from _told_before_done(dossier)
    yield from _clock(dossier, future)
    yield from _undated(dossier)


def _out_of_range(dossier: store.Dossier, future: date) -> Iterator[Finding]:
    for name, what, condition, bound, do in (
        (
            "published-in-the-future",
            "published after today",
            "published_start > ?",
            future,
            "mend the dates, or this machine's clock; add the documents again with --published",
        ),
        (
            "published-long-ago",
            "published before 1900",
            "published_start < ?",
            OLDEST,
            "see whether two digits of a year were lost; add the documents again with --published",
        ),
    ):
        if found := ids(dossier, f"SELECT id FROM documents WHERE {condition} ORDER BY id", [bound]):  # noqa: S608
            see = f"SELECT id, published, origin FROM documents WHERE {condition.replace('?', repr(str(bound)))}"  # noqa: S608
            yield Finding(
                "warning", name, f"{len(found)} documents are {what}", tuple(found[:SHOWN]), asking(see), do
            )


def _added_before_published(dossier: store.Dossier) -> Iterator[Finding]:
    taken = (
        "FROM documents JOIN runs ON runs.run = documents.run "
        "WHERE published_start > started::DATE + INTERVAL 1 DAY"
    )
    if found := ids(dossier, f"SELECT documents.id {taken} ORDER BY documents.id"):
        yield Finding(
            "warning",
            "taken-before-published",
            f"{len(found)} documents were added before the day on which they say they were published",
            tuple(found[:SHOWN]),
            asking(f"SELECT documents.id, published, started {taken}"),
            "mend their dates, or this machine's clock",
        )


def _told_before_done(dossier: store.Dossier) -> Iterator[Finding]:
    late = (
        "FROM reports JOIN documents ON documents.id = reports.document "
        "WHERE modality = 'happened' AND date_start > published_end + INTERVAL 1 DAY"
    )
    told = ids(dossier, f"SELECT reports.id {late} ORDER BY reports.id")
    (reports,) = dossier.sql("SELECT count(*) FROM reports")[0]
    if len(told) > max(SHOWN, 0.02 * reports):
        yield Finding(
            "warning",
            "told-before-done",
            f"{len(told)} of {reports:,} reports tell of what happened after their document was published",
            tuple(told[:SHOWN]),
            asking(f"SELECT reports.id, date, published {late}"),
            "see whether the dates of publication are right",
        )


def _clock(dossier: store.Dossier, future: date) -> Iterator[Finding]:
    back = ids(dossier, "SELECT run FROM runs WHERE ended < started OR started::DATE > ?", [future])
    if back:
        yield Finding(
            "warning",
            "clock",
            "runs that ended before they began, or began after today: this machine's clock was, or is, wrong",
            tuple(f"run {n}" for n in back[:SHOWN]),
            asking("FROM runs"),
            "set the clock; dates of documents that were guessed meanwhile may be wrong",
        )


def _undated(dossier: store.Dossier) -> Iterator[Finding]:
    query = "SELECT count(*), count(*) FILTER (published IS NULL) FROM documents"
    documents, undated = dossier.sql(query)[0]
    if undated > MUCH * documents:
        yield Finding(
            "warning",
            "undated",
            f"{undated:,} of {documents:,} documents have no date: what they tell without one cannot be placed",
            (),
            asking("SELECT id, origin FROM documents WHERE published IS NULL"),
            "give the dates in documents.csv or with --published",
        )


def gaps(dossier: store.Dossier, today: date) -> Iterator[Finding]:
    """Months without documents, more in a row than chance would leave if documents came evenly."""
    counted = {
        month: n
        for name, n in dossier.documents_per_period("month")
        if OLDEST <= (month := date.fromisoformat(name)) <= today
    }
    if not counted:
        return
    question = dossier.question
    first = date.fromisoformat(question.since) if question.since else min(counted)
    last = min(date.fromisoformat(question.until), today) if question.until else max(counted)
    if last < first:
        return
    months = labels(first, last, "month")
    rate = sum(counted.get(m, 0) for m in months) / len(months)
    least = max(FEWEST_MONTHS, math.ceil(math.log(len(months) / CHANCE) / rate)) if rate else 1
    runs: list[list[date]] = [[]]
    for month in months:
        if counted.get(month):
            runs.append([])
        else:
            runs[-1].append(month)
    bare = sorted((g for g in runs if len(g) >= least), key=len, reverse=True)
    if bare:
        yield Finding(
            "warning",
            "gap",
            f"{len(bare)} stretches of {least} months or more without a document, of {len(months)} months; "
            "evenly come, there would be none",
            tuple(f"{g[0]:%Y-%m} to {g[-1]:%Y-%m} ({len(g)} months)" for g in bare[:SHOWN]),
            asking(
                "SELECT date_trunc('month', published_start) AS month, count(*) FROM documents GROUP BY 1 ORDER BY 1"
            ),
            "add documents of then, or end the question's period before; measures are wide there",
        )
