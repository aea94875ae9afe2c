"""The commands for the coder by itself, without a dossier: code a file, score the coder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from rich.markup import escape
from rich.table import Table

from armslength.cli import options
from armslength.cli.rows import out as show_rows
from armslength.cli.terminal import Plain
from armslength.records import Quarantined

if TYPE_CHECKING:
    from armslength import read


@click.command(
    epilog="\b\nExamples:\n  armslength code commentary.txt --published 2022-03-01 --format table\n"
    "  armslength code speech.html --sure 0.5\n"
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
@click.option(
    "--sure",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Only reports at least so likely to be right in deed, class and parties; others are counted.",
)
@click.option("--explain", is_flag=True, help="Say which words carried each report, and the next-best class.")
def code(
    source: str, out: str | None, on: str, known: read.Known, fmt: str, *, least: float, explain: bool
) -> None:
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

    headings = ["sure", "date", "who", "class", "to whom", "modality", "by", "words"]
    table = Table(*headings, *(["carried by", "or"] if explain else []), box=None, header_style="bold")
    unread = []
    unsure = 0
    for item in run.code(source, known):
        if isinstance(item, Quarantined):
            unread.append(item)
            click.echo(f"{item.origin}: {item.reason}: {item.detail}", err=True)
            continue
        document, sentence, report = item
        if report.probability["report"] < least:
            unsure += 1
            continue
        why = run.explain(document, report) if explain else None
        if fmt == "table":
            cells = [
                f"{report.probability['report']:.2f}",
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
    if unsure:
        click.echo(f"{unsure:,} reports less sure than {least:g} are left out.", err=True)
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
    name="eval",
    epilog="\b\nExamples:\n  armslength eval --data training/corpus\n  armslength eval --data plv/ --by-class",
)
@click.option(
    "--data",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of gold sets: annotated *.txt passages, PLV_*.tsv, PLOVER_GSR_*.json.",
)
@click.option(
    "--split",
    "part",
    type=click.Choice(["test", "dev", "train", "all"]),
    default="test",
    show_default=True,
    help="Which of the passages; other sets are scored whole.",
)
@click.option("--by-class", is_flag=True, help="Print F1 by class too.")
@options.data_format("table", "csv", "jsonl")
def evaluate(folder: Path, part: str, fmt: str, *, by_class: bool) -> None:
    """Score the coder on gold sets of your own: each score with its 90% bootstrap interval.

    For passages: from text to report, step by step. For PLV and PLOVER's gold records the two parties are
    given and the class is asked.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    results = run.evaluate(folder, part=part)
    rows = [
        {
            "set": r.name,
            "score": s.what,
            "value": s.value,
            "low": s.low,
            "high": s.high,
            "n": s.n,
            "coder": r.coder,
        }
        for r in results
        for s in r.scores
    ]
    if by_class:
        rows += [
            {
                "set": r.name,
                "score": f"F1 {label}",
                "value": f1,
                "low": None,
                "high": None,
                "n": None,
                "coder": r.coder,
            }
            for r in results
            for label, f1 in r.by_class.items()
        ]
    columns = ("set", "score", "value", "low", "high", "n")
    show_rows(rows, columns if fmt == "table" else (*columns, "coder"), fmt)
    for r in results:
        if r.note:
            click.echo(f"{r.name}: {r.note}", err=True)
