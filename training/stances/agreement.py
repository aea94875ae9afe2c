"""How far a second reader of passages of will, blind to the first, agrees.

    PYTHONPATH=training .venv/bin/python training/stances/agreement.py --data ../shared/data

Words of will agree where they overlap, one to one; the rest is asked of those that both found.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from armslength.records import Span
from armslength.score.stances import GoldStance, StancePassage, stance_passages
from real import standoff

HERE = Path(__file__).resolve().parent


def overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def words(passage: StancePassage, ids: tuple[int, ...]) -> str:
    return " ".join(passage.text[slice(*passage.actors[i])].lower() for i in ids)


def same_holder(a: StancePassage, x: GoldStance, b: StancePassage, y: GoldStance) -> bool:
    """Whether the same words, or the speaker, hold it."""
    if x.speaker or y.speaker:
        return x.speaker == y.speaker
    return any(overlap(a.actors[i], b.actors[j]) for i in x.holder for j in y.holder)


def same_object(a: StancePassage, x: GoldStance, b: StancePassage, y: GoldStance) -> bool:
    if x.object is None or y.object is None:
        return x.object is y.object
    return overlap(a.objects[x.object], b.objects[y.object])


def compare(once: Path, second: Path) -> None:
    """Print the agreement over the passages of two folders."""
    first = {p.id: p for p in stance_passages(once)}
    pairs, ones, twos = [], 0, 0
    for again in stance_passages(second):
        passage = first[again.id]
        if passage.text != again.text:
            raise SystemExit(f"{again.id}: the second reading is of another text")
        left = list(again.stances)
        ones, twos = ones + len(passage.stances), twos + len(left)
        for x in passage.stances:
            y = next((s for s in left if overlap(s.at, x.at)), None)
            if y is not None:
                left.remove(y)
                pairs.append((passage, x, again, y))
    print(
        f"{ones} stances by the first, {twos} by the second; found by both: F1 {2 * len(pairs) / (ones + twos):.2f}"
    )
    tests: dict[str, Callable[..., bool]] = {
        "kind": lambda _, x, __, y: x.kind == y.kind,
        "standing": lambda _, x, __, y: x.standing == y.standing,
        "holder": same_holder,
        "object": same_object,
    }
    for name, test in tests.items():
        print(f"{name}: {sum(test(*pair) for pair in pairs) / len(pairs):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared" / "data")
    data = parser.parse_args().data
    print("invented")
    compare(HERE, HERE / "second")
    with tempfile.TemporaryDirectory() as folder:
        once, second = Path(folder) / "first", Path(folder) / "second"
        standoff.join_all(data, once, standoff.WILLED)
        standoff.join_all(data, second, standoff.WILLED / "second")
        print("real")
        compare(once, second)


if __name__ == "__main__":
    main()
