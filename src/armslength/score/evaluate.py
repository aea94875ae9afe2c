"""Which gold sets a folder holds, and the coder's scores on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from armslength.coding import Coder, Pair
from armslength.errors import GoldUnreadable
from armslength.score import cameo
from armslength.score.asked import Sentences
from armslength.score.ladder import climb, scores
from armslength.score.pairs import QUAD, ROOT, GoldPair, gold_records, plv
from armslength.score.passages import passages, split
from armslength.score.stances import holds_stances, stance_passages
from armslength.score.tally import Score, f1_by_label, macro_f1, scored
from armslength.score.willed import will_scores, wills

CHUNK = 256
CLASS, NER = "cameo_class", "cameo_ner"
"""Folders of ConfliBERT's tasks."""


class Coders(Coder, Protocol):
    """A coder that can also be asked about a given pair."""

    def relate_all(self, pairs: Sequence[Pair], *, codebook: bool = True) -> list[dict[str, float]]:
        """Class -> probability for each pair."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """A gold set's name, its scores, and what was left out of it, in words."""

    name: str
    coder: str
    scores: tuple[Score, ...]
    by_class: dict[str, float]
    note: str = ""


def evaluate(folder: Path, coder: Coders, sentences: Sentences, *, part: str = "test") -> list[Result]:
    """Score the coder on every gold set in a folder.

    Args:
        folder: annotated passages (*.txt in our corpus format, or of will as in training/stances), PLV_*.tsv, PLOVER_GSR_*.json, or ConfliBERT's
            cameo_class and cameo_ner.
        sentences: splits a document into sentences.
        part: of passages, the split to score: test, dev, train, or all.

    Raises:
        GoldUnreadable: the folder holds no gold set, or one that cannot be read.
    """
    if not folder.is_dir():
        raise GoldUnreadable(f"gold sets: {str(folder)!r} is no folder; give the one that holds them")
    asked = [(path.stem, list(plv(path))) for path in sorted(folder.glob("PLV_*.tsv"))]
    asked += [(path.stem, list(gold_records(path))) for path in sorted(folder.glob("PLOVER_GSR_*.json"))]
    out = [_pairs(name, gold, coder) for name, gold in asked]
    out += _cameo(folder, coder, sentences)
    if holds_stances(folder):
        gold = [p for p in stance_passages(folder) if part in {"all", split(p.id)}]
        found = tuple(will_scores([wills(p, coder, sentences) for p in gold]))
        note = (
            f"{len(gold)} passages of the {part} split; what follows on finding is asked of the stances found"
        )
        out.append(Result("stances", coder.name, found, {}, note))
    elif folder.name != NER and any(folder.glob("*.txt")):
        chosen = [p for p in passages(folder) if part in {"all", split(p.id)}]
        if chosen:
            rungs = [climb(p, coder, sentences) for p in chosen]
            by_class = f1_by_label([x for r in rungs for x in r.classes])
            note = f"{len(chosen)} passages of the {part} split; their class is asked of the events found"
            out.append(Result("passages", coder.name, tuple(scores(rungs)), by_class, note))
    if not out:
        raise GoldUnreadable(
            f"{folder} holds no gold set: neither *.txt passages, nor PLV_*.tsv, nor PLOVER_GSR_*.json, "
            f"nor {CLASS}/*.tsv, nor {NER}/*.txt"
        )
    return out


def _cameo(folder: Path, coder: Coders, sentences: Sentences) -> list[Result]:
    """ConfliBERT's two tasks, in the folder's subfolders or in the folder itself."""

    def files(task: str, ending: str) -> list[Path]:
        return sorted((folder if folder.name == task else folder / task).glob(f"*.{ending}"))

    out = []
    for path in files(CLASS, "tsv"):
        found = cameo.class_scores(list(cameo.classes(path)), coder, sentences)
        note = "the quad of the surest report; 0 where there is none"
        out.append(Result(f"{CLASS}/{path.stem}", coder.name, tuple(found), {}, note))
    for path in files(NER, "txt"):
        found = cameo.party_scores(list(cameo.parties(path)), coder, sentences)
        note = "mentions that are source or target of any report"
        out.append(Result(f"{NER}/{path.stem}", coder.name, tuple(found), {}, note))
    return out


def _pairs(name: str, gold: Sequence[GoldPair], coder: Coders) -> Result:
    """Root, quad and binary macro F1 as the published tables count them; pairs given."""
    answers: list[tuple[str, str]] = []
    for at in range(0, len(gold), CHUNK):
        some = gold[at : at + CHUNK]
        for item, found in zip(some, coder.relate_all([g.pair for g in some]), strict=True):
            roots: dict[str, float] = {}
            for class_, p in found.items():
                roots[ROOT.get(class_, class_)] = roots.get(ROOT.get(class_, class_), 0.0) + p
            answers.append((item.root, max(roots, key=lambda r: roots[r])))

    def quads(some: Sequence[tuple[str, str]]) -> float | None:
        return macro_f1([(QUAD[g], QUAD[p]) for g, p in some])

    def sides(some: Sequence[tuple[str, str]]) -> float | None:
        return macro_f1([(str(QUAD[g] in "12"), str(QUAD[p] in "12")) for g, p in some])

    return Result(
        name,
        coder.name,
        (
            scored("root: macro F1", answers, macro_f1, len(answers)),
            scored("quad: macro F1", answers, quads, len(answers)),
            scored("binary: macro F1", answers, sides, len(answers)),
        ),
        f1_by_label(answers),
        "source and target are given; CONCEDE and RETREAT count as YIELD",
    )
