"""Gold sets that ask what one party does to another in a sentence: PLV and PLOVER's gold records."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from armslength.coding import Pair
from armslength.errors import GoldUnreadable

ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""PLV was labelled by an earlier codebook, in which these two are one."""
QUAD = {
    "AGREE": "1", "CONSULT": "1", "SUPPORT": "1", "YIELD": "2", "COOPERATE": "2", "AID": "2", "REQUEST": "3",
    "ACCUSE": "3", "REJECT": "3", "THREATEN": "3", "PROTEST": "4", "SANCTION": "4", "MOBILIZE": "4", "COERCE": "4",
    "ASSAULT": "4",
}  # fmt: skip
"""PLV's quads: verbal cooperation, material cooperation, verbal conflict, material conflict."""
TAG = re.compile(r"</?[st]>")
MARKED = re.compile(r"\(((?:SRC|TAR|EVT)[A-Z/0-9-]*):\s*([^()]*)\)")


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A pair in a sentence and the root class that its annotators gave it."""

    pair: Pair
    root: str


def plv(path: Path) -> Iterator[GoldPair]:
    """PLV_train.tsv or PLV_test.tsv (Hu et al. 2024, Zero-Shot PLOVER): `<s>` and `<t>` mark the parties."""
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            try:
                yield GoldPair(_tagged(row["marked_sentence"]), row["gold_root"])
            except KeyError as missing:
                raise GoldUnreadable(f"{path.name}: no column {missing}; this is no PLV file") from missing


def gold_records(path: Path) -> Iterator[GoldPair]:
    """PLOVER_GSR_*.json (Open Event Data Alliance): sentences whose markup names source, target and event."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldUnreadable(f"{path.name}: no JSON: {error}") from error
    for record in records:
        info = record.get("textInfo") if isinstance(record, dict) else None
        markup = info.get("markup") if isinstance(info, dict) else None
        event = str(record.get("event"))
        if not markup or event not in {*QUAD, *ROOT}:
            continue
        pair = _from_markup(markup)
        if pair.source or pair.target:
            yield GoldPair(pair, ROOT.get(event, event))


def _tagged(marked: str) -> Pair:
    text, last = "", 0
    sides: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened = {"s": 0, "t": 0}
    for tag in TAG.finditer(marked):
        text += marked[last : tag.start()]
        side = tag[0][-2]
        if tag[0][1] == "/":
            sides[side].append((opened[side], len(text)))
        else:
            opened[side] = len(text)
        last = tag.end()
    return Pair(text + marked[last:], tuple(sides["s"]), tuple(sides["t"]))


def _from_markup(markup: str) -> Pair:
    text, last = "", 0
    source: list[tuple[int, int]] = []
    target: list[tuple[int, int]] = []
    for mark in MARKED.finditer(markup):
        text += markup[last : mark.start()]
        span = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        last = mark.end()
        if span[0] == span[1]:
            continue
        if mark[1].startswith("SRC"):
            source.append(span)
        if "TAR" in mark[1]:
            target.append(span)
    return Pair(text + markup[last:], tuple(source), tuple(target))
