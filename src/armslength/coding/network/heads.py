"""The coder's small heads: span and pair scores as plain matrix products, without a deep-learning runtime.

They repeat `training/network.py` in numpy; `tests/coding/test_heads.py` holds the two together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from armslength.coding.network.casting import Casting
from armslength.coding.network.dense import Array, dense, relu, sigmoid, softmax

Places = Sequence[tuple[int, int]]
"""First and last word piece of each span."""

ATTENTION_HEADS = 4
FARTHEST = 256
"""Word pieces apart from which on all distances are one."""


class Memory:
    """What is asked of a window's states again and again, reckoned once, and only if it is asked.

    Args:
        heads: whose weights they are.
        states: (pieces, width).
    """

    def __init__(self, heads: Heads, states: Array) -> None:
        self._heads = heads
        self.states = states

    @cached_property
    def sums(self) -> Array:
        """Of what `between` makes of the states, before each piece and of all: (pieces + 1, 128)."""
        return self._heads.between(self.states)


def distance_bucket(left: int, right: int) -> int:
    """Signed distance in word pieces, on a logarithmic scale: 0-7 where `right` stands before `left`, else 8-15."""
    gap = abs(right - left)
    size = min(7, int(math.log2(gap + 1) * 1.2))
    return size if right < left else 8 + size


_BEFORE, _AFTER = (np.array([distance_bucket(0, sign * gap) for gap in range(FARTHEST)]) for sign in (-1, 1))


class Mentioned(NamedTuple):
    """What mentions are by themselves.

    Attributes:
        sector, kind: number of the likeliest label of each.
        anaphor: (mentions,) probability of standing for an actor named before.
        kin: (mentions, mentions) probability that the row's actor is of the column's country.
    """

    sector: list[int]
    kind: list[int]
    anaphor: Array
    kin: Array


_OF_A_MENTION = ("sector", "kind", "anaphor", "kin_left", "kin_right", "kin_any")


class Heads:
    """Scores of spans and pairs of spans.

    Args:
        path: `heads.npz`, as the training script writes it. Loaded without pickle: no code runs.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self._w: dict[str, Array] = {name: stored[name].astype(np.float32) for name in stored.files}
        self._casting = Casting(self._w)
        for part in ("weight", "bias"):
            self._w[f"mentioned.{part}"] = np.concatenate(
                [self._w[f"{name}.{part}"] for name in _OF_A_MENTION]
            )
        self._mentioned_ends = np.cumsum([len(self._w[f"{name}.bias"]) for name in _OF_A_MENTION[:-1]])
        width = self._w["key.weight"].shape[1]
        keys = self._w["key.weight"].reshape(ATTENTION_HEADS, -1, width)
        self._keys: Array = keys / np.float32(math.sqrt(keys.shape[1]))
        values = self._w["value.weight"].reshape(ATTENTION_HEADS, -1, width)
        self._values: Array = np.ascontiguousarray(values.transpose(0, 2, 1))

    def mention_vectors(self, pooled: Array) -> Array:
        """(spans, 3 * width) pooled states to (spans, 256)."""
        return relu(self._dense("mention_span.0", pooled))

    def trigger_vectors(self, pooled: Array) -> Array:
        """(spans, 3 * width) pooled states to (spans, 256); time expressions take the same road."""
        return relu(self._dense("trigger_span.0", pooled))

    def mentioned(self, mentions: Array) -> Mentioned:
        """What is asked of each mention, whatever stands around it, and of each two."""
        found = self._dense("mentioned", mentions)
        sector, kind, anaphor, left, right, any_ = np.split(found, self._mentioned_ends, axis=1)
        kin = sigmoid(left @ right.T / np.float32(math.sqrt(left.shape[1])) + any_)
        return Mentioned(sector.argmax(1).tolist(), kind.argmax(1).tolist(), sigmoid(anaphor[:, 0]), kin)

    def memory(self, states: Array) -> Memory:
        """What `surroundings`, `around_wills`, `deed` and `pairs` need of a window's (pieces, width) states."""
        return Memory(self, states)

    def between(self, states: Array) -> Array:
        """(pieces, width) states to what words between two spans give, summed from the first piece on: (pieces + 1, 128)."""
        each = states @ self._w["between.0.weight"].T
        return np.concatenate([np.zeros((1, each.shape[1]), np.float32), each.cumsum(0)])

    def surroundings(self, triggers: Array, memory: Memory) -> Array:
        """Each trigger beside what it attends to in the window: (triggers, 2 * 256)."""
        both: Array = np.concatenate(
            [triggers, self._attended(self._dense("query", triggers), memory)], axis=1
        )
        return both

    def side(self, mentions: Array) -> Array:
        """(256,) of one party from the vectors of its mentions, which may be none."""
        vector: Array = (
            np.add.reduce(mentions) / np.float32(len(mentions)) if len(mentions) else self._w["nobody"]
        )
        return vector

    def deed(self, sources: Array, targets: Array, memory: Memory) -> tuple[Array, Array]:
        """(pairs, 16) classes and (pairs, 5) modalities of what each source does to its target, asked without a trigger.

        Args:
            sources, targets: (pairs, 256), each as `side` gives it.
        """
        sides = np.concatenate([sources, targets], axis=1)
        seen = np.concatenate([sides, self._attended(self._dense("deed_query", sides), memory)], axis=1)
        return softmax(self._mlp("deed_class", seen)), softmax(self._mlp("deed_modality", seen))

    def _attended(self, queries: Array, memory: Memory) -> Array:
        """What queries of the states' width find in the window: (queries, 256).

        Keys and values are the states through a layer each. A window has far more pieces than queries, so it is the queries that go
        back through the layer of the keys, and what is found of the states that goes through that of the values; the sums are the
        same. A bias of the keys adds the same to every score and changes nothing.
        """
        count, width = queries.shape
        parted = queries.reshape(count, ATTENTION_HEADS, -1).transpose(1, 0, 2)
        asked: Array = parted @ self._keys
        scores: Array = asked.reshape(-1, width) @ memory.states.T
        found: Array = softmax(scores) @ memory.states
        seen: Array = found.reshape(ATTENTION_HEADS, count, width) @ self._values
        out: Array = seen.transpose(1, 0, 2).reshape(count, -1) + self._w["value.bias"]
        return out

    def class_(self, seen: Array) -> Array:
        """(triggers, 16) probabilities, from triggers with their surroundings."""
        return softmax(self._mlp("class_", seen))

    def modality(self, seen: Array) -> Array:
        """(triggers, 5) probabilities, from triggers with their surroundings."""
        return softmax(self._mlp("modality", seen))

    def contexts(self, seen: Array) -> Array:
        """(triggers, contexts) probabilities, each by itself, from triggers with their surroundings."""
        return sigmoid(self._mlp("contexts", seen))

    def tags(self, of: str, states: Array) -> Array:
        """(pieces, 3) probabilities of outside, begin and inside; `of` is `will` or `object`."""
        return softmax(self._dense(f"{of}_tags", states))

    def will_vectors(self, pooled: Array) -> Array:
        """(spans, 3 * width) pooled states of words of will to (spans, 256)."""
        return relu(self._dense("will_span.0", pooled))

    def around_wills(self, wills: Array, memory: Memory) -> Array:
        """Each words of will beside what they attend to in the window: (wills, 2 * 256)."""
        seen: Array = np.concatenate(
            [wills, self._attended(self._dense("will_query", wills), memory)], axis=1
        )
        return seen

    def stance(self, seen: Array) -> Array:
        """(wills, 5) probabilities of the kinds of stance, from wills with their surroundings."""
        return softmax(self._mlp("will_kind", seen))

    def standing(self, seen: Array) -> Array:
        """(wills, 3) probabilities of now, past and denied."""
        return softmax(self._mlp("will_standing", seen))

    def speaker(self, seen: Array) -> Array:
        """(wills,) probability that the will is that of who speaks, whom no words name."""
        return sigmoid(self._mlp("will_speaker", seen)[:, 0])

    def objects(self, pairs: Array) -> Array:
        """(wills, objects, 2) probabilities of being what the will is about, and the answer that is threatened."""
        return sigmoid(self._mlp("will_objects", pairs))

    def parties(self, pairs: Array) -> Array:
        """(wills, mentions, 3) probabilities of holder, of whom it is promised to, and of by."""
        return sigmoid(self._mlp("will_parties", pairs))

    def roles(self, pairs: Array) -> Array:
        """(triggers, mentions, 3) probabilities of source, target and by, of each pair by itself."""
        return sigmoid(self._mlp("roles", pairs))

    def roles_together(self, pairs: Array, seen: Array, class_: Array, kin: Array) -> Array:
        """The same, of each mention beside all others.

        Args:
            seen, class_: of the triggers, as `surroundings` and `class_` give them.
            kin: of the mentions.
        """
        scores = self._mlp("roles", pairs)
        return sigmoid(scores + self._casting(pairs, sigmoid(scores), seen, class_, kin))

    def time(self, pairs: Array) -> Array:
        """(triggers, times + 1) probabilities; the last column is none."""
        scores = self._mlp("time", pairs)[..., 0]
        return softmax(np.concatenate([scores, np.zeros((len(scores), 1), np.float32)], axis=1))

    def coreference(self, pairs: Array) -> Array:
        """(mentions, earlier) scores of each mention's standing for an earlier one."""
        scores: Array = self._mlp("coreference", pairs)[..., 0]
        return scores

    def pairs(self, left: Array, right: Array, left_at: Places, right_at: Places, memory: Memory) -> Array:
        """Every pair of spans: both vectors, their product, what stands between them, and their distance.

        Args:
            left, right: (spans, 256) vectors.
            left_at, right_at: first and last piece of each span.
            memory: of their window.
        """
        (left_first, left_last), (right_first, right_last) = np.array(left_at).T, np.array(right_at).T
        low = np.minimum.outer(left_last, right_last) + 1
        high = np.maximum(low, np.maximum.outer(left_first, right_first))
        pieces = np.maximum(high - low, 1).astype(np.float32)[..., None]
        mean = (memory.sums[high] - memory.sums[low]) / pieces
        between = relu(mean + self._w["between.0.bias"])
        gap = np.subtract.outer(-left_first, -right_first)
        apart = np.minimum(np.abs(gap), FARTHEST - 1)
        distance = self._w["distance.weight"][np.where(gap < 0, _BEFORE[apart], _AFTER[apart])]
        parts = (left[:, None], right[None], left[:, None] * right, between, distance)
        ends = np.cumsum([part.shape[-1] for part in parts]).tolist()
        out: Array = np.empty((len(left), len(right), ends[-1]), np.float32)
        for part, end in zip(parts, ends, strict=True):
            out[..., end - part.shape[-1] : end] = part
        return out

    def _dense(self, name: str, x: Array) -> Array:
        return dense(self._w[f"{name}.weight"], self._w[f"{name}.bias"], x)

    def _mlp(self, name: str, x: Array) -> Array:
        return self._dense(f"{name}.3", relu(self._dense(f"{name}.0", x)))
