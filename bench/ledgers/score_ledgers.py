"""How well red lines, contradictions, commitments and instruments are read: against the invented cases beside this file.

    python bench/ledgers/score_ledgers.py                     # the test half of the cases
    python bench/ledgers/score_ledgers.py --half dev --show   # the half on which the rules were made, with its errors

From text to ledger with all of the coder's errors in it. An item of the gold is found where one of ours, of a holder of the same
state, has its words: one quotation holds the other, or they share half of the shorter one's words. A red line is found by its
quotation or its condition, a contradiction by both of its sides in either order, an instrument by its quotation and by what was
done to it. A commitment that several parties make together is the first one's here and may be another's there: it is found where
the holder is among its parties. Ours are counted wrong where no gold one is found by them. Intervals are of resampled cases.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from armslength import coding, ledgers, positions, read, run
from armslength.ontology.actors import registry
from score import GOLD, Case, cases, half

RESAMPLES = 2_000
KINDS = ("redline", "contradiction", "commitment", "instrument")


@dataclass(slots=True)
class Found:
    """What came of one case: for each kind how many gold ones, ours, found; and how many of the found have the right fate."""

    id: str
    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    ours: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    hit: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    fate: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    notes: list[str] = field(default_factory=list)
    patterns: list[tuple[str, bool]] = field(default_factory=list)


def scored(case: Case) -> Found:
    """One case from text to ledgers, held against its gold."""
    found = Found(case.id)
    told = []
    at_home = positions.homes(case.documents, registry())
    for document in case.documents:
        sentences = read.sentences(document)
        found_in = coding.default_coder().read(document, sentences)
        told.append(run.as_told(document, sentences, found_in.reports, registry(), found_in.stances, at_home))
    ours = ledgers.ledgers(told)
    for kind, items in zip(
        KINDS, (ours.redlines, ours.contradictions, ours.commitments, ours.instruments), strict=True
    ):
        gold = [f for k, f in case.items if k == kind]
        found.gold[kind], found.ours[kind] = len(gold), len(items)
        taken: set[str] = set()
        for item in gold:
            same = [x for x in items if x.id not in taken and _same(kind, item, x)]
            if not same:
                found.notes.append(f"missed {kind} {item}")
                continue
            taken.add(same[0].id)
            found.hit[kind] += 1
            found.fate[kind] += _fate(kind, item, same[0])
        for x in items:
            found.patterns.append((f"{kind}: {getattr(x, 'pattern', getattr(x, 'what', ''))}", x.id in taken))
            if x.id not in taken:
                found.notes.append(f"false {kind} {x.why} | {_words(x)}")
    return found


def _same(kind: str, item: dict[str, str], x: Any) -> bool:
    if kind == "instrument":
        return x.what == item["what"] and _over(x.quote.words, item["quote"])
    state = item["holder"].replace(".", " ").split()[0]
    if kind == "commitment":
        return state in {x.holder.country, *x.to} and _over(x.quote.words, item["quote"])
    if state != x.holder.country:
        return False
    if kind == "redline":
        return _over(x.quote.words, item["quote"]) or _over(x.condition.words, item["condition"])
    sides = (x.one.words, x.other.words)
    return any(_over(a, item["a"]) and _over(b, item["b"]) for a, b in (sides, sides[::-1]))


def _fate(kind: str, item: dict[str, str], x: Any) -> bool:
    if kind == "commitment":
        return bool(item["state"].split()[0] == x.state)
    if kind == "redline":
        fates = {part.split()[0] for part in item["then"].split(", ")} - {"-"}
        return bool(x.fate in fates or (not fates and x.fate == "open"))
    return True


def _over(ours: str, gold: str) -> bool:
    a, b = _flat(ours), _flat(gold)
    if a in b or b in a:
        return True
    one, other = set(a.split()), set(b.split())
    return len(one & other) >= 0.5 * min(len(one), len(other))


def _flat(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def _words(x: Any) -> str:
    return f"{x.one.words} / {x.other.words}" if hasattr(x, "one") else str(x.quote.words)


Score = Callable[[Sequence[Found]], float | None]


def _precision(kind: str) -> Score:
    return lambda found: _over_sum(found, "hit", "ours", kind)


def _recall(kind: str) -> Score:
    return lambda found: _over_sum(found, "hit", "gold", kind)


def _right(kind: str) -> Score:
    return lambda found: _over_sum(found, "fate", "hit", kind)


def _over_sum(found: Sequence[Found], top: str, bottom: str, kind: str) -> float | None:
    whole = sum(getattr(f, bottom)[kind] for f in found)
    return sum(getattr(f, top)[kind] for f in found) / whole if whole else None


def _f1(kind: str) -> Score:
    def score(found: Sequence[Found]) -> float | None:
        both = sum(f.gold[kind] + f.ours[kind] for f in found)
        return 2 * sum(f.hit[kind] for f in found) / both if both else None

    return score


def interval(score: Score, found: Sequence[Found]) -> tuple[float, float]:
    """The 90% bootstrap interval of a score over cases."""
    dice = random.Random(7)
    values = sorted(
        v for _ in range(RESAMPLES) if (v := score(dice.choices(found, k=len(found)))) is not None
    )
    return (values[int(0.05 * len(values))], values[int(0.95 * len(values)) - 1]) if values else (0.0, 1.0)


def main() -> None:
    """Print the scores of one half."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument(
        "--show",
        action="store_true",
        help="print what was missed and what is false, and each pattern's count",
    )
    parser.add_argument(
        "--file",
        type=Path,
        action="append",
        help="of cases; may be given again; without it, all beside this script",
    )
    given = parser.parse_args()
    found = [scored(c) for file in given.file or GOLD for c in cases(file) if half(c.id) == given.half]
    if given.show:
        for case in found:
            for note in case.notes:
                print(f"{case.id}: {note}")
        all_patterns = [p for f in found for p in f.patterns]
        for name in sorted({n for n, _ in all_patterns}):
            print(
                f"{name:50} {sum(ok for n, ok in all_patterns if n == name)} of {sum(n == name for n, _ in all_patterns)}"
            )
    for kind in KINDS:
        total = [sum(getattr(f, what)[kind] for f in found) for what in ("gold", "ours", "hit")]
        print(f"{given.half}: {kind}s: {total[0]} in the gold, {total[1]} of ours, {total[2]} found")
        for name, score in (
            ("precision", _precision(kind)),
            ("recall", _recall(kind)),
            ("F1", _f1(kind)),
            ("fate right, of those found", _right(kind)),
        ):
            value = score(found)
            if value is None or (kind in {"contradiction", "instrument"} and name.startswith("fate")):
                continue
            low, high = interval(score, found)
            print(f"    {name:28} {value:.2f}  [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()
