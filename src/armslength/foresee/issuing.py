"""Forecasts as they are issued: quantiles for each period to come, and silence where the past does not bear them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from armslength.floats import Floats
from armslength.foresee.backtest import Tested
from armslength.foresee.baselines import BaseRate
from armslength.foresee.scores import crps
from armslength.foresee.standard import BASELINES, FIRST, forecast
from armslength.records import Ahead, Outlook, Track

POOL = "pool"
BASE = "base rate"
MOST_ORIGINS = 60
"""Past forecasts made for a record: every so-manieth period where there are more."""
DIGITS = 4
MARGIN = 0.02
"""Less saved than that is nothing to show; what the rule is worth: docs/how-to/outlook.md."""


def issue(
    values: Floats,
    groups: Sequence[Sequence[int]],
    outlooks: Sequence[Outlook],
    starts: Sequence[str],
    *,
    whole: bool,
    bounds: tuple[float, float],
) -> list[Outlook]:
    """Each outlook with what is said of the periods to come.

    A series is forecast as far ahead as its method beat every baseline, by `MARGIN` or more, at each step on the way, on the
    series' own past; beyond that, and where it did not at the first step, only the base rate is given. So it is too of a
    series that never moved, and of one whose group the vector autoregression cannot fit.

    Args:
        values: (periods, series), oldest first, NaN where not known; a series' first value must be known.
        groups: as for `forecast`.
        outlooks: one a series, without `ahead`.
        starts: first days of the periods to come, one after the other.
        whole: the values are counts.
        bounds: of the values.

    Returns:
        None of them where fewer periods were seen than a first forecast needs.
    """
    if len(values) < FIRST or not outlooks or not starts:
        return []
    moved = [s for s in range(values.shape[1]) if np.nanmin(values[:, s]) < np.nanmax(values[:, s])]
    found = dict(enumerate(base_rates(values, outlooks, starts, bounds=bounds)))
    for columns, tested in _tested(values, groups, moved, len(starts), whole=whole):
        shown = np.logical_and.accumulate(_beaten(tested), axis=0)
        drawn = {name: _quantiles(tested.latest[name], bounds) for name in (POOL, BASE)}
        for s, column in enumerate(columns):
            ahead = tuple(
                _ahead(drawn, (h, s), start, _track(tested, h, s), forecastable=bool(shown[h, s]))
                for h, start in enumerate(starts)
            )
            found[column] = replace(outlooks[column], ahead=ahead)
    return [found[column] for column in range(len(outlooks))]


def _tested(
    values: Floats, groups: Sequence[Sequence[int]], moved: Sequence[int], periods: int, *, whole: bool
) -> Iterator[tuple[list[int], Tested]]:
    """The columns that can be forecast, with their record: all at once, or each group alone where one cannot be fitted."""
    kept = [[c for c in group if c in moved] for group in groups]
    kept = [group for group in kept if group]
    columns = [c for group in kept for c in group]
    if not columns:
        return
    place = {c: n for n, c in enumerate(columns)}
    every = max(1, -(-(len(values) - FIRST) // MOST_ORIGINS))
    try:
        yield columns, forecast(
            values[:, columns], [[place[c] for c in group] for group in kept],
            horizons=range(1, periods + 1), whole=whole, every=every,
        )  # fmt: skip
    except np.linalg.LinAlgError:
        if len(kept) > 1:
            for group in kept:
                yield from _tested(values, [group], group, periods, whole=whole)


def _beaten(tested: Tested) -> NDArray[np.bool_]:
    """(horizons, series): whether the pool had a mean CRPS below that of every baseline, by the margin at least."""
    total = np.nansum(tested.crps, axis=1)
    best = np.min([total[tested.of(name)] for name in BASELINES], axis=0)
    return np.asarray(tested.forecastable(POOL, BASELINES) & (total[tested.of(POOL)] <= (1 - MARGIN) * best))


def base_rates(
    values: Floats, outlooks: Sequence[Outlook], starts: Sequence[str], *, bounds: tuple[float, float]
) -> list[Outlook]:
    """As `issue`, of series whose past values were put right with hindsight, on which nothing can be tested: base rates alone."""
    if len(values) < FIRST or not outlooks or not starts:
        return []
    base = _quantiles(BaseRate()(values, range(1, len(starts) + 1)), bounds)
    return [
        replace(
            outlook,
            ahead=tuple(
                _ahead({BASE: base}, (h, s), start, None, forecastable=False)
                for h, start in enumerate(starts)
            ),
        )
        for s, outlook in enumerate(outlooks)
    ]


def side_by_side(
    outlooks: Sequence[Outlook], starts: Sequence[str], quantiles: Floats, base: Floats
) -> list[Outlook]:
    """Each outlook with two futures, (periods, series, n) each, neither of them a tested forecast."""
    return [
        replace(
            outlook,
            ahead=tuple(
                Ahead(
                    start=start,
                    horizon=h + 1,
                    forecastable=False,
                    quantiles=tuple(quantiles[h, s].tolist()),
                    base=tuple(base[h, s].tolist()),
                )
                for h, start in enumerate(starts)
            ),
        )
        for s, outlook in enumerate(outlooks)
    ]


def settled(outlook: Outlook, observed: Mapping[str, float]) -> Outlook:
    """The outlook with the scores of the periods whose value is given, by first day; those scored before stay as they are."""
    return replace(
        outlook, ahead=tuple(_settled(ahead, observed.get(ahead.start)) for ahead in outlook.ahead)
    )


def _settled(ahead: Ahead, observed: float | None) -> Ahead:
    if observed is None or ahead.observed is not None:
        return ahead
    came = np.asarray(observed)
    low, high = ahead.interval
    return replace(
        ahead,
        observed=observed,
        crps=float(crps(np.array(ahead.quantiles), came)),
        base_crps=float(crps(np.array(ahead.base), came)),
        covered=low <= observed <= high,
    )


def _quantiles(draws: Floats, bounds: tuple[float, float]) -> Floats:
    """Draws (..., n) in order, within bounds, as fine as is worth keeping."""
    return np.asarray(np.sort(np.clip(draws, *bounds), axis=-1).round(DIGITS))


def _ahead(
    drawn: Mapping[str, Floats], at: tuple[int, int], start: str, track: Track | None, *, forecastable: bool
) -> Ahead:
    base = tuple(drawn[BASE][at].tolist())
    return Ahead(
        start=start,
        horizon=at[0] + 1,
        forecastable=forecastable,
        quantiles=tuple(drawn[POOL][at].tolist()) if forecastable else base,
        base=base,
        track=track,
    )


def _track(tested: Tested, h: int, s: int) -> Track:
    """The record of this series so many periods ahead."""
    told = {name: tested.crps[tested.of(name), :, h, s] for name in (POOL, *BASELINES)}
    due = np.isfinite(told[POOL])
    n = int(due.sum())
    if n == 0:
        return Track(0)
    mean = {name: float(found[due].mean()) for name, found in told.items()}
    best = min(BASELINES, key=mean.__getitem__)
    within = tested.within[tested.of(POOL), :, h, s]
    return Track(n, mean[POOL], mean[BASE], best, mean[best], float(within[due].mean()))
