"""Series into forecasts: what may come next, how sure, and how good such forecasts were.

Everything here is a pure function over arrays (periods, series); nothing knows of dossiers, and of events only `kinds`,
`rules`, `occurrences`, `exits` and `event_record` do: what counts as one, and whether it came.
"""

from __future__ import annotations

from armslength.foresee.backtest import Tested, roll
from armslength.foresee.bvar import Posterior, Prior, fit, learn
from armslength.foresee.impulse import Responses, responses
from armslength.foresee.pool import Pool
from armslength.foresee.scenario import Scenario, conditional
from armslength.foresee.standard import BASELINES, forecast, forecasters

__all__ = [
    "BASELINES", "Pool", "Posterior", "Prior", "Responses", "Scenario", "Tested",
    "conditional", "fit", "forecast", "forecasters", "learn", "responses", "roll",
]  # fmt: skip
