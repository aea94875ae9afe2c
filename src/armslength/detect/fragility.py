"""How few deeds a shift hangs on: so few must be misread, or untrue, for it not to be told.

After the fragility index of trials, the fewest patients whose outcome decides whether a finding is significant (Walsh, M. et al.
2014, Journal of Clinical Epidemiology 67). Deeds are taken away weightiest first, so that other choices might need fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from armslength.records import FEW_DEEDS


def hangs_on(drivers: Sequence[str], stands: Callable[[AbstractSet[str]], bool]) -> int | None:
    """How many of the deeds that made a shift have to be taken away before it is no longer more likely than not.

    Args:
        drivers: the events that made it, weightiest first.
        stands: whether it does without some events.

    Returns:
        None where it stands without any of the first `FEW_DEEDS`.
    """
    for count in range(1, min(FEW_DEEDS, len(drivers)) + 1):
        if not stands(frozenset(drivers[:count])):
            return count
    return None
