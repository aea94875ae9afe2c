"""What was said to be done and willed, and the events that reports make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from armslength.records.actors import Mention
from armslength.records.texts import Document, Sentence, Span

Modality = Literal["happened", "habitual", "planned", "possible", "denied"]
DateBasis = Literal["stated", "relative", "anaphoric", "published"]
JudgedField = Literal["event", "class", "modality"]
StanceKind = Literal["for", "against", "ambiguous", "line", "pledge"]
Standing = Literal["now", "past", "denied", "done"]
MODALITIES: tuple[Modality, ...] = ("happened", "habitual", "planned", "possible", "denied")
DONE: frozenset[Modality] = frozenset({"happened", "habitual"})
"""What was done: once, or as standing practice."""
STANCES: tuple[StanceKind, ...] = ("for", "against", "ambiguous", "line", "pledge")
STANDING: tuple[Standing, ...] = ("now", "past", "denied", "done")


@dataclass(frozen=True, slots=True)
class Report:
    """What one sentence says was done.

    Attributes:
        id: document id, a dot, `r` and the report's number from 1 in order of the text.
        trigger: span of the words that say what was done.
        class_: one of the PLOVER sixteen; `class` in tables and JSON.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: -10 (most hostile) to 10 (most cooperative).
        by: on whose word, where that is not the author.
        date: EDTF of the deed; None where neither text nor publication tells.
        date_basis: `stated`, `relative` to publication, `anaphoric`, or `published` (a stand-in: the
            publication date, where the text gives none); None with date None.
        probability: the coder's own, in [0, 1]: `event` (there is a report), `class`, `source`,
            `target`, `modality`.
        coder: name@version.
    """

    id: str
    document: str
    sentence: str
    trigger: Span
    trigger_text: str
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    class_: str
    quad: int
    intensity: float
    modality: Modality
    by: Mention | None
    date: str | None
    date_basis: DateBasis | None
    contexts: tuple[str, ...]
    probability: Mapping[str, float]
    coder: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What one sentence says of a will: for or against something, a red line, a promise.

    Attributes:
        id: document id, a dot, `w` and the stance's number from 1 in order of the text.
        at: span of the words that tell the will; `words` as printed.
        kind: `for` or `against` the object as it is worded; `ambiguous`, where neither or under a condition; `line`, where
            the object is what must not happen; `pledge`, where it is what is undertaken.
        standing: `now`, as of the text; `past`, held formerly; `denied`, said not to be so; `done`, told by a decision (a vote,
            a signature, a ban) and not by words.
        holder: whose will; empty where nobody is named. `speaker`: whether it is that of who speaks or writes.
        object: span of what it is about; None where the text does not say. `answer`: of what is threatened should it happen.
        to: to whom a promise is made.
        by: on whose word, where that is not the author.
        date, date_basis: as a report's.
        probability: the coder's own, in [0, 1]: `stance` (there is one), `kind`, `standing`, `holder`, `object`.
    """

    id: str
    document: str
    sentence: str
    at: Span
    words: str
    kind: StanceKind
    standing: Standing
    holder: tuple[Mention, ...]
    speaker: bool
    object: Span | None
    answer: Span | None
    to: tuple[Mention, ...]
    by: Mention | None
    date: str | None
    date_basis: DateBasis | None
    probability: Mapping[str, float]
    coder: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with all that was read from it.

    Attributes:
        uncoded: why no report was looked for (`language fr`); None where the coder read it.
        coder: who read it, name@version; None where it is uncoded.
    """

    document: Document
    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    uncoded: str | None = None
    stances: Sequence[Stance] = ()
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of the same deed, merged.

    Attributes:
        id: `e` and twelve hex digits, a hash of its first report's id: stable while that report stands; sixteen, a hash of
            deed, modality and date, where rows of data sets alone tell of it.
        source: codes of the states or organisations that did it, sorted; never empty.
        target: of those it was done to; never empty.
        date: EDTF; `start` and `end` are its bounds as ISO days, None where undated.
        date_basis: the best basis among its reports.
        reports: ids of the reports, best first.
        publishers: how many independent publishers told of it; copies of one text count once.
        confidence: the probability in [0, 1] that the event is as coded.
        source_grade: the best Admiralty source grade among the documents that tell of it, A to F; F is
            ungraded too.
        denied_by: ids of the events that deny it.
        records: ids of the data sets' rows that tell of it; `reports` or `records` may be empty, not both.
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    class_: str
    quad: int
    intensity: float
    modality: Modality
    date: str | None
    start: str | None
    end: str | None
    date_basis: DateBasis | None
    contexts: tuple[str, ...]
    reports: tuple[str, ...]
    publishers: int
    confidence: float
    source_grade: str = "F"
    denied_by: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a report, which stands above what the coder read.

    Attributes:
        number: in order of time, from 1; 0 before it is stored.
        document, trigger: where the words stand; reports are known by these, not by their numbers.
        field: `event` (whether it is one), `class` or `modality`.
        value: `no` for field `event`, else the class or modality it is; None takes an earlier one back.
        was: what stood there when it was judged.
        made: when, ISO 8601 in UTC, to the second.
    """

    document: str
    trigger: Span
    field: JudgedField
    value: str | None
    was: str
    person: str
    note: str | None
    made: str
    number: int = 0
