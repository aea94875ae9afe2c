"""Which of a will's mentions and objects fill its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import cast

from armslength.coding.network.wills import TaggedWill
from armslength.records import Span, StanceKind, Standing

LEAST_LINKED = 0.5
"""How likely a mention or an object must be in a role to fill it beside the likeliest one."""
LONE_LINKED = 0.25
"""How likely the likeliest holder or object must be where none is likelier than not."""
LEAST_SURE = 0.3
"""How likely words of will must be to tell one, and one of that kind."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A will with its roles filled: numbers of the window's mentions, spans of the window."""

    kind: StanceKind
    standing: Standing
    holder: tuple[int, ...]
    speaker: bool
    object: Span | None
    answer: Span | None
    to: tuple[int, ...]
    by: int | None
    probability: dict[str, float]


def filled(will: TaggedWill, mentions: Sequence[Span]) -> Filled | None:
    """The likeliest reading of a will; None where it is too unsure to be told.

    Args:
        mentions: where those of the window's mentions stand, in order of the text, that are in the sentence or before it.
    """
    told = len(mentions)
    kind = max(will.kind, key=lambda k: will.kind[k])
    standing = max(will.standing, key=lambda k: will.standing[k])
    if will.probability * will.kind[kind] < LEAST_SURE:
        return None
    holder, p_holder = _parties(will.holder[:told])
    speaker = will.speaker >= max(LEAST_LINKED, p_holder)
    about = max(will.objects, key=attrgetter("about"), default=None)
    if about is not None and about.about < LONE_LINKED:
        about = None
    if about is not None:  # whom a will is about does not hold it, where somebody else does
        apart = tuple(i for i in holder if not about.start <= mentions[i].start < about.end)
        holder = apart or holder
    others = [o for o in will.objects if o is not about and o.answer >= LEAST_LINKED]
    answer = max(others, key=attrgetter("answer"), default=None) if kind == "line" else None
    to, _ = _parties(will.to[:told], alone=LEAST_LINKED)
    by, _ = _parties(will.by[:told], alone=LEAST_LINKED)
    return Filled(
        kind=cast("StanceKind", kind),
        standing=cast("Standing", standing),
        holder=() if speaker else holder,
        speaker=speaker,
        object=Span(about.start, about.end) if about else None,
        answer=Span(answer.start, answer.end) if answer else None,
        to=to if kind == "pledge" else (),
        by=max(by, key=lambda i: will.by[i]) if by else None,
        probability={
            "stance": will.probability,
            "kind": will.kind[kind],
            "standing": will.standing[standing],
            "holder": will.speaker if speaker else p_holder,
            "object": about.about if about else 0.0,
        },
    )


def _parties(probabilities: Sequence[float], alone: float = LONE_LINKED) -> tuple[tuple[int, ...], float]:
    """Who fills a role, and how likely the likeliest of them does."""
    top = max(probabilities, default=0.0)
    if top < alone:
        return (), top
    return tuple(i for i, p in enumerate(probabilities) if p >= min(top, LEAST_LINKED)), top
