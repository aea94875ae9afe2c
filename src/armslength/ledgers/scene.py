"""A document as the ledgers read it: its sentences as lines, who is named in them, and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from armslength.ledgers.model import Said
from armslength.positions.line import Line, Named, line, names_in
from armslength.positions.model import Holder
from armslength.positions.parties import FIRST, Cast, Party
from armslength.positions.stances import Told
from armslength.positions.unlisted import about
from armslength.records import DateBasis, Report, Sentence

_VERB = (
    r"(?:said|says|say|told|tells|added|adds|announced|announces|insist(?:ed|s)|declare[ds]|state[ds]|stress(?:ed|es)|note[ds]|maintain(?:ed|s)|claim(?:ed|s)|"
    r"explain(?:ed|s)|repeat(?:ed|s)|wrote|writes|argue[ds]|warn(?:ed|s)|cried|concede[ds]|observe[ds]|replie[ds]|confirm(?:ed|s)|remark(?:ed|s)|"
    r"underline[ds]|emphasi[sz]e[ds]|reiterate[ds]|answered|acknowledge[ds]|admitted|assure[ds]|reaffirm(?:ed|s)|assert(?:ed|s)|promise[ds]|pledge[ds]|vow(?:ed|s)|"
    r"commented|concluded|continued|pointed out|made (?:it )?clear|makes (?:it )?clear|let it be known|went on|threaten(?:ed|s)|had spoken|spoke|denie[ds]|"
    r"(?:is|was) quoted|called|calls|quoted|circulated|issued|released)"
)
_BEHIND = re.compile(
    rf"^(?: (?:in|at|to) @\d+)?(?:,[^,\"]{{0,70}},|,? who[^,\"]{{0,60}},)? ?(?:[a-z]+ly |also |has |had |have |then |later |again |once |in turn |, |for (?:his|her|its) part,? )*{_VERB}\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?!told|tells|assure|promise|called|calls|denie|warn|threaten|pledge){_VERB}|according to|in the words of)(?: the| a| an)? ?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^\"]: \"?(?=\w)")
_NATIONAL = re.compile(r"\b(?:National|Supreme|Defence|Defense) $")
_MARK = re.compile(r"[\"“”«»]|\n")
_DATELINE = re.compile(r"\s*([A-Z][A-Z']+(?:[ -][A-Z]+)*) - ")
_ASKING = re.compile(
    r"q|question|host|caller|moderator|presenter|interviewer|journalist|reporter|anchor|correspondent",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:opposition|lawmaker|senator|mp|candidate|former|ex-|party|parliament\w*|governor|mayor|editor|novelist)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"\b(?:diplomat|official|envoy|ambassador|delegation|delegate|embassy|ministry|spokes\w+|commander|general|council|authorities|counsel|adviser)s?\b",
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
        place = bisect_right(self._quoted, (offset, len(self.told.document.text)))
        return place > 0 and self._quoted[place - 1][1] > offset

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


_SAYS = r"(?:said|says|saying|told|warned|warns|added|adds|declared|stated|wrote|announced|stressed|insisted|quoted|cried|repeated|noted|confirmed|replied|answered|promised)"
_SAID_BEFORE = re.compile(
    rf".*\b{_SAYS}\b(?: [^,;:\"]{{0,40}}?)?(?: that|:) (?!.*\b{_SAYS}\b[^,;:\"]{{0,40}} that )|.*\b{_SAYS} that |[A-Z][A-Z' ]{{2,25}} - "
)
_SAID_THERE = re.compile(rf"\b{_SAYS}\b|\bwhatever ")
_CLOSED = re.compile(r",?\" ")
SHORT_WORDS = 8
LONGEST = 1200
"""Sentences of more characters are lists or broken text, and are not read."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a line without who is said to have said it, before it or behind it."""
    if (before := _SAID_BEFORE.match(text, start, end)) is not None:
        start = before.end()
    for said in _SAID_THERE.finditer(text, start, end):
        cut = _before_name(text, start, said.start())
        if cut is not None:
            return start, cut
    closed = _CLOSED.search(text, start + 3, end)
    return start, closed.start() if closed else end


def _before_name(text: str, start: int, at: int) -> int | None:
    """Where ", the minister, Marta Ozolina," begins that ends at `at`: the first of the commas with few words between."""
    cut = None
    while True:
        comma = max(text.rfind(",", start + 4, at), text.rfind('" ', start + 4, at))
        if comma < 0 or not 0 < len(text[comma + 1 : at].split()) + (cut is None) <= SHORT_WORDS:
            return cut
        cut = at = comma


def scene(told: Told, wanted: Callable[[str, str], bool] | None = None) -> Scene:
    """A document read for the ledgers: all of it, or where None is not given the sentences wanted and those about them."""
    text = told.document.text
    made = Scene(told, [], _quotations(text))
    cast = Cast(told.actors, told.resolve, _home(told))
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
        written = line(
            text, sentence.start, sentence.end, _names(text, sentence.start, sentence.end, told, on)
        )
        parties = tuple(_at_home(p, written, cast.home) for p in cast.parties(written))
        if sentence.paragraph > paragraph + 1:
            carried = None
        paragraph = sentence.paragraph
        said = _attributed(made, written, parties)
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


def speaks(who: Holder) -> bool:
    """Whether what a holder says binds or tells of its state: not a deputy's, a candidate's or a journalist's."""
    if not who.person and "." in who.code:
        return True  # a movement, a territory's authorities
    return who.authority >= 0.4 or (_VOICE.search(who.name) is not None and not _LOW.search(who.name))


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


def _attributed(scene: Scene, written: Line, parties: Sequence[Party]) -> Holder | None:
    probe = Row(0, scene.told.sentences[0], written, (), None, None, None, asks=False, reports=())
    for party in parties:
        if party.who is None or party.possessive or scene.quoted(probe, party.start):
            continue
        if (not party.governed and _BEHIND.match(written.text[party.end :])) or _BEFORE.search(
            written.text[: party.start]
        ):
            return party.who
    if (colon := _COLON.search(written.text)) is not None:
        return next(
            (
                p.who
                for p in parties
                if p.end <= colon.start() + 1 and p.who and not p.governed and p.who.person
            ),
            None,
        )
    return None


def _names(text: str, start: int, end: int, told: Told, on: str | None) -> list[Named]:
    """The known names there; a country's own "National Security Council" is not the United Nations'."""
    found = names_in(text, start, end, told.actors, on)
    return [n for n in found if not _NATIONAL.search(text, max(start, n.start - 10), n.start)]


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


def _home(told: Told) -> str | None:
    """The country that a text which names none is of: its publisher's, else the one its first lines name most."""
    document, actors = told.document, told.actors
    if home := actors.home(document.publisher):
        return home
    votes: Counter[str] = Counter()
    dateline = _DATELINE.match(document.text)
    if dateline and (names := actors.names(dateline[1].title())):
        votes[actors.actor(names[0].code).country] += 8
    for text, weight in ((document.publisher or "", 5), (document.text[:1500], 1)):
        for name in names_in(text, 0, len(text), actors, None):
            actor = actors.actor(name.names[0].code)
            if actor.kind in {"state", "org"}:
                votes[actor.country] += weight
    return votes.most_common(1)[0][0] if votes else None


def _quotations(text: str) -> list[tuple[int, int]]:
    """Stretches between double quotation marks; one left open ends with its paragraph."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for mark in _MARK.finditer(text):
        if mark[0] == "\n":
            if start is not None:
                out.append((start, mark.start()))
            start = None
        elif start is None:
            start = mark.end() if mark[0] not in "”»" else None
        elif mark[0] not in "“«":
            out.append((start, mark.start()))
            start = None
    if start is not None:
        out.append((start, len(text)))
    return out
