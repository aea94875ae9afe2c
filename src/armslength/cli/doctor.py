"""The command that says what is the matter with a dossier."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from pathlib import Path

import click

from armslength.cli import options
from armslength.cli.terminal import Plain


@click.command(
    epilog="\b\nExamples:\n  armslength doctor belarus\n  armslength doctor belarus --strict --format json > findings.json"
)
@options.directory
@click.option("--strict", is_flag=True, help="Exit with 1 where there is a warning too.")
@options.data_format("table", "json")
def doctor(directory: Path, fmt: str, *, strict: bool) -> None:
    """Say what is the matter with the dossier in DIR, and what to do about it.

    Floods of near-copies, of one publisher or of ungraded sources; gaps; dates and clocks that cannot be; what was
    lost in quarantine; a coder whose files are damaged; other versions; questions that the documents cannot answer.
    Nothing is changed.

    Exit status: 0 where no fault is found (there may be warnings), 1 where there is one, 2 where it cannot be examined.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    found = run.doctor(directory)
    here = shlex.quote(str(directory))
    if fmt == "json":
        rows = [{**asdict(f), "see": f.see.replace(" DIR", f" {here}", 1)} for f in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        console = Plain(highlight=False, soft_wrap=True)
        for f in found:
            console.print(f"{f.level}: {f.name}: {f.what}", markup=False)
            for label, text in (
                ("where", ", ".join(f.where)),
                ("see", f.see.replace(" DIR", f" {here}", 1)),
                ("do", f.do),
            ):
                if text:
                    console.print(f"  {label}: {text}", markup=False)
        faults = sum(f.level == "fault" for f in found)
        click.echo(f"{faults} faults, {len(found) - faults} warnings." if found else "Nothing is the matter.")
    if any(f.level == "fault" or strict for f in found):
        raise click.exceptions.Exit(1)
