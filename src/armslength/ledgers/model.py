"""What the ledgers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from armslength.positions.model import Holder
from armslength.records import DateBasis, Span

Fate = Literal[
    "open", "tested", "crossed", "enforced", "held", "dropped", "kept", "late", "broken", "superseded"
]
"""What became of a red line (to `dropped`) or of a commitment (from `kept`); `open` where no document tells."""

Clash = Literal["word against word", "word against deed", "denial with the door left open"]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document that an item rests on.

    Attributes:
        at: their offsets in the document.
        date: EDTF of what they tell; None where nothing tells.
        by: on whose word, a code or words; None is the author's.
    """

    document: str
    sentence: str
    at: Span
    words: str
    date: str | None
    date_basis: DateBasis | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Later:
    """What a later sentence tells of an item.

    Attributes:
        by: code of the state that did it; None where the sentence does not say.
        probability: that it is of this item and says this, in [0, 1].
    """

    fate: Fate
    said: Said
    by: str | None
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class RedLine:
    """What a holder says must not happen, and what would follow.

    Attributes:
        holder: whose line it is.
        by: who declares it; None where the author tells of it.
        firmness: 0 vague or hedged to 1 absolute.
        condition: what must not happen; `threat` the answer threatened, None where none is named.
        then: what later sentences tell of it, in order of time; `fate` is the gravest of it, `open` where there is none.
        answer: the answer given once it was crossed: `enforced`, `silence`, or None where it was not crossed.
        probability: that it is a red line of this holder, in [0, 1].
    """

    id: str
    pattern: str
    holder: Holder
    by: Holder | None
    firmness: float
    declared: str | None
    quote: Said
    condition: Said
    threat: Said | None
    fate: Fate
    answer: str | None
    then: tuple[Later, ...]
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things of one holder that cannot both stand.

    Attributes:
        days: from the one to the other; None where a date is missing.
    """

    id: str
    kind: Clash
    pattern: str
    holder: Holder
    one: Said
    other: Said
    days: int | None
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a holder promised or agreed to do.

    Attributes:
        to: codes of those to whom; empty where the text does not say.
        due: EDTF, by when; None where no day was set.
        then: what later sentences tell of it; `state` is what came of it, `open` where they tell nothing.
    """

    id: str
    pattern: str
    holder: Holder
    to: tuple[str, ...]
    made: str | None
    due: str | None
    quote: Said
    what: Said
    state: Fate
    then: tuple[Later, ...]
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, doctrine, constitution, vote or road map, and what was done to it.

    Attributes:
        name: as printed, without its article.
        what: signed, ratified, adopted, in force, amended, clause added, clause deleted, extended, suspended, denounced,
            rejected, expired, held (a vote), published, promoted or hosted.
        who: codes of the states or organisations that did it.
    """

    id: str
    name: str
    what: str
    who: tuple[str, ...]
    date: str | None
    quote: Said
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Credit:
    """How often a holder's lines and promises stood, as far as the documents tell.

    Attributes:
        lines, crossed, answered: red lines declared; crossed by another; of these, answered as threatened.
        promises, kept, late, broken: commitments made; of those whose end is told, how each ended.
        contradictions: how often its words clash.
    """

    holder: str
    lines: int
    crossed: int
    answered: int
    promises: int
    kept: int
    late: int
    broken: int
    superseded: int
    contradictions: int
