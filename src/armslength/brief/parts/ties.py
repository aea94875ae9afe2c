"""The figures of ties that dependence rests on, each with who says so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from armslength.brief import wording
from armslength.brief.model import Block, Column, Grid, Heading, Line, Link, Paragraph, Support, words
from armslength.brief.parts.material import rule
from armslength.brief.sources import safe_href
from armslength.records import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from armslength.brief.parts.material import Material
    from armslength.records import Dataset, Figure

MOST = 120
"""Lines shown; where there are more, the last of each kind alone."""
ANCHOR = "ties"


def blocks(m: Material) -> list[Block]:
    """A table of them, a line for those of one kind that follow each other and say the same; empty where there are none."""
    held = m.dossier.figures(country=m.question.client, partners=m.question.poles)
    found = sorted((f for f in held if _counts(f)), key=_order(m))
    if not found:
        return []
    kinds = [list(same) for _, same in groupby(found, key=_kind)]
    runs = [list(run) for kind in kinds for _, run in groupby(kind, key=_says)]
    left = len(runs) > MOST
    if left:
        runs = [kind[-1:] for kind in kinds]
    sets = {dataset.id: dataset for dataset in m.dossier.datasets()}
    said = (
        f"What dependence on {m.patron} is reckoned from, beside deeds: {m.client}’s ties as its sources state them. A share is of the ties to "
        "all partners; an obligation, such as a defence pact, is 1 while it is in force and moves no further. Between two years a channel follows the straight line, and after the last "
        "it stays for ten years; before the first it is known by deeds, if at all."
    )
    if any(f.partner != m.question.patron for f in found):
        said += " Ties to rivals are shown for comparison and do not enter it."
    if left:
        said += f" Shown is the last of each of {len(kinds)} kinds, of {len(found):,} figures: all of them with armslength figures DIR."
    support = (Support("figures", tuple(f.id for run in runs for f in run)),)
    return [
        Heading("Figures of ties", anchor=ANCHOR),
        Paragraph(words(said), rule("docs/why/dependence"), "aside"),
        Grid(
            "Figures of ties",
            "",
            (
                Column("Channel"),
                Column("What"),
                Column("Tie to"),
                Column("When"),
                Column("Value", n=True),
                Column("Source"),
            ),
            tuple(_line(run, sets) for run in runs),
            support,
            kind="ties",
            named=False,
        ),
    ]


def _counts(figure: Figure) -> bool:
    """Whether dependence takes such a figure: a share of the ties of a channel, or a defence pact."""
    return figure.channel in CHANNELS and (
        figure.unit == "share" or (figure.unit, figure.name) == ("obligation", "defence")
    )


def _line(run: Sequence[Figure], sets: Mapping[str, Dataset]) -> tuple[Line, ...]:
    first, last = run[0], run[-1]
    return (
        words(wording.sentence_case(first.channel)),
        words(wording.sentence_case(first.name or "not said")),
        words(wording.sentence_case(wording.named(first.partner))),
        words(first.date if first is last else f"{first.date}–{last.date}"),
        words(f"{first.value:.0f}" if first.unit == "obligation" else wording.number(first.value)),
        _source(first, sets.get(first.dataset)),
    )


def _source(figure: Figure, dataset: Dataset | None) -> Line:
    of_set = "" if dataset is None else ", ".join(filter(None, (dataset.publisher, dataset.title)))
    said = figure.source or of_set or "not said"
    href = safe_href(figure.url)
    if href is None:
        return words(said)
    return words(f"{said}. ", Link(urlsplit(href).hostname or href, href))


def _order(m: Material) -> Callable[[Figure], tuple[object, ...]]:
    poles = [*m.question.poles]
    return lambda f: (
        CHANNELS.index(f.channel), f.name or "", poles.index(f.partner), f.unit, f.dataset, f.start, f.end, f.id,
    )  # fmt: skip


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.channel, figure.name, figure.partner, figure.unit, figure.dataset


def _says(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.source, figure.url
