"""The poles side by side: warmth both ways and engagement, the latest readings as a table and all of them as charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import figures, findings, wording
from armslength.brief.model import Block, Column, Grid, Line, Paragraph, Section, words
from armslength.brief.parts.material import measured

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material
    from armslength.records import Series


def section(m: Material) -> Section:
    """The section."""
    found = _found(m)
    support = measured(*(series for three in found.values() for series in three))
    drawn = [*figures.warmth(m.assessment), *figures.engagement(m.assessment)]
    blocks: list[Block]
    if drawn:
        blocks = [_latest(m), *(m.chart(figure, support) for figure in drawn)]
    else:
        said = words(f"Too little is known to set {m.patron} against its rivals.")
        blocks = [Paragraph(said, (support,))]
    return Section("rivals", "Patron against rivals", "Patron against rivals", tuple(blocks))


def _found(m: Material) -> dict[str, tuple[Series | None, Series | None, Series | None]]:
    find, client = m.assessment.find, m.question.client
    return {
        pole: (find("warmth", client, pole), find("warmth", pole, client), find("engagement", client, pole))
        for pole in m.question.poles
    }


def _latest(m: Material) -> Grid:
    found = _found(m)
    rows: list[tuple[Line, ...]] = [
        (words(wording.name(pole)), *(words(_said(series)) for series in three))
        for pole, three in found.items()
    ]
    units = sorted({three[2].unit for three in found.values() if three[2]})
    caption = (
        "The poles side by side: the latest readings with their 90% intervals; warmth from −1 (hostile) to 1 (friendly)"
        + (f", engagement in {', '.join(units)}." if units else ".")
    )
    return Grid(
        "The poles side by side",
        caption,
        (
            Column("Pole"),
            Column(f"Warmth of {m.client} towards it"),
            Column(f"Its warmth towards {m.client}"),
            Column("Engagement"),
        ),
        tuple(rows),
        (measured(*(series for three in found.values() for series in three)),),
        kind="others",
    )


def _said(series: Series | None) -> str:
    """The latest reading and of when it is."""
    reading = findings.latest(series)
    if series is None or reading is None:
        return wording.UNKNOWN
    return f"{wording.figure(reading)}, {wording.period(reading.start, series.period)}"
