"""What may come next, where something can be forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import foretold
from armslength.brief.model import Block, Column, Grid, Paragraph, Run, Section, Support, words
from armslength.brief.parts import coming
from armslength.brief.parts.material import rule

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material

_BROKEN = (0, 1, 4)
"""Columns of words, which may be broken over lines."""


def section(m: Material) -> Section | None:
    """The section; None where nothing can be forecast or nothing was asked."""
    blocks = (*_series(m), *coming.blocks(m.besides.events_ahead))
    return Section("outlook", "Outlook", "Outlook", blocks) if blocks else None


def _series(m: Material) -> list[Block]:
    found = foretold.section(m.besides.outlook)
    if found is None:
        return []
    support = (Support("forecast", tuple(" ".join((o.measure, *o.of)) for o in m.besides.outlook or ())),)
    columns = tuple(
        Column(name, kind="figure-cell" if at not in _BROKEN else "") for at, name in enumerate(found.columns)
    )
    return [
        Paragraph(words(f"{found.verdict} Where many are tested, some come out ahead by chance."), support),
        m.chart(found.figure, *support),
        Grid(
            "Forecasts and their record",
            "Forecasts, and how good such forecasts were on the past of the same series",
            columns,
            tuple(tuple(words(cell) for cell in row) for row in found.rows),
            support,
            kind="others",
        ),
        Paragraph(
            (
                Run(
                    "Median, and in brackets the 80% interval; “one or more” is the probability of at least one such deed in "
                    "the period. CRPS is the mean error of a forecast that has a spread, in the series’ own unit: 0 is "
                    "perfect, and the baseline’s beside it is that of the hardest to beat. The interval of a count ends on "
                    "whole numbers and holds more than 80%. The counts are of what the documents tell of; who tells may "
                    "change. "
                ),
                Run("armslength outlook DIR --record", "code"),
                Run(" shows how good the forecasts were that were issued."),
            ),
            rule("docs/why/outlook"),
            "aside",
        ),
    ]
