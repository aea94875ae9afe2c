"""The poles side by side, and who did how much of what to whom: a row for each directed pair, a cell for each year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from armslength.brief import wording
from armslength.draw.heat import depth
from armslength.workbench import answers
from armslength.workbench.asked import asked
from armslength.workbench.listing import in_stretch
from armslength.workbench.views import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.records import Assessment, Question, Series
    from armslength.store import Dossier
    from armslength.workbench.asked import Asked
    from armslength.workbench.views.drawn import Chart

MOST_PAIRS = 16
MOST_COLUMNS = 32
STRETCHES = (1, 2, 5, 10, 25, 100)
COLUMNS = ("source", "target", "since", "until", "events", "mean_intensity")


class Cell(NamedTuple):
    """The deeds of a pair in a stretch of years: how many, their mean intensity, and the shade of it, -3 to 3.

    Attributes:
        since, until: the first year and the last.
        first, last: the same as an address asks for them, cut to the stretch that is shown.
    """

    since: int
    until: int
    first: str
    last: str
    deeds: int
    mean: float
    shade: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A directed pair; a stretch in which nothing is told of it has None."""

    source: str
    target: str
    count: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The pairs most told of, those of the question first, over the years.

    Attributes:
        columns: first and last year of each.
        left_out: pairs with fewer deeds, that are not shown.
        unplaced: deeds, counted for each pair, whose dates reach over more than one year or are open: they stand in no column.
    """

    columns: tuple[tuple[int, int], ...]
    pairs: tuple[Pair, ...]
    left_out: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Pole:
    """One pole's latest readings, each with its title and where it is shown."""

    code: str
    name: str
    rows: tuple[tuple[str, str, str], ...]


def heat(dossier: Dossier, given: Asked, most: int | None = MOST_PAIRS) -> Heat:
    """Deeds that happened, by directed pair and year; undated ones are left out.

    Args:
        most: pairs that are wanted; None is all of them.
    """
    told = _told(dossier, given)
    unplaced = sum(one.deeds for one in told if one.year is None)
    held, columns = _in_columns(told)
    if not columns:
        return Heat((), (), 0, unplaced)
    sums: Counter[tuple[str, str]] = Counter()
    for (pair, _), (n, _) in held.items():
        sums[pair] += n
    order = _ordered(sums, dossier.question)
    shown = order[:most]
    return Heat(
        columns,
        tuple(
            Pair(*pair, sums[pair], tuple(_cell(held.get((pair, c[0])), c, given) for c in columns))
            for pair in shown
        ),
        len(order) - len(shown),
        unplaced,
    )


class _Told(NamedTuple):
    """The deeds of a pair in a year, and the sum of their intensities; None is of no one year."""

    pair: tuple[str, str]
    year: int | None
    deeds: int
    weight: float


def _told(dossier: Dossier, given: Asked) -> list[_Told]:
    within, days = in_stretch(given)
    rows = dossier.sql(
        f"""
        WITH dated AS (SELECT id, CASE WHEN year(start) = year("end") THEN year(start) END AS year, intensity FROM events
                       WHERE modality = 'happened' AND coalesce(start, "end") IS NOT NULL AND {within})
        SELECT s.code, t.code, year, count(*), sum(intensity) FROM dated
        JOIN event_actors s ON s.event = dated.id AND s.role = 'source'
        JOIN event_actors t ON t.event = dated.id AND t.role = 'target' AND t.code <> s.code
        GROUP BY ALL ORDER BY ALL""",  # noqa: S608 - forms of ours
        days,
    )
    return [_Told((source, target), *rest) for source, target, *rest in rows]


def _in_columns(
    told: Sequence[_Told],
) -> tuple[dict[tuple[tuple[str, str], int], tuple[int, float]], tuple[tuple[int, int], ...]]:
    """Deeds and weight by pair and first year of the column; and the columns, as narrow as there is room for, none without a year."""
    years = [one.year for one in told if one.year is not None]
    if not years:
        return {}, ()
    first, last = min(years), max(years)
    step = next(s for s in STRETCHES if (last - first) // s + 1 <= MOST_COLUMNS or s == STRETCHES[-1])
    held: dict[tuple[tuple[str, str], int], tuple[int, float]] = {}
    for one in told:
        if one.year is not None:
            key = (one.pair, one.year // step * step)
            n, weight = held.get(key, (0, 0.0))
            held[key] = (n + one.deeds, weight + one.weight)
    return held, tuple((at, at + step - 1) for at in range(first // step * step, last + 1, step))


def _ordered(sums: Mapping[tuple[str, str], int], question: Question) -> list[tuple[str, str]]:
    """The pairs of the question as it names the poles, each both ways; then the others, those of most deeds first."""
    client, poles = question.client, question.poles
    asked_of = [(client, p) for p in poles] + [(p, client) for p in poles]
    return sorted(
        sums, key=lambda p: (p not in asked_of, asked_of.index(p) if p in asked_of else 0, -sums[p], p)
    )


def _cell(held: tuple[int, float] | None, column: tuple[int, int], given: Asked) -> Cell | None:
    """A pair's cell; None where nothing is told of it there."""
    if held is None:
        return None
    (n, weight), (since, until) = held, column
    begins, ends = given.first or "", given.last or "9999-12-31"
    shown_from = begins if begins > f"{since:04d}-01-01" else f"{since:04d}"
    shown_to = ends if ends < f"{until:04d}-12-31" else f"{until:04d}"
    return Cell(since, until, shown_from, shown_to, n, weight / n, shade(weight / n))


def shade(mean: float) -> int:
    """How deep a mean intensity is shaded, as a chart shades it, with its sign."""
    return depth(mean) if mean > 0 else -depth(mean)


def poles(assessment: Assessment) -> list[Pole]:
    """The latest known reading of every measure between the client and each pole."""
    question = assessment.question
    client = question.client
    found = []
    for pole in question.poles:
        wanted = (
            ("Warmth towards it", assessment.find("warmth", client, pole)),
            ("Its warmth back", assessment.find("warmth", pole, client)),
            ("Engagement", assessment.find("engagement", client, pole)),
        )
        found.append(
            Pole(pole, wording.name(pole), tuple(_latest(label, series) for label, series in wanted))
        )
    return found


def charts(assessment: Assessment, given: Asked) -> list[Chart]:
    """Warmth towards each pole, warmth back, and engagement, each with a line for every pole."""
    question = assessment.question
    client = question.client
    named = wording.named(client)
    wanted = (
        ("towards", f"Warmth of {named} towards each pole", [assessment.find("warmth", client, p) for p in question.poles]),
        ("back", f"Warmth of each pole towards {named}", [assessment.find("warmth", p, client) for p in question.poles]),
        ("engagement", f"Engagement of {named} with each pole",
         [assessment.find("engagement", client, p) for p in question.poles]),
    )  # fmt: skip
    made = (
        drawn.together(several, question, given, name=name, title=title) for name, title, several in wanted
    )
    return [chart for chart in made if chart]


def cell_rows(found: Heat) -> Iterator[dict[str, Any]]:
    """Cells as rows: COLUMNS."""
    for pair in found.pairs:
        for cell in pair.cells:
            if cell:
                yield {"source": pair.source, "target": pair.target, "since": cell.since, "until": cell.until,
                       "events": cell.deeds, "mean_intensity": round(cell.mean, 3)}  # fmt: skip


def page(request: Request) -> Response:
    """The poles side by side, with the heat map."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    found = desk.assessed(given)
    with desk.opened(given) as dossier:
        shown = heat(dossier, given)
    assessment = found.reckoned.assessment
    return answers.assessed(
        request, "poles.html.j2", given, found, poles=poles(assessment), charts=charts(assessment, given), heat=shown
    )  # fmt: skip


def as_csv(request: Request) -> Response:
    """The heat map as a table, of every pair."""
    given = asked(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        return answers.csv("pairs", COLUMNS, cell_rows(heat(dossier, given, most=None)))


def _latest(label: str, series: Series | None) -> tuple[str, str, str]:
    readings = drawn.known(series)
    address = f"/measure/{drawn.identifier(series)}" if series else ""
    if not readings or series is None:
        return label, wording.UNKNOWN, address
    return (
        label,
        f"{wording.figure(readings[-1])}, {wording.period(readings[-1].start, series.period)}",
        address,
    )
