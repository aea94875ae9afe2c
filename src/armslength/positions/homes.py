"""Whose "the president" and "the foreign ministry" a publisher means, as its documents together tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from armslength.ontology.actors import Registry
from armslength.positions.holders import dateline
from armslength.records import Document

MOSTLY = 0.6
"""What share of a publisher's datelines must be of one country for it to be at home there."""


def homes(documents: Iterable[Document], actors: Registry) -> dict[str, str]:
    """Publisher -> code of the country most of its datelines are of; without those whose datelines are of many, or none.

    A paper that files from Riga, one day, is at home in Latvia on the days when it writes without a dateline; an agency that files
    from everywhere is at home nowhere.
    """
    filed: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        if document.publisher and (country := dateline(document.text, actors)):
            filed[document.publisher][country] += 1
    found = {}
    for publisher, counts in filed.items():
        country, times = counts.most_common(1)[0]
        if times >= MOSTLY * counts.total():
            found[publisher] = country
    return found
