"""The commands that list positions and their reversals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.ontology.experimental import warning

if TYPE_CHECKING:
    from armslength.positions.model import Position, Reversal, Statement


def _asked(command: Callable[..., Any]) -> Callable[..., Any]:
    """--holder, --issue and --unlisted."""
    command = click.option(
        "--unlisted",
        is_flag=True,
        help="Also on what the catalogue of issues does not list.",
    )(command)
    command = click.option("--issue", help="Only on this: a kind of issue, or words of its name.")(command)
    return click.option(
        "--holder", metavar="CODE", help="Only of this state or person: BLR, BLR.lukashenko."
    )(command)


def tell_unread(directory: Path, as_of: str | None) -> None:
    """Say how many documents tell nothing here because an earlier version coded them."""
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if unread := run.unread_in(directory, as_of=as_of):
        click.echo(
            f"Documents coded by a version that read no positions, red lines or promises: {unread:,}. Nothing of theirs is listed "
            "here; to have them read, add them anew, to a new dossier (armslength new, then add).",
            err=True,
        )


@click.command(epilog="\b\nExample:\n  armslength positions belarus --holder BLR --issue recognition")
@options.directory
@_asked
@options.as_of
@options.data_format("table", "csv", "jsonl")
@options.experimental(warning("positions"))
def positions(
    directory: Path, holder: str | None, issue: str | None, as_of: str | None, fmt: str, *, unlisted: bool
) -> None:
    """List who holds which position on which issue in the dossier in DIR, from when to when.

    `since` and `until` are the first and the last day that a statement of it may be of: it may have been held longer.
    csv and jsonl give every statement with its sentence and offsets, and why it is read so.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    rows = [
        _position(p)
        for p in run.positions_in(directory, holder=holder, issue=issue, as_of=as_of, unlisted=unlisted)
    ]
    if fmt == "table":
        out(rows, ("holder", "issue", "value", "since", "until", "statements", "probability", "words"), fmt)
    else:
        out(rows, ("id", "holder", "country", "name", "kind", "of", "issue", "value", "since", "until", "probability",
                   "statements", "sentences", "offsets", "dates", "words", "why"), fmt)  # fmt: skip
    tell_unread(directory, as_of)


@click.command(epilog="\b\nExample:\n  armslength reversals belarus --issue Crimea")
@options.directory
@_asked
@options.as_of
@options.data_format("table", "csv", "jsonl")
@options.experimental(warning("reversals"))
def reversals(
    directory: Path, holder: str | None, issue: str | None, as_of: str | None, fmt: str, *, unlisted: bool
) -> None:
    """List the positions in the dossier in DIR that the same authority turned into their opposite, most probable first.

    Read both sentences before you believe one: of fifty found in the speech of interviews, few were true.

    `when` is the time in which it was turned: from the last statement before to the first one after, or the date that
    the text gives. `size` is 2 from one side to the other, 1 to or from an ambiguity that lasts.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    rows = [
        _reversal(r)
        for r in run.reversals_in(directory, holder=holder, issue=issue, as_of=as_of, unlisted=unlisted)
    ]
    if fmt == "table":
        out(rows, ("when", "holder", "issue", "was", "became", "probability", "before", "after"), fmt)
    else:
        out(rows, ("id", "holder", "country", "name", "kind", "of", "issue", "was", "became", "when", "size", "probability",
                   "before", "before_by", "before_date", "before_sentence", "before_offsets",
                   "after", "after_by", "after_date", "after_sentence", "after_offsets", "why"), fmt)  # fmt: skip
    tell_unread(directory, as_of)


def _position(found: Position) -> dict[str, Any]:
    told = found.statements
    return {
        **_holder(found),
        "id": found.id,
        "value": found.value,
        "since": found.since,
        "until": found.until,
        "probability": found.probability,
        "statements": len(told),
        "sentences": [s.sentence for s in told],
        "offsets": [f"{s.at.start}-{s.at.end}" for s in told],
        "dates": [s.date or "" for s in told],
        "words": max(told, key=lambda s: s.probability).words,
        "why": found.why,
    }


def _reversal(found: Reversal) -> dict[str, Any]:
    return {
        **_holder(found),
        "id": found.id,
        "was": found.before.value,
        "became": found.after.value,
        "when": found.when,
        "size": found.size,
        "probability": found.probability,
        **_side("before", found.said_before),
        **_side("after", found.said_after),
        "why": found.why,
    }


def _side(name: str, said: Statement) -> dict[str, Any]:
    return {
        name: said.words,
        f"{name}_by": said.holder.name,
        f"{name}_date": said.date,
        f"{name}_sentence": said.sentence,
        f"{name}_offsets": f"{said.at.start}-{said.at.end}",
    }


def _holder(found: Position | Reversal) -> dict[str, Any]:
    return {
        "holder": found.holder.code,
        "country": found.holder.country,
        "name": found.holder.name,
        "kind": found.issue.kind,
        "of": found.issue.of,
        "issue": found.issue.name,
    }
