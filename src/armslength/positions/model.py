"""What a position is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from armslength.records import DateBasis, Span, Stance

Value = Literal["for", "against", "ambiguous"]
How = Literal["quoted", "own words", "said to", "told"]
"""On whose word: the holder's, between quotation marks or as a speaker; the holder's as reported; another's; the author's."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a position.

    Attributes:
        code: `BLR`, `BLR.lukashenko`, or the country and the person's words (`SRB Miodrag Stankov`).
        country: code of the state or organisation.
        name: as printed.
        person: whether it is a person; a state, organisation or body where not.
        authority: in [0, 1], how far it speaks for its state: head of state or government, foreign minister, ministry and
            the state itself 1, another minister less, a member of parliament or of the opposition 0.
        guessed: whether no words tell of which country an office holder is ("the energy minister"), so that it is taken from what is near.
    """

    code: str
    country: str
    name: str
    person: bool
    authority: float
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of the catalogue's kinds: `recognition` of `UKR.crimea`; `of` None where the text does not say of what."""

    kind: str
    of: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says of one holder's position on one issue.

    Attributes:
        at: offsets in the document of the words that say where the holder stands, and of those that name the issue where these stand in
            the same sentence.
        by: who says so, where that is not the holder itself and not the author; a code or words.
        date: EDTF; of what is past an interval that ends where it is told. None where nothing tells.
        past: whether it is told as what was held before.
        probability: that the holder held this then, in [0, 1].
        why: in words.
        about, around: codes, stems of words, and `#kind` of each issue named, of what it is about and of what stands near it,
            by which statements are put together.
        context: the words of the sentence.
        lean: the side that one is on under a condition, where the value is ambiguous for that; else None.
        stance: what the coder read. `object` are the words that it is about, to the end of their clause; None where there are none.
    """

    document: str
    sentence: str
    at: Span
    words: str
    holder: Holder
    issue: Issue
    value: Value
    how: How
    by: str | None
    date: str | None
    date_basis: DateBasis | None
    past: bool
    probability: float
    why: str
    about: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    stance: Stance | None = None
    object: Span | None = None
    context: str = ""
    lean: Value | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A position of one holder on one issue, as long as it was held.

    Attributes:
        holder: the state for what was said by several who speak for it.
        since, until: ISO days between which statements of it fall; None where not known. It may have been held longer.
        statements: in order of time, one at least.
        probability: that the holder held it, in [0, 1].
    """

    id: str
    holder: Holder
    issue: Issue
    value: Value
    since: str | None
    until: str | None
    statements: tuple[Statement, ...]
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Reversal:
    """A position given up for its opposite by the same authority.

    Attributes:
        when: EDTF interval in which it was turned round: from the last statement before to the first after it; where the
            text dates the turn itself, that date.
        size: 2 from one side to the other, 1 from a side to lasting ambiguity or back.
        before, after: the positions; `said_before` and `said_after` are the statements on which it rests.
    """

    id: str
    holder: Holder
    issue: Issue
    before: Position
    after: Position
    said_before: Statement
    said_after: Statement
    when: str | None
    size: int
    probability: float
    why: str
