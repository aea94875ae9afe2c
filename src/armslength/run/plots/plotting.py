"""Charts that stand alone, of a dossier, by the name that they are asked for with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from armslength import store
from armslength.draw.picture import Picture
from armslength.errors import InputError
from armslength.records import Assessment, PeriodName
from armslength.run.assessing import assess
from armslength.run.plots.asked import Asked
from armslength.run.plots.deeds import dyads, timeline
from armslength.run.plots.foretold import foretold
from armslength.run.plots.series import of_channels, of_measure, of_parts, of_poles


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
        since: first day, month or year shown (`2014`, `2014-03`); nothing is measured anew for it.
        until: the last one.
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


CHARTS: dict[str, Callable[[Asked, str], Picture]] = {
    "parts": of_parts,
    "channels": of_channels,
    "poles": of_poles,
    "timeline": timeline,
    "dyads": dyads,
    "outlook": foretold,
}
"""Charts of more than one measure, by the name that they are asked for with."""
