"""What happened: a timeline, and every event told with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import figures, wording
from armslength.brief.happenings import Group, by_year, told, touches
from armslength.brief.model import Block, Happenings, Heading, Inline, Paragraph, Run, Section, Support, words
from armslength.brief.parts.material import all_alike, counted, happening

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
    blocks += _groups(with_client, m, level=3)
    if around:
        blocks += [
            Heading(f"Around {m.client}"),
            Paragraph(
                words(
                    f"What the poles did to others, the weightiest. As read, {m.client} is on neither side of them; it may have had a part all "
                    "the same, or lent its ground. They move no figure."
                ),
                counted("events"),
                "aside",
            ),
            *_groups(around, m, level=4),
        ]
    if undated:
        blocks += [
            Heading("Undated"),
            Paragraph(
                words("No date could be read for these; they move no figure."), counted("events"), "aside"
            ),
            Happenings(tuple(happening(m, one, listed=True) for one in undated)),
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
    said: list[Inline] = []
    if m.listing.left_out:
        shown = len(m.listing.events)
        said += [
            Run(
                f"{shown:,} of {wording.count(shown + m.listing.left_out, 'event')} are listed, by date: those that the brief rests on, the "
                f"weightiest between {m.client} and the poles, and some around them. See them all with "
            ),
            Run("armslength events DIR", "code"),
            Run(". "),
        ]
    if m.listing.events:
        said.append(
            Run(
                "What is planned, possible, denied or standing practice is marked so; all else is told as done. "
            )
        )
        said += all_alike(m)
        blocks.append(Paragraph(tuple(said), counted("events"), "aside"))
    outside = len(m.by_id) - len(m.events)
    if outside:
        beyond = (
            f"{wording.sentence_case(wording.count(outside, 'event'))} outside the period measured "
            f"{'is' if outside == 1 else 'are'} not listed."
        )
        blocks.append(Paragraph(words(beyond), counted("events"), "aside"))
    return blocks


def _groups(groups: Sequence[Group], m: Material, *, level: int) -> list[Block]:
    blocks: list[Block] = []
    for group in groups:
        blocks += [
            Heading(group.heading, level=level, kind="year"),
            Happenings(tuple(happening(m, one, listed=True) for one in group.events)),
        ]
    return blocks
