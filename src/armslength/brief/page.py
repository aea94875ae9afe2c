"""The page: findings, figures, events and footnotes laid out in one self-contained file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from armslength import edtf
from armslength.brief import figures, findings, foretold, moved, weights, wording
from armslength.brief.citations import Footnotes
from armslength.brief.gaps import gaps
from armslength.brief.happenings import Told, by_year, chosen, told, touches
from armslength.brief.prose import MOST_CITED, Claim, bottom_line, shift_claim
from armslength.brief.sources import safe_href, sources
from armslength.errors import UnsupportedCitation
from armslength.ontology import grades, likelihood, plover

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment

    from armslength.brief.citations import Reference
    from armslength.brief.figures import Channel, Figure
    from armslength.records import Assessment, Dataset, Event, Movement, Outlook, PeriodName, Question, Shift
    from armslength.store import Dossier, Holding

MOST_DRIVERS = 6

# C0 and C1 controls, and the marks that turn the direction of writing: shown, they could hide or forge text.
_UNSHOWN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim with its footnotes."""

    claim: Claim
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ShiftTold:
    """A shift with the events that made it, and how many more there are.

    Attributes:
        noticed: when it would have been told, in words.
        checks: each check in words, and whether the shift stands it; None where it could not be tried.
    """

    number: int
    heading: str
    cited: Cited
    drivers: tuple[Told, ...]
    left_out: int
    noticed: str
    checks: tuple[tuple[bool | None, str], ...]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A change that is not told as a shift: what it would be, and the checks it does not stand."""

    heading: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChannelTold:
    """A channel with footnotes for its latest reading."""

    channel: Channel
    references: tuple[Reference, ...]


def compose(
    dossier: Dossier,
    assessment: Assessment,
    *,
    made: str,
    version: str,
    weighed: weights.Sensitivity | None = None,
    movement: Movement | None = None,
    outlook: Sequence[Outlook] | None = None,
) -> str:
    """The brief: one HTML file that loads nothing, runs nothing, and cites a sentence for every claim.

    Args:
        dossier: the evidence. Every quotation is held against it before the page is returned.
        assessment: what was measured and detected in it. Nothing is computed anew.
        made: ISO date printed as the day of making; given, so that the same input gives the same bytes.
        version: of Armslength.
        weighed: arm's length under other weights, from `measure.sensitivity`; without it the page has no section on them.
        movement: of arm's length over the last year, from `measure.why`; without it the page does not say what moved it.
        outlook: what may come next, from `run.outlook`; None is not asked for, and the page is silent of it.

    Returns:
        The page, from `<!DOCTYPE html>` on.

    Raises:
        UnsupportedCitation: a sentence, or the words an event was read from, do not stand in the stored
            text; an event that a figure rests on is not in the dossier; or a document's text was changed.
    """
    question = _as_measured(assessment)
    everything = dossier.events(parties=(question.client, *question.poles))
    by_id = {event.id: event for event in everything}
    events = findings.within_period(everything, question)
    holdings = dossier.documents()
    sets = dossier.datasets()
    between = [event for event in events if findings.between_client_and_poles(event, question)]
    claims = bottom_line(
        assessment, events=len(between), publishers=findings.publishers(between, holdings, sets)
    )
    shifts, fallen = findings.shown_shifts(assessment), findings.fallen(assessment)
    rows = figures.by_channel(assessment)
    cited = _cited_ids(claims, shifts, rows) | moved.cited(movement)
    _all_known(cited, by_id)
    listing = chosen(events, question, cited & {event.id for event in events})
    footnotes = Footnotes(dossier, {e.id: e for e in (*listing.events, *(by_id[i] for i in cited))}.values())
    hung = weights.section(assessment, weighed) if weighed else None
    view = {
        # In the order of the page: this is what numbers the footnotes.
        "bottom": [_cite(claim, footnotes) for claim in claims],
        "moved": _moved(movement, assessment, by_id, dossier, footnotes),
        "channels": [ChannelTold(row, footnotes.cite_each(row.events, MOST_CITED)) for row in rows],
        "shifts": [_shift(n, shift, assessment, by_id, footnotes) for n, shift in enumerate(shifts, start=1)],
        **_happened(listing.events, question, footnotes),
        **_figures(assessment, shifts, listing.events, hung),
        "weights": hung,
        "foretold": foretold.section(outlook),
        "silence": foretold.silence(outlook),
    }
    return (
        environment()
        .get_template("brief.html.j2")
        .render(
            **view,
            **_masthead(question, holdings, events, sets),
            assessment=assessment,
            question=question,
            made=edtf.label(made),
            version=version,
            standing=findings.standing(assessment),
            left_out=listing.left_out,
            outside=len(everything) - len(events),
            shifts_left_out=len(assessment.shifts) - len(shifts) - len(fallen),
            fallen=[_fallen(shift, assessment.period) for shift in fallen],
            gaps=gaps(dossier, assessment, events),
            notes=footnotes.notes(),
            sources=sources(footnotes.notes()),
            style=style(),
        )
    )


def _cite(claim: Claim, footnotes: Footnotes) -> Cited:
    return Cited(claim, footnotes.cite_each(claim.events, MOST_CITED))


def _shift(
    number: int, shift: Shift, assessment: Assessment, by_id: dict[str, Event], footnotes: Footnotes
) -> ShiftTold:
    return ShiftTold(
        number=number,
        heading=_heading(shift, assessment.period),
        noticed=wording.noticed(shift, assessment.period),
        checks=tuple((check.passed, wording.checked(check)) for check in shift.checks),
        cited=_cite(shift_claim(shift, assessment.period), footnotes),
        drivers=tuple(told(by_id[driver], footnotes) for driver in shift.drivers[:MOST_DRIVERS]),
        left_out=max(len(shift.drivers) - MOST_DRIVERS, 0),
    )


def _moved(
    movement: Movement | None,
    assessment: Assessment,
    by_id: dict[str, Event],
    dossier: Dossier,
    footnotes: Footnotes,
) -> moved.Moved | None:
    if movement is None:
        return None
    question = assessment.question
    ties = {f.id: f for f in dossier.figures(country=question.client, partners=question.poles)}
    return moved.moved(movement, assessment.period, by_id, ties, footnotes)


def _heading(shift: Shift, width: PeriodName) -> str:
    turn = "rises" if shift.direction == "up" else "falls"
    about = wording.sentence_case(wording.measured(shift.measure, shift.of))
    return f"{about} {turn}, {wording.span(shift.start, shift.end, width)}"


def _fallen(shift: Shift, width: PeriodName) -> Fallen:
    reasons = tuple(wording.checked(check) for check in shift.checks if check.passed is False)
    return Fallen(_heading(shift, width), reasons)


def _happened(events: Sequence[Event], question: Question, footnotes: Footnotes) -> dict[str, object]:
    """The lists of events: those that touch the client, all others, and those without a date."""
    dated = [event for event in events if event.start or event.end]
    return {
        "with_client": by_year((e for e in dated if touches(e, question.client)), footnotes),
        "around_client": by_year((e for e in dated if not touches(e, question.client)), footnotes),
        "undated": [told(e, footnotes) for e in events if not (e.start or e.end)],
    }


def _figures(
    assessment: Assessment, shifts: Sequence[Shift], events: Sequence[Event], hung: weights.Told | None
) -> dict[str, object]:
    """The figures of each section, and their numbers by anchor, in order of the page."""
    sections: dict[str, list[Figure]] = {
        "figures_arms_length": _there(figures.arms_length(assessment, shifts), figures.parts(assessment)),
        "figures_weights": [hung.figure] if hung else [],
        "figures_rivals": [*figures.warmth(assessment), *figures.engagement(assessment)],
        "figures_happened": _there(figures.timeline(events, assessment.question)),
    }
    order = chain.from_iterable(sections.values())
    return {**sections, "figure_numbers": {figure.anchor: n for n, figure in enumerate(order, start=1)}}


def _as_measured(assessment: Assessment) -> Question:
    """The question, since the first day that is measured where it does not say since when itself."""
    question = assessment.question
    begun = next((s.readings[0].start for s in assessment.series if s.readings), None)
    return question if question.since or begun is None else replace(question, since=begun)


def _masthead(
    question: Question, holdings: Sequence[Holding], events: Sequence[Event], sets: Sequence[Dataset]
) -> dict[str, object]:
    poles = [wording.named(pole) for pole in question.poles]
    publishers = {holding.publisher for holding in holdings if holding.publisher}
    publishers |= {dataset.publisher or dataset.title for dataset in sets}
    rests_on = [wording.count(len(holdings), "document")] if holdings or not sets else []
    rests_on += [wording.count(len(sets), "data set")] if sets else []
    done = [e for e in events if e.modality in ("happened", "habitual")]
    known_by = max(
        (last for h in holdings if h.published and (last := _last_day(h.published))), default="9999"
    )
    since = question.since or min((e.start for e in done if e.start), default=None)
    until = question.until or max((min(e.end, known_by) for e in done if e.end), default=None)
    return {
        "title": f"{wording.name(question.client)} between {wording.listed(poles)}",
        "since": edtf.label(since) if since else None,
        "until": edtf.label(until) if until else None,
        "documents": wording.listed(rests_on),
        "publishers": wording.named_publishers(len(publishers)),
        "events": wording.count(len(events), "event"),
    }


def _last_day(date: str) -> str | None:
    """The last day that a document's date may mean."""
    last = edtf.bounds(date)[1] if edtf.is_edtf(date) else None
    return last.isoformat() if last else None


def _cited_ids(claims: Sequence[Claim], shifts: Sequence[Shift], rows: Sequence[Channel]) -> set[str]:
    """Every event that something other than the list itself cites."""
    return {
        *chain.from_iterable(claim.events[:MOST_CITED] for claim in claims),
        *chain.from_iterable(shift.drivers[:MOST_DRIVERS] for shift in shifts),
        *chain.from_iterable(row.events[:MOST_CITED] for row in rows),
    }


def _all_known(cited: AbstractSet[str], by_id: dict[str, Event]) -> None:
    for event_id in sorted(cited - by_id.keys()):
        raise UnsupportedCitation(
            citation=event_id, problem="a figure rests on it, but the dossier holds no such event"
        )


def _there(*found: Figure | None) -> list[Figure]:
    return [figure for figure in found if figure is not None]


def _shown(value: Any) -> Any:
    """What a template prints: text without characters that could hide or forge other text."""
    return value.translate(_UNSHOWN) if type(value) is str else value


def style() -> Markup:
    """The style sheet of every page."""
    sheet = resources.files("armslength.brief").joinpath("templates", "brief.css").read_text(encoding="utf-8")
    return Markup(sheet)  # noqa: S704 - our own file


@cache
def environment() -> Environment:
    """The templates: everything printed is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import, needed here alone

    made = Environment(
        loader=PackageLoader("armslength.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "wording": wording,
        "safe_href": safe_href,
        "yardstick": likelihood.YARDSTICK,
        "grades": grades,
        "ontology_version": plover.VERSION,
        "confidence_rule": (("high", findings.HIGH), ("moderate", findings.MODERATE)),
    }
    return made
