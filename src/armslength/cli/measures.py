"""The commands that measure: series, what moved them, and their shifts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.ontology.likelihood import word
from armslength.records import Assessment, Event, Figure, Movement, Shift

if TYPE_CHECKING:
    from armslength.store import Dossier

MARKS = {True: "stands", False: "fails", None: "untried"}


@click.command(epilog="\b\nExample:\n  armslength measure belarus --measure arms_length --period year")
@options.directory
@options.period
@click.option("--measure", "name", default="arms_length", show_default=True, help="Which measure, or `all`.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def measure(directory: Path, period: Any, name: str, as_of: str | None, fmt: str) -> None:
    """Print a measure of the dossier in DIR, one line a period, with its 90% interval."""
    from armslength.run import tabled  # noqa: PLC0415 - heavy rooms load when a command runs

    chosen = [s for s in _assess(directory, period, as_of).series if name in ("all", s.measure)]
    if not chosen:
        raise click.UsageError(f"no measure {name}; try --measure all")
    out(list(tabled.readings(chosen)), tabled.READINGS, fmt)


@click.command(
    epilog="\b\nExamples:\n  armslength why belarus --at 2020-09\n"
    "  armslength why belarus --measure warmth --of BLR RUS --since 2019-12 --at 2021-12"
)
@options.directory
@options.period
@click.option(
    "--measure",
    "name",
    default="arms_length",
    show_default=True,
    help="Which measure; see armslength measure.",
)
@click.option("--of", nargs=2, metavar="CODE CODE", help="Only of these two, in this order.")
@click.option("--at", required=True, metavar="DATE", help="The later period: a day, month or year in it.")
@click.option("--since", metavar="DATE", help="The earlier period; the one just before if not given.")
@click.option("--most", type=click.IntRange(1), default=15, show_default=True, help="Lines in a table.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def why(
    directory: Path,
    period: Any,
    name: str,
    of: tuple[str, str] | None,
    at: str,
    since: str | None,
    most: int,
    as_of: str | None,
    fmt: str,
) -> None:
    """Say what moved a measure of the dossier in DIR from one period to another, weightiest first.

    Each event and figure has its share, with its sign, and all shares sum to the movement. See the sentences of an
    event with armslength show.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs
    from armslength.run import tabled  # noqa: PLC0415

    later = options.day(at, "--at", last=True)
    earlier = options.day(since, "--since", last=True)
    with run.opened(directory, as_of=as_of) as dossier:
        moved = run.why(dossier, name, of or (), at=str(later), since=earlier, period=period)
        events, figures = _named(dossier, moved)
    for movement in moved:
        rows = list(tabled.shares(movement, events, figures))
        if fmt == "table":
            click.echo(
                f"{name} {' '.join(movement.of)}: {movement.before:.3f} in {movement.since}, "
                f"{movement.after:.3f} in {movement.at} ({movement.after - movement.before:+.3f})"
            )
            rest = sum(row["contribution"] for row in rows[most:])
            if rows[most:]:
                words = f"{len(rows) - most} lesser shares"
                rows = [*rows[:most], {"contribution": rest, "what": words, "date": None, "id": None}]
            shown = [{**row, "contribution": f"{row['contribution']:+.4f}"} for row in rows]
            out(shown, ("contribution", "date", "what", "id"), fmt)
        else:
            out(rows, tabled.SHARES, fmt)


@click.command(epilog="\b\nExample:\n  armslength shifts belarus")
@options.directory
@options.period
@options.as_of
@options.data_format("table", "csv", "jsonl")
def shifts(directory: Path, period: Any, as_of: str | None, fmt: str) -> None:
    """List the shifts found in the dossier in DIR: when, how probable, from which level to which.

    `flagged` is the period by whose end it would have been told with only what had happened by then. `checks` says
    whether it stands without its main source (S), with even coverage (C), with one coder alone (R), and how often one
    is found once the periods are shuffled (P): + stands, - fails, ? untried; a shift of hold, which rests on several
    series, is not tried. `on` is how few of its deeds it hangs on:
    without so many it would be less likely than not; none is said where it stands without five.
    """
    assessment = _assess(directory, period, as_of)
    found = [_shift_row(s) for s in assessment.shifts]
    if fmt == "table":
        if not found:
            click.echo("No shift was found. Where little is told, that says little.", err=True)
            return
        shown = found if assessment.period == "week" else [_by_month(row) for row in found]
        narrow = [row | {"prob": row["probability"], "on": row["hangs_on"]} for row in shown]
        out(narrow, ("measure", "of", "start", "end", "prob", "before", "after", "channel", "flagged", "checks", "on"), fmt)  # fmt: skip
    else:
        columns = ("measure", "of", "start", "end", "best", "probability", "word", "direction", "before", "after",
                   "channel", "flagged", "hangs_on", "checks", "details", "drivers")  # fmt: skip
        out(found, columns, fmt)


def _by_month(row: dict[str, Any]) -> dict[str, Any]:
    """A shift's row for a narrow terminal: the month for its first day, with which every period but the week begins."""
    return row | {k: row[k].removesuffix("-01") for k in ("start", "end", "flagged") if row[k]}


def _assess(directory: Path, period: Any, as_of: str | None) -> Assessment:
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        return run.assess(dossier, period=period)


def _named(dossier: Dossier, moved: Iterable[Movement]) -> tuple[dict[str, Event], dict[str, Figure]]:
    """The events and figures that movements name."""
    wanted = {m.what for movement in moved for m in movement.movers}
    return (
        {e.id: e for e in dossier.events() if e.id in wanted},
        {f.id: f for f in dossier.figures() if f.id in wanted},
    )


def _shift_row(shift: Shift) -> dict[str, Any]:
    row = asdict(shift)
    row["of"] = " ".join(shift.of)
    row["word"] = word(shift.probability)
    for side in ("before", "after"):
        value, low, high = getattr(shift, side)
        row[side] = f"{value:.2f} [{low:.2f}, {high:.2f}]"
    row["drivers"] = " ".join(shift.drivers)
    letters = {"source": "S", "coverage": "C", "coder": "R", "placebo": "P"}
    marks = [letters[c.name] + {True: "+", False: "-", None: "?"}[c.passed] for c in shift.checks]
    row["checks"] = " ".join(marks) or "untried"
    row["details"] = "; ".join(f"{c.name} {MARKS[c.passed]}: {c.detail}" for c in shift.checks)
    return row
