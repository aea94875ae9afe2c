"""The commands for data sets: take one in, list them, give one back."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from armslength.cli import options
from armslength.cli.rows import out as show_rows
from armslength.ontology.grades import SOURCE

RECKONED = ("ideal-points", "unga-votes", "sipri", "cow-trade", "alliances", "igo")
FORMATS = (
    *("polecat", "icews", "gdelt", "acled", "ucdp", "plover", "events", "figures", "unga-roll-calls"),
    *RECKONED,
)


@click.command(
    "import",
    epilog="\b\nExamples:\n  armslength import belarus events.2021.tab --format icews\n"
    "  armslength import belarus ours.csv --format events --title 'Our own coding' --grade B --confidence 0.95\n"
    "  armslength import belarus cow_trade_ndy.parquet --format cow-trade",
)
@options.directory
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=click.Choice(FORMATS), help="Whose files they are.")
@click.option("--title", help="What the set is called; its format's own title if not given.")
@click.option("--publisher", help="Who made it.")
@click.option("--licence", help="What may be done with it.")
@click.option("--terms", help="What its makers ask of who shows it.")
@click.option("--url", help="Where it is found; nothing is fetched.")
@click.option("--grade", type=click.Choice(list(SOURCE)), help="Admiralty grade of the source.")
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    help="How likely a row is as coded; the format's own if not given.",
)
def import_(directory: Path, files: tuple[Path, ...], form: str, **told: Any) -> None:
    """Take files of coded events, or of figures, into the dossier in DIR, as they come.

    Every row is stored or refused with its reason; CAMEO codes stay beside the PLOVER classes that the crosswalk gives
    them. Rows of the same deed and day, in any set or document, become one event. FILE is text, .gz or .zip; `events` is
    any CSV, TSV, JSON lines or Parquet with columns date, source, target and class or cameo; `figures` one with columns
    date or year, country, partner, channel, value and unit. A file taken in before
    changes nothing.

    Figures are reckoned from `ideal-points` and `unga-votes` (agreement in the UN General Assembly; first take in its
    `unga-roll-calls`, which say when the votes were), `sipri` (arms received), `cow-trade`, `alliances` (ATOP or Correlates of
    War) and `igo` (joint memberships). Shares are of all partners; figures are kept where they touch the client, the patron
    or a rival. After the question has changed, import the file again: they are reckoned anew.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    given = {name: value for name, value in told.items() if value is not None}
    if "confidence" in given:
        given["confidence_source"] = "given by the user"
    refused = 0
    for file in files:
        taken = run.take_in_set(directory, file, form, given)
        figures = _figures(directory, file) if form in RECKONED else ""
        if taken is None:
            click.echo(f"{file}: already there{figures}")
            continue
        refused += taken.refused
        click.echo(
            f"{file}: {taken.rows:,} rows: {taken.stored:,} stored, {taken.refused:,} refused. "
            f"{taken.id}: {taken.title}{figures}"
        )
    if refused:
        click.echo(f"To see why: armslength datasets {directory} --refused")


def _figures(directory: Path, file: Path) -> str:
    """How many figures were reckoned from the file, and whose."""
    from armslength import run, store  # noqa: PLC0415 - heavy rooms load when a command runs

    with store.ready(file) as found, run.opened(directory) as dossier:
        ((n,),) = dossier.sql("SELECT count(*) FROM figures WHERE dataset = ?", [found.id])
        asked = ", ".join((dossier.question.client, *dossier.question.poles))
    return f"; {n:,} figures reckoned, those of {asked} with anyone"


@click.command(epilog="\b\nExample:\n  armslength datasets belarus --refused --format csv")
@options.directory
@click.option("--refused", is_flag=True, help="The rows that were not taken, and why.")
@options.data_format("table", "csv", "jsonl")
def datasets(directory: Path, fmt: str, *, refused: bool) -> None:
    """List the data sets in the dossier in DIR, with their licences and terms."""
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory) as dossier:
        if refused:
            rows: list[dict[str, Any]] = [asdict(r) for r in dossier.refused()]
            columns: tuple[str, ...] = ("dataset", "number", "reason", "detail", "line")
        else:
            rows = [asdict(d) for d in dossier.datasets()]
            columns = ("id", "format", "title", "stored", "refused", "licence", "terms")
            if fmt != "table":
                columns += ("publisher", "url", "grade", "origin", "encoding", "crosswalk", "confidence",
                            "confidence_source", "rows")  # fmt: skip
    show_rows(rows, columns, fmt)


@click.command(epilog="\b\nExample:\n  armslength export belarus s0123456789ab -o icews.tab")
@options.directory
@click.argument("dataset", metavar="DATASET")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write."
)
def export(directory: Path, dataset: str, output: Path) -> None:
    """Write the rows of a data set in the dossier in DIR to a file, as they came.

    For events, however they came to be there, see armslength events --format.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    found = run.give_set_back(directory, dataset, output)
    click.echo(f"{output}: {found.title}. {found.licence_and_terms or 'Licence and terms: not known'}")


@click.command(
    epilog="\b\nExamples:\n  armslength dyads gdelt/*.parquet --layout gdelt -o dyads.parquet\n"
    "  armslength dyads gdelt/*.parquet --layout gdelt --between BLR RUS -o blr-rus.csv"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE.parquet...")
@click.option(
    "--layout",
    type=click.Choice(("records", "gdelt")),
    default="records",
    show_default=True,
    help="Columns: those of our table records, or GDELT's.",
)
@click.option("--between", nargs=2, metavar="SOURCE TARGET", help="Only what the first did to the second.")
@click.option("--period", type=click.Choice(("month", "year")), default="month", show_default=True)
@click.option("--engine", "on", type=click.Choice(("local", "spark")), default="local", show_default=True)
@click.option("-o", "--output", required=True, help="Parquet or CSV file; a folder with Spark.")
def dyads(
    files: tuple[str, ...], layout: str, between: tuple[str, str] | None, period: str, on: str, output: str
) -> None:
    """Count who did how much to whom in each month, over Parquet files too large for a dossier.

    One line a source, target and period: how many rows, how many of each quad, and their mean intensity (-10 to 10).
    """
    from armslength import engine, run, store  # noqa: PLC0415 - heavy rooms load when a command runs

    for code in between or ():
        store.check_code(code, "--between")
    n = run.dyads(engine.Dyads(layout, period, between), files, output, on=on)
    click.echo(f"{output}: {n:,} rows")
