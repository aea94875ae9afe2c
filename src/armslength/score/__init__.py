"""Gold sets against the coder: how often it is right, with intervals.

Each gold set is read as its makers wrote it; none is part of the package.
"""

from __future__ import annotations

from armslength.score.evaluate import Coders, Result, evaluate
from armslength.score.tally import Score
from armslength.score.written import as_passage

__all__ = ["Coders", "Result", "Score", "as_passage", "evaluate"]
