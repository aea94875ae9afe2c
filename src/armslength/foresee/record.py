"""The record of outlooks: how good the forecasts of series were that were issued, once their time had come.

`event_record` has that of events. Both count the same forecasts, those of `issued`; they differ in what comes true: here a value, in
its distance from the draws, there yes or no, in its probability.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from armslength.foresee.issued import Made, Said, first_of_each, made, said
from armslength.records import Ahead, Outlook, PeriodName

SHORTEST: Mapping[PeriodName, int] = {"week": 7, "month": 28, "quarter": 90, "year": 365}
"""Days in the shortest period of each width."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Forecasts of one measure, so many periods ahead, whose outcome is known.

    Attributes:
        said, made: as `issued` has them.
        period: the width of a period.
        n: how many, over all pairs.
        crps, base_crps: their means.
        covered: the share of outcomes inside the 80% interval.
        brier, base_brier: of the probability of one deed or more; None where the series is no count.
    """

    measure: str
    period: str
    horizon: int
    said: Said
    made: Made
    n: int
    crps: float
    base_crps: float
    covered: float
    brier: float | None
    base_brier: float | None


def record(outlooks: Iterable[Outlook]) -> list[Scored]:
    """The record by measure, width of a period, periods ahead, what was said and when; what has no outcome yet takes no part.

    Of several about the same period, as many periods ahead, the one that was issued first counts.
    """
    known = [
        _Told(outlook, ahead)
        for outlook in sorted(outlooks, key=lambda o: o.made)
        for ahead in outlook.ahead
        if ahead.observed is not None
    ]
    found: dict[tuple[str, str, int, Said, Made], list[_Told]] = defaultdict(list)
    for told in first_of_each(known, lambda t: (t.outlook.of, t.ahead.start, *t.of, t.made)):
        found[*told.of, said(forecastable=told.ahead.forecastable), told.made].append(told)
    return [_scored(key, told) for key, told in sorted(found.items())]


class _Told(NamedTuple):
    """What was said of one period in one outlook."""

    outlook: Outlook
    ahead: Ahead

    @property
    def of(self) -> tuple[str, str, int]:
        """The measure, the width of a period, and how many periods ahead."""
        return self.outlook.measure, self.outlook.period, self.ahead.horizon

    @property
    def made(self) -> Made:
        """By the shortest such period, so that nothing made after it was over counts as made before."""
        return made(self.outlook.made, self.ahead.start, SHORTEST[self.outlook.period])


def _scored(key: tuple[str, str, int, Said, Made], told: list[_Told]) -> Scored:
    aheads, whole = [one.ahead for one in told], told[0].outlook.whole
    return Scored(
        *key,
        n=len(aheads),
        crps=fmean(a.crps or 0.0 for a in aheads),
        base_crps=fmean(a.base_crps or 0.0 for a in aheads),
        covered=fmean(bool(a.covered) for a in aheads),
        brier=fmean((a.any - _came(a)) ** 2 for a in aheads) if whole else None,
        base_brier=fmean((a.base_any - _came(a)) ** 2 for a in aheads) if whole else None,
    )


def _came(ahead: Ahead) -> float:
    """1 where one deed or more came."""
    return float((ahead.observed or 0.0) >= 1)
