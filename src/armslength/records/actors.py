"""Who acts: states, organisations, persons and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time: `ambassador to Belarus`, of RUS, 2018-08-24 to 2019-04-30.

    `since` and `until` are ISO dates of whatever precision is known; None is open.
    """

    title: str
    country: str
    sector: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, person, organisation or territory.

    Attributes:
        code: ISO 3166-1 alpha-3 (`RUS`), an organisation's code (`EU`), or country and name
            (`BLR.lukashenko`).
        country: the state it belongs to; for a state or organisation its own code.
        kind: state, person, org, territory.
        sector: PLOVER sector outside any dated role.
    """

    code: str
    name: str
    kind: str
    country: str
    sector: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An actor that the user adds to the tables: a person, group or organisation of the dossier's own.

    Attributes:
        code: country, dot, a name of the user's choosing (`BLR.tsikhanouskaya`).
        names: what the texts call it, as they write it; of a person the surname alone is known too.
        country: the state or organisation that it belongs to.
        since, until: EDTF dates between which the names mean this actor; None is open.
    """

    code: str
    names: tuple[str, ...]
    country: str
    sector: str
    kind: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as printed and as resolved.

    Attributes:
        text: the words as printed; offsets are in the document's text.
        code: the actor's code; None where only the words are known.
        country: ISO alpha-3 or organisation code; None where unknown.
        sector: PLOVER sector code.
        kind: state, person, org, group, people.
        resolved_by: name, abbreviation, demonym, capital, city, metonym, office, coreference; home ("the president" in
            the texts of a publisher whose country the dossier gives); speaker ("we" and "I", of who speaks); addressed ("you",
            of who is spoken to); title ("the meeting", of whom the page's title names); place
            ("nurses in Freetown": the place's country, and no more is known; "bombed Aleppo": whose town it is);
            context (its country is that of an actor it stands beside, and no more is known); or None.
    """

    start: int
    end: int
    text: str
    code: str | None
    country: str | None
    sector: str
    kind: str
    resolved_by: str | None
