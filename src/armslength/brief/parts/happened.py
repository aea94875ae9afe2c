"""What happened: a timeline, and every event told with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import figures, wording
from armslength.brief.happenings import Group, by_year, told, touches
from armslength.brief.model import Block, Happenings, Heading, Paragraph, Run, Section, Support, words
from armslength.brief.parts.material import counted, happening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.brief.parts.material import Material


def section(m: Material) -> Section:
    """The section."""
    events = m.listing.events
    dated = [event for event in events if event.start or event.end]
    with_client = by_year((e for e in dated if touches(e, m.question.client)), m.footnotes)
    around = by_year((e for e in dated if not touches(e, m.question.client)), m.footnotes)
    undated = [told(e, m.footnotes) for e in events if not (e.start or e.end)]
    blocks = _opening(m)
    blocks += _groups(with_client, level=3)
    if around:
        blocks += [
            Heading(f"Around {m.client}"),
            Paragraph(words(f"Events in which {m.client} had no part itself."), counted("events"), "aside"),
            *_groups(around, level=4),
        ]
    if undated:
        blocks += [
            Heading("Undated"),
            Paragraph(
                words("No date could be read for these; they move no figure."), counted("events"), "aside"
            ),
            Happenings(tuple(happening(one, listed=True) for one in undated)),
        ]
    if not events:
        said = words("The dossier holds no event in the period asked about.")
        blocks.append(Paragraph(said, counted("events")))
    return Section("happened", "What happened", "What happened", tuple(blocks))


def _opening(m: Material) -> list[Block]:
    blocks: list[Block] = []
    figure = figures.timeline(m.listing.events, m.assessment.question)
    if figure is not None:
        blocks.append(m.chart(figure, Support("events", tuple(e.id for e in m.listing.events))))
    if m.listing.left_out:
        said = (
            f"The events between {m.client} and the poles stand first, weightiest before others; "
            f"{wording.count(m.listing.left_out, 'event')} left out. See them all with "
        )
        line = (Run(said), Run("armslength events DIR", "code"), Run("."))
        blocks.append(Paragraph(line, counted("events"), "aside"))
    outside = len(m.by_id) - len(m.events)
    if outside:
        said = (
            f"{wording.sentence_case(wording.count(outside, 'event'))} outside the period measured "
            f"{'is' if outside == 1 else 'are'} not listed."
        )
        blocks.append(Paragraph(words(said), counted("events"), "aside"))
    return blocks


def _groups(groups: Sequence[Group], *, level: int) -> list[Block]:
    blocks: list[Block] = []
    for group in groups:
        blocks += [
            Heading(group.heading, level=level, kind="year"),
            Happenings(tuple(happening(one, listed=True) for one in group.events)),
        ]
    return blocks
