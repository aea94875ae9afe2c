"""What is learnt when: the epochs, the passages and the learning rate of each, and where runs part and are averaged.

The shipped weights were made by going on from those shipped before, twice, when more real text had been annotated; the
schedule is that whole way. Where a part has several tails, each goes on from the part before with the passages in another
order, and the mean of their weights is the part's (Wortsman, M. et al. 2022, "Model soups", ICML). That the rate rises again
where a part begins is a warm restart (Loshchilov, I. and Hutter, F. 2017, SGDR, ICLR).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

REAL = ("krm-", "wkn-", "usg-", "ung-")
"""Beginnings of the ids of real text that is there from the first epoch."""
ALL = ("",)
"""The beginning of every id."""


class Stage(NamedTuple):
    """Some epochs in a row.

    Attributes:
        course: how much of the learning rate's course is over where the stage begins and where it ends.
        joins: beginnings of the ids of the passages that are there from here on; all others are from the first epoch.
        stay: beginnings of the ids of the invented passages from the first epoch that are in each epoch; every other of the rest
            is left out of an epoch, by turns.
        in_place: how much of the text that stands in a longer one is read among its neighbours.
        thin: one in so many of the passages that do not join here, of deeds alone where the stage is not guided, is in each epoch, by turns, and `stay` is not asked.
        guided: whether the teacher is asked too, about text without labels (`guided.py`); then passages of will are thinned as well.
    """

    epochs: int
    course: tuple[float, float]
    joins: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()
    in_place: float = 0.6
    thin: int = 1
    guided: bool = False


class Part(NamedTuple):
    """Stages that as many runs as there are tails go through, each for itself.

    Attributes:
        parts: of how many parts, this one and those before it, the tails are averaged at its end (Wortsman, M. et al. 2022, "Robust
            fine-tuning of zero-shot models", CVPR).
    """

    tails: int
    stages: tuple[Stage, ...]
    parts: int = 1

    @property
    def epochs(self) -> int:
        """How many it has."""
        return sum(stage.epochs for stage in self.stages)


BORDERS = ("bdr-a-", "bdr-b-", "bdr-c-", "bdr-d-", "bdr-e-", "bdr-f-", "imp-a-", "imp-b-", "imp-c-")
LATEST = ("bdr-g-", "bdr-h-", "bdr-m-", "bdr-n-", "imp-d-")
"""Beginnings of the ids of the passages at the borders of classes and of will: those of the last two epochs, and of the last alone."""
NEWEST = ("rst-", "frs-", "wil-r-", "wil-s-", "lin-r-", "lin-c-", "lin-d-", "pos-a-")
"""The same of what joins when the teacher is asked: the last real text, all real text of will, and red lines and sides."""
PARTS = (
    Part(1, (Stage(5, (0, 5 / 8), stay=ALL, in_place=0.0),)),
    Part(2, (Stage(3, (5 / 8, 1), joins=("new-", "nxt-", "told-", "wil-f-", "wil-g-")),)),
    Part(
        2,
        (
            Stage(2, (6 / 8, 1), joins=("uns-",)),
            Stage(1, (9 / 12, 10 / 12), stay=("chr-",)),
            Stage(1, (10 / 12, 11 / 12), joins=("prt-",), stay=("chr-",)),
            Stage(1, (11 / 12, 1), joins=("prs-",), stay=("chr-",)),
        ),
    ),
    Part(
        2, (Stage(2, (9 / 12, 1), joins=("hdl-", "hdm-", "wpa-", "wpb-", "wpc-", "cas-"), thin=2),), parts=2
    ),
    Part(
        2,
        (
            Stage(1, (9 / 12, 21 / 24), joins=BORDERS, thin=3),
            Stage(1, (21 / 24, 1), joins=(*BORDERS, *LATEST), thin=3),
        ),
    ),
    Part(2, (Stage(1, (0.6, 1), joins=NEWEST, thin=6, guided=True),)),
)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Passage = TypeVar("Passage", bound=_Named)


def stages_until(part: int, epoch: int) -> list[Stage]:
    """The stages from the first of all to that of a part's epoch, which is counted from 0."""
    out = [stage for earlier in PARTS[:part] for stage in earlier.stages]
    for stage in PARTS[part].stages:
        out.append(stage)
        if epoch < stage.epochs:
            return out
        epoch -= stage.epochs
    raise ValueError(f"part {part} has not so many epochs")


def course(part: int, epoch: float) -> float:
    """How much of the learning rate's course is over after so many of the part's epochs."""
    stages = stages_until(part, int(epoch))
    first, last = stages[-1].course
    begun = sum(s.epochs for s in stages[:-1]) - sum(p.epochs for p in PARTS[:part])
    return first + (last - first) * (epoch - begun) / stages[-1].epochs


def rate(over: float) -> float:
    """The share of the highest learning rate, after so much of the course: up for a tenth of it, then down to nothing."""
    return 0.04 + 9.6 * over if over < 0.1 else (1 - over) / 0.9


def present(passages: Sequence[Passage], part: int, epoch: int, *, rest: bool = True) -> list[Passage]:
    """The passages of an epoch of a part.

    Args:
        rest: whether any rest: passages of will do where the teacher is asked, and never else.
    """
    stages = stages_until(part, epoch)
    to_come = {b for p in PARTS for s in p.stages for b in s.joins} - {b for s in stages for b in s.joins}
    there = [p for p in passages if not p.id.startswith(tuple(to_come))]
    if not rest and not stages[-1].guided:
        return there
    number = sum(p.epochs for p in PARTS[:part]) + epoch
    if stages[-1].thin > 1:
        new, thin = stages[-1].joins, stages[-1].thin
        return [p for i, p in enumerate(there) if p.id.startswith(new) or (i + number) % thin == 0]
    stay = (*REAL, *stages[-1].stay, *(b for s in stages for b in s.joins))
    return [p for i, p in enumerate(there) if p.id.startswith(stay) or (i + number) % 2]
