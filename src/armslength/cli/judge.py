"""The commands by which a person corrects the coder, and sees what was corrected."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES

if TYPE_CHECKING:
    from armslength.records import JudgedField


@click.command(
    epilog="\b\nExamples:\n  armslength judge belarus e0123456789ab --not-an-event --by 'A. Analyst'\n"
    "  armslength judge belarus d0123456789ab.r4 --class RETREAT --by 'A. Analyst' --note 'they left'"
)
@options.directory
@click.argument("of", metavar="EVENT | REPORT")
@click.option("--not-an-event", is_flag=True, help="Nothing was done there that counts.")
@click.option(
    "--class", "class_", type=click.Choice(list(CLASSES), case_sensitive=False), help="The class it is."
)
@click.option("--modality", type=click.Choice(MODALITIES), help="The modality it has.")
@click.option("--as-coded", is_flag=True, help="Take back what was said of it before.")
@click.option("--by", "person", required=True, metavar="NAME", help="Who judges.")
@click.option("--note", help="Why.")
def judge(
    directory: Path,
    of: str,
    class_: str | None,
    modality: str | None,
    person: str,
    note: str | None,
    *,
    not_an_event: bool,
    as_coded: bool,
) -> None:
    """Correct how the reports of an event, or one report, were coded in the dossier in DIR.

    What you say stands above the coder's reading, with your name and the time, and everything that rests on it
    is reckoned anew. Nothing is overwritten: a later judgement takes the place of an earlier one.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    verdict: dict[JudgedField, str | None] = {}
    if not_an_event:
        verdict["event"] = "no"
    if class_:
        verdict["class"] = class_
    if modality:
        verdict["modality"] = modality
    if as_coded == bool(verdict):
        raise click.UsageError("say --not-an-event, --class, --modality, or --as-coded alone")
    if as_coded:
        verdict = {"event": None, "class": None, "modality": None}
    kept = run.judge(directory, of, verdict, person=person, note=note)
    for j in kept:
        click.echo(
            f"{j.document} {j.trigger.start}-{j.trigger.end}: {j.field} {j.was} -> {j.value or 'as coded'}"
        )
    if not kept:
        click.echo("That is how it stands already.")


@click.command(epilog="\b\nExample:\n  armslength judgements belarus --format passages > corrections.txt")
@options.directory
@options.data_format("table", "csv", "jsonl", "passages")
def judgements(directory: Path, fmt: str) -> None:
    """List what people said of reports in the dossier in DIR, in order of time.

    `passages` prints the judged sentences, with all their reports as they now stand, in the format that
    `armslength eval --data` scores and the training script reads.
    """
    from armslength import run, store  # noqa: PLC0415 - heavy rooms load when a command runs

    if fmt == "passages":
        found, left_out = run.judged_passages(directory)
        click.echo("\n\n".join(found))
        if left_out:
            click.echo(f"{left_out} sentences cannot be written so: undated, or with brackets", err=True)
        return
    with store.open_dossier(directory) as dossier:
        rows: list[dict[str, Any]] = [asdict(j) for j in dossier.judgements()]
    for row in rows:
        row["start"], row["end"] = row.pop("trigger")
    columns = ("number", "document", "start", "end", "field", "was", "value", "person", "made", "note")
    out(rows, columns, fmt)
