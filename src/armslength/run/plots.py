"""Charts that stand alone, of a dossier, by the name that they are asked for with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from armslength import store
from armslength.brief import wording
from armslength.draw.fan import fan
from armslength.draw.line_chart import Size
from armslength.draw.picture import Picture
from armslength.draw.sheet import GAP, INNER, Part, Words
from armslength.errors import EvidenceError, InputError
from armslength.records import Assessment, Outlook, PeriodName
from armslength.run import captions
from armslength.run.assessing import assess
from armslength.run.foretelling import PERIODS_AHEAD, outlooks_of
from armslength.run.plot_asked import Asked
from armslength.run.plot_deeds import dyads, timeline
from armslength.run.plot_series import ALONE, of_channels, of_measure, of_parts, of_poles

MOST_FANS = 6


def plot(
    dossier: store.Dossier,
    what: str = "arms_length",
    *of: str,
    period: PeriodName = "month",
    since: str | None = None,
    until: str | None = None,
    poles: Sequence[str] = (),
    found: Assessment | None = None,
) -> Picture:
    """A chart that stands alone: a notebook shows it, and `.save("x.svg")` writes it as SVG, PNG or PDF.

    Args:
        dossier: opened as of a day, it is of what was published by then.
        what: a measure (see `armslength measure DIR --measure all`), or one of `CHARTS`.
        of: the codes that a measure or an outlook is about, in its order (`"BLR", "RUS"`: of Belarus towards Russia); all that
            the client has towards the poles where none are given. Other charts take none.
        period: the width of a period.
        since, until: first and last day, month or year shown (`2014`, `2014-03`); nothing is measured anew for it.
        poles: only these; all of the question's where none are given.
        found: an assessment made before, to spare making it; its period stands then.

    Raises:
        InputError: no such measure or chart, no such pole, codes for a chart that takes none, or not a date.
        EvidenceError: nothing of it is known in that stretch, or nothing can be foretold.
    """
    question = dossier.question
    if strange := [pole for pole in poles if pole not in question.poles]:
        raise InputError(
            f"plot: {strange[0]} is no pole of the question; its poles are {', '.join(question.poles)}"
        )
    if of and what in CHARTS and what != "outlook":
        raise InputError(f"plot: {what} takes no codes (given {' '.join(of)}); name poles with --pole")
    chart = CHARTS.get(what, of_measure)
    asked = Asked(
        dossier,
        found or assess(dossier, period=period, shifts=what not in CHARTS),
        of,
        store.question_day(since, where="since", last=False) if since else None,
        store.question_day(until, where="until", last=True) if until else None,
        tuple(poles) or question.poles,
    )
    measures = dict.fromkeys(s.measure for s in asked.found.series)
    if what not in CHARTS and what not in measures:
        raise InputError(f"plot: no measure or chart {what!r}; there are {', '.join([*CHARTS, *measures])}")
    return chart(asked, what)


def _outlook(asked: Asked, _: str) -> Picture:
    """The series that can be foretold, the nearest to the question first."""
    period = asked.found.period
    if period not in ("week", "month"):
        raise InputError("plot: an outlook is by week or month; give --period week or --period month")
    made = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    every = outlooks_of(asked.dossier, period, PERIODS_AHEAD, made)
    outlooks = [o for o in every if not asked.of or o.of == asked.of]
    known = [o for o in outlooks if o.ahead and o.ahead[0].forecastable]
    if not known:
        raise EvidenceError(
            "plot: nothing can be foretold better than by naive baselines, by its own past; see armslength outlook DIR"
        )
    best = sorted(known, key=_gain)[:MOST_FANS]
    size = ALONE if len(best) == 1 else Size((INNER - GAP) / 2, 170, "small")
    parts = [
        Part(fan(o, size, title=captions.forecast(o), description=""), size, captions.forecast(o))
        for o in best
    ]
    title = f"What may come next, as of {wording.published(best[0].as_of)}: {len(known)} of {len(outlooks)} series can be foretold"
    subtitle = (
        "Dark: seen. Right of the upright line: median forecast in its 50% and 80% bands. Dashed: the base rate’s 80% interval. "
        f"Gaps: a {period} of which nothing is known."
    )
    return Picture(Words(title, subtitle, (), asked.source()), parts)


def _gain(outlook: Outlook) -> float:
    """CRPS one period ahead over that of the best baseline: below 1, the less the better."""
    track = outlook.ahead[0].track
    return (track.crps or 0.0) / track.best_crps if track and track.best_crps else 1.0


CHARTS: dict[str, Callable[[Asked, str], Picture]] = {
    "parts": of_parts,
    "channels": of_channels,
    "poles": of_poles,
    "timeline": timeline,
    "dyads": dyads,
    "outlook": _outlook,
}
"""Charts of more than one measure, by the name that they are asked for with."""
