"""Reports of the same deed into one event: which two are the same, `sameness.py` says; here they are grouped.

Reports dated to the day come first, in order of date; each other joins the event that it is most like. A report without
a known party on either side makes no event; it stays a report. The rule only groups: every report remains, and an
event lists its own. What denies an event is told in `denials.py`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from armslength.coding.merge import denials
from armslength.coding.merge.sameness import (
    AHEAD,
    DAY,
    STAND_IN,
    Provenance,
    Told,
    agreement_of,
    alike,
    known_by_date,
    told_of,
)
from armslength.ontology.deeds import circle, deed, parties
from armslength.records import DateBasis, Event, Report

BASIS_RANK: Mapping[DateBasis | None, int] = {
    "stated": 0,
    "relative": 1,
    "anaphoric": 2,
    "published": 3,
    None: 4,
}


def merge(reports: Iterable[Report], provenance: Mapping[str, Provenance]) -> list[Event]:
    """The events that the reports tell of, ordered by start (undated last) and id.

    Args:
        reports: of any documents, in any order; the result does not depend on it.
        provenance: report id -> where it stands.
    """
    circles: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.document, r.trigger)):
        of, sides = deed(report), parties(report)
        if of is None or sides is None:
            continue
        circles[circle(of), report.modality].append(told_of(report, sides, provenance[report.id]))
    groups = [group for candidates in circles.values() for group in _groups(candidates)]
    made = [_event(group) for group in groups]
    told = {
        event.id: [denials.Telling(c.provenance.sentence, c.words) for c in group]
        for event, group in zip(made, groups, strict=True)
    }
    events = denials.attach(made, told)
    return sorted(events, key=lambda e: (e.start is None, e.start or "", e.id))


def _groups(candidates: Sequence[Told]) -> list[list[Told]]:
    """Greedy grouping: each report joins the group that it is most like, of those that it may join; the oldest of equals."""
    groups: list[list[Told]] = []
    by_day: dict[date, list[int]] = defaultdict(list)  # groups whose first report is of one day
    by_sentence: dict[str, list[int]] = defaultdict(list)
    vague: list[int] = []  # the other groups whose first report has a date
    wholes: list[
        int
    ] = []  # groups whose first report tells of a war as a whole, or of an attack that may be one
    for candidate in sorted(candidates, key=_turn):
        near = {
            *by_sentence[candidate.provenance.sentence],
            *(n for day in _days_near(candidate, by_day) for n in by_day[day]),
            *(vague if candidate.start and candidate.end else ()),
            *(range(len(groups)) if candidate.standing else ()),
            *(wholes if candidate.as_a_whole or candidate.struck else ()),
        }
        home = _home(groups, sorted(near), candidate)
        if home is None:
            home = len(groups)
            groups.append([])
            if candidate.start and candidate.start == candidate.end and not candidate.standing:
                by_day[candidate.start].append(home)
            elif candidate.start and candidate.end:
                vague.append(home)
            if candidate.as_a_whole or candidate.struck:
                wholes.append(home)
        groups[home].append(candidate)
        by_sentence[candidate.provenance.sentence].append(home)
    return groups


def _turn(candidate: Told) -> tuple[object, ...]:
    return (
        not candidate.to_the_day,
        candidate.start or date.max,
        candidate.end or date.max,
        candidate.report.document,
        candidate.report.trigger,
    )


def _days_near(candidate: Told, by_day: Mapping[date, list[int]]) -> list[date]:
    """The days with groups to which the candidate's date may agree."""
    if candidate.start is None or candidate.end is None:
        return []
    reach = AHEAD if candidate.report.modality == "planned" else STAND_IN
    first, last = candidate.start - reach, candidate.end + reach
    if (last - first).days < len(by_day):
        return [d for n in range((last - first).days + 1) if (d := first + n * DAY) in by_day]
    return [d for d in by_day if first <= d <= last]


def _home(groups: Sequence[Sequence[Told]], near: Sequence[int], candidate: Told) -> int | None:
    """The group that a report joins: of those it may join the one it has most in common with; None: none."""
    agreeing = [(n, how) for n in near if (how := agreement_of(groups[n], candidate)) is not None]
    fits = []
    for n, how in agreeing:
        like = alike(groups[n], candidate, how)
        if like is None and len(agreeing) == 1 and known_by_date(groups[n][0], candidate, how):
            like = 0.0
        if like is not None:
            same = groups[n][0].report.class_ == candidate.report.class_
            fits.append((how == "copy", same, like, -n))
    return -max(fits)[3] if fits else None


def _event(group: list[Told]) -> Event:
    best = sorted(group, key=_rank)
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


def _rank(candidate: Told) -> tuple[object, ...]:
    """Best first: by the basis of the date, of mere stand-ins and of days in a long deed the earliest, then the surest."""
    report = candidate.report
    moment = candidate.stands_in or (candidate.as_a_whole and candidate.of_a_moment)
    basis = BASIS_RANK["published" if moment else report.date_basis]
    first = candidate.start if moment and candidate.start else date.min
    return basis, first, -report.probability["report"], report.id


def _publishers(group: list[Told]) -> int:
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
