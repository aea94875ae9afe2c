"""The network: what its encoder and heads read in a window of text.

- `wordpiece` and `pieces` make a window numbers; `reader` runs the encoder on them and asks the heads.
- `heads` are small matrices (of `dense` layers), `casting` the one that says who plays which part; `places` makes spans of what
  they mark, `wills` those of who wants what. `tags` is what comes out.
- `checksums` guards the weights.
"""

from __future__ import annotations

from armslength.coding.network.reader import WEIGHTS, Network
from armslength.coding.network.tags import Pair, Related, Tagged, TaggedMention, TaggedTrigger, Window

__all__ = [
    "WEIGHTS",
    "Network",
    "Pair",
    "Related",
    "Tagged",
    "TaggedMention",
    "TaggedTrigger",
    "Window",
]
