"""The command that says how much of the bottom line hangs on the weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.errors import EvidenceError

if TYPE_CHECKING:
    from armslength.measure.sensitivity import Scenario, Sensitivity

COLUMNS = ("kind", "of", "change", "weight", "arms_length", "low", "high", "unknown", "standing", "course",
           "made_by", "keeps")  # fmt: skip
SHOWN = ("of", "change", "arms_length", "standing", "course", "keeps")


@click.command(
    epilog="\b\nExamples:\n  armslength sensitivity belarus --period year\n"
    "  armslength sensitivity belarus --as-of 2019 --format csv"
)
@options.directory
@options.period
@options.as_of
@options.data_format("table", "csv", "jsonl")
def sensitivity(directory: Path, period: Any, as_of: str | None, fmt: str) -> None:
    """Weigh the parts of the hold anew, and say whether the bottom line of the dossier in DIR survives.

    One line a scenario: each part's weight halved, doubled and left out, the others in proportion; each channel's
    within dependence likewise; all parts the same; and, as `drawn`, from where to where nine in ten of 1,000
    weightings drawn about the set ones put arm's length. `keeps` says whether standing (nearer to held, in
    between, nearer to free) and course (from the first year to the last) stay as they are; of `drawn` it is the
    share that keeps both.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    with run.opened(directory, as_of=as_of) as dossier:
        found = run.weighed(run.assess(dossier, period=period, shifts=False))
    if found is None or not found.scenarios:
        raise EvidenceError(
            f"{directory}: arm's length is not known in any {period}, so no weight can be tried; "
            f"armslength measure {directory} --measure all shows which parts are known"
        )
    rows = [*(_row(s) for s in found.scenarios), *([_drawn(found)] if found.draws else [])]
    out(rows, SHOWN if fmt == "table" else COLUMNS, fmt)
    click.echo(_told(found), err=True)


def _row(scenario: Scenario) -> dict[str, Any]:
    return {
        "kind": scenario.kind,
        "of": scenario.of or "all",
        "change": scenario.change,
        "weight": scenario.weights.get(scenario.of),
        "arms_length": scenario.value,
        "low": None,
        "high": None,
        "unknown": scenario.unknown,
        "standing": scenario.standing,
        "course": scenario.course,
        "made_by": scenario.made_by,
        "keeps": "yes" if scenario.keeps else "no",
    }


def _drawn(found: Sensitivity) -> dict[str, Any]:
    latest = next(r for r in found.band.readings if r.start == found.latest)
    between = f"{found.draws:,} drawn"
    return {
        "kind": "drawn",
        "of": "all",
        "change": between,
        "weight": None,
        "arms_length": None,
        "low": latest.low,
        "high": latest.high,
        "unknown": None,
        "standing": None,
        "course": None,
        "made_by": None,
        "keeps": found.kept,
    }


def _told(found: Sensitivity) -> str:
    """What is said with the weights as set, and how much of it survives."""
    others = [s for s in found.scenarios if s.kind != "set"]
    course = f", {found.course} in {found.years[1]} against {found.years[0]}" if found.years else ""
    said = f"{found.latest}: {found.standing}{course}. "
    said += f"{len(others) - len(found.breaks)} of {len(others)} scenarios keep that"
    if found.kept is not None:
        latest = next(r for r in found.band.readings if r.start == found.latest)
        said += f", and {found.kept:.0%} of {found.draws:,} weightings"
        if latest.low is not None and latest.high is not None:
            said += f", of which nine in ten put arm's length within {latest.low:.2f} to {latest.high:.2f}"
    said += "."
    if found.open:
        low, high = found.open
        said += f" Not known: {', '.join(found.unknown)}; that alone leaves {low:.2f} to {high:.2f} open."
    return said
