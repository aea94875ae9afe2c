"""The commands that make something: a dossier, reports, a brief."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from armslength.cli import options
from armslength.cli.terminal import Plain
from armslength.records import Quarantined, Question
from armslength.whole import written_whole

if TYPE_CHECKING:
    from armslength import read, run

SECONDS_BETWEEN_LINES = 30.0


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
            f"From now on what only publishers without a grade of A to C tell counts for no more than what graded ones do: {_count(n, 'document')} "
            "of this dossier, as nothing was graded A to C before. Grade their publishers under [sources.grades] in dossier.toml."
        )
    if tally.quarantined:
        click.echo(f"To see why: armslength documents {directory} --quarantined")


@click.command(
    epilog="\b\nExamples:\n  armslength code commentary.txt --published 2022-03-01 --format table\n"
    "  armslength code news.parquet reports.parquet\n"
    "  armslength code --engine spark hdfs:///news hdfs:///reports"
)
@click.argument("source", metavar="FILE|-")
@click.argument("out", required=False, metavar="[OUT.parquet]")
@click.option(
    "--engine",
    "on",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="Where Parquet is coded.",
)
@options.known
@options.data_format("jsonl", "table", "plover")
@click.option("--explain", is_flag=True, help="Say which words carried each report, and the next-best class.")
def code(source: str, out: str | None, on: str, known: read.Known, fmt: str, *, explain: bool) -> None:
    """Code FILE (or - for standard input) without a dossier: who did what to whom, one report a line.

    With OUT, both are Parquet: a document a row (a column text, and others as in JSONL), a report a row. With
    --engine spark the same runs on a Spark cluster, and OUT is a folder. No other option goes with OUT.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if out is not None:
        _check_no_more_than_engine()
        click.echo(f"{out}: {run.code_parquet(source, out, on=on):,} rows")
        return
    if on == "spark":
        raise click.UsageError("--engine spark needs OUT, a folder of Parquet files to write")
    from armslength.coding import formats  # noqa: PLC0415

    headings = ["date", "who", "class", "to whom", "modality", "by", "words"]
    table = Table(*headings, *(["carried by", "or"] if explain else []), box=None, header_style="bold")
    unread = []
    for item in run.code(source, known):
        if isinstance(item, Quarantined):
            unread.append(item)
            click.echo(f"{item.origin}: {item.reason}: {item.detail}", err=True)
            continue
        document, sentence, report = item
        why = run.explain(document, report) if explain else None
        if fmt == "table":
            cells = [
                report.date or "-",
                ", ".join(m.code or m.text for m in report.source) or "-",
                report.class_,
                ", ".join(m.code or m.text for m in report.target) or "-",
                report.modality,
                (report.by.code or report.by.text) if report.by else "-",
                report.trigger_text,
            ]
            if why:
                cells.append(", ".join(w.text for w in why.words) or "-")
                cells.append(f"{why.next_class} {why.next_probability:.2f}")
            table.add_row(*map(escape, cells))
        else:
            render = formats.as_json if fmt == "jsonl" else formats.as_plover
            line = render(report, document, sentence)
            if why:
                line["explanation"] = formats.explained(why)
            click.echo(json.dumps(line, ensure_ascii=False))
    if fmt == "table":
        Plain().print(table)
    if unread:
        raise click.exceptions.Exit(1)


def _check_no_more_than_engine() -> None:
    context = click.get_current_context()
    given = [
        p.opts[0]
        for p in context.command.params
        if isinstance(p, click.Option) and p.name and p.name != "on"
        if context.get_parameter_source(p.name) is ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(
            f"{', '.join(given)}: not with OUT: columns of FILE say what is known of its documents, and OUT is Parquet"
        )


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
        click.echo(told(tally), err=True)
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


def told(tally: run.Tally) -> str:
    """A tally in words; the parts sum to the documents met."""
    words = [f"{_count(tally.met, 'document')}: {tally.new:,} new"]
    if tally.uncoded:
        words.append(f"of these {tally.uncoded:,} not coded (armslength documents DIR says why)")
    words += [f"{tally.known:,} already there", f"{tally.quarantined:,} quarantined"]
    return f"{', '.join(words)}; {_count(tally.reports, 'report')}."


def _count(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either the old one or the new one, never half of it."""
    with written_whole(path) as half:
        half.write_text(text, encoding="utf-8")


@contextmanager
def progress_on_stderr() -> Iterator[run.Progress]:
    """How far documents have come, on standard error: a moving line, or where that is no terminal, one now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _now_and_then()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[met]:,} documents"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[reports]:,} reports, {task.fields[quarantined]:,} quarantined"),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[origin]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("add", total=None, met=0, reports=0, quarantined=0, origin="")

        def show(tally: run.Tally, origin: str) -> None:
            bar.update(
                task, met=tally.met, reports=tally.reports, quarantined=tally.quarantined, origin=origin[-40:]
            )

        yield show


def _now_and_then() -> run.Progress:
    """A progress that prints a line every half minute."""
    last = time.monotonic()

    def show(tally: run.Tally, origin: str) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            click.echo(f"{tally.met:,} documents so far, at {origin}", err=True)

    return show
