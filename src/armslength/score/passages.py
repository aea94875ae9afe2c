"""Annotated passages in the format of our corpus: texts with marks, and what each mark means.

The format is described in training/corpus/SCHEME.md and checked by training/corpus/check.py; here it is
only read. Offsets are string indices into the text without its marks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from armslength.errors import GoldUnreadable
from armslength.records import Span
from armslength.score.marked import blocks, must_have, unmarked

MARK = re.compile(r"\[([anp]\d+):([^\[\]{}]+)\]|\{([et]\d+):([^\[\]{}]+)\}")
FIELD = re.compile(r"(id|date|style|true|text|[antpe]\d+):\s*(.*)$")
SAME = re.compile(r"(n\d+)\s*=\s*(a\d+)$")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An actor's words; `same_as` is the index of the mention that a later one repeats."""

    start: int
    end: int
    countries: tuple[str, ...]
    sector: str
    kind: str
    same_as: int | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One line of an event; source, target and by are indices of mentions, `time` that of a time."""

    start: int
    end: int
    class_: str
    source: tuple[int, ...]
    target: tuple[int, ...]
    modality: str
    time: int | None
    contexts: tuple[str, ...]
    by: int | None


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression and its EDTF value; None where the annotator gave none."""

    start: int
    end: int
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with everything marked in it, each in order of the text."""

    id: str
    date: str
    text: str
    mentions: tuple[GoldMention, ...]
    events: tuple[GoldEvent, ...]
    times: tuple[GoldTime, ...]


def split(passage_id: str) -> str:
    """`test` for a tenth of the ids, `dev` for another tenth, else `train`: fixed by the id alone."""
    bucket = int(hashlib.sha256(passage_id.encode()).hexdigest(), 16) % 10
    return {0: "test", 1: "dev"}.get(bucket, "train")


def passages(folder: Path) -> Iterator[Passage]:
    """Every passage of the folder's *.txt files, in order of name.

    Raises:
        GoldUnreadable: a block is not a passage; the message says which file, line and why.
    """
    for block, where in blocks(folder):
        yield _passage(block, where)


def _passage(block: str, where: str) -> Passage:
    fields: dict[str, list[str]] = {}
    same: dict[str, str] = {}
    for row in block.splitlines():
        if found := SAME.match(row):
            same[found[1]] = found[2]
        elif found := FIELD.match(row):
            fields.setdefault(found[1], []).append(found[2].strip())
        elif not row.startswith("#"):
            raise GoldUnreadable(f"{where}: not a line of a passage: {row[:60]!r}")
    must_have(fields, where)
    text, spans = unmarked(fields["text"][0], MARK)
    try:
        return _read(fields, same, text, dict(spans))
    except (KeyError, ValueError, IndexError) as error:
        raise GoldUnreadable(
            f"{where}: {fields['id'][0]}: a line does not fit its marks ({error})"
        ) from error


def _read(fields: dict[str, list[str]], same: dict[str, str], text: str, spans: dict[str, Span]) -> Passage:
    names = sorted((n for n in spans if n[0] in "an"), key=lambda n: spans[n])
    index = {name: i for i, name in enumerate(names)}
    times = sorted((n for n in spans if n[0] == "t"), key=lambda n: spans[n])
    time_index = {name: i for i, name in enumerate(times)}
    mentions = []
    for name in names:
        country, sector, kind = fields[same.get(name, name)][0].split()
        countries = () if country == "---" else tuple(country.split("+"))
        repeated = index[same[name]] if name in same else None
        mentions.append(GoldMention(*spans[name], countries, sector, kind, repeated))
    events = [
        _event(spans[name], row, index, time_index)
        for name in sorted((n for n in spans if n[0] == "e"), key=lambda n: spans[n])
        for row in fields.get(name, [])
    ]
    return Passage(
        id=fields["id"][0],
        date=fields["date"][0],
        text=text,
        mentions=tuple(mentions),
        events=tuple(events),
        times=tuple(GoldTime(*spans[t], fields[t][0] if t in fields else None) for t in times),
    )


def _event(span: tuple[int, int], row: str, index: dict[str, int], time_index: dict[str, int]) -> GoldEvent:
    class_, sides, modality, time, contexts, *rest = row.split()
    source, target = sides.split(">")
    by = next((r[3:] for r in rest if r.startswith("by=")), None)
    return GoldEvent(
        start=span[0],
        end=span[1],
        class_=class_,
        source=_named(source, index),
        target=_named(target, index),
        modality=modality,
        time=None if time == "-" else time_index[time],
        contexts=() if contexts == "-" else tuple(contexts.split(",")),
        by=None if by is None else index[by],
    )


def _named(side: str, index: dict[str, int]) -> tuple[int, ...]:
    return () if side == "-" else tuple(index[name] for name in side.split("+"))
