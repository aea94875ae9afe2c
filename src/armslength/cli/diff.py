"""The command that compares two versions of a text, clause by clause."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.table import Table

from armslength.cli import options
from armslength.cli.terminal import Plain
from armslength.csv_file import as_text
from armslength.errors import ConfigError, InputError
from armslength.ontology.marks import FATES, KINDS
from armslength.whole import write_whole

if TYPE_CHECKING:
    from armslength.instruments import Change, Comparison

MARKS = (*KINDS, *FATES)
WIDTH_OF_WORDS = 160
"""Characters of a clause that the table shows; the other formats show all."""


@click.command(
    epilog="\b\nExamples:\n  armslength diff doctrine-2014.pdf doctrine-2025.pdf\n"
    "  armslength diff constitution-1996.docx constitution-2022.docx --format html -o changes.html\n"
    "  armslength diff old.txt new.txt --only weakened,deleted --format csv > weaker.csv"
)
@click.argument("old", metavar="OLD|-")
@click.argument("new", metavar="NEW|-")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(("table", "jsonl", "csv", "html", "markdown")),
    default="table",
    show_default=True,
    help="What to print.",
)
@options.as_it_is
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead."
)
@click.option("--only", metavar="MARK,...", help=f"Only changes with one of these marks: {', '.join(MARKS)}.")
@click.option(
    "--most",
    type=click.IntRange(min=0),
    default=40,
    show_default=True,
    help="How many changes the table lists; 0 is all.",
)
@click.option("--language", help="Language of both texts, ISO 639-1, such as en; found out where not given.")
@click.option(
    "--made", metavar="DATE", help="Date printed on the page, for a reproducible file; today if not given."
)
def diff(
    old: str,
    new: str,
    fmt: str,
    output: Path | None,
    only: str | None,
    most: int,
    language: str | None,
    made: str | None,
) -> None:
    """Compare two versions of a doctrine, treaty, constitution or roadmap clause by clause.

    OLD and NEW are files of one document each, in any format that `add` reads; one of them may be - for
    standard input. Each clause is unchanged, reworded, changed, weakened, strengthened, reversed, deleted or
    added, and may have moved or been renumbered, split or merged. The table and Markdown list what changed,
    the weightiest first; JSONL, CSV and HTML hold every clause in the order of the text. Alignment works in any
    language; whether a clause binds less or more is told for English alone.
    """
    from armslength import read, run  # noqa: PLC0415 - heavy rooms load when a command runs

    marks = _marks(only)
    compared = run.compare_texts(old, new, read.Known(language=language))
    if not compared.rules:
        names = ", ".join(f"{d.origin} ({d.language})" for d in (compared.old, compared.new))
        click.echo(
            f"Not both English: {names}; clauses are aligned, but strength and themes are not judged. "
            "If that is wrong, say --language en",
            err=True,
        )
    if fmt == "html":
        _give(_page(compared, made, marks), output)
    elif fmt == "markdown":
        from armslength.instruments.markdown import markdown  # noqa: PLC0415 - beside its only use

        _give(markdown(compared, _chosen(compared.weightiest(), compared, marks)), output)
    elif fmt == "table":
        _table(compared, _chosen(compared.weightiest(), compared, marks), most, output)
    else:
        _give(_rows(compared, marks, fmt), output)


def _marks(only: str | None) -> frozenset[str]:
    """The marks asked for; all where none are named."""
    named = [m.strip().casefold() for m in (only or "").split(",") if m.strip()]
    for mark in named:
        if mark not in MARKS:
            raise ConfigError(
                where="command line", key="--only", problem=f"{mark!r} is no mark", allowed=", ".join(MARKS)
            )
    return frozenset(named)


def _chosen(ranked: Sequence[Change], compared: Comparison, marks: frozenset[str]) -> list[Change]:
    """The ranked changes that bear one of the marks; those without weight after them, where they are asked for."""
    if not marks:
        return list(ranked)
    weightless = [c for c in compared.changes if c.weight <= 0]
    return [c for c in (*ranked, *weightless) if marks & set(c.marks)]


def _rows(compared: Comparison, marks: frozenset[str], fmt: str) -> str:
    from armslength.instruments import rows  # noqa: PLC0415 - beside its only use

    kept = [(n, c) for n, c in enumerate(compared.changes, 1) if not marks or marks & set(c.marks)]
    out = io.StringIO()
    if fmt == "jsonl":
        for number, change in kept:
            out.write(json.dumps(rows.nested(compared, change, number), ensure_ascii=False) + "\n")
    else:
        writer = csv.DictWriter(out, rows.COLUMNS, lineterminator="\n")
        writer.writeheader()
        cells = [rows.flat(compared, change, number) for number, change in kept]
        keep = options.raw()
        writer.writerows(row if keep else {c: as_text(value) for c, value in row.items()} for row in cells)
    return out.getvalue()


def _page(compared: Comparison, made: str | None, marks: frozenset[str]) -> str:
    from armslength.instruments.page import page  # noqa: PLC0415 - beside its only use

    if marks:
        raise click.UsageError(
            "--only is not for the page, which holds both texts whole; take another --format"
        )
    style = (
        resources.files("armslength.brief.layout")
        .joinpath("templates", "brief.css")
        .read_text(encoding="utf-8")
    )
    return page(
        compared,
        style=style,
        made=made or datetime.now(UTC).date().isoformat(),
        version=version("armslength"),
    )


def _table(compared: Comparison, changes: Sequence[Change], most: int, output: Path | None) -> None:
    from armslength.instruments import rows  # noqa: PLC0415 - beside its only use

    counts = {mark: n for mark, n in compared.counts().items() if n}
    total = len(compared.changes)
    lines = [
        f"{total:,} clause{'' if total == 1 else 's'}: {', '.join(f'{n:,} {mark}' for mark, n in counts.items())}"
    ]
    for presence, words in (("gone", "Gone from the whole text"), ("come", "Nowhere in the old text")):
        terms = [t.phrase for t in compared.terms if t.presence == presence]
        if terms:
            lines.append(f"{words}: {', '.join(terms[:12])}{' ...' if len(terms) > 12 else ''}")
    shown = changes if most == 0 else changes[:most]
    table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for column in ("marks", "where", "old", "new", "how", "touches"):
        table.add_column(column, overflow="fold")
    for c in shown:
        old, new = rows.address(c.old), rows.address(c.new)
        where = old if old == new or new is None else new if old is None else f"{old} -> {new}"
        cells = (
            " ".join(c.marks),
            where or "-",
            _short(rows.words_of(compared.old.text, c.old)),
            _short(rows.words_of(compared.new.text, c.new)),
            _short(rows.says(c)),
            _short(rows.bears_on(c)),
        )
        table.add_row(*map(escape, cells))
    left = len(changes) - len(shown)
    with io.StringIO() as written:
        console = Plain(file=written, width=160) if output else Plain()
        console.print("\n".join(map(escape, lines)), soft_wrap=True)
        if shown:
            console.print(table)
        if left:
            console.print(f"{left:,} lighter changes left out; --most 0 lists all")
        if output:
            _give(written.getvalue(), output)


def _short(words: str) -> str:
    if not words:
        return "-"
    return words if len(words) <= WIDTH_OF_WORDS else words[:WIDTH_OF_WORDS].rpartition(" ")[0] + " ..."


def _give(content: str, output: Path | None) -> None:
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(output, content)
    except OSError as problem:
        raise InputError(f"{output}: cannot be written: {problem.strerror or problem}") from problem
    click.echo(f"The comparison is in {output}", err=True)
