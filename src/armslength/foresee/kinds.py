"""Kinds of event that may come, each a rule that the program can check by itself when the time has come.

The rules are data (`ontology/data/event_kinds.csv`). A forecast keeps its rule as text; it is resolved by that text, whatever the
table says later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from armslength.errors import InputError
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows
from armslength.records import Event

LEAST_CONFIDENCE = 0.5
LONGEST_DAYS = 31
_RULE = re.compile(
    r"class (?P<classes>[A-Z|]+)(?:, context (?P<context>\w+))?(?:, intensity (?P<intensity>[\d.]+) or more)?"
    r", happened, confidence (?P<confidence>[\d.]+) or more, dated within (?P<days>\d+) days"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Which events of a source towards a target count.

    Attributes:
        classes: PLOVER classes, one of which it must be.
        context: what it must be about; None is anything.
        intensity: at least this far from 0, on the scale of -10 to 10; None is any.
        confidence: at least this, in [0, 1].
        days: dated within so many days; what is dated more coarsely does not count. It counts on the first of them.
    """

    classes: tuple[str, ...]
    context: str | None = None
    intensity: float | None = None
    confidence: float = LEAST_CONFIDENCE
    days: int = LONGEST_DAYS

    def __str__(self) -> str:
        """As it is stored and printed; `Rule.read` takes it."""
        return (
            f"class {'|'.join(self.classes)}"
            + (f", context {self.context}" if self.context else "")
            + (f", intensity {self.intensity:g} or more" if self.intensity is not None else "")
            + f", happened, confidence {self.confidence:g} or more, dated within {self.days} days"
        )

    @classmethod
    def read(cls, text: str) -> Rule:
        """The rule that says this.

        Raises:
            InputError: no rule of ours.
        """
        found = _RULE.fullmatch(text)
        if found is None:
            raise InputError(
                f"outlook: {text!r} is no rule for an event; it was stored by another version of the program"
            )
        return cls(
            tuple(found["classes"].split("|")),
            found["context"],
            float(found["intensity"]) if found["intensity"] else None,
            float(found["confidence"]),
            int(found["days"]),
        )

    def fits(self, class_: str, contexts: tuple[str, ...], intensity: float) -> bool:
        """Whether a deed is of such a class, about that, and as strong as that."""
        return (
            class_ in self.classes
            and (self.context is None or self.context in contexts)
            and (self.intensity is None or abs(intensity) >= self.intensity)
        )

    def day(self, event: Event) -> date | None:
        """The day on which the event counts; None where it does not, whoever did it."""
        if event.modality != "happened" or event.confidence < self.confidence:
            return None
        return dated(event, self.days) if self.fits(event.class_, event.contexts, event.intensity) else None


def dated(event: Event, days: int = LONGEST_DAYS) -> date | None:
    """The first day on which it may have been; None where it is undated, open or dated more coarsely than within `days`."""
    if event.start is None or event.end is None:
        return None
    first = date.fromisoformat(event.start)
    return first if (date.fromisoformat(event.end) - first).days < days else None


@dataclass(frozen=True, slots=True)
class Kind:
    """A named kind of event.

    Attributes:
        name: such as `sanction`.
        words: what one does to the other, such as `gives ground to`.
    """

    name: str
    words: str
    rule: Rule


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of the table, in its order.

    Raises:
        ValueError: a class that is no PLOVER class.
    """
    found = tuple(
        Kind(
            row["kind"],
            row["words"],
            Rule(
                tuple(row["classes"].split()),
                row["context"] or None,
                float(row["least_intensity"]) if row["least_intensity"] else None,
            ),
        )
        for row in rows("event_kinds")
    )
    for kind in found:
        for class_ in kind.rule.classes:
            if class_ not in CLASSES:
                raise ValueError(f"ontology/data/event_kinds.csv: {kind.name}: {class_} is no PLOVER class")
    return found
