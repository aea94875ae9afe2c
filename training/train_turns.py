"""Fit the model that tells whether one statement is the turn of another (`armslength.positions.turning`), and print its weights.

    python training/train_turns.py bench/ledgers/invented.txt [MORE CASES] [--quiet ARCHIVE.jsonl.gz --every 10]

Of each file of cases the development half is read, from text on, with all of the coder's errors in it; with `--unseen`, the
weights of an earlier version that had not seen them, the cases of `training/stances` too (the shipped ones know them by heart). A pair of statements is right where
its sentences hold both sides of a gold reversal, and wrong else; the pairs of a case weigh together as the root of their number, right
and wrong ones apart. `--quiet` is a real archive in which next to nothing turns (rows with `date`, `title`, `text`): all of its pairs are
taken for wrong, and weigh together as QUIET. Cross-validated over cases: reversals found and told at each threshold. Plain logistic
regression with a penalty of L2 on all weights but the first, by Newton's method; nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench" / "ledgers"))

import cases
from armslength import coding, positions, read, run
from armslength.coding.network import Network
from armslength.ontology.actors import registry
from armslength.positions.linking import Likeness
from armslength.positions.over_time import timelines
from armslength.positions.reversals import Pair, held, one_each, pairs
from armslength.records import Document
from real.draw import kept_apart
from score import _quotes, _stands, _state, half
from score import cases as cases_of

L2, QUIET, FOLDS, STEPS = 1.0, 100.0, 8, 40
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Read:
    """The pairs of one case, each with the number of the gold reversal that it tells, -1 for none; and how many there are."""

    id: str
    pairs: Sequence[tuple[Pair, int]]
    turned: int
    like: Likeness | None


def main() -> None:
    """Fit, cross-validate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--quiet", type=Path)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--unseen", type=Path, help="weights that had not seen the cases of training/stances")
    given = parser.parse_args()
    found = [of_case(c) for file in given.files for c in cases_of(file) if half(c.id) == "dev"]
    coder = coding.NetworkCoder(Network(given.unseen)) if given.unseen else None
    own = [of_own(c, coder) for c in cases.cases()] if coder else []
    quiet = [p for p, _ in of_archive(given.quiet, given.every)] if given.quiet else []
    names = ["bias", *sorted({n for r in found for p, _ in r.pairs for n in p.features} - {"bias"})]
    cross_validated(found, own, quiet, names)
    weights = fitted([*found, *own], quiet, names)
    print({n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.005})


def of_case(case: Any) -> Read:
    """The pairs of a case, held against its gold."""
    told, text = _pairs_of(case.documents)
    like, found = told
    gold = [f for kind, f in case.items if kind == "position"]
    turned = [f for kind, f in case.items if kind == "reversal"]

    def label(pair: Pair) -> int:
        a, b = pair.before, pair.after
        for n, item in enumerate(turned):
            before, after = (
                [item[side], *_quotes(gold, item, s.value)] for side, s in (("before", a), ("after", b))
            )
            if (
                _state(item) == a.holder.country
                and _any(before, text[a.sentence])
                and _any(after, text[b.sentence])
            ):
                return n
        return -1

    return Read(case.id, [(p, label(p)) for p in found], len(turned), like)


def of_own(case: cases.Case, coder: coding.Coder) -> Read:
    """The pairs of a case of `training/stances`, held against its turns."""
    (like, found), _ = _pairs_of(case.documents, coder)
    known = {d.origin: d.id for d in case.documents}
    turns = [[(known[origin], span) for origin, span in turn] for turn in case.turns]

    def label(pair: Pair) -> int:
        for n, (before, after) in enumerate(turns):
            if all(
                s.document == document and s.at.start < span.end and span.start < s.at.end
                for s, (document, span) in ((pair.before, before), (pair.after, after))
            ):
                return n
        return -1

    return Read(case.id, [(p, label(p)) for p in found], len(turns), like)


def of_archive(path: Path, every: int) -> list[tuple[Pair, int]]:
    """The pairs of every so many documents of an archive, by a hash of their row; none of the eighth that is judged by eye."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            key = hashlib.sha256(row.encode()).hexdigest()
            if int(key[:8], 16) % every == 0:
                data = json.loads(row)
                if kept_apart("kremlin", str(data.get("id"))):
                    continue
                text = f"{data.get('title') or ''}\n{data['text']}"
                documents.append(
                    Document(
                        f"d{key[:12]}", text, key, path.name, "archive", published=data["date"], published_basis="given", language="en"
                    )
                )  # fmt: skip
    (_, found), _ = _pairs_of(documents)
    return [(p, -1) for p in found]


def _pairs_of(
    documents: Sequence[Document], coder: coding.Coder | None = None
) -> tuple[tuple[Likeness, list[Pair]], dict[str, str]]:
    actors = registry()
    at_home = positions.homes(documents, actors)
    statements: list[positions.Statement] = []
    text: dict[str, str] = {}
    for document in documents:
        sentences = read.sentences(document)
        text |= {s.id: document.text[s.start : s.end] for s in sentences}
        coded = (coder or coding.default_coder()).read(document, sentences)
        told = run.as_told(document, sentences, coded.reports, actors, coded.stances, at_home)
        statements += positions.statements(told)
    own = held(statements)
    like = Likeness(statements)
    return (like, list(pairs(list(timelines(own, like).values()), like))), text


def _any(quotes: Sequence[str], sentence: str) -> bool:
    return any(_stands(q, sentence) for q in quotes)


def fitted(found: Sequence[Read], quiet: Sequence[Pair], names: Sequence[str]) -> Array:
    """The weights, in the order of the names."""
    rows, right, weight = [], [], []
    for r in found:
        many = Counter(n >= 0 for _, n in r.pairs)
        for p, n in r.pairs:
            rows.append(p.features)
            right.append(float(n >= 0))
            weight.append(many[n >= 0] ** -0.5)
    for p in quiet:
        rows.append(p.features)
        right.append(0.0)
        weight.append(QUIET / len(quiet))
    x = np.array([[f.get(n, 0.0) for n in names] for f in rows])
    y, w = np.array(right), np.array(weight)
    penalty = np.full(len(names), L2)
    penalty[0] = 0.01
    b = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (w * (p - y)) + penalty * b
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        b -= np.linalg.solve(curve, slope)
    return b


def cross_validated(
    found: Sequence[Read], own: Sequence[Read], quiet: Sequence[Pair], names: Sequence[str]
) -> None:
    """Print, for each threshold, what is told and found where no case has a part in its own weights; `own` has a part in all."""
    told = {t: [0, 0] for t in THRESHOLDS}
    for k in range(FOLDS):
        fold = [int(hashlib.sha256(r.id.encode()).hexdigest()[8:16], 16) % FOLDS == k for r in found]
        b = fitted([*own, *(r for r, out in zip(found, fold, strict=True) if not out)], quiet, names)
        for r in (r for r, out in zip(found, fold, strict=True) if out and r.like and r.pairs):
            x = np.array([[p.features.get(n, 0.0) for n in names] for p, _ in r.pairs])
            gold = {id(p): n for p, n in r.pairs}
            likely = list(zip((1 / (1 + np.exp(-x @ b))).tolist(), (p for p, _ in r.pairs), strict=True))
            for t, counts in told.items():
                kept = one_each([q for q in likely if q[0] >= t], r.like)  # type: ignore[arg-type]
                counts[0] += len(kept)
                counts[1] += len({gold[id(p)] for _, p in kept} - {-1})
    turned = sum(r.turned for r in found)
    reached = sum(len({n for _, n in r.pairs} - {-1}) for r in found)
    print(
        f"{len(found)} cases, {sum(len(r.pairs) for r in found)} pairs, {turned} reversals, {reached} of them among the pairs; {len(quiet)} quiet pairs"
    )
    for t, (ours, hit) in told.items():
        print(f"from {t:.2f}: {ours:4} told, {hit:3} found, F1 {2 * hit / max(1, ours + turned):.3f}")


if __name__ == "__main__":
    main()
