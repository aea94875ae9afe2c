"""The overview, the measures and the shifts as data: chosen from an assessment, nothing computed anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from armslength.brief import findings, wording
from armslength.brief.figures import MOST_LINES
from armslength.brief.gaps import Gaps, gaps
from armslength.brief.prose import MOST_CITED, bottom_line, shift_claim
from armslength.ontology.likelihood import word
from armslength.workbench import drawn
from armslength.workbench.telling import Brief, brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from markupsafe import Markup

    from armslength.brief.findings import Standing
    from armslength.brief.prose import Claim
    from armslength.records import Assessment, Counts, Event, Figure, Movement, Reading, Series, Shift
    from armslength.store import Dossier
    from armslength.workbench.asked import Asked
    from armslength.workbench.drawn import Chart
    from armslength.workbench.reckoning import Reckoned

MOST_DRIVERS = 12
MOST_MOVERS = 40

READING_COLUMNS = ("measure", "of", "start", "value", "low", "high", "n")
SHIFT_COLUMNS = ("number", "measure", "of", "start", "end", "best", "probability", "word", "direction",
                 "before", "before_low", "before_high", "after", "after_low", "after_high", "channel",
                 "flagged", "stands", "checks", "drivers")  # fmt: skip
MOVER_COLUMNS = ("measure", "of", "since", "at", "kind", "id", "date", "what", "contribution")

_GROUPS = (
    ("arms-length", "Arm’s length and hold", ("arms_length", "hold")),
    ("parts", "What the hold is made of", ("dependence", "compliance", "lead", "hedging")),
    ("channels", "Channels of dependence", ("dependence.",)),
    ("poles", "Towards each pole, and back", ("warmth", "engagement", "tilt")),
    ("apart", "Deeds and words apart, and affinity", ("warmth.", "affinity.")),
)


class Cited(NamedTuple):
    """A claim with the events that it rests on."""

    claim: Claim
    events: tuple[Brief, ...]


class Checked(NamedTuple):
    """What a check tried and found; `passed` None where it could not be tried."""

    passed: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class ShiftTold:
    """A shift in words, with the events that made it, weightiest first.

    Attributes:
        number: as charts mark it, in order of time.
        stands: whether no check speaks against it.
        since, until: the periods on both sides of it, to ask why.
    """

    number: int
    shift: Shift
    heading: str
    text: str
    noticed: str
    stands: bool
    checks: tuple[Checked, ...]
    drivers: tuple[Brief, ...]
    left_out: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What a reader must know first.

    Attributes:
        chart: None where arm's length is not known.
        publishers: how many named publishers tell of the events between the client and the poles; `between` is how many these are.
    """

    title: str
    standing: Standing | None
    claims: tuple[Cited, ...]
    chart: Chart | None
    shifts: tuple[ShiftTold, ...]
    counts: Counts
    gaps: Gaps
    publishers: int
    between: int


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


class Moved(NamedTuple):
    """One share in a movement, in words; `event` where an event made it; `share` of the largest, in [0, 1]."""

    contribution: float
    share: float
    what: str
    when: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """How a measure came from one period to another."""

    movement: Movement
    before: str
    after: str
    since: str
    at: str
    movers: tuple[Moved, ...]
    left_out: int
    rest: float


def overview(found: Reckoned, asked: Asked, shift_link: Callable[[int], str]) -> Overview:
    """The overview of an assessment, its chart cut to the stretch asked for."""
    assessment, question = found.assessment, found.assessment.question
    within = findings.within_period(found.snapshot.between, question)
    between = [e for e in within if findings.between_client_and_poles(e, question)]
    publishers = findings.publishers(between, found.snapshot.holdings, found.snapshot.sets)
    series = assessment.find("arms_length", question.client, question.patron)
    shown = shifts(found)
    standing = [s for s in shown if s.stands]
    marks = drawn.marks([(s.number, s.shift) for s in standing], assessment.period, shift_link)
    chart = None
    if series is not None:
        chart = drawn.chart(
            [drawn.cut(series, asked)],
            question,
            name=drawn.identifier(series),
            title=drawn.title_of(series),
            marks=marks,
        )
    poles = wording.listed(wording.named(pole) for pole in question.poles)
    return Overview(
        title=f"{wording.name(question.client)} between {poles}",
        standing=findings.standing(assessment),
        claims=tuple(
            Cited(claim, _briefs(found.events, claim.events, MOST_CITED))
            for claim in bottom_line(assessment, events=len(between), publishers=publishers)
        ),
        chart=chart,
        shifts=tuple(standing),
        counts=found.snapshot.counted,
        # It asks of a dossier only what a snapshot answers.
        gaps=gaps(cast("Dossier", found.snapshot), assessment, within),
        publishers=publishers,
        between=len(between),
    )


def shifts(found: Reckoned) -> list[ShiftTold]:
    """Every shift found, in order of time, those that a check speaks against among them."""
    ordered = sorted(found.assessment.shifts, key=lambda s: (s.best, s.measure, s.of))
    # Those that stand are numbered first: these are the ones that charts mark.
    ordered.sort(key=lambda s: not findings.stands(s))
    return [_shift(number, shift, found) for number, shift in enumerate(ordered, start=1)]


def groups(assessment: Assessment, asked: Asked) -> list[Group]:
    """Every series once, under headings; those of which nothing is known last."""
    made = []
    named = [name for _, _, names in _GROUPS for name in names]
    others = tuple(s.measure for s in assessment.series if not _is_of(s, named))
    for anchor, heading, names in (*_GROUPS, ("others", "Others", others)):
        of = sorted((s for s in assessment.series if _is_of(s, names)), key=lambda s: _place(s, names))
        cards = [_card(drawn.cut(s, asked)) for s in of]
        cards.sort(key=lambda card: not card.drawing)
        if cards:
            made.append(
                Group(anchor, heading, tuple(cards), _poles(assessment, asked) if anchor == "poles" else None)
            )
    return made


def why(movement: Movement, found: Reckoned, figures: Mapping[str, Figure]) -> Why:
    """A movement in words, its weightiest shares first."""
    width = found.assessment.period
    most = max((abs(m.contribution) for m in movement.movers), default=0.0) or 1.0
    shown = movement.movers[:MOST_MOVERS]
    moved = []
    for mover in shown:
        event, figure = found.events.get(mover.what), figures.get(mover.what)
        words, when = mover.what, ""
        if event is not None:
            line = brief(event)
            words, when = line.deed, line.when
        elif figure is not None:
            words, when = _figure(figure), figure.date
        moved.append(
            Moved(
                mover.contribution, abs(mover.contribution) / most, words, when, event.id if event else None
            )
        )
    return Why(
        movement=movement,
        before=wording.number(movement.before),
        after=wording.number(movement.after),
        since=wording.period(movement.since, width),
        at=wording.period(movement.at, width),
        movers=tuple(moved),
        left_out=len(movement.movers) - len(shown),
        rest=sum(m.contribution for m in movement.movers[MOST_MOVERS:]),
    )


def reading_rows(series: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """Readings as rows: READING_COLUMNS."""
    for one in series:
        for r in one.readings:
            yield {"measure": one.measure, "of": " ".join(one.of), "start": r.start, "value": r.value,
                   "low": r.low, "high": r.high, "n": r.n}  # fmt: skip


def shift_rows(told: Iterable[ShiftTold]) -> Iterator[dict[str, Any]]:
    """Shifts as rows: SHIFT_COLUMNS."""
    for one in told:
        s = one.shift
        row: dict[str, Any] = {"number": one.number, "measure": s.measure, "of": s.of, "start": s.start, "end": s.end,
               "best": s.best, "probability": s.probability, "word": word(s.probability), "direction": s.direction,
               "channel": s.channel, "flagged": s.flagged, "stands": one.stands, "drivers": s.drivers,
               "checks": "; ".join(c.words for c in one.checks)}  # fmt: skip
        for side, values in (("before", s.before), ("after", s.after)):
            row |= dict(zip((side, f"{side}_low", f"{side}_high"), values, strict=True))
        yield row


def mover_rows(
    movement: Movement, found: Reckoned, figures: Mapping[str, Figure]
) -> Iterator[dict[str, Any]]:
    """Every share in a movement as rows: MOVER_COLUMNS."""
    for mover in movement.movers:
        event, figure = found.events.get(mover.what), figures.get(mover.what)
        what = " ".join((*event.source, event.class_, *event.target)) if event else mover.what
        yield {"measure": movement.measure, "of": movement.of, "since": movement.since, "at": movement.at,
               "kind": mover.kind, "id": None if mover.kind == "other" else mover.what,
               "date": event.date if event else figure.date if figure else None,
               "what": _figure(figure) if figure else what, "contribution": mover.contribution}  # fmt: skip


def _shift(number: int, shift: Shift, found: Reckoned) -> ShiftTold:
    width = found.assessment.period
    turn = "rises" if shift.direction == "up" else "falls"
    about = wording.sentence_case(wording.measured(shift.measure, shift.of))
    series = found.assessment.find(shift.measure, *shift.of)
    before, after = _sides(shift, drawn.known(series))
    return ShiftTold(
        number=number,
        shift=shift,
        heading=f"{about} {turn}, {wording.span(shift.start, shift.end, width)}",
        text=shift_claim(shift, width).text,
        noticed=wording.noticed(shift, width),
        stands=findings.stands(shift),
        checks=tuple(Checked(c.passed, wording.checked(c)) for c in shift.checks),
        drivers=_briefs(found.events, shift.drivers, MOST_DRIVERS),
        left_out=max(len(shift.drivers) - MOST_DRIVERS, 0),
        since=before,
        until=after,
    )


def _sides(shift: Shift, readings: Sequence[Reading]) -> tuple[str, str]:
    """The last known reading before a shift began, and the known one about a year after; empty where there is none."""
    before = [r.start for r in readings if r.start < shift.start]
    year_on = f"{int(shift.end[:4]) + 1}{shift.end[4:]}"
    after = [r.start for r in readings if shift.end < r.start <= year_on]
    return (before[-1] if before else "", after[-1] if after else "")


def _card(series: Series) -> Card:
    readings = drawn.known(series)
    return Card(
        series=series,
        title=drawn.title_of(series),
        latest=wording.figure(readings[-1]) if readings else wording.UNKNOWN,
        when=wording.period(readings[-1].start, series.period) if readings else "",
        drawing=drawn.card(series),
    )


def _poles(assessment: Assessment, asked: Asked) -> Chart | None:
    """The client's warmth towards each pole in one chart; None where fewer than two are known, or too many to tell apart."""
    client = assessment.question.client
    series = [s for pole in assessment.question.poles if (s := assessment.find("warmth", client, pole))]
    series = [cut for s in series if drawn.known(cut := drawn.cut(s, asked))]
    if not 2 <= len(series) <= MOST_LINES:
        return None
    title = f"Warmth of {wording.named(client)} towards each pole"
    return drawn.chart(series, assessment.question, name="poles", title=title)


def _is_of(series: Series, names: Sequence[str]) -> bool:
    """Whether a series is one of those measures; `warmth.` means all that begin so."""
    return _place(series, names) < len(names)


def _place(series: Series, names: Sequence[str]) -> int:
    """Which of the names is the series' own; their number where none is."""
    fits = (series.measure.startswith(n) if n.endswith(".") else series.measure == n for n in names)
    return next((at for at, fit in enumerate(fits) if fit), len(names))


def _briefs(events: Mapping[str, Event], ids: Sequence[str], most: int) -> tuple[Brief, ...]:
    return tuple(brief(events[i]) for i in ids[:most] if i in events)


def _figure(figure: Figure) -> str:
    return (
        f"{figure.name or figure.channel} {figure.country} {figure.partner}: {figure.value:g} {figure.unit}"
    )
