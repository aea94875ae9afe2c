"""Charts that stand alone, of measures over time: one line, a line or a panel for each pole, or small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from armslength.brief import findings, wording
from armslength.brief.figures import CLIENT, MOST_LINES, PARTS, colour_of, marks, pole_of
from armslength.draw.line_chart import Line, Size, extent, line_chart
from armslength.draw.marks import Mark
from armslength.draw.picture import Picture
from armslength.draw.sheet import GAP, INNER, Part, Words
from armslength.draw.side_by_side import panel
from armslength.errors import EvidenceError, InputError
from armslength.records import Series, Shift
from armslength.run.plots import captions
from armslength.run.plots.asked import Asked

ALONE = Size(INNER, 330, "wide")


def of_measure(asked: Asked, name: str) -> Picture:
    """A measure as one chart: with its shifts where it is one line, with a line for each pole where there are several."""
    shown = asked.shown(_series(asked, name))
    if not shown:
        raise EvidenceError(
            f"plot: nothing is known of {name} in that stretch; see armslength measure DIR --measure {name}"
        )
    if len(shown) > 1:
        return _by_pole(asked, shown)
    series = shown[0]
    first, last = extent(shown)
    told = [s for s in _shifts_of(asked, series) if first.isoformat() <= s.best < last.isoformat()]
    where = [_within(mark, first, last) for mark in marks(told, series.period)]
    label = _last(series)
    drawing = line_chart(
        [Line(series, CLIENT, label)],
        ALONE,
        title=wording.about(series),
        description=captions.over_time(series),
        marks=where,
    )
    notes = [captions.shift(n, shift, series.period) for n, shift in enumerate(told, start=1)]
    if told:
        notes.append(
            "Numbered: shifts, each with the events that lead it; armslength show DIR ID has their sentences."
        )
    own = [s for s in told if (s.measure, s.of) == (series.measure, series.of)]
    surest = max(own, key=lambda s: s.probability, default=None)
    title = captions.turned(series, surest) if surest else captions.over_time(series)
    words = Words(title, _measured(shown), tuple(notes), asked.source())
    return Picture(words, [Part(drawing, ALONE)])


def _by_pole(asked: Asked, shown: Sequence[Series]) -> Picture:
    """Series of one measure in one chart, each named at its end; one chart each where lines would cover each other."""
    named = [(pole_of(one, asked.question), one) for one in shown]
    what = f"{wording.sentence_case(_kind(shown[0]))} of {wording.named(asked.question.client)} by pole"
    title = captions.highest([(pole, findings.latest(one)) for pole, one in named], what)
    words = Words(title, _measured(shown), (), asked.source())
    if len(shown) > MOST_LINES:
        return Picture(words, _panels(named, asked))
    lines = [
        Line(
            one,
            colour_of(pole, asked.question),
            f"{wording.name(pole)} {_last(one)}",
        )
        for pole, one in named
    ]
    drawing = line_chart(lines, ALONE, title=what, description=title)
    return Picture(words, [Part(drawing, ALONE)])


def of_poles(asked: Asked, _: str) -> Picture:
    """The client's warmth towards each pole, a panel each, the others pale behind it."""
    client = asked.question.client
    shown = asked.shown([asked.found.find("warmth", client, pole) for pole in asked.poles])
    named = [(one.of[-1], one) for one in shown]
    if not named:
        raise EvidenceError("plot: nothing is known of warmth towards any pole in that stretch")
    what = f"Warmth of {wording.named(client)} towards each pole"
    title = captions.highest([(pole, findings.latest(one)) for pole, one in named], what)
    note = "Pale: the other poles."
    return Picture(Words(title, f"{_measured(shown)} {note}", (), asked.source()), _panels(named, asked))


def of_parts(asked: Asked, _: str) -> Picture:
    """What the hold is made of, each part a small chart."""
    client, patron = asked.question.client, asked.question.patron
    shown = asked.shown(list(findings.parts(asked.found).values()))
    title = f"What {wording.possessive(patron)} hold on {wording.named(client)} is made of"
    named = [(PARTS[one.measure], one) for one in shown]
    return _multiples(asked, named, title, "each on its own scale", abreast=2)


def of_channels(asked: Asked, _: str) -> Picture:
    """Dependence by channel, each a small chart."""
    client, patron = asked.question.client, asked.question.patron
    shown = asked.shown([s for s in findings.channels(asked.found) if s.of == (client, patron)])
    named = [(wording.sentence_case(_kind(one)), one) for one in shown]
    latest = [(name, r) for name, one in named if (r := findings.latest(one))]
    title = captions.strongest(
        [(name.lower(), r) for name, r in latest],
        f"Dependence of {wording.named(client)} on {wording.named(patron)} by channel",
    )
    return _multiples(asked, named, title, wording.ENDS["dependence"], abreast=3)


def _series(asked: Asked, name: str) -> list[Series]:
    """The series of a measure that are asked for; of a measure that is of none of the poles asked for, all."""
    there = [s for s in asked.found.series if s.measure == name]
    if asked.of:
        chosen = [s for s in there if s.of[: len(asked.of)] == asked.of]
        if not chosen:
            pairs = "; ".join(" ".join(s.of) for s in there)
            raise InputError(f"plot: {name} is not of {' '.join(asked.of)}; it is of {pairs}")
        return chosen
    client = asked.question.client
    own = [s for s in there if s.of[0] == client and (len(s.of) == 1 or s.of[-1] in asked.poles)]
    return own or there


def _shifts_of(asked: Asked, series: Series) -> list[Shift]:
    """The shifts that stand: of any measure on arm's length, on another those of its own series."""
    shown = findings.shown_shifts(asked.found)
    return [
        s
        for s in shown
        if series.measure == "arms_length" or (s.measure, s.of) == (series.measure, series.of)
    ]


def _within(mark: Mark, first: date, last: date) -> Mark:
    """A mark cut to what is drawn; it leads nowhere, for there is no page about it."""
    return replace(mark, start=max(mark.start, first), end=min(mark.end, last), href="")


def _measured(shown: Sequence[Series]) -> str:
    """What is measured, in what unit, with what interval, on how many events."""
    n = [sum(r.n for r in one.readings) for one in shown]
    events = wording.count(n[0], "event") if len(n) == 1 else f"{min(n):,} to {max(n):,} events each"
    by = f"{wording.PERIODLY[shown[0].period]}; {wording.scale(shown[0])}; from {events}"
    return f"{wording.sentence_case(by)}. {captions.BAND}"


def _last(series: Series) -> str:
    """The latest value known, as a label."""
    reading = findings.latest(series)
    return wording.UNKNOWN if reading is None or reading.value is None else wording.number(reading.value)


def _kind(series: Series) -> str:
    """`warmth`, or the channel's name."""
    kind, _, channel = series.measure.partition(".")
    return (channel or kind).replace("_", " ")


def _panels(named: Sequence[tuple[str, Series]], asked: Asked) -> list[Part]:
    """A panel for each pole, all on one scale with the others pale behind it."""
    abreast = 3 if len(named) == 3 or len(named) > 4 else 2
    size = Size((INNER - (abreast - 1) * GAP) / abreast, 190, "small")
    among = [one for _, one in named]
    return [
        Part(
            panel(
                one, among, size, colour_of(pole, asked.question), title=wording.about(one), description=""
            ),
            size,
            wording.name(pole),
        )
        for pole, one in named
    ]


def _multiples(
    asked: Asked, named: Sequence[tuple[str, Series]], title: str, scale: str, *, abreast: int
) -> Picture:
    """A small chart each."""
    if not named:
        raise EvidenceError(
            "plot: nothing of it is known in that stretch; see armslength measure DIR --measure all"
        )
    size = Size((INNER - (abreast - 1) * GAP) / abreast, 150, "small")
    parts = [
        Part(
            line_chart(
                [Line(one, CLIENT, _last(one))],
                size,
                title=wording.about(one),
                description=captions.over_time(one),
            ),
            size,
            heading,
        )
        for heading, one in named
    ]
    subtitle = f"{wording.sentence_case(wording.PERIODLY[asked.found.period])}; {scale}. {captions.BAND}"
    return Picture(Words(title, subtitle, (), asked.source()), parts)
