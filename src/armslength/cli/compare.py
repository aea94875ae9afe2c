"""The command that puts several dossiers, or the poles of one, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.whole import write_whole

if TYPE_CHECKING:
    from armslength.brief import Comparison

COLUMNS = ("place", "best", "worst", "name", "client", "patron", "measure", "start", "value", "low", "high", "events",
           "above_next", "told_apart", "rests_on", "dossier")  # fmt: skip
SHOWN = ("place", "name", "start", "value", "low", "high", "events", "above_next", "told_apart")


@click.command(
    epilog="\b\nExamples:\n  armslength compare belarus\n"
    "  armslength compare belarus armenia kazakhstan --period year -o compare.html"
)
@click.argument(
    "directories",
    nargs=-1,
    required=True,
    metavar="DIR...",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option(
    "--measure",
    "measured",
    default="hold",
    show_default=True,
    help="What is compared: hold, arms_length, dependence, dependence.energy, compliance, warmth, engagement, hedging, lead, tilt.",
)
@options.period
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A page to write too.")
@click.option("--made", metavar="DATE", help="Date printed on the page; today if not given.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def compare(
    directories: tuple[Path, ...],
    measured: str,
    period: Any,
    output: Path | None,
    made: str | None,
    as_of: str | None,
    fmt: str,
) -> None:
    """Put the dossiers in DIR... side by side, ranked by their latest readings with 90% intervals.

    With a single DIR its poles are compared: each is taken as the patron in turn and everything measured anew on
    the same events. `place` is from the best to the worst that the intervals leave open; `above_next` the
    probability of standing above the next, each taken as normal; below 0.9 the two cannot be told apart. The page
    of -o has small multiples on one scale, then and now, and the sentences that the figures rest on.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    compared, page = run.compare(directories, measured=measured, period=period, as_of=as_of, made=made)
    out(_rows(compared), SHOWN if fmt == "table" else COLUMNS, fmt)
    for note in compared.notes:
        click.echo(note, err=True)
    if output:
        write_whole(output, page)
        click.echo(f"The page is in {output}", err=True)


def _rows(compared: Comparison) -> list[dict[str, Any]]:
    """One a side, the highest first; those without a figure last, and without a place."""
    from armslength.brief.abreast.ranking import told_apart  # noqa: PLC0415 - heavy rooms load when a command runs

    after = [placed.of for placed in compared.placed[1:]]
    rows = []
    for n, placed in enumerate(compared.placed):
        above = placed.above[after[n]] if n < len(after) else None
        rows.append(
            {
                **_side(compared, placed.of),
                "place": str(placed.best) if placed.best == placed.worst else f"{placed.best}-{placed.worst}",
                "best": placed.best,
                "worst": placed.worst,
                "above_next": above,
                "told_apart": None if above is None else "yes" if told_apart(above) else "no",
            }
        )
    missing = [n for n, side in enumerate(compared.sides) if side.now is None]
    return rows + [{**dict.fromkeys(COLUMNS), **_side(compared, n)} for n in missing]


def _side(compared: Comparison, number: int) -> dict[str, Any]:
    side = compared.sides[number]
    now = side.now
    return {
        "name": side.name,
        "client": side.question.client,
        "patron": side.question.patron,
        "measure": compared.measure,
        "start": now.start if now else None,
        "value": now.value if now else None,
        "low": now.low if now else None,
        "high": now.high if now else None,
        "events": side.events,
        "rests_on": [resting.deed.id for resting in side.rests],
        "dossier": side.directory,
    }
