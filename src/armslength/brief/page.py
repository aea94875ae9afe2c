"""The brief as one HTML page: everything that the template needs, gathered in the order the page cites it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from armslength.brief import figures, gaps, happenings, prose, sources, wording
from armslength.brief.citations import Footnotes
from armslength.brief.findings import between_client_and_poles, shown_shifts, within_period
from armslength.ontology.grades import ITEM, SOURCE
from armslength.ontology.likelihood import YARDSTICK
from armslength.ontology.plover import VERSION

if TYPE_CHECKING:
    from armslength.brief.citations import Piece, Reference
    from armslength.brief.prose import Claim
    from armslength.records import Assessment, Event, Shift
    from armslength.store import Dossier

CITED_A_CLAIM = 3
CITED_A_SHIFT = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with the footnotes that carry it."""

    claim: Claim
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Driver:
    """An event that made a shift, as the section on shifts shows it."""

    id: str
    when: str
    deed: str
    quotation: list[Piece]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ShownShift:
    """A shift, told and carried by its events."""

    number: int
    text: str
    drivers: tuple[Driver, ...]


def compose(dossier: Dossier, assessment: Assessment, *, made: str, version: str) -> str:
    """The brief as one self-contained HTML page.

    Args:
        dossier: where the evidence stands.
        assessment: what was found.
        made: ISO date printed on the page.
        version: of armslength, printed on the page.

    Raises:
        UnsupportedCitation: a quotation does not stand where it is said to stand; no page is made.
    """
    question = assessment.question
    everything = dossier.events()
    events = within_period(everything, question)
    ours = [e for e in events if between_client_and_poles(e, question)]
    footnotes = Footnotes(dossier, everything)
    publishers = len({d.publisher for d in dossier.documents()})
    shifts = shown_shifts(assessment)
    claims = [_shown(c, footnotes) for c in prose.bottom_line(assessment, events=len(ours), publishers=publishers)]
    told_shifts = [_shift(n, s, assessment, footnotes, {e.id: e for e in everything}) for n, s in enumerate(shifts, 1)]
    cited = {e for s in shifts for e in s.drivers} | {e for c in claims for e in c.claim.events[:CITED_A_CLAIM]}
    chosen = happenings.chosen(events, question, cited)
    years = happenings.by_year(chosen.events, footnotes)
    undated = [happenings.told(e, footnotes) for e in chosen.events if not (e.start or e.end)]
    return _environment().get_template("brief.html.j2").render(
        question=question,
        client=wording.name(question.client),
        patron=wording.name(question.patron),
        between=wording.listed(wording.named(p) for p in question.poles),
        made=wording.published(made),
        version=version,
        ontology=VERSION,
        assessment=assessment,
        style=Markup(_file("brief.css")),  # noqa: S704 - our own file
        claims=claims,
        arms_length=figures.arms_length(assessment, shifts),
        parts=figures.parts(assessment),
        channels=[(c, footnotes.cite_each(c.events, CITED_A_CLAIM)) for c in figures.by_channel(assessment)],
        poles=[*figures.warmth(assessment), *figures.engagement(assessment)],
        shifts=told_shifts,
        shifts_left_out=len(assessment.shifts) - len(shifts),
        timeline=figures.timeline(chosen.events, question),
        years=years,
        undated=undated,
        left_out=chosen.left_out,
        gaps=gaps.gaps(dossier, assessment, events),
        yardstick=[(f"{wording.percent(low)}–{wording.percent(high)}", word) for low, high, word in YARDSTICK],
        source_grades=SOURCE,
        item_grades=ITEM,
        notes=footnotes.notes(),
        sources=sources.sources(footnotes.notes()),
        grade=wording.grade,
        published=wording.published,
        number=wording.number,
        period_name=wording.period,
    )


def _shown(claim: Claim, footnotes: Footnotes) -> Shown:
    return Shown(claim, footnotes.cite_each(claim.events, CITED_A_CLAIM))


def _shift(
    number: int, shift: Shift, assessment: Assessment, footnotes: Footnotes, events: dict[str, Event]
) -> ShownShift:
    claim = prose.shift_claim(shift, assessment.period)
    drivers = tuple(_driver(events[e], footnotes) for e in claim.events[:CITED_A_SHIFT])
    return ShownShift(number, claim.text, drivers)


def _driver(event: Event, footnotes: Footnotes) -> Driver:
    return Driver(
        event.id,
        wording.sentence_case(wording.when(event)),
        wording.deed(event),
        footnotes.quotation(event.id),
        footnotes.cite(event.id, most=1),
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    return resources.files("armslength.brief").joinpath("templates", name).read_text(encoding="utf-8")

