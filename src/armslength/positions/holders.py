"""Whose a stance is: the coder's mentions as holders, with the office that they speak from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, Registry
from armslength.positions.line import Line, line, names_in
from armslength.positions.model import Holder, How
from armslength.positions.parties import FIRST, Cast, Party, authority
from armslength.positions.told import Told
from armslength.positions.voices import attributed, quotations, speaks, within
from armslength.records import Actor, Mention, Sentence, Span, Stance

FULL = 0.8
"""From which authority on a holder speaks for its state."""
REACH = 3
"""How many sentences before a "we" or "he" the one who last spoke may stand."""
FILED, AT_HOME, PUBLISHES, MOST_HEADS = 8, 6, 5, 4
"""How much it says of a text's country where it is filed from, where its publisher is at home, what its publisher's name names, and at
most, where one of these is known, how often it names a country at its beginning."""
HEADLINES = 1500
"""In how many of a text's first characters the state named most is taken for its own, where nothing else tells."""
SPOKEN, GUESSED = 0.8, 0.6
"""How likely a holder is right that is who is said to say it, and one of whom only the country of the text is known."""
OF_ITS = 0.9
"""How likely an office holder of whom no words tell the country is of the one that he speaks for."""
FAR = 8
"""How many sentences before "both countries" the two may stand."""
_LISTED = re.compile(
    r"(?:(?:ministers?|presidents?|premiers|leaders|governments|delegations|heads of \w+|officials|representatives|sides|chiefs|kings|envoys|negotiators) of )?(?P<parties>(?:the )?@\d+(?:, (?:the )?@\d+)*,? and (?:the )?@\d+)(?!\d)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:countries|sides|states|governments|parties|capitals|nations)|the two (?:countries|sides|states|governments|parties|capitals|nations|presidents|leaders|ministers|foreign ministers))\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:OF|FOR|THE|TO|AND)\b")
"""Little words of an office in capitals."""
_THEY = re.compile(
    r"\b(?:they|both)\b(?! (?:countries|sides|states|governments|parties|capitals|nations)\b)", re.IGNORECASE
)
_BACK = 2
"""How many sentences before "they" or "both" the list of those meant may stand."""
ANSWERS = frozenset({"a", "answer"})
_INTERVIEWED = re.compile(
    r"(?:,[^,]{2,60},)? (?:was (?:speaking|talking) (?:to|with)|(?:spoke|talked) (?:to|with)|was interviewed|gave (?:this|the|an) interview|answered)\b"
)
_BEGINS = re.compile(
    r"(?:there (?:will|would|shall) be )?(?:no |the |all |any |last |more |further |some |\d[\d,.]* )*",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:statements?|speech|address|remarks|intervention|declaration|letter|note|message|communiqu[eé]|press (?:service|release)|read-?out|interview|reply|explanation of vote|transcript|briefing|bulletin|journal|gazette|news service|website|site|office)\b"
    r"[^,;]{0,40}?\b(?:by|of|from|with|on behalf of)\b",
    re.IGNORECASE,
)
"""In a publisher's name: before whose words a text is."""
_DATELINE = re.compile(r"\s*([A-Z][A-Z'-]+(?: [A-Z]+)*)\b")
_NATIONAL = frozenset({"state", "org"})


@dataclass(frozen=True, slots=True)
class Held:
    """A holder of a stance.

    Attributes:
        by: who says so, a code or words, where that is not the holder's own side and not the author.
        sure: how likely the holder is the one meant, given that the coder found the right words; in [0, 1].
    """

    who: Holder
    how: How
    by: str | None
    sure: float


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence read: its line, the parties in it, and who is said to say it."""

    number: int
    sentence: Sentence
    line: Line
    parties: tuple[Party, ...]
    said: Holder | None


class Holders:
    """The holders of one document's stances; it remembers whom the text has told with which office."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._text = told.document.text
        self._on = told.document.published if (told.document.published or "")[:4].isdigit() else None
        self.home = home(told)
        self._cast = Cast(told.actors, told.resolve, self.home)
        self._starts = [s.start for s in told.sentences]
        self.quoted = quotations(self._text)
        self._rows = [self._row(n, s) for n, s in enumerate(told.sentences)]

    @property
    def text(self) -> str:
        """The document's."""
        return self._text

    def row(self, offset: int) -> Row:
        """The sentence at an offset."""
        return self._rows[max(0, bisect_right(self._starts, offset) - 1)]

    def of(self, stance: Stance) -> list[Held]:
        """Who holds a stance, each once; empty where nothing tells."""
        quoted = within(self.quoted, stance.at.start)
        firsts = [m for m in stance.holder if m.text.lower() in FIRST or m.resolved_by == "speaker"]
        first = stance.speaker or bool(firsts)
        outside = [m for m in stance.holder if not _holds(stance.object, m)] or stance.holder
        meant = [m.country for m in outside if stance.kind == "line" and _meant(stance, m)]
        if meant:
            outside = [m for m in outside if not _meant(stance, m)]
        speaker = self.who(stance.by) if stance.by else None
        if speaker is None and (first or quoted or not outside):
            speaker = self.voice(stance.at.start, quoted=quoted)
        row = self.row(stance.at.start).sentence
        here = [m for m in outside if row.start <= m.start < row.end] or outside
        named = [] if first else [w for m in here if (w := self.who(m)) is not None]
        if named:
            return list(
                {h.who.code: h for w in named if (h := self.said(w, speaker, quoted=quoted))}.values()
            )
        if speaker is None and first:
            speaker = next((w for m in stance.holder if (w := self.who(m)) is not None), None)
        if speaker is not None:
            how: How = "quoted" if quoted else "own words" if first else "said to"
            return [Held(speaker, how, None, 1.0 if first else SPOKEN)]
        if first and self.home:
            return [Held(self._cast.state(self.home), "own words", None, GUESSED)]
        if meant and not outside and self.home and self.home not in meant:
            return [Held(self._cast.state(self.home), "told", None, GUESSED)]
        return []

    def said(self, who: Holder, by: Holder | None, *, quoted: bool) -> Held:
        """On whose word a holder holds it; what one who speaks for a state says of it is his own."""
        how: How = "quoted" if quoted else "said to"
        if by is None:
            return Held(who, "told", None, 1.0)
        if by.code == who.code:
            return Held(who, how, None, 1.0)
        if by.country != who.country and by.guessed and not who.person and by.authority >= FULL:
            # "Belgium will keep them, the energy minister said": his country is told by what he speaks for
            return Held(replace(by, code=f"{who.country} {by.name}", country=who.country), how, None, OF_ITS)
        if by.country != who.country:
            return Held(who, "told", by.code, 1.0)
        if not who.person and by.authority >= FULL:
            return Held(by, how, None, 1.0)
        return Held(who, how, None if speaks(by) else by.code, 1.0)

    def _row(self, number: int, sentence: Sentence) -> Row:
        named = names_in(self._text, sentence.start, sentence.end, self._told.actors, self._on)
        written = line(self._text, sentence.start, sentence.end, named)
        parties = tuple(self._cast.parties(written))
        said = attributed(written, parties, self.quoted)
        if said is not None and said.person:
            self._cast.last_person = said
        return Row(number, sentence, written, parties, said)

    def who(self, mention: Mention) -> Holder | None:
        """The holder that a mention stands for: the party that the text has there, of the country that the coder tells."""
        row = self.row(mention.start)
        here = [
            p.who for p in row.parties
            if p.who and row.line.starts[p.start] < mention.end and mention.start < row.line.ends[p.end - 1]
        ]  # fmt: skip
        country = mention.country
        if mention.code and mention.code in self._told.actors:
            actor = self._told.actors.actor(mention.code)
            country = actor.country
            if actor.kind == "territory":
                return None
        if (
            mention.resolved_by in {"context", "place"} and here
        ):  # the text's own reading of it, where it has one
            country = here[0].country
        same = [w for w in here if country is None or w.country == country]
        people = [w for w in same if w.person]
        if mention.kind == "person" and people:
            return people[0]
        if same:
            return same[0]
        if country is None:
            guessed = self.home if mention.kind != "state" and authority(mention.text.lower()) > 0 else None
            return self._cast.state(guessed) if guessed else None
        if here and mention.kind == "person":  # an office of which the text before tells the country
            who = here[0]
            return replace(who, code=f"{country} {who.name}", country=country)
        state = self._cast.state(country)
        if mention.kind in _NATIONAL:
            return state
        words = re.sub(r"\s+", " ", mention.text).lower()
        return Holder(
            f"{country} {words}", country, mention.text, person=mention.kind == "person", authority=0.0
        )

    def state(self, code: str) -> Holder:
        """A state or organisation as a holder."""
        return self._cast.state(code)

    def people(self, row: Row, left: int, right: int) -> Holder | None:
        """The state whose people or forces a stretch of a line begins with: "French troops", "there will be no French troops"."""
        for number, named in enumerate(row.line.named):
            actor = self._told.actors.actor(named.names[0].code)
            at = row.line.text.find(f"@{number}")
            begins = _BEGINS.fullmatch(row.line.text, left, max(left, at)) is not None
            if left <= at < right and begins and named.names[0].kind == DEMONYM and actor.kind in _NATIONAL:
                return self._cast.state(actor.country)
        return None

    def joint(self, row: Row, before: int) -> list[Holder]:
        """The states that act together before a place of a line: "the ministers of A and B", "A and B", "both countries"."""
        text = row.line.text
        if together := self._listed(row, before):
            return together
        if _THEY.match(text.lstrip(' "')) or text.lower().startswith("and "):  # "They met, and undertook to"
            for earlier in reversed(self._rows[max(0, row.number - _BACK) : row.number]):
                if together := self._listed(earlier, len(earlier.line.text)):
                    return together
        if _BOTH.search(text, 0, before):
            near = [
                r
                for r in self._rows[max(0, row.number - FAR) : row.number + 1]
                if r.number < row.number or r is row
            ]
            met: dict[str, None] = {}
            for r in reversed(near):
                for named in r.line.named:
                    actor = self._told.actors.actor(named.names[0].code)
                    if actor.kind == "state" and named.names[0].kind not in {CAPITAL, CITY}:
                        met.setdefault(actor.country)
                if len(met) >= 2:
                    return [self._cast.state(c) for c in list(met)[:2]]
        return []

    def _listed(self, row: Row, before: int) -> list[Holder]:
        """The states of the last list before a place of a line: "the ministers of A, B and C"."""
        text = row.line.text
        listed = [m for m in _LISTED.finditer(text, 0, before) if text[m.end() : m.end() + 3] != " 's"]
        if not listed:
            return []
        codes = [
            a.country for n in re.findall(r"@(\d+)", listed[-1]["parties"])
            if (a := self._told.actors.actor(row.line.named[int(n)].names[0].code)).kind in _NATIONAL
        ]  # fmt: skip
        return [self._cast.state(c) for c in dict.fromkeys(codes)] if len(set(codes)) > 1 else []

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset stands between quotation marks."""
        return within(self.quoted, offset)

    def voice(self, offset: int, *, quoted: bool) -> Holder | None:
        """Whose words stand at an offset, where the coder does not tell: who is said to say them, or whose turn it is."""
        row = self.row(offset)
        if row.said is not None:
            return row.said
        if (label := self._told.turn(offset)) is not None:
            return self._labelled(label)
        if not quoted:
            return None
        before = self._rows[max(0, row.number - REACH) : row.number]
        return next((r.said for r in reversed(before) if r.said), None)

    def _labelled(self, label: tuple[int, int]) -> Holder | None:
        """Who a turn's label names, if the text tells who that is; who answers is who "was speaking to" somebody."""
        if self._text[slice(*label)].lower() in ANSWERS:
            return self._answering()
        if (known := self._cast.named(self._text[slice(*label)])) is not None:
            return known
        start, end = label
        words = _SMALL.sub(lambda m: m[0].lower(), self._text[start:end])  # "MINISTER OF MALTA"
        spoken = self._text[:start] + words + self._text[end:]
        parties = self._cast.parties(
            line(spoken, start, end, names_in(spoken, start, end, self._told.actors, self._on))
        )
        return next((p.who for p in parties if p.who and p.who.person), None)

    def _answering(self) -> Holder | None:
        """Who answers in an interview of which the text says so."""
        for row in self._rows:
            for party in row.parties:
                if not (party.who and party.who.person and _INTERVIEWED.match(row.line.text, party.end)):
                    continue
                for named in row.line.named:  # "was speaking to a reporter in Bishkek"
                    actor = self._told.actors.actor(named.names[0].code)
                    if (
                        actor.kind == "state"
                        and " " in party.who.code
                        and named.start > row.line.starts[party.end - 1]
                    ):
                        return replace(
                            party.who, code=f"{actor.country} {party.who.name}", country=actor.country
                        )
                return party.who
        return self._cast.state(self.home) if self.home else None


def _holds(span: Span | None, mention: Mention) -> bool:
    """Whether a mention stands within an object: what a stance is about does not hold it."""
    return span is not None and span.start <= mention.start and mention.end <= span.end


def _meant(stance: Stance, mention: Mention) -> bool:
    """Whether a mention is of those whom a red line is drawn for, and not of its holder: it stands in what must not happen, in the answer, or is told of it."""
    told = any((m.start, m.end) == (mention.start, mention.end) for m in stance.to)
    return told or _holds(stance.object, mention) or _holds(stance.answer, mention)


def dateline(text: str, actors: Registry) -> str | None:
    """The country of the place that a text is filed from; None where it names none."""
    found = _DATELINE.match(text)
    words = found[1].title().split() if found else []
    for many in range(len(words), 0, -1):  # "PANAMA CITY" is in Panama
        if names := actors.names(" ".join(words[:many])):
            return actors.actor(names[0].code).country
    return None


def _speaks_for(publisher: str, actors: Registry) -> str | None:
    """The state whose statement a publisher's name says that a text is: "General Debate, statement by the President of Botswana".

    None where it says no such thing, or of no state. It tells whose the text is, where what a name names beside it
    (`_publishing`) is but a sign of that: an embassy is named after its host too.
    """
    found = _STATEMENT.search(publisher)
    states = _states(_national(publisher, found.end(), actors)) if found else []
    return states[0] if states else None


def _publishing(publisher: str, actors: Registry) -> list[str]:
    """The countries that a publisher's name names; an organisation only where it names no state ("United Nations, statement by Malta")."""
    named = _national(publisher, 0, actors)
    return _states(named) or [a.country for a in named]


def _national(publisher: str, start: int, actors: Registry) -> list[Actor]:
    """The states and organisations that a publisher's name names from a character on, in its order."""
    named = (actors.actor(n.names[0].code) for n in names_in(publisher, start, len(publisher), actors, None))
    return [a for a in named if a.kind in _NATIONAL]


def _states(national: Sequence[Actor]) -> list[str]:
    return [a.country for a in national if a.kind == "state"]


def home(told: Told) -> str | None:
    """The country that a text which names none is of: as the user said; where it is filed from, its publisher's, or the one it begins with most."""
    document, actors = told.document, told.actors
    publisher = document.publisher or ""
    if code := actors.home(document.publisher) or _speaks_for(publisher, actors):
        return code
    votes: Counter[str] = Counter()
    if filed := dateline(document.text, actors):
        votes[filed] += FILED
    if told.home:
        votes[told.home] += AT_HOME
    for country in _publishing(publisher, actors):
        votes[country] += PUBLISHES
    heads: Counter[str] = Counter()
    for name in names_in(document.text, 0, min(HEADLINES, len(document.text)), actors, None):
        actor = actors.actor(name.names[0].code)
        if actor.kind in _NATIONAL:
            heads[actor.country] += 1
    known = bool(votes)
    for country, times in heads.items():
        votes[country] += min(times, MOST_HEADS) if known else times
    return votes.most_common(1)[0][0] if votes else None
