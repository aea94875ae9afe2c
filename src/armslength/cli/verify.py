"""The command that works a dossier out once more and compares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from armslength.cli import options
from armslength.cli.terminal import Plain

if TYPE_CHECKING:
    from armslength.run.verifying import Progress, Verification

SHOWN = 20
"""How many differences a table lists; `--format json` has them all."""


@click.command(
    epilog="\b\nExamples:\n  armslength verify belarus\n  armslength verify belarus --sample 200 --format json > verified.json"
)
@options.directory
@click.option(
    "--sample",
    metavar="N",
    type=click.IntRange(0),
    help="Code N documents anew, evenly over all. If not given, all up to 1,000, and 1,000 of more.",
)
@options.data_format("table", "json")
def verify(directory: Path, sample: int | None, fmt: str) -> None:
    """Work the dossier in DIR out once more, and say what comes out otherwise than it is stored.

    Texts against their hashes; sentences, reports and stances against the texts; documents coded anew; events merged anew
    with your judgements; rows of data sets read anew; measures by one thread and by two. Nothing is changed.

    Exit status: 0 where all is the same, 1 where something differs, 2 where it cannot be verified.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with _progress() as progress:
        found = run.verify(directory, sample=sample, progress=progress)
    if fmt == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1, default=str))
    else:
        _show(found)
    if not found.same:
        raise click.exceptions.Exit(1)


def as_json(found: Verification) -> dict[str, Any]:
    """All of it, ready for JSON: the manifest, what wrote, each check, each difference."""
    return {
        "same": found.same,
        "manifest": asdict(found.manifest),
        "runs": [{**asdict(run), "inputs": [asdict(i) for i in given]} for run, given in found.runs],
        "checks": [asdict(check) for check in found.checks],
        "differences": [asdict(difference) for difference in found.differences],
    }


def _show(found: Verification) -> None:
    console = Plain()
    table = Table("check", "compared", "differ", "left out", box=None, header_style="bold", pad_edge=False)
    for check in found.checks:
        table.add_row(check.name, f"{check.compared:,}", f"{check.different:,}", escape(check.note) or "-")
    console.print(table)
    for difference in found.differences[:SHOWN]:
        console.print(
            f"{difference.check}: {difference.where}: {difference.what}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    if len(found.differences) > SHOWN:
        click.echo(f"... and {len(found.differences) - SHOWN:,} more: --format json lists them")
    if found.same:
        click.echo("Everything compared is as it is stored.")
    else:
        click.echo(
            "Something differs. If you changed nothing, restore the dossier from a copy, or make it anew; events alone may also "
            "differ because an earlier version of the program merged them by other rules: then make it anew."
        )


@contextmanager
def _progress() -> Iterator[Progress]:
    """Which check is at work, on standard error, where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        from armslength.run.verifying import silent  # noqa: PLC0415 - heavy rooms load when a command runs

        yield silent
        return
    with console.status("verifying") as status:
        yield lambda check, done, of: status.update(f"{check}: {done:,} of {of:,}" if of else check)
