"""What is the matter with a dossier's question, dates, gaps, versions and losses."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from armslength import coding, store
from armslength.errors import ModelDamaged
from armslength.measure.periods import labels
from armslength.measure.warmth import FEWEST as FEWEST_EVENTS
from armslength.records import Question
from armslength.run.finding import SHOWN, Finding, asking
from armslength.run.opening import versions

CHANCE = 0.01
"""How unlikely a gap must be, if documents came evenly, to be told."""
FEWEST_MONTHS = 3
OLDEST = date(1900, 1, 1)
MUCH = 0.1
"""The share of documents lost to quarantine, to the coder or to want of a date that is told."""
REFUSED = 0.2


def looked_for(dossier: store.Dossier, today: date) -> list[Finding]:
    """Every finding but floods."""
    return [
        *_question(dossier),
        *_clock(dossier, today),
        *_gaps(dossier, today),
        *_lost(dossier),
        *_versions(dossier),
        *_judgements(dossier),
    ]


def _ids(dossier: store.Dossier, query: str, parameters: Sequence[object] = ()) -> list[str]:
    return [str(row[0]) for row in dossier.sql(query, parameters)]


# ---- the question


def _question(dossier: store.Dossier) -> Iterator[Finding]:
    question = dossier.question
    events = dossier.events(since=question.since, until=question.until)
    if dossier.ids() or dossier.datasets():
        bare = [
            pole
            for pole in question.poles
            if sum(_between(e.source, e.target, question.client, pole) for e in events) < FEWEST_EVENTS
        ]
        if bare:
            yield Finding(
                "warning",
                "pole-unknown",
                f"fewer than {FEWEST_EVENTS} events between {question.client} and {', '.join(bare)}"
                + _in_period(question)
                + ": how warm they are is not measured",
                tuple(bare),
                f"armslength events DIR --between {question.client} {bare[0]}",
                "add documents that tell of them, or mend client, patron and rivals in dossier.toml",
            )
    publishers = set(
        _ids(
            dossier,
            "SELECT publisher FROM documents WHERE publisher IS NOT NULL UNION SELECT publisher FROM records "
            "WHERE publisher IS NOT NULL UNION SELECT publisher FROM datasets WHERE publisher IS NOT NULL",
        )
    )
    named = sorted({*question.grades, *question.homes} - publishers)
    if named and publishers:
        yield Finding(
            "warning",
            "publisher-unknown",
            f"{len(named)} publishers in dossier.toml have no document: their grades and homes serve nothing",
            tuple(named[:SHOWN]),
            asking("SELECT publisher, count(*) FROM documents GROUP BY publisher"),
            "write them as the documents have them, letter by letter",
        )


def _between(source: Sequence[str], target: Sequence[str], one: str, other: str) -> bool:
    return (one in source and other in target) or (other in source and one in target)


def _in_period(question: Question) -> str:
    if not question.since and not question.until:
        return ""
    return f" from {question.since or 'the first'} to {question.until or 'the last'}"


# ---- dates and clocks


def _clock(dossier: store.Dossier, today: date) -> Iterator[Finding]:
    future = today + timedelta(days=1)  # somewhere it is tomorrow already
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
        if found := _ids(dossier, f"SELECT id FROM documents WHERE {condition} ORDER BY id", [bound]):  # noqa: S608
            see = f"SELECT id, published, origin FROM documents WHERE {condition.replace('?', repr(str(bound)))}"  # noqa: S608
            yield Finding(
                "warning", name, f"{len(found)} documents are {what}", tuple(found[:SHOWN]), asking(see), do
            )
    taken = (
        "FROM documents JOIN runs ON runs.run = documents.run "
        "WHERE published_start > started::DATE + INTERVAL 1 DAY"
    )
    if found := _ids(dossier, f"SELECT documents.id {taken} ORDER BY documents.id"):
        yield Finding(
            "warning",
            "taken-before-published",
            f"{len(found)} documents were added before the day on which they say they were published",
            tuple(found[:SHOWN]),
            asking(f"SELECT documents.id, published, started {taken}"),
            "mend their dates, or this machine's clock",
        )
    late = (
        "FROM reports JOIN documents ON documents.id = reports.document "
        "WHERE modality = 'happened' AND date_start > published_end + INTERVAL 1 DAY"
    )
    told = _ids(dossier, f"SELECT reports.id {late} ORDER BY reports.id")
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
    back = _ids(dossier, "SELECT run FROM runs WHERE ended < started OR started::DATE > ?", [future])
    if back:
        yield Finding(
            "warning",
            "clock",
            "runs that ended before they began, or began after today: this machine's clock was, or is, wrong",
            tuple(f"run {n}" for n in back[:SHOWN]),
            asking("FROM runs"),
            "set the clock; dates of documents that were guessed meanwhile may be wrong",
        )
    (documents, undated) = dossier.sql("SELECT count(*), count(*) FILTER (published IS NULL) FROM documents")[
        0
    ]
    if undated > MUCH * documents:
        yield Finding(
            "warning",
            "undated",
            f"{undated:,} of {documents:,} documents have no date: what they tell without one cannot be placed",
            (),
            asking("SELECT id, origin FROM documents WHERE published IS NULL"),
            "give the dates in documents.csv or with --published",
        )


# ---- gaps


def _gaps(dossier: store.Dossier, today: date) -> Iterator[Finding]:
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
    gaps = sorted((g for g in runs if len(g) >= least), key=len, reverse=True)
    if gaps:
        yield Finding(
            "warning",
            "gap",
            f"{len(gaps)} stretches of {least} months or more without a document, of {len(months)} months; "
            "evenly come, there would be none",
            tuple(f"{g[0]:%Y-%m} to {g[-1]:%Y-%m} ({len(g)} months)" for g in gaps[:SHOWN]),
            asking(
                "SELECT date_trunc('month', published_start) AS month, count(*) FROM documents GROUP BY 1 ORDER BY 1"
            ),
            "add documents of then, or end the question's period before; measures are wide there",
        )


# ---- what was lost


def _lost(dossier: store.Dossier) -> Iterator[Finding]:
    counts = dossier.counts()
    met = counts.documents + counts.quarantined
    if counts.quarantined > MUCH * met:
        reasons = dossier.sql(
            "SELECT reason, count(*) AS n FROM quarantine GROUP BY reason ORDER BY n DESC, reason"
        )
        yield Finding(
            "warning",
            "quarantine",
            f"{counts.quarantined:,} of {met:,} documents could not be read",
            tuple(f"{reason}: {n:,}" for reason, n in reasons[:SHOWN]),
            "armslength documents DIR --quarantined",
            "mend what the reasons say and add them again",
        )
    uncoded = sum(counts.uncoded.values())
    if uncoded > MUCH * counts.documents:
        yield Finding(
            "warning",
            "uncoded",
            f"{uncoded:,} of {counts.documents:,} documents are stored but not coded: nothing in them is measured",
            tuple(f"{reason}: {n:,}" for reason, n in list(counts.uncoded.items())[:SHOWN]),
            asking("SELECT id, uncoded, origin FROM documents WHERE uncoded IS NOT NULL"),
            "give translations; or the language with --language where it was mistaken",
        )
    for dataset in dossier.datasets():
        if dataset.refused > REFUSED * max(1, dataset.rows):
            yield Finding(
                "warning",
                "refused",
                f"{dataset.refused:,} of {dataset.rows:,} rows of {dataset.title} were refused",
                (dataset.id,),
                asking(
                    f"SELECT reason, count(*) FROM refused WHERE dataset = '{dataset.id}' GROUP BY reason"  # noqa: S608
                ),
                "see whether the format is the right one",
            )
    killed = [
        f"run {r.number}: {r.command}, {r.started:%Y-%m-%d %H:%M}" for r in dossier.runs() if not r.outcome
    ]
    if killed:
        yield Finding(
            "warning",
            "killed",
            f"{len(killed)} commands never ended: they were killed, or run just now",
            tuple(killed[-SHOWN:]),
            asking("FROM runs WHERE outcome IS NULL"),
            "run the same command again: it does what is left",
        )


# ---- versions and judgements


def _versions(dossier: store.Dossier) -> Iterator[Finding]:
    coders = dossier.coders()
    try:
        present = versions()
    except ModelDamaged:  # a finding of its own: `model`
        return
    old = [coder for coder in coders if coder != present["coder"]]
    changed = sorted(
        name
        for name in ("weights", "tables")
        if any(
            r.versions.get(name, present[name]) != present[name] for r in dossier.runs() if r.command == "add"
        )
    )
    if len(coders) > 1 or old or changed:
        parts = [f"coders {', '.join(coders)}"] if old or len(coders) > 1 else []
        parts += [f"other {name}" for name in changed]
        yield Finding(
            "warning",
            "versions",
            f"documents were coded by {'; '.join(parts)}; this version has {present['coder']}",
            tuple(coders),
            asking("SELECT coder, count(DISTINCT document) FROM reports GROUP BY coder"),
            "a shift may be the coder's and not the world's: make a new dossier of the same documents",
        )


def _judgements(dossier: store.Dossier) -> Iterator[Finding]:
    held: set[Any] = {(r.document, r.trigger) for page in dossier.iter_reports() for r in page}
    lost = sorted(
        {
            document
            for document, trigger in coding.in_force(dossier.judgements())
            if (document, trigger) not in held
        }
    )
    if lost:
        yield Finding(
            "warning",
            "judged-nothing",
            f"what was judged in {len(lost)} documents is of no report any more: it changes nothing",
            tuple(lost[:SHOWN]),
            "armslength judgements DIR",
            "judge again, by the reports' present ids",
        )
