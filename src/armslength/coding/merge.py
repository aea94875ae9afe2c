"""Reports of the same deed into one event, by a stated rule.

Two reports tell of the same deed when all of these hold:
  - the same parties (countries or organisations) on each side, or the same two sides of a mutual act;
  - the same class and the same modality;
  - dates that agree: both known to the day, at most one day apart; or both coarser, the same value, and
    their sentences share a third of their words; both undated, and their sentences are the same;
  - if either date only stands in for a missing one (`published`), their sentences share a third of
    their words.
A report without a known party on either side makes no event; it stays a report. The rule only
groups: every report remains, and an event lists its own. What denies an event is told in `denials.py`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from armslength.coding import denials
from armslength.edtf import bounds, precision
from armslength.ontology.deeds import deed, parties
from armslength.records import DateBasis, Event, Report

SHARED_WORDS = 1 / 3
BASIS_RANK: Mapping[DateBasis | None, int] = {
    "stated": 0,
    "relative": 1,
    "anaphoric": 2,
    "published": 3,
    None: 4,
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report's sentence stands: enough to tell a second witness from a copy.

    Attributes:
        sentence: the sentence's text.
        content_hash: of the document: copies of one text share it.
        publisher: None where unknown; unknown publishers count as one.
    """

    sentence: str
    content_hash: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    report: Report
    start: date | None
    end: date | None
    words: frozenset[str]
    provenance: Provenance

    @property
    def to_the_day(self) -> bool:
        return self.report.date is not None and precision(self.report.date) == "day"


def merge(reports: Iterable[Report], provenance: Mapping[str, Provenance]) -> list[Event]:
    """The events that the reports tell of, ordered by start (undated last) and id.

    Args:
        reports: of any documents, in any order; the result does not depend on it.
        provenance: report id -> where it stands.
    """
    alike: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.document, r.trigger)):
        told = deed(report)
        if told is None:
            continue
        where = provenance[report.id]
        start, end = bounds(report.date) if report.date else (None, None)
        words = frozenset(re.findall(r"\w{3,}", where.sentence.lower()))
        alike[told, report.modality].append(_Candidate(report, start, end, words, where))
    events = denials.attach([_event(group) for candidates in alike.values() for group in _groups(candidates)])
    return sorted(events, key=lambda e: (e.start is None, e.start or "", e.id))


def _groups(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Greedy grouping in order of date: a report joins the first group whose first report it matches."""
    ordered = sorted(
        candidates, key=lambda c: (c.start is None, c.start or date.max, c.report.document, c.report.trigger)
    )
    groups: list[list[_Candidate]] = []
    for candidate in ordered:
        # Groups far in the past cannot match any more: the latest few are enough to look at.
        home = next((g for g in reversed(groups[-64:]) if _same_deed(g[0], candidate)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return groups


def _same_deed(one: _Candidate, other: _Candidate) -> bool:
    if one.provenance.sentence == other.provenance.sentence and one.report.document != other.report.document:
        return True
    if one.report.date is None or other.report.date is None:
        return False
    alike = _overlap(one.words, other.words) >= SHARED_WORDS
    if one.to_the_day and other.to_the_day and one.start and other.start:
        near = abs((other.start - one.start).days) <= 1
        stated = "published" not in (one.report.date_basis, other.report.date_basis)
        return near and (stated or alike)
    return one.report.date == other.report.date and alike


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _event(group: list[_Candidate]) -> Event:
    best = sorted(
        group, key=lambda c: (BASIS_RANK[c.report.date_basis], -c.report.probability["report"], c.report.id)
    )
    lead = best[0].report
    sides = parties(lead)
    assert sides is not None  # noqa: S101 - only reports with parties are grouped
    return Event(
        id="e" + hashlib.sha256(min(c.report.id for c in group).encode()).hexdigest()[:12],
        source=sides[0],
        target=sides[1],
        class_=lead.class_,
        quad=lead.quad,
        intensity=lead.intensity,
        modality=lead.modality,
        date=lead.date,
        start=best[0].start.isoformat() if best[0].start else None,
        end=best[0].end.isoformat() if best[0].end else None,
        date_basis=lead.date_basis,
        contexts=tuple(sorted({x for c in group for x in c.report.contexts})),
        reports=tuple(c.report.id for c in best),
        publishers=_publishers(group),
        confidence=round(max(c.report.probability["report"] for c in group), 4),
    )


def _publishers(group: list[_Candidate]) -> int:
    """Independent publishers: copies of a text or of a sentence count once, unknown publishers as one."""
    seen_text: set[str] = set()
    independent: set[str | None] = set()
    for candidate in sorted(group, key=lambda c: c.report.id):
        where = candidate.provenance
        if where.content_hash in seen_text or where.sentence in seen_text:
            continue
        seen_text |= {where.content_hash, where.sentence}
        independent.add(where.publisher)
    return max(1, len(independent))
