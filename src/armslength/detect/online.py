"""On the running edge: when a detector that knew only the past would have raised the flag."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from armslength.detect import changepoints, segments
from armslength.detect.shifts import FEWEST, LEAST_PROBABLE, PERIODS_A_YEAR, Panel, Window
from armslength.records import PeriodName

PATIENCE_YEARS = 2.0
"""A shift not flagged by then is not called noticed."""


def flags(panels: Sequence[Panel], windows: Sequence[Window], period: PeriodName) -> list[int | None]:
    """For each shift the first period by whose end it would have been told; None where not within two years.

    That is the first at which the segment then running has more likely than not started within the shift's window,
    by the run length of Adams and MacKay (2007). The detector starts blind: its prior is centred on the first eight
    periods seen, and the noise is learnt as it goes.

    Args:
        panels: one series, or several that change together.
    """
    a_year = PERIODS_A_YEAR[period]
    known = [(p.values, p.weights, _first(p)) for p in panels]
    started = segments.started(known, hazard=changepoints.hazard(a_year))
    patience = round(PATIENCE_YEARS * a_year)
    out: list[int | None] = []
    for w in windows:
        until = min(len(started), w.high + patience + 1)
        recent = [float(started[w.first : min(t, w.last) + 1, t].sum()) for t in range(w.first, until)]
        out.append(next((w.first + n for n, p in enumerate(recent) if p >= LEAST_PROBABLE), None))
    return out


def _first(panel: Panel) -> float:
    """The mean of the first eight periods seen."""
    seen = np.flatnonzero(panel.weights)[:FEWEST]
    return changepoints.centre(panel.values[seen], panel.weights[seen])
