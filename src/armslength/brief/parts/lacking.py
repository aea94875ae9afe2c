"""Gaps and dissent: what is not known, who says otherwise, and what would change the judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import findings, foretold, wording
from armslength.brief.changing import would_change
from armslength.brief.gaps import Gaps, gaps
from armslength.brief.model import (
    Block,
    Bullets,
    Column,
    Grid,
    Heading,
    Line,
    Paragraph,
    Run,
    Section,
    Support,
    words,
)
from armslength.brief.parts import coming
from armslength.brief.parts.material import counted, refs
from armslength.brief.prose import EVEN, MOST_CITED

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material
    from armslength.records import Event

MOST_DENIED = 10


def section(m: Material) -> Section:
    """The section."""
    found = gaps(m.dossier, m.assessment, m.events)
    blocks: list[Block] = [Bullets(tuple(_gaps(m, found)), counted("documents", "events", "quarantine"))]
    blocks += _denied(m)
    changing = would_change(m.assessment, m.besides.weighed, events=len(m.between), publishers=m.publishers)
    if changing:
        support = (Support("measure", (f"arms_length {m.question.client} {m.question.patron}",)),)
        blocks += [
            Heading("What would change the judgement", anchor="would-change"),
            Bullets(tuple(words(said) for said in changing), support),
        ]
    blocks += _quarantined(found)
    return Section("gaps", "Gaps and dissent", "Gaps", tuple(blocks))


def _gaps(m: Material, found: Gaps) -> list[Line]:
    return [*map(words, _of_documents(m, found)), *_to_others(m), *map(words, _of_time(m, found))]


def _of_documents(m: Material, found: Gaps) -> list[str]:
    counts = found.counts
    said = []
    if counts.quarantined:
        unread = wording.sentence_case(wording.count(counts.quarantined, "document"))
        said.append(f"{unread} could not be read: see below.")
    said.append(
        f"Of {wording.count(len(m.events), 'event')} in the period, {len(m.between):,} passed between {m.client} and a pole, and "
        f"{len(m.listing.events):,} are listed. Under a figure, n counts those that moved it: done and not only planned or denied, dated within the "
        "period, and between the parties that the figure is of."
    )
    if counts.documents:
        said.append(
            f"Of {wording.count(counts.documents, 'document')} that could be read, {_lacks(counts.undated)} a date of publication, and "
            f"{_are(counts.ungraded, counts.documents)} ungraded."
        )
    if counts.datasets:
        said.append(
            f"Of {wording.count(counts.datasets, 'data set')}, {wording.count(counts.records, 'row')} stored, {counts.refused or 'none'} "
            f"refused. {_as_good_as({d.format for d in m.dossier.datasets()})}"
        )
    said += [
        f"{wording.sentence_case(wording.count(n, 'document'))} stored but not coded: {reason}."
        for reason, n in counts.uncoded.items()
    ]
    if found.events:
        said.append(
            f"Of {wording.count(found.events, 'event')}, {_rest(found.one_publisher, found.events)} on one publisher or on none that is named, "
            f"{_lacks(found.undated_events)} a date, and {_are(found.stand_ins, found.events)} dated only by when they were reported."
        )
    return said


def _to_others(m: Material) -> list[Line]:
    """Deeds of the client and the poles to others, which no figure counts."""
    said: list[Line] = []
    together = findings.acts_together(m.events, m.question)
    if together:
        cited = [e.id for e in together if e.confidence >= EVEN and e.id in m.footnotes]
        one = len(together) == 1
        said.append(
            words(
                f"{wording.sentence_case(wording.count(len(together), 'deed'))} that {m.client} and a pole did together to others passed between "
                f"neither, and {'moves' if one else 'move'} no figure.",
                *refs(m.footnotes.cite_each(cited, MOST_CITED)),
            )
        )
    others = findings.to_others(m.events, m.question)
    alone = len(others)
    if alone:
        theirs = {event.id for event in others}
        listed = [event.id for event in m.listing.events if event.id in theirs]
        one = alone == 1
        said.append(
            words(
                f"{wording.sentence_case(wording.count(alone, 'deed'))} of {'a pole' if one else 'the poles'} in which {m.client} is on neither side as "
                f"read {'moves' if one else 'move'} no figure either: a deed against a third country from {wording.possessive(m.question.client)} soil "
                "is such a one.",
                *refs(m.footnotes.cite_each(listed, MOST_CITED)),
            )
        )
    return said


def _of_time(m: Material, found: Gaps) -> list[str]:
    width = m.assessment.period
    said = [*filter(None, (foretold.silence(m.besides.outlook), coming.silence(m.besides.events_ahead)))]
    if found.periods:
        longest = "; ".join(f"{s.when} ({wording.periods(s.periods, width)})" for s in found.silences)
        said.append(
            f"{wording.sentence_case(wording.periods(found.silent, width))} of {found.periods} without any event"
            + (f"; the longest silences: {longest}." if longest else ".")
        )
        thin = wording.sentence_case(wording.periods(found.thin, width))
        said.append(
            f"{thin} of {found.periods} with one or two events of the client and the poles: little to go by."
        )
    if m.besides.leads is None:
        said.append(
            "Red lines, reversals and contradictions were not looked for: their rules are experimental, and asked for with --leads."
        )
    denied = sum(bool(event.denied_by) for event in m.events)
    if not denied:
        said.append(
            "No sentence was found that denies an event of the period; that is no proof that nobody does."
        )
    elif not _disputed(m):
        said.append(
            f"{wording.sentence_case(wording.count(denied, 'event'))} of the period {'is' if denied == 1 else 'are'} denied by another sentence; "
            "none of those listed is."
        )
    return said


def _as_good_as(formats: set[str]) -> str:
    """What a reader must know of rows that no sentence stands behind."""
    figures = "Figures are as good as their sources." if "figures" in formats else ""
    events = (
        "Rows of events were coded by others; no sentence stands behind one unless it is quoted."
        if formats - {"figures"}
        else ""
    )
    return " ".join(filter(None, (events, figures)))


def _lacks(n: int) -> str:
    return f"{n:,} lack{'s' if n == 1 else ''}" if n else "none lacks"


def _are(n: int, of: int) -> str:
    if n == of > 1:
        return "all are"
    return f"{n:,} {'is' if n == 1 else 'are'}" if n else "none is"


def _rest(n: int, of: int) -> str:
    if n == of > 1:
        return "all rest"
    return f"{n:,} rest{'s' if n == 1 else ''}" if n else "none rests"


def _disputed(m: Material) -> list[Event]:
    """The events listed that another deed denies which can be cited."""
    return [e for e in m.listing.events if any(d in m.footnotes for d in e.denied_by)]


def _denied(m: Material) -> list[Block]:
    """The events that others deny, each with a sentence of both sides."""
    denied = _disputed(m)
    if not denied:
        return []
    items: list[Line] = []
    for event in denied[:MOST_DENIED]:
        denial = next(d for d in event.denied_by if d in m.footnotes)
        items.append(
            (
                Run(f"{wording.sentence_case(wording.when(event))}: {wording.deed(event)}"),
                *refs(m.footnotes.cite(event.id, most=1)),
                Run("; denied"),
                *refs(m.footnotes.cite(denial, most=1)),
                Run("."),
            )
        )
    said = f"{wording.sentence_case(wording.count(len(denied), 'event'))} told that others deny"
    left = f", the first {MOST_DENIED} of them" if len(denied) > MOST_DENIED else ""
    support = (Support("events", tuple(event.id for event in denied)),)
    return [
        Heading("Dissent"),
        Paragraph(words(f"{said}{left}:"), support, "aside"),
        Bullets(tuple(items), support),
    ]


def _quarantined(found: Gaps) -> list[Block]:
    if not found.quarantined:
        return []
    rows: tuple[tuple[Line, ...], ...] = tuple(
        ((Run(item.origin, "foreign"),), words(item.reason), words(item.detail)) for item in found.quarantined
    )
    columns = (Column("Where from"), Column("Reason"), Column("Detail"))
    caption = "Quarantined documents"
    blocks: list[Block] = [Grid(caption, caption, columns, rows, counted("quarantine"), kind="quarantine")]
    if found.quarantined_left_out:
        left = wording.sentence_case(wording.count(found.quarantined_left_out, "more note"))
        blocks.append(Paragraph(words(f"{left} of quarantine left out."), counted("quarantine"), "aside"))
    return blocks
