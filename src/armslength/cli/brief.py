"""The command that writes a brief, or holds one written before against its dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from armslength.cli import options
from armslength.cli.progress import progress_on_stderr, told
from armslength.records import Question

if TYPE_CHECKING:
    from armslength import read


@click.command(
    epilog="\b\nExamples:\n  armslength brief belarus -o brief.html\n  armslength brief belarus -o brief.docx\n"
    "  armslength brief --client BLR --patron RUS --rival EU articles/ --figures ties.csv -o brief.html\n"
    "  armslength brief belarus --check brief.html"
)
@click.argument("paths", nargs=-1, required=True, metavar="DIR | PATH...")
@options.question
@options.known
@options.period
@click.option(
    "--figures",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A table of figures of ties beside the documents, as import --format figures takes it; may be repeated.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; its ending says the format: .html, .md, .docx or .pdf.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("html", "md", "docx", "pdf")),
    help="Where the ending does not say it.",
)
@click.option(
    "--assets",
    type=click.Path(path_type=Path, file_okay=False),
    help="Markdown with its charts: the folder to write them to, as SVG. Without it they are tables.",
)
@click.option(
    "--made", metavar="DAY", help="Day printed on the brief, for a reproducible file; today if not given."
)
@click.option(
    "--outlook", is_flag=True, help="Say what may come next too: forecasts that beat their baselines."
)
@click.option(
    "--leads",
    is_flag=True,
    help="Show red lines, reversals and contradictions too. Experimental: often wrong.",
)
@click.option(
    "--check",
    "checked",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write nothing: hold this brief, written before, against the dossier in DIR.",
)
@options.as_of
def brief(
    paths: tuple[str, ...],
    question: Question | None,
    known: read.Known,
    period: Any,
    figures: tuple[Path, ...],
    output: Path | None,
    form: Any,
    assets: Path | None,
    made: str | None,
    checked: Path | None,
    as_of: str | None,
    *,
    outlook: bool,
    leads: bool,
) -> None:
    """Write a cited brief: of the dossier in DIR, or straight from documents when a question is given.

    With --check FILE it writes nothing: it makes the brief again as FILE was made, compares the two place by place, and holds
    every quotation against the stored text. Exit status: 0 where all holds, 1 where something does not, 2 where it cannot be
    checked, 3 where the brief is intact but older than the dossier.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if checked is not None:
        _check_alone(paths, question)
        from armslength.cli.checked import show  # noqa: PLC0415 - beside its only use

        raise click.exceptions.Exit(show(run.check_brief(Path(paths[0]), checked, form), checked))
    if output is None:
        raise click.UsageError("give -o FILE, the brief to write, or --check FILE, one to check")
    form = run.format_of(output, form, assets=assets)
    if question is None:
        if len(paths) != 1:
            raise click.UsageError("give one dossier, or --client and --patron with the documents")
        if figures:
            raise click.UsageError(
                f"--figures is for documents; into a dossier: armslength import {paths[0]} {figures[0]} --format figures"
            )
        if outlook and period not in ("week", "month"):
            raise click.UsageError("--outlook is by week or month")
        found = run.composed(
            Path(paths[0]), period=period, made=made, as_of=as_of, outlook=outlook, leads=leads
        )
    elif as_of is not None or outlook or leads:
        option = "--as-of" if as_of is not None else "--outlook" if outlook else "--leads"
        raise click.UsageError(f"{option} is of a dossier: make one with armslength new and add")
    else:
        with progress_on_stderr() as progress:
            found, tally = run.composed_of(
                question, paths, known, figures=figures, period=period, made=made, progress=progress
            )
        click.echo(told(tally, kept=False), err=True)
    run.write_brief(found, output, form, assets=assets)
    click.echo(f"The brief is in {output}")


def _check_alone(paths: tuple[str, ...], question: Question | None) -> None:
    """Whether --check was given with one dossier and nothing that would make another brief.

    Raises:
        click.UsageError: it was not.
    """
    if question is not None or len(paths) != 1:
        raise click.UsageError("--check holds a brief against one dossier: armslength brief DIR --check FILE")
    context = click.get_current_context()
    for name in ("output", "assets", "made", "outlook", "leads", "as_of", "period", "figures"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                f"--{name.replace('_', '-')}: not with --check, which takes it from the brief"
            )
