"""Score the coder on passages it was not trained on, from text to report.

    .venv/bin/python training/evaluate.py            # the test split: the final number only
    .venv/bin/python training/evaluate.py --split dev --weights /tmp/w

What is counted: events found (a predicted trigger overlaps the gold one), and among those found the class,
the countries of source and target, direction, modality, `by` and date; each as in the model card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path

from armslength import read
from armslength.coding.coder import NetworkCoder
from armslength.coding.network import WEIGHTS, Network
from armslength.records import Document, Report
from corpus.check import CLASSES, MODALITIES
from dataset import Example, examples, split


def document(example: Example) -> Document:
    """The passage as a document published on its date."""
    digest = hashlib.sha256(example.text.encode()).hexdigest()
    return Document(
        id="d" + digest[:12],
        text=example.text,
        content_hash=digest,
        origin=example.id,
        how_read="corpus",
        published=example.date,
        language="en",
    )


def pairs(example: Example, reports: list[Report]) -> list[tuple[int, Report]]:
    """Gold triggers with the predicted report that overlaps each most, one to one."""
    free = list(reports)
    out = []
    for number, gold in enumerate(example.triggers):
        best, most = None, 0
        for report in free:
            shared = min(gold.end, report.trigger.end) - max(gold.start, report.trigger.start)
            if shared > most:
                best, most = report, shared
        if best is not None:
            free.remove(best)
            out.append((number, best))
    return out


def countries(example: Example, ids: tuple[int, ...]) -> frozenset[str]:
    return frozenset(c for i in ids for c in example.countries[i] if c != "---")


def predicted(report: Report, role: str) -> frozenset[str]:
    return frozenset(m.country for m in getattr(report, role) if m.country)


def macro_f1(gold: list[str], guess: list[str], labels: list[str]) -> float:
    scores = []
    for label in labels:
        hit = sum(g == label == p for g, p in zip(gold, guess, strict=True))
        wanted, given = gold.count(label), guess.count(label)
        if wanted:
            scores.append(2 * hit / (wanted + given))
    return sum(scores) / len(scores)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", default="test", choices=["test", "dev"])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--show", type=int, default=0, help="print this many misread passages")
    given = parser.parse_args()
    coder = NetworkCoder(Network(given.weights))
    count: Counter[str] = Counter()
    lists: dict[str, list[str]] = defaultdict(list)
    for example in examples():
        if split(example.id) != given.split:
            continue
        doc = document(example)
        reports = coder.reports(doc, read.sentences(doc))
        matched = pairs(example, reports)
        count["gold"] += len(example.triggers)
        count["predicted"] += len(reports)
        count["found"] += len(matched)
        shown = []
        for number, report in matched:
            gold = example.triggers[number]
            names = [CLASSES[c] for c in gold.classes]
            lists["class gold"].append(report.class_ if report.class_ in names else names[0])
            lists["class guess"].append(report.class_)
            lists["modality gold"].append(MODALITIES[gold.modality])
            lists["modality guess"].append(report.modality)
            count["by gold"] += bool(gold.by)
            count["by guess"] += report.by is not None
            count["by hit"] += bool(gold.by) and report.by is not None
            want = (countries(example, gold.source), countries(example, gold.target))
            have = (predicted(report, "source"), predicted(report, "target"))
            for role, w, h in zip(("source", "target"), want, have, strict=True):
                count[f"{role} known"] += bool(w)
                count[f"{role} right"] += bool(w) and w == h
                count[f"{role} said"] += bool(h)
                count[f"{role} said right"] += bool(h) and h <= w
            if all(want) and all(have) and want[0] != want[1] and set(have) & set(want):
                count["direction seen"] += 1
                count["direction swapped"] += have == (want[1], want[0])
            if gold.time is not None and example.edtf[gold.time]:
                count["date gold"] += 1
                count["date right"] += report.date == example.edtf[gold.time]
            if report.class_ not in names or want != have:
                shown.append((gold, names, want, have, report))
        if shown and given.show > 0:
            given.show -= 1
            print("\n" + example.id, example.text)
            for _, names, want, have, r in shown:
                print(
                    "  ",
                    repr(r.trigger_text),
                    names,
                    r.class_,
                    [sorted(w) for w in want],
                    [sorted(h) for h in have],
                    r.modality,
                )
    precision, recall = count["found"] / count["predicted"], count["found"] / count["gold"]
    result = {
        "split": given.split,
        "coder": coder.name,
        "events": count["gold"],
        "found precision": precision,
        "found recall": recall,
        "found F1": 2 * precision * recall / (precision + recall),
        "class accuracy, given found": sum(
            a == b for a, b in zip(lists["class gold"], lists["class guess"], strict=True)
        )
        / count["found"],
        "class macro F1, given found": macro_f1(lists["class gold"], lists["class guess"], CLASSES),
        "modality macro F1": macro_f1(lists["modality gold"], lists["modality guess"], MODALITIES),
        "by F1": 2 * count["by hit"] / (count["by gold"] + count["by guess"]),
        "source countries right, where known": count["source right"] / count["source known"],
        "target countries right, where known": count["target right"] / count["target known"],
        "source precision, where said": count["source said right"] / count["source said"],
        "target precision, where said": count["target said right"] / count["target said"],
        "direction not swapped": 1 - count["direction swapped"] / count["direction seen"],
        "date value right, where the text has one": count["date right"] / count["date gold"],
    }
    print(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in result.items()}, indent=1))


if __name__ == "__main__":
    main()
