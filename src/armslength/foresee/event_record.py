"""The record of probabilities of events: what was said beside what came, once their time had come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import log
from statistics import fmean

from armslength.foresee.scores import LEAST
from armslength.records import EventForecast


@dataclass(frozen=True, slots=True)
class ScoredEvents:
    """Forecasts of one kind, so many days ahead, whose outcome is known.

    Attributes:
        said: `forecast`, or `base rate` where nothing was forecast and it was shown in the place of one.
        made: `before` the window was over, or `after`: of a past day, which proves less.
        n: how many, over all pairs.
        came: in how many of them it came.
        expected: the sum of their probabilities: as many should have come.
        brier, base_brier: mean Brier scores of what was said and of the base rate; lower is better.
        log_score, base_log_score: their mean log scores; higher is better, 0 is perfect.
    """

    kind: str
    days: int
    said: str
    made: str
    n: int
    came: int
    expected: float
    brier: float
    base_brier: float
    log_score: float
    base_log_score: float


def record(forecasts: Iterable[EventForecast]) -> list[ScoredEvents]:
    """The record by kind, days ahead, what was said and when; what has no outcome yet takes no part.

    Of several of the same kind, pair and window the one that was issued first counts.
    """
    first: dict[tuple[object, ...], EventForecast] = {}
    for f in sorted(forecasts, key=lambda f: f.made):
        if f.came is not None:
            first.setdefault((f.kind, f.source, f.target, f.as_of, f.days, _made(f)), f)
    found: dict[tuple[str, int, str, str], list[EventForecast]] = defaultdict(list)
    for f in first.values():
        found[f.kind, f.days, "forecast" if f.forecastable else "base rate", _made(f)].append(f)
    return [_scored(key, told) for key, told in sorted(found.items())]


def _made(forecast: EventForecast) -> str:
    issued = datetime.fromisoformat(forecast.made).date()
    return "before" if (issued - date.fromisoformat(forecast.as_of)).days < forecast.days else "after"


def _scored(key: tuple[str, int, str, str], told: list[EventForecast]) -> ScoredEvents:
    came = [float(bool(f.came)) for f in told]
    said, base = [f.probability for f in told], [f.base for f in told]
    return ScoredEvents(
        *key,
        n=len(told),
        came=int(sum(came)),
        expected=sum(said),
        brier=fmean((p - y) ** 2 for p, y in zip(said, came, strict=True)),
        base_brier=fmean((p - y) ** 2 for p, y in zip(base, came, strict=True)),
        log_score=fmean(_logged(p, y) for p, y in zip(said, came, strict=True)),
        base_log_score=fmean(_logged(p, y) for p, y in zip(base, came, strict=True)),
    )


def _logged(probability: float, came: float) -> float:
    return log(max(probability if came else 1 - probability, LEAST))
