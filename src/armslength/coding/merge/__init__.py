"""Reports into events: which tell of one deed, and what is denied.

`sameness` says whether two reports are one deed, by `likeness` of words, `talks`, `counts` and `wholes`; `grouping` makes the events,
`denials` tells which deny which.
"""

from __future__ import annotations

from armslength.coding.merge.grouping import merge
from armslength.coding.merge.sameness import Provenance

__all__ = ["Provenance", "merge"]
