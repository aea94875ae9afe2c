"""How many reports of real documents are wholly right, against annotated stretches read in their place?

    PYTHONPATH=training python bench/in_place.py ../shared/data              # the test split; --split dev while developing
    PYTHONPATH=training python bench/in_place.py ../shared/data --publisher  # and who published is told, as `add --publisher` tells it

`armslength eval` reads each stretch alone. Here the whole document is coded, title and all, and the reports that fall into a stretch are
held against its annotation: whether there is a deed, its class, its modality, and on either side exactly the actors that the
annotator chose, with no wrong country. `right` is all of these at once, the figure by which a reader judges; `two readers` is
the same between the first and the second reading, on the stretches that have both. A country left untold is not wrong there; it is
in the line below, which asks for every country that the annotator tells.

An actor is the same by whichever of its mentions in the stretch it is named, and "the two leaders" are the two who are named beside
it; of what is done together it does not matter who stands on which side. `--strict` asks for the very mentions, as until 2026-11-28.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from agreement import matched
from armslength.coding import default_coder
from armslength.ontology.actors import registry
from armslength.ontology.deeds import MUTUAL
from armslength.read.sentences import sentences
from armslength.records import Document, Report
from armslength.score.passages import GoldEvent, Passage, passages, split
from real import standoff
from real.texts import SOURCES, RealText

RESAMPLES = 1000
BEFORE, AFTER = 3000, 800
"""Characters around a stretch that are coded with it: what is farther away does not reach it."""
UNSAID = frozenset({"---", "IGO"})
"""What an annotator writes for a country that the text does not say."""
Side = list[list[tuple[int, int]]]
"""Of each actor on a side, where it is named."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is compared: offsets count the document's text.

    Attributes:
        source, target: where the actors are named.
        countries: of source and target, as far as they are known.
    """

    start: int
    end: int
    classes: frozenset[str]
    modality: str
    source: Side
    target: Side
    countries: tuple[frozenset[str], frozenset[str]]


def annotated(passage: Passage, base: int, *, strict: bool = False) -> list[Deed]:
    """One deed for each trigger of a passage that stands at `base`.

    Args:
        strict: an actor is named only by the mention that was chosen.
    """
    root = [i if m.same_as is None else m.same_as for i, m in enumerate(passage.mentions)]

    def named(i: int) -> list[tuple[int, int]]:
        """Where the actor of a mention is named."""
        return [
            (m.start + base, m.end + base)
            for j, m in enumerate(passage.mentions)
            if j == i or (root[j] == root[i] and not strict)
        ]

    triggers: dict[tuple[int, int], list[GoldEvent]] = {}
    for event in passage.events:
        triggers.setdefault((event.start, event.end), []).append(event)
    out = []
    for (start, end), events in triggers.items():
        sides = [
            list(dict.fromkeys(i for e in events for i in getattr(e, side))) for side in ("source", "target")
        ]
        spans = [[named(i) for i in side] for side in sides]
        countries = [frozenset(c for i in side for c in passage.mentions[i].countries) for side in sides]
        out.append(
            Deed(
                start + base,
                end + base,
                frozenset(e.class_ for e in events),
                events[0].modality,
                spans[0],
                spans[1],
                (countries[0], countries[1]),
            )
        )
    return out


def reported(report: Report) -> Deed:
    """A report as a deed."""
    spans = [[[(m.start, m.end)] for m in side] for side in (report.source, report.target)]
    countries = [frozenset(m.country for m in side if m.country) for side in (report.source, report.target)]
    return Deed(
        report.trigger.start,
        report.trigger.end,
        frozenset({report.class_}),
        report.modality,
        spans[0],
        spans[1],
        (countries[0], countries[1]),
    )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same(one: Side, other: Side) -> bool:
    """Whether each actor of either side is named by words that name one of the other."""

    def meet(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
        return any(overlap(x, y) for x in a for y in b)

    return all(any(meet(a, b) for b in other) for a in one) and all(
        any(meet(a, b) for a in one) for b in other
    )


def wrong_sides(given: Deed, gold: Deed, *, strict: bool) -> dict[str, bool]:
    """Whether source and target of a report are others than the annotator's, or of a wrong country."""
    sides = [(given.source, gold.source), (given.target, gold.target)]
    right = [same(mine, theirs) for mine, theirs in sides]
    if not strict:
        together = gold.source == gold.target or given.source == given.target
        if (
            together
            and gold.classes & MUTUAL
            and same(given.source + given.target, gold.source + gold.target)
        ):
            right = [True, True]
        for k in (0, 1):
            right[k] |= len(gold.countries[k]) > 1 and given.countries[k] == gold.countries[k]
    return {name: not right[k] or _clash(given, gold, k) for k, name in enumerate(("source", "target"))}


def compared(gold: Sequence[Deed], given: Sequence[Deed], *, strict: bool = False) -> Counter[str]:
    """Counts of one stretch: gold, given, found, right, and of the found those whose class, modality, source, target differ."""
    counts = Counter(gold=len(gold), given=len(given))
    for deed, best in matched(list(gold), list(given)):
        wrong = {
            "class": not best.classes & deed.classes,
            "modality": best.modality != deed.modality,
            **wrong_sides(best, deed, strict=strict),
        }
        right = not any(wrong.values())
        told = [
            (have, sure)
            for have, want in zip(best.countries, deed.countries, strict=True)
            if (sure := want - UNSAID)
        ]
        exact = [have == sure for have, sure in told]
        counts.update(found=1, right=right, whole=right and all(exact))
        counts.update(sides=len(told), exact=sum(exact), untold=sum(not have for have, _ in told))
        counts.update(name for name, is_wrong in wrong.items() if is_wrong)
    return counts


def _clash(best: Deed, gold: Deed, side: int) -> bool:
    have, want = best.countries[side], gold.countries[side]
    if "IGO" in want:  # the scheme's word for any organisation that it has no code for
        have = frozenset(c for c in have if c in registry() and registry().actor(c).kind != "org")
    return bool(have and want) and not have <= want


def stretches(
    folder: Path, text_of: dict[tuple[str, str], RealText]
) -> dict[str, tuple[Passage, RealText, int]]:
    """Every annotated stretch of a folder by its id, with its document and where it stands there."""
    place: dict[str, tuple[RealText, int]] = {}
    texts = {key: text.text for key, text in text_of.items()}
    with tempfile.TemporaryDirectory() as made:
        for path in sorted(folder.glob("*.ann")):
            found = list(standoff.blocks(path.read_text(encoding="utf-8")))
            for rows in found:
                head = dict(re.findall(r"^(id|from): (.*)$", "\n".join(rows), re.MULTILINE))
                source, key, where, _ = head["from"].split(" ")
                place[head["id"]] = (text_of[source, key], int(where.split("-")[0]))
            joined = "\n".join(standoff.joined(rows, texts) for rows in found)
            Path(made, f"{path.stem}.txt").write_text(joined, encoding="utf-8")
        return {p.id: (p, *place[p.id]) for p in passages(Path(made))}


def published_by(source: str, key: str) -> str:
    """Who published a document of a source: as an analyst would write it."""
    if source != "un":
        return {"kremlin": "President of Russia", "us": "The White House", "wikinews": "Wikinews"}[source]
    country = key.partition("/")[0]
    name = registry().actor(country).name if country in registry() else country
    return f"Permanent Mission of {name} to the United Nations"


def coded(passage: Passage, text: RealText, base: int, publisher: str | None = None) -> list[Deed]:
    """What the coder reports within a stretch."""
    document = Document(
        id="d",
        text=text.text,
        content_hash="",
        origin="",
        how_read="",
        title=text.title,
        publisher=publisher,
        published=text.date,
    )
    end = base + len(passage.text)
    near = [s for s in sentences(document) if s.end > base - BEFORE and s.start < end + AFTER]
    reports = default_coder().read(document, near, registry()).reports
    return [reported(r) for r in reports if base <= r.trigger.start and r.trigger.end <= end]


def told(name: str, counts: Sequence[Counter[str]]) -> None:
    """One line: each share with its 90% interval over stretches."""
    rng = np.random.default_rng(1)
    draws = [rng.integers(0, len(counts), len(counts)) for _ in range(RESAMPLES)]

    def share(some: Iterable[Counter[str]], above: tuple[str, ...], below: tuple[str, ...]) -> float:
        total: Counter[str] = Counter()
        for c in some:
            total.update(c)
        return sum(total[a] for a in above) * len(below) / max(1, len(above) * sum(total[b] for b in below))

    def cell(above: tuple[str, ...], below: tuple[str, ...]) -> str:
        mid = share(counts, above, below)
        low, high = np.quantile([share((counts[i] for i in d), above, below) for d in draws], (0.05, 0.95))
        return f"{mid:.3f} [{low:.3f}-{high:.3f}]"

    print(
        f"{name}: {len(counts)} stretches, {sum(c['gold'] for c in counts)} deeds, {sum(c['given'] for c in counts)} reports"
    )
    print(
        f"  found: precision {cell(('found',), ('given',))}, recall {cell(('found',), ('gold',))}, F1 {cell(('found',), ('gold', 'given'))}"
    )
    print(
        f"  wholly right: of those given {cell(('right',), ('given',))}, of those found {cell(('right',), ('found',))}"
    )
    print(
        f"  and every country told that the annotator tells: of those given {cell(('whole',), ('given',))}; "
        f"sides with exactly his {cell(('exact',), ('sides',))}, with none {cell(('untold',), ('sides',))}"
    )
    wrong = (f"{what} {cell((what,), ('found',))}" for what in ("class", "modality", "source", "target"))
    print(f"  wrong, of those found: {', '.join(wrong)}")


def main() -> None:
    """Score the shipped coder, and the second reader."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("--split", choices=("test", "dev"), default="test")
    parser.add_argument("--strict", action="store_true", help="ask for the annotator's very mentions")
    parser.add_argument("--publisher", action="store_true", help="tell the coder who published each document")
    given = parser.parse_args()
    strict = given.strict

    def judged(a: tuple[Passage, RealText, int], deeds: list[Deed]) -> Counter[str]:
        return compared(annotated(a[0], a[2], strict=strict), deeds, strict=strict)

    text_of = {(name, t.key): t for name, read in SOURCES.items() for t in read(given.data)}
    first = stretches(standoff.HERE, text_of)
    again = stretches(standoff.HERE / "second", text_of)
    mine = [s for name, s in first.items() if split(name) == given.split]
    by = {id(text): published_by(*key) for key, text in text_of.items()} if given.publisher else {}
    told("coder", [judged(s, coded(*s, by.get(id(s[1])))) for s in mine])
    both = [(first[name], second) for name, second in again.items() if name in first]
    told("two readers", [judged(a, annotated(b[0], b[2], strict=strict)) for a, b in both])


if __name__ == "__main__":
    main()
