"""Two versions of a doctrine, treaty or constitution, clause by clause: what went, came, moved, binds less or more.

A pure room: texts and the spans of their sentences in, a comparison out. Every statement points to words in both.
"""

from armslength.instruments.compare import compare
from armslength.instruments.model import (
    Change,
    Clause,
    Comparison,
    Edit,
    Finding,
    Term,
    Touch,
)

__all__ = [
    "Change",
    "Clause",
    "Comparison",
    "Edit",
    "Finding",
    "Term",
    "Touch",
    "compare",
]
