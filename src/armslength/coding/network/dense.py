"""What every head of the coder is made of: a matrix product, probabilities of scores. Single precision throughout."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
AT_ONCE = 1_000_000
"""Products that BLAS sums as they lie; what takes more it copies first, which for a few rows takes longer than the sums."""


def dense(weight: Array, bias: Array, x: Array) -> Array:
    """(..., in) through a layer to (..., out).

    Args:
        weight: (out, in).
        bias: (out,).
    """
    columns = x.reshape(-1, x.shape[-1]).T
    y: Array = np.empty((len(weight), columns.shape[1]), np.float32)
    step = max(1, AT_ONCE // max(1, columns.size))
    # Weights on the left: BLAS lays the right side out anew at each call, and it is far smaller.
    for at in range(0, len(weight), step):
        np.matmul(weight[at : at + step], columns, out=y[at : at + step])
    return (y.T + bias).reshape(*x.shape[:-1], len(weight))


def relu(x: Array) -> Array:
    """What is above 0, and 0 for the rest; in place."""
    np.maximum(x, 0, out=x)
    return x


def softmax(scores: Array) -> Array:
    """Rows that sum to 1."""
    out: Array = np.exp(scores - np.maximum.reduce(scores, axis=-1, keepdims=True))
    out /= np.add.reduce(out, axis=-1, keepdims=True)
    return out


def sigmoid(scores: Array) -> Array:
    """1 / (1 + exp(-x)), without overflow."""
    out: Array = 0.5 * (1 + np.tanh(0.5 * scores))
    return out
