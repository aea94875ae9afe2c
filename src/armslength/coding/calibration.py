"""The network's own probabilities into ones that hold: 0.7 means right in seven of ten.

Each is carried through a line on the log-odds scale whose two numbers were fitted on passages that the
weights had not seen (Platt, J. C. 1999, in Advances in Large Margin Classifiers). They are kept beside the
weights; `training/calibrate.py` fits them, and the model card has the reliability before and after.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

SMALLEST = 1e-6
Lines = Mapping[str, tuple[float, float]]
"""What is calibrated (event, class, modality, report) -> slope and intercept."""


def calibrated(raw: Mapping[str, float], lines: Lines) -> dict[str, float]:
    """Event, class, modality and report probabilities as they hold; the others as they came.

    `report` is the probability that the event is real and its class and both sides are right. Without
    fitted lines everything stays as it came.
    """
    whole = {**raw, "report": raw["event"] * raw["class"] * raw["source"] * raw["target"]}
    return {name: carried(p, *lines[name]) if name in lines else p for name, p in whole.items()}


def carried(p: float, slope: float, intercept: float) -> float:
    """A probability through a line on the log-odds scale."""
    return 1 / (1 + math.exp(-(slope * log_odds(p) + intercept)))


def log_odds(p: float) -> float:
    """log(p / (1 - p)), finite for every p in [0, 1]."""
    held = min(max(p, SMALLEST), 1 - SMALLEST)
    return math.log(held / (1 - held))
