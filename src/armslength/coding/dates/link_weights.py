"""How much each sign says for a time as a deed's own: weights of a conditional logistic model, in natural-log odds.

Made by `training/train_links.py`, on passages that the network asked had not seen; the signs are those of `linking`.
"""

from __future__ import annotations

from collections.abc import Mapping

LEAST = -2.0
"""What the best of the times must reach to be taken."""

WEIGHTS: Mapping[str, float] = {
    "network": 0.293,
    "network for it": -0.069,
    "probability": 1.041,
    "distance": -0.427,
    "near": -0.598,
    "clause": 0.506,
    "before in clause": -0.639,
    "after": -0.554,
    "opens the sentence": 0.761,
    "semicolon": -1.043,
    "a deed between": -0.336,
    "duration": -2.063,
    "often": -2.397,
    "since": 2.368,
    "now": -1.313,
    "anaphoric": -1.122,
    "of another deed": -1.024,
    "out of tense": -1.140,
    "planned": 0.699,
    "perfect": -0.487,
    "infinitive": -0.671,
    "infinitive after it": 0.789,
}
