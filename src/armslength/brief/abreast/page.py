"""The page of a comparison: order, small multiples, then and now, and what each figure rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from armslength import edtf
from armslength.brief import findings, wording
from armslength.brief.abreast.comparison import find, shared
from armslength.brief.abreast.ranking import told_apart
from armslength.brief.figures import (
    CLIENT,
    COLOURS,
    NARROW,
    SMALL,
    WIDE,
    Drawn,
    Figure,
    Table,
    svg_pair,
    table,
)
from armslength.brief.layout.page import environment, style
from armslength.draw.dot_whisker import Dot, dots_and_whiskers
from armslength.draw.line_chart import bounds
from armslength.draw.side_by_side import panel
from armslength.draw.slope import Slope, part_of, slopes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.brief.abreast.comparison import Comparison, Side
    from armslength.brief.abreast.ranking import Placed
    from armslength.records import PeriodName, Reading, Series

OTHERS = ("hold", "arms_length", "dependence", "compliance", "lead", "warmth", "engagement", "hedging")
MOST_PAIRED = 8
"""With more sides than this, who is above whom is told of neighbours only."""

_WORDS = {"arms_length": "arm’s length", "lead": "lead in warmth over the rivals", "tilt": "tilt"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ranking, in words."""

    place: str
    name: str
    figure: str
    when: str
    events: str
    above: str


def page(compared: Comparison, *, made: str, version: str) -> str:
    """The comparison as one HTML file that loads nothing and runs nothing.

    Args:
        compared: what was measured, its quotations already held against their documents.
        made: ISO date printed as the day of making.
        version: of Armslength.
    """
    sides = compared.sides
    order = [sides[p.of] for p in compared.placed]
    drawn = [
        f for f in (_ranking(compared, order), _multiples(compared, order), _slope(compared, order)) if f
    ]
    template = environment().get_template("compare.html.j2")
    return template.render(
        title=_title(compared),
        standfirst=_standfirst(compared),
        basis=_source(sides),
        claims=claims(compared),
        notes=compared.notes,
        rows=rows(compared),
        pairs=_pairs(compared) if 2 < len(order) <= MOST_PAIRED else None,
        figures={figure.anchor: figure for figure in drawn},
        figure_numbers={figure.anchor: n for n, figure in enumerate(drawn, start=1)},
        others=_others(compared),
        sides=[*order, *(one for one in sides if one.now is None)],
        measure=named(compared.measure),
        compared=compared,
        poles=compared.by == "pole",
        settings=_settings(sides),
        made=edtf.label(made),
        version=version,
        style=style(),
    )


def named(measure: str) -> str:
    """A measure's name within a sentence: `hold`, `arm’s length`, `energy dependence`."""
    kind, _, channel = measure.partition(".")
    return f"{channel} {kind}" if channel else _WORDS.get(kind, kind.replace("_", " "))


def claims(compared: Comparison) -> list[str]:
    """What a reader must take away: who is highest, who lowest, and how surely."""
    placed, sides = compared.placed, compared.sides
    first = sides[placed[0].of]
    if len(placed) == 1:
        return [f"{_sentence_of(compared, first)} is the only one known: {_said(first)}."]
    said = [
        f"{_sentence_of(compared, first)} is highest, at {_said(first)}. {_against(compared, placed[0], placed[1])}"
    ]
    if len(placed) > 2:
        last, before = sides[placed[-1].of], sides[placed[-2].of]
        tied = _chance(placed[-2], placed[-1])
        said.append(
            f"{_sentence_of(compared, last)} is lowest, at {_said(last)}. That {_within(compared, before)} is above "
            f"it is {tied}."
        )
        unsure = [(upper, lower) for upper, lower in pairwise(placed) if not _apart(upper, lower)]
        if not unsure:
            said.append("Every neighbour in this order can be told apart.")
        elif len(unsure) == len(placed) - 1:
            said.append("No neighbours in this order can be told apart: it may be chance.")
            if _apart(placed[0], placed[-1]):
                said[-1] += f" The first is above the last all the same: {_chance(placed[0], placed[-1])}."
        else:
            names = wording.listed(
                f"{_within(compared, sides[upper.of])} from {_within(compared, sides[lower.of])}"
                for upper, lower in unsure
            )
            said.append(f"Cannot be told apart: {names}. Their order may be chance.")
    return said


def rows(compared: Comparison) -> list[Row]:
    """The ranking in words; sides without a figure stand last, without a place."""
    found = []
    for placed, below in zip(compared.placed, [*compared.placed[1:], None], strict=True):
        side = compared.sides[placed.of]
        found.append(
            Row(
                place=str(placed.best) if placed.best == placed.worst else f"{placed.best}–{placed.worst}",
                name=side.name,
                figure=wording.figure(side.now) if side.now else wording.UNKNOWN,
                when=wording.period(side.now.start, compared.period) if side.now else "",
                events=f"{side.events:,}",
                above=_verdict(placed, below) if below else "",
            )
        )
    missing = [side for side in compared.sides if side.now is None]
    return [*found, *(Row("", side.name, wording.UNKNOWN, "", f"{side.events:,}", "") for side in missing)]


def _apart(upper: Placed, lower: Placed) -> bool:
    return told_apart(upper.above[lower.of])


def _chance(upper: Placed, lower: Placed) -> str:
    above = upper.above[lower.of]
    return "not known, for want of an interval" if above is None else wording.likely(above)


def _verdict(upper: Placed, lower: Placed) -> str:
    said = _chance(upper, lower)
    return said if _apart(upper, lower) else f"{said}: cannot be told apart"


def _against(compared: Comparison, upper: Placed, lower: Placed) -> str:
    second = compared.sides[lower.of]
    chance = _chance(upper, lower)
    if _apart(upper, lower):
        return f"Next is {_within(compared, second)}, at {_said(second)}; that the first is above it is {chance}."
    about = wording.about(second.series) if second.series else second.name
    return f"It cannot be told apart from {about}, at {_said(second)}: that it is above is {chance}."


def _said(side: Side) -> str:
    if side.now is None:
        return wording.UNKNOWN
    return f"{wording.figure(side.now)} in {wording.period(side.now.start, side.assessment.period)}"


def _sentence_of(compared: Comparison, side: Side) -> str:
    """`Russia’s hold on Belarus`, with the dossier where that alone does not tell the sides apart."""
    said = wording.sentence_case(wording.about(side.series)) if side.series else side.name
    same = [one for one in compared.sides if one.series and side.series and one.series.of == side.series.of]
    return f"{said} ({side.directory})" if len(same) > 1 and compared.by == "client" else said


def _within(compared: Comparison, side: Side) -> str:
    """A side's name within a sentence: with the article that its actor has."""
    code = side.question.patron if compared.by == "pole" else side.question.client
    return side.name.replace(wording.name(code), wording.named(code), 1)


def _title(compared: Comparison) -> str:
    if compared.by == "pole":
        poles = wording.listed(wording.named(side.question.patron) for side in compared.sides)
        return f"{wording.name(compared.sides[0].question.client)} and its poles: {poles}"
    clients = list(dict.fromkeys(wording.name(side.question.client) for side in compared.sides))
    if len(clients) == 1:
        return f"{clients[0]}, {len(compared.sides)} dossiers side by side"
    return f"{wording.listed(clients)} side by side"


def _standfirst(compared: Comparison) -> str:
    what = wording.sentence_case(named(compared.measure))
    if compared.by == "pole":
        return f"{what}, with each pole taken as the patron in turn and measured anew on the same events."
    patrons = wording.listed(dict.fromkeys(wording.named(side.question.patron) for side in compared.sides))
    return f"{what}, between each client and {patrons}: the latest readings in their order, and how surely they stand in it."


def _source(sides: Sequence[Side]) -> str:
    parts = dict.fromkeys(f"{side.directory} ({wording.count(side.documents, 'document')})" for side in sides)
    return f"{wording.count(len(parts), 'dossier')}: {wording.listed(parts)}"


def _colour(compared: Comparison, side: Side) -> int:
    """A pole's own colour, as its brief has it; a client's for all clients."""
    if compared.by == "client":
        return CLIENT
    return compared.sides.index(side) % COLOURS


def _series(order: Sequence[Side]) -> list[Series]:
    return [side.series for side in order if side.series is not None]


def _ranking(compared: Comparison, order: Sequence[Side]) -> Figure:
    title = f"{wording.sentence_case(named(compared.measure))}: the latest readings in their order"
    dots = []
    for placed, below in zip(compared.placed, [*compared.placed[1:], None], strict=True):
        side = compared.sides[placed.of]
        value, low, high = _ends(side.now)
        under = f"above the next: {_verdict(placed, below)}" if below else None
        dots.append(Dot(side.name, value, low, high, _said(side), under, _colour(compared, side)))
    described = "; ".join(f"{dot.label}: {dot.said}" for dot in dots)
    drawings = [
        dots_and_whiskers(dots, bounds(_series(order)), width, kind, title=title, description=f"{described}.")
        for width, kind in ((WIDE, "wide"), (NARROW, "narrow"))
    ]
    return Figure(
        anchor="fig-ranking",
        title=title,
        drawings=(Drawn("", svg_pair(*drawings)),),
        key=(),
        caption="Dot: estimate. Whisker: 90% interval. Under each: how likely it is that it stands above the next.",
        n=_n(order),
        table=None,
    )


def _multiples(compared: Comparison, order: Sequence[Side]) -> Figure:
    series = _series(order)
    drawings = tuple(
        Drawn(
            side.name,
            panel(
                one,
                series,
                SMALL,
                _colour(compared, side),
                title=wording.about(one),
                description=f"The latest reading is {_said(side)}. Pale: the others.",
            ),
        )
        for side, one in zip(order, series, strict=True)
    )
    first = series[0]
    return Figure(
        anchor="fig-over-time",
        title=f"{wording.sentence_case(named(compared.measure))} over time, on one scale ({first.unit.replace('-', '−')})",
        drawings=drawings,
        key=(),
        caption="Line: estimate. Band: 90% interval. Pale lines: the others. Gaps: too little is known to say.",
        n=_n(order),
        table=table(series, [side.name for side in order]),
    )


def _slope(compared: Comparison, order: Sequence[Side]) -> Figure | None:
    """Then and now in the first and the last period that all share; None where there are not two."""
    periods = shared(order)
    if len(order) < 2 or len(periods) < 2:
        return None
    heads = (_short(periods[0], compared.period), _short(periods[-1], compared.period))
    lines, cells = [], []
    for side in order:
        then, now = (findings.at(side.series, periods[n]) for n in (0, -1))
        if then is None or now is None:
            return None
        (old, _, _), (new, _, _) = _ends(then), _ends(now)
        clear = bool(findings.apart(then, now))
        lines.append(Slope(side.name, old, new, clear, _colour(compared, side)))
        change = "rose" if new > old else "fell"
        cells.append(
            (side.name, wording.figure(then), wording.figure(now), change if clear else "not told apart")
        )
    title = f"{wording.sentence_case(named(compared.measure))} then and now"
    shown = part_of(bounds(_series(order)), [value for line in lines for value in (line.then, line.now)])
    described = "; ".join(
        f"{line.label} {wording.number(line.then)} to {wording.number(line.now)}" for line in lines
    )
    drawings = [
        slopes(lines, shown, heads, size, title=title, description=f"{described}.")
        for size in ((WIDE, 300.0, "wide"), (NARROW, 280.0, "narrow"))
    ]
    return Figure(
        anchor="fig-then-and-now",
        title=title,
        drawings=(Drawn("", svg_pair(*drawings)),),
        key=(),
        caption=(
            f"{heads[0]} and {heads[1]} are the first and the last period known of all. Full line: the two 90% "
            "intervals do not overlap. Dashed: they do, so by itself this shows no change. Only the part of the "
            "scale that is needed is drawn."
        ),
        n=_n(order),
        table=Table(("Who", heads[0], heads[1], "Change"), tuple(cells)),
    )


def _short(start: str, width: PeriodName) -> str:
    """A period as short as a column's head must be: `2019`, `2019 Q2`, `Jun 2019`, `3 Jun 2019`."""
    day = date.fromisoformat(start)
    if width == "year":
        return str(day.year)
    if width == "quarter":
        return f"{day.year} Q{1 + (day.month - 1) // 3}"
    month = f"{edtf.MONTHS[day.month - 1][:3]} {day.year}"
    return month if width == "month" else f"{day.day} {month}"


def _ends(reading: Reading | None) -> tuple[float, float, float]:
    if reading is None or reading.value is None:
        raise ValueError("no value")
    low = reading.value if reading.low is None else reading.low
    high = reading.value if reading.high is None else reading.high
    return reading.value, low, high


def _n(order: Sequence[Side]) -> str:
    return "n = " + " + ".join(f"{side.events:,}" for side in order) + " events"


def _pairs(compared: Comparison) -> Table:
    """The probability that the row's side is above the column's."""
    names = [compared.sides[p.of].name for p in compared.placed]
    cells = []
    for upper in compared.placed:
        row = [
            ""
            if upper is lower
            else "not known"
            if (p := upper.above[lower.of]) is None
            else wording.percent(p)
            for lower in compared.placed
        ]
        cells.append((compared.sides[upper.of].name, *row))
    return Table(("Above", *names), tuple(cells))


def _others(compared: Comparison) -> Table:
    """The other measures' latest readings, a line each; those that all sides share by nature are left out."""
    left_out = {compared.measure, "arms_length" if compared.measure != "arms_length" else "hold"}
    left_out |= {"hedging"} if compared.by == "pole" else set()
    lines = []
    for measure in OTHERS:
        if measure in left_out:
            continue
        readings = [findings.latest(find(side.assessment, measure)) for side in compared.sides]
        if any(readings):
            lines.append(
                (
                    wording.sentence_case(named(measure)),
                    *(wording.figure(r) if r else wording.UNKNOWN for r in readings),
                )
            )
    return Table(("Latest reading", *(side.name for side in compared.sides)), tuple(lines))


def _settings(sides: Sequence[Side]) -> Table:
    lines = tuple(
        (
            side.name,
            side.directory,
            wording.name(side.question.client),
            wording.name(side.question.patron),
            wording.listed(wording.name(r) for r in side.question.rivals) if side.question.rivals else "none",
            f"{side.events:,}",
            side.assessment.coder,
        )
        for side in sides
    )
    return Table(("Who", "Dossier", "Client", "Patron", "Rivals", "Events", "Coded by"), lines)
