"""Fit the weights by which the ledgers tell promises from other words of will.

    python training/ledgers/fit.py bench/ledgers/*.txt --kremlin ../shared/data/kremlin_news_en/kremlin_news_en.jsonl.gz

Learns from three sources, none of them a test half:
- the statements that the program reads in the dev half of the cases: right where a gold item of the same state has their words;
- the same in the dev split of training/stances (the coder learned from the others): right where a gold stance of the kind meets them;
- statements of a real archive that one reader judged, `real.csv` here: the first twelve digits of the text's sha256, the kind, where the
  object begins, and 1 or 0.

Prints the weights for `src/armslength/ledgers/weights.py`, and what a ten-fold cross-validation over cases and documents gives.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from armslength import coding, positions, read, run
from armslength.ledgers import commitments
from armslength.ledgers.signs import Signs
from armslength.ontology.actors import registry
from armslength.positions import Told
from armslength.records import Document
from armslength.score.passages import split
from armslength.score.stances import stance_passages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "bench" / "ledgers"))
import score_ledgers  # noqa: E402

import score  # noqa: E402 - the bench's own reader of cases

KINDS = {"commitment": "pledge"}
RIDGE = {"commitment": 8.0}
"""Penalty on the square of each weight but that of `always`; chosen by cross-validation."""
PASSAGE = 0.7
"""How much a passage of training/stances counts beside a case; they are of a sentence or two."""
JUDGED = {"commitment": 1.0}
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A statement: of which text, its signs, whether it is one, how much it counts, and which gold items it answers."""

    group: str
    signs: Signs
    right: bool
    weight: float
    items: tuple[str, ...] = ()
    where: tuple[str, int, int] = ("", 0, 0)


def told(document: Document, homes: dict[str, str]) -> Told:
    """A document as the coder reads it."""
    sentences = read.sentences(document)
    found = coding.default_coder().read(document, sentences)
    return run.as_told(document, sentences, found.reports, registry(), found.stances, homes)


def candidates(text: Told) -> Iterator[tuple[Any, Signs]]:
    """The items that would be told of a document if all statements were taken, with their signs."""
    return commitments.candidates(text, positions.statements(text))


def of_cases(kind: str, files: Sequence[Path]) -> Iterator[Row]:
    """The statements of the dev halves."""
    for path in files:
        for case in score.cases(path):
            if score.half(case.id) != "dev":
                continue
            gold = [f for k, f in case.items if k == kind]
            homes = positions.homes(case.documents, registry())
            for document in case.documents:
                for item, signs in candidates(told(document, homes)):
                    met = tuple(
                        f"{path.name} {case.id} {i}"
                        for i, g in enumerate(gold)
                        if score_ledgers._same(kind, g, item)  # noqa: SLF001 - one matching for both
                    )
                    at = item.quote.at
                    yield Row(
                        f"{path.name} {case.id}", signs, bool(met), 1.0, met, (document.id, at.start, at.end)
                    )


def of_passages(kind: str) -> Iterator[Row]:
    """The statements of the dev split of training/stances."""
    for passage in stance_passages(ROOT / "training" / "stances"):
        if split(passage.id) != "dev":
            continue
        key = hashlib.sha256((passage.id + passage.text).encode()).hexdigest()
        document = Document(
            f"p{key[:12]}",
            passage.text,
            key,
            passage.id,
            "invented",
            publisher="Invented Agency",
            published=passage.date,
            language="en",
        )
        gold = [
            (g.at, passage.objects[g.object])
            for g in passage.stances
            if g.kind == KINDS[kind] and g.object is not None and g.standing != "denied"
        ]
        for item, signs in candidates(told(document, {})):
            at = item.quote.at
            right = any(s.start < at.end and at.start < s.end for pair in gold for s in pair)
            yield Row(passage.id, signs, right, PASSAGE)


def of_archive(kind: str, path: Path) -> Iterator[Row]:
    """The statements of the archive that one reader judged."""
    judged: dict[str, dict[int, bool]] = defaultdict(dict)
    with (HERE / "real.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        judged[row["text"]] |= {int(row["object"]): row["right"] == "1"} if row["kind"] == kind else {}
    documents = [d for d in archive(path) if d.id[1:] in judged]
    homes = positions.homes(documents, registry())
    for document in documents:
        for item, signs in candidates(told(document, homes)):
            about = item.what.at.start
            here = judged[document.id[1:]]
            near = next((right for start, right in here.items() if abs(start - about) <= 4), None)
            if near is not None:
                yield Row(document.id, signs, near, JUDGED[kind])


def archive(path: Path) -> Iterator[Document]:
    """The documents of kremlin_news_en."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            key = hashlib.sha256(row["text"].encode()).hexdigest()
            yield Document(
                f"k{key[:12]}",
                row["text"],
                key,
                row["url"],
                "html",
                publisher="President of Russia",
                published=row["date"][:10],
                language="en",
            )


def fitted(x: np.ndarray, y: np.ndarray, w: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """Weights of a logistic model with a ridge, by Newton's method."""
    b = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ b))
        step = np.linalg.solve(
            (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty), x.T @ (w * (y - p)) - penalty * b
        )
        b += step
        if np.abs(step).max() < 1e-7:
            break
    return b


def main() -> None:
    """Print the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "cases", nargs="+", type=Path, help="files of cases, of which the dev halves are read"
    )
    parser.add_argument("--kremlin", type=Path, required=True, help="kremlin_news_en.jsonl.gz")
    given = parser.parse_args()
    for kind in KINDS:
        rows = [*of_cases(kind, given.cases), *of_passages(kind), *of_archive(kind, given.kremlin)]
        names = sorted({n for r in rows for n in r.signs})
        x = np.array([[r.signs.get(n, 0.0) for n in names] for r in rows])
        y, w = np.array([float(r.right) for r in rows]), np.array([r.weight for r in rows])
        penalty = np.array([0.01 if n == "always" else RIDGE[kind] for n in names])
        groups = sorted({r.group for r in rows})
        fold = {g: i % FOLDS for i, g in enumerate(np.random.default_rng(1).permutation(groups))}
        held = np.zeros(len(rows))
        for k in range(FOLDS):
            out = np.array([fold[r.group] == k for r in rows])
            held[out] = 1 / (1 + np.exp(-x[out] @ fitted(x[~out], y[~out], w[~out], penalty)))
        print(f"# {kind}: {len(rows)} statements, {int(y.sum())} right")
        for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
            told_ = [(r, p) for r, p in zip(rows, held, strict=True) if r.where[0] and p >= least]
            print(
                f"#   by cross-validation, of the cases' at {least}: {sum(r.right for r, _ in told_)} of {len(told_)} right, {len({i for r, _ in told_ for i in r.items})} items found"
            )
        print(
            json.dumps(
                dict(sorted(zip(names, (round(float(b), 2) for b in fitted(x, y, w, penalty)), strict=True))),
                indent=4,
            )
        )


if __name__ == "__main__":
    main()
