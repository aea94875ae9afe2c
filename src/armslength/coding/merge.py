"""Reports of the same deed into one event, by a stated rule.

Two reports may tell of the same deed where all of these hold:
  - the same parties take part, and do it the same way round; either way round where one of the two classes has no
    direction (AGREE, CONSULT, COOPERATE);
  - the same class, or two at whose border careful readers part (`ontology.deeds.KIN`);
  - the same modality;
  - dates that agree: both known to the day, at most a day apart; or one only to the month or year, or over several
    days, and the other falls into it, give or take a day; or one only standing in for a missing date (`published`), and
    the other at most so many days before it.
How much else they must share, `LIKE` says: the vaguer the dates and the further apart the classes, the more of their
content words (`likeness`). The same sentence in two documents tells of one deed always; undated reports are one
event in the same sentence only. A report without a known party on either side makes no event; it stays a report.

Reports dated to the day come first, in order of date; each other joins the event that it is most like. The rule
only groups: every report remains, and an event lists its own. What denies an event is told in `denials.py`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from armslength.coding import denials
from armslength.coding.likeness import content, likeness, places
from armslength.edtf import bounds
from armslength.ontology.deeds import AT_A_SPOT, KIN, MUTUAL, circle, deed, parties
from armslength.records import DateBasis, Event, Report

Agreement = Literal["copy", "day", "stand-in", "interval"]

LIKE: Mapping[tuple[Agreement, bool], float] = {
    ("day", True): 0.0,
    ("day", False): 0.2,
    ("stand-in", True): 0.25,
    ("stand-in", False): 0.35,
    ("interval", True): 0.3,
    ("interval", False): 0.45,
}
"""How dates agree, and whether the class is the same -> share of content words that two reports must have in common."""
SHORT = timedelta(days=92)
"""The longest interval in which a deed is known by its date alone, where no other of its kind falls into it."""
MEMBERS = 8
"""How many reports of a group are compared, from its first on."""
DAY = timedelta(days=1)
STAND_IN = timedelta(days=4)
"""How long before it is published a deed may lie that is told without a date."""
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
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    start: date | None
    end: date | None
    words: dict[str, float]
    places: frozenset[str]
    provenance: Provenance

    @property
    def stands_in(self) -> bool:
        return self.report.date_basis == "published"

    @property
    def to_the_day(self) -> bool:
        return self.start is not None and self.start == self.end and not self.stands_in


def merge(reports: Iterable[Report], provenance: Mapping[str, Provenance]) -> list[Event]:
    """The events that the reports tell of, ordered by start (undated last) and id.

    Args:
        reports: of any documents, in any order; the result does not depend on it.
        provenance: report id -> where it stands.
    """
    alike: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.document, r.trigger)):
        told, sides = deed(report), parties(report)
        if told is None or sides is None:
            continue
        where = provenance[report.id]
        start, end = bounds(report.date) if report.date else (None, None)
        alike[circle(told), report.modality].append(
            _Candidate(
                report,
                sides,
                start,
                end,
                content(where.sentence, report),
                places(where.sentence, report),
                where,
            )
        )
    events = denials.attach([_event(group) for candidates in alike.values() for group in _groups(candidates)])
    return sorted(events, key=lambda e: (e.start is None, e.start or "", e.id))


def _groups(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Greedy grouping: each report joins the group that it is most like, of those that it may join; the oldest of equals."""
    groups: list[list[_Candidate]] = []
    by_day: dict[date, list[int]] = defaultdict(list)  # groups whose first report is of one day
    by_sentence: dict[str, list[int]] = defaultdict(list)
    vague: list[int] = []  # the other groups whose first report has a date
    for candidate in sorted(candidates, key=_turn):
        near = {
            *by_sentence[candidate.provenance.sentence],
            *(n for day in _days_near(candidate, by_day) for n in by_day[day]),
            *(vague if candidate.start and candidate.end else ()),
        }
        home = _home(groups, sorted(near), candidate)
        if home is None:
            home = len(groups)
        if home == len(groups):
            groups.append([])
            if candidate.start and candidate.start == candidate.end:
                by_day[candidate.start].append(home)
            elif candidate.start and candidate.end:
                vague.append(home)
        groups[home].append(candidate)
        by_sentence[candidate.provenance.sentence].append(home)
    return groups


def _turn(candidate: _Candidate) -> tuple[object, ...]:
    return (
        not candidate.to_the_day,
        candidate.start or date.max,
        candidate.end or date.max,
        candidate.report.document,
        candidate.report.trigger,
    )


def _days_near(candidate: _Candidate, by_day: Mapping[date, list[int]]) -> list[date]:
    """The days with groups to which the candidate's date may agree."""
    if candidate.start is None or candidate.end is None:
        return []
    first, last = candidate.start - STAND_IN, candidate.end + STAND_IN
    if (last - first).days < len(by_day):
        return [d for n in range((last - first).days + 1) if (d := first + n * DAY) in by_day]
    return [d for d in by_day if first <= d <= last]


def _home(groups: Sequence[Sequence[_Candidate]], near: Sequence[int], candidate: _Candidate) -> int | None:
    """The group that a report joins: of those it may join the one it has most in common with; None: none."""
    agreeing = [(n, found) for n in near if (found := _agreement(groups[n], candidate)) is not None]
    fits = []
    for n, agreement in agreeing:
        same = groups[n][0].report.class_ == candidate.report.class_
        like = max(likeness(c.words, candidate.words) for c in groups[n][:MEMBERS])
        if (
            agreement == "copy"
            or like >= LIKE[agreement, same]
            or (len(agreeing) == 1 and _told_by_date(groups[n][0], candidate))
        ):
            fits.append((agreement == "copy", same, like, -n))
    return -max(fits)[3] if fits else None


def _told_by_date(one: _Candidate, other: _Candidate) -> bool:
    """Whether the dates are good enough to know a deed by, where no other of its kind is near."""
    if one.stands_in and other.stands_in:
        return False
    return all(c.start is not None and c.end is not None and c.end - c.start <= SHORT for c in (one, other))


def _agreement(group: Sequence[_Candidate], candidate: _Candidate) -> Agreement | None:
    """How a report may tell of a group's deed, as far as parties, class, date and place say; None: it does not."""
    lead = group[0]
    same = lead.report.class_ == candidate.report.class_
    if not _same_parts(lead, candidate):
        return None
    if not same:
        here = (candidate.report.document, candidate.report.sentence)
        if frozenset((lead.report.class_, candidate.report.class_)) not in KIN:
            return None
        if any((c.report.document, c.report.sentence) == here for c in group):
            return None  # two words of one sentence: "met and agreed"
    if same and any(
        c.provenance.sentence == candidate.provenance.sentence
        and c.report.document != candidate.report.document
        for c in group
    ):
        return "copy"
    if {lead.report.class_, candidate.report.class_} <= AT_A_SPOT and any(
        c.places and candidate.places and not c.places & candidate.places for c in group[:MEMBERS]
    ):
        return None
    return _dates(lead, candidate)


def _same_parts(one: _Candidate, other: _Candidate) -> bool:
    """Whether both have the same doers and done-to; of one circle they are, and a mutual class has no direction."""
    return one.sides == other.sides or bool(MUTUAL & {one.report.class_, other.report.class_})


def _dates(one: _Candidate, other: _Candidate) -> Agreement | None:
    """How the dates of two reports agree; None where they do not, or one has none."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    if one.start == one.end and other.start == other.end:
        if one.stands_in and other.stands_in:
            return "stand-in" if abs(one.start - other.start) <= STAND_IN else None
        if one.stands_in or other.stands_in:
            told, done = (one, other) if one.stands_in else (other, one)
            assert told.start is not None  # noqa: S101 - both have a day
            assert done.start is not None  # noqa: S101
            return "stand-in" if -DAY <= told.start - done.start <= STAND_IN else None
        return "day" if abs(one.start - other.start) <= DAY else None
    return "interval" if one.start - DAY <= other.end and other.start - DAY <= one.end else None


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
