"""A stretch of a series: what is drawn, never what is measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armslength.periods import following_iso

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import PeriodName, Series


def cut(series: Series, since: str | None, until: str | None) -> Series:
    """The series with the readings alone whose periods touch the stretch.

    Args:
        series: nothing of it is reckoned anew.
        since, until: ISO days, both in it; None is open.
    """
    return replace(
        series,
        readings=tuple(r for r in series.readings if touches(r.start, series.period, since, until)),
        observations=tuple(o for o in series.observations if touches(o.start, series.period, since, until)),
    )


def from_first_known(series: Sequence[Series]) -> list[Series]:
    """Series without the periods before anything of any is known; what is not known later stays, as a gap."""
    known = [r.start for one in series for r in one.known]
    return [cut(one, min(known), None) for one in series] if known else list(series)


def touches(start: str, period: PeriodName, since: str | None, until: str | None) -> bool:
    """Whether the period that begins on `start` has a day in the stretch."""
    return start <= (until or "9999") and following_iso(start, period) > (since or "")
