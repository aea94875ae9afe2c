"""Turns of one plain series, dates and values and nothing else: when it turned, which way, how surely.

For series that grow with what is reported, such as a pair's weekly sum of scores: twice the coverage doubles the sum
though nobody behaves otherwise. A turn has to stand out in two ways:

- **size**: the quarter that begins with it differs from the quarter before and from the three years before, in the
  same direction, by so many standard errors of the series' own noise. The first says that it happened then; the
  second that it is no mere return from a shock, for by then the shock is in the past it is held against.
- **conduct** and **length**: of the change three tenths are left when the two loudest weeks of the quarter are taken out,
  and what as much as twice, or half, the coverage would have made of the old level.

How well this finds dated realignments, and what it misses, stands in `bench/realignments/`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from armslength.detect.densest import MASS, densest
from armslength.errors import InputError
from armslength.floats import Floats
from armslength.interval import Z90, t90
from armslength.periods import MONTHS
from armslength.records import Direction, PeriodName

Triple = tuple[float, float, float]

ALLOWANCE = 2.0
"""A change of coverage by this factor, up or down, is attention and not conduct."""
LEFT = 0.3
"""Share of a change that must be left without its loudest weeks and without what coverage explains."""
MOST_ALIKE = 0.9
CLIP = 20.0
"""No value counts for more than this many times the median size: one typing error is not an era."""
HUGE = 1e300
GROWTH = 1.5
"""The noise of the coming quarter is that of the past times the growth of coverage, up to this factor."""
YEARS_BETWEEN = 2.0
"""Prior: a change every two years. Sums of scores change their level much oftener than the warmth of deeds."""
LEAST_PROBABLE = 0.5
FEWEST_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of level of a plain series.

    Attributes:
        best: first day of the period in which the new level most probably began.
        start, end: first days of the first and the last period of the 90% interval of that.
        probability: that the level changed there, in [0, 1], at one change in two years beforehand.
        size: by how many standard errors of the series' own noise.
        direction: `up` is warmer where larger values are friendlier.
        before, after: mean of the half year before and of the quarter from `best` on, in the values' own unit, each
            with its 90% interval. Values beyond twenty times the series' median size count as that.
        flagged: the first day on which the data up to then would have given this turn; None where they never did.
    """

    best: str
    start: str
    end: str
    probability: float
    size: float
    direction: Direction
    before: Triple
    after: Triple
    flagged: str | None


@dataclass(frozen=True, slots=True)
class _Form:
    """How long a quarter is, in periods, how many loud ones are left out, and how many it takes to speak at all."""

    quarter: int
    loud: int
    fewest: int

    @property
    def half(self) -> int:
        return 2 * self.quarter

    @property
    def years(self) -> int:
        return 12 * self.quarter


FORMS: dict[PeriodName, _Form] = {
    "week": _Form(quarter=13, loud=2, fewest=4),
    "month": _Form(quarter=3, loud=1, fewest=2),
    # Coarser than months there is no quarter to look at: three periods stand for it, and 36 for the three years.
    "quarter": _Form(quarter=3, loud=1, fewest=2),
    "year": _Form(quarter=3, loud=1, fewest=2),
}
HALF_YEARS: dict[PeriodName, float] = {"week": 0.5, "month": 0.5, "quarter": 1.5, "year": 6.0}
"""Years that the half year of a form really lasts."""


class _Found(NamedTuple):
    """A turn by the numbers of its periods: where it was found, its size with the sign of its direction, and when it was flagged."""

    at: int
    size: float
    probability: float
    flag: int | None


def shifts_in(
    dates: Sequence[str | date],
    values: Sequence[float | None],
    *,
    period: PeriodName | None = None,
    coverage: float = ALLOWANCE,
    least_probable: float = LEAST_PROBABLE,
) -> tuple[Turn, ...]:
    """The turns of a plain series, in order of time; empty where there are none or too little is known to say.

    Args:
        dates: one a value, ISO (`2020-08-09`, `2020-08`, `2020`; a time of day behind it is passed over) or `date`; any order,
            gaps allowed. Several in one period are averaged.
        values: on any scale, zero being neutral; None, NaN and infinities are unknown. A week in which nothing was
            reported is 0 in a sum of scores and None in a mean of them: what is left out is unknown, never 0.
        period: of the values; read off the median gap where it is not given. Days make weeks.
        coverage: by what factor the number of reports alone may have grown or shrunk: so much of a change is put
            down to attention. 1 for means, shares and indices, which more reports do not make larger.
        least_probable: turns below this probability are not told. Lower finds more, and cries wolf oftener.

    Raises:
        InputError: as many dates as values are needed; a date or a value is none; a period is unknown; `coverage` is
            below 1; `least_probable` is no probability.
    """
    days, given = _days(dates, values), _given(values)
    name = period or _period(days)
    if name not in FORMS:
        raise InputError(f"shifts_in: period {name!r} is unknown; allowed: {', '.join(FORMS)}")
    _check(coverage, least_probable)
    form = FORMS[name]
    laid, first_day = _laid(days, given, name)
    scaled, scale = _scaled(laid)
    if np.isfinite(laid).sum() < FEWEST_BEFORE + form.fewest or not scale:
        return ()

    def probable(upto: int) -> tuple[Floats, Floats]:
        sizes, counts = _sizes(_scaled(laid[:upto])[0], form, coverage)
        return sizes, _probability(sizes, counts, HALF_YEARS[name])

    sizes, probability = probable(len(scaled))
    turns = []
    for at in _peaks(np.where(probability >= least_probable, np.abs(sizes), 0.0), form.quarter):
        flag = _flag(probable, at, float(np.sign(sizes[at])), form, least_probable, len(scaled))
        found = _Found(at, float(sizes[at]), float(probability[at]), flag)
        turns.append(_told(found, scaled, scale, form, first_day))
    return tuple(sorted(turns, key=lambda t: t.best))


def _check(coverage: float, least_probable: float) -> None:
    if not coverage >= 1:
        raise InputError(
            f"shifts_in: coverage {coverage!r}; give the factor it may have changed by, 1 or more"
        )
    if not 0 <= least_probable <= 1:
        raise InputError(f"shifts_in: least_probable {least_probable!r}; give a probability, 0 to 1")


def _told(found: _Found, scaled: Floats, scale: float, form: _Form, first_day: Callable[[int], str]) -> Turn:
    """A turn with its days, and its levels in the values' own unit."""
    best, low, high, slack = _when(scaled, found.at, math.copysign(1, found.size), form)
    return Turn(
        best=first_day(best),
        start=first_day(low),
        end=first_day(high),
        probability=round(min(found.probability, 0.999), 3),
        size=round(abs(found.size), 2),
        direction="up" if found.size > 0 else "down",
        before=_level(scaled[max(0, best - form.half) : best], scaled, scale, slack),
        after=_level(scaled[best : best + form.quarter], scaled, scale, slack),
        flagged=None if found.flag is None else first_day(found.flag),
    )


def _days(dates: Sequence[str | date], values: Sequence[float | None]) -> list[date]:
    if len(dates) != len(values):
        raise InputError(
            f"shifts_in: {len(dates)} dates and {len(values)} values; give one date for each value"
        )
    out = []
    for n, given in enumerate(dates):
        if isinstance(given, date):
            out.append(given.date() if isinstance(given, datetime) else given)
            continue
        day, clock = str(given)[:10], str(given)[10:]
        try:
            out.append(
                date.fromisoformat((day + "-01-01")[:10] if clock[:1] in ("", "T", " ") else str(given))
            )
        except ValueError as error:
            raise InputError(
                f"shifts_in: date {n} is {given!r}; write it as 2020-08-09, 2020-08 or 2020"
            ) from error
    return out


def _given(values: Sequence[float | None]) -> Floats:
    """The values, NaN where unknown."""
    out = np.full(len(values), math.nan)
    for n, value in enumerate(values):
        if value is None:
            continue
        try:
            out[n] = float(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise InputError(
                f"shifts_in: value {n} is {value!r:.40}; give a number, or None where it is unknown"
            ) from error
    return out


def _period(days: Sequence[date]) -> PeriodName:
    """The period that the median gap speaks of; week where there is no gap."""
    gaps = np.diff(np.unique([d.toordinal() for d in days]))
    gap = float(np.median(gaps)) if gaps.size else 0.0
    return "week" if gap <= 10 else "month" if gap <= 45 else "quarter" if gap <= 135 else "year"


def _laid(days: Sequence[date], given: Floats, period: PeriodName) -> tuple[Floats, Callable[[int], str]]:
    """One value a period without gaps, NaN where nothing is known, and the first day of the period of a number."""
    if not days:
        return np.empty(0), str
    origin = min(days)
    months = MONTHS.get(period, 0)
    base = (origin.year * 12 + origin.month - 1) // max(months, 1)

    def number(day: date) -> int:
        return (day.year * 12 + day.month - 1) // months - base if months else (day - origin).days // 7

    def first_day(n: int) -> str:
        if not months:
            return date.fromordinal(min(origin.toordinal() + 7 * n, date.max.toordinal())).isoformat()
        month = (base + n) * months
        return f"{month // 12:04}-{month % 12 + 1:02}-01"

    at = np.array([number(d) for d in days])
    at, given = at[np.isfinite(given)], given[np.isfinite(given)]
    sums, counts = np.zeros(max(map(number, days)) + 1), np.zeros(max(map(number, days)) + 1)
    np.add.at(counts, at, 1)
    np.add.at(sums, at, given / counts[at])
    return np.where(counts > 0, sums, math.nan), first_day


def _scaled(x: Floats) -> tuple[Floats, float]:
    """The values by their median size, none beyond `CLIP` of it; and that size, 0 where none is known but zeros."""
    known = np.abs(x[np.isfinite(x) & (x != 0)])
    if not known.size:
        return x, 0.0
    share = 0.25 if float(known.max()) > HUGE else 1.0  # the sum of two such is past what a float holds
    scale = float(np.median(known * share)) / share
    with np.errstate(over="ignore"):
        return np.clip(x / scale, -CLIP, CLIP), scale


def _sizes(x: Floats, form: _Form, allowance: float) -> tuple[Floats, Floats]:
    """At each period the size of the turn that begins there, signed, 0 where there is none; and what it rests on.

    Returns:
        Standard errors, (periods,); and the number of values that the nearer contrast is worth, (periods,).
    """
    n = len(x)
    seen = np.isfinite(x)
    filled = np.where(seen, x, 0.0)
    sums = [np.concatenate([[0.0], np.cumsum(v)]) for v in (seen, filled, filled**2, np.abs(filled))]
    at = np.arange(n)

    def means(first: NDArray[np.intp], last: NDArray[np.intp]) -> tuple[Floats, Floats, Floats, Floats]:
        count, total, square, extent = (s[last] - s[first] for s in sums)
        some = np.maximum(count, 1.0)
        return count, total / some, square / some, extent / some

    def past(periods: int) -> tuple[Floats, Floats, Floats, Floats]:
        return means(np.maximum(at - periods, 0), at)

    count, level, _, extent = means(at, np.minimum(at + form.quarter, n))
    quieter = _quieter(x, form)
    everything = float(np.var(x[seen])) if seen.any() else 0.0
    old = past(form.years)
    # The past's own spread, with half a year's worth of the whole series': the first weeks know too little of it.
    spread = old[0] * np.maximum(old[2] - old[1] ** 2, 0.0) + form.half * everything
    noise = np.maximum(spread / (old[0] + form.half) * _slack(x, form), 1e-12)

    grown = np.clip(extent / np.maximum(old[3], 1e-9), 1.0, GROWTH)

    def contrast(before: tuple[Floats, Floats, Floats, Floats], now: Floats, most: float) -> Floats:
        """Standard errors between a past and now, less what coverage up to `most` times explains."""
        ratio = np.clip(extent / np.maximum(before[3], 1e-9), 1 / most, most)
        change, explained = now - before[1], before[1] * (ratio - 1)
        explained = np.where(
            change * explained > 0, np.sign(change) * np.minimum(np.abs(change), np.abs(explained)), 0.0
        )
        error = noise * (1 / np.maximum(before[0], 1) + grown**2 / np.maximum(count, 1))
        return np.asarray((change - explained) / np.sqrt(error))

    near = past(form.quarter)
    sizes = np.zeros(n)
    for sign, quiet in ((1.0, quieter[0]), (-1.0, quieter[1])):
        size = np.minimum(sign * contrast(old, level, 1.0), sign * contrast(near, level, 1.0))
        left = np.minimum(
            sign * contrast(old, quiet, allowance), sign * contrast(past(form.half), quiet, allowance)
        )
        sizes = np.where((size > 0) & (left > LEFT * size), sign * size, sizes)
    enough = (old[0] >= FEWEST_BEFORE) & (near[0] >= min(form.fewest, form.quarter)) & (count >= form.fewest)
    return np.where(enough, sizes, 0.0), near[0] * count / np.maximum(near[0] + count, 1.0)


def _slack(x: Floats, form: _Form) -> float:
    """By how much a mean's variance is larger than if each period were drawn anew, from how alike neighbours are.

    Likeness is that of neighbours' distances from the half year around them, none counting for more than two
    deviations, so that neither a turn nor a storm of a few weeks counts as it.
    """
    seen = np.isfinite(x)
    window = np.ones(min(2 * form.quarter + 1, len(x)))
    count = np.convolve(seen, window, "same")
    around = np.convolve(np.where(seen, x, 0.0), window, "same") / np.maximum(count, 1.0)
    off = np.where(seen, x - around, 0.0)
    usual = 2 * 1.4826 * float(np.median(np.abs(off[seen]))) if seen.any() else 0.0
    off = np.clip(off, -usual, usual) if usual > 0 else off
    power = float((off**2).sum())
    alike = float((off[1:] * off[:-1]).sum()) / power if power > 0 else 0.0
    alike = min(max(alike, 0.0), MOST_ALIKE)
    return (1 + alike) / (1 - alike)


def _quieter(x: Floats, form: _Form) -> tuple[Floats, Floats]:
    """Mean of each coming quarter without its highest periods, and without its lowest; at least two are kept."""
    padded = np.concatenate([x, np.full(form.quarter - 1, math.nan)])
    ordered = np.sort(np.lib.stride_tricks.sliding_window_view(padded, form.quarter), axis=1)
    count = np.isfinite(ordered).sum(axis=1)
    sums = np.concatenate([np.zeros((len(x), 1)), np.nancumsum(ordered, axis=1)], axis=1)
    left_out = np.minimum(form.loud, np.maximum(count - 2, 0))
    rows, kept = np.arange(len(x)), np.maximum(count - left_out, 1)
    return sums[rows, count - left_out] / kept, (sums[rows, count] - sums[rows, left_out]) / kept


def _probability(sizes: Floats, counts: Floats, years: float) -> Floats:
    """Probability of a change from its size: the Bayes factor of a mean with a unit of information, and the prior."""
    prior = 1 - math.exp(-years / YEARS_BETWEEN)
    worth = np.maximum(counts, 1.0)
    log_factor = 0.5 * (sizes**2 * worth / (1 + worth) - np.log1p(worth))
    log_odds = np.clip(log_factor + math.log(prior / (1 - prior)), -700, 700)
    return np.where(sizes == 0, 0.0, 1 / (1 + np.exp(-log_odds)))


def _peaks(sizes: Floats, apart: int) -> list[int]:
    """The largest sizes, each a quarter from any larger one."""
    left = sizes.copy()
    out = []
    while left.size and left.max() > 0:
        at = int(left.argmax())
        out.append(at)
        left[max(0, at - apart) : at + apart + 1] = 0.0
    return out


def _when(x: Floats, at: int, sign: float, form: _Form) -> tuple[int, int, int, float]:
    """The likeliest period of a turn found at `at`, the shortest 90% stretch around it, and the slack of the noise there.

    One change of mean, in the turn's direction, with an unknown noise, within a quarter of where it was found; its
    evidence is weakened by as much as neighbouring periods are alike (`_slack`'s factor). The likeliest is one from which the
    quarter differs in that direction from the half year before, as is told of it; where the turn was found, it does.
    """
    first, last = max(0, at - form.half), min(len(x), at + form.quarter)
    splits = np.arange(max(first + 2, at - form.quarter), min(last - 1, at + form.quarter + 1))

    def left_over(split: int) -> tuple[Floats, float]:
        parts = [x[first:split], x[split:last]]
        means = [float(np.nanmean(p)) if np.isfinite(p).any() else math.nan for p in parts]
        return np.concatenate([p - m for p, m in zip(parts, means, strict=True)]), means[1] - means[0]

    def differs(split: int) -> bool:
        """Whether the levels that are told of a turn there are in its direction."""
        sides = x[max(0, split - form.half) : split], x[split : split + form.quarter]
        before, after = (float(np.nanmean(s)) if np.isfinite(s).any() else math.nan for s in sides)
        return (after - before) * sign > 0

    here, _ = left_over(at)
    slack = _slack(here, form)
    log_mass = np.full(len(splits), -math.inf)
    for n, split in enumerate(splits.tolist()):
        off, change = left_over(split)
        if change * sign > 0:
            log_mass[n] = -0.5 * np.isfinite(here).sum() / slack * math.log(float(np.nansum(off**2)) + 1e-9)
    if not np.isfinite(log_mass).any():
        return at, at, at, slack
    mass = np.exp(log_mass - log_mass.max())
    best = int(np.where([differs(split) for split in splits.tolist()], mass, -1.0).argmax())
    low, high = densest(mass / mass.sum(), best, MASS)
    return int(splits[best]), int(splits[low]), int(splits[high]), slack


def _flag(
    probable: Callable[[int], tuple[Floats, Floats]],
    at: int,
    sign: float,
    form: _Form,
    least: float,
    periods: int,
) -> int | None:
    """The first period at whose beginning the periods before it told of this turn."""
    near = slice(max(0, at - form.quarter // 2), at + form.quarter // 2 + 1)
    for upto in range(at + form.fewest, min(at + form.quarter, periods) + 1):
        sizes, probability = probable(upto)
        if ((probability[near] >= least) & (sizes[near] * sign > 0)).any():
            return upto
    return None


def _level(x: Floats, series: Floats, scale: float, slack: float) -> Triple:
    """Mean of the known values with its 90% interval, back in their own unit; one value alone is as unsure as all scatter."""
    known = x[np.isfinite(x)]
    if known.size == 0:
        return math.nan, math.nan, math.nan
    mean = float(known.mean()) * scale
    alone = known.size == 1
    spread = Z90 * float(np.nanstd(series)) if alone else t90(known.size - 1) * float(known.std(ddof=1))
    error = spread * scale * math.sqrt(slack / known.size)
    return _six(mean), _six(mean - error), _six(mean + error)


def _six(value: float) -> float:
    return float(f"{value:.6g}")
