"""The commands that look into a dossier: its documents and events."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape
from rich.table import Table

from armslength.cli import options
from armslength.cli.terminal import Plain
from armslength.csv_file import as_text
from armslength.errors import InputError
from armslength.ontology import grades
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES, Event

if TYPE_CHECKING:
    from armslength.store import Dossier


@click.command(epilog="\b\nExample:\n  armslength documents belarus --quarantined")
@options.directory
@click.option("--quarantined", is_flag=True, help="Those that could not be read, and why.")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def documents(directory: Path, as_of: str | None, fmt: str, *, quarantined: bool) -> None:
    """List the documents of the dossier in DIR."""
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        if quarantined:
            rows: list[dict[str, Any]] = [asdict(q) for q in dossier.quarantined()]
            out(rows, ("origin", "reason", "detail"), fmt)
        else:
            rows = [{**asdict(d), "document": d.title or d.origin} for d in dossier.documents()]
            if fmt == "table":
                columns: tuple[str, ...] = ("id", "published", "publisher", "reports", "document")
                columns += ("uncoded",) if any(d["uncoded"] for d in rows) else ()
            else:
                columns = ("id", "published", "publisher", "title", "grade", "language", "sentences", "reports",
                           "origin", "uncoded")  # fmt: skip
            out(rows, columns, fmt)


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
        sets = {d.id: d for d in dossier.datasets()}
        if codebook or fmt == "xlsx":
            from armslength.cli.codebook import HEADINGS, entries, markdown  # noqa: PLC0415 - beside its only use

            book = [dict(zip(HEADINGS, row, strict=True)) for row in entries(dossier)]
            if codebook:
                _write(codebook, markdown(dossier))
    rows = [store.event_row(e) for e in found]
    if fmt == "parquet":
        _binary(found.parquet())
    elif fmt == "xlsx":
        from armslength.cli.excel import workbook  # noqa: PLC0415 - an extra

        _binary(workbook({"events": (tuple(store.EVENT_COLUMNS), rows), "codebook": (HEADINGS, book)}))
    elif fmt == "graphml":
        from armslength.coding.graph import graphml  # noqa: PLC0415 - the coder's import is not for --help

        click.echo(graphml(found))
    elif fmt == "table":
        out(rows, ("date", "source", "class", "target", "modality", "grade", "confidence", "id"), fmt)
    elif fmt not in {"plover", "polecat"}:
        out(rows, tuple(store.EVENT_COLUMNS), fmt)
    told = {record.partition(".")[0] for event in found for record in event.records}
    for dataset in sorted(told):
        terms = "; ".join(part for part in (sets[dataset].licence, sets[dataset].terms) if part)
        click.echo(
            f"From {sets[dataset].title} ({dataset}): {terms or 'licence and terms not known'}", err=True
        )


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
            f"[bold]{escape(_flat(row['source']))} {row['class']} {escape(_flat(row['target']))}[/bold]  "
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


@click.command(
    name="sql",
    epilog="\b\nExample:\n  armslength sql belarus 'SELECT publisher, count(*) AS n FROM documents GROUP BY 1 ORDER BY n DESC'",
)
@options.directory
@click.argument("query", metavar="QUERY")
@options.as_of
@options.data_format("table", "csv", "jsonl")
def select(directory: Path, query: str, as_of: str | None, fmt: str) -> None:
    """Ask the dossier in DIR one SELECT of your own; nothing can be changed by it.

    docs/tables.md lists the tables and their columns; `DESCRIBE documents` is a query too.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        names, rows = dossier.select(query)
    columns = tuple(n if names.index(n) == i else f"{n}_{i + 1}" for i, n in enumerate(names))
    out([dict(zip(columns, row, strict=True)) for row in rows], columns, fmt)


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
    out(rows, columns if fmt == "table" else (*columns, "coder"), fmt)
    for r in results:
        if r.note:
            click.echo(f"{r.name}: {r.note}", err=True)


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


WHOLE = frozenset({"id", "date", "class", "measure", "start", "end", "flagged"})
"""Columns of a table that are of no use cut off."""


def out(rows: Sequence[dict[str, Any]], columns: Sequence[str], fmt: str) -> None:
    """Rows to standard output; what is not known is empty (table: `-`), never zero."""
    if fmt == "jsonl":
        for row in rows:
            click.echo(json.dumps({c: row[c] for c in columns}, ensure_ascii=False, default=str))
    elif fmt == "csv":
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        cell = _flat if options.raw() else as_text
        writer.writerows({c: cell(row[c]) for c in columns} for row in rows)
    else:
        table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
        for column in columns:
            table.add_column(escape(column), no_wrap=column in WHOLE)
        for row in rows:
            table.add_row(*(_cell(row[c]) for c in columns))
        Plain().print(table)


def _flat(value: Any) -> Any:
    """Several values in one field, a space between."""
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _cell(value: Any) -> str:
    flat = _flat(value)
    if flat is None or flat == "":
        return "-"
    return f"{flat:.2f}" if isinstance(flat, float) else escape(str(flat))
