"""Between whom events are foretold, and of which months their evidence speaks."""

from __future__ import annotations

from collections.abc import Sequence

from armslength import store
from armslength.foresee import occurrences
from armslength.records import Event, Question


def pairs_of(question: Question) -> list[tuple[str, str]]:
    """The client with each pole and the patron with each rival, both ways."""
    sides = [(question.client, pole) for pole in question.poles]
    sides += [(question.patron, rival) for rival in question.rivals]
    return [pair for one, other in sides for pair in ((one, other), (other, one))]


def known_months(
    dossier: store.Dossier, events: Sequence[Event], pairs: Sequence[tuple[str, str]]
) -> set[str]:
    """First days of the months of which something was published, or a deed of the pairs is told."""
    published = {start for start, n in dossier.documents_per_period("month") if n}
    return published | occurrences.told_months(events, pairs)
