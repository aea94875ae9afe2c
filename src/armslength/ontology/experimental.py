"""What was measured of the readings that are still experimental: said wherever one is shown.

On the test half of `bench/ledgers` (invented cases, never tuned on), with the shipped weights.
"""

from __future__ import annotations

MEASURED = {
    "positions": "on held-out cases it finds .61 of positions, and of those .78 with the right value",
    "reversals": "on held-out cases .20 of reversals told were right, and .21 of all were found",
    "redlines": "on held-out cases .38 of red lines told were right, and .17 of all were found",
    "contradictions": "on held-out cases none of 60 was found",
    "commitments": "on held-out cases .52 of commitments told were right, and .26 of all were found",
    "instruments": "on held-out cases .66 of instruments told were right, and .47 of all were found",
}
PAGE = {
    "positions": "docs/why/positions.md",
    "reversals": "docs/why/positions.md",
    "redlines": "docs/why/ledgers.md",
    "contradictions": "docs/why/ledgers.md",
    "commitments": "docs/why/ledgers.md",
    "instruments": "docs/why/ledgers.md",
}
"""Where the figures stand with their intervals."""


def warning(*kinds: str) -> str:
    """What a command says of itself: `on held-out cases ... (docs/why/ledgers.md)`."""
    return f"{'; '.join(MEASURED[kind] for kind in kinds)} ({PAGE[kinds[0]]})."
