"""Several clients of a patron, or a client's poles, side by side: what is compared, in which order, on what."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.abreast.ranking import Placed, ranked
from armslength.brief.citations import Footnotes
from armslength.brief.findings import joins, latest, within_period
from armslength.brief.happenings import deed
from armslength.brief.prose import cited_events
from armslength.errors import EvidenceError, InputError
from armslength.records import CHANNELS, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.brief.happenings import Deed
    from armslength.records import Assessment, Event, PeriodName, Question, Reading, Series
    from armslength.store import Dossier, Quote

MEASURES = (
    "hold",
    "arms_length",
    "dependence",
    "compliance",
    "warmth",
    "engagement",
    "hedging",
    "lead",
    "tilt",
)
"""What can be compared; `dependence.energy` and the other channels too."""
MOST_RESTING = 5


@dataclass(frozen=True, slots=True)
class Resting:
    """An event that a figure rests on, with its best sentence or row.

    Attributes:
        source: where the sentence or row is from.
        command: shows the event with every sentence that tells of it.
    """

    deed: Deed
    source: str
    command: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared: a dossier's question, measured.

    Attributes:
        name: within a chart; short, and no other side's.
        series: of the measure compared; None where it was not measured.
        now: its latest reading with a value.
        events: between client and patron in the period asked about.
        rests: the weightiest events behind `now`, each held against its document.
        earlier: first day of the first period that `rests` may be of; None where there are none.
    """

    name: str
    directory: str
    question: Question
    assessment: Assessment
    series: Series | None
    now: Reading | None
    events: int
    documents: int
    rests: tuple[Resting, ...]
    earlier: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides in the order given, and their places.

    Attributes:
        measure: what is compared.
        by: `client`, or `pole` where one client's poles are compared.
        placed: the sides that have a figure, the highest first.
        notes: what a reader must know before comparing: other patrons, times, weights, rivals, coders.
    """

    measure: str
    by: str
    period: PeriodName
    sides: tuple[Side, ...]
    placed: tuple[Placed, ...]
    notes: tuple[str, ...]


def questions(question: Question, *, alone: bool) -> tuple[Question, ...]:
    """What is asked of one dossier: its own question; where it stands `alone`, each of its poles as the patron in turn."""
    if not alone:
        return (question,)
    return tuple(
        replace(question, patron=pole, rivals=tuple(other for other in question.poles if other != pole))
        for pole in question.poles
    )


def check(measure: str) -> None:
    """Refuse a name that is no measure.

    Raises:
        InputError: naming those there are.
    """
    if measure not in MEASURES and measure not in {f"dependence.{channel}" for channel in CHANNELS}:
        raise InputError(
            f"--measure: no measure {measure!r}; one of {', '.join(MEASURES)}, "
            f"or dependence.<channel> with one of {', '.join(CHANNELS)}"
        )


def side(dossier: Dossier, assessment: Assessment, measure: str, *, by: str, directory: str) -> Side:
    """One side, with its evidence held against the dossier while that is open.

    Raises:
        UnsupportedCitation: a sentence does not stand in its document.
    """
    question = assessment.question
    events = dossier.events(parties=(question.client, *question.poles))
    series = find(assessment, measure)
    now = latest(series)
    between = [e for e in within_period(events, question) if joins(e, question.client, question.patron)]
    behind, earlier = _behind(assessment, series, now, {event.id: event for event in events})
    footnotes = Footnotes(dossier, behind)
    return Side(
        name=wording.name(question.patron if by == "pole" else question.client),
        directory=directory,
        question=question,
        assessment=assessment,
        series=series,
        now=now,
        events=len(between),
        documents=len(dossier.documents()),
        rests=tuple(_resting(dossier, footnotes, event, directory) for event in behind),
        earlier=earlier,
    )


def comparison(sides: Sequence[Side], measure: str, *, by: str) -> Comparison:
    """The sides in their order.

    Raises:
        EvidenceError: none of them has a reading with a value.
    """
    if all(one.now is None for one in sides):
        where = ", ".join(dict.fromkeys(one.directory for one in sides))
        raise EvidenceError(
            f"{where}: no reading of {measure} in any of them, so nothing can be compared; "
            "add documents, or compare another measure (--measure warmth)"
        )
    named = _told_apart(sides, by)
    return Comparison(
        measure=measure,
        by=by,
        period=sides[0].assessment.period,
        sides=named,
        placed=ranked([one.now for one in named]),
        notes=_notes(named),
    )


def find(assessment: Assessment, measure: str) -> Series | None:
    """The measure of client and patron, or of the client alone."""
    question = assessment.question
    return assessment.find(measure, question.client, question.patron) or assessment.find(
        measure, question.client
    )


def known(series: Series | None) -> list[str]:
    """First days of the periods in which a series has a value."""
    return [reading.start for reading in series.known] if series else []


def shared(sides: Sequence[Side]) -> list[str]:
    """First days of the periods in which every side that has a figure has one."""
    found = [set(known(one.series)) for one in sides if one.now is not None]
    return sorted(set.intersection(*found)) if found else []


def _behind(
    assessment: Assessment, series: Series | None, now: Reading | None, by_id: dict[str, Event]
) -> tuple[list[Event], str | None]:
    """The weightiest events of the latest years that have at least five, and the first period they may be of.

    Weight is intensity by confidence. A measure made of others has no events of its own: theirs are taken.
    """
    if series is None or now is None:
        return [], None
    question = assessment.question
    parts = [series]
    if not any(reading.terms and cited_events(reading) for reading in series.readings):
        parts += [
            s for s in assessment.series if s.of in {(question.client, question.patron), (question.client,)}
        ]
    found: dict[str, set[str]] = {}
    for one in parts:
        for reading in one.readings:
            found.setdefault(reading.start, set()).update(e for e in cited_events(reading) if e in by_id)
        for seen in one.observations:
            found.setdefault(seen.start, set()).update(e for e in seen.events if e in by_id)
    starts = [start for start in sorted(found) if start <= now.start and found[start]]
    if not starts:
        return [], None
    ids: set[str] = set()
    begin = starts[-1]
    for start in reversed(starts):
        if start[:4] != begin[:4] and len(ids) >= MOST_RESTING:
            break
        ids |= found[start]
        begin = start
    ordered = sorted(
        (by_id[i] for i in ids), key=lambda e: (-abs(e.intensity) * e.confidence, e.start or "", e.id)
    )
    return ordered[:MOST_RESTING], begin


def _resting(dossier: Dossier, footnotes: Footnotes, event: Event, directory: str) -> Resting:
    witness = footnotes.witnesses(event.id)[0]
    quote = dossier.cite(witness.sentence) if isinstance(witness, Report) else dossier.cite_record(witness.id)
    return Resting(
        deed(event, footnotes), _source(quote), f"armslength show {shlex.quote(directory)} {event.id}"
    )


def _source(quote: Quote) -> str:
    if quote.row is not None:
        return ", ".join(part for part in (quote.title, quote.publisher, f"row {quote.row}") if part)
    said = [part for part in (quote.publisher, quote.title and f"“{quote.title}”") if part]
    return ", ".join([*(said or [quote.origin]), wording.published(quote.published)])


def _told_apart(sides: Sequence[Side], by: str) -> tuple[Side, ...]:
    """Names that are no other side's: where two are, the patron, then the directory, is added."""
    named = list(sides)
    if by == "client" and len({one.question.patron for one in sides}) > 1:
        named = [replace(one, name=f"{one.name}, by {wording.name(one.question.patron)}") for one in named]
    often = Counter(one.name for one in named)
    return tuple(
        replace(one, name=f"{one.name} ({one.directory})") if often[one.name] > 1 else one for one in named
    )


def _notes(sides: Sequence[Side]) -> tuple[str, ...]:
    notes = [*_patrons(sides), *_missing(sides), *_times(sides), *_settings(sides)]
    if len({one.directory for one in sides}) == 1:
        notes.append(
            "All are measured on the same events, so their errors are not independent, and the probabilities "
            "given are rough."
        )
    return tuple(notes)


def _patrons(sides: Sequence[Side]) -> list[str]:
    if len({one.directory for one in sides}) == 1:
        return []
    by_patron: dict[str, list[str]] = {}
    for one in sides:
        by_patron.setdefault(one.question.patron, []).append(wording.name(one.question.client))
    if len(by_patron) == 1:
        return []
    said = wording.listed(
        f"{wording.named(patron)} ({wording.listed(dict.fromkeys(clients))})"
        for patron, clients in by_patron.items()
    )
    return [f"The patrons are not the same: {said}."]


def _missing(sides: Sequence[Side]) -> list[str]:
    missing = [one.name for one in sides if one.now is None]
    if not missing:
        return []
    return [f"Not known, and without a place: {wording.listed(missing)}. That is no low figure."]


def _times(sides: Sequence[Side]) -> list[str]:
    """Latest readings of other times, and sides that share no period."""
    notes = []
    there = [(one, known(one.series)) for one in sides if one.now is not None]
    width = sides[0].assessment.period
    if len({starts[-1] for _, starts in there}) > 1:
        said = wording.listed(f"{one.name} in {wording.period(starts[-1], width)}" for one, starts in there)
        notes.append(f"The latest readings are not of the same time: {said}.")
    for (one, starts), (other, others) in combinations(there, 2):
        if starts[-1] < others[0] or others[-1] < starts[0]:
            notes.append(
                f"{one.name} ({_span(starts, width)}) and {other.name} ({_span(others, width)}) share no period: "
                "what lies between them is time as well as country."
            )
    return notes


def _span(starts: Sequence[str], width: PeriodName) -> str:
    return wording.span(starts[0], starts[-1], width)


def _settings(sides: Sequence[Side]) -> list[str]:
    """Settings that make the figures not of one yardstick."""
    notes = []
    asked = [one.question for one in sides]
    differing = [
        words
        for words, values in (
            ("weights of the parts", {tuple(sorted(q.weights.items())) for q in asked}),
            ("weights of the channels", {tuple(sorted(q.channel_weights.items())) for q in asked}),
            ("half-lives", {q.half_life_months for q in asked}),
            ("windows for an answer", {q.window_days for q in asked}),
        )
        if len(values) > 1
    ]
    if differing:
        notes.append(
            f"The dossiers measure with different {wording.listed(differing)}; "
            "make them the same in dossier.toml before you compare."
        )
    if len({one.directory for one in sides}) > 1 and len({frozenset(q.rivals) for q in asked}) > 1:
        by_rivals: dict[frozenset[str], list[Side]] = {}
        for one in sides:
            by_rivals.setdefault(frozenset(one.question.rivals), []).append(one)
        said = "; ".join(
            f"{wording.listed(one.name for one in group)} against "
            f"{wording.listed(wording.named(r) for r in group[0].question.rivals) if rivals else 'nobody'}"
            for rivals, group in by_rivals.items()
        )
        notes.append(
            f"The rivals are not the same, and dependence, lead and hedging are against them: {said}."
        )
    coders = {one.assessment.coder for one in sides}
    if len(coders) > 1:
        notes.append(f"Not read by the same coder: {wording.listed(sorted(coders))}.")
    return notes
