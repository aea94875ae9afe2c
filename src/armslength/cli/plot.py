"""The command that draws: a measure, deeds or an outlook as a file, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from armslength.cli import options


@click.command(
    epilog="\b\nExamples:\n  armslength plot belarus -o arms-length.svg\n"
    "  armslength plot belarus warmth BLR RUS --since 2014 -o warmth.png\n"
    "  armslength plot belarus timeline --since 2020 --pole EU -o deeds.pdf"
)
@options.directory
@click.argument("what", metavar="[WHAT]", default="arms_length")
@click.argument("of", metavar="[CODE]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; it ends in .svg, .png or .pdf.",
)
@options.period
@click.option("--since", metavar="DATE", help="Draw only from this day, month or year on.")
@click.option("--until", metavar="DATE", help="Draw only until the end of this day, month or year.")
@click.option("--pole", "poles", multiple=True, metavar="CODE", help="Only this pole; may be repeated.")
@options.as_of
def plot(
    directory: Path,
    what: str,
    of: tuple[str, ...],
    output: Path,
    period: Any,
    since: str | None,
    until: str | None,
    poles: tuple[str, ...],
    as_of: str | None,
) -> None:
    """Draw a chart of the dossier in DIR that stands alone: title, unit, interval, source and ids are on it.

    WHAT is a measure (arms_length if not given; see armslength measure DIR --measure all), of the CODEs that follow it; or parts
    (what the hold is made of), channels (of dependence), poles (warmth side by side), timeline (deeds), dyads (who did what to
    whom) or outlook (what may come next; half a minute). A stretch of time cuts what is drawn; nothing is measured anew.

    PNG needs pip install -e '.[plot]' in the checkout, PDF '.[pdf]'; SVG needs nothing.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if output.suffix.lower() not in (".svg", ".png", ".pdf"):
        raise click.BadParameter(f"{output}: give a name that ends in .svg, .png or .pdf", param_hint="-o")
    with run.opened(directory, as_of=as_of) as dossier:
        picture = run.plot(dossier, what, *of, period=period, since=since, until=until, poles=poles)
    picture.save(output)
    click.echo(f"The chart is in {output}")
