"""On the running edge: when a detector that knew only the past would have raised the flag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from armslength.detect import changepoints, levels, segments
from armslength.detect.shifts import FEWEST, LEAST_PROBABLE, Signal, Window
from armslength.records import PERIODS_A_YEAR, PeriodName

PATIENCE_YEARS = 2.0
"""A shift not flagged by then is not called noticed."""


def flags(signals: Sequence[Signal], windows: Sequence[Window], period: PeriodName) -> list[int | None]:
    """For each shift the first period by whose end it would have been told; None where not within two years.

    That is the first at which the segment then running has more likely than not started within the shift's window,
    by the run length of Adams and MacKay (2007). The detector starts blind: its prior is centred on the first eight
    periods seen, and the noise is learnt as it goes.

    Args:
        signals: one series, or several that change together.
    """
    a_year = PERIODS_A_YEAR[period]
    hazard, patience = changepoints.hazard(a_year), round(PATIENCE_YEARS * a_year)
    known = [(p.values, p.weights, _early_mean(p)) for p in signals]
    together = segments.started(known, hazard=hazard) if len(known) > 1 and windows else None

    def recent(window: Window) -> Iterator[tuple[int, float]]:
        """Periods from the window's first on, and how probably the segment running then started in the window."""
        if together is None:
            (y, w, middle), until = known[0], window.high + patience + 1
            return levels.running(y[:until], w[:until], middle, (window.first, window.last), hazard=hazard)
        started = together[window.first : window.last + 1, : window.high + patience + 1].sum(axis=0)
        return ((t, float(p)) for t, p in enumerate(started) if t >= window.first)

    return [next((t for t, p in recent(w) if p >= LEAST_PROBABLE), None) for w in windows]


def _early_mean(signal: Signal) -> float:
    """The mean of the first eight periods seen."""
    seen = np.flatnonzero(signal.weights)[:FEWEST]
    return changepoints.centre(signal.values[seen], signal.weights[seen])
