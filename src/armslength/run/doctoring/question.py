"""A question that the dossier cannot answer: poles without events, publishers without documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from armslength import store
from armslength.measure.warmth import FEWEST as FEWEST_EVENTS
from armslength.records import Question
from armslength.run.doctoring.finding import SHOWN, Finding, asking, ids


def looked_for(dossier: store.Dossier) -> Iterator[Finding]:
    """Poles of whose dealings with the client too little is known, and publishers that nothing is of."""
    question = dossier.question
    events = dossier.events(since=question.since, until=question.until)
    if dossier.ids() or dossier.datasets():
        bare = [
            pole
            for pole in question.poles
            if sum(_between(e.source, e.target, question.client, pole) for e in events) < FEWEST_EVENTS
        ]
        if bare:
            yield Finding(
                "warning",
                "pole-unknown",
                f"fewer than {FEWEST_EVENTS} events between {question.client} and {', '.join(bare)}"
                + _in_period(question)
                + ": how warm they are is not measured",
                tuple(bare),
                f"armslength events DIR --between {question.client} {bare[0]}",
                "add documents that tell of them, or mend client, patron and rivals in dossier.toml",
            )
    publishers = set(
        ids(
            dossier,
            "SELECT publisher FROM documents WHERE publisher IS NOT NULL UNION SELECT publisher FROM records "
            "WHERE publisher IS NOT NULL UNION SELECT publisher FROM datasets WHERE publisher IS NOT NULL",
        )
    )
    named = sorted({*question.grades, *question.homes} - publishers)
    if named and publishers:
        yield Finding(
            "warning",
            "publisher-unknown",
            f"{len(named)} publishers in dossier.toml have no document: their grades and homes serve nothing",
            tuple(named[:SHOWN]),
            asking("SELECT publisher, count(*) FROM documents GROUP BY publisher"),
            "write them as the documents have them, letter by letter",
        )


def _between(source: Sequence[str], target: Sequence[str], one: str, other: str) -> bool:
    return (one in source and other in target) or (other in source and one in target)


def _in_period(question: Question) -> str:
    if not question.since and not question.until:
        return ""
    return f" from {question.since or 'the first'} to {question.until or 'the last'}"
