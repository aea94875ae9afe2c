"""Arm's length over time, what moved it of late, and the channels of dependence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import figures, findings, wording
from armslength.brief.model import (
    Block,
    Column,
    Grid,
    Heading,
    Line,
    Link,
    Paragraph,
    Run,
    Section,
    Sketch,
    Support,
    words,
)
from armslength.brief.moved import Mover, moved
from armslength.brief.parts import ties
from armslength.brief.parts.material import measured, refs, rule
from armslength.brief.prose import MOST_CITED
from armslength.records import NEARER_FREE, NEARER_HELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.brief.parts.material import Material
    from armslength.brief.weights import Row


def arms_length(m: Material) -> Section:
    """Arm's length and its parts."""
    series = m.assessment.find("arms_length", m.question.client, m.question.patron)
    drawn = [
        (figures.arms_length(m.assessment, m.shifts), measured(series)),
        (figures.parts(m.assessment), measured(*findings.parts(m.assessment).values())),
    ]
    blocks: list[Block] = [m.chart(figure, support) for figure, support in drawn if figure is not None]
    if not blocks:
        said = (
            f"The evidence does not carry a figure: too little is known of what {m.patron}’s hold is made of."
        )
        blocks.append(Paragraph(words(said), (Support("measure", ("arms_length",)),)))
    return Section("arms-length", "Arm’s length", "Arm’s length", (*blocks, *_moved(m)))


def _moved(m: Material) -> list[Block]:
    if m.besides.movement is None:
        return []
    ties = {f.id: f for f in m.dossier.figures(country=m.question.client, partners=m.question.poles)}
    standing = findings.standing(m.assessment)
    overlap = standing and standing.before and findings.apart(standing.before, standing.now) is False
    found = moved(
        m.besides.movement, m.assessment.period, m.by_id, ties, m.footnotes, within_doubt=bool(overlap)
    )
    support = (Support("measure", (" ".join((m.besides.movement.measure, *m.besides.movement.of)),)),)
    rows: list[tuple[Line, ...]] = [
        (words(one.share), words(one.when), (*words(one.what, *refs(one.references)), *_to_ties(one)))
        for one in found.movers
    ]
    if found.rest:
        rows.append((words(found.rest_share), words(""), words(found.rest)))
    told = tuple(mover.what for mover in m.besides.movement.movers if mover.kind == "event")
    said = (
        f"{found.heading}. Each event and figure has its share, − towards the patron and + away from it; all of them "
        "sum to the movement. An older deed has a share too, as it fades: a friendly deed that fades counts as away."
    )
    return [
        Heading("What moved it", anchor="moved"),
        Paragraph(words(said), support, "aside"),
        Grid(
            "What moved arm’s length",
            "",
            (Column("Share", n=True), Column("When"), Column("What")),
            tuple(rows),
            (*support, *([Support("events", told)] if told else [])),
            kind="movers",
            named=False,
        ),
    ]


def _to_ties(mover: Mover) -> Line:
    return (Run("; source under "), Link("Figures of ties", f"#{ties.ANCHOR}")) if mover.is_figure else ()


def channels(m: Material) -> Section:
    """Dependence by channel, the latest reading of each."""
    title = ("channels", "Channels of dependence", "Channels")
    if not m.channels:
        said = words("No channel of dependence was measured.")
        return Section(*title, (Paragraph(said, (Support("measure", ("dependence",)),)),))
    support = (measured(*findings.channels(m.assessment)),)
    rows = tuple(
        (
            words(wording.sentence_case(row.name)),
            words(row.figure, *refs(m.footnotes.cite_each(row.events, MOST_CITED))),
            words(row.period),
            (Link(row.basis, f"#{ties.ANCHOR}"),) if row.of_figures else words(row.basis),
            (Sketch(row.sparkline),),
        )
        for row in m.channels
    )
    return Section(
        *title,
        (
            Grid(
                "Channels of dependence",
                f"Dependence of {m.client} on {m.patron} by channel: the latest reading, from 0 (none) to 1, with its 90% interval.",
                (
                    Column("Channel"),
                    Column("Latest", kind="figure-cell"),
                    Column("When"),
                    Column("Rests on"),
                    Column("Over time", drawn=True),
                ),
                rows,
                support,
                kind="channels",
            ),
            Paragraph(
                words(
                    f"Source: {m.source_line}. “Not known” is not a low figure: it says that nothing was told. Cover: what the patron does "
                    "for the client in diplomacy, elections, leadership and rights. Institutions: treaties, bodies and laws, by deeds told "
                    "and not by what is in force, unless a figure says so. Narrative: information, identity and culture."
                ),
                rule("docs/why/dependence"),
                "source-line",
            ),
            *ties.blocks(m),
        ),
    )


def weights(m: Material) -> Section | None:
    """How much hangs on the weights; None where arm's length is never known under any."""
    told = m.hung
    if told is None:
        return None
    support = (Support("measure", (f"arms_length {m.question.client} {m.question.patron}",)),)
    blocks: list[Block] = [Paragraph(words(told.verdict), support)]
    if told.unknown:
        blocks.append(Paragraph(words(told.unknown), support))
    blocks.append(m.chart(told.figure, *support))
    latest = f"Arm’s length in the latest period, {told.as_set} as set, with one part’s weight changed and the others in proportion"
    if told.parts:
        blocks.append(_weighed(told.parts, latest, "Part", support))
    if told.equal:
        turns = f" ({told.equal.turns})" if told.equal.turns else ""
        said = f"With all parts weighing the same: {told.equal.figure}{turns}."
        blocks.append(Paragraph(words(said), support, "aside"))
    if told.channels:
        caption = "The same with one channel’s weight within dependence changed"
        blocks.append(_weighed(told.channels, caption, "Channel", support))
    blocks.append(
        Paragraph(
            (
                Run(
                    "Marked: where something else would have to be said than with the weights as set. Nearer to held is below "
                    f"{wording.number(NEARER_HELD)}, nearer to free above {wording.number(NEARER_FREE)}; a change of less than 0.05 from the first year to the last is none. The "
                    "weightings are drawn from a Dirichlet about the weights: in nine of ten a weight of 0.35 lies between 0.19 "
                    "and 0.53. Change the weights in "
                ),
                Run("dossier.toml", "code"),
                Run("; "),
                Run("armslength sensitivity DIR", "code"),
                Run(" prints these figures."),
            ),
            rule("docs/why/sensitivity"),
            "aside",
        )
    )
    return Section("weights", "How much hangs on the weights", "Weights", tuple(blocks))


def _weighed(rows: Sequence[Row], caption: str, what: str, support: tuple[Support, ...]) -> Grid:
    told: list[tuple[Line, ...]] = []
    marked: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        cells: list[Line] = [words(row.name), words(row.weight)]
        for cell in row.cells:
            if cell.turns:
                marked.add((at, len(cells)))
                cells.append((Run(cell.figure), Run(" "), Run(cell.turns, "turn")))
            else:
                cells.append(words(cell.figure))
        told.append(tuple(cells))
    columns = (
        Column(what),
        Column("Weight", n=True),
        Column("Halved"),
        Column("Doubled"),
        Column("Left out"),
    )
    return Grid(caption, caption, columns, tuple(told), support, kind="weighed", marked=frozenset(marked))
