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

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material

MOST_DENIED = 10


def section(m: Material) -> Section:
    """The section."""
    found = gaps(m.dossier, m.assessment, m.events)
    blocks: list[Block] = [
        Bullets(tuple(words(said) for said in _gaps(m, found)), counted("documents", "events", "quarantine"))
    ]
    blocks += _denied(m)
    changing = would_change(m.assessment, m.weighed, events=len(m.between), publishers=m.publishers)
    if changing:
        support = (Support("measure", (f"arms_length {m.question.client} {m.question.patron}",)),)
        blocks += [
            Heading("What would change the judgement", anchor="would-change"),
            Bullets(tuple(words(said) for said in changing), support),
        ]
    blocks += _quarantined(found)
    return Section("gaps", "Gaps and dissent", "Gaps", tuple(blocks))


def _gaps(m: Material, found: Gaps) -> list[str]:
    counts, width = found.counts, m.assessment.period
    unread = wording.sentence_case(wording.count(counts.quarantined, "document"))
    said = [
        f"{unread} could not be read: see below." if counts.quarantined else "Every document could be read."
    ]
    said.append(
        f"Of {wording.count(len(m.events), 'event')} in the period, {len(m.between):,} passed between {m.client} and a pole, and "
        f"{len(m.listing.events):,} are listed. Under a figure, n counts those that moved it: done and not only planned or denied, dated within the "
        "period, and between the parties that the figure is of."
    )
    if counts.documents:
        said.append(
            f"Of {wording.count(counts.documents, 'document')}, {_lacks(counts.undated)} a date of publication, and "
            f"{_are(counts.ungraded)} ungraded."
        )
    if counts.datasets:
        said.append(
            f"Of {wording.count(counts.datasets, 'data set')}, {wording.count(counts.records, 'row')} stored, {counts.refused} "
            f"refused. {_as_good_as({d.format for d in m.dossier.datasets()})}"
        )
    said += [
        f"{wording.sentence_case(wording.count(n, 'document'))} stored but not coded: {reason}."
        for reason, n in counts.uncoded.items()
    ]
    if found.events:
        said.append(
            f"Of {wording.count(found.events, 'event')}, {found.one_publisher:,} rest on one publisher or on none that is named, "
            f"{_lacks(found.undated_events)} a date, and {_are(found.stand_ins)} dated only by when they were reported."
        )
    said += filter(None, (foretold.silence(m.outlook), coming.silence(m.events_ahead)))
    together = findings.acts_together(m.events, m.question)
    if together:
        said.append(
            f"{wording.sentence_case(wording.count(together, 'deed'))} that {m.client} and a pole did together to others, such as a war from the "
            "soil of one by the other, passed between neither, and moved no figure."
        )
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
    if m.leads is None:
        said.append(
            "Red lines, reversals and contradictions were not looked for: their rules are experimental."
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


def _are(n: int) -> str:
    return f"{n:,} {'is' if n == 1 else 'are'}" if n else "none is"


def _denied(m: Material) -> list[Block]:
    """The events that others deny, each with a sentence of both sides."""
    denied = [e for e in m.listing.events if any(d in m.footnotes for d in e.denied_by)]
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
