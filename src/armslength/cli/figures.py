"""The command that lists figures of ties."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from armslength.cli import options
from armslength.cli.rows import out as show_rows
from armslength.records import FIGURE_CHANNELS

COLUMNS = ("date", "country", "partner", "channel", "name", "value", "unit")


@click.command(
    epilog="\b\nExamples:\n  armslength figures belarus --between BLR RUS --channel trade\n"
    "  armslength figures belarus --all --format csv > figures.csv"
)
@options.directory
@click.option("--between", nargs=2, metavar="CODE CODE", help="Only of these two, either way.")
@click.option("--all", "everyone", is_flag=True, help="Those with anyone else, too.")
@click.option("--channel", type=click.Choice(FIGURE_CHANNELS), help="Only of this channel.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def figures(
    directory: Path,
    between: tuple[str, str] | None,
    channel: str | None,
    as_of: str | None,
    fmt: str,
    *,
    everyone: bool,
) -> None:
    """List the figures of ties in the dossier in DIR: shares of trade, arms received, votes agreed and the like.

    Those of the client, the patron and the rivals with each other, by country, partner, channel, name and date. Where
    several data sets have a figure of the same thing, each is listed.
    """
    from armslength import run, store  # noqa: PLC0415 - heavy rooms load when a command runs

    for code in between or ():
        store.check_code(code, "--between")
    with run.opened(directory, as_of=as_of) as dossier:
        if everyone and between is None:
            found = dossier.figures()
        else:
            parties = sorted({*(between or (dossier.question.client, *dossier.question.poles))})
            found = [f for party in parties for f in dossier.figures(country=party, partners=parties)]
    rows = [asdict(f) for f in found if channel in {None, f.channel}]
    columns = COLUMNS if fmt == "table" else ("id", *COLUMNS, "dataset", "start", "end", "source", "url")
    show_rows(rows, columns, fmt)
