"""How well positions and reversals are read: against the invented cases beside this file.

    python bench/ledgers/score.py                     # the test half of the cases
    python bench/ledgers/score.py --half dev --show   # the half on which the rules were made, with its errors

From text to position with all of the coder's errors in it. A gold position is found where a statement of a holder of the
same state stands in a sentence that its quotation is of; its value is right where that statement has it. A gold reversal is
found where one of ours, of a holder of the same state and between the same values, has its words before and after in the
sentences of either position. Ours are counted wrong where no gold one is found by them. Intervals are of resampled cases.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from check import LATER

from armslength import coding, positions, read, run
from armslength.ontology.actors import registry
from armslength.records import Document

GOLD = tuple(
    Path(__file__).with_name(name) for name in ("invented.txt", "news.txt", "archive.txt", "later.txt")
)
CASE = re.compile(r"(?m)^=== ")
PART = re.compile(r"(?m)^--- ")
RESAMPLES = 2_000
UNSURE = frozenset({"ambiguous", "conditional", "undecided"})
"""What the gold calls neither for nor against, which to us is all ambiguous."""
KEPT = 0.1
"""Reversals less probable than this are not counted, wherever the gold has them; chosen by cross-validation on dev halves."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its documents and what a careful reader finds in them, as (kind, fields)."""

    id: str
    documents: tuple[Document, ...]
    items: tuple[tuple[str, dict[str, str]], ...]


@dataclass(slots=True)
class Found:
    """What came of one case: counts, and what to show."""

    id: str
    gold: int = 0
    seen: int = 0
    right: int = 0
    told: int = 0
    turned: int = 0
    hit: int = 0
    dated: int = 0
    near: int = 0
    ours: int = 0
    notes: list[str] = field(default_factory=list)


def half(identifier: str) -> str:
    """The half of the set that a case belongs to, by a hash of its id; the last ones are for development alone."""
    if identifier.startswith(LATER):
        return "dev"
    return "dev" if int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) % 2 else "test"


def cases(path: Path) -> Iterator[Case]:
    """The cases of the file, in its order."""
    for block in CASE.split(path.read_text(encoding="utf-8"))[1:]:
        head, *parts = PART.split(block)
        documents, items = [], []
        for part in parts:
            first, _, rest = part.partition("\n")
            if first.strip() == "items":
                items = [_item(row) for row in rest.splitlines() if " | " in row]
            else:
                number, published, publisher = (x.strip() for x in first.split("|", 2))
                documents.append(_document(head.strip(), number, published, publisher, rest.strip("\n")))
        yield Case(head.split()[0], tuple(documents), tuple(items))


def _item(row: str) -> tuple[str, dict[str, str]]:
    kind, *fields = row.split(" | ")
    return kind.strip(), dict(f.split("=", 1) for f in fields if "=" in f)  # type: ignore[misc]


def _document(case: str, number: str, published: str, publisher: str, text: str) -> Document:
    key = hashlib.sha256(f"{case}{number}{text}".encode()).hexdigest()
    return Document(
        f"d{key[:12]}", text, key, f"{case}/{number}", "invented", publisher=publisher, published=published,
        published_basis="given", language="en",
    )  # fmt: skip


def scored(case: Case) -> Found:
    """One case from text to positions and reversals, held against its gold."""
    actors = registry()
    found = Found(case.id)
    statements: list[positions.Statement] = []
    text_of: dict[str, str] = {}
    at_home = positions.homes(case.documents, registry())
    for document in case.documents:
        sentences = read.sentences(document)
        text_of |= {s.id: document.text[s.start : s.end] for s in sentences}
        found_in = coding.default_coder().read(document, sentences)
        told = run.as_told(document, sentences, found_in.reports, actors, found_in.stances, at_home)
        statements += positions.statements(told)
    gold = [f for kind, f in case.items if kind == "position"]
    statements = [s for p in positions.positions(statements) for s in p.statements] or statements
    found.told = len({(s.sentence, s.holder.country, s.issue.kind) for s in statements})
    for item in gold:
        found.gold += 1
        at = [
            s
            for s in statements
            if _stands(item["quote"], text_of[s.sentence]) and _state(item) == s.holder.country
        ]
        if not at:
            found.notes.append(f"missed position {item}")
            continue
        found.seen += 1
        best = max(at, key=lambda s: (_shared(s.words, item["quote"]), s.probability))
        if best.value == item["value"] or (best.value == "ambiguous" and item["value"] in UNSURE):
            found.right += 1
        else:
            found.notes.append(f"wrong value {best.value} ({best.why}) for {item}")
    turned = [f for kind, f in case.items if kind == "reversal"]
    ours = [r for r in positions.reversals(statements) if r.probability >= KEPT]
    found.ours, found.turned = len(ours), len(turned)
    taken: set[str] = set()
    for item in turned:
        same = [
            r for r in ours
            if r.id not in taken and r.holder.country == _state(item)
            and _told(r.before, [item["before"], *_quotes(gold, item, r.before.value)], text_of)
            and _told(r.after, [item["after"], *_quotes(gold, item, r.after.value)], text_of)
        ]  # fmt: skip
        if same:
            taken.add(same[0].id)
            found.hit += 1
            when = same[0].when or ""
            found.dated += item.get("when", "")[:7] in {when[:7], when.rpartition("/")[2][:7]}
        else:
            found.notes.append(f"missed reversal {item}")
        found.near += bool(same) or any(_in_documents(r, item, case) for r in ours if r.id not in taken)
    for r in ours:
        if r.id not in taken:
            found.notes.append(f"false reversal {r.probability} {r.holder.code} on {r.issue.name}: {r.why}")
    return found


def _in_documents(r: positions.Reversal, item: dict[str, str], case: Case) -> bool:
    """Whether a reversal of ours, of a holder of that state, is told from other sentences of the documents quoted."""
    return r.holder.country == _state(item) and all(
        any(d.id == said.document and _flat(item[side]) in _flat(d.text) for d in case.documents)
        for side, said in (("before", r.said_before), ("after", r.said_after))
    )


def _quotes(gold: Sequence[dict[str, str]], item: dict[str, str], value: str) -> list[str]:
    """The quotations of the gold positions of that value, of the same state on the same issue."""
    return [
        g["quote"] for g in gold
        if g["issue"] == item["issue"] and g["value"] == value and _state(g) == _state(item)
    ]  # fmt: skip


def _told(position: positions.Position, quotes: Sequence[str], text_of: dict[str, str]) -> bool:
    return any(_stands(q, text_of[s.sentence]) for q in quotes for s in position.statements)


def _state(item: dict[str, str]) -> str:
    return re.split(r"[. ]", item["holder"])[0]


def _stands(quote: str, sentence: str) -> bool:
    """Whether a quotation is of a sentence, or of it and others."""
    quote, sentence = _flat(quote), _flat(sentence)
    return quote in sentence or (len(sentence) > 15 and sentence in quote)


def _flat(words: str) -> str:
    return re.sub(r"[\s\"“”]+", " ", words).strip().strip(".")


def _shared(words: str, quote: str) -> int:
    return len(set(words.lower().split()) & set(quote.lower().split()))


def _rate(
    of: Callable[[Found], int], among: Callable[[Found], int]
) -> Callable[[Sequence[Found]], float | None]:
    def rate(found: Sequence[Found]) -> float | None:
        whole = sum(map(among, found))
        return sum(map(of, found)) / whole if whole else None

    return rate


def _f1(found: Sequence[Found]) -> float | None:
    both = sum(f.ours for f in found) + sum(f.turned for f in found)
    return 2 * sum(f.hit for f in found) / both if both else None


def _f1_near(found: Sequence[Found]) -> float | None:
    both = sum(f.ours for f in found) + sum(f.turned for f in found)
    return 2 * sum(f.near for f in found) / both if both else None


SCORES: dict[str, Callable[[Sequence[Found]], float | None]] = {
    "positions found (recall)": _rate(lambda f: f.seen, lambda f: f.gold),
    "value right, of those found": _rate(lambda f: f.right, lambda f: f.seen),
    "found with the right value": _rate(lambda f: f.right, lambda f: f.gold),
    "reversals precision": _rate(lambda f: f.hit, lambda f: f.ours),
    "reversals recall": _rate(lambda f: f.hit, lambda f: f.turned),
    "reversals F1": _f1,
    "F1, of any sentence of those documents": _f1_near,
    "month right, of reversals found": _rate(lambda f: f.dated, lambda f: f.hit),
}


def interval(score: Callable[[Sequence[Found]], float | None], found: Sequence[Found]) -> tuple[float, float]:
    """The 90% bootstrap interval of a score over cases."""
    dice = random.Random(7)
    values = sorted(
        v for _ in range(RESAMPLES) if (v := score(dice.choices(found, k=len(found)))) is not None
    )
    return values[int(0.05 * len(values))], values[int(0.95 * len(values)) - 1]


def main() -> None:
    """Print the scores of one half."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--show", action="store_true", help="print what was missed and what is false")
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
    print(
        f"{given.half}: {len(found)} cases, {sum(f.gold for f in found)} positions, {sum(f.turned for f in found)} reversals"
    )
    for name, score in SCORES.items():
        value = score(found)
        if value is not None:
            low, high = interval(score, found)
            print(f"{name:40} {value:.2f}  [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()
