"""Annotated passages of will: who is for or against what, what must not happen, what is promised.

The format is described in training/stances/SCHEME.md; here it is only
read. Offsets are string indices into the text without its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from armslength.errors import GoldUnreadable
from armslength.records import STANCES, STANDING, Span, StanceKind, Standing
from armslength.score.marked import blocks, must_have, unmarked

MARK = re.compile(r"\[([ano]\d+):([^\[\]{}]+)\]|\{([st]\d+):([^\[\]{}]+)\}")
FIELD = re.compile(r"(id|date|style|case|publisher|text|[st]\d+):\s*(.*)$")
LINKS = re.compile(r"(?:turn|same): ")
"""Beginnings of lines that tell of several passages of a case; `training/stances/cases.py` reads them."""
SAME = re.compile(r"([ano]\d+)\s*=\s*(a\d+|n\d+|o\d+|speaker)$")
SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class GoldStance:
    """One line of a passage: the words of will and what belongs to them.

    Attributes:
        holder, to, by: indices of the passage's actors; `speaker` where the holder is who speaks and no words name it.
        object, answer: indices of the passage's objects, the second what is threatened should a red line be crossed.
        due: index of a time.
    """

    at: Span
    kind: StanceKind
    standing: Standing
    holder: tuple[int, ...]
    speaker: bool
    object: int | None
    answer: int | None
    to: tuple[int, ...]
    by: tuple[int, ...]
    due: int | None


@dataclass(frozen=True, slots=True)
class StancePassage:
    """A passage with everything marked in it, each in order of the text.

    Attributes:
        case: the case of which it is one document; None where it stands alone. Decisions are marked in cases only.
    """

    id: str
    date: str
    text: str
    actors: tuple[Span, ...]
    objects: tuple[Span, ...]
    times: tuple[Span, ...]
    stances: tuple[GoldStance, ...]
    case: str | None = None


def holds_stances(folder: Path) -> bool:
    """Whether the folder's *.txt files are passages of will."""
    return any(
        re.search(r"(?m)^text: .*\{s\d+:", path.read_text(encoding="utf-8", errors="replace"))
        for path in folder.glob("*.txt")
    )


def stance_passages(folder: Path) -> Iterator[StancePassage]:
    """Every passage of the folder's *.txt files, in order of name.

    Raises:
        GoldUnreadable: a block is not a passage; the message says which file, line and why.
    """
    for block, where in blocks(folder):
        yield _passage(block, where)


def _passage(block: str, where: str) -> StancePassage:
    fields: dict[str, list[str]] = {}
    for row in block.splitlines():
        if SAME.match(row.strip()) or LINKS.match(row):
            continue  # who a pronoun is, the coder finds by itself
        if found := FIELD.match(row):
            fields.setdefault(found[1], []).append(found[2].strip())
        elif not row.startswith("#"):
            raise GoldUnreadable(f"{where}: not a line of a passage: {row[:60]!r}")
    must_have(fields, where)
    name = fields["id"][0]
    text, spans = _placed(fields["text"][0], f"{where}: {name}")
    placed = {
        letters: sorted((n for n in spans if n[0] in letters), key=lambda n: spans[n])
        for letters in ("an", "o", "t")
    }
    stances = []
    for mark in sorted((n for n in spans if n[0] == "s"), key=lambda n: spans[n]):
        if mark not in fields:
            raise GoldUnreadable(f"{where}: {name}: {mark} has no line")
        for row in fields[mark]:
            try:
                stances.append(_stance(row, spans[mark], placed["an"], placed["o"], placed["t"]))
            except (ValueError, IndexError) as error:
                raise GoldUnreadable(
                    f"{where}: {name}: {mark} does not fit its marks ({error}): {row!r}"
                ) from error
    return StancePassage(
        id=name,
        date=fields["date"][0],
        text=text,
        actors=tuple(spans[n] for n in placed["an"]),
        objects=tuple(spans[n] for n in placed["o"]),
        times=tuple(spans[n] for n in placed["t"]),
        stances=tuple(stances),
        case=fields["case"][0] if "case" in fields else None,
    )


def _placed(marked: str, where: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and where each mark stood."""
    text, found = unmarked(marked, MARK)
    spans = dict(found)
    if len(spans) < len(found):
        raise GoldUnreadable(f"{where}: a mark stands twice")
    if re.search(r"[\[\]{}]", text):
        raise GoldUnreadable(f"{where}: a mark is not closed, or marks overlap")
    return text, spans


def _stance(row: str, at: Span, actors: list[str], objects: list[str], times: list[str]) -> GoldStance:
    kind, holder, standing, about, *rest = row.split()
    given = dict(part.split("=", 1) for part in rest)
    if unknown := set(given) - {"threat", "to", "due", "by"}:
        raise ValueError(f"what is {', '.join(sorted(unknown))}")

    def who(names: str | None) -> tuple[int, ...]:
        return tuple(actors.index(n) for n in names.split("+") if n not in {SPEAKER, "-"}) if names else ()

    def one(names: list[str], name: str | None) -> int | None:
        return None if name in {None, "-"} else names.index(str(name))

    return GoldStance(
        at=at,
        kind=STANCES[STANCES.index(cast("StanceKind", kind))],
        standing=STANDING[STANDING.index(cast("Standing", standing))],
        holder=who(holder),
        speaker=SPEAKER in holder.split("+"),
        object=one(objects, about),
        answer=one(objects, given.get("threat")),
        to=who(given.get("to")),
        by=who(given.get("by")),
        due=one(times, given.get("due")),
    )
