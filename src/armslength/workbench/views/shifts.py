"""Shifts: each in words, with its checks and the events that made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from armslength.brief import findings, wording
from armslength.brief.prose import shift_claim
from armslength.ontology.likelihood import word
from armslength.workbench import answers
from armslength.workbench.asked import asked
from armslength.workbench.views import drawn
from armslength.workbench.views.telling import Brief, briefs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.records import Reading, Shift
    from armslength.workbench.reckoning import Reckoned

MOST_DRIVERS = 12
COLUMNS = ("number", "measure", "of", "start", "end", "best", "probability", "word", "direction",
           "before", "before_low", "before_high", "after", "after_low", "after_high", "channel",
           "flagged", "hangs_on", "stands", "checks", "drivers")  # fmt: skip


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
    hanging: str
    noticed: str
    stands: bool
    checks: tuple[Checked, ...]
    drivers: tuple[Brief, ...]
    left_out: int
    since: str
    until: str


def told(found: Reckoned) -> list[ShiftTold]:
    """Every shift found, in order of time, those that a check speaks against among them."""
    ordered = sorted(found.assessment.shifts, key=lambda s: (s.best, s.measure, s.of))
    # Those that stand are numbered first: these are the ones that charts mark.
    ordered.sort(key=lambda s: not findings.stands(s))
    return [_shift(number, shift, found) for number, shift in enumerate(ordered, start=1)]


def rows(several: Iterable[ShiftTold]) -> Iterator[dict[str, Any]]:
    """Shifts as rows: COLUMNS."""
    for one in several:
        s = one.shift
        row: dict[str, Any] = {"number": one.number, "measure": s.measure, "of": s.of, "start": s.start, "end": s.end,
               "best": s.best, "probability": s.probability, "word": word(s.probability), "direction": s.direction,
               "channel": s.channel, "flagged": s.flagged, "hangs_on": s.hangs_on, "stands": one.stands, "drivers": s.drivers,
               "checks": "; ".join(c.words for c in one.checks)}  # fmt: skip
        for side, values in (("before", s.before), ("after", s.after)):
            row |= dict(zip((side, f"{side}_low", f"{side}_high"), values, strict=True))
        yield row


def page(request: Request) -> Response:
    """Every shift with its events and checks."""
    given = asked(request.query_params)
    found = answers.desk_of(request).assessed(given)
    several = told(found.reckoned)
    return answers.assessed(
        request,
        "shifts.html.j2",
        given,
        found,
        standing=[s for s in several if s.stands],
        fallen=[s for s in several if not s.stands],
    )


def as_csv(request: Request) -> Response:
    """Every shift as a row."""
    found = answers.desk_of(request).newest(asked(request.query_params))
    return answers.csv("shifts", COLUMNS, rows(told(found.reckoned)))


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
        hanging=wording.hanging(shift),
        noticed=wording.noticed(shift, width),
        stands=findings.stands(shift),
        checks=tuple(Checked(c.passed, wording.checked(c)) for c in shift.checks),
        drivers=briefs_of(found.events, shift.drivers, MOST_DRIVERS),
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
