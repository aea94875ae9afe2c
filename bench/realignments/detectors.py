"""Detectors of turns in plain series: ours, and what others use. Each can be asked at several thresholds.

A detector takes dates and values (None or NaN unknown) and gives alarms `(day, sign, strength)`, all those of the lowest
threshold of its `sweep`; those of a higher one are the alarms at least so strong. Those that do not nest
(PELT: a higher penalty may move a change) are run anew for every threshold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from armslength.detect.plain import ALLOWANCE, LEAST_PROBABLE, shifts_in
from armslength.records import PERIODS_A_YEAR

Alarm = tuple[date, int, float]
Found = Callable[[Sequence[date], NDArray[np.float64], float], list[Alarm]]


@dataclass(frozen=True, slots=True)
class Detector:
    """A detector.

    Attributes:
        find: dates, values and threshold -> alarms.
        default: the threshold that its users get, or what its literature advises.
        sweep: thresholds from the most to the least alarms.
        nested: whether alarms at a higher threshold are among those at a lower one.
        values: `sums` or `means`, and the period of the series it is given.
    """

    name: str
    find: Found
    default: float
    sweep: tuple[float, ...]
    nested: bool = True
    values: str = "sums"
    period: str = "week"


def _filled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Baselines know no gaps: an unknown value is the median."""
    known = values[np.isfinite(values)]
    return np.where(np.isfinite(values), values, np.median(known) if known.size else 0.0)


def _standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    full = _filled(values)
    return (full - full.mean()) / (full.std() or 1.0)


def ours(coverage: float = ALLOWANCE) -> Found:
    """armslength.detect.plain.shifts_in; at a coverage of 1 it puts nothing down to attention, as the others do not."""

    def find(dates: Sequence[date], values: NDArray[np.float64], threshold: float) -> list[Alarm]:
        return [
            (date.fromisoformat(t.best), 1 if t.direction == "up" else -1, t.probability)
            for t in shifts_in(dates, values.tolist(), coverage=coverage, least_probable=threshold)
        ]

    return find


def _segments(
    dates: Sequence[date], x: NDArray[np.float64], bounds: Sequence[int], strength: float
) -> list[Alarm]:
    edges = [0, *bounds]
    levels = [x[a:b].mean() for a, b in pairwise(edges)]
    return [
        (dates[edges[n]], 1 if levels[n] > levels[n - 1] else -1, strength) for n in range(1, len(levels))
    ]


def pelt(kernel: str) -> Found:
    """PELT of ruptures on the standardised series, its penalty the threshold."""
    import ruptures  # noqa: PLC0415 - only here, where it is installed

    def find(dates: Sequence[date], values: NDArray[np.float64], threshold: float) -> list[Alarm]:
        x = _standard(values)
        if len(x) < 8:
            return []
        bounds = ruptures.KernelCPD(kernel, min_size=4).fit(x.reshape(-1, 1)).predict(pen=threshold)
        return _segments(dates, x, bounds, threshold)

    return find


def cusum(dates: Sequence[date], values: NDArray[np.float64], threshold: float) -> list[Alarm]:
    """Page's two-sided CUSUM, slack half a deviation, against the mean and deviation since the last alarm (two years)."""
    x, out, last = _filled(values), [], 0
    up = down = 0.0
    for t in range(len(x)):
        past = x[max(last, t - 104) : t]
        if len(past) < 8:
            continue
        z = (x[t] - past.mean()) / (past.std() or 1.0)
        up, down = max(0.0, up + z - 0.5), max(0.0, down - z - 0.5)
        if max(up, down) > threshold:
            out.append((dates[t], 1 if up > down else -1, threshold))
            up = down = 0.0
            last = t
    return out


def z_score(dates: Sequence[date], values: NDArray[np.float64], threshold: float) -> list[Alarm]:
    """A month's mean so many deviations from the 24 months before; silent for a quarter after an alarm."""
    out: list[Alarm] = []
    quiet = 0
    for t in range(len(values)):
        past = values[max(0, t - 24) : t]
        past = past[np.isfinite(past)]
        if t < quiet or len(past) < 3 or not math.isfinite(values[t]) or past.std() == 0:
            continue
        z = (values[t] - past.mean()) / past.std()
        if abs(z) >= threshold:
            out.append((dates[t], 1 if z > 0 else -1, abs(z)))
            quiet = t + 3
    return out


def bcp(dates: Sequence[date], values: NDArray[np.float64], threshold: float) -> list[Alarm]:
    """Barry and Hartigan's posterior (as R's bcp): our engine on the standardised series, nothing transformed.

    Alarms where a change within nine weeks is likelier than not; the threshold is how many years the prior puts
    between two changes, for the probabilities themselves soon are all 1.
    """
    from armslength.detect import levels  # noqa: PLC0415 - only here
    from armslength.detect.changepoints import HEAVIEST, hazard  # noqa: PLC0415 - only here

    x = _standard(values)
    # The engine is made for values in [-1, 1], whose noise it learns in a range.
    found = levels.posterior(
        0.3 * x, np.full(len(x), HEAVIEST), hazard=hazard(PERIODS_A_YEAR["week"], threshold)
    )
    mass = np.convolve(found.change, np.ones(9), "same")
    out: list[Alarm] = []
    while mass.size and (at := int(mass.argmax())) and mass[at] >= 0.5:
        before, after = x[max(0, at - 13) : at], x[at : at + 13]
        out.append((dates[at], 1 if after.mean() > before.mean() else -1, threshold))
        mass[max(0, at - 13) : at + 14] = 0.0
    return out


def _steps(low: float, high: float, n: int) -> tuple[float, ...]:
    return tuple(float(v) for v in np.geomspace(low, high, n))


PROBABILITIES = (*(n / 50 for n in range(5, 46)), 0.95, 0.99)


def detectors() -> tuple[list[Detector], str]:
    """All of them, and why one is missing (empty where none is)."""
    out = [
        Detector("ours", ours(), LEAST_PROBABLE, PROBABILITIES),
        Detector("ours, coverage 1", ours(coverage=1.0), LEAST_PROBABLE, PROBABILITIES),
        Detector("ours, months", ours(), LEAST_PROBABLE, PROBABILITIES, period="month"),
    ]
    missing = ""
    try:
        out.append(Detector("PELT l2", pelt("linear"), 2 * math.log(321), _steps(4, 90, 24), nested=False))
        out.append(Detector("PELT rbf", pelt("rbf"), 2 * math.log(321), _steps(1, 40, 24), nested=False))
    except ImportError:
        missing = (
            "PELT l2 and rbf left out: ruptures is not installed"
            " (pip install --target FOLDER ruptures; PYTHONPATH=FOLDER)"
        )
    out.append(Detector("CUSUM", cusum, 5.0, _steps(3, 60, 20), nested=False))
    out.append(
        Detector(
            "z of monthly mean",
            z_score,
            2.0,
            _steps(1.2, 12, 20),
            values="means",
            period="month",
            nested=False,
        )
    )
    out.append(Detector("z of monthly sum", z_score, 2.0, _steps(1.2, 12, 20), period="month", nested=False))
    out.append(Detector("Barry-Hartigan", bcp, 10.0, (10.0, 1e3, 1e6, 1e12, 1e24), nested=False))
    return out, missing
