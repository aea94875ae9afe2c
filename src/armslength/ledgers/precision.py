"""How sure a pattern is, of instruments and of contradictions found by one: how often it was right, and what else the sentence says.

The rule, of which each item's probability is made:
- p = (right + 1) / (found + 4), counted on the dev halves of the cases (of contradictions, on that of bench/ledgers/invented.txt alone). The patterns were made on them, so each count flatters
  its pattern: hence the cautious start of one right in four. It is still no calibrated probability: see docs/why/ledgers.md;
- 1 - (1 - p) * 0.8 where the coder reads a deed of the same kind in the sentence;
- 1 - (1 - p) * 0.9 where the words name a state or organisation other than the holder.
The two factors are chosen, not fitted: there are too few items.
"""

from __future__ import annotations

COUNTED: dict[str, tuple[int, int]] = {
    "contradiction: at first, then": (1, 1),
    "contradiction: offer and threat": (1, 1),
    "contradiction: door": (1, 1),
    "contradiction: denial and deed: outright": (1, 1),
    "contradiction: denial and deed: there": (2, 2),
    "contradiction: denial and deed: troops": (1, 1),
    "instrument: adopted": (18, 26),
    "instrument: amended": (4, 6),
    "instrument: carried": (3, 4),
    "instrument: clause deleted": (1, 2),
    "instrument: denounced": (4, 5),
    "instrument: expired": (4, 5),
    "instrument: extended": (5, 6),
    "instrument: in force": (3, 4),
    "instrument: ratified": (5, 5),
    "instrument: rejected": (3, 4),
    "instrument: signed": (36, 39),
    "instrument: suspended": (1, 5),
}
"""Pattern -> (right, found). A pattern that is not here was met by none: its p is a quarter."""


def sure(pattern: str, *, seconded: bool, named: bool) -> float:
    """The probability of an item found by a pattern, in [0, 1]."""
    right, found = COUNTED.get(pattern, (0, 0))
    p = (right + 1) / (found + 4)
    if seconded:
        p = 1 - (1 - p) * 0.8
    if named:
        p = 1 - (1 - p) * 0.9
    return round(p, 3)
