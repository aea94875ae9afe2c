"""What may come, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength.records.measures import PeriodName


@dataclass(frozen=True, slots=True)
class Track:
    """How good the forecasts of one series were, so many periods ahead, on its own past. Lower scores are better.

    Attributes:
        n: past forecasts whose time had come; 0 leaves the rest None.
        crps, base_crps: mean CRPS of the method and of the base rate, in the series' own unit.
        best, best_crps: the baseline that was hardest to beat.
        covered: the share of outcomes inside the 80% interval, in [0, 1].
    """

    n: int
    crps: float | None = None
    base_crps: float | None = None
    best: str | None = None
    best_crps: float | None = None
    covered: float | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is said of one period to come of one series, and what came of it.

    Attributes:
        start: the first day of the period (ISO), UTC.
        horizon: how many periods after the last one seen.
        forecastable: whether the method beat every baseline on the series' past; where it did not, there is no forecast.
        quantiles: equally likely values, smallest first: the forecast's, or the base rate's where there is no forecast.
        base: the base rate's.
        track: None where it is not kept: of forecasts read back from a dossier.
        observed: what came; None while that is not known, and the scores with it.
        crps, base_crps: of `quantiles` and of `base`.
        covered: whether the 80% interval held it.
    """

    start: str
    horizon: int
    forecastable: bool
    quantiles: tuple[float, ...]
    base: tuple[float, ...]
    track: Track | None = None
    observed: float | None = None
    crps: float | None = None
    base_crps: float | None = None
    covered: bool | None = None

    @property
    def median(self) -> float:
        """Half of the quantiles lie at it or below."""
        return quantile(self.quantiles, 0.5)

    @property
    def interval(self) -> tuple[float, float]:
        """The 80% interval; of counts it ends on counts, and so holds more."""
        return quantile(self.quantiles, 0.1), quantile(self.quantiles, 0.9)

    @property
    def any(self) -> float:
        """The probability of at least 1, in [0, 1]: of one deed or more, where the series is a count."""
        return sum(q >= 1 for q in self.quantiles) / len(self.quantiles)

    @property
    def base_any(self) -> float:
        """The same by the base rate."""
        return sum(q >= 1 for q in self.base) / len(self.base)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may come next in one series, one `Ahead` a period, the nearest first.

    Attributes:
        measure: `deeds.<quad class>`, `intensity` or `arms_length`.
        of: the codes it is about: of deeds who does them, and to whom.
        as_of: the last day (ISO) of which anything was known.
        made: when it was issued, ISO 8601 in UTC, to the second.
        method: name@version.
        seen: first day of each period it was made of and its value, oldest first, None where not known; empty in one read
            back from a dossier.
    """

    measure: str
    of: tuple[str, ...]
    period: PeriodName
    as_of: str
    made: str
    method: str
    ahead: tuple[Ahead, ...]
    seen: tuple[tuple[str, float | None], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the values are counts."""
        return self.measure.startswith("deeds.")

    @property
    def unit(self) -> str:
        """In words, such as `deeds a month`."""
        return (
            f"deeds a {self.period}"
            if self.whole
            else "-10 to 10"
            if self.measure == "intensity"
            else "0 to 1"
        )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The least of the values, in order, that at least that share of them do not exceed; a value that is among them."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


@dataclass(frozen=True, slots=True)
class EventTrack:
    """How good such forecasts were on the dossier's own past, over all pairs. Lower scores are better.

    Attributes:
        n: past forecasts whose window is over and known; 0 leaves the scores None.
        came: in how many of them it came, those that overlap counted as fewer.
        brier: mean Brier score of the method.
        best, best_brier: the baseline that was hardest to beat.
    """

    n: int
    came: float = 0.0
    brier: float | None = None
    best: str | None = None
    best_brier: float | None = None


@dataclass(frozen=True, slots=True)
class EventForecast:
    """How probable it is that one does something of a kind to another within so many days, and whether it came.

    Attributes:
        kind: such as `sanction`.
        rule: what counts as one, as text that the program reads when the time has come.
        as_of: the last day (ISO) of which anything was known; the window begins with the day after.
        days: how long the window is.
        made: when it was issued, ISO 8601 in UTC, to the second.
        method: name@version.
        forecastable: whether the method beat every baseline on the dossier's past; where it did not, there is no forecast.
        probability: the forecast's, or the base rate where there is no forecast.
        base: the base rate, in (0, 1).
        track: None where it is not kept: of forecasts read back from a dossier.
        came: whether it came; None while that is not known.
        events: ids of the events that made it so, earliest first.
    """

    kind: str
    rule: str
    source: str
    target: str
    as_of: str
    days: int
    made: str
    method: str
    forecastable: bool
    probability: float
    base: float
    track: EventTrack | None = None
    came: bool | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untold:
    """A kind of event of which a dossier cannot tell whether it happens: no probability is given, not even of 0.

    Attributes:
        source, target: as of `EventForecast`; both empty where it is so of all of them.
        why: what is missing, and what would mend it.
    """

    kind: str
    source: str
    target: str
    why: str
