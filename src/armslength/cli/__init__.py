"""The command line: parse, make one call, show. Data go to standard output, talk to standard error."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

import click

from armslength.cli import (
    compare,
    diff,
    figures,
    judge,
    ledgers,
    look,
    make,
    measures,
    outlook,
    positions,
    sensitivity,
    serve,
    sets,
)
from armslength.errors import ArmslengthError

__all__ = ["armslength", "main"]

COMMANDS = (
    make.new,
    make.add,
    make.code,
    make.brief,
    look.documents,
    look.events,
    look.show,
    measures.measure,
    measures.why,
    measures.shifts,
    outlook.outlook,
    sensitivity.sensitivity,
    compare.compare,
    diff.diff,
    look.select,
    look.evaluate,
    sets.import_,
    sets.datasets,
    sets.export,
    sets.dyads,
    figures.figures,
    judge.judge,
    judge.judgements,
    positions.positions,
    positions.reversals,
    ledgers.redlines,
    ledgers.contradictions,
    ledgers.commitments,
    serve.serve,
)


@click.group(
    epilog="\b\nExample:\n  armslength brief --client BLR --patron RUS --rival EU articles/ -o brief.html"
)
@click.version_option(version("armslength"), prog_name="armslength")
def armslength() -> None:
    """Tell how firmly one state is held by another, from documents, with the sentence behind every figure."""


for command in COMMANDS:
    armslength.add_command(command)


def main() -> None:
    """Run the command line; an error of ours is one line on standard error and exit status 2."""
    # numpy, not loaded yet, would let small products wait on each other with every core: five times
    # slower beside another busy program, and rounded as the number of cores has it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        armslength(standalone_mode=False)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was finished is kept; run the same command again to go on.", err=True)
        sys.exit(130)
    except ArmslengthError as error:
        click.echo(f"armslength: {error}", err=True)
        sys.exit(2)
