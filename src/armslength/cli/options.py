"""Options that several commands share, each written once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from armslength.ontology.grades import ALLOWED
from armslength.periods import PERIODS
from armslength.records import Question

Command = Callable[..., Any]
_RAW = "armslength.raw"

directory = click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))

period = click.option(
    "--period",
    type=click.Choice(PERIODS),
    default="month",
    show_default=True,
    help="Width of a period.",
)


def day(given: str | None, where: str, *, last: bool) -> str | None:
    """The first or last day of a day, month or year that the user gave; None where nothing was given."""
    from armslength import store  # noqa: PLC0415 - DuckDB's import is not for --help

    return None if given is None else store.question_day(given, where=where, last=last)


def as_of(command: Command) -> Command:
    """--as-of, passed on as `as_of`: the last day meant, or None where it was not given."""

    @click.option(
        "--as-of", metavar="DATE", help="Only what was published by the end of this day, month or year."
    )
    @functools.wraps(command)
    def with_day(*args: Any, as_of: str | None, **rest: Any) -> Any:
        return command(*args, as_of=day(as_of, "--as-of", last=True), **rest)

    return with_day


def question(command: Command) -> Command:
    """--client, --patron, --rival, --since and --until, passed on as `question`; None where none was given."""

    @click.option("--client", help="The state held: ISO 3166-1 alpha-3, such as BLR.")
    @click.option("--patron", help="The state that holds: ISO 3166-1 alpha-3, such as RUS.")
    @click.option("--rival", multiple=True, help="A rival pole: a state, or EU, NATO, ...; may be repeated.")
    @click.option("--since", help="First day that counts: 2014, 2014-03 or 2014-03-18.")
    @click.option("--until", help="Last day that counts: 2021 is its last of December.")
    @functools.wraps(command)
    def with_question(
        *args: Any,
        client: str | None,
        patron: str | None,
        rival: tuple[str, ...],
        since: str | None,
        until: str | None,
        **rest: Any,
    ) -> Any:
        from armslength import store  # noqa: PLC0415 - DuckDB's import is not for --help

        asked = None
        if client or patron or rival:
            if not (client and patron):
                raise click.UsageError("a question needs both --client and --patron")
            asked = Question(
                client=client,
                patron=patron,
                rivals=rival,
                since=day(since, "--since", last=False),
                until=day(until, "--until", last=True),
            )
            store.check_question(asked, "command line")
        return command(*args, question=asked, **rest)

    return with_question


def known(command: Command) -> Command:
    """What a file cannot tell of itself, passed on as `known` (a `read.Known`)."""

    @click.option("--published", metavar="DATE", help="When it was published: 2022-03-01, 2022-03 or 2022.")
    @click.option("--publisher", help="Who published it.")
    @click.option("--author", help="Who wrote it.")
    @click.option("--title", help="Its title.")
    @click.option("--url", help="Where it stands on the web; nothing is fetched.")
    @click.option("--grade", help=f"Admiralty grade of the source: {ALLOWED}.")
    @click.option("--language", help="Its language, ISO 639-1, such as en; found out where not given.")
    @functools.wraps(command)
    def with_known(*args: Any, **given: Any) -> Any:
        from armslength import read  # noqa: PLC0415 - the readers' import is not for --help

        fields = ("published", "publisher", "author", "title", "url", "grade", "language")
        told = read.Known(**{name: given.pop(name) for name in fields})
        return command(*args, known=told, **given)

    return with_known


def data_format(*formats: str) -> Callable[[Command], Command]:
    """--format, with the first as its default, and where one of them is csv, --raw."""
    which = click.option(
        "--format",
        "fmt",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="What to print.",
    )
    return (lambda command: which(as_it_is(command))) if "csv" in formats else which


def as_it_is(command: Command) -> Command:
    """--raw, kept for `raw`; the command itself need not know of it."""
    return click.option(
        "--raw",
        is_flag=True,
        expose_value=False,
        callback=lambda context, _, value: context.meta.update({_RAW: value}),
        help="CSV with text as it is: a spreadsheet may run what begins with = + - @, which an apostrophe prevents else.",
    )(command)


def raw() -> bool:
    """Whether CSV is to be written with text as it is."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_RAW))


def experimental(measured: str) -> Callable[[Command], Command]:
    """Says before anything is printed that a command's rules are not to be relied on yet, and what was measured."""

    def with_warning(command: Command) -> Command:
        purpose, *rest = inspect.cleandoc(command.__doc__ or "").split("\n\n")
        command.__doc__ = "\n\n".join([purpose, f"Experimental, to be read as leads: {measured}", *rest])

        @functools.wraps(command)
        def warned(*args: Any, **given: Any) -> Any:
            click.echo(f"Experimental, to be read as leads: {measured}", err=True)
            return command(*args, **given)

        return warned

    return with_warning
