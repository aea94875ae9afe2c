"""Fit the lines that carry the network's probabilities into ones that hold, and show how well they hold.

    .venv/bin/python training/calibrate.py --write src/armslength/coding/weights/labels.json

Both are done on the dev split of training/corpus and of the annotated real text (build/real, which training joins),
which the weights have not seen; without the stretches that were drawn because a coder was unsure of them, which are no sample of any
text. Errors are told by five-fold cross-validation over passages, never on what was fitted.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from armslength import read
from armslength.coding.calibration import carried, log_odds
from armslength.coding.coder import NetworkCoder
from armslength.coding.network import WEIGHTS, Network, checksums
from armslength.score.ladder import climb
from armslength.score.passages import passages, split
from real.standoff import JOINED

CORPUS = Path(__file__).resolve().parent / "corpus"
FOLDS = 5
CHOSEN = ("uns-", "prt-", "prs-")
"""How the ids of stretches begin that were drawn by how unsure a coder was."""


def fit(p: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and intercept of greatest likelihood, by Newton's method, slightly held towards (1, 0)."""
    x = np.array([[log_odds(v), 1.0] for v in p])
    y = np.array(right, dtype=float)

    def loss(at):
        return np.logaddexp(0, x @ at).sum() - (x @ at)[y == 1].sum() + 0.05 * ((at - [1, 0]) ** 2).sum()

    at = np.array([1.0, 0.0])
    for _ in range(100):
        q = np.exp(-np.logaddexp(0, -x @ at))
        slope = x.T @ (q - y) + 0.1 * (at - [1.0, 0.0])
        curve = (x * (q * (1 - q))[:, None]).T @ x + 0.1 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        while loss(at - step) > loss(at) and np.abs(step).max() > 1e-9:
            step = step / 2
        at = at - step
    return float(at[0]), float(at[1])


def expected_error(p: list[float], right: list[bool]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((np.array(p) * 10).astype(int), 9)
    hit = np.array(right, dtype=float)
    return float(
        sum(
            abs(np.array(p)[bins == b].mean() - hit[bins == b].mean()) * (bins == b).mean() for b in set(bins)
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--write", type=Path, help="labels.json to write the lines into")
    given = parser.parse_args()
    coder = NetworkCoder(Network(given.weights), as_it_came=True)
    unseen = [
        p
        for folder in (CORPUS, JOINED)
        for p in passages(folder)
        if split(p.id) == "dev" and not p.id.startswith(CHOSEN)
    ]
    judged = [
        (number % FOLDS, j) for number, p in enumerate(unseen) for j in climb(p, coder, read.sentences).judged
    ]
    lines = {}
    for name in ("event", "class", "modality", "report"):
        cases = [(fold, j.probability[name], j.right[name]) for fold, j in judged if name in j.right]
        held, right = [], []
        for fold in range(FOLDS):
            line = fit([p for f, p, _ in cases if f != fold], [r for f, _, r in cases if f != fold])
            held += [carried(p, *line) for f, p, _ in cases if f == fold]
            right += [r for f, _, r in cases if f == fold]
        before = expected_error([p for _, p, _ in cases], [r for _, _, r in cases])
        lines[name] = [round(v, 4) for v in fit([p for _, p, _ in cases], [r for _, _, r in cases])]
        print(
            f"{name}: {len(cases)} cases, right {np.mean(right):.3f}, error {before:.3f} -> "
            f"{expected_error(held, right):.3f}, line {lines[name]}"
        )
        for low in np.arange(0, 1, 0.1):
            some = [r for p, r in zip(held, right, strict=True) if low <= p < low + 0.1 + 1e-9 * (low > 0.85)]
            if some:
                print(f"   {low:.1f}-{low + 0.1:.1f}: {len(some):4} cases, {np.mean(some):.2f} right")
    if given.write:
        labels = json.loads(given.write.read_text(encoding="utf-8"))
        labels["calibration"] = lines
        given.write.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
        if (given.write.parent / checksums.SUMS).is_file():
            checksums.write(given.write.parent)
        print(f"lines written to {given.write}")


if __name__ == "__main__":
    main()
