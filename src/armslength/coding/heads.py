"""The coder's small heads: span and pair scores as plain matrix products, without a deep-learning runtime.

They repeat `training/network.py` in numpy; `tests/coding/test_heads.py` holds the two together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from armslength.coding.casting import Casting

Array = NDArray[np.float32]
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
        self._states = states

    @cached_property
    def keys(self) -> Array:
        """What spans find in the window by: (pieces, 4, width / 4)."""
        return self._heads.keys(self._states)

    @cached_property
    def values(self) -> Array:
        """What spans find there: (pieces, 4, 64)."""
        return self._heads.values(self._states)

    @cached_property
    def sums(self) -> Array:
        """Of all states before each piece and of all: (pieces + 1, width)."""
        return np.concatenate([np.zeros((1, self._states.shape[1]), np.float32), self._states.cumsum(0)])


def distance_bucket(left: int, right: int) -> int:
    """Signed distance in word pieces, on a logarithmic scale: 0-7 where `right` stands before `left`, else 8-15."""
    gap = abs(right - left)
    size = min(7, int(math.log2(gap + 1) * 1.2))
    return size if right < left else 8 + size


_BEFORE, _AFTER = (np.array([distance_bucket(0, sign * gap) for gap in range(FARTHEST)]) for sign in (-1, 1))


class Heads:
    """Scores of spans and pairs of spans.

    Args:
        path: `heads.npz`, as the training script writes it. Loaded without pickle: no code runs.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self._w: dict[str, Array] = {name: stored[name].astype(np.float32) for name in stored.files}
        self._casting = Casting(self._w)

    def mention_vectors(self, pooled: Array) -> Array:
        """(spans, 3 * width) pooled states to (spans, 256)."""
        return self._dense("mention_span.0", pooled, relu=True)

    def trigger_vectors(self, pooled: Array) -> Array:
        """(spans, 3 * width) pooled states to (spans, 256); time expressions take the same road."""
        return self._dense("trigger_span.0", pooled, relu=True)

    def sector(self, mentions: Array) -> Array:
        """(mentions, sectors) probabilities."""
        return softmax(self._dense("sector", mentions))

    def kind(self, mentions: Array) -> Array:
        """(mentions, kinds) probabilities."""
        return softmax(self._dense("kind", mentions))

    def anaphor(self, mentions: Array) -> Array:
        """(mentions,) probability of standing for an actor named before."""
        return sigmoid(self._dense("anaphor", mentions)[:, 0])

    def kin(self, mentions: Array) -> Array:
        """(mentions, mentions) probability that the row's actor is of the column's country."""
        left, right = self._dense("kin_left", mentions), self._dense("kin_right", mentions)
        scores = left @ right.T / math.sqrt(left.shape[1]) + self._dense("kin_any", mentions)
        return sigmoid(scores)

    def memory(self, states: Array) -> Memory:
        """What `surroundings`, `around_wills`, `deed` and `pairs` need of a window's (pieces, width) states."""
        return Memory(self, states)

    def keys(self, states: Array) -> Array:
        """(pieces, width) states to what spans attend by: (pieces, 4, width / 4)."""
        return self._dense("key", states).reshape(len(states), ATTENTION_HEADS, -1)

    def values(self, states: Array) -> Array:
        """(pieces, width) states to what spans find there: (pieces, 4, 64)."""
        return self._dense("value", states).reshape(len(states), ATTENTION_HEADS, -1)

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
        """What queries of the states' width find in the window: (queries, 256)."""
        queries = queries.reshape(len(queries), ATTENTION_HEADS, -1)
        scores = np.einsum("thd,nhd->thn", queries, memory.keys) / math.sqrt(queries.shape[2])
        seen: Array = np.einsum("thn,nhd->thd", softmax(scores), memory.values).reshape(len(queries), -1)
        return seen

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
        return self._dense("will_span.0", pooled, relu=True)

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
        """(1, earlier) pairs to (earlier + 1,) probabilities of one mention's antecedent; the last is none."""
        scores = self._mlp("coreference", pairs)[0, :, 0]
        chosen: Array = softmax(np.concatenate([scores, np.zeros(1, np.float32)])[None])[0]
        return chosen

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
        between = self._dense("between.0", mean, relu=True)
        gap = np.subtract.outer(-left_first, -right_first)
        apart = np.minimum(np.abs(gap), FARTHEST - 1)
        distance = self._w["distance.weight"][np.where(gap < 0, _BEFORE[apart], _AFTER[apart])]
        parts = (left[:, None], right[None], left[:, None] * right, between, distance)
        ends = np.cumsum([part.shape[-1] for part in parts]).tolist()
        out: Array = np.empty((len(left), len(right), ends[-1]), np.float32)
        for part, end in zip(parts, ends, strict=True):
            out[..., end - part.shape[-1] : end] = part
        return out

    def _dense(self, name: str, x: Array, *, relu: bool = False) -> Array:
        weight = self._w[f"{name}.weight"]
        rows = x.reshape(-1, x.shape[-1])
        y: Array = np.empty((len(rows), len(weight)), np.float32)
        # Weights on the left: BLAS lays the right side out anew at each call, and the rows are far fewer. Same sums.
        np.add((weight @ rows.T).T, self._w[f"{name}.bias"], out=y)
        if relu:
            np.maximum(y, 0, out=y)
        return y.reshape(*x.shape[:-1], len(weight))

    def _mlp(self, name: str, x: Array) -> Array:
        return self._dense(f"{name}.3", self._dense(f"{name}.0", x, relu=True))


def softmax(scores: Array) -> Array:
    """Rows that sum to 1."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: Array = shifted / shifted.sum(axis=-1, keepdims=True)
    return total


def sigmoid(scores: Array) -> Array:
    """1 / (1 + exp(-x)), without overflow."""
    out: Array = 0.5 * (1 + np.tanh(0.5 * scores))
    return out
