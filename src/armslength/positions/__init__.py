"""Who holds which position on which issue, from when to when, and when that was reversed.

Pure: no database, no network. `statements` reads one document, `positions` puts together those of many, `reversals` looks
for those that were turned round. What the coder found (reports, actors, dates, turns) is handed in.
"""

from __future__ import annotations

from armslength.positions.asked import is_asked
from armslength.positions.homes import homes
from armslength.positions.model import Holder, Issue, Position, Reversal, Statement
from armslength.positions.over_time import positions
from armslength.positions.reversals import reversals
from armslength.positions.statements import statements
from armslength.positions.told import Told

__all__ = [
    "Holder",
    "Issue",
    "Position",
    "Reversal",
    "Statement",
    "Told",
    "homes",
    "is_asked",
    "positions",
    "reversals",
    "statements",
]
