"""Who is who in one document: each mention that the network found, and whose words stand where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from armslength.coding.actors.apposed import apposed
from armslength.coding.actors.compatriots import with_country
from armslength.coding.actors.compounds import whole
from armslength.coding.actors.meetings import TALKED_WITH
from armslength.coding.actors.names import Phrase
from armslength.coding.actors.page import Page
from armslength.coding.actors.persons import COMMON
from armslength.coding.actors.plurals import SUMMIT
from armslength.coding.actors.pronouns import PERSONAL
from armslength.coding.actors.resolver import Resolver
from armslength.coding.actors.speakers import FIRST_PERSON, SECOND_PERSON, Turns
from armslength.coding.actors.titles import OWN_OFFICIAL
from armslength.coding.actors.voices import before_the_assembly
from armslength.coding.actors.whereabouts import with_place
from armslength.coding.network import TaggedMention
from armslength.ontology.actors import DEMONYM, Registry
from armslength.records import Document, Mention, Span

_PARTNERS = re.compile(r"(?:all\s+)?our\s+(?:partners|allies|colleagues)", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]")


class Cast:
    """The actors of one document, as its windows are read in order.

    Args:
        actors: where they are looked up, and whose the publisher is; by default the tables' registry, and a publisher without a home.

    Attributes:
        home: the country of its publisher; None where that is not known.
        page: what its title tells.
    """

    def __init__(self, document: Document, actors: Registry | None = None) -> None:
        self._text = document.text
        self._publisher = document.publisher
        self.home = actors.home(document.publisher) if actors else None
        organ = actors is not None and actors.organ_of(document.publisher) is not None
        self._resolver = Resolver(published=document.published, actors=actors, home=self.home, organ=organ)
        self._turns = Turns(document.text)
        author = None if self._turns.any else self._official(document.author)
        self.page = self._page("", author)
        self._known: dict[Span, tuple[Mention, ...]] = {}

    def introduce(self, title: str, mentions: Sequence[TaggedMention]) -> None:
        """Remember whom the title names, and whether it says that the text is theirs."""
        title = _SPACES.sub(" ", title)
        self._resolver.introduce(title, [(m.start, m.end, m.sector, m.kind) for m in mentions])
        self.page = self._page(title, self.page.author)

    def _page(self, title: str, author: Mention | None) -> Page:
        turns, published = self._turns.any, self._publisher is not None
        return Page(title, self._resolver, author=author, turns=turns, published=published)

    def _official(self, name: str | None) -> Mention | None:
        """Who wrote the text, where he held an office that day: a newspaper's "we" is nobody's, a minister's in it is his state's.

        Not by a name that thousands bear: many a reporter is called Li Qiang.
        """
        background = self._resolver.background
        if name is None or COMMON & {word.lower() for word in name.split()}:
            return None
        actors = (background.registry.actor(n.code) for n in background.names(name) if n.kind == "name")
        found = [a for a in actors if a.kind == "person" and background.in_office(a)]
        if len(found) != 1 or background.on is None:
            return None
        country, sector = background.country(found[0]), background.sector(found[0])
        return Mention(0, 0, name, found[0].code, country, sector, "person", "name")

    def of(self, mentions: Sequence[TaggedMention], base: int) -> list[tuple[Mention, ...]]:
        """Each mention of a window as resolved; those of the sentences before keep what was said of them there.

        Args:
            base: where the window begins in the document.
        """
        spans = [Span(base + m.start, base + m.end) for m in mentions]
        out: list[tuple[Mention, ...]] = []
        for m, span in zip(mentions, spans, strict=True):
            if span not in self._known:
                antecedent = () if m.antecedent is None else out[m.antecedent]
                read = whole(span, self._text, self._resolver.background)
                if any(s.start < read.end and read.start < s.end for s in spans if s != span):
                    read = span  # the other part has a mention of its own
                several_words = " " in self._text[span.start : span.end]
                kind = "person" if several_words and self._turns.names(*span) else m.kind
                self._known[span] = self._resolved(read, m.sector, kind, antecedent)
            out.append(self._known[span])
        for i, following in enumerate(out[1:]):
            out[i] = self._resolver.told_again(out[i], apposed(out[i], following, self._text))
        for i, (m, span) in enumerate(zip(mentions, spans, strict=True)):
            out[i] = self._known[span] = with_country(out[i], m, out)
        return out

    def speaker(self, offset: int, by: tuple[Mention, ...]) -> Mention | None:
        """Whose "I" and "we" it is at `offset`: of who is quoted, of whose turn it is, or of the publisher's home.

        Args:
            by: who is quoted there; nobody where it is empty.
        """
        if len(by) == 1 and by[0].country:
            return by[0]
        if turn := self._labelled(self._turns.label(offset)):
            return turn
        if self.page.sender is not None:
            return self.page.sender
        one = self.page.author or self.page.host(offset)
        makers = self.page.joint
        if makers and (one is None or one.country not in {m.country for m in makers}):
            return makers[0]  # who only published it did not make it
        return one

    def addressed(self, offset: int) -> Mention | None:
        """Whom "you" are at `offset`: by the turns of a transcript; where one alone speaks, at home, the foreigner whom the title names."""
        if self._turns.several:
            label = self._turns.addressed(offset)
            asked = self.page.host(offset) if label and self.page.alone else None
            return self._labelled(label) or asked or self._own(offset)
        speaker = self.speaker(offset, ())
        if speaker is not None and speaker is self.page.sender:
            return self.page.host(offset)
        return (
            self.page.other_than(speaker) if speaker and speaker.country == self.home else None
        ) or self._own(offset)

    def _own(self, offset: int) -> Mention | None:
        """One of the home's own, where nobody else can be spoken to; in the United Nations who presides over them."""
        if before_the_assembly(self.page.title, self._publisher):
            return Mention(offset, offset, "", "UN", "UN", "IGO", "org", "addressed")
        return self.page.host(offset) if self.page.among_own else None

    def partner(self, speaker: Mention | None, whom: Mention | None) -> Mention | None:
        """Who is on the other side where the speaker talks with one other: whom he speaks to, else the other whom the title names.

        None where nobody speaks, or he speaks to his own people.
        """
        if speaker is None:
            return None
        if whom is not None and whom.kind == "org":
            return None  # who presides over the United Nations is thanked, and no side of a talk
        if whom is not None and whom.resolved_by == "home" and self.page.alone:
            return None  # a talk among the home's own, of which a foreigner is quoted
        if whom is not None:
            return whom if whom.country != speaker.country else None
        return self.page.other_than(speaker)

    def partners(self, speaker: Mention | None, partner: Mention | None) -> tuple[Mention, ...]:
        """All who are on the other sides of the talks that a page tells of: of three, both the others.

        Args:
            partner: as `partner` tells.
        """
        if self.page.joint and speaker is not None:
            return tuple(m for m in self.page.joint if m.country != speaker.country)
        host, guests = self.page.host(0), sorted(self.page.guests().values(), key=lambda m: m.start)
        if speaker is None or host is None or not self.page.are_side_by_side(guests):
            return (partner,) if partner else ()
        others = tuple(m for m in (host, *guests) if m.country != speaker.country)
        return others if len(others) == len(guests) else ()

    def people(self, span: Span) -> Mention | None:
        """Whom a people's name stands for, as all its sides together; None where it is none's."""
        words = self._text[span.start : span.end]
        found = [n for n in self._resolver.background.names(words) if n.kind == DEMONYM]
        if not found:
            return None
        code = found[0].code
        country = self._resolver.background.registry.actor(code).country
        return Mention(span.start, span.end, words, code, country, "GOV", "people", DEMONYM)

    def place(self, span: Span, *, capital: bool = False) -> Mention | None:
        """The state that a place is of, by its whole name in the tables; None where that is no state's.

        Args:
            capital: whether it stands for those who govern: then only states and their capitals count. Else it is its people.
        """
        words, background = self._text[span.start : span.end], self._resolver.background
        kinds = {"name", "capital"} if capital else {"name", "capital", "city"}
        found = {n.code for n in background.names(words) if n.kind in kinds}
        if len(found) != 1 or (actor := background.registry.actor(*found)).kind != "state":
            return None
        sector, kind = ("GOV", "state") if capital else ("CVL", "people")
        return Mention(span.start, span.end, words, actor.code, actor.country, sector, kind, "place")

    def lands(self, span: Span) -> set[str | None]:
        """The states and organisations whose names stand in a stretch of the text."""
        of = self._resolver.background.registry.actor
        phrase = Phrase(self._text[span.start : span.end], self._resolver.background)
        actors = (of(hit.names[0].code) for hit in phrase.hits)
        return {a.country for a in actors if a.kind != "person" and a.country}

    def missing(self, present: Sequence[Mention], words: Span) -> tuple[Mention, ...]:
        """Who is not among the present, of those whom the title names with the home: the rest of the talks that a page tells of.

        Nobody where others are present too, or where it cannot be told whom the title is about.

        Args:
            words: that stand for the talks; theirs are those of the mentions returned.
        """
        guests = self.page.guests()
        if self.home is None or not guests:
            return ()
        sides = {self.home: Mention(0, 0, "", self.home, self.home, "GOV", "person", "home"), **guests}
        there = {m.country for m in present}
        if not there <= sides.keys():
            return ()
        said = self._text[words.start : words.end]
        return tuple(
            replace(m, start=words.start, end=words.end, text=said, resolved_by="title")
            for country, m in sides.items()
            if country not in there
        )

    def _resolved(
        self, span: Span, sector: str, kind: str, antecedent: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        words = self._text[span.start : span.end]
        if words.lower() in FIRST_PERSON | SECOND_PERSON:
            antecedent = ()  # who "we" and "you" are depends on who speaks, not on who was named last
        found = self._resolver.resolve_all(
            words, span.start, span.end, sector=sector, kind=kind, antecedent=antecedent
        )
        organ = self._resolver.background.organ
        if organ and kind == "person" and len(found) == 1 and not found[0].country:
            titles = OWN_OFFICIAL.get(self.home or "")
            own = self.page.is_own(words) or (titles is not None and titles.fullmatch(words))
            found = (replace(found[0], country=self.home, resolved_by="home"),) if own else found
        if words == "officials" and self._text[max(0, span.start - 4) : span.start].lower() == "the ":
            found = self._who_talked(found)
        if _PARTNERS.fullmatch(words) and not found[0].country and SUMMIT.search(self.page.title):
            body = self._resolver.titled_body()
            found = (replace(found[0], country=body.country, resolved_by="title"),) if body else found
        if words.lower() in PERSONAL:
            found = self._another_than_the_author(found)
        return with_place(self._of_speaker(found), self._text, self._resolver.background)

    def _who_talked(self, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Whom a page on a talk of two means by "the officials": those two."""
        talk = TALKED_WITH.search(self.page.title) and self._resolver.background.organ
        pair = self._resolver.those_who_talked() if talk else []
        return (
            tuple(replace(found[0], code=r.code, country=r.country, resolved_by="title") for r in pair)
            or found
        )

    def _another_than_the_author(self, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Whom "he" is in the words of one who says "I" of himself: the other whom the title names, or a stranger."""
        author = self.page.author
        if author is None or len(found) != 1 or found[0].code != author.code:
            return found
        other = self.page.other_than(author)
        if other is None or other.kind != "person":
            return (replace(found[0], code=None, country=None, resolved_by=None),)
        return (
            replace(
                found[0], code=other.code, country=other.country, sector=other.sector, resolved_by="title"
            ),
        )

    def _of_speaker(self, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """What would be the home's is that of the guest whose turn it is: "the armed forces" in his words."""
        if len(found) != 1 or found[0].resolved_by != "home" or found[0].code:
            return found
        turn = self._labelled(self._turns.label(found[0].start))
        if turn is None or turn.country == self.home:
            return found
        return (replace(found[0], country=turn.country, resolved_by="speaker"),)

    def _labelled(self, label: tuple[int, int] | None) -> Mention | None:
        """Who the label of a turn names, where his country is known."""
        if label is None:
            return None
        span = Span(*label)
        found = self._known.get(span, ())
        if not found or found[0].kind != "person":
            words = self._text[span.start : span.end]
            found = self._known[span] = self._resolver.resolve_all(words, *span, kind="person")
        return found[0] if len(found) == 1 and found[0].country else None
