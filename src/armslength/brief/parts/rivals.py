"""The poles side by side: warmth both ways and engagement, the latest readings as a table and all of them as charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import figures, findings, wording
from armslength.brief.model import Block, Column, Grid, Line, Paragraph, Section, words
from armslength.brief.parts.material import measured, rule

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material
    from armslength.records import Reading, Series


def section(m: Material) -> Section:
    """The section."""
    found = _found(m)
    support = measured(*(series for three in found.values() for series in three))
    drawn = [*figures.warmth(m.assessment), *figures.engagement(m.assessment)]
    blocks: list[Block]
    if drawn:
        blocks = [
            *_apart(m),
            _latest(m),
            Paragraph(
                words(
                    "Warmth is what a deed is expected to be, smoothed over the deeds before and after: a sharp turn shows in earlier periods too. "
                    "Engagement is reckoned as if every period had been told of alike: compare poles and times, and do not read it as a count of deeds."
                ),
                rule("docs/why/warmth"),
                "aside",
            ),
            *(m.chart(figure, support) for figure in drawn),
        ]
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


def _apart(m: Material) -> list[Block]:
    """Which of the latest readings of warmth lie to one side of 0 with their whole interval; nothing where none is known."""
    told: list[tuple[Series, Reading]] = []
    for there, back, _ in _found(m).values():
        told += [(one, reading) for one in (there, back) if one and (reading := findings.latest(one))]
    known = [(s, r) for s, r in told if r.low is not None and r.high is not None]
    if not known:
        return []
    friendly = [wording.about(s) for s, r in known if (r.low or 0) > 0]
    hostile = [wording.about(s) for s, r in known if (r.high or 0) < 0]
    said = []
    if friendly:
        said.append(
            f"{wording.listed(friendly)} {'is' if len(friendly) == 1 else 'are'} above 0 (friendly) with the whole 90% interval"
        )
    if hostile:
        said.append(f"{wording.listed(hostile)} {'is' if len(hostile) == 1 else 'are'} below 0 (hostile)")
    left = len(known) - len(friendly) - len(hostile)
    if not said:
        said.append("no latest reading of warmth lies to one side of 0 with its whole 90% interval")
    elif left:
        said.append(
            f"of the other {left} the sign is not known"
            if left > 1
            else "of the other one the sign is not known"
        )
    text = wording.sentence_case("; ".join(said))
    return [Paragraph(words(f"{text}."), (measured(*(s for s, _ in known)),))]


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
