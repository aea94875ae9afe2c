"""Pronouns of one actor: "he", "it"."""

from __future__ import annotations

from armslength.coding.actors.met import Met
from armslength.coding.actors.plurals import THEY
from armslength.coding.actors.referent import Referent, as_before
from armslength.records import Mention

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PRONOUNS = (
    PERSONAL
    | THEY
    | frozenset({"it", "its", "itself", "who", "which", "whose", "we", "our", "us", "i", "you"})
)


def pronoun(word: str, start: int, antecedent: Mention | None, met: Met) -> list[Referent]:
    """The antecedent that the coder names; else, of a person's pronoun, the person named last close by."""
    if antecedent is not None and antecedent.country:
        return [as_before(antecedent)]
    person = met.last_person(start) if word in PERSONAL else None
    return [as_before(person)] if person else []
