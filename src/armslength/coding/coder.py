"""Whoever reads reports out of sentences, and the shipped coder: from a document to windows, the network and its reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from armslength.coding.calibration import Lines
from armslength.coding.dates import TimeExpression, expressions
from armslength.coding.explain import Explanation, explain
from armslength.coding.network import Network, Pair, Related, Window
from armslength.coding.reading import Reader, Reading
from armslength.coding.windows import Stretch, stretches
from armslength.ontology import codebook as cameo
from armslength.ontology.actors import Registry
from armslength.records import Document, Report, Sentence


class Coder(Protocol):
    """Anything that reads reports out of sentences: a pure function with a name and a version."""

    @property
    def name(self) -> str:
        """`name@version`, kept with every report."""
        ...

    def read(
        self, document: Document, sentences: Sequence[Sentence], actors: Registry | None = None
    ) -> Reading:
        """What the sentences of one document say was done and is willed, in order of the text.

        Args:
            actors: where actors are looked up; the tables' registry by default.
        """
        ...


def window(text: str, stretch: Stretch, times: Sequence[TimeExpression]) -> Window:
    """What the network is given of a stretch of a text, with those of the text's times that stand in it."""
    return Window(
        text[stretch.base : stretch.end],
        tuple(
            (t.start - stretch.base, t.end - stretch.base)
            for t in times
            if stretch.base <= t.start and t.end <= stretch.end
        ),
    )


class NetworkCoder:
    """The shipped coder: each sentence is read in one pass of the encoder, among its neighbours.

    Args:
        network: the shipped one by default.
        as_it_came: leave its probabilities uncalibrated, and report the unsure too.
    """

    def __init__(self, network: Network | None = None, *, as_it_came: bool = False) -> None:
        self._network = network or Network()
        self._lines: Lines = {} if as_it_came else self._network.calibration

    @property
    def name(self) -> str:
        """`name@version` of the weights."""
        return self._network.name

    def read(
        self, document: Document, sentences: Sequence[Sentence], actors: Registry | None = None
    ) -> Reading:
        """What the sentences of one document say was done and is willed, in order of the text.

        A trigger with neither source nor target is no report. Dates follow `coding.dates`; actors that
        cannot be resolved keep their words with code None.
        """
        if not sentences:
            return Reading([], [])
        times = expressions(document.text, published=document.published)
        read = stretches(document.text, sentences)
        windows = [window(document.text, s, times) for s in read]
        reader = Reader(document, self.name, times, self._lines, actors)
        title = (document.title or "").strip()
        tagged = self._network.read([*windows, Window(title)] if title else windows)
        if title:
            reader.introduce(title, tagged[-1].mentions)
        return reader.read(read, tagged[: len(read)])

    def explain(self, document: Document, sentences: Sequence[Sentence], report: Report) -> Explanation:
        """Which words carried a report that this coder gave, and which class came second."""
        return explain(self._network, document, sentences, report)

    def relate(
        self,
        text: str,
        source: Sequence[tuple[int, int]] = (),
        target: Sequence[tuple[int, int]] = (),
        *,
        codebook: bool = True,
    ) -> dict[str, float]:
        """How likely each PLOVER class is as what one party does to another in a text.

        Args:
            text: a sentence or a few, 256 word pieces at most; what is beyond is not read.
            source: (start, end) of the doers' mentions in it; none means anyone.
            target: of those whom it is done to.
            codebook: as CAMEO does (`ontology.codebook`), fold modality into the class (a promised withdrawal is AGREE) and
                count some deeds elsewhere (an agreement signed as SUPPORT); otherwise the class of the deed.

        Returns:
            class -> probability; they sum to 1.

        Raises:
            ValueError: a span does not lie within the text.
        """
        return self.relate_all([Pair(text, tuple(source), tuple(target))], codebook=codebook)[0]

    def relate_all(self, pairs: Sequence[Pair], *, codebook: bool = True) -> list[dict[str, float]]:
        """As `relate`, for many pairs at a time."""
        for pair in pairs:
            for start, end in (*pair.source, *pair.target):
                if not 0 <= start < end <= len(pair.text):
                    raise ValueError(
                        f"span ({start}, {end}) does not lie in a text of {len(pair.text)} characters"
                    )
        return [
            self._as_cameo(pair, found) if codebook else self._as_coded(found)
            for pair, found in zip(pairs, self._network.relate(pairs), strict=True)
        ]

    def _as_coded(self, found: Related) -> dict[str, float]:
        return dict(zip(self._network.classes, found.table.sum(axis=1).tolist(), strict=True))

    def _as_cameo(self, pair: Pair, found: Related) -> dict[str, float]:
        total = dict.fromkeys(self._network.classes, 0.0)
        for class_, row in zip(self._network.classes, found.table.tolist(), strict=True):
            for modality, probability in zip(self._network.modalities, row, strict=True):
                total[cameo.folded(class_, modality)] += probability
        weight: dict[cameo.Habit, float] = defaultdict(float)
        for start, end, weighs in found.deeds:
            for habit in cameo.told(pair.text, start, end):
                weight[habit] += weighs
        for habit, share in weight.items():
            for class_ in habit.of:
                total[habit.to] += share * total[class_]
                total[class_] *= 1 - share
        return total
