"""How far a second reader, blind to the first, agrees: on the passages of training/second and training/real/second.

    PYTHONPATH=training .venv/bin/python training/agreement.py --data ../shared/data

Spans agree where they overlap, one to one. Class and modality are told as plain agreement and as Cohen's kappa over
the events that both found; sides as the share in which both name the same mentions.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from armslength.score.passages import GoldEvent, Passage, passages
from real import standoff

HERE = Path(__file__).resolve().parent
Span = tuple[int, int]


def matched(first: list, second: list) -> list[tuple]:
    """Pairs of items whose spans overlap most, each item in one pair."""
    free = list(second)
    out = []
    for item in first:
        best = max(free, key=lambda o: min(item.end, o.end) - max(item.start, o.start), default=None)
        if best is not None and min(item.end, best.end) > max(item.start, best.start):
            free.remove(best)
            out.append((item, best))
    return out


def deeds(passage: Passage) -> list[GoldEvent]:
    """One event for each trigger: a trigger that does several things counts by its first line."""
    seen: dict[Span, GoldEvent] = {}
    for event in passage.events:
        seen.setdefault((event.start, event.end), event)
    return list(seen.values())


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of (first, second) labels."""
    total = len(pairs)
    agreed = sum(a == b for a, b in pairs) / total
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / total**2
    return (agreed - chance) / (1 - chance)


def f1(both: int, first: int, second: int) -> float:
    """Agreement on what was found."""
    return 2 * both / (first + second)


def compare(pairs: list[tuple[Passage, Passage]]) -> None:
    """Print the agreement over passages read twice."""
    found = [matched(deeds(a), deeds(b)) for a, b in pairs]
    events = [(a, b, x, y) for (a, b), some in zip(pairs, found, strict=True) for x, y in some]
    mentions = [matched(list(a.mentions), list(b.mentions)) for a, b in pairs]
    classes = [(x.class_, y.class_) for *_, x, y in events]
    modalities = [(x.modality, y.modality) for *_, x, y in events]
    times = [(x, y) for a, b in pairs for x, y in matched(list(a.times), list(b.times))]
    count = f"{len(pairs)} passages, {sum(len(deeds(a)) for a, _ in pairs)} and {sum(len(deeds(b)) for _, b in pairs)} events"
    print(count)
    print(
        f"  events found: F1 {f1(len(events), sum(len(deeds(a)) for a, _ in pairs), sum(len(deeds(b)) for _, b in pairs)):.3f}"
    )
    spans = sum(len(m) for m in mentions)
    print(
        f"  mentions: F1 {f1(spans, sum(len(a.mentions) for a, _ in pairs), sum(len(b.mentions) for _, b in pairs)):.3f}"
    )
    print(f"  class: {share(classes):.3f}, kappa {kappa(classes):.3f}")
    print(f"  modality: {share(modalities):.3f}, kappa {kappa(modalities):.3f}")
    for side in ("source", "target"):
        same = [(words(a, getattr(x, side)), words(b, getattr(y, side))) for a, b, x, y in events]
        print(f"  {side}: same mentions {sum(touch(p, q) for p, q in same) / len(same):.3f}")
    print(f"  by given or not: {share([(x.by is None, y.by is None) for *_, x, y in events]):.3f}")
    print(f"  time values: {share([(x.edtf, y.edtf) for x, y in times]):.3f} of {len(times)}")


def share(pairs: list[tuple]) -> float:
    """How many pairs are alike."""
    return sum(a == b for a, b in pairs) / len(pairs)


def words(passage: Passage, ids: tuple[int, ...]) -> list[Span]:
    """The spans of some mentions and of all that stand for the same actors."""
    root = [i if m.same_as is None else m.same_as for i, m in enumerate(passage.mentions)]
    actors = {root[i] for i in ids}
    return [(m.start, m.end) for i, m in enumerate(passage.mentions) if root[i] in actors]


def touch(first: list[Span], second: list[Span]) -> bool:
    """Whether two sides name the same actors: both none, or some words in common."""
    if not first or not second:
        return not first and not second
    return any(a < z2 and a2 < z for a, z in first for a2, z2 in second)


def main() -> None:
    """Compare both kinds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    data = parser.parse_args().data
    with tempfile.TemporaryDirectory() as folder:
        again, once = Path(folder) / "second", Path(folder) / "first"
        standoff.join_all(data, once)
        standoff.join_all(data, again, HERE / "real" / "second")
        for name, first, second in (
            ("invented", HERE / "corpus", HERE / "second"),
            ("real", once, again),
        ):
            by_id = {p.id: p for p in passages(first)}
            print(name, end=": ")
            compare([(by_id[p.id], p) for p in passages(second) if p.id in by_id])


if __name__ == "__main__":
    main()
