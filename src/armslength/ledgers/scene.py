"""A document as the ledgers read it: its sentences as lines, who is named in them, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from armslength.ledgers.model import Said
from armslength.positions.holders import home
from armslength.positions.line import Line, line, names_in
from armslength.positions.model import Holder
from armslength.positions.parties import FIRST, Cast, Party
from armslength.positions.told import Told
from armslength.positions.voices import attributed, quotations, within
from armslength.positions.words import about
from armslength.records import DateBasis, Report, Sentence

_DATELINE = re.compile(r"\s*([A-Z][A-Z']+(?:[ -][A-Z]+)*) - ")
_ASKING = re.compile(
    r"q|question|host|caller|moderator|presenter|interviewer|journalist|reporter|anchor|correspondent",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ee]arlier|[Ll]ast|[Yy]esterday|[Tt]oday|[Tt]his|[Dd]uring|\w+, [Ii]n)\b"
)
_NEED_DATE = re.compile(
    r"\d|\b(?:today|yesterday|tomorrow|week|month|year|mon|tues|wednes|thurs|fri|satur|sun)(?:day|s)?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|day before|spring|summer|autumn|winter)\b"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what is known of it.

    Attributes:
        said: who is said to say it or a part of it, in the sentence itself.
        turn: whose turn of a transcript it stands in.
        carried: who spoke last before it, in this paragraph or the one before.
        reports: what the coder read in it.
    """

    number: int
    sentence: Sentence
    line: Line
    parties: tuple[Party, ...]
    said: Holder | None
    turn: Holder | None
    carried: Holder | None
    asks: bool
    reports: tuple[Report, ...]


@dataclass(slots=True)
class Scene:
    """A document's rows, in order of its text, and the questions that the ledgers ask of them."""

    told: Told
    rows: list[Row] = field(default_factory=list)
    _quoted: list[tuple[int, int]] = field(default_factory=list)
    own: Holder | None = None
    """Whose speech the whole text is, where it has "we" and "I" throughout and no labels: the state's that it is of."""

    @property
    def published(self) -> str | None:
        """EDTF of the document."""
        return self.told.document.published

    def quoted(self, row: Row, at: int) -> bool:
        """Whether a character of a row's line stands between quotation marks."""
        offset = row.line.starts[min(at, len(row.line.starts) - 1)]
        return within(self._quoted, offset)

    def voice(self, row: Row, at: int) -> Holder | None:
        """Whose words stand at a character of a row's line; None is the author's."""
        if self.quoted(row, at):
            return row.said or row.turn or row.carried
        return row.said or row.turn or self.own

    def subject(self, row: Row, left: int, limit: int) -> Holder | None:
        """The last party between two characters of a line that can do something there; None where there is none.

        `we` and `I` are whoever speaks.
        """
        here = [p for p in row.parties if left <= p.start and p.end <= limit and not p.governed]
        free = [p for p in here if not p.possessive] or here
        while (
            len(free) > 1
            and free[-1].word is None
            and re.fullmatch(r" (?:and|,)(?: the)? |, ", row.line.text[free[-2].end : free[-1].start])
        ):
            free.pop()  # "the ministers of A and B": the first of them
        for party in reversed(free):
            if party.word in FIRST:
                return self.voice(row, party.start) or (
                    self._state() if not self.quoted(row, party.start) else None
                )
            if party.who is not None:
                return party.who
        return None

    def state(self, code: str) -> Holder:
        """A state or organisation as a holder."""
        name = self.told.actors.actor(code).name if code in self.told.actors else code
        return Holder(code, code, name, person=False, authority=1.0)

    def _state(self) -> Holder | None:
        """The state whose own text this is."""
        home = self.told.actors.home(self.told.document.publisher)
        return (
            Holder(home, home, self.told.actors.actor(home).name, person=False, authority=1.0)
            if home
            else None
        )

    def codes(self, row: Row, left: int = 0, right: int | None = None) -> tuple[str, ...]:
        """Codes of the states and organisations that a stretch of a line names, in order, and those of its parties."""
        right = len(row.line.text) if right is None else right
        found = [
            p.who.country for p in row.parties if p.who and left <= p.start < right and p.word not in FIRST
        ]
        for number, named in enumerate(row.line.named):
            at = row.line.text.find(f"@{number}")
            actor = self.told.actors.actor(named.names[0].code)
            if left <= at < right:
                found.append(actor.country)
        return tuple(dict.fromkeys(found))

    def about(self, row: Row, left: int, right: int, holder: str = "") -> frozenset[str]:
        """What a stretch of a line is about: codes and stems of its words."""
        return about(row.line, left, right, self.told.actors, holder)

    def quote(self, row: Row, left: int, right: int, by: Holder | None) -> Said:
        """A stretch of a line as words of the document."""
        text = row.line.text
        while left < right - 1 and text[left] in " ,;:.-—–\"'":
            left += 1
        while right > left + 1 and text[right - 1] in " ,;:.-—–\"'":
            right -= 1
        at = row.line.span(left, right)
        date, basis = self.date(row, left, right)
        words = self.told.document.text[at.start : at.end]
        return Said(self.told.document.id, row.sentence.id, at, words, date, basis, by.code if by else None)

    def day(self, row: Row, left: int, right: int) -> tuple[str | None, DateBasis | None]:
        """The date that a stretch of a line names itself."""
        at = row.line.span(left, right)
        return self.told.date(at.start, at.end, (at.start, at.end))

    def date(self, row: Row, left: int, right: int) -> tuple[str | None, DateBasis | None]:
        """The date of what a stretch of a line tells; the day of publication stands in where the sentence has none."""
        published = self.published
        if not _NEED_DATE.search(row.line.text):
            return (published, "published") if published else (None, None)
        at, whole = row.line.span(left, max(right, left + 1)), (row.sentence.start, row.sentence.end)
        near = [
            r
            for r in row.reports
            if at.start <= r.trigger.start < at.end and r.date_basis in {"stated", "relative", "anaphoric"}
        ]
        if near:
            return near[0].date, near[0].date_basis
        found = self.told.date(at.start, at.end, whole)
        if found[1] in {"stated", "relative", "anaphoric"}:
            return found
        opening = self.told.date(row.sentence.start, row.sentence.start + 1, whole)
        return (
            opening
            if opening[1] in {"stated", "relative", "anaphoric"} and _OPENING.match(row.line.text)
            else found
        )


WINDOW = 3
"""How many sentences before one that matters are read too, to know who "he" is; one is read after it."""


LONGEST = 1200
"""Sentences of more characters are lists or broken text, and are not read."""


def scene(told: Told, wanted: Callable[[str, str], bool] | None = None) -> Scene:
    """A document read for the ledgers: all of it, or where None is not given the sentences wanted and those about them."""
    text = told.document.text
    made = Scene(told, [], quotations(text))
    cast = Cast(told.actors, told.resolve, home(told))
    on = told.document.published if (told.document.published or "")[:4].isdigit() else None
    transcript = any(told.turn(s.end - 1) is not None for s in told.sentences)
    if not transcript and cast.home is not None and _is_speech(made, text):
        made.own = made.state(cast.home)
    labels: dict[tuple[int, int], Holder | None] = {}
    reports: dict[str, list[Report]] = {}
    for report in told.reports:
        reports.setdefault(report.sentence, []).append(report)
    carried: Holder | None = None
    paragraph = -1
    near = _near(told, wanted)
    for number, sentence in enumerate(told.sentences):
        if sentence.end <= sentence.start or (near is not None and number not in near):
            continue
        named = names_in(text, sentence.start, sentence.end, told.actors, on)
        written = line(text, sentence.start, sentence.end, named)
        parties = tuple(_at_home(p, written, cast.home) for p in cast.parties(written))
        if sentence.paragraph > paragraph + 1:
            carried = None
        paragraph = sentence.paragraph
        said = attributed(written, parties, made._quoted)  # noqa: SLF001 - its own
        label = told.turn(sentence.end - 1) if transcript else None
        if label is not None and label not in labels:
            labels[label] = _labelled(told, cast, label, on)
        carried = said or carried
        row = Row(
            number, sentence, written, parties, said, labels.get(label) if label else None, carried,
            text[sentence.start : sentence.end].rstrip().endswith(("?", '?"', "?”")),
            tuple(reports.get(sentence.id, ())),
        )  # fmt: skip
        made.rows.append(row)
        if said is not None and said.person:
            cast.last_person = said
    return made


def state_of(who: Holder, scene: Scene) -> Holder:
    """The state or organisation that a person speaks for."""
    actors = scene.told.actors
    if not who.person or who.country not in actors:
        return who
    return Holder(who.country, who.country, actors.actor(who.country).name, person=False, authority=1.0)


def _at_home(party: Party, written: Line, home: str | None) -> Party:
    """An official of whom the text gives no country is the country's that the text is of."""
    who = party.who
    if (
        who is None
        or home is None
        or not who.person
        or not who.code.startswith(f"{who.country} ")
        or who.country == home
    ):
        return party
    if (
        "@" in written.text[party.start : party.end]
        or party.word is not None
        or not _DATELINE.match(written.text)
    ):
        return party
    return replace(party, who=replace(who, code=f"{home}{who.code[len(who.country) :]}", country=home))


_FIRST = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
FIRSTS, EVERY = 5, 0.25
"""A text is a speech where it says "we" or "I" so often outside quotation marks, and in so many of its sentences."""


def _is_speech(scene: Scene, text: str) -> bool:
    spans = scene._quoted  # noqa: SLF001 - its own
    firsts = (
        [m for m in _FIRST.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
        if len(spans) < 60
        else []
    )
    return len(firsts) >= max(FIRSTS, EVERY * len(scene.told.sentences))


def _near(told: Told, wanted: Callable[[str, str], bool] | None) -> frozenset[int] | None:
    if wanted is None:
        return None
    at = [
        n
        for n, s in enumerate(told.sentences)
        if s.end - s.start <= LONGEST and wanted(told.document.text[s.start : s.end], s.id)
    ]
    near = {m for n in at for m in range(n - WINDOW, n + 2)}
    return frozenset(near | {0, 1} if at else ())


def _labelled(told: Told, cast: Cast, label: tuple[int, int], on: str | None) -> Holder | None:
    """Who a turn's label names; None for who asks."""
    words = told.document.text[label[0] : label[1]]
    if _ASKING.fullmatch(words):
        return None
    if words in {"A", "Answer", "ANSWER"}:
        return cast.state(cast.home) if cast.home else None
    parties = cast.parties(
        line(told.document.text, *label, names_in(told.document.text, *label, told.actors, on))
    )
    return next((p.who for p in parties if p.who and p.who.person), None)
