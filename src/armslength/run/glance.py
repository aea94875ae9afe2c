"""A dossier at a glance: what it asks, what it holds, where arm's length stands, and what moved of late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from armslength import store
from armslength.brief import findings
from armslength.records import DONE, Counts, Event, PeriodName, Question, Series, Shift
from armslength.run.assessing import assess

MOST_SHIFTS, MOST_EVENTS = 4, 5
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher with its documents, or a data set with its rows; and its Admiralty grade, None for ungraded."""

    name: str
    holds: Literal["document", "row"]
    n: int
    grade: str | None


@dataclass(frozen=True, slots=True)
class Glance:
    """What one screen shows.

    Attributes:
        known_until: the last ISO day on which something is known to have been published; None where nothing is dated.
        last_added: when a command last added or imported something, ISO 8601 in UTC; None where none did, or it is not told.
        sources: those with most documents first.
        quarantined: documents set aside, by reason.
        standing: where arm's length stands; None where nothing is known of it.
        parts: of the hold, of which something is known.
        shifts: the latest that stand, oldest first; `fallen` more were found that a check says nothing was behind.
        events: the weightiest deeds between client and poles in the last year told of, oldest first.
    """

    question: Question
    period: PeriodName
    counts: Counts
    figures: int
    known_until: str | None
    last_added: str | None
    coder: str
    sources: tuple[Source, ...]
    quarantined: Mapping[str, int]
    standing: findings.Standing | None
    parts: tuple[Series, ...]
    shifts: tuple[Shift, ...]
    fallen: int
    events: tuple[Event, ...]


def glance(dossier: store.Dossier, *, period: PeriodName = "month") -> Glance:
    """What one screen shows of a dossier, measured by that period."""
    question = dossier.question
    found = assess(dossier, period=period)
    told = sorted((s for s in found.shifts if findings.stands(s)), key=lambda s: (s.best, s.measure, s.of))
    return Glance(
        question=question,
        period=period,
        counts=dossier.counts(),
        figures=len(dossier.figures()),
        known_until=dossier.known_until(),
        last_added=_last_added(dossier),
        coder=found.coder,
        sources=_sources(dossier),
        quarantined=Counter(item.reason for item in dossier.quarantined()),
        standing=findings.standing(found),
        parts=tuple(one for one in findings.parts(found).values() if one and findings.latest(one)),
        shifts=tuple(told[-MOST_SHIFTS:]),
        fallen=len(found.shifts) - len(told),
        events=_weightiest(
            dossier.events(parties=(question.client, *question.poles)), question, dossier.known_until()
        ),
    )


def _last_added(dossier: store.Dossier) -> str | None:
    _, rows = dossier.select("SELECT max(ended) FROM runs WHERE command IN ('add', 'import')")
    return rows[0][0].isoformat(timespec="seconds") if rows and rows[0][0] else None


def _sources(dossier: store.Dossier) -> tuple[Source, ...]:
    """Publishers with their documents, data sets with their rows."""
    told = Counter((h.publisher or "publisher not known", h.grade) for h in dossier.documents())
    found = [Source(name, "document", n, grade) for (name, grade), n in told.items()]
    found += [Source(d.title, "row", d.stored, d.grade) for d in dossier.datasets()]
    return tuple(sorted(found, key=lambda one: (-one.n, one.name)))


def _weightiest(events: store.Events, question: Question, until: str | None) -> tuple[Event, ...]:
    """The deeds of the last year before `until` that are the most intense and most surely so coded."""
    if until is None:
        return ()
    since = (date.fromisoformat(until) - A_YEAR).isoformat()
    late = [
        e
        for e in events
        if e.modality in DONE
        and (e.start or "") > since
        and (e.end or "") <= until
        and findings.between_client_and_poles(e, question)
    ]
    weighed = sorted(late, key=lambda e: (-abs(e.intensity) * e.confidence, e.id))[:MOST_EVENTS]
    return tuple(sorted(weighed, key=lambda e: (e.start or "", e.id)))
