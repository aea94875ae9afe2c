"""One deed told by two words that stand together: "offered his condolences" is one report, not an offer and a condolence."""

from __future__ import annotations

import re
from dataclasses import replace

from armslength.records import Mention, Report

_BETWEEN = re.compile(
    r"\s*(?:(?!(?:and|or|nor|but|to|of|in|for|by|with|that|from|on|at|after|before|as|who|which|when|while|then|because|he|she|they|it|had)\b)"
    r"[\w’'-]+\s+){0,2}",
    re.IGNORECASE,
)
"""What may stand between a verb and the noun that carries the same deed: two words at most, none of which begins another clause or object."""


def repeated(one: Report, other: Report, text: str) -> bool:
    """Whether two reports, the second right behind the first in the document's text, tell one deed.

    They do where they stand in one sentence with next to nothing between, are of one class and modality, and where neither side
    of them is another's.
    """
    return (
        one.sentence == other.sentence
        and (one.class_, one.modality) == (other.class_, other.modality)
        and one.trigger.end <= other.trigger.start
        and _BETWEEN.fullmatch(text, one.trigger.end, other.trigger.start) is not None
        and _agree(one.source, other.source)
        and _agree(one.target, other.target)
    )


def one_of(one: Report, other: Report) -> Report:
    """The likelier of two that tell one deed, with a side that only the other has."""
    best, second = sorted((one, other), key=lambda r: -r.probability["report"])
    return replace(
        best,
        id=one.id,
        source=best.source or second.source,
        target=best.target or second.target,
        by=best.by or second.by,
    )


def _agree(one: tuple[Mention, ...], other: tuple[Mention, ...]) -> bool:
    """Whether two sides share an actor, or one of them is not told."""
    return not one or not other or bool({_who(m) for m in one} & {_who(m) for m in other})


def _who(m: Mention) -> str | int:
    return m.code or m.start
