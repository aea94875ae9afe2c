"""A chart that stands alone, of what may come next: each series that can be foretold as a fan."""

from __future__ import annotations

from armslength.brief import wording
from armslength.draw.fan import fan
from armslength.draw.line_chart import Size
from armslength.draw.picture import Picture
from armslength.draw.sheet import GAP, INNER, Part, Words
from armslength.errors import EvidenceError, InputError
from armslength.records import Outlook
from armslength.run.foretelling import PERIODS_AHEAD, outlooks_of
from armslength.run.plots import captions
from armslength.run.plots.asked import Asked
from armslength.run.plots.series import ALONE
from armslength.run.recording import now

MOST_FANS = 6


def foretold(asked: Asked, _: str) -> Picture:
    """The series that can be foretold, the nearest to the question first."""
    period = asked.found.period
    if period not in ("week", "month"):
        raise InputError("plot: an outlook is by week or month; give --period week or --period month")
    made = now()
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
