"""What a document's title tells of who speaks in it, and with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armslength.coding.actors.meetings import TALKED_WITH, VISIT_TO
from armslength.coding.actors.resolver import Resolver
from armslength.coding.actors.voices import among_own, briefing, joint, labelled, matter
from armslength.ontology.actors import CITY
from armslength.records import Mention

RECEIVED = re.compile(
    r"^(?!.{0,200}\b(?:repl(?:y|ies|ied)|respon\w+|answer\w*)\b).{0,200}?(?:\b(?:received|got)\b.{0,40}\b(?:letter|message|telegram|greetings|congratulations|condolences|wishes)\b.{0,60}\bfrom\b"
    r"|\b(?:letter|message|telegram|greetings|congratulations|condolences) from\b)",
    re.IGNORECASE,
)
"""What a title says of a text that another wrote to the publisher."""
_AND = re.compile(r",?\s+and\s+(?:(?:the|with)\s+)*|,\s+")


class Page:
    """A title, and those whom it names.

    Args:
        resolver: of the document, which was introduced to the title.
        author: who wrote the text, where he held an office that day; the one whose name begins the title comes before him.
        turns: whether the text has labelled turns, which say better who speaks.
        published: whether anybody is told to have published it; a paper's title tells of others' joint statements.

    Attributes:
        title: the words; "" where the document has none.
        author: whose "I" it is, where the title or the document says so and the text has no turns; else None.
        sender: whose the text is, where the title says that the publisher received it from him.
        joint: those who wrote the text together: "we" are all of them; none where one wrote it.
        among_own: whether the title of a state's organ tells of a talk and names nobody of another country, so that those who talk are its own.
        alone: whether "we" who did something together are the home's: in such a talk, and where officials brief the press.
    """

    def __init__(
        self, title: str, resolver: Resolver, *, author: Mention | None, turns: bool, published: bool
    ) -> None:
        self.title = title
        self._home = resolver.background.home
        self._persons, self._states = resolver.titled()
        host = self.host(0)
        self.sender = self.other_than(host) if host is not None and RECEIVED.search(title) else None
        self._named = resolver.of_title()
        self._organ = resolver.background.organ
        loose = self._organ or not published
        self.author = author if turns else self._labelled() or author
        self.joint = self._together() if loose and not turns and joint(title) else ()
        own = self._organ and resolver.names_no_other()
        self.among_own = own and among_own(title)
        self.alone = self.among_own or (own and briefing(title))

    def host(self, offset: int) -> Mention | None:
        """The publisher's home as somebody who speaks or is spoken to."""
        return Mention(offset, offset, "", None, self._home, "GOV", "person", "home") if self._home else None

    def other_than(self, speaker: Mention) -> Mention | None:
        """The one whom the title names of another country than the speaker's; None where it names several or none.

        States count where no person is named and the speaker's own stands among them: "Russian-Chinese talks", but not "on Syria".
        """
        visit = VISIT_TO.search(self.title)
        visited = {c: m for c, m in self._states.items() if visit and self._follows(m, visit.end())}
        named = self._persons or (self._states if speaker.country in self._states else visited)
        others = [m for country, m in named.items() if country != speaker.country]
        return others[0] if len(others) == 1 else None

    def guests(self) -> dict[str | None, Mention]:
        """By country, whom the title says that the home's own met or wrote to: foreigners, or the state whose name stands right there.

        Nobody where a foreigner is told first, who then met the others.
        """
        with_whom = TALKED_WITH.search(self.title) or VISIT_TO.search(self.title)
        persons = {c: m for c, m in self._persons.items() if c != self._home}
        if persons:
            first = min(self._at(m) for m in persons.values())
            return {} if with_whom and first < with_whom.start() else persons
        states = {c: m for c, m in self._states.items() if c != self._home}
        own = self._states.get(self._home)
        if own is not None and own.resolved_by not in {"home", "context", "coreference"}:
            return states
        return {c: m for c, m in states.items() if with_whom and self._follows(m, with_whom.end())}

    def are_side_by_side(self, guests: Sequence[Mention]) -> bool:
        """Whether the title names two persons as those with whom the home's own talked: "meeting with A and B"."""
        if [m.kind for m in guests] != ["person", "person"] or not TALKED_WITH.search(self.title):
            return False
        one, other = guests
        return _AND.fullmatch(self.title, self._at(one) + len(one.text), self._at(other)) is not None

    def is_own(self, name: str) -> bool:
        """Whether the title of a talk at home names a person by the last word of a name."""
        last = name.rsplit(maxsplit=1)[-1]
        said = last[:1].isupper() and re.search(rf"\b{re.escape(last)}\b", self.title) is not None
        return self.among_own and said

    def _labelled(self) -> Mention | None:
        """Whose name stands before the title's colon; in an organ's texts only its own."""
        label = labelled(self.title)
        if label is None:
            return None
        named = [m for m in self._named if m.kind == "person" and m.code and self._span(m) == label]
        return named[0] if len(named) == 1 and self._home in (None, named[0].country) else None

    def _together(self) -> tuple[Mention, ...]:
        """Each whose own the title names as makers, of one with the home; an organisation alone for all its members; nobody where one is left."""
        label = labelled(self.title)
        begin = label[1] if label else 0
        makers = [
            m
            for m in self._named
            if begin <= self._at(m) < matter(self.title) and m.resolved_by != CITY  # where it was signed
        ]
        sides = {m.country: m for m in makers}
        if [m.kind for m in sides.values()] == ["org"]:
            return tuple(sides.values())
        host = self.host(0)
        if len(sides) == 1 and host is not None:
            sides = {self._home: host, **sides}
        return tuple(sides.values()) if len(sides) > 1 else ()

    def _span(self, titled: Mention) -> tuple[int, int]:
        """Where a mention of the title stands in it."""
        return self._at(titled), self._at(titled) + len(titled.text)

    def _at(self, titled: Mention) -> int:
        """Where a mention of the title begins in it."""
        return titled.start + len(self.title) + 1

    def _follows(self, titled: Mention, offset: int) -> bool:
        """Whether a mention of the title stands at an offset of it, or behind an article there."""
        return self.title[offset : max(offset, self._at(titled))].strip() in {"", "the"}
