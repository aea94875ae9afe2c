"""What a rule may ask while it reads a time: the text around it, the publication, what was resolved before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from typing import Literal, NamedTuple

from armslength import edtf
from armslength.coding.dates.reckoning import Moment, moment, valid
from armslength.coding.dates.words import flattened

Basis = Literal["stated", "relative", "anaphoric"]
Kind = Literal["point", "duration", "set"]
Yearly = Callable[[int], str]
"""A time of the year: from a year to EDTF, as `"{:04}-08-09".format`."""

# An anaphor's antecedent stands close by; farther back it is another story.
REACH = 1200
# A date told beside a year this far back belongs to that year, not to the months before publication.
HISTORY_DAYS = 330
# How long after a day told with its year a date without one may lie, where the year before is the other choice.
AFTERMATH_DAYS = 120
# How long after its publication a note may tell of what came: it is dated to its first deed, and written later.
NOTED_DAYS = 31
# Between two 29 Februaries may lie eight years.
_LEAP_GAP = 9

_SENTENCE_END = re.compile(r"[.!?][\"')\]”’]*\s+(?=[\"'(\[“‘]?[A-Z0-9])|\n\s*\n")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CLAUSE_START = re.compile(r"[;:!?\"“”()\n—]|[.,](?=\s)|\b(?:that|said|says|told)\b")
_COMING = re.compile(
    r"\b(?:(?<!own )(?<!free )(?<!the )(?<!political )will|shall|won't|would|must|(?:might|should) (?!have\b)|(?<!theresa )(?<!mrs )may (?!(?:not |well |yet |also )?have\b)[a-z]+|(?:is|are|has|have) to|about to|due|expected|"
    r"expects?|scheduled|plans?|planned|intends?|expires?|expiring|matures?|maturing|takes? effect|comes? into force|"
    r"to take (?:effect|place)|braces?|bracing|upcoming|forthcoming|awaits?|awaiting|promises? to|vows? to|"
    r"(?:vowed|pledged|agreed)(?: on [a-z]+day| yesterday)? to|prepar(?:es|ing) (?:to|for)|hopes? to|wants? to|(?<!was )(?<!were )(?:set|asked|ordered) to|"
    r"(?:is|are) being readied)\b|'ll\b|\bahead of (?:the )?$|^\W*come $"
)
_COMING_AFTER = re.compile(
    r"(?:(?!\b(?:said|says|told|that|was|were|had|[a-z]+ed)\b)[^.;:]){0,50}?\b(?:will|shall|(?:is|are) (?:to|due))\b"
)
_WAS_DUE = re.compile(
    r"\b(?:(?:had been|was|were) (?:due|to|expected|scheduled|supposed)|(?:was|were) planned)\b"
)
_UNDERTAKES = re.compile(
    r"(?<!had )\b(?:promised|swore|undertook|threatened|threatens|offered)(?: (?:his|her|its|their|the) \w+| [A-Z]\w+)? to\b"
)
_DEADLINE = re.compile(
    r"\b(?P<word>by|until|till|before|ahead of|from|for)(?: the| about| around)?"
    r"(?: (?:early|late|mid|(?:end|beginning|start|middle|first half|second half) of|(?:midnight|noon|dawn) on)(?: the)?)?[ -]$"
)
_PUT_OFF_TO = re.compile(
    r"\b(?:extend|prolong|lengthen|postpone|delay|defer|put(?:s|ting)? (?:it |them )?off|put(?:s|ting)? (?:it |them )?back|adjourn|grace|"
    r"reschedul|mov(?=ed|ing)|brought forward|bring(?:s|ing)? forward)[a-z]*\b[^;.]*\bto (?:the )?$"
)
_HAD = re.compile(r"\b(?:had|was to|were to)\b")
_GIVEN_TIME = re.compile(
    r"\b(?:give|gives|gave|given|giving|can|may|must|will|needs?|is|are|asked|ordered|told|ceasefire|truce|deadline|"
    r"moratorium|(?:has|have|had) until|to [a-z]+\b.*\b(?:by|from))\b"
)
_SURNAMED_MAY = re.compile(r"\b(?:Theresa|Mrs|Mr|Ms) May\b")
_PAST_STATE = re.compile(
    r"\b(?:was|were|had|did|lasted|ran|kept|held|remained|stayed|lived|reigned|ruled|[a-z]+ed until)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of the words it matched; `edtf` None is a time that cannot be resolved.

    Attributes:
        refers: whether later words ("that day", "the month after") may mean it.
        other: what the words would mean on the other side of publication; None where there is no choice.
    """

    edtf: str | None
    basis: Basis
    kind: Kind = "point"
    refers: bool = True
    other: str | None = None


class Seen(NamedTuple):
    """A time resolved earlier in the text."""

    start: int
    end: int
    moment: Moment
    basis: Basis


@dataclass(slots=True)
class Page:
    """A text being read from its beginning; `seen` grows as times are resolved. `surnamed_may`: a May in it is a person."""

    text: str
    published: Moment | None
    flat: str = field(init=False)
    surnamed_may: bool = field(init=False)
    seen: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.flat = flattened(self.text)
        self.surnamed_may = _SURNAMED_MAY.search(self.text) is not None

    def before(self, at: int, width: int = 30) -> str:
        """The words just before `at`, flattened."""
        return self.flat[max(0, at - width) : at]

    def after(self, at: int, width: int = 30) -> str:
        """The words just after `at`, flattened."""
        return self.flat[at : at + width]

    def capital(self, at: int) -> bool:
        """Whether the text has a capital at `at`."""
        return self.text[at].isupper()

    def clause_before(self, at: int) -> str:
        """The words between the clause's beginning and `at`, flattened."""
        words = self.before(at, 160)
        starts = [m.end() for m in _CLAUSE_START.finditer(words)]
        return words[starts[-1] :] if starts else words

    def coming(self, start: int, end: int) -> bool:
        """Whether the clause speaks of what is still to come."""
        before = self.clause_before(start)
        if any(
            not m[0].startswith("may ") or not self.capital(start - len(before) + m.start())
            for m in _COMING.finditer(before)
        ):
            return True
        opens = re.fullmatch(r"\s*(?:and |but |on |in |at |by |from )*", before) is not None
        return opens and _COMING_AFTER.match(self.after(end, 90)) is not None

    def deadline(self, start: int) -> bool:
        """Whether the words before make it a date to be kept: `by`, `until`, `from`, `ahead of`."""
        return (
            _DEADLINE.search(self.before(start, 40)) is not None
            or _PUT_OFF_TO.search(self.before(start, 90)) is not None
        )

    def deferred_to(self, start: int) -> bool:
        """Whether something is extended, or put off, to it, and not told as long past (`had been extended to`)."""
        return _PUT_OFF_TO.search(self.before(start, 90)) is not None and not _HAD.search(
            self.clause_before(start)
        )

    def awaited(self, start: int) -> bool:
        """Whether it is the end of something that goes on: `until` in a clause that is not told as over."""
        deadline = _DEADLINE.search(self.before(start, 40))
        if deadline is None or deadline["word"] not in {"until", "till"}:
            return False
        return _PAST_STATE.search(self.clause_before(start)) is None

    def time_given(self, start: int) -> bool:
        """Whether the clause gives someone time or tells them to act, so that its deadline lies ahead."""
        return _GIVEN_TIME.search(self.clause_before(start)) is not None

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences end between two offsets."""
        between = self.text[start:end]
        ends = _SENTENCE_END.finditer(between)
        return sum(_ABBREVIATED.search(between[max(0, m.start() - 6) : m.start() + 1]) is None for m in ends)

    def anchor(
        self, start: int, *, fine: Callable[[Moment], bool], within: int | None = None
    ) -> Moment | None:
        """The time that words at `start` refer back to.

        Args:
            start: where they stand.
            fine: whether a moment is fine enough for them; where none nearby is, the last one serves.
            within: how many sentence ends may lie between; None for as far as a reference reaches.
        """
        last: Moment | None = None
        for earlier in reversed(self.seen):
            sentences = self.sentences_between(earlier.end, start) if start - earlier.end <= REACH else None
            if sentences is None or (within is not None and sentences > within):
                break
            if fine(earlier.moment) and sentences <= 1:
                return earlier.moment
            if earlier.moment.knows("year"):  # two days after some time in a decade is no date
                last = last or earlier.moment
        return last

    def told_year(self, start: int) -> Moment | None:
        """The latest time with a year of its own in this sentence or the one before, where it is history."""
        for earlier in reversed(self.seen):
            if start - earlier.end > REACH or self.sentences_between(earlier.end, start) > 1:
                return None
            if earlier.moment.unit == "year" and not self._opens_sentence(earlier.start):
                continue
            if earlier.basis == "relative" or not earlier.moment.knows("year"):
                return None
            if self.published is None:
                return earlier.moment
            far = (self.published.bounds[0] - earlier.moment.bounds[1]).days > HISTORY_DAYS
            return earlier.moment if far else None
        return None

    def _opens_sentence(self, start: int) -> bool:
        return (
            re.search(r"(?:^|[.!?]\W*|\n)\s*(?:in|by|since|during|back in) $", self.before(start, 20))
            is not None
        )

    def recurring(self, start: int, end: int, yearly: Yearly) -> Reading:
        """The year of a date told without one.

        Args:
            start, end: where it stands.
            yearly: what it is in each year.

        Returns:
            In history, the one nearest to the date told nearby. Otherwise, counted from publication: the
            coming one in a clause about the future, the nearest for a deadline, else the latest not
            after publication; but where a full date told beside it is months nearer to the next, that one.
        """
        near = self.told_year(start)
        if near is not None:
            if near.unit == "year":
                return Reading(valid(yearly(near.day.year)), "anaphoric")
            return Reading(nearest(yearly, near.day), "anaphoric")
        if self.published is None:
            return Reading(None, "relative")
        first, last = self.published.bounds
        before, coming = latest(yearly, last), next_of(yearly, first)
        ahead = Reading(coming, "relative", other=before if before != coming else None)
        past = Reading(before, "relative", other=ahead.edtf if ahead.other else None)
        if self.coming(start, end) or self.awaited(start):
            over = before is not None and self._was_to_come(start) and nearest(yearly, last) == before
            return past if over else ahead
        if self.deadline(start):
            clause = self.clause_before(start)
            undertaken = _UNDERTAKES.search(clause) or self.deferred_to(start)
            if undertaken or nearest(yearly, first) == coming:
                return ahead
        return self._aftermath(start, yearly, before) or past

    def _aftermath(self, start: int, yearly: Yearly, found: str | None) -> Reading | None:
        """A day or month soon after a full date told beside it, where the year before is the other choice (`found`).

        `On 9 July 1998 they were barred. Ottawa followed on 13 July`: a note dated to its first deed tells what came of it. It tells
        of the weeks after its own day, and not of the months: a day beyond those has been, the year before.
        """
        beside = self._day_beside(start)
        if beside is None or found is None or self.published is None:
            return None
        told = moment(yearly(beside.day.year))
        if told is None or told.unit not in {"day", "month"}:
            return None
        near = next_of(yearly, beside.day)
        if (
            near is not None
            and _days_from(near, beside.day) <= AFTERMATH_DAYS < _days_from(found, beside.day)
            and _days_from(near, self.published.bounds[1]) <= NOTED_DAYS
        ):
            return Reading(near, "anaphoric")
        return None

    def _was_to_come(self, start: int) -> bool:
        """Whether the clause tells of what was to come when something else was told (`had been due on the 2nd`, `were to leave`)."""
        return _WAS_DUE.search(self.clause_before(start)) is not None

    def _day_beside(self, start: int) -> Moment | None:
        """The last day with a year of its own in this sentence or the one before."""
        for earlier in reversed(self.seen):
            if start - earlier.end > REACH or self.sentences_between(earlier.end, start) > 1:
                return None
            if earlier.basis == "stated" and earlier.moment.knows("day"):
                return earlier.moment
        return None


def _days_from(value: str, day: date) -> int:
    """How many days lie between a day and the nearest that an EDTF may mean."""
    first, last = edtf.bounds(value)
    return max(((first or day) - day).days, (day - (last or day)).days, 0)


def nearest(yearly: Yearly, day: date) -> str | None:
    """The yearly date nearest to `day`; the later of two as near."""
    choices = [c for year in (day.year + 1, day.year, day.year - 1) if (c := _in_year(yearly, year))]
    return min(choices, key=lambda c: max((c[0] - day).days, (day - c[1]).days, 0))[2] if choices else None


def latest(yearly: Yearly, day: date) -> str | None:
    """The latest that had begun by `day`."""
    choices = (_in_year(yearly, year) for year in range(day.year, day.year - _LEAP_GAP, -1))
    return next((c[2] for c in choices if c and c[0] <= day), None)


def next_of(yearly: Yearly, day: date) -> str | None:
    """The earliest that had not ended before `day`."""
    choices = (_in_year(yearly, year) for year in range(day.year - 1, day.year + _LEAP_GAP))
    return next((c[2] for c in choices if c and c[1] >= day), None)


def _in_year(yearly: Yearly, year: int) -> tuple[date, date, str] | None:
    value = yearly(year) if 0 < year <= MAXYEAR else ""
    point = moment(value) if edtf.is_edtf(value) else None
    return (*point.bounds, value) if point else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase and how it is read; `read` gives None where the words are no time after all."""

    phrase: str
    read: Callable[[re.Match[str], Page], Reading | None]


Rules = Sequence[Rule]
