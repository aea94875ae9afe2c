"""A clause cut into the pieces that stand and those that were edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength.records import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause, and whether its words went or came."""

    text: str
    marked: bool


def pieces(text: str, clause: Span, edits: Sequence[Span]) -> list[Piece]:
    """The pieces of a clause in order; together they are its text."""
    out: list[Piece] = []
    at = clause.start
    for edit in sorted(edits):
        start, end = max(edit.start, at), min(edit.end, clause.end)
        if start >= end:
            continue
        if start > at:
            out.append(Piece(text[at:start], marked=False))
        out.append(Piece(text[start:end], marked=True))
        at = end
    if at < clause.end:
        out.append(Piece(text[at : clause.end], marked=False))
    return out
