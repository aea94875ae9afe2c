"""Leads for the brief: red lines, reversals and contradictions, as its own records."""

from __future__ import annotations

from armslength import brief, ledgers, positions, store
from armslength.ledgers.model import Contradiction, RedLine, Said
from armslength.run.claims import documents_told


def leads_of(dossier: store.Dossier) -> list[brief.Lead]:
    """What the experimental rules read in every document of a dossier."""
    statements: list[positions.Statement] = []

    def read(told: positions.Told) -> list[positions.Statement]:
        found = positions.statements(told)
        statements.extend(found)
        return found

    found = ledgers.ledgers(documents_told(dossier), read)
    turned = positions.reversals(statements)
    return [
        *(_line(one) for one in found.redlines),
        *(_turn(one) for one in turned),
        *(_clash(one) for one in found.contradictions),
    ]


def _line(found: RedLine) -> brief.Lead:
    fates = [_words(later.said) for later in found.then]
    what = f"a red line, {found.fate if found.fate != 'open' else 'of which nothing more is told'}"
    return brief.Lead(
        "red line", found.holder.code, what, (_words(found.quote), *fates[:1]), found.probability
    )


def _turn(found: positions.Reversal) -> brief.Lead:
    sides = tuple(
        brief.Words(said.document, said.sentence, said.at, said.date)
        for said in (found.said_before, found.said_after)
    )
    what = f"on {found.issue.name}: {found.before.value}, then {found.after.value}"
    return brief.Lead("reversal", found.holder.code, what, sides, found.probability)


def _clash(found: Contradiction) -> brief.Lead:
    sides = (_words(found.one), _words(found.other))
    return brief.Lead("contradiction", found.holder.code, found.kind, sides, found.probability)


def _words(said: Said) -> brief.Words:
    return brief.Words(said.document, said.sentence, said.at, said.date)
