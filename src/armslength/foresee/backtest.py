"""Rolling origins: what each forecaster would have said at every past period, and what came of it.

A forecaster is only ever handed the rows before the origin. Pools are learnt on the way, of scores whose time had come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from armslength.errors import InputError
from armslength.floats import Floats
from armslength.foresee import scores
from armslength.foresee.draws import Forecaster
from armslength.foresee.pool import Pool

FEWEST = 8
"""Forecasts whose time has come, before anything is said of how good they are."""


@dataclass(frozen=True, slots=True)
class Tested:
    """Scores of every forecast; NaN where what happened is not known.

    Attributes:
        names: of the forecasters, the pool last.
        origins: how many periods each forecast had seen.
        horizons: how many periods ahead.
        crps, log, within, rank, middle: (forecasters, origins, horizons, series): the scores of `scores`, of the 80% interval,
            and the error of the median.
        weights: (origins, horizons, series, members) of the pool; None without one.
        chance: (forecasters, origins, horizons, series): the probability given to a value of `event` or more; None where no
            event was asked for.
        happened: (origins, horizons, series): 1 where it came true; None as `chance`.
        latest: by name the draws (horizons, series, n) of the last origin: the forecast itself, where that is now.
    """

    names: tuple[str, ...]
    origins: tuple[int, ...]
    horizons: tuple[int, ...]
    crps: Floats
    log: Floats
    within: Floats
    rank: Floats
    middle: Floats
    weights: Floats | None
    chance: Floats | None
    happened: Floats | None
    latest: Mapping[str, Floats]

    def of(self, name: str) -> int:
        """Where a forecaster stands in the arrays."""
        return self.names.index(name)

    def skill(self, name: str, against: str, scale: Floats | None = None) -> Floats:
        """(horizons): by what share the mean CRPS of `name` is below that of `against`; negative where it is above.

        Args:
            scale: (series) each series' CRPS is divided by it first; None leaves them as they are, so that big ones rule.
        """
        weight = 1.0 if scale is None else 1 / scale
        mine, theirs = (np.nanmean(self.crps[self.of(n)] * weight, axis=(0, 2)) for n in (name, against))
        return np.asarray(1 - mine / theirs)

    def since(self, origin: int) -> Tested:
        """The same without the forecasts made before `origin`."""
        kept = [i for i, o in enumerate(self.origins) if o >= origin]
        return replace(
            self, origins=tuple(self.origins[i] for i in kept), crps=self.crps[:, kept], log=self.log[:, kept],
            within=self.within[:, kept], rank=self.rank[:, kept], middle=self.middle[:, kept],
            weights=None if self.weights is None else self.weights[kept],
            chance=None if self.chance is None else self.chance[:, kept],
            happened=None if self.happened is None else self.happened[kept],
        )  # fmt: skip

    def before(self, origin: int) -> Tested:
        """The same with only those forecasts whose time had come by `origin`."""
        due = np.array([[o + h <= origin for h in self.horizons] for o in self.origins])[:, :, None]
        crps, log, within, rank, middle = (
            np.where(due, found, np.nan)
            for found in (self.crps, self.log, self.within, self.rank, self.middle)
        )
        happened = None if self.happened is None else np.where(due, self.happened, np.nan)
        return replace(self, crps=crps, log=log, within=within, rank=rank, middle=middle, happened=happened)

    def forecastable(self, name: str, against: Sequence[str], *, fewest: int = FEWEST) -> NDArray[np.bool_]:
        """(horizons, series): whether `name` had a lower mean CRPS than every one of `against`, over `fewest` forecasts or more.

        What it says of too short a record is no. A forecast for which it says no is not to be shown as one.
        """
        n = np.isfinite(self.crps[self.of(name)]).sum(axis=0)
        total = np.nansum(self.crps, axis=1)
        best = total[[self.of(a) for a in against]].min(axis=0)
        return np.asarray((n >= fewest) & (total[self.of(name)] < best))


def roll(
    values: Floats,
    forecasters: Mapping[str, Forecaster],
    *,
    origins: Sequence[int],
    horizons: Sequence[int],
    whole: bool,
    pool: Pool | None = None,
    event: float | None = None,
    seed: int = 0,
) -> Tested:
    """Forecast `values` from each origin and score what came; what is still to come has no score.

    Args:
        values: (periods, series), oldest first, NaN where not known.
        forecasters: by name.
        origins: how many periods are seen, increasing; the last may be all of them, which forecasts the future.
        horizons: in periods, 1 or more, increasing.
        whole: the values are counts.
        pool: mixes some of the forecasters; it stands last in the result, as `pool`.
        event: what probabilities are scored of: a value of so much or more.
        seed: of the lots that break ties in ranks.

    Raises:
        InputError: an origin outside the values, horizons or origins out of order, or a pool of a forecaster that is not there.
    """
    _check(values, forecasters, origins, horizons, pool)
    names = (*forecasters, "pool") if pool else tuple(forecasters)
    rng = np.random.default_rng(seed)
    out = np.full((5, len(names), len(origins), len(horizons), values.shape[1]), np.nan)
    chance = np.full(out.shape[1:], np.nan)
    happened = np.full(out.shape[2:], np.nan)
    learning = pool.start(values.shape[1], horizons) if pool else None
    weights: list[Floats] = []
    drawn: dict[str, Floats] = {}
    for o, origin in enumerate(origins):
        history = values[:origin]
        observed = _observed(values, origin, horizons)
        drawn = {name: f(history.copy(), horizons) for name, f in forecasters.items()}
        if learning:
            drawn["pool"] = learning.mix(history, drawn, origin)
            weights.append(learning.weights.copy())
            learning.remember(origin, history, drawn, observed)
        for f, name in enumerate(names):
            out[:, f, o] = _scored(drawn[name], observed, rng, whole=whole)
            if event is not None:
                chance[f, o] = (drawn[name] >= event).mean(axis=-1)
                happened[o] = np.where(np.isfinite(observed), observed >= event, np.nan)
    crps, log, within, rank, middle = out
    return Tested(
        names=names, origins=tuple(origins), horizons=tuple(horizons),
        crps=crps, log=log, within=within, rank=rank, middle=middle,
        weights=np.stack(weights) if learning else None, latest=drawn,
        chance=None if event is None else chance, happened=None if event is None else happened,
    )  # fmt: skip


def _check(
    values: Floats,
    forecasters: Mapping[str, Forecaster],
    origins: Sequence[int],
    horizons: Sequence[int],
    pool: Pool | None,
) -> None:
    """Refuse what cannot be rolled; see `roll`."""
    if not origins or min(origins) < 1 or max(origins) > len(values) or sorted(set(origins)) != list(origins):
        raise InputError(
            f"foresee: origins {list(origins)} in {len(values)} periods; give whole numbers from 1 up, increasing"
        )
    if not horizons or min(horizons) < 1 or sorted(set(horizons)) != list(horizons):
        raise InputError(f"foresee: horizons {list(horizons)}; give whole numbers from 1 up, increasing")
    missing = [n for n in (pool.members if pool else ()) if n not in forecasters]
    if missing:
        raise InputError(f"foresee: the pool wants {', '.join(missing)}, which is not among the forecasters")


def _observed(values: Floats, origin: int, horizons: Sequence[int]) -> Floats:
    """(horizons, series): what came so many periods after the origin; NaN where that is still to come."""
    out = np.full((len(horizons), values.shape[1]), np.nan)
    for h, ahead in enumerate(horizons):
        if origin + ahead <= len(values):
            out[h] = values[origin + ahead - 1]
    return out


def _scored(draws: Floats, observed: Floats, rng: np.random.Generator, *, whole: bool) -> Floats:
    """(5, horizons, series): CRPS, log score, within the 80% interval, rank, error of the median."""
    logs = scores.log_counts if whole else scores.log_draws
    return np.stack([
        scores.crps(draws, observed), logs(draws, observed), scores.within(draws, observed),
        scores.ranks(draws, observed, rng), np.median(draws, axis=-1) - observed,
    ])  # fmt: skip
