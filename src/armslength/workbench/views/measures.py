"""Measures: every series as a small chart; one with what moved it, its figures and its citation; and as files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from starlette.exceptions import HTTPException

import armslength
from armslength import run
from armslength.brief import wording
from armslength.errors import EvidenceError, InputError
from armslength.periods import last_day
from armslength.run import tabled
from armslength.workbench import answers
from armslength.workbench.asked import asked
from armslength.workbench.views import drawn, movements, shifts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.draw.marks import Mark
    from armslength.records import Assessment, Movement, PeriodName, Reading, Series
    from armslength.workbench.asked import Asked
    from armslength.workbench.desk import Desk, Found
    from armslength.workbench.views.drawn import Chart

PLOTS = ("parts", "channels", "poles", "timeline", "dyads", "engagement")
"""Charts of `armslength plot` that are of no one series."""

_GROUPS = (
    ("arms-length", "Arm’s length and hold", ("arms_length", "hold")),
    ("parts", "What the hold is made of", ("dependence", "compliance", "lead", "hedging")),
    ("channels", "Channels of dependence", ("dependence.",)),
    ("poles", "Towards each pole, and back", ("warmth", "engagement", "tilt")),
    ("apart", "Deeds and words apart, and affinity", ("warmth.", "affinity.")),
)


class Card(NamedTuple):
    """A series as one of many."""

    series: Series
    title: str
    latest: str
    when: str
    drawing: Markup


class Group(NamedTuple):
    """Series under a heading; of the poles with a chart that has a line for each."""

    anchor: str
    heading: str
    cards: tuple[Card, ...]
    chart: Chart | None


class Row(NamedTuple):
    """A reading in the table; `since` and `until` are its period as an address asks for it."""

    reading: Reading
    since: str
    until: str


def page(request: Request) -> Response:
    """Every series as a small chart."""
    given = asked(request.query_params)
    found = answers.desk_of(request).assessed(given)
    return answers.assessed(
        request, "measures.html.j2", given, found, groups=groups(found.reckoned.assessment, given)
    )


def as_csv(request: Request) -> Response:
    """Every reading of every series."""
    given = asked(request.query_params)
    found = answers.desk_of(request).newest(given).reckoned.assessment
    return answers.csv(
        "measures", tabled.READINGS, tabled.readings(drawn.cut(s, given) for s in found.series)
    )


def one(request: Request) -> Response:
    """One series: chart, what moved it over the stretch shown, table."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    found = desk.assessed(given)
    series = drawn.cut(_series(found, request), given)
    readings = drawn.known(series)
    why, problem = None, None
    if request.query_params.get("why") and len(readings) > 1:
        try:
            why = movements.why(_movement(desk, found, series, given), found.reckoned)
        except InputError as error:
            problem = str(error)
    return answers.assessed(
        request,
        "measure.html.j2",
        given,
        found,
        series=series,
        title=drawn.title_of(series),
        scale=wording.scale(series),
        name=drawn.identifier(series),
        chart=drawn.chart(
            [series],
            found.reckoned.assessment.question,
            name=drawn.identifier(series),
            title=drawn.title_of(series),
            marks=_marks(found, series, given),
        ),
        rows=[Row(r, *span(r.start, series.period)) for r in reversed(series.readings)],
        citation=citation(series, found, given, request),
        ends=(readings[0].start, readings[-1].start) if readings else None,
        why=why,
        problem=problem,
    )


def one_as_csv(request: Request) -> Response:
    """One series as a table; with `why`, what moved it over the stretch."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    found = desk.newest(given)
    series = drawn.cut(_series(found, request), given)
    name = _file_name(series)
    if request.query_params.get("why"):
        movement = _movement(desk, found, series, given)
        return answers.csv(
            f"why-{name}",
            tabled.SHARES,
            tabled.shares(movement, found.reckoned.events, movements.figures_of(found.reckoned)),
        )
    return answers.csv(name, tabled.READINGS, tabled.readings([series]))


def one_as_picture(request: Request) -> Response:
    """One series as a chart that stands alone."""
    found = answers.desk_of(request).newest(asked(request.query_params))
    series = _series(found, request)
    return _plotted(request, found, _file_name(series), series.measure, *series.of)


def plot(request: Request) -> Response:
    """One of the charts of `armslength plot` that stand alone."""
    wanted = request.path_params["chart"]
    if wanted not in PLOTS:
        raise HTTPException(404, f"{wanted}: no such chart; there are {', '.join(PLOTS)}.")
    return _plotted(request, answers.desk_of(request).newest(asked(request.query_params)), wanted, wanted)


def groups(assessment: Assessment, given: Asked) -> list[Group]:
    """Every series once, under headings; those of which nothing is known last."""
    made = []
    named = [name for _, _, names in _GROUPS for name in names]
    others = tuple(s.measure for s in assessment.series if not _is_of(s, named))
    for anchor, heading, names in (*_GROUPS, ("others", "Others", others)):
        of = sorted((s for s in assessment.series if _is_of(s, names)), key=lambda s: _place(s, names))
        cards = [_card(drawn.cut(s, given)) for s in of]
        cards.sort(key=lambda card: not card.drawing)
        if cards:
            made.append(
                Group(anchor, heading, tuple(cards), _poles(assessment, given) if anchor == "poles" else None)
            )
    return made


def citation(series: Series, found: Found, given: Asked, request: Request) -> str:
    """A measure's latest reading as plain text: value, interval, what it was reckoned from, by which program; empty where none is known."""
    readings = drawn.known(series)
    if not readings:
        return ""
    last = readings[-1]
    as_of = f", as of {wording.published(given.day)}" if given.day else ""
    name = answers.desk_of(request).name
    return (
        f"{drawn.title_of(series)}, {wording.period(last.start, series.period)}: {wording.figure(last)} (90% interval; "
        f"{series.unit}). Armslength {armslength.__version__}, dossier “{name}”{as_of}, "
        f"{wording.count(found.reckoned.snapshot.counted.events, 'event')}, coded by {found.reckoned.assessment.coder}. "
        f"[measure {series.measure} {' '.join(series.of)}, {wording.PERIODLY[series.period]}]"
    )


def span(start: str, width: PeriodName) -> tuple[str, str]:
    """The period that begins on a day, from and until, as short as an address can have it."""
    if width in {"month", "year"}:
        short = start[: 7 if width == "month" else 4]
        return short, short
    return start, last_day(date.fromisoformat(start), width).isoformat()


def _plotted(request: Request, found: Found, name: str, what: str, *of: str) -> Response:
    given, desk = asked(request.query_params), answers.desk_of(request)
    with desk.opened(given) as dossier:
        try:
            made = run.plot(
                dossier,
                what,
                *of,
                since=given.since or None,
                until=given.until or None,
                found=found.reckoned.assessment,
            )
        except EvidenceError as nothing:
            raise HTTPException(404, f"There is nothing to draw. {nothing}") from nothing
    return answers.picture(name, made, request.path_params["kind"])


def _series(found: Found, request: Request) -> Series:
    name, of = request.path_params["measure"], tuple(request.path_params["of"].split("."))
    series = found.reckoned.assessment.find(name, *of)
    if series is None:
        raise HTTPException(404, f"{name} of {' and '.join(of)}: no such measure of this dossier.")
    return series


def _file_name(series: Series) -> str:
    return "-".join((series.measure, *series.of))


def _marks(found: Found, series: Series, given: Asked) -> list[Mark]:
    """The shifts of a series that stand; of arm's length and hold, where they have none of their own, those of any measure."""
    standing = [s for s in shifts.told(found.reckoned) if s.stands]
    own = [s for s in standing if (s.shift.measure, s.shift.of) == (series.measure, series.of)]
    shown = own or (standing if series.measure in {"arms_length", "hold"} else [])
    return drawn.marks(
        [(s.number, s.shift) for s in shown],
        found.reckoned.assessment.period,
        lambda n: given.link("/shifts") + f"#shift-{n}",
    )


def _movement(desk: Desk, found: Found, series: Series, given: Asked) -> Movement:
    readings = drawn.known(series)
    if len(readings) < 2:
        raise InputError("why: two known periods are needed; widen the stretch of time")
    (movement,) = desk.reckoning.why(
        found.reckoned,
        series.measure,
        series.of,
        since=readings[0].start,
        at=readings[-1].start,
        period=given.period,
    )
    return movement


def _card(series: Series) -> Card:
    readings = drawn.known(series)
    return Card(
        series=series,
        title=drawn.title_of(series),
        latest=wording.figure(readings[-1]) if readings else wording.UNKNOWN,
        when=wording.period(readings[-1].start, series.period) if readings else "",
        drawing=drawn.card(series),
    )


def _poles(assessment: Assessment, given: Asked) -> Chart | None:
    """The client's warmth towards each pole in one chart; None where fewer than two are known, or too many to tell apart."""
    client = assessment.question.client
    series = [assessment.find("warmth", client, pole) for pole in assessment.question.poles]
    title = f"Warmth of {wording.named(client)} towards each pole"
    return drawn.together(series, assessment.question, given, name="poles", title=title, fewest=2)


def _is_of(series: Series, names: Sequence[str]) -> bool:
    """Whether a series is one of those measures; `warmth.` means all that begin so."""
    return _place(series, names) < len(names)


def _place(series: Series, names: Sequence[str]) -> int:
    """Which of the names is the series' own; their number where none is."""
    fits = (series.measure.startswith(n) if n.endswith(".") else series.measure == n for n in names)
    return next((at for at, fit in enumerate(fits) if fit), len(names))
