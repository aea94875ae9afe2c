"""The commands that look at events: all of them in many formats, or one with every sentence behind it."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from armslength.cli import options
from armslength.cli.rows import out
from armslength.cli.terminal import Plain
from armslength.csv_file import flat
from armslength.errors import InputError
from armslength.ontology import grades
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES, Event

if TYPE_CHECKING:
    from armslength.store import Dossier, Events


@click.command(
    epilog="\b\nExamples:\n  armslength events belarus --between BLR RUS --since 2020-08\n"
    "  armslength events belarus --codebook events.md --format csv > events.csv"
)
@options.directory
@click.option("--between", nargs=2, metavar="CODE CODE", help="Only between these two, either way.")
@click.option("--since", metavar="DATE", help="Only from this day, month or year on.")
@click.option("--until", metavar="DATE", help="Only until the end of this day, month or year.")
@click.option(
    "--class", "class_", type=click.Choice(list(CLASSES), case_sensitive=False), help="Only this class."
)
@click.option("--modality", type=click.Choice(MODALITIES), help="Only this modality.")
@click.option(
    "--codebook",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what columns and classes mean, and whose the data are, to this Markdown file.",
)
@options.as_of
@options.data_format("table", "csv", "jsonl", "plover", "polecat", "parquet", "xlsx", "graphml")
def events(
    directory: Path,
    codebook: Path | None,
    as_of: str | None,
    between: tuple[str, str] | None,
    since: str | None,
    until: str | None,
    class_: str | None,
    modality: Any,
    fmt: str,
) -> None:
    """List the events of the dossier in DIR: who did what to whom, when, and how surely so coded.

    The grade is the Admiralty code: the best source that tells of it (A to F), and how likely it is true by
    how many independent publishers do, and whether it is denied (1 to 6). `plover` prints one record a line
    with every sentence, `polecat` the columns of POLECAT's files; `parquet` and `xlsx` go to a file: `--format xlsx > events.xlsx`; `graphml` is the network
    of who did what to whom, for Gephi, Cytoscape or networkx.
    """
    from armslength import run, store  # noqa: PLC0415 - heavy rooms load when a command runs
    from armslength.cli.codebook import entries, markdown  # noqa: PLC0415 - it loads the store

    for code in between or ():
        store.check_code(code, "--between")
    _check_folder_of(codebook)
    with run.opened(directory, as_of=as_of) as dossier:
        found = dossier.events(
            between=between,
            since=options.day(since, "--since", last=False),
            until=options.day(until, "--until", last=True),
            class_=class_,
            modality=modality,
        )
        if fmt == "plover":
            for event in found:
                click.echo(json.dumps(_plover(dossier, event), ensure_ascii=False))
        elif fmt == "polecat":
            _polecat(dossier, found)
        if codebook:
            _write(codebook, markdown(dossier))
        book = list(entries(dossier)) if fmt == "xlsx" else []
        terms = list(_terms(dossier, found))
    if fmt not in {"plover", "polecat"}:
        _print(found, book, fmt)
    for line in terms:
        click.echo(line, err=True)


def _print(found: Events, book: Sequence[tuple[str, ...]], fmt: str) -> None:
    """Events in a format that needs no more of the dossier; `book` is a workbook's second sheet."""
    from armslength import store  # noqa: PLC0415 - heavy rooms load when a command runs

    rows = [store.event_row(e) for e in found]
    if fmt == "parquet":
        _binary(found.parquet())
    elif fmt == "xlsx":
        from armslength.cli.codebook import HEADINGS  # noqa: PLC0415 - beside its only use
        from armslength.cli.excel import workbook  # noqa: PLC0415 - an extra

        told = [dict(zip(HEADINGS, row, strict=True)) for row in book]
        _binary(workbook({"events": (tuple(store.EVENT_COLUMNS), rows), "codebook": (HEADINGS, told)}))
    elif fmt == "graphml":
        from armslength.coding.graph import graphml  # noqa: PLC0415 - the coder's import is not for --help

        click.echo(graphml(found))
    elif fmt == "table":
        out(rows, ("date", "source", "class", "target", "modality", "grade", "confidence", "id"), fmt)
    else:
        out(rows, tuple(store.EVENT_COLUMNS), fmt)


def _terms(dossier: Dossier, found: Sequence[Event]) -> Iterator[str]:
    """What the makers of each data set that tells of these events ask, a line each."""
    sets = {d.id: d for d in dossier.datasets()}
    for dataset in sorted({record.partition(".")[0] for event in found for record in event.records}):
        asked = sets[dataset].licence_and_terms or "licence and terms not known"
        yield f"From {sets[dataset].title} ({dataset}): {asked}"


def _plover(dossier: Dossier, event: Event) -> dict[str, Any]:
    from armslength.coding.formats import event_as_plover  # noqa: PLC0415 - the coder's import is not for --help

    by_id = {r.id: r for r in dossier.reports(event.reports)}
    reports = [by_id[identifier] for identifier in event.reports]
    quotes = [dossier.cite(r.sentence) for r in reports]
    sets = {d.id: d for d in dossier.datasets()} if event.records else {}
    rows = [
        {
            "record": r.id,
            "text": r.text,
            "cameo": r.cameo,
            "native_id": r.native,
            "title": sets[r.dataset].title,
            "publisher": r.publisher,
            "date": r.date,
            "url": r.url,
            "licence": sets[r.dataset].licence,
            "terms": sets[r.dataset].terms,
        }
        for r in dossier.records(event.records)
    ]
    cites = [
        {
            "document": q.document,
            "title": q.title,
            "publisher": q.publisher,
            "author": q.author,
            "date": q.published,
            "url": q.url,
            "grade": q.grade,
        }
        for q in quotes
    ]
    return event_as_plover(event, reports, [q.text for q in quotes], cites, rows)


def _polecat(dossier: Dossier, events: Sequence[Event]) -> None:
    from armslength.coding.formats import event_as_polecat  # noqa: PLC0415 - the coder's import is not for --help
    from armslength.ontology.polecat import COLUMNS  # noqa: PLC0415 - beside its only use

    publisher = {d.id: d.publisher for d in dossier.documents()}
    publisher |= {d.id: d.publisher or d.title for d in dossier.datasets()}
    writer = csv.DictWriter(
        sys.stdout, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    writer.writeheader()
    for event in events:
        first = (*event.reports, *event.records)[0]
        row = event_as_polecat(event, publisher.get(first.partition(".")[0]))
        writer.writerow({column: re.sub(r"[\t\r\n]+", " ", value) for column, value in row.items()})


def _check_folder_of(codebook: Path | None) -> None:
    """Before anything is printed."""
    if codebook and not codebook.parent.is_dir():
        raise InputError(f"--codebook: {codebook.parent}: no such folder; make it first")


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as problem:
        raise InputError(f"{path}: cannot be written: {problem.strerror or problem}") from problem


def _binary(content: bytes) -> None:
    if sys.stdout.isatty():
        raise click.UsageError("this format is not for a terminal; send it to a file: ... > events.out")
    sys.stdout.buffer.write(content)


@click.command(epilog="\b\nExample:\n  armslength show belarus e0123456789ab")
@options.directory
@click.argument("event", metavar="EVENT")
@options.as_of
def show(directory: Path, event: str, as_of: str | None) -> None:
    """Show one event of the dossier in DIR with every sentence that tells of it."""
    from armslength import run, store  # noqa: PLC0415 - heavy rooms load when a command runs

    console = Plain()
    with run.opened(directory, as_of=as_of) as dossier:
        found = dossier.event(event)
        row = store.event_row(found)
        console.print(
            f"[bold]{escape(flat(row['source']))} {row['class']} {escape(flat(row['target']))}[/bold]  "
            f"{escape(row['date'] or 'undated')}  {row['modality']}"
        )
        console.print(
            f"[dim]{row['grade']}: source {grades.SOURCE[found.source_grade]}; "
            f"{grades.ITEM[row['item_grade']]}. Told by {found.publishers} independent "
            f"publisher{'s' if found.publishers > 1 else ''}; as coded with probability {found.confidence:.2f}.[/dim]"
        )
        for denial in found.denied_by:
            console.print(f"[dim]Denied: armslength show {escape(str(directory))} {escape(denial)}[/dim]")
        told = dossier.reports(found.reports)
        words = {(r.document, r.trigger) for r in told}
        for j in (j for j in dossier.judgements() if (j.document, j.trigger) in words):
            said = f"{escape(j.field)} {escape(j.was)} -> {escape(j.value or 'as coded')}"
            why = f": {escape(j.note)}" if j.note else ""
            console.print(f"[dim]Judged by {escape(j.person)}, {escape(str(j.made))}: {said}{why}[/dim]")
        for sentence in dict.fromkeys(r.sentence for r in told):
            quote = dossier.cite(sentence)
            where = ", ".join(x for x in (quote.publisher, quote.title, quote.published) if x) or quote.origin
            console.print(f"\n“{escape(quote.text)}”")
            console.print(
                f"  [dim]{escape(where)} · {escape(sentence)} · {escape(quote.grade or 'ungraded')}[/dim]"
            )
            for cited in quote.cites:
                given = ", ".join(x for x in (cited.publisher, cited.title, cited.date) if x)
                console.print(f"  [dim]resting on {escape(given)}[/dim]")
        for record in dossier.records(found.records):
            quote = dossier.cite_record(record.id)
            code = f" · CAMEO {escape(record.cameo)}" if record.cameo else ""
            console.print(f"\n{escape(quote.text)}")
            console.print(
                f"  [dim]{escape(quote.title or '')}, row {quote.row}{code} · {escape(record.id)} · {escape(quote.grade or 'ungraded')}[/dim]"
            )
