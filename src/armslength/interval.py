"""How sure an interval is: every one that Armslength gives is of 90%, the middle nine tenths of what may be."""

from __future__ import annotations

import math

Z90 = 1.6448536
"""Standard deviations from the middle of a normal distribution to either end of its middle nine tenths."""


def t90(freedom: int) -> float:
    """The same of Student's distribution: where the deviation is itself known from few values, one more than `freedom`.

    Exact for one and two degrees of freedom, within 0.01 for more (Abramowitz and Stegun 26.7.5).
    """
    if freedom <= 2:
        return math.tan(0.45 * math.pi) if freedom < 2 else 0.9 * math.sqrt(2 / 0.19)
    z, n = Z90, float(freedom)
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
    )
