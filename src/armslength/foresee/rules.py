"""Rules of what counts as an event of a kind, as text that a forecast keeps and that is read again when its time has come.

Three sorts: of deeds, of red lines (the ledger tells of their crossing) and of leaders (the registry dates their offices).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from armslength.errors import InputError
from armslength.records import Event

LEAST_CONFIDENCE = 0.5
LONGEST_DAYS = 31
_DEED = re.compile(
    r"class (?P<classes>[A-Z|]+)(?:, context (?P<context>\w+))?(?:, intensity (?P<intensity>[\d.]+) or more)?"
    r"(?:, CAMEO (?P<codes>[\d|]+) or the words (?P<words>[\w |*]+))?"
    r", happened, confidence (?P<confidence>[\d.]+) or more, dated within (?P<days>\d+) days"
)
_LINE = re.compile(
    r"red line of the target, which the ledger has as crossed by the source, probability (?P<sure>[\d.]+) or more, in a "
    r"sentence that tells of a deed of the source towards the target, happened, dated within (?P<days>\d+) days"
)
_EXIT = re.compile(
    r"office of president or prime minister ends, and within (?P<near>\d+) days of that a sentence tells of a deed to the "
    r"country or inside it, happened, with the words (?P<words>[\w |*]+)"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells of a deed says more of it than its class does.

    Attributes:
        codes: CAMEO codes of the rows of data sets that tell of it.
        texts: the sentences of documents, and the words of rows.
    """

    codes: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to go by."""
        return bool(self.codes or self.texts)


NONE = Marks()


@dataclass(frozen=True, slots=True)
class Rule:
    """Which deeds of a source towards a target count.

    Attributes:
        classes: PLOVER classes, one of which it must be.
        context: what it must be about; None is anything.
        intensity: at least this far from 0, on the scale of -10 to 10; None is any. No kind of today's asks for it.
        codes, words: a row that tells of it must have one of these CAMEO codes, or a sentence one of these words (`*` is any
            ending); both empty is anything, and neither is without the other. A deed that neither a row with a code nor a sentence tells of cannot be told then.
        confidence: at least this, in [0, 1].
        days: dated within so many days; what is dated more coarsely does not count. It counts on the first of them.
    """

    classes: tuple[str, ...]
    context: str | None = None
    intensity: float | None = None
    confidence: float = LEAST_CONFIDENCE
    days: int = LONGEST_DAYS
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what its text could not say.

        Raises:
            ValueError: codes without words, or words without codes.
        """
        if bool(self.codes) != bool(self.words):
            raise ValueError(
                f"rule of {'|'.join(self.classes)}: give CAMEO codes and words, or neither: the one is for rows, the other for texts"
            )

    def __str__(self) -> str:
        """As it is stored and printed; `read` takes it."""
        return (
            f"class {'|'.join(self.classes)}"
            + (f", context {self.context}" if self.context else "")
            + (f", intensity {self.intensity:g} or more" if self.intensity is not None else "")
            + (f", CAMEO {'|'.join(self.codes)} or the words {'|'.join(self.words)}" if self.codes else "")
            + f", happened, confidence {self.confidence:g} or more, dated within {self.days} days"
        )

    def fits(
        self, class_: str, contexts: Collection[str], intensity: float, marks: Marks = NONE
    ) -> bool | None:
        """Whether a deed is of such a class, about that, as strong as that, and so marked; None where that cannot be told."""
        if class_ not in self.classes or (self.context is not None and self.context not in contexts):
            return False
        if self.intensity is not None and abs(intensity) < self.intensity:
            return False
        if not self.codes:
            return True
        if not marks:
            return None
        return not marks.codes.isdisjoint(self.codes) or said(self.words, marks.texts)

    def counts(self, event: Event, marks: Marks = NONE) -> bool | None:
        """Whether an event counts, whoever did it and whenever; None where that cannot be told."""
        if event.modality != "happened" or event.confidence < self.confidence:
            return False
        return self.fits(event.class_, event.contexts, event.intensity, marks)

    def day(self, event: Event, marks: Marks = NONE) -> date | None:
        """The day on which the event counts; None where it does not, or where that cannot be told."""
        return dated(event, self.days) if self.counts(event, marks) else None


@dataclass(frozen=True, slots=True)
class LineRule:
    """Crossings of red lines that the target declared, as the ledger of red lines tells them, and the coder a deed that may be one.

    The ledger goes by like words; by itself it takes many a sentence for a crossing in which nobody does anything to the holder.

    Attributes:
        sure: the ledger's probability must be this at least, in [0, 1].
        days: dated within so many days.
    """

    sure: float = 0.5
    days: int = LONGEST_DAYS

    def __str__(self) -> str:
        """As it is stored and printed; `read` takes it."""
        return (
            f"red line of the target, which the ledger has as crossed by the source, probability {self.sure:g} or more, in a "
            f"sentence that tells of a deed of the source towards the target, happened, dated within {self.days} days"
        )


@dataclass(frozen=True, slots=True)
class ExitRule:
    """Leaders whose office ends while a sentence tells of their overthrow; source and target are the country.

    Attributes:
        words: one of which the sentence must have; `*` is any ending.
        near: the deed is dated within so many days of the end.
    """

    words: tuple[str, ...]
    near: int = 14

    def __str__(self) -> str:
        """As it is stored and printed; `read` takes it."""
        return (
            f"office of president or prime minister ends, and within {self.near} days of that a sentence tells of a deed to "
            f"the country or inside it, happened, with the words {'|'.join(self.words)}"
        )


AnyRule = Rule | LineRule | ExitRule


def read(text: str) -> AnyRule:
    """The rule that says this.

    Raises:
        InputError: no rule of ours.
    """
    if found := _DEED.fullmatch(text):
        return Rule(
            tuple(found["classes"].split("|")),
            found["context"],
            float(found["intensity"]) if found["intensity"] else None,
            float(found["confidence"]),
            int(found["days"]),
            _listed(found["codes"]),
            _listed(found["words"]),
        )
    if found := _LINE.fullmatch(text):
        return LineRule(float(found["sure"]), int(found["days"]))
    if found := _EXIT.fullmatch(text):
        return ExitRule(_listed(found["words"]), int(found["near"]))
    raise InputError(
        f"outlook: {text!r} is no rule for an event; it was stored by another version of the program"
    )


def dated(event: Event, days: int = LONGEST_DAYS) -> date | None:
    """The first day on which it may have been; None where it is undated, open or dated more coarsely than within `days`."""
    if event.start is None or event.end is None:
        return None
    first = date.fromisoformat(event.start)
    return first if (date.fromisoformat(event.end) - first).days < days else None


def said(words: tuple[str, ...], texts: Collection[str]) -> bool:
    """Whether one of the texts has one of the words, in whatever case."""
    pattern = _pattern(words)
    return any(pattern.search(text) for text in texts)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _listed(found: str | None) -> tuple[str, ...]:
    return tuple(found.split("|")) if found else ()
