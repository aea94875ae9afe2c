"""Whether two reports tell of one deed: the rule.

All of these hold:
  - the same parties take part, and do it the same way round; either way round where one of the two classes has no
    direction (AGREE, CONSULT, COOPERATE);
  - the same class, or two at whose border careful readers part (`ontology.deeds.KIN`);
  - dates that agree, in one of the ways of `Agreement`:
      day        both are known to the day, a day apart at most;
      stand-in   one only stands in for a missing date (`published`), and the deed lies at most STAND_IN before it;
      interval   one is known to the month or year only, or lasts days, and meets the other, of a single day give or take one;
      standing   one is a practice (`habitual`) told without a time;
      copy       the same sentence in two documents, or a war told of as a whole in both;
  - as much of their content words (`likeness`) as LIKE asks for, the more the vaguer the dates and the further apart the
    classes; where only one deed of such a kind is near, a good date alone will do (`known_by_date`);
  - of deeds that happen at a spot, no two places; inside one state words must say it, whatever the dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from armslength.coding.likeness import likeness
from armslength.ontology.deeds import AT_A_SPOT, KIN, MUTUAL
from armslength.records import Report

Agreement = Literal["copy", "day", "stand-in", "interval", "standing"]

LIKE: Mapping[tuple[Agreement, bool], float] = {
    ("day", True): 0.0,
    ("day", False): 0.2,
    ("stand-in", True): 0.25,
    ("stand-in", False): 0.45,
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
WHOLE = frozenset(
    {"war", "invasion", "aggression", "occupation", "annexation", "siege", "blockade", "embargo"}
)
"""Words for a long deed told of as one thing."""
LASTING = WHOLE - {"invasion", "annexation"}
"""Those that a day beside them does not date: "today they condemned its war"."""
FOUGHT = frozenset({"war", "invasion", "aggression", "occupation", "annexation"})
"""Those of them that are words for one another; a siege is no embargo."""
ONE_WAR = timedelta(days=2000)
"""How far apart a war may be told of, without its time or after the day that one text states, and be the same."""
_OF = re.compile(r" (?:of|on|against|in|by)$")
MEMBERS = 8
"""How many reports of a group are compared, from its first on."""
DAY = timedelta(days=1)
STAND_IN = timedelta(days=4)
"""How long before it is published a deed may lie that is told without a date."""


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
    """

    report: Report
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    start: date | None
    end: date | None
    words: dict[str, float]
    places: frozenset[str]
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
        return self.whole in LASTING or (self.whole != "" and not self.to_the_day)

    @property
    def of_a_moment(self) -> bool:
        """Whether its date is only a day at which it was told of or went on: "today they condemned its war"."""
        return self.stands_in or (self.to_the_day and self.report.date_basis != "stated")

    @property
    def whole(self) -> str:
        """The word for a long deed that its trigger ends with: "war" of "its ongoing war on"; "" where it has none."""
        word = _OF.sub("", self.report.trigger_text.lower()).rpartition(" ")[2]
        return word if word in WHOLE else ""

    @property
    def to_the_day(self) -> bool:
        """Whether the text itself dates it to a day."""
        return self.start is not None and self.start == self.end and not self.stands_in


def alike(group: Sequence[Told], told: Told, agreement: Agreement) -> float | None:
    """How much a report has in common with a group's reports, in [0, 1]; None where that is less than LIKE asks for."""
    if agreement == "copy":
        return 1.0
    like = max(likeness(t.words, told.words) for t in group[:MEMBERS])
    needed = LIKE[agreement, group[0].report.class_ == told.report.class_]
    if agreement == "stand-in" and group[0].report.class_ in MUTUAL:
        needed = max(needed, LIKE_TALKS)
    if agreement == "interval" and _vague(group[0], told):
        needed = max(needed, LIKE_VAGUE)
    if group[0].inside:
        needed = max(needed, LIKE_INSIDE if agreement == "day" else LIKE_VAGUE)
    return like if like >= needed else None


def known_by_date(one: Told, other: Told, agreement: Agreement) -> bool:
    """Whether the dates are good enough to know a deed by, where no other of its kind is near."""
    if one.inside:
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
        for c in group
    ):
        return "copy"
    if {lead.report.class_, candidate.report.class_} <= AT_A_SPOT and any(
        c.places and candidate.places and not c.places & candidate.places for c in group[:MEMBERS]
    ):
        return None
    return _dates(lead, candidate)


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
    if one.start == one.end and other.start == other.end:
        if one.stands_in and other.stands_in:
            return "stand-in" if abs(one.start - other.start) <= STAND_IN else None
        if one.stands_in or other.stands_in:
            told, done = (one, other) if one.stands_in else (other, one)
            assert told.start is not None  # noqa: S101 - both have a day
            assert done.start is not None  # noqa: S101
            return "stand-in" if -DAY <= told.start - done.start <= STAND_IN else None
        return "day" if abs(one.start - other.start) <= DAY else None
    return "interval" if _meet(one, other) else None


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
