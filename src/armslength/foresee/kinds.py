"""Kinds of event that may come, each with a rule that the program can check by itself when the time has come.

The rules are data (`ontology/data/event_kinds.csv`). A forecast keeps its rule as text; it is resolved by that text, whatever the
table says later.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from armslength.foresee.rules import AnyRule, ExitRule, LineRule, Rule
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows


@dataclass(frozen=True, slots=True)
class Kind:
    """A named kind of event.

    Attributes:
        name: such as `sanction`.
        words: what one does to the other, such as `gives ground to`; what befalls it, where it is of one country `alone`.
    """

    name: str
    words: str
    rule: AnyRule

    @property
    def alone(self) -> bool:
        """Whether it is of one country, which is then source and target."""
        return isinstance(self.rule, ExitRule)


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of the table, in its order.

    Raises:
        ValueError: a class that is no PLOVER class, codes without words or words without codes, or a way of telling that is none of
            ours.
    """
    return tuple(Kind(row["kind"], row["words"], _rule(row)) for row in rows("event_kinds"))


def of_deeds() -> tuple[Kind, ...]:
    """Those that are told by deeds alone."""
    return tuple(kind for kind in kinds() if isinstance(kind.rule, Rule))


def _rule(row: dict[str, str]) -> AnyRule:
    said = tuple(row["said"].split("|")) if row["said"] else ()
    match row["how"]:
        case "line":
            return LineRule()
        case "exit":
            return ExitRule(said)
        case "deed":
            for class_ in row["classes"].split():
                if class_ not in CLASSES:
                    raise ValueError(
                        f"ontology/data/event_kinds.csv: {row['kind']}: {class_} is no PLOVER class"
                    )
            return Rule(
                tuple(row["classes"].split()),
                row["context"] or None,
                codes=tuple(row["codes"].split("|")) if row["codes"] else (),
                words=said,
            )
        case how:
            raise ValueError(f"ontology/data/event_kinds.csv: {row['kind']}: {how} is no way of telling")
