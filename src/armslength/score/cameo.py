"""The two CAMEO tasks of ConfliBERT (Hu et al. 2022): the quad class of a sentence, and its parties' spans.

Both are asked end to end: nothing is given but the sentence.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from armslength.coding import Coder
from armslength.errors import GoldUnreadable
from armslength.ontology import codebook
from armslength.records import Report
from armslength.score.asked import Sentences, as_document
from armslength.score.pairs import QUAD, ROOT
from armslength.score.tally import Score, macro_f1, scored

NO_EVENT = "0"
"""The label of a sentence that tells of no deed; 1 to 4 are the quads as in `armslength.score.pairs`."""
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldParties:
    """A sentence and the spans of its source and target mentions, in characters."""

    text: str
    source: frozenset[Place]
    target: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans counted in one sentence: annotated, given by the coder, exactly alike, and overlapping."""

    gold: int
    given: int
    alike: int
    touched: int


def classes(path: Path) -> Iterator[tuple[str, str]]:
    """(sentence, label) of a cameo_class file: two columns, label 0 to 4."""
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if len(row) != 2 or row[1].strip() not in {NO_EVENT, *QUAD.values()}:
                raise GoldUnreadable(f"{path.name}:{number}: not a sentence and a label from 0 to 4")
            yield row[0], row[1].strip()


def parties(path: Path) -> Iterator[GoldParties]:
    """The sentences of a cameo_ner file: a word and its tag a line (B-S, I-S, B-T, I-T, others), blank between."""
    words: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.strip():
            word, _, tag = line.rpartition(" ")
            if not word or (tag != "O" and tag[:2] not in {"B-", "I-"}):
                raise GoldUnreadable(f"{path.name}:{number}: not a word and its tag: {line[:40]!r}")
            words.append((word, tag))
        elif words:
            yield _parties(words)
            words = []


def class_scores(gold: Sequence[tuple[str, str]], coder: Coder, sentences: Sentences) -> list[Score]:
    """Macro F1 and accuracy of the quad of the surest report; a sentence without a report is of label 0."""
    answers = [(label, _quad(text, _coded(text, coder, sentences))) for text, label in gold]

    def right(some: Sequence[tuple[str, str]]) -> float | None:
        return sum(g == p for g, p in some) / len(some) if some else None

    return [
        scored("quad or none: macro F1", answers, macro_f1, len(answers)),
        scored("quad or none: accuracy", answers, right, len(answers)),
    ]


def party_scores(gold: Sequence[GoldParties], coder: Coder, sentences: Sentences) -> list[Score]:
    """F1 of the spans of sources and targets, exactly alike and overlapping."""
    counted = []
    for item in gold:
        reports = _coded(item.text, coder, sentences)
        for side, wanted in (("source", item.source), ("target", item.target)):
            counted.append(_counted(wanted, _mentioned(reports, side)))
    total = sum(c.gold for c in counted)
    return [
        scored("source and target: F1, same span", counted, lambda some: _f1(some, "alike"), total),
        scored("source and target: F1, overlapping span", counted, lambda some: _f1(some, "touched"), total),
    ]


def _parties(words: Sequence[tuple[str, str]]) -> GoldParties:
    text = ""
    spans: dict[str, list[Place]] = {"S": [], "T": []}
    open_side = ""
    for word, tag in words:
        start = len(text) + bool(text)
        text += (" " if text else "") + word
        side = tag[2:]
        if side in spans and tag.startswith("I-") and open_side == side:
            spans[side][-1] = (spans[side][-1][0], len(text))
        elif side in spans:
            spans[side].append((start, len(text)))
        open_side = side
    return GoldParties(text, frozenset(spans["S"]), frozenset(spans["T"]))


def _coded(text: str, coder: Coder, sentences: Sentences) -> Sequence[Report]:
    document = as_document(text, "gold")
    return coder.read(document, sentences(document)).reports


def _quad(text: str, reports: Sequence[Report]) -> str:
    if not reports:
        return NO_EVENT
    surest = max(reports, key=lambda r: r.probability["event"] * r.probability["class"])
    found = codebook.folded(surest.class_, surest.modality)
    for habit in codebook.told(text, surest.trigger.start, surest.trigger.end):
        found = habit.to if found in habit.of else found
    return QUAD[ROOT.get(found, found)]


def _mentioned(reports: Sequence[Report], side: str) -> frozenset[Place]:
    return frozenset((m.start, m.end) for r in reports for m in (r.source if side == "source" else r.target))


def _counted(wanted: frozenset[Place], given: frozenset[Place]) -> Spans:
    touched = sum(any(a < z2 and a2 < z for a2, z2 in given) for a, z in wanted)
    return Spans(len(wanted), len(given), len(wanted & given), touched)


def _f1(some: Sequence[Spans], hits: str) -> float | None:
    total = sum(c.gold + c.given for c in some)
    return 2 * sum(getattr(c, hits) for c in some) / total if total else None
