"""Words of will in a window: who is for or against what, what must not happen, what is promised.

Read from the same states as the deeds, by heads of their own (`coding.heads`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength.coding.network.dense import Array
from armslength.coding.network.heads import Heads, Memory
from armslength.coding.network.pieces import Pieces
from armslength.coding.network.places import Found, at, pooled, spans
from armslength.records import STANCES, STANDING

WILL_THRESHOLD = 0.5
"""How likely a word piece must be among words of will, or of an object, to belong to them."""


@dataclass(frozen=True, slots=True)
class TaggedObject:
    """A span that may be what a will is about; `about` and `answer` are the probabilities of both roles."""

    start: int
    end: int
    about: float
    answer: float


@dataclass(frozen=True, slots=True)
class TaggedWill:
    """A span that tells a will.

    Attributes:
        kind, standing: label -> probability.
        speaker: probability that it is the will of who speaks, whom no words name.
        objects: the window's objects, in order of the text.
        holder, to, by: probability for each of the window's mentions.
    """

    start: int
    end: int
    probability: float
    kind: dict[str, float]
    standing: dict[str, float]
    speaker: float
    objects: tuple[TaggedObject, ...]
    holder: tuple[float, ...]
    to: tuple[float, ...]
    by: tuple[float, ...]


def wills(
    encoded: Pieces,
    states: Array,
    heads: Heads,
    mentions: Sequence[Found],
    mention_vectors: Array | None,
    memory: Memory,
) -> tuple[TaggedWill, ...]:
    """The words of will in a window, in order of its text.

    Args:
        states: (pieces, width) of the window.
        mention_vectors: (mentions, 256); None where there are none.
        memory: of the same states.
    """
    found = spans(encoded, heads.tags("will", states), WILL_THRESHOLD)
    if not found:
        return ()
    vectors = heads.will_vectors(pooled(states, found))
    seen = heads.around_wills(vectors, memory)
    kind, standing, speaker = heads.stance(seen), heads.standing(seen), heads.speaker(seen)
    about = spans(encoded, heads.tags("object", states), WILL_THRESHOLD)
    objects: list[tuple[TaggedObject, ...]] = [()] * len(found)
    if about:
        pairs = heads.pairs(
            vectors, heads.trigger_vectors(pooled(states, about)), at(found), at(about), memory
        )
        objects = [
            tuple(TaggedObject(o.start, o.end, *map(float, p)) for o, p in zip(about, row, strict=True))
            for row in heads.objects(pairs)
        ]
    parties: list[list[tuple[float, ...]]] = [[(), (), ()]] * len(found)
    if mention_vectors is not None:
        pairs = heads.pairs(vectors, mention_vectors, at(found), at(mentions), memory)
        parties = [[tuple(column) for column in row.T.tolist()] for row in heads.parties(pairs)]
    return tuple(
        TaggedWill(
            start=f.start,
            end=f.end,
            probability=f.probability,
            kind=dict(zip(STANCES, kind[i].tolist(), strict=True)),
            # Weights from before decisions were read know no `done`, the last.
            standing=dict(zip(STANDING, standing[i].tolist(), strict=False)),
            speaker=float(speaker[i]),
            objects=objects[i],
            holder=parties[i][0],
            to=parties[i][1],
            by=parties[i][2],
        )
        for i, f in enumerate(found)
    )
