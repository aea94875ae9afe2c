"""The record of probabilities of events: what was said beside what came, once their time had come.

`record` has that of series, and says how the two differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from statistics import fmean

from armslength.foresee.issued import Made, Said, first_of_each, made, said
from armslength.foresee.scores import LEAST
from armslength.records import EventForecast


@dataclass(frozen=True, slots=True)
class ScoredEvents:
    """Forecasts of one kind, so many days ahead, whose outcome is known.

    Attributes:
        said, made: as `issued` has them.
        n: how many, over all pairs.
        came: in how many of them it came.
        expected: the sum of their probabilities: as many should have come.
        brier, base_brier: mean Brier scores of what was said and of the base rate; lower is better.
        log_score, base_log_score: their mean log scores; higher is better, 0 is perfect.
    """

    kind: str
    days: int
    said: Said
    made: Made
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
    known = [f for f in sorted(forecasts, key=lambda f: f.made) if f.came is not None]
    found: dict[tuple[str, int, Said, Made], list[EventForecast]] = defaultdict(list)
    for f in first_of_each(known, lambda f: (f.kind, f.source, f.target, f.as_of, f.days, _made(f))):
        found[f.kind, f.days, said(forecastable=f.forecastable), _made(f)].append(f)
    return [_scored(key, told) for key, told in sorted(found.items())]


def _made(forecast: EventForecast) -> Made:
    return made(forecast.made, forecast.as_of, forecast.days)


def _scored(key: tuple[str, int, Said, Made], told: list[EventForecast]) -> ScoredEvents:
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
