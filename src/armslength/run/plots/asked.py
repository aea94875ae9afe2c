"""What a chart that stands alone is asked to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength import store
from armslength.brief import findings
from armslength.draw.cut import cut, from_first_known
from armslength.records import Assessment, Question, Series
from armslength.run.plots import captions


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart is asked to show.

    Attributes:
        of: only of these codes; empty is of all.
        since, until: ISO days, first and last of the stretch; None is open.
        poles: only these, of the question's.
    """

    dossier: store.Dossier
    found: Assessment
    of: tuple[str, ...]
    since: str | None
    until: str | None
    poles: tuple[str, ...]

    @property
    def question(self) -> Question:
        """Client, patron and rivals."""
        return self.found.question

    def shown(self, series: Sequence[Series | None]) -> list[Series]:
        """Those of the series of which something is known in the stretch, cut to it."""
        there = [cut(one, self.since, self.until) for one in series if one]
        there = [one for one in there if findings.latest(one)]
        return there if self.since else from_first_known(there)

    def source(self) -> str:
        """What stands at the foot of the chart."""
        return captions.source(self.dossier, self.found.coder)
