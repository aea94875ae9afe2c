"""The commands that make a dossier and fill it with documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from armslength.cli import options
from armslength.cli.progress import count, progress_on_stderr, told
from armslength.records import Question

if TYPE_CHECKING:
    from armslength import read


@click.command(
    epilog="\b\nExample:\n  armslength new belarus --client BLR --patron RUS --rival EU --rival UKR"
)
@options.directory
@options.question
def new(directory: Path, question: Question | None) -> None:
    """Make a dossier in DIR: one question, and a place for what answers it."""
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if question is None:
        raise click.UsageError("a dossier needs --client and --patron")
    run.new(directory, question)
    click.echo(
        f"{directory}: a dossier on {question.client} held by {question.patron}. Next: armslength add {directory} FILES"
    )


@click.command(
    epilog="\b\nExample:\n  armslength add belarus articles/ notes.docx --publisher RUSI --grade B"
)
@options.directory
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.known
def add(directory: Path, paths: tuple[str, ...], known: read.Known) -> None:
    """Read and code documents into the dossier in DIR.

    PATH is a file, a folder, a glob, or - for standard input: text, Markdown, HTML, PDF, DOCX, EML, JSONL,
    CSV, RSS and Atom, also .gz. A documents.csv beside the files may tell what they cannot. What cannot be
    read is quarantined with its reason. Adding a document again changes nothing.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    grades = bool(known.grade)
    before = run.outweighed(directory) if grades else 0
    with progress_on_stderr() as progress:
        tally = run.add(directory, paths, known, progress=progress)
    click.echo(told(tally))
    if grades and not before and (n := run.outweighed(directory)):
        click.echo(
            f"From now on what only publishers without a grade of A to C tell counts for no more than what graded ones do: {count(n, 'document')} "
            "of this dossier, as nothing was graded A to C before. Grade their publishers under [sources.grades] in dossier.toml."
        )
    if tally.quarantined:
        click.echo(f"To see why: armslength documents {directory} --quarantined")
