"""What may come next: the section's chart and table, or the sentence that nothing can be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.figures import NARROW, SMALL, WIDE, Drawn, Figure, Key, svg_pair
from armslength.draw.fan import AHEAD, BASE, SEEN, fan
from armslength.draw.line_chart import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from armslength.records import Ahead, Outlook, PeriodName, Track

SHOWN = frozenset({1, 3, 6, 12})
"""Periods ahead in the table, with the last one that is forecast."""
MOST_CHARTS = 4
COLUMNS = (
    "Series",
    "Period",
    "Forecast",
    "Base rate",
    "One or more",
    "CRPS",
    "Best baseline’s",
    "In the 80%",
    "Tested",
)


@dataclass(frozen=True, slots=True)
class Foretold:
    """The section.

    Attributes:
        verdict: what can be forecast and what cannot, in plain sentences.
        figure: the fans of the series that were foretold best.
        rows: one a series and period, cells as `COLUMNS`.
    """

    verdict: str
    figure: Figure
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def section(outlooks: Sequence[Outlook] | None) -> Foretold | None:
    """What the brief shows of the outlook; None where nothing can be forecast."""
    known = [o for o in outlooks or () if o.ahead and o.ahead[0].forecastable]
    if not outlooks or not known:
        return None
    ranked = sorted(known, key=_gain)
    tested = [o for o in outlooks if _track(o)]
    width = known[0].period
    others = len(tested) - len(known)
    verdict = (
        f"Of {wording.count(len(tested), 'series', 'series')} tested on their own past, {len(known)} could be foretold better "
        "than by each of five naive baselines, by 2% of the score or more, as far ahead as shown."
    )
    if others:
        verdict += f" The other {others} could not, and nothing is forecast of them."
    return Foretold(
        verdict=verdict,
        figure=_figure(ranked[:MOST_CHARTS], width),
        columns=COLUMNS,
        rows=tuple(_row(o, a) for o in ranked for a in _shown(o)),
    )


def silence(outlooks: Sequence[Outlook] | None) -> str | None:
    """Why nothing is forecast, in a sentence; None where something is, or nothing was asked."""
    if outlooks is None or section(outlooks) is not None:
        return None
    tracks = [t for o in outlooks if (t := _track(o))]
    if not tracks:
        return "Nothing is forecast: too few periods are known and over to test a forecast on the past."
    times = max(t.n for t in tracks)
    return (
        f"Nothing is forecast: of {wording.count(len(tracks), 'series', 'series')}, tried on their own past "
        f"{wording.count(times, 'time')} at most, none could be foretold one period ahead better than by each of five naive baselines."
    )


def named(outlook: Outlook) -> str:
    """What a series is of, within a sentence: `material conflict of Russia towards Belarus`."""
    one, other = wording.named(outlook.of[0]), wording.named(outlook.of[-1])
    if outlook.whole:
        return f"{outlook.measure.removeprefix('deeds.').replace('_', ' ')} of {one} towards {other}"
    if outlook.measure == "intensity":
        return f"mean intensity of {wording.possessive(outlook.of[0])} deeds towards {other}"
    return wording.measured(outlook.measure, outlook.of)


def _track(outlook: Outlook) -> Track | None:
    """The record one period ahead, where there is one."""
    track = outlook.ahead[0].track if outlook.ahead else None
    return track if track and track.n else None


def _gain(outlook: Outlook) -> float:
    """CRPS one period ahead over that of the best baseline: below 1, the less the better."""
    track = _track(outlook)
    return (track.crps or 0.0) / track.best_crps if track and track.best_crps else 1.0


def _shown(outlook: Outlook) -> list[Ahead]:
    known = [a for a in outlook.ahead if a.forecastable]
    return [a for a in known if a.horizon in SHOWN or a is known[-1]]


def _row(outlook: Outlook, ahead: Ahead) -> tuple[str, ...]:
    track = ahead.track
    return (
        wording.sentence_case(named(outlook)),
        wording.period(ahead.start, outlook.period),
        _said(outlook, ahead.median, ahead.interval),
        _said(outlook, *_of_base(ahead)),
        wording.likely(ahead.any) if outlook.whole else "",
        _score(track.crps if track else None),
        f"{_score(track.best_crps)} ({track.best})" if track else wording.UNKNOWN,
        wording.percent(track.covered) if track and track.covered is not None else wording.UNKNOWN,
        f"{track.n}" if track else wording.UNKNOWN,
    )


def _of_base(ahead: Ahead) -> tuple[float, tuple[float, float]]:
    base = replace(ahead, quantiles=ahead.base)
    return base.median, base.interval


def _said(outlook: Outlook, median: float, interval: tuple[float, float]) -> str:
    """The median with its 80% interval; counts are whole."""
    if outlook.whole:
        return f"{median:.0f} [{interval[0]:.0f}–{interval[1]:.0f}]"
    return f"{wording.number(median)} {wording.interval(*interval)}"


def _score(crps: float | None) -> str:
    return wording.UNKNOWN if crps is None else f"{crps:.3f}"


def _figure(best: Sequence[Outlook], width: PeriodName) -> Figure:
    one = len(best) == 1
    title = (
        f"{wording.sentence_case(named(best[0]))}, {best[0].unit}"
        if one
        else "What may come next, the series foretold best"
    )
    sizes = (Size(WIDE, 240, "wide"), Size(NARROW, 192, "narrow"))
    drawn = tuple(
        Drawn(
            "" if one else f"{wording.sentence_case(named(o))}, {o.unit}",
            svg_pair(*(_fan(o, size) for size in sizes)) if one else _fan(o, SMALL),
        )
        for o in best
    )
    tested = sorted({t.n for o in best if (t := _track(o))})
    return Figure(
        anchor="fig-outlook",
        title=title,
        drawings=drawn,
        key=(
            Key(SEEN, "Seen"),
            Key(AHEAD, "Forecast: median, 50% and 80% bands"),
            Key(BASE, "Base rate: 80% lies between"),
        ),
        caption=f"Right of the upright line: what may come, as of {best[0].as_of}. Gaps: a {width} of which nothing is known, or without such deeds.",
        n=f"n = {' to '.join(dict.fromkeys(map(str, (tested[0], tested[-1]))))} past forecasts each"
        if tested
        else "",
        table=None,
    )


def _fan(outlook: Outlook, size: Size) -> Markup:
    last = _shown(outlook)[-1]
    description = (
        f"{wording.sentence_case(named(outlook))} in {wording.period(last.start, outlook.period)}: "
        f"{_said(outlook, last.median, last.interval)}."
    )
    return fan(outlook, size, title=named(outlook), description=description)
