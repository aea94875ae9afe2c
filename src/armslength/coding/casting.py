"""Who plays which part in each deed, all the mentions of its window looked at together.

`heads.roles` asks of each pair of a deed and a mention by itself whether the mention does it, has it done to it, or tells of it. But
who is there besides decides too: of two mentions one is mostly the likelier doer. So the deed and all mentions attend to each other in
a small transformer (Vaswani et al. 2017, Attention is all you need, NeurIPS), whose scores are added to those of the pairs. It repeats
`training/network.py` in numpy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

ATTENTION_HEADS = 4
SURE = 1e-3
"""Probabilities are taken for no nearer to 0 and 1 than this before their logarithms are compared."""
TINY = np.float32(1e-5)


def odds(probability: Array) -> Array:
    """Logarithm of the odds, of probabilities not too near to 0 and 1."""
    held = np.clip(probability, SURE, 1 - SURE)
    out: Array = np.log(held / (1 - held)).astype(np.float32)
    return out


class Casting:
    """The small transformer.

    Args:
        weights: by name, as in `heads.npz`; those that begin with `casting.` are taken.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._w = {
            name.removeprefix("casting."): w for name, w in weights.items() if name.startswith("casting.")
        }
        self._layers = sum(name.endswith(".kin") for name in self._w)

    def __call__(self, pairs: Array, roles: Array, seen: Array, class_: Array, kin: Array) -> Array:
        """Scores to be added to those of the pairs: (triggers, mentions, roles).

        Args:
            pairs: (triggers, mentions, width) of each pair.
            roles: (triggers, mentions, roles) probabilities by the pair alone.
            seen: (triggers, width) each deed with its surroundings.
            class_: (triggers, classes) probabilities.
            kin: (mentions, mentions) probability of being of the same country.
        """
        mentions = self._dense("mention", np.concatenate([pairs, odds(roles)], axis=-1))
        deed = self._dense("deed", np.concatenate([seen, class_], axis=-1))
        x = np.concatenate([deed[:, None], np.maximum(mentions, 0)], axis=1)
        near = np.zeros((x.shape[1], x.shape[1]), np.float32)
        near[1:, 1:] = odds(kin)
        for layer in range(self._layers):
            x = self._layer(f"layers.{layer}", x, near)
        out: Array = self._dense("roles", self._norm("norm", x[:, 1:]))
        return out

    def _layer(self, name: str, x: Array, near: Array) -> Array:
        count, places, width = x.shape
        asked = self._dense(f"{name}.attend", self._norm(f"{name}.before", x))
        query, key, value = (
            part.reshape(count, places, ATTENTION_HEADS, -1).transpose(0, 2, 1, 3)
            for part in np.split(asked, 3, axis=-1)
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(width / ATTENTION_HEADS))
        scores += self._w[f"{name}.kin"][:, None, None] * near
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        found = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        x = x + self._dense(f"{name}.found", found.transpose(0, 2, 1, 3).reshape(x.shape))
        hidden = np.maximum(self._dense(f"{name}.think.0", self._norm(f"{name}.between", x)), 0)
        out: Array = x + self._dense(f"{name}.think.3", hidden)
        return out

    def _norm(self, name: str, x: Array) -> Array:
        off = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((off * off).mean(axis=-1, keepdims=True) + TINY)
        out: Array = off / spread * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return out

    def _dense(self, name: str, x: Array) -> Array:
        out: Array = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return out
