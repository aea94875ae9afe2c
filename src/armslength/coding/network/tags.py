"""What the network is asked and what it answers: windows of text and pairs, tags of mentions, triggers and words of will.

Offsets here count in the window; `coder.py` carries them into the document.
"""

from __future__ import annotations

from dataclasses import dataclass

from armslength.coding.network.dense import Array
from armslength.coding.network.wills import TaggedWill


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence with a little text before it, and the time expressions found in both.

    Attributes:
        times: (start, end) offsets in `text`.
    """

    text: str
    times: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and the spans of two parties in it, each in several places or in none."""

    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """What one party does to another.

    Attributes:
        table: (classes, modalities) probabilities.
        deeds: start and end of the words that may say what was done, with their weights, which sum to 1; may be none.
    """

    table: Array
    deeds: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class TaggedMention:
    """A span that names an actor.

    Attributes:
        antecedent: index of the earlier mention it stands for.
        kin: for each mention of the window, the probability that both are of the same country.
    """

    start: int
    end: int
    probability: float
    sector: str
    kind: str
    anaphor: float
    antecedent: int | None
    kin: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TaggedTrigger:
    """A span that says what was done.

    Attributes:
        class_, modality, contexts: label -> probability.
        source, target, by: probability for each of the window's mentions.
        time: probability for each of the window's times, and last for none of them.
    """

    start: int
    end: int
    probability: float
    class_: dict[str, float]
    modality: dict[str, float]
    contexts: dict[str, float]
    source: tuple[float, ...]
    target: tuple[float, ...]
    by: tuple[float, ...]
    time: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the network reads in one window."""

    mentions: tuple[TaggedMention, ...]
    triggers: tuple[TaggedTrigger, ...]
    wills: tuple[TaggedWill, ...] = ()
