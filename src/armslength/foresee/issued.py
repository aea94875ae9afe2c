"""Forecasts as they were issued: which of several counts in a record, as what, and whether it was made in time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from typing import Literal, TypeVar

Said = Literal["forecast", "base rate"]
"""`base rate` where nothing was forecast and it was shown in the place of one."""
Made = Literal["before", "after"]
"""`before` what it is about was over, or `after`: of a past day, which proves less."""
Forecast = TypeVar("Forecast")


def said(*, forecastable: bool) -> Said:
    """What was said, by whether anything was forecast."""
    return "forecast" if forecastable else "base rate"


def made(issued: str, start: str, days: int) -> Made:
    """When it was made: `before` where that was less than so many days from the first day of what it is about, or earlier.

    Args:
        issued: an ISO time.
        start: an ISO day.
        days: how long that lasts, at the least.
    """
    return (
        "before"
        if (datetime.fromisoformat(issued).date() - date.fromisoformat(start)).days < days
        else "after"
    )


def first_of_each(forecasts: Iterable[Forecast], about: Callable[[Forecast], Hashable]) -> list[Forecast]:
    """The first of all that are about the same: who asks again does not mend what was said.

    Args:
        forecasts: in the order in which they were issued.
        about: what each is about.
    """
    first: dict[Hashable, Forecast] = {}
    for forecast in forecasts:
        first.setdefault(about(forecast), forecast)
    return list(first.values())
