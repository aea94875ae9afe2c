"""Which kinds of event may come, how probably, and how good such probabilities were on the dossier's own past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.model import Block, Bullets, Column, Grid, Heading, Line, Paragraph, Run, Support, words
from armslength.brief.parts.material import rule
from armslength.foresee.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armslength.records import EventForecast

FAINT = 0.05
"""What is less probable than this is counted and not listed."""
MOST = 24


def blocks(forecasts: Sequence[EventForecast] | None) -> list[Block]:
    """A table of what beat every base rate, most probable first; empty where nothing did, or nothing was asked."""
    known = [f for f in forecasts or () if f.forecastable]
    shown = sorted((f for f in known if f.probability >= FAINT), key=_order)[:MOST]
    if not forecasts or not shown:
        return []
    named = {kind.name: kind.words for kind in kinds()}
    support = (
        Support("forecast", tuple(dict.fromkeys(f"{f.kind} {f.source} {f.target} {f.days}" for f in shown))),
    )
    return [
        Heading("Events that may come", anchor="coming"),
        Paragraph(words(_verdict(forecasts, known, len(shown))), support),
        _table(shown, named, support),
        Paragraph(
            (
                Run(
                    "Brier is the mean squared error of such probabilities on the dossier’s own past, 0 perfect; tested: on so many past "
                    "windows. What is reported counts, and who reports may change. "
                ),
                Run("armslength outlook DIR --events", "code"),
                Run(" lists all of them, and --record says how good those were that were issued."),
            ),
            rule("docs/why/event-forecasts"),
            "aside",
        ),
        Bullets(
            tuple(
                words(f"{wording.sentence_case(named.get(kind, kind))}: {counts}.")
                for kind, counts in dict.fromkeys((f.kind, f.rule) for f in shown)
            ),
            rule("ontology/data/event_kinds.csv"),
            "aside",
        ),
    ]


def _verdict(forecasts: Sequence[EventForecast], known: Sequence[EventForecast], shown: int) -> str:
    """Of how many kinds and times ahead something could be told, and how many of those forecasts are not shown."""
    asked = {(f.kind, f.days) for f in forecasts}
    told = {(f.kind, f.days) for f in known}
    verdict = (
        f"Of {wording.count(len(asked), 'kind', 'kinds')} of event and times ahead, all pairs of parties taken together, {len(told)} could be told "
        "better from the dossier’s own past than by each of three base rates, by 2% of the Brier score or more; of the others nothing is "
        "forecast."
    )
    if left := len(known) - shown:
        verdict += (
            f" Left out {'is' if left == 1 else 'are'} {wording.count(left, 'less probable forecast')}."
        )
    return verdict


def _table(shown: Sequence[EventForecast], named: Mapping[str, str], support: tuple[Support, ...]) -> Grid:
    return Grid(
        "Events that may come",
        f"Probability of at least one within so many days after {wording.published(shown[0].as_of)}",
        (
            Column("Event"),
            Column("Within", kind="figure-cell"),
            Column("Probability", kind="figure-cell"),
            Column("Base rate", kind="figure-cell"),
            Column("Brier", kind="figure-cell"),
            Column("Best baseline’s", kind="figure-cell"),
            Column("Tested", n=True),
        ),
        tuple(_row(f, named) for f in shown),
        support,
        kind="others",
    )


def silence(forecasts: Sequence[EventForecast] | None) -> str | None:
    """Why no event is forecast, in a sentence; None where one is, or nothing was asked."""
    if forecasts is None or any(f.forecastable and f.probability >= FAINT for f in forecasts):
        return None
    if not forecasts:
        return "No event is forecast: too little is known to test a probability on the past."
    asked = len({(f.kind, f.days) for f in forecasts})
    return (
        f"No event is forecast: none of {wording.count(asked, 'kind', 'kinds')} of event and times ahead could be told better than by each "
        "of three base rates and is likelier than one in twenty."
    )


def _row(forecast: EventForecast, named: Mapping[str, str]) -> tuple[Line, ...]:
    track = forecast.track
    done = named.get(forecast.kind, forecast.kind)
    said = f"{wording.named(forecast.source)} {done} {wording.named(forecast.target)}"
    if forecast.source == forecast.target:
        said = f"{wording.named(forecast.source)} {done}"
    return (
        words(wording.sentence_case(said)),
        words(f"{forecast.days} days"),
        words(wording.likely(forecast.probability)),
        words(wording.percent(forecast.base)),
        words(wording.UNKNOWN if track is None or track.brier is None else f"{track.brier:.3f}"),
        words(
            wording.UNKNOWN
            if track is None or track.best_brier is None
            else f"{track.best_brier:.3f} ({track.best})"
        ),
        words(wording.UNKNOWN if track is None else f"{track.n:,}"),
    )


def _order(forecast: EventForecast) -> tuple[float, int, str, str, str]:
    return -forecast.probability, forecast.days, forecast.kind, forecast.source, forecast.target
