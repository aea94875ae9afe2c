"""A comparison as records: nested for JSON, flat for tables. Every record carries the offsets it rests on."""

from __future__ import annotations

from typing import Any

from armslength.instruments.model import Change, Clause, Comparison, Finding
from armslength.records import Document, Span

COLUMNS = (
    "number", "kind", "marks", "old_address", "new_address", "old_start", "old_end", "new_start", "new_end",
    "likeness", "weight", "says", "touches", "old_text", "new_text",
)  # fmt: skip
"""Columns of a flat record."""


def words_of(text: str, clauses: tuple[Clause, ...]) -> str:
    """The words of a change's clauses on one line, as printed; empty where it has none in that text."""
    return " ".join(" ".join(text[c.span.start : c.span.end].split()) for c in clauses)


def title_of(document: Document) -> str:
    """A document's title, or the name of its file."""
    return document.title or document.origin.replace("\\", "/").rstrip("/").rpartition("/")[2]


def address(clauses: tuple[Clause, ...]) -> str | None:
    """Where a change's clauses stand: the first's address, and how many follow; None where there are none."""
    if not clauses:
        return None
    more = len(clauses) - 1
    return clauses[0].address + (f" and {more} more" if more else "")


def says(change: Change) -> str:
    """What the rules say of a change, in one line; empty where they say nothing."""
    return "; ".join(f.says for f in in_order(change))


def in_order(change: Change) -> list[Finding]:
    """A change's findings: a reversal first, then what binds less or more, then the rest, each by size."""
    return sorted(change.findings, key=lambda f: (f.rule != "negation", f.effect == 0, -f.size))


def bears_on(change: Change) -> str:
    """The themes and actors that a change touches, what went and came first; what only stands there in brackets."""
    moving = [f"{t.name} ({t.presence})" for t in change.touches if t.presence != "stands"]
    standing = [t.name for t in change.touches if t.presence == "stands"]
    return ", ".join(moving + ([f"[{', '.join(standing)}]"] if standing else []))


def flat(comparison: Comparison, change: Change, number: int) -> dict[str, Any]:
    """A change as one row with the columns `COLUMNS`; None is none."""
    row: dict[str, Any] = {
        "number": number, "kind": change.kind, "marks": " ".join(change.marks), "likeness": change.likeness,
        "weight": change.weight, "says": says(change) or None, "touches": bears_on(change) or None,
    }  # fmt: skip
    for side, clauses, text in (
        ("old", change.old, comparison.old.text),
        ("new", change.new, comparison.new.text),
    ):
        row[f"{side}_address"] = address(clauses)
        row[f"{side}_start"] = clauses[0].span.start if clauses else None
        row[f"{side}_end"] = clauses[-1].span.end if clauses else None
        row[f"{side}_text"] = words_of(text, clauses) or None
    return row


def nested(comparison: Comparison, change: Change, number: int) -> dict[str, Any]:
    """A change as a record with its clauses, edits, findings and touches, each with offsets and words."""
    old, new = comparison.old.text, comparison.new.text
    return {
        "number": number,
        "kind": change.kind,
        "marks": list(change.marks),
        "old": [_clause(old, c) for c in change.old],
        "new": [_clause(new, c) for c in change.new],
        "likeness": None if change.likeness is None else round(change.likeness, 4),
        "weight": change.weight,
        "edits": [{"old": _words(old, e.old), "new": _words(new, e.new)} for e in change.edits],
        "findings": [
            {
                "rule": f.rule, "effect": f.effect, "says": f.says,
                "old": _words(old, f.old), "new": _words(new, f.new),
            }
            for f in change.findings
        ],
        "touches": [
            {
                "what": t.what, "name": t.name, "kind": t.kind, "channel": t.channel, "presence": t.presence,
                "old": _words(old, t.old), "new": _words(new, t.new),
            }
            for t in change.touches
        ],
    }  # fmt: skip


def _clause(text: str, clause: Clause) -> dict[str, Any]:
    return {
        "address": clause.address,
        "label": clause.label or None,
        "form": clause.form,
        "start": clause.span.start,
        "end": clause.span.end,
        "text": text[clause.span.start : clause.span.end],
    }


def _words(text: str, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
