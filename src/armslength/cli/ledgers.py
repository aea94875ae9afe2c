"""The commands that list red lines, contradictions, and commitments with instruments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from armslength.cli import options
from armslength.cli.positions import tell_unread
from armslength.cli.rows import out
from armslength.ledgers.model import Commitment, Contradiction, Instrument, Later, RedLine, Said
from armslength.ontology.experimental import warning


def _asked(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--holder", metavar="CODE", help="Only of this state or person: BLR, BLR.lukashenko."
    )(command)


@click.command(epilog="\b\nExample:\n  armslength redlines belarus --holder BLR")
@options.directory
@_asked
@click.option("--credit", is_flag=True, help="Count for each holder how its lines and promises stood.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
@options.experimental(warning("redlines"))
def redlines(directory: Path, holder: str | None, credit: bool, as_of: str | None, fmt: str) -> None:  # noqa: FBT001
    """List the red lines declared in the dossier in DIR, most probable first, and what became of each.

    `fate` is tested, held, dropped, crossed or enforced, and `open` where no later document tells; `answer` of a line that
    was crossed is enforced or silence.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if credit:
        counts = [c for c in run.credit_in(directory, as_of=as_of) if holder in {None, c.holder}]
        names = (
            "holder",
            "lines",
            "crossed",
            "answered",
            "promises",
            "kept",
            "late",
            "broken",
            "superseded",
            "contradictions",
        )
        out([{n: getattr(c, n) for n in names} for c in counts], names, fmt)
        tell_unread(directory, as_of)
        return
    rows = [_line(r) for r in run.redlines_in(directory, holder=holder, as_of=as_of)]
    if fmt == "table":
        out(rows, ("declared", "holder", "by", "condition", "threat", "fate", "answer", "probability"), fmt)
    else:
        out(rows, ("id", "holder", "by", "declared", "firmness", "condition", "condition_offsets", "threat", "threat_sentence", "threat_offsets",
                   "quote", "document", "sentence", "offsets", "fate", "answer", "then", "probability", "pattern", "why"), fmt)  # fmt: skip
    tell_unread(directory, as_of)


@click.command(epilog="\b\nExample:\n  armslength contradictions belarus --holder BLR")
@options.directory
@_asked
@options.as_of
@options.data_format("table", "csv", "jsonl")
@options.experimental(warning("contradictions"))
def contradictions(directory: Path, holder: str | None, as_of: str | None, fmt: str) -> None:
    """List the words in the dossier in DIR that clash with words or deeds of the same holder, most probable first.

    A denial that leaves the door open is listed too, and says so.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    rows = [_clash(c) for c in run.contradictions_in(directory, holder=holder, as_of=as_of)]
    if fmt == "table":
        out(rows, ("holder", "kind", "one_date", "one", "other_date", "other", "probability"), fmt)
    else:
        out(rows, ("id", "holder", "kind", "days", "one", "one_by", "one_date", "one_document", "one_sentence", "one_offsets",
                   "other", "other_by", "other_date", "other_document", "other_sentence", "other_offsets", "probability", "pattern", "why"), fmt)  # fmt: skip
    tell_unread(directory, as_of)


@click.command(epilog="\b\nExample:\n  armslength commitments belarus --holder RUS")
@options.directory
@_asked
@options.as_of
@options.data_format("table", "csv", "jsonl")
@options.experimental(warning("commitments", "instruments"))
def commitments(directory: Path, holder: str | None, as_of: str | None, fmt: str) -> None:
    """List what was promised in the dossier in DIR, most probable first, then what was done to instruments, by date.

    `state` of a commitment is kept, late, broken, superseded, or open where no later document tells; of an instrument it is
    what was done to it: signed, ratified, amended, suspended, denounced, in force ...
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    promises, acts = run.commitments_in(directory, holder=holder, as_of=as_of)
    rows = [*map(_promise, promises), *map(_act, acts)]
    if fmt == "table":
        out(rows, ("kind", "date", "holder", "to", "what", "due", "state", "probability"), fmt)
    else:
        out(rows, ("id", "kind", "holder", "to", "what", "date", "due", "state", "then", "quote", "document", "sentence", "offsets", "probability", "pattern", "why"), fmt)  # fmt: skip
    tell_unread(directory, as_of)


def _line(found: RedLine) -> dict[str, Any]:
    return {
        "id": found.id,
        "holder": found.holder.code,
        "by": found.by.code if found.by else None,
        "declared": found.declared,
        "firmness": found.firmness,
        "condition": found.condition.words,
        "condition_offsets": _offsets(found.condition),
        "threat": found.threat.words if found.threat else None,
        "threat_sentence": found.threat.sentence if found.threat else None,
        "threat_offsets": _offsets(found.threat) if found.threat else None,
        **_quote(found.quote),
        "fate": found.fate,
        "answer": found.answer,
        "then": [_later(t) for t in found.then],
        "probability": found.probability,
        "pattern": found.pattern,
        "why": found.why,
    }


def _clash(found: Contradiction) -> dict[str, Any]:
    return {
        "id": found.id,
        "holder": found.holder.code,
        "kind": found.kind,
        "days": found.days,
        **_side("one", found.one),
        **_side("other", found.other),
        "probability": found.probability,
        "pattern": found.pattern,
        "why": found.why,
    }


def _promise(found: Commitment) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": "commitment",
        "holder": found.holder.code,
        "to": list(found.to),
        "what": found.what.words,
        "date": found.made,
        "due": found.due,
        "state": found.state,
        "then": [_later(t) for t in found.then],
        **_quote(found.quote),
        "probability": found.probability,
        "pattern": found.pattern,
        "why": found.why,
    }


def _act(found: Instrument) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": "instrument",
        "holder": " ".join(found.who),
        "to": [],
        "what": found.name,
        "date": found.date,
        "due": None,
        "state": found.what,
        "then": [],
        **_quote(found.quote),
        "probability": found.probability,
        "pattern": f"instrument: {found.what}",
        "why": found.why,
    }


def _quote(said: Said) -> dict[str, Any]:
    return {
        "quote": said.words,
        "document": said.document,
        "sentence": said.sentence,
        "offsets": _offsets(said),
    }


def _side(name: str, said: Said) -> dict[str, Any]:
    return {
        name: said.words,
        f"{name}_by": said.by,
        f"{name}_date": said.date,
        f"{name}_document": said.document,
        f"{name}_sentence": said.sentence,
        f"{name}_offsets": _offsets(said),
    }


def _later(found: Later) -> str:
    """One later sentence in a field: its fate, date, who, sentence id and offsets, probability and words."""
    who = f" by {found.by}" if found.by else ""
    return f"{found.fate} {found.said.date or 'undated'}{who} ({found.said.sentence} {_offsets(found.said)}, {found.probability}): {found.said.words}"


def _offsets(said: Said) -> str:
    return f"{said.at.start}-{said.at.end}"
