"""Red lines, contradictions, commitments and instruments: what an analyst notes down beside the single deeds.

Pure: no database, no network. What the coder found (reports, actors, dates, turns) is handed in, as to `positions`.
"""

from __future__ import annotations

from armslength.ledgers.ledger import Ledgers, credit, ledgers, of
from armslength.ledgers.model import Commitment, Contradiction, Credit, Instrument, Later, RedLine, Said

__all__ = [
    "Commitment",
    "Contradiction",
    "Credit",
    "Instrument",
    "Later",
    "Ledgers",
    "RedLine",
    "Said",
    "credit",
    "ledgers",
    "of",
]
