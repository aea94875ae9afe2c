"""The cases among the passages of will: documents of one affair in order of time, and which stance is the turn of which.

Read from the passages of `training/stances` that have a `case:`; SCHEME.md there tells the format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from armslength.records import Document, Span
from armslength.score.marked import blocks, unmarked
from armslength.score.passages import split
from armslength.score.stances import MARK

STANCES = Path(__file__).resolve().parent / "stances"
TURN = re.compile(r"turn: (\S+)\.(s\d+) > (\S+)\.(s\d+)$")
Place = tuple[str, Span]
"""A document's `origin` and where words of will stand in it."""


@dataclass(slots=True)
class Case:
    """One case.

    Attributes:
        documents: in order of time; the `origin` of each is its passage's id.
        turns: where the words stand that are turned, and those that turn.
    """

    id: str
    documents: list[Document] = field(default_factory=list)
    turns: list[tuple[Place, Place]] = field(default_factory=list)


def cases(folder: Path = STANCES) -> Iterator[Case]:
    """Every case of the folder of which no document is in the test split, in order of the files."""
    found: dict[str, Case] = {}
    at: dict[str, dict[str, Span]] = {}
    for block, _ in blocks(folder):
        rows = [row.strip() for row in block.splitlines()]
        told = dict(row.split(": ", 1) for row in rows if ": " in row and not row.startswith("#"))
        if "case" not in told:
            continue
        name = told["id"]
        text, marks = unmarked(told["text"], MARK)
        at[name] = dict(marks)
        case = found.setdefault(told["case"], Case(told["case"]))
        case.documents.append(_document(name, text, told["date"], told.get("publisher")))
        for turn in filter(None, map(TURN.match, rows)):
            case.turns.append(((turn[1], at[turn[1]][turn[2]]), (turn[3], at[turn[3]][turn[4]])))
    for case in found.values():
        if all(split(d.origin) != "test" for d in case.documents):
            yield case


def _document(name: str, text: str, published: str, publisher: str | None) -> Document:
    key = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Document(
        f"d{key[:12]}", text, key, name, "invented", publisher=publisher, published=published,
        published_basis="given", language="en",
    )  # fmt: skip
