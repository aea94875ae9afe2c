"""Whether two reports tell of one deed: the rule.

All of these hold:
  - the same parties take part, and do it the same way round; either way round where one of the two classes has no
    direction (AGREE, CONSULT, COOPERATE);
  - the same class, or two at whose border careful readers part (`ontology.deeds.KIN`);
  - dates that agree, in one of the ways of `Agreement`:
      day        both are known to the day, a day apart at most;
      stand-in   one only stands in for a missing date (`published`), and the deed lies at most STAND_IN before it;
      ahead      a plan told up to AHEAD before its day, or told twice within as long;
      interval   one is known to the month or year only, or lasts days, and meets the other, of a single day give or take one;
      standing   one is a practice (`habitual`) told without a time;
      copy       the same sentence in two documents, or a war told of as a whole in both (`wholes`);
  - as much of their content words (`likeness`) as LIKE asks for, the more the vaguer the dates and the further apart the
    classes; where only one deed of such a kind is near, a good date alone will do (`known_by_date`);
  - of talks, what was said belongs to the talks of that text and day (`talks`); a visit and its return are two;
  - no two counts of one thing (`counts`); of deeds that happen at a spot, no two places; inside one state words must say it,
    whatever the dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from armslength.coding.merge.counts import Counts, clash, counted
from armslength.coding.merge.likeness import content, likeness, places
from armslength.coding.merge.talks import Talk, one_talk, talk
from armslength.coding.merge.wholes import FOUGHT, LASTING, struck, whole
from armslength.edtf import bounds
from armslength.ontology.deeds import AT_A_SPOT, KIN, MUTUAL
from armslength.records import Report

Agreement = Literal["copy", "day", "stand-in", "ahead", "interval", "standing"]

LIKE: Mapping[tuple[Agreement, bool], float] = {
    ("day", True): 0.0,
    ("day", False): 0.2,
    ("stand-in", True): 0.25,
    ("stand-in", False): 0.45,
    ("ahead", True): 0.6,
    ("ahead", False): 0.6,
    ("interval", True): 0.3,
    ("interval", False): 0.45,
    ("standing", True): 0.4,
    ("standing", False): 0.6,
}
"""How dates agree, and whether the class is the same -> share of content words that two reports must have in common."""
SHORT = timedelta(days=92)
"""The longest interval in which a deed is known by its date alone, where no other of its kind falls into it."""
LIKE_TALKS = 0.55
"""The same of two undated deeds of a mutual class: neighbours meet and agree every few days, and in many rooms a day."""
LIKE_VAGUE = 0.6
"""The same where one date is a year or more, or only stands in: much is done in a year."""
LIKE_INSIDE = 0.3
"""The same of two deeds of one day inside one state, where ministers meet and police arrest in many places."""
LIKE_TOLD = 0.45
"""The same of two undated deeds of mere words (`SAID`): of thanks and complaints there are many in a day."""
SAID = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Classes of one who speaks to or of another."""
LIKE_JOURNEY = 0.15
"""The same of two undated visits: one head of state seldom visits another twice in a week."""
ONE_WAR = timedelta(days=2000)
"""How far apart a war may be told of, without its time or after the day that one text states, and be the same."""
SILENT = timedelta(days=730)
"""How long a war that goes on may go untold: after that it is another war of the same two."""
COPIED = timedelta(days=366)
"""How long after a text another may copy a sentence without a date of its own."""
MEMBERS = 8
"""How many reports of a group are compared, from its first on."""
DAY = timedelta(days=1)
STAND_IN = timedelta(days=4)
"""How long before it is published a deed may lie that is told without a date."""
AHEAD = timedelta(days=45)
"""How long before its day a plan may be told."""


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
class Told:
    """A report with what its sentence says beside it.

    Attributes:
        sides: who did it, to whom.
        start, end: the days that its date may mean; None where undated or open.
        words: content words of the sentence (`likeness.content`).
        places: places that it names.
        counts: what it counts (`counts.counted`).
        whole: the word by which it tells of a war or siege as one thing (`wholes.whole`), "" where it does not.
        struck: whether it tells of an attack on a state by its name alone (`wholes.struck`).
        talk: what its words tell of talks (`talks.talk`); "" where the deed is of another class.
    """

    report: Report
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    start: date | None
    end: date | None
    words: dict[str, float]
    places: frozenset[str]
    counts: Counts
    whole: str
    struck: bool
    talk: Talk
    provenance: Provenance

    @property
    def stands_in(self) -> bool:
        """Whether its date is only that of its telling."""
        return self.report.date_basis == "published"

    @property
    def inside(self) -> bool:
        """Whether all who take part are of one state."""
        return len({*self.sides[0], *self.sides[1]}) == 1

    @property
    def standing(self) -> bool:
        """A practice told of without a time: the day on which it is told says nothing."""
        return self.stands_in and self.report.modality == "habitual"

    @property
    def as_a_whole(self) -> bool:
        """A war or a siege told of as one thing: "its aggression", at whatever time."""
        dated = self.to_the_day and self.report.date_basis != "stated"
        return self.whole in LASTING or (self.whole != "" and not dated)

    @property
    def of_a_moment(self) -> bool:
        """Whether its date is only a day at which it was told of or went on: "today they condemned its war"."""
        return self.stands_in or (self.to_the_day and self.report.date_basis != "stated")

    @property
    def to_the_day(self) -> bool:
        """Whether the text itself dates it to a day."""
        return self.start is not None and self.start == self.end and not self.stands_in


def told_of(report: Report, sides: tuple[tuple[str, ...], tuple[str, ...]], where: Provenance) -> Told:
    """A report of known parties, with what its sentence says beside it."""
    start, end = bounds(report.date) if report.date else (None, None)
    fights = report.class_ == "ASSAULT"
    return Told(
        report,
        sides,
        start,
        end,
        words=content(where.sentence, report),
        places=places(where.sentence, report),
        counts=counted(where.sentence),
        whole=whole(report.trigger_text, where.sentence),
        struck=fights and struck(report.trigger_text, where.sentence, sides[1]),
        talk=talk(report.trigger_text, where.sentence) if report.class_ == "CONSULT" else "",
        provenance=where,
    )


def alike(group: Sequence[Told], told: Told, agreement: Agreement) -> float | None:
    """How much a report has in common with a group's reports, in [0, 1]; None where that is less than LIKE asks for."""
    if agreement == "copy":
        return 1.0
    like = max(likeness(t.words, told.words) for t in group[:MEMBERS])
    return like if like >= _needed(group, told, agreement) else None


def _needed(group: Sequence[Told], told: Told, agreement: Agreement) -> float:
    """How much a report must have in common with a group's reports."""
    lead = group[0]
    needed = LIKE[agreement, lead.report.class_ == told.report.class_]
    if agreement == "stand-in" and lead.report.class_ in MUTUAL:
        if any(_one_talk(t, told) for t in group[:MEMBERS]):
            return 0.0
        needed = LIKE_JOURNEY if lead.talk == told.talk == "journey" else max(needed, LIKE_TALKS)
    elif agreement == "stand-in" and lead.report.class_ in SAID and lead.stands_in and told.stands_in:
        needed = max(needed, LIKE_TOLD)
    if agreement == "interval" and _vague(lead, told):
        needed = max(needed, LIKE_VAGUE)
    if lead.inside:
        needed = max(needed, LIKE_INSIDE if agreement == "day" else LIKE_VAGUE)
    return needed


def _one_talk(one: Told, other: Told) -> bool:
    """Whether two undated reports of one text tell of the same talks."""
    return (
        one.report.document == other.report.document
        and one.start == other.start
        and not one.inside
        and one_talk(one.talk, other.talk)
    )


def known_by_date(one: Told, other: Told, agreement: Agreement) -> bool:
    """Whether the dates are good enough to know a deed by, where no other of its kind is near."""
    if one.inside or one.report.modality == "possible" or agreement == "ahead":
        return False
    if agreement == "stand-in":
        return one.report.class_ == other.report.class_ and not (one.stands_in and other.stands_in)
    return agreement == "day" or (agreement == "interval" and not _vague(one, other))


def _vague(one: Told, other: Told) -> bool:
    """Whether of two dates that meet one is longer than a season, or only that of the telling."""
    spans = [t.end - t.start for t in (one, other) if t.start is not None and t.end is not None]
    return max(spans) > SHORT or one.stands_in or other.stands_in


def agreement_of(group: Sequence[Told], candidate: Told) -> Agreement | None:
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
        and _may_copy(c, candidate)
        for c in group
    ):
        return "copy"
    if any(_parted(t, candidate) for t in group[:MEMBERS]):
        return None
    if {lead.report.class_, candidate.report.class_} <= AT_A_SPOT and any(
        c.places and candidate.places and not c.places & candidate.places for c in group[:MEMBERS]
    ):
        return None
    if not _is_told_on(group, candidate):
        return None
    if any(_war_told_of(t, candidate) for t in group[:MEMBERS]):
        return "copy"
    return _dates(lead, candidate)


def _may_copy(one: Told, other: Told) -> bool:
    """Whether a sentence that is the same in two texts is so near in time that the one may have it of the other."""
    if not (one.stands_in and other.stands_in and one.start and other.start):
        return True
    return abs(one.start - other.start) <= COPIED


def _is_told_on(group: Sequence[Told], told: Told) -> bool:
    """Whether a war of which a report tells without its time is told of in the group not long before or after; true of all else."""
    wars = [t for t in (*group[:MEMBERS], *group[-MEMBERS:]) if t.as_a_whole or t.struck]
    if not wars or not (told.as_a_whole or told.struck) or not told.of_a_moment or told.start is None:
        return True
    if not all(t.of_a_moment for t in wars):
        return True  # a text says when it began
    return any(abs(told.start - t.start) <= SILENT for t in wars if t.start)


def _parted(one: Told, other: Told) -> bool:
    """Whether two reports cannot tell of one deed: a visit and its return, or two counts of one thing."""
    back = one.sides != other.sides and one.sides == other.sides[::-1]
    wars = one.as_a_whole and other.as_a_whole
    return (back and one.talk == other.talk == "journey") or (not wars and clash(one.counts, other.counts))


def _war_told_of(one: Told, other: Told) -> bool:
    """Whether one tells of a war as a whole and the other of an attack on the whole state, without a date of its own."""
    attack, war = (one, other) if one.struck else (other, one)
    if not (attack.struck and attack.stands_in and war.whole in FOUGHT and war.as_a_whole):
        return False
    return _meet(attack, war) or _in_one_war(attack, war)


def _same_parts(one: Told, other: Told) -> bool:
    """Whether both have the same doers and done-to; of one circle they are, and a mutual class has no direction."""
    return one.sides == other.sides or bool(MUTUAL & {one.report.class_, other.report.class_})


def _dates(one: Told, other: Told) -> Agreement | None:
    """How the dates of two reports agree; None where they do not, or one has none."""
    whole = one.as_a_whole and other.as_a_whole and _of_one_sort(one, other)
    if whole and (_meet(one, other) or _in_one_war(one, other)):
        return "copy"
    if one.standing or other.standing:
        return "standing"
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    if one.start != one.end or other.start != other.end:
        return "interval" if _meet(one, other) else None
    planned = one.report.modality == "planned"
    later = one.start - other.start
    if one.stands_in and other.stands_in:
        if abs(later) <= STAND_IN:
            return "stand-in"
        return "ahead" if planned and abs(later) <= AHEAD else None
    if not (one.stands_in or other.stands_in):
        return "day" if abs(later) <= DAY else None
    told_after = later if one.stands_in else -later
    if -DAY <= told_after <= STAND_IN:
        return "stand-in"
    return "ahead" if planned and -AHEAD <= told_after < timedelta(0) else None


def _of_one_sort(one: Told, other: Told) -> bool:
    """Whether two words for long deeds may mean the same: a war is an aggression, a siege is no embargo."""
    return {one.whole, other.whole} <= FOUGHT or one.whole == other.whole


def _in_one_war(one: Told, other: Told) -> bool:
    """Whether a war told of on two days is one: near in time, and told of after its day where a text states that."""
    if one.start is None or other.start is None:
        return False
    if one.of_a_moment and other.of_a_moment:
        return abs(one.start - other.start) <= ONE_WAR
    told, began = (one, other) if one.of_a_moment else (other, one)
    if not told.of_a_moment or not began.to_the_day:
        return False
    assert told.start is not None  # noqa: S101
    assert began.start is not None  # noqa: S101
    return timedelta(0) <= told.start - began.start <= ONE_WAR


def _meet(one: Told, other: Told) -> bool:
    """Whether the days that both may mean meet: a day may be one off, two months are not."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    slack = DAY if one.start == one.end or other.start == other.end else timedelta(0)
    return one.start - slack <= other.end and other.start - slack <= one.end
