"""Red lines, reversals and contradictions as experimental rules read them: leads to be read, not findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from armslength.records import Span

LeadKind = Literal["red line", "reversal", "contradiction"]

LEAST = {"red line": 0.5, "reversal": 0.3, "contradiction": 0.5}
"""Least probability of a lead that the brief shows."""

HEADINGS: dict[LeadKind, str] = {
    "red line": "Red lines",
    "reversal": "Reversals",
    "contradiction": "Contradictions",
}
KIND_OF: dict[LeadKind, str] = {
    "red line": "redlines",
    "reversal": "reversals",
    "contradiction": "contradictions",
}
"""What `ontology.experimental` calls each."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document that a lead rests on; `date` is EDTF, None where nothing tells."""

    document: str
    sentence: str
    at: Span
    date: str | None


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead.

    Attributes:
        holder: whose line, position or words it is: a code, or words where it has none.
        what: what is read of it, a phrase without a full stop.
        said: the words it rests on, in order of time; one at least.
        probability: by the rule's own reckoning, in [0, 1]; it orders leads and is not calibrated.
    """

    kind: LeadKind
    holder: str
    what: str
    said: tuple[Words, ...]
    probability: float
