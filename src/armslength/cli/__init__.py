"""The command line: parse, make one call, show. Data go to standard output, talk to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

import click

from armslength.cli import (
    adding,
    brief,
    coder,
    compare,
    diff,
    doctor,
    events,
    figures,
    judge,
    ledgers,
    look,
    measures,
    outlook,
    plot,
    positions,
    sensitivity,
    serve,
    sets,
    status,
    verify,
)
from armslength.errors import ArmslengthError, InputError, TooLittleMemory, is_want_of_memory

__all__ = ["armslength", "main"]

ADDRESS_SPACE_BYTES = 2_000_000_000  # `verify`, the greediest command, asked for 1.84 of them on 16 cores

COMMANDS = (
    adding.new,
    adding.add,
    coder.code,
    brief.brief,
    status.status,
    look.documents,
    events.events,
    events.show,
    measures.measure,
    measures.why,
    measures.shifts,
    outlook.outlook,
    plot.plot,
    sensitivity.sensitivity,
    compare.compare,
    diff.diff,
    look.select,
    coder.evaluate,
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
    verify.verify,
    doctor.doctor,
    serve.serve,
)


@click.group(
    epilog="\b\nExample:\n  armslength brief --client BLR --patron RUS --rival EU articles/ -o brief.html"
)
@click.version_option(version("armslength"), prog_name="armslength")
def armslength() -> None:
    """Tell how firmly one state is held by another, from documents, with the sentences or rows of a table behind every figure."""


for command in COMMANDS:
    armslength.add_command(command)


def main() -> None:
    """Run the command line; an error of ours is one line on standard error and exit status 2."""
    # numpy, not loaded yet, would let small products wait on each other with every core: five times
    # slower beside another busy program, and rounded as the number of cores has it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _one_encoding()
    try:
        _check_words(sys.argv[1:])
        if not {"--help", "--version"} & set(sys.argv[1:]):
            _check_room()
        if code := armslength(standalone_mode=False):  # of an Exit that was raised: click gives it back
            sys.exit(code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was finished is kept; run the same command again to go on.", err=True)
        sys.exit(130)
    except ArmslengthError as error:
        _refuse(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _refuse(
            f"{where}{error.strerror or error}; check the path, its permissions, and the room on the disk"
        )
    except Exception as error:  # libraries say in words of their own that memory ran out; all else goes on up
        if not is_want_of_memory(error):
            raise
        click.echo(f"armslength: {TooLittleMemory()}", err=True)
        sys.exit(2)


def _check_words(words: Sequence[str]) -> None:
    """Refuse bytes that are no text, but for a file's name: nothing could be done with them."""
    for number, word in enumerate(words, 1):
        try:
            word.encode("utf-8")
        except UnicodeEncodeError:
            if not os.path.lexists(word):
                raise InputError(
                    f"word {number} of the command line: it holds bytes that are no UTF-8; type it anew"
                ) from None


def _check_room() -> None:
    """Refuse a limit of address space under which the libraries in C end the program without a word of ours."""
    if sys.platform == "win32":  # it has no such limit
        return
    import resource  # noqa: PLC0415 - not on Windows

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    if limit != resource.RLIM_INFINITY and limit < ADDRESS_SPACE_BYTES:
        raise TooLittleMemory(
            f"a limit of memory of {limit / 1e9:.2f} GB (ulimit -v) is too low: the libraries it runs on ask the system for "
            f"{ADDRESS_SPACE_BYTES / 1e9:g} GB of addresses, though they fill few of them. Nothing was done; lift the "
            "limit (ulimit -v unlimited), then run the same command again"
        )


def _refuse(message: str) -> NoReturn:
    """End with a message on one line, of which no character moves the cursor: it may hold words of a hostile file."""
    from armslength.read.intake import shown  # noqa: PLC0415 - not for --help

    lines = (line.strip() for line in message.splitlines())
    click.echo(f"armslength: {shown(' '.join(line for line in lines if line.strip('^')))}", err=True)
    sys.exit(2)


def _one_encoding() -> None:
    """Data are UTF-8 with plain line feeds, whatever the locale; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty() or stream is sys.stderr:
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
