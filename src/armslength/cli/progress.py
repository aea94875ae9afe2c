"""How far documents have come, while they are read and when they are."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from armslength import run

SECONDS_BETWEEN_LINES = 30.0


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


def told(tally: run.Tally, *, kept: bool = True) -> str:
    """A tally in words; the parts sum to the documents met.

    Args:
        kept: whether there is a dossier to ask why some were not coded.
    """
    words = [f"{count(tally.met, 'document')}: {tally.new:,} new"]
    if tally.uncoded:
        why = (
            "armslength documents DIR says why"
            if kept
            else "in another language; make a dossier to see which"
        )
        words.append(f"of these {tally.uncoded:,} not coded ({why})")
    words += [f"{tally.known:,} already there", f"{tally.quarantined:,} quarantined"]
    return f"{', '.join(words)}; {count(tally.reports, 'report')}."


def count(n: int, thing: str) -> str:
    """`1 document`, `2,000 documents`."""
    return f"{n:,} {thing}{'' if n == 1 else 's'}"
