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

from armslength.coding.network.dense import Array, dense, relu, softmax

ATTENTION_HEADS = 4
SURE = 1e-3
"""Probabilities are taken for no nearer to 0 and 1 than this before their logarithms are compared."""
TINY = np.float32(1e-5)
LEADS_TO = {"norm": "roles", "before": "attend", "between": "think.0"}
"""The layer that each norm leads to."""


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
        w = {name.removeprefix("casting."): w for name, w in weights.items() if name.startswith("casting.")}
        self._layers = range(sum(name.endswith(".kin") for name in w))
        self._kin = [w[f"layers.{n}.kin"][:, None, None] for n in self._layers]
        self._w = {
            name: (w[f"{name}.weight"], w[f"{name}.bias"])
            for name in (n.removesuffix(".weight") for n in w if n.endswith(".weight"))
        }
        for norm in [name for name, (weight, _) in self._w.items() if weight.ndim == 1]:
            *of, last = norm.split(".")
            self._into(norm, ".".join((*of, LEADS_TO[last])))

    def _into(self, norm: str, layer: str) -> None:
        """Lay the scale and shift of a norm into the layer that it leads to: once, not at each window."""
        (scale, shift), (weight, bias) = self._w.pop(norm), self._w[layer]
        self._w[layer] = weight * scale, bias + weight @ shift

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
        x = np.concatenate([deed[:, None], relu(mentions)], axis=1)
        near = np.zeros((x.shape[1], x.shape[1]), np.float32)
        near[1:, 1:] = odds(kin)
        for n in self._layers:
            x = self._layer(n, x, near)
        return self._dense("roles", _level(x[:, 1:]))

    def _layer(self, n: int, x: Array, near: Array) -> Array:
        count, places, width = x.shape
        asked = self._dense(f"layers.{n}.attend", _level(x))
        query, key, value = asked.reshape(count, places, 3, ATTENTION_HEADS, -1).transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(width / ATTENTION_HEADS))
        found = softmax(scores + self._kin[n] * near) @ value
        x = x + self._dense(f"layers.{n}.found", found.transpose(0, 2, 1, 3).reshape(x.shape))
        out: Array = x + self._dense(
            f"layers.{n}.think.3", relu(self._dense(f"layers.{n}.think.0", _level(x)))
        )
        return out

    def _dense(self, name: str, x: Array) -> Array:
        return dense(*self._w[name], x)


def _level(x: Array) -> Array:
    """Each row with mean 0 and spread 1."""
    off: Array = x - np.add.reduce(x, axis=-1, keepdims=True) / x.shape[-1]
    off /= np.sqrt(np.add.reduce(off * off, axis=-1, keepdims=True) / x.shape[-1] + TINY)
    return off
