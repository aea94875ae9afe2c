"""The record: how good the forecasts were that were issued, once their time had come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean

from armslength.records import Ahead, Outlook


@dataclass(frozen=True, slots=True)
class Scored:
    """Forecasts of one measure, so many periods ahead, whose outcome is known.

    Attributes:
        said: `forecast`, or `base rate` where nothing was forecast and it was shown in the place of one.
        made: `before` the period was over, or `after`: of a past day, which proves less.
        period: the width of a period.
        n: how many, over all pairs.
        crps, base_crps: their means.
        covered: the share of outcomes inside the 80% interval.
        brier, base_brier: of the probability of one deed or more; None where the series is no count.
    """

    measure: str
    period: str
    horizon: int
    said: str
    made: str
    n: int
    crps: float
    base_crps: float
    covered: float
    brier: float | None
    base_brier: float | None


def record(outlooks: Iterable[Outlook]) -> list[Scored]:
    """The record by measure, width of a period, periods ahead, what was said and when; what has no outcome yet takes no part.

    Of several about the same period, as many periods ahead, the one that was issued first counts: who asks again does not
    mend what was said.
    """
    first: dict[tuple[object, ...], tuple[Outlook, Ahead]] = {}
    for outlook in sorted(outlooks, key=lambda o: o.made):
        for ahead in outlook.ahead:
            if ahead.observed is not None:
                about = (outlook.measure, outlook.of, outlook.period, ahead.start, ahead.horizon)
                first.setdefault((*about, _made(outlook, ahead)), (outlook, ahead))
    found: dict[tuple[str, str, int, str, str], list[tuple[Outlook, Ahead]]] = defaultdict(list)
    for outlook, ahead in first.values():
        said = "forecast" if ahead.forecastable else "base rate"
        found[outlook.measure, outlook.period, ahead.horizon, said, _made(outlook, ahead)].append(
            (outlook, ahead)
        )
    return [_scored(key, told) for key, told in sorted(found.items())]


def _made(outlook: Outlook, ahead: Ahead) -> str:
    """`before` where it was issued within the shortest such period from the first day of the one it is about."""
    days = {"week": 7, "month": 28, "quarter": 90, "year": 365}[outlook.period]
    issued = datetime.fromisoformat(outlook.made).date()
    return "before" if (issued - date.fromisoformat(ahead.start)).days < days else "after"


def _scored(key: tuple[str, str, int, str, str], told: list[tuple[Outlook, Ahead]]) -> Scored:
    measure, period, horizon, said, made = key
    aheads = [ahead for _, ahead in told]
    whole = told[0][0].whole
    return Scored(
        measure, period, horizon, said, made, len(aheads),
        crps=fmean(a.crps or 0.0 for a in aheads),
        base_crps=fmean(a.base_crps or 0.0 for a in aheads),
        covered=fmean(bool(a.covered) for a in aheads),
        brier=fmean((a.any - _came(a)) ** 2 for a in aheads) if whole else None,
        base_brier=fmean((a.base_any - _came(a)) ** 2 for a in aheads) if whole else None,
    )  # fmt: skip


def _came(ahead: Ahead) -> float:
    """1 where one deed or more came."""
    return float((ahead.observed or 0.0) >= 1)
