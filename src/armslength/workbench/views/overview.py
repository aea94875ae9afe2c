"""The overview: the bottom line with its evidence, arm's length, the shifts that stand, what there is and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from armslength.brief import findings
from armslength.brief.gaps import Gaps, gaps
from armslength.brief.masthead import titled
from armslength.brief.prose import MOST_CITED, bottom_line
from armslength.workbench import answers
from armslength.workbench.asked import asked
from armslength.workbench.views import drawn, measures
from armslength.workbench.views import shifts as of_shifts
from armslength.workbench.views.telling import Brief, briefs_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.brief.findings import Standing
    from armslength.brief.prose import Claim
    from armslength.records import Counts
    from armslength.store import Dossier
    from armslength.workbench.asked import Asked
    from armslength.workbench.reckoning import Reckoned
    from armslength.workbench.views.drawn import Chart
    from armslength.workbench.views.shifts import ShiftTold


class Cited(NamedTuple):
    """A claim with the events that it rests on."""

    claim: Claim
    events: tuple[Brief, ...]


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


def overview(found: Reckoned, given: Asked) -> Overview:
    """The overview of an assessment, its chart cut to the stretch asked for."""
    assessment, question = found.assessment, found.assessment.question
    within = findings.within_period(found.snapshot.between, question)
    between = [e for e in within if findings.between_client_and_poles(e, question)]
    publishers = findings.publishers(between, found.snapshot.holdings, found.snapshot.sets)
    series = assessment.find("arms_length", question.client, question.patron)
    standing = [s for s in of_shifts.told(found) if s.stands]
    marks = drawn.marks([(s.number, s.shift) for s in standing], assessment.period, lambda n: f"#shift-{n}")
    chart = None
    if series is not None:
        chart = drawn.chart(
            [drawn.cut(series, given)],
            question,
            name=drawn.identifier(series),
            title=drawn.title_of(series),
            marks=marks,
        )
    return Overview(
        title=titled(question),
        standing=findings.standing(assessment),
        claims=tuple(
            Cited(claim, briefs_of(found.events, claim.events, MOST_CITED))
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


def page(request: Request) -> Response:
    """What a reader must know first."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    found = desk.assessed(given)
    view = overview(found.reckoned, given)
    question = found.reckoned.assessment.question
    series = found.reckoned.assessment.find("arms_length", question.client, question.patron)
    citation = measures.citation(drawn.cut(series, given), found, given, request) if series else ""
    return answers.assessed(request, "overview.html.j2", given, found, view=view, citation=citation)
