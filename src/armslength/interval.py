"""How sure an interval is: every one that Armslength gives is of 90%, the middle nine tenths of what may be."""

from __future__ import annotations

Z90 = 1.6448536
"""Standard deviations from the middle of a normal distribution to either end of its middle nine tenths."""
