"""What is forecast with: the baselines, three forecasters that know more, and the pool of them that was measured best."""

from __future__ import annotations

from collections.abc import Sequence

from armslength.errors import InputError
from armslength.floats import Floats
from armslength.foresee.backtest import Tested, roll
from armslength.foresee.baselines import baselines
from armslength.foresee.counts import LocalCounts
from armslength.foresee.draws import Forecaster
from armslength.foresee.levels import LocalLevel
from armslength.foresee.pool import Pool
from armslength.foresee.vectors import Vector

BASELINES = tuple(baselines(whole=True))
COUNTS = Pool(("base rate", "local", "vector"), edges=(0.1, 0.3, 1.0, 4.0), expected=(0.3, 0.5, 0.2))
VALUES = Pool(
    ("base rate", "local", "vector", "smoothing", "persistence"),
    expected=(0.2, 0.4, 0.1, 0.15, 0.15),
    narrows=True,
)
FADES = (1.0, 0.95, 0.88)
FIRST = 8
"""Periods seen before the first forecast of a record."""


def forecasters(groups: Sequence[Sequence[int]], *, whole: bool) -> dict[str, Forecaster]:
    """By name: the five baselines, `local` and `vector`.

    Args:
        groups: series (columns) that act on each other; every series in one.
        whole: the series are counts.
    """
    local: Forecaster = LocalCounts() if whole else LocalLevel()
    vector = Vector(groups, lags=2, whole=True) if whole else Vector(groups, lags=3, fades=FADES)
    return {**baselines(whole=whole), "local": local, "vector": vector}


def forecast(
    values: Floats, groups: Sequence[Sequence[int]], *, horizons: Sequence[int], whole: bool, every: int = 1
) -> Tested:
    """The forecast from the end of `values` (in `latest["pool"]`) with the record of the same method on the past.

    Args:
        values: (periods, series), oldest first, NaN where not known.
        groups: as for `forecasters`.
        horizons: in periods.
        whole: the series are counts.
        every: a past forecast every so many periods; fewer are quicker.

    Raises:
        InputError: groups that leave a series out or have it twice, or a series of which nothing is known.
    """
    if sorted(column for group in groups for column in group) != list(range(values.shape[1])):
        raise InputError(
            f"foresee: groups of {values.shape[1]} series; put every column in one group, and in no other"
        )
    end = len(values)
    origins = [*range(end, FIRST - 1, -every)][::-1] or [end]
    pool = COUNTS if whole else VALUES
    return roll(
        values, forecasters(groups, whole=whole), origins=origins, horizons=horizons, whole=whole, pool=pool
    )
