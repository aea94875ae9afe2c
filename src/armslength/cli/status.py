"""The command that shows a dossier on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from armslength.cli import options
from armslength.cli.sparks import spark
from armslength.cli.terminal import Plain

if TYPE_CHECKING:
    from armslength.records import Reading, Series, Shift
    from armslength.run import Glance

LABEL, FIGURE = 12, 20
"""Columns of what stands left of a sparkline."""
MOST_SOURCES = 3
NAMES = {
    "arms_length": "Arm’s length",
    "dependence": "Dependence",
    "compliance": "Compliance",
    "lead": "Patron’s lead",
    "hedging": "Hedging",
}


@click.command(epilog="\b\nExamples:\n  armslength status belarus --as-of 2020\n  armslength status belarus")
@options.directory
@options.period
@options.as_of
@options.data_format("text", "json")
def status(directory: Path, period: Any, as_of: str | None, fmt: str) -> None:
    """Show the dossier in DIR on one screen: what it asks and holds, where arm's length stands, what moved, what to do next.

    A sparkline runs from the first period known to the last, its height over the widest 90% interval, so that what
    looks flat is no clear change; a dot is a time of which nothing is known.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        seen = run.glance(dossier, period=period)
    if fmt == "json":
        click.echo(json.dumps(_as_data(seen), ensure_ascii=False, indent=2))
        return
    console = Plain(highlight=False)
    console.print(Group(*_screen(seen, str(directory), console.width)), soft_wrap=False)


def _screen(seen: Glance, directory: str, width: int) -> Iterator[RenderableType]:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    question, counts = seen.question, seen.counts
    rivals = f", against {wording.listed(map(wording.named, question.rivals))}" if question.rivals else ""
    asked = (
        f"How firmly is {wording.named(question.client)} held by {wording.named(question.patron)}{rivals}?"
    )
    yield Text(asked, style="bold")
    yield Text(_known(seen), style="dim")
    yield Text()
    yield from _measures(seen, width)
    yield Text()
    yield _head("Shifts")
    yield from _shifts(seen)
    yield Text()
    yield _head("Weightiest deeds of the last year told of")
    yield _events(seen)
    yield Text()
    held = [
        wording.count(counts.documents, "document"),
        wording.count(counts.reports, "report"),
        wording.count(counts.events, "event"),
        wording.count(seen.figures, "figure"),
        f"{wording.count(counts.datasets, 'data set')}"
        + (f" of {counts.records:,} rows" if counts.datasets else ""),
    ]
    yield _pair("Holds", ", ".join(held))
    yield _pair("Sources", _sources(seen))
    yield _pair("Set aside", _aside(seen))
    yield _pair("Next", _next(seen, directory))


def _known(seen: Glance) -> str:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    parts = [f"As of {wording.published(seen.known_until)}" if seen.known_until else "Nothing in it is dated"]
    question = seen.question
    if question.since or question.until:
        parts.append(f"asked from {question.since or 'the first'} to {question.until or 'the last'}")
    if seen.last_added:
        parts.append(f"last added to on {seen.last_added.replace('T', ' at ')} UTC")
    return "; ".join(parts)


def _measures(seen: Glance, width: int) -> Iterator[RenderableType]:
    from armslength.brief import findings  # noqa: PLC0415 - heavy rooms load when a command runs

    if seen.standing is None:
        yield Text("Too little is known to say how firmly it is held.")
        return
    standing = seen.standing
    series = [standing.series, *seen.parts]
    room = max(width - LABEL - FIGURE - 12, 10)
    table = Table.grid(padding=(0, 1, 0, 0))
    for one in series:
        reading = findings.latest(one)
        if reading:
            bold = "bold" if one is standing.series else ""
            table.add_row(
                Text(NAMES.get(one.measure, one.measure), style=bold),
                Text(_figure(reading), style=bold),
                Text(spark(one, room), style="cyan"),
                Text(_from_to(one), style="dim"),
            )
    yield table
    yield Text(_compared(standing.now, standing.before, seen), style="dim")


def _figure(reading: Reading) -> str:
    """A value with its interval, in a hyphen that every terminal has."""
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    return wording.figure(reading).replace("–", "-")


def _from_to(series: Series) -> str:
    return f"{series.known[0].start[:4]}-{series.known[-1].start[2:4]}"


def _compared(now: Reading, before: Reading | None, seen: Glance) -> str:
    from armslength.brief import findings, wording  # noqa: PLC0415 - heavy rooms load when a command runs

    said = f"In {wording.period(now.start, seen.period)}: {wording.ENDS['arms_length']}, [90% interval]"
    if before is None:
        return f"{said}."
    verdict = "" if findings.apart(before, now) else ", no clear change"
    return f"{said}; {_figure(before)} in {wording.period(before.start, seen.period)}{verdict}."


def _shifts(seen: Glance) -> Iterator[RenderableType]:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    if not seen.shifts:
        yield Text("None found that stands. Where little is told, that says little.", style="dim")
    table = Table.grid(padding=(0, 2, 0, 0))
    for wraps in (False, True, False, True, False):
        table.add_column(no_wrap=not wraps)
    for shift in seen.shifts:
        table.add_row(
            _span(shift),
            escape(wording.sentence_case(wording.measured(shift.measure, shift.of))),
            f"{wording.number(shift.before[0])} to {wording.number(shift.after[0])}",
            wording.likely(shift.probability),
            shift.drivers[0] if shift.drivers else "-",
        )
    if seen.shifts:
        yield table
    if any(shift.drivers for shift in seen.shifts):
        yield Text("On the right the event that carries the shift most.", style="dim")
    if seen.fallen:
        yield Text(
            f"{seen.fallen:,} more found, each of which fails a check.",
            style="dim",
        )


def _span(shift: Shift) -> str:
    begin, end = shift.start[:7], shift.end[:7]
    return begin if begin == end else f"{begin}/{end}"


def _events(seen: Glance) -> RenderableType:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    if not seen.events:
        return Text("None.", style="dim")
    table = Table.grid(padding=(0, 2, 0, 0))
    for wraps in (False, True, False):
        table.add_column(no_wrap=not wraps)
    for event in seen.events:
        table.add_row(event.date or "-", escape(wording.sentence_case(wording.deed(event))), event.id)
    return table


def _sources(seen: Glance) -> str:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    named = [
        f"{one.name} ({wording.count(one.n, one.holds)}, {f'grade {one.grade}' if one.grade else 'ungraded'})"
        for one in seen.sources[:MOST_SOURCES]
    ]
    left = len(seen.sources) - len(named)
    return "; ".join([*named, *([f"{left:,} more"] if left else [])]) or "none"


def _aside(seen: Glance) -> str:
    from armslength.brief import wording  # noqa: PLC0415 - heavy rooms load when a command runs

    reasons = ", ".join(f"{n:,} {reason}" for reason, n in sorted(seen.quarantined.items()))
    parts = [
        f"{wording.count(sum(seen.quarantined.values()), 'document')} in quarantine"
        + (f" ({reasons})" if reasons else "")
    ]
    parts += [f"{n:,} not coded ({reason})" for reason, n in sorted(seen.counts.uncoded.items())]
    if seen.counts.refused:
        parts.append(f"{wording.count(seen.counts.refused, 'row')} refused")
    if seen.counts.undated:
        parts.append(f"{wording.count(seen.counts.undated, 'document')} undated")
    return ", ".join(parts)


def _next(seen: Glance, directory: str) -> str:
    """The one or two commands that get furthest from here."""
    if not seen.counts.documents and not seen.counts.datasets:
        return f"armslength add {directory} FILES"
    steps = []
    if seen.quarantined:
        steps.append(f"armslength documents {directory} --quarantined")
    led = [shift.drivers[0] for shift in seen.shifts if shift.drivers]
    if led:
        steps.append(f"armslength show {directory} {led[-1]}")
    elif seen.standing:
        steps.append(f"armslength why {directory} --at {seen.standing.now.start[:7]}")
    if seen.standing:
        steps.append(f"armslength brief {directory} -o brief.html")
    return "\n".join(steps) or f"armslength events {directory}"


def _head(words: str) -> Text:
    return Text(words, style="bold")


def _pair(name: str, words: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=LABEL)
    table.add_column()
    table.add_row(Text(name, style="bold"), escape(words))
    return table


def _as_data(seen: Glance) -> dict[str, Any]:
    """The same as data; what is not known is null."""
    from armslength.brief import findings  # noqa: PLC0415 - heavy rooms load when a command runs

    standing = seen.standing
    return {
        "question": {
            "client": seen.question.client,
            "patron": seen.question.patron,
            "rivals": list(seen.question.rivals),
            "since": seen.question.since,
            "until": seen.question.until,
        },
        "known_until": seen.known_until,
        "last_added": seen.last_added,
        "coder": seen.coder,
        "counts": {**asdict(seen.counts), "figures": seen.figures},
        "sources": [asdict(one) for one in seen.sources],
        "quarantined": dict(seen.quarantined),
        "period": seen.period,
        "arms_length": _reading(standing.now) if standing else None,
        "before": _reading(standing.before) if standing and standing.before else None,
        "parts": {one.measure: _reading(r) for one in seen.parts if (r := findings.latest(one))},
        "shifts": [asdict(one) for one in seen.shifts],
        "shifts_that_fail_a_check": seen.fallen,
        "events": [
            {
                "id": e.id,
                "date": e.date,
                "source": e.source,
                "class": e.class_,
                "target": e.target,
                "confidence": e.confidence,
            }
            for e in seen.events
        ],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {name: getattr(reading, name) for name in ("start", "value", "low", "high", "n")}
