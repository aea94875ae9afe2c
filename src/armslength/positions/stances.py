"""What the sentences of one document say of positions: whose, on which issue, for or against, when, on whose word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from armslength.ontology.actors import CAPITAL, Registry
from armslength.ontology.issues import Phrase, kinds
from armslength.positions.line import Line, line, names_in
from armslength.positions.model import Holder, How, Issue, Statement, Value
from armslength.positions.parties import FIRST, HE, Cast, Party, Resolve
from armslength.positions.polarity import Judged, judge
from armslength.positions.topics import UNIONS, Topic, lands, may_name, named, nearest, topics
from armslength.positions.unlisted import Will, about, will
from armslength.records import DateBasis, Document, Report, Sentence, Span

FULL = 0.8
"""From which authority on a person speaks for its state."""
OTHER = "other"
"""The kind of what the catalogue does not list."""
UNLISTED = Phrase(OTHER, "act+", re.compile("(?!)"))
DEEDS = frozenset({"extradition", "troops", "arms", "energy", "talks", "border", "un vote", "basing"})
"""Kinds of which what was done, without a word of will, is a deed and no position."""
BESIDE = 45
"""How many characters from what it says a subject mostly stands at most."""
SHORT, MOST_NEAR = 200, 12
SURE = {"treaty": 0.7, "talks": 0.8, "energy": 0.8, "un vote": 0.7, "currency": 0.8, "extradition": 0.9}
"""Kinds whose words name many things, by how often two statements were found to be of one of them."""
SAYING = 2
"""How many words of its own at most a remark has that says nothing."""
LEAD = 3
"""How many of a short text's first sentences say what it is about."""
LEAST = 0.12
"""Statements less probable than this are not told."""

_SAY = (
    r"(?:said|says|say|told|tells|added|adds|announced|announces|insisted|insists|declared|declares|stated|states|stressed|noted|notes|maintained|"
    r"maintains|claimed|claims|explained|explains|repeated|repeats|wrote|writes|argued|argues|warned|warns|conceded|concedes|observed|observes|"
    r"replied|replies|confirmed|confirms|remarked|underlined|underlines|emphasi[sz]ed|emphasi[sz]es|reiterated|reiterates|answered|acknowledged|"
    r"admitted|recalled|assured|reaffirmed|asserted|promised|pledged|vowed|commented|continued|joked|quipped|shot back|read out|tweeted|"
    r"pointed out|made (?:it )?clear|let it be known|went on|reads|read|called|described|is quoted|was quoted|quoted|believes|thinks|considers|denied|denies)"
)
_BEFORE_SAY = re.compile(
    rf"^(?:,[^,\"]{{0,70}},|,? who[^,\"]{{0,60}},)? ?(?:[a-z]+ly |also |has |had |have |then |later |again |once |in turn |, |for (?:his|her|its) part,? )*{_SAY}\b",
    re.IGNORECASE,
)
_AFTER_SAY = re.compile(rf"(?:\b{_SAY}|according to|in the words of)(?: the| a| an)? ?$", re.IGNORECASE)
_BREAK = re.compile(
    r";|: |\"|—| – | - |, (?:but|while|although|though|whereas|yet|which|who|whose|because|so|and that|as|saying|adding|calling|brushing|insisting|arguing)\b|"
    r"\b(?:but|while|whereas|although|though|because|which|who)\b|, and (?=(?:he|she|it|they|we|@\d+|[A-Z]))|, and (?=\w+(?: \w+){0,2} (?:will|would|shall|must|can|could|is|are|was|were|has|have|had|should)\b)|, (?=(?:he|she|we|I|they) )|\band (?=(?:he|she|we|they|I) )|"
    r"\band (?=@\d+ (?:will|would|has|had|is|was|does|did|[a-z]+ed|[a-z]+s)\b)"
)
_WHO = re.compile(r"(?:which|who|whose)\b")
_FOR_WHOM = re.compile(
    r"\b(?:red line (?:that|for|which)|(?:unacceptable|acceptable|out of the question) (?:to|for)|(?:rejected|opposed|refused|ruled out|denied|vetoed|blocked|welcomed|approved|ratified|backed|supported|endorsed|signed|accepted|condemned|criticised|turned down) by)(?: the)? (?=@|[A-Z]|president|government|foreign|prime)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|of course|certainly|absolutely|indeed|definitely|without (?:a )?doubt)\b(?! not)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no|never|absolutely not|of course not|certainly not|not at all|under no circumstances|out of the question)\b",
    re.IGNORECASE,
)


_NOMINAL = re.compile(
    r"(?:withdrawal|decision|opposition|objections?|refusal|reluctance|commitment|intention|plans?|resistance|criticism|rejection|denial|support) ",
    re.IGNORECASE,
)
"""What may be someone's without a verb: "the American withdrawal from" is not the speaker's."""
_OWNER = re.compile(r"@(\d+)(?: 's| Congress 's| Senate 's)? (?:[a-z]+ ){0,2}$")
_DOING = re.compile(r"[a-z]+ing\b")
_OTHERS = re.compile(
    r"\b(?:some|those|no one|nobody|everyone|everybody|people|opponents|critics|others|many|anyone|anybody|they|partners|colleagues)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\w+ed\b|sent|sold|bought|gave|fought|took|held|brought|handed", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:rejects|opposes|condemns|supports|backs|wants|refuses|is|are|has|have|will|shall|remains?|stays?|recogni[sz]es|does|do|must|no longer)\b"
)
_ASKING = re.compile(
    r"Q|question|host|caller|moderator|presenter|interviewer|journalist|reporter|anchor|correspondent",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A document with what was found in it.

    Attributes:
        resolve: whom words stand for, as the coder has it.
        date: the EDTF of what stands at (start, end) in the sentence (start, end), and how it was found.
        turn: where the name of who speaks at an offset stands, in a transcript; None elsewhere.
    """

    document: Document
    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    actors: Registry
    resolve: Resolve
    date: Callable[[int, int, tuple[int, int]], tuple[str | None, DateBasis | None]]
    turn: Callable[[int], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence read: its line, its parties, the land it or one before it names last, who speaks, and what is quoted."""

    sentence: Sentence
    line: Line
    parties: tuple[Party, ...]
    land: str | None


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks, and how that is known: `quoted`, `own words` of a turn, `said to`."""

    who: Holder
    how: How


def statements(told: Told) -> list[Statement]:
    """The statements of positions in one document, in order of its text."""
    text = told.document.text
    if not any(may_name(text, s.start, s.end) for s in told.sentences):
        return []
    return list(_Reader(told).read())


class _Reader:
    def __init__(self, told: Told) -> None:
        self._told = told
        self._text = told.document.text
        self._on = told.document.published if (told.document.published or "")[:4].isdigit() else None
        self._unknown = False
        self._abouts: dict[tuple[str, str], frozenset[str]] = {}
        self._near: dict[tuple[int, str], frozenset[str]] = {}
        self._paragraphs: dict[int, list[_Row]] = defaultdict(list)
        self._read: list[_Row] = []
        self._cast = Cast(told.actors, told.resolve, self._home())
        self._quoted = _quotations(self._text)
        self._transcript = len({told.turn(s.end - 1) for s in told.sentences} - {None}) > 1
        self._labels: dict[tuple[int, int], Holder | None] = {}
        self._reported = {
            m.start: m for r in told.reports for m in (*r.source, *r.target, *((r.by,) if r.by else ()))
        }

    def read(self) -> Iterator[Statement]:
        rows = self._read = self._rows()
        for row in rows:
            self._paragraphs[row.sentence.paragraph].append(row)
        speaker: Holder | None = None
        paragraph = -1
        asked: list[tuple[Topic, Judged, _Row]] = []
        for row in rows:
            if row.sentence.paragraph > paragraph + 1:
                speaker = None
            paragraph = row.sentence.paragraph
            said = self._attributed(row)
            speaker = said or speaker
            turn = self._turn(row.sentence.end - 1)
            self._unknown = (
                turn is None and self._transcript and self._told.turn(row.sentence.end - 1) is not None
            )
            stretch = self._text[row.sentence.start : row.sentence.end].rstrip()
            found = topics(row.line, self._told.actors, row.land)
            if stretch.endswith(("?", '?"', "?”")):
                asked = [(t, j, row) for t in found if (j := self._judged(row, t, found)) is not None] or [
                    (
                        t,
                        Judged("for" if t.sign > 0 else "against", 0.5, t.start, t.end, past=False, words=()),
                        row,
                    )
                    for t in found
                ]
                continue
            voice = turn or (speaker if said is None else said)
            if asked and voice is not None and (yes := _answer(stretch)):
                for topic, judged, at in asked:
                    made = self._answered(row, at, topic, judged, voice, yes)
                    if made is not None:
                        yield made
            asked = []
            told: list[tuple[int, int]] = []
            for topic in found:
                made = self._statement(row, topic, found, said, speaker, turn)
                if made is not None:
                    told.append(made.at)
                    yield made
                    yield from self._jointly(row, made)
            yield from self._willed(row, told, said, speaker, turn)

    def _rows(self) -> list[_Row]:
        rows: list[_Row] = []
        land: str | None = None
        for sentence in self._told.sentences:
            named = names_in(self._text, sentence.start, sentence.end, self._told.actors, self._on)
            written = line(self._text, sentence.start, sentence.end, named)
            parties = [self._as_reported(written, p) for p in self._cast.parties(written)]
            here = lands(written, self._told.actors)
            land = here[-1] if here else land
            rows.append(_Row(sentence, written, tuple(parties), land))
            said = self._attributed(rows[-1])
            if said is not None and said.person:
                self._cast.last_person = said
        return rows

    def _as_reported(self, written: Line, party: Party) -> Party:
        """A pronoun as the coder resolved it, where it did."""
        if party.word not in HE:
            return party
        mention = self._reported.get(written.starts[party.start])
        if mention is None or not mention.code or mention.code not in self._told.actors:
            return party
        actor = self._told.actors.actor(mention.code)
        if actor.kind != "person" or (party.who and party.who.country == actor.country):
            return party
        asked = self._cast.named(actor.name)
        holder = asked or Holder(
            actor.code,
            actor.country,
            actor.name,
            person=True,
            authority=1.0 if actor.sector == "GOV" else 0.0,
        )
        return replace(party, who=holder)

    def _home(self) -> str | None:
        """The country of a text that names none: of its publisher, of its dateline."""
        document, actors = self._told.document, self._told.actors
        if home := actors.home(document.publisher):
            return home
        for words in (document.publisher or "",):
            for name in names_in(words, 0, len(words), actors, None):
                actor = actors.actor(name.names[0].code)
                if actor.kind in {"state", "org"}:
                    return actor.country
        votes: Counter[str] = Counter()
        dateline = re.match(r"\s*([A-Z][A-Z'-]+(?: [A-Z]+)*)\b", self._text)
        if dateline and (names := actors.names(dateline[1].title())):
            votes[actors.actor(names[0].code).country] += 4
        for name in names_in(self._text, 0, min(4000, len(self._text)), actors, None):
            actor = actors.actor(name.names[0].code)
            if actor.kind != "state":
                continue
            behind = self._text[name.end : name.end + 25]
            there = name.names[0].kind == CAPITAL and self._text[: name.start].endswith((" in ", " In "))
            rules = re.match(
                r"(?:['’]s)? (?:\w+ )?(?:minister|ministry|president|government|prime|cabinet|foreign)",
                behind,
            )
            votes[actor.country] += 2 if there or rules else 1
        return max(votes, key=lambda c: votes[c]) if votes else None

    def _turn(self, offset: int) -> Holder | None:
        label = self._told.turn(offset)
        if label is None or not self._transcript:
            return None
        if label not in self._labels:
            words = self._text[label[0] : label[1]]
            if _ASKING.fullmatch(words):
                self._labels[label] = None
            elif words in {"A", "Answer", "ANSWER"}:
                self._labels[label] = self._interviewed()
            else:
                named = names_in(self._text, *label, self._told.actors, self._on)
                parties = self._cast.parties(line(self._text, *label, named))
                self._labels[label] = next((p.who for p in parties if p.who and p.who.person), None)
        return self._labels[label]

    def _interviewed(self) -> Holder | None:
        """The person with an office whom the text names first."""
        met = [
            p.who for row in self._read for p in row.parties if p.who and p.who.person and p.who.authority > 0
        ]
        return next((w for w in met if w.name[:1].isupper()), met[0] if met else None)

    def _attributed(self, row: _Row) -> Holder | None:
        """Who is said to say the sentence or a part of it."""
        for party in row.parties:
            if party.who is None or party.possessive or self._inside(row, party.start):
                continue
            before, behind = row.line.text[: party.start], row.line.text[party.end :]
            if (_BEFORE_SAY.match(behind) and not party.governed) or _AFTER_SAY.search(before):
                return party.who
        if (colon := row.line.text.find(': "')) > 0:
            return next((p.who for p in row.parties if p.end <= colon and p.who and not p.governed), None)
        return None

    def _inside(self, row: _Row, at: int) -> bool:
        return _within(self._quoted, row.line.starts[at])

    def _clause(self, row: _Row, topic: Topic) -> tuple[int, int, str]:
        """The clause a topic stands in: its bounds in the line, and the words that open it."""
        left, opening = 0, ""
        right = len(row.line.text)
        for cut in _BREAK.finditer(row.line.text):
            if cut.end() <= topic.start:
                left, opening = cut.end(), cut[0]
            elif cut.start() >= topic.end:
                right = cut.start()
                break
        return left, right, opening

    def _judged(self, row: _Row, topic: Topic, found: Sequence[Topic]) -> Judged | None:
        left, right, _ = self._clause(row, topic)
        if topic.phrase.words in {"for", "against"}:
            nots = re.search(r"\b(?:not|never|no)\b", row.line.text[topic.start : topic.end])
            value = topic.sign * (-1 if nots else 1)
            return judge(row.line.text, left, right, (topic.start, topic.end), value, act=True, nexts=right)
        later = [t.start for t in found if t.start >= topic.end]
        return judge(
            row.line.text,
            left,
            right,
            (topic.start, topic.end),
            topic.sign,
            act=topic.phrase.words.startswith("act"),
            nexts=min([*later, right]),
        )

    def _statement(  # noqa: PLR0912 - one rule a branch
        self,
        row: _Row,
        topic: Topic,
        found: Sequence[Topic],
        said: Holder | None,
        carried: Holder | None,
        turn: Holder | None,
        judged: Judged | None = None,
    ) -> Statement | None:
        judged = judged or self._judged(row, topic, found)
        if judged is None:
            return None
        quoted = self._inside(row, topic.start)
        if (
            topic.phrase.issue in DEEDS
            and topic.phrase.words.startswith("act")
            and not judged.words
            and not quoted
        ) and _DONE.match(row.line.text[topic.start : topic.end]):
            return None  # a deed that is told, not a position
        voice: _Voice | None = None
        if quoted and turn is not None and said is None and self._text[row.sentence.start] not in '"“':
            return None  # what a speaker quotes, others say
        if quoted:
            who = said or carried or turn
            voice = _Voice(who, "quoted") if who else None
        elif turn is not None:
            voice = _Voice(turn, "own words")
        elif said is not None:
            voice = _Voice(said, "said to")
        subject, sure = self._subject(row, topic, judged)
        if subject == "nobody":
            return None
        if subject == "first":
            if voice is None:
                home = self._cast.home
                if home is None or quoted or self._unknown:
                    return None
                voice = _Voice(self._cast.state(home), "own words")
                sure *= 0.6  # a speech: whose, nothing tells
            holder, how, by = voice.who, voice.how, None
        elif isinstance(subject, Holder):
            holder, how, by = self._held(subject, voice)
        elif voice is not None and subject is None:
            holder, how, by = voice.who, voice.how, None
            sure *= 0.9
        else:
            return None
        if topic.phrase is UNLISTED:
            words = " ".join(
                self._text[row.line.starts[topic.start] : row.line.ends[topic.end - 1]].split()[:8]
            )
            issue: Issue | None = Issue(OTHER, None, words.strip(" ,.;:"))
        else:
            issue = self._issue(row, topic, holder)
        if issue is None:
            return None
        return self._made(row, topic, judged, holder, how, by, issue, sure)

    def _willed(
        self,
        row: _Row,
        told: Sequence[tuple[int, int]],
        said: Holder | None,
        carried: Holder | None,
        turn: Holder | None,
    ) -> Iterator[Statement]:
        """Statements on what the catalogue does not list, in the clauses of which it lists nothing."""
        text = row.line.text
        cuts = [0, *(c for m in _BREAK.finditer(text) for c in m.span()), len(text)]
        for left, right in zip(cuts[::2], cuts[1::2], strict=True):
            if right - left < 20 or any(
                a < row.line.ends[right - 1] and row.line.starts[left] < b for a, b in told
            ):
                continue
            found = will(row.line, left, right)
            if found is None or re.search(
                r"\b(?:if|unless|whether)\b", text[left : found.start], re.IGNORECASE
            ):
                continue
            topic = Topic(UNLISTED, found.start, found.end, found.sign, None, None)
            value: Value = "ambiguous" if found.hedged else "for" if found.sign > 0 else "against"
            judged = Judged(
                value, 0.6 if found.strong else 0.45, found.first, found.end, past=False, words=found.words
            )
            made = self._statement(row, topic, (), said, carried, turn, judged)
            if made is not None and made.holder.authority >= 0.4 and _meant(made, found):
                yield made
                yield from self._jointly(row, made)

    def _jointly(self, row: _Row, made: Statement) -> Iterator[Statement]:
        """The same of those who do it together with the holder: "A and B recognise"."""
        for first, second in pairwise(row.parties):
            if (
                second.who is None
                or first.who is None
                or second.who.code != made.holder.code
                or first.possessive
            ):
                continue
            if row.line.starts[second.start] < made.at.start and re.fullmatch(
                r",? and (?:the )?", row.line.text[first.end : second.start]
            ):
                yield replace(made, holder=first.who, why=f"{made.why}; together with {second.who.name}")

    def _held(self, subject: Holder, voice: _Voice | None) -> tuple[Holder, How, str | None]:
        """Who holds what `subject` is said to, and on whose word."""
        if voice is None:
            return subject, "told", None
        if voice.who.code == subject.code:
            return subject, voice.how, None
        if voice.who.country == subject.country:
            if not subject.person and subject.authority >= FULL and voice.who.authority >= FULL:
                return voice.who, voice.how, None
            return subject, "told", voice.who.code
        return subject, "told", voice.who.code

    def _subject(  # noqa: PLR0912 - one rule a branch
        self, row: _Row, topic: Topic, judged: Judged
    ) -> tuple[Holder | str | None, float]:
        """Who stands where it is said, and how sure that is.

        A holder; `first` for we and I; None where the words are of no one but who speaks; `nobody` where of someone unknown.
        """
        left, _right, opening = self._clause(row, topic)
        behind = _FOR_WHOM.search(row.line.text, topic.end, min(len(row.line.text), topic.end + 160))
        if behind:
            for party in row.parties:
                if party.start >= behind.end() - 1 and party.start - behind.end() < 3 and party.who:
                    return party.who, 0.95
        if judged.value == "changed":
            near = [p for p in row.parties if p.who and p.end <= max(judged.last, topic.start)]
            return (near[-1].who, 0.8) if near else (None, 0.7)
        limit = min(judged.first, topic.start)
        if _NOMINAL.match(row.line.text, judged.first) and judged.first < topic.start:
            owner = _OWNER.search(row.line.text, max(left, judged.first - 40), judged.first)
            if owner:
                actor = self._told.actors.actor(row.line.named[int(owner[1])].names[0].code)
                if actor.kind in {"state", "org"}:
                    return self._cast.state(actor.country, actor.name), 0.9
        at = row.line.text[:limit]
        if (doing := re.search(r"@(\d+) $", at)) and _DOING.match(row.line.text, limit):
            actor = self._told.actors.actor(row.line.named[int(doing[1])].names[0].code)
            if actor.kind in {"state", "org"}:
                return self._cast.state(actor.country, actor.name), 0.8
        if re.search(r"\b(?:those|the ones|anyone|someone) (?:who|that) $", at):
            return "nobody", 0.0
        here = [
            p for p in row.parties
            if left <= p.start and p.end <= limit and (not p.governed or (p.possessive and limit - p.end < 25))
        ]  # fmt: skip
        free = [p for p in here if not p.possessive] or here
        for party in reversed(free):
            close = 1.0 if limit - party.end <= BESIDE else 0.7
            if party.word in FIRST:
                return "first", close
            if party.who is not None:
                return party.who, 0.9 * close if party.word else close
            if party.word is not None:
                return "nobody", 0.0
        if not free and _OTHERS.search(row.line.text, left, limit):
            return "nobody", 0.0
        if _WHO.search(opening):
            before = [p for p in row.parties if p.end <= left and p.who]
            if before:
                return before[-1].who, 0.85
        if limit - left > 25 and re.match(
            r"\s*(?:the|a|an|any|this|that|these|such|no|there)\b", row.line.text[left:limit], re.IGNORECASE
        ):
            return (None, 0.9) if judged.last > topic.end or limit - left < BESIDE else ("nobody", 0.0)
        if '"' not in opening:
            before = [
                p for p in row.parties if p.end <= left and not p.governed and not self._inside(row, p.start)
            ]
            if before:
                party = before[0]
                if party.word in FIRST:
                    return "first", 0.9
                if party.who:
                    return party.who, 0.8
            later = [p for p in row.parties if p.start >= topic.end and not p.governed and p.who]
            if (
                limit - left < 25
                and re.match(
                    r"\s*(?:after|despite|having|for|in|until|once|long)\b",
                    row.line.text[left:],
                    re.IGNORECASE,
                )
                and later
            ):
                return later[0].who, 0.8
        return (None, 0.85) if limit - left < BESIDE or judged.last > topic.end else ("nobody", 0.0)

    def _issue(self, row: _Row, topic: Topic, holder: Holder) -> Issue | None:
        kind = kinds()[topic.phrase.issue]
        left, right, _ = self._clause(row, topic)
        of = topic.of
        if topic.phrase.issue == "basing" and topic.phrase.words == "thing+":
            own = re.search(r"@(\d+)", row.line.text[topic.start : topic.end])
            if (
                own
                and self._told.actors.actor(row.line.named[int(own[1])].names[0].code).country
                == holder.country
                and "in @" not in row.line.text[topic.start : topic.end]
            ):
                return None  # a state's own forces
        if kind.argument in {"own", "host"}:
            near = re.compile(r" (?:in|on|of) (?:the )?@(\d+)").match(row.line.text, topic.end)
            if near:
                actor = self._told.actors.actor(row.line.named[int(near[1])].names[0].code)
                if actor.kind in {"state", "territory"}:
                    of = actor.country
            if of is None and kind.argument == "own":
                of = nearest(
                    row.line,
                    topic,
                    self._told.actors,
                    max(left, topic.start - 30),
                    min(right, topic.end + 40),
                    holder.country,
                )
            of = of or holder.country
        elif of is None and kind.argument not in {"none", "topic"} and topic.phrase.issue != "recognition":
            of = nearest(row.line, topic, self._told.actors, left, right, holder.country)
        if of in UNIONS and holder.country in UNIONS[of]:
            of = next(member for member in UNIONS[of] if member != holder.country)
        if topic.phrase.issue == "membership" and of is not None:
            member = self._member(row, topic, left, of)
            if member is not None and member != holder.country:
                issue = named(kind, of, self._told.actors, topic.of_words)
                name = self._told.actors.actor(member).name
                return Issue(kind.id, f"{of} {member}", f"{issue.name} for {name}")
        if of == holder.country and kind.argument in {"party", "org"}:
            of = None
        return named(kind, of, self._told.actors, topic.of_words)

    def _member(self, row: _Row, topic: Topic, left: int, org: str) -> str | None:
        """Whose membership it is where that is said: "Latvia's entry into", "Russia joining"."""
        found = None
        for m in re.finditer(r"@(\d+)(?!\d)(?: 's)?", row.line.text[left : topic.start + 4]):
            actor = self._told.actors.actor(row.line.named[int(m[1])].names[0].code)
            if actor.kind == "state" and actor.country != org and topic.start - left - m.end() < 25:
                found = actor.country
        return found

    def _answered(
        self, row: _Row, asked: _Row, topic: Topic, judged: Judged, voice: Holder, yes: int
    ) -> Statement | None:
        issue = self._issue(asked, topic, voice)
        if issue is None or judged.value not in {"for", "against"}:
            return None
        value = judged.value if yes > 0 else ("against" if judged.value == "for" else "for")
        answer = Judged(
            value, 0.6, 0, min(len(row.line.text), 60), past=False, words=("yes" if yes > 0 else "no",)
        )
        return self._made(
            row,
            replace(topic, start=0, end=min(len(row.line.text), 60)),
            answer,
            voice,
            "own words",
            None,
            issue,
            0.9,
        )

    def _made(
        self,
        row: _Row,
        topic: Topic,
        judged: Judged,
        holder: Holder,
        how: How,
        by: str | None,
        issue: Issue,
        sure: float,
    ) -> Statement | None:
        span = row.line.span(min(judged.first, topic.start), max(judged.last, topic.end))
        while span.start > row.sentence.start and self._text[span.start - 1].isalnum():
            span = Span(span.start - 1, span.end)  # "didn't", where the line has "did not"
        date, basis, past = self._when(row, topic, judged, quoted=how in {"quoted", "own words"})
        trust = {"quoted": 1.0, "own words": 0.95, "said to": 0.95, "told": 0.85 if by is None else 0.5}[how]
        probability = (
            judged.sure
            * sure
            * trust
            * (
                0.9
                if issue.kind != OTHER and issue.of is None and kinds()[issue.kind].argument != "none"
                else 1.0
            )
        )
        seconded = any(
            r.sentence == row.sentence.id
            and any(m.country == holder.country for m in r.source)
            and r.class_
            in (
                {"REJECT", "ACCUSE", "THREATEN", "PROTEST"}
                if judged.value == "against"
                else {"SUPPORT", "AGREE", "COOPERATE", "CONCEDE", "AID"}
            )
            for r in self._told.reports
        )
        if seconded:
            probability = 1 - (1 - probability) * 0.8
        if probability < LEAST:
            return None
        said = ", ".join(f"“{w.strip()}”" for w in dict.fromkeys(judged.words))
        words = self._text[row.line.starts[topic.start] : row.line.ends[topic.end - 1]]
        why = f"“{words}” names the issue" + (f"; {said} says {judged.value}" if said else "")
        why += {"quoted": "; in the holder's quoted words", "own words": "; in the holder's own words",
                "said to": "; the holder is said to have said so", "told": f"; told by {by}" if by else "; told by the author"}[how]  # fmt: skip
        if seconded:
            why += "; the coder reads a deed of the same direction there"
        return Statement(
            self._told.document.id, row.sentence.id, span, self._text[span.start : span.end], holder, issue,
            judged.value, how, by, date, basis, past, round(probability, 3), why,
            self._about(row, holder.country), self._around(row, holder.country),
        )  # fmt: skip

    def _around(self, row: _Row, holder: str) -> frozenset[str]:
        """What the paragraph and, of a short text, its first sentences are about."""
        key = (row.sentence.paragraph, holder)
        if key not in self._near:
            near = self._paragraphs[row.sentence.paragraph][:MOST_NEAR]
            if len(self._read) < SHORT:
                near = [*self._read[:LEAD], *near]
            self._near[key] = frozenset().union(*(self._about(r, holder) for r in near))
        return self._near[key]

    def _about(self, row: _Row, holder: str) -> frozenset[str]:
        key = (row.sentence.id, holder)
        if key not in self._abouts:
            self._abouts[key] = about(row.line, 0, len(row.line.text), self._told.actors, holder)
        return self._abouts[key]

    def _when(
        self, row: _Row, topic: Topic, judged: Judged, *, quoted: bool
    ) -> tuple[str | None, DateBasis | None, bool]:
        at = row.line.span(topic.start, topic.end)
        whole = (row.sentence.start, row.sentence.end)
        date, basis = self._told.date(at.start, at.end, whole)
        if date is not None and re.search(
            rf"\b{date}\b", row.line.text[max(0, topic.start - 12) : topic.end]
        ):
            date, basis = None, None  # "the 2014 annexation" dates the annexation
        elif basis not in {"stated", "relative", "anaphoric"}:
            for start in (min(judged.first, topic.start), 0, len(row.line.text) - 1):
                other = self._told.date(*row.line.span(start, start + 1), whole)
                if other[1] in {"stated", "relative", "anaphoric"}:
                    date, basis = other
                    break
        published = self._told.document.published
        if judged.past and basis in {"published", None}:
            return (f"../{published[:10]}" if published and "/" not in published else None), basis, True
        if (
            date is None
            and published
            and not judged.past
            and (quoted or _NOW.search(row.line.text, max(0, topic.start - 25)))
        ):
            return published, "published", False
        return date, basis, judged.past


def _meant(made: Statement, found: Will) -> bool:
    """Whether a statement on what the catalogue does not list is one of will: in talk and in the author's words if it is firm."""
    if made.how == "told":
        return found.policy and not made.past
    return made.how != "own words" or (found.policy and len(made.about) > SAYING)


def _answer(stretch: str) -> int:
    """1 for a yes, -1 for a no, 0 for neither."""
    stretch = re.sub(r"^\s*(?:A|Answer|[A-Z][\w. ]{0,60}):\s*", "", stretch)
    if _NO.match(stretch):
        return -1
    return 1 if _YES.match(stretch) else 0


def _quotations(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks; one left open ends with its paragraph."""
    out: list[tuple[int, int]] = []
    start = None
    for m in re.finditer(r"[\"“”«»]|\n", text):
        if m[0] == "\n":
            if start is not None:
                out.append((start, m.start()))
                start = None
        elif start is None:
            if m[0] not in "”»":
                start = m.end()
        elif m[0] not in "“«":
            out.append((start, m.start()))
            start = None
    if start is not None:
        out.append((start, len(text)))
    return out


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= at < spans[low][1]
