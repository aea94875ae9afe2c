"""Fit the weights by which a deed's time is chosen (`armslength.coding.dates.linking`), and write them.

    python training/train_links.py --unseen build/version7 training/corpus/next_*.txt build/real/kremlin_told.txt [...] \
        --unseen build/version6 training/corpus/later_*.txt [--write src/armslength/coding/dates/link_weights.py]

The network knows the links of the passages it learned from by heart, and what it says of them is worth nothing here. So each
`--unseen` names the weights of an earlier version, and files whose passages it had not seen (the history of this project has both).
Only the train split is read. A conditional logistic model: a deed has one
of the times told by then, or none. Printed: at each threshold, cross-validated over passages, how many deeds get the time that the
annotators gave them, and how many of those without one get none. Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from armslength import read
from armslength.coding.coder import window
from armslength.coding.dates import expressions
from armslength.coding.dates.linking import Told, signs
from armslength.coding.network import WEIGHTS, Network, TaggedTrigger, checksums
from armslength.coding.windows import Stretch, stretches
from armslength.score.asked import as_document
from armslength.score.passages import GoldEvent, Passage, passages, split

L2, FOLDS, STEPS = 30.0, 5, 12
THRESHOLDS = (-2.6, -2.4, -2.2, -2.0, -1.8, -1.6, -1.2, -0.8, -0.4, 0.0)
LEAST = -2.0
"""What a time must reach: under it as many deeds whose annotators gave no time got none as under the rules before."""
HEAD = '''"""How much each sign says for a time as a deed's own: weights of a conditional logistic model, in natural-log odds.

Made by `training/train_links.py`, on passages that the network asked had not seen; the signs are those of `linking`.
"""

from __future__ import annotations

from collections.abc import Mapping

'''
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A deed: of which passage, the signs of each time told by then, and which of them is its own; None where none is."""

    passage: str
    signs: Sequence[dict[str, float]]
    own: int | None


def main() -> None:
    """Fit, cross-validate, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--unseen", nargs="+", type=Path, action="append", required=True)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    found = [c for weights, *files in given.unseen for c in choices(network(weights), files, "train")]
    names = list(found[0].signs[0])
    print(f"{len(found)} deeds, {sum(c.own is not None for c in found)} with a time")
    for threshold, told, untold in cross_validated(found, names):
        print(f"{threshold:5.1f}  told {told:.3f}  none {untold:.3f}")
    weights = dict(zip(names, fitted(found, names).tolist(), strict=True))
    table = "\n".join(f'    "{name}": {weight:.3f},' for name, weight in weights.items())
    note = '"""What the best of the times must reach to be taken."""'
    text = f"{HEAD}LEAST = {LEAST}\n{note}\n\nWEIGHTS: Mapping[str, float] = {{\n{table}\n}}\n"
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    else:
        print(text)


def network(weights: Path) -> Network:
    """The network of an earlier version; heads that it had not yet are those of the shipped one, and play no part in times."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in checksums.FILES:
            shutil.copy(weights / name, folder)
        with np.load(WEIGHTS / "heads.npz") as shipped, np.load(weights / "heads.npz") as earlier:
            np.savez(folder / "heads.npz", **{**shipped, **earlier})
        checksums.write(folder)
        return Network(folder)


def choices(asked: Network, files: Sequence[Path], part: str) -> Iterator[Choice]:
    """The deeds of the files' passages that the network finds, and that have a time or could have one."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            shutil.copy(file, folder)
        told = list(passages(Path(folder)))
    for passage in told:
        if split(passage.id) == part:
            yield from _of(passage, asked)


def _of(passage: Passage, asked: Network) -> Iterator[Choice]:
    document = as_document(passage.text, passage.id, passage.date)
    times = expressions(document.text, published=document.published)
    windows = stretches(document.text, read.sentences(document))
    within = [[t for t in times if w.base <= t.start and t.end <= w.end] for w in windows]
    tagged = asked.read([window(document.text, w, times) for w in windows])
    here = [
        (stretch, [stretch.base + t.start for t in tags.triggers], trigger, ts)
        for stretch, tags, ts in zip(windows, tagged, within, strict=True)
        for trigger in tags.triggers
        if stretch.base + trigger.start >= stretch.own
    ]
    for (start, end), event in _events(passage).items():
        best = max(here, key=lambda h: _shared(h[0], h[2], start, end), default=None)
        if best is None or _shared(best[0], best[2], start, end) <= 0:
            continue
        stretch, others, trigger, ts = best
        first, last = stretch.base + trigger.start, stretch.base + trigger.end
        sentence = stretch.sentence_at(first)
        ts = [t for t in ts if t.end <= sentence.end]
        deed = Told(
            document.text,
            first,
            last,
            (sentence.start, sentence.end),
            document.published,
            max(trigger.modality, key=lambda m: trigger.modality[m]),
            others,
        )
        *known, nothing = trigger.time
        seen = [signs(deed, t, p, nothing) for t, p in zip(ts, known, strict=False)]
        gold = passage.times[event.time] if event.time is not None else None
        own = next((i for i, t in enumerate(ts) if gold and t.start < gold.end and gold.start < t.end), None)
        if seen and (gold is None or own is not None):
            yield Choice(passage.id, seen, own)


def _events(passage: Passage) -> dict[tuple[int, int], GoldEvent]:
    """One event for each annotated trigger, one with a time where any of them has one."""
    out: dict[tuple[int, int], GoldEvent] = {}
    for event in passage.events:
        known = out.setdefault((event.start, event.end), event)
        if known.time is None and event.time is not None:
            out[event.start, event.end] = event
    return out


def _shared(stretch: Stretch, trigger: TaggedTrigger, start: int, end: int) -> int:
    """How many characters a trigger shares with [start, end)."""
    return min(end, stretch.base + trigger.end) - max(start, stretch.base + trigger.start)


def fitted(found: Sequence[Choice], names: Sequence[str]) -> Array:
    """The weights, in the order of the names, by Newton's method; the penalty is on signs of unit spread."""
    rows = [np.array([[float(s[n]) for n in names] for s in c.signs]) for c in found]
    spread = np.concatenate(rows).std(0) + 1e-6
    rows = [r / spread for r in rows]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope, curve = L2 * weights, L2 * np.eye(len(names))
        for x, choice in zip(rows, found, strict=True):
            odds = np.exp(np.clip(x @ weights, -50, 50))
            p = odds / (1 + odds.sum())
            mean = p @ x
            slope = slope + mean - (0 if choice.own is None else x[choice.own])
            curve = curve + (x * p[:, None]).T @ x - np.outer(mean, mean)
        weights = weights - np.linalg.solve(curve, slope)
    out: Array = weights / spread
    return out


def cross_validated(found: Sequence[Choice], names: Sequence[str]) -> Iterator[tuple[float, float, float]]:
    """For each threshold, the share of right times where the annotators gave one, and of none where they gave none."""
    fold = [int(hashlib.sha256(c.passage.encode()).hexdigest()[8:16], 16) % FOLDS for c in found]
    scored = []
    for k in range(FOLDS):
        weights = fitted([c for c, f in zip(found, fold, strict=True) if f != k], names)
        for choice in (c for c, f in zip(found, fold, strict=True) if f == k):
            score = np.array([[float(s[n]) for n in names] for s in choice.signs]) @ weights
            scored.append((choice.own, int(score.argmax()), float(score.max())))
    for threshold in THRESHOLDS:
        told = [best == own and top > threshold for own, best, top in scored if own is not None]
        untold = [top <= threshold for own, _, top in scored if own is None]
        yield threshold, sum(told) / len(told), sum(untold) / len(untold)


if __name__ == "__main__":
    main()
