"""The command that says what may come next, and how good that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from armslength.cli import options
from armslength.cli.rows import out
from armslength.ontology.likelihood import word
from armslength.records import Ahead, Outlook, PeriodName

if TYPE_CHECKING:
    from armslength.measure.panel import Key

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
SHOWN = frozenset({1, 3, 6, 12, 26, 52})
"""Periods ahead that a table has; the other formats have all."""
COLUMNS = ("measure", "of", "period", "start", "horizon", "said", "median", "low", "high", "any", "word", "base_median",
           "base_low", "base_high", "base_any", "tested", "crps", "base_crps", "best", "best_crps", "covered", "as_of",
           "made", "method")  # fmt: skip
IN_TABLE = ("what", "start", "said", "one or more", "crps", "best")
RECORD = (
    "measure",
    "period",
    "horizon",
    "said",
    "made",
    "n",
    "crps",
    "base_crps",
    "covered",
    "brier",
    "base_brier",
)
SUPPOSED = ("measure", "of", "start", "horizon", "median", "low", "high", "any", "otherwise_median", "otherwise_low",
            "otherwise_high", "otherwise_any", "strain")  # fmt: skip
IF_IN_TABLE = ("what", "start", "if so", "otherwise", "strain")
_STATED = re.compile(r"\s*([\w.]+)\s*>\s*([\w.]+)\s*:\s*([1-4])\s*=\s*(\d+)\s*@\s*(\S+)\s*")


@click.command(
    epilog="\b\nExamples:\n  armslength outlook belarus --ahead 6\n"
    "  armslength outlook belarus --as-of 2021-12 --format csv > outlook.csv\n"
    "  armslength outlook belarus --if 'RUS>BLR:4=3@2022-06'\n"
    "  armslength outlook belarus --record\n"
    "  armslength outlook belarus --events"
)
@options.directory
@click.option(
    "--period",
    type=click.Choice(["week", "month"]),
    default="month",
    show_default=True,
    help="Width of a period.",
)
@click.option("--ahead", type=click.IntRange(1, 52), default=12, show_default=True, help="How many periods.")
@click.option(
    "--if",
    "stated",
    multiple=True,
    metavar="WHO>WHOM:QUAD=N@WHEN",
    help="A scenario: N deeds of quad class 1 to 4 in the period of WHEN; may be repeated. Nothing is kept.",
)
@click.option(
    "--record", is_flag=True, help="How good what was said before was, as far as its time has come."
)
@click.option(
    "--keep/--no-keep",
    default=True,
    help="Store what is said and score what is due; kept unless told not to.",
)
@click.option(
    "--events",
    is_flag=True,
    help="Named kinds of event instead: how probable each is within 30, 90 and 365 days.",
)
@options.as_of
@options.data_format("table", "csv", "jsonl")
def outlook(
    directory: Path,
    period: Any,
    ahead: int,
    stated: tuple[str, ...],
    as_of: str | None,
    fmt: str,
    *,
    record: bool,
    keep: bool,
    events: bool,
) -> None:
    """Say what may come next between client, patron and rivals in the dossier in DIR, and how good such forecasts were.

    Series are deeds by quad class (verbal and material cooperation, verbal and material conflict) of each towards each, the
    mean intensity of pairs with many deeds, and arm's length. A series is forecast only as far ahead as the method beat every
    baseline on the series' own past (`tested` times; `crps`, lower is better, beside the best baseline's). Where it did
    not, it cannot be foretold, and `base rate` says how often what was seen so far. `low` and `high` hold 80%.

    With --events: meetings, agreements, threats, sanctions, expulsions, deployments, red lines crossed, leaders overthrown and others,
    each with the rule that says what counts as one. A kind is forecast only where the method beat its base rates on the dossier's
    own past; one that the dossier does not tell is named, and given no probability.

    Quad classes in --if: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    """
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs

    if record and (stated or as_of):
        raise click.UsageError("--record is of all that was issued; leave --if and --as-of out")
    if events and stated:
        raise click.UsageError("--events knows no scenarios; leave --if out")
    if events:
        from armslength.cli import odds  # noqa: PLC0415 - heavy rooms load when a command runs

        if record:
            odds.record(run.event_outlook_record(directory), fmt)
        else:
            found = run.events_ahead(directory, as_of=as_of, keep=keep)
            odds.told(found.forecasts, fmt)
            odds.untold(found.untold)
        return
    if record:
        _record(run.outlook_record(directory), fmt)
    elif stated:
        said = dict(_stated(one) for one in stated)
        supposed = run.outlook_if(directory, said, period=period, ahead=ahead, as_of=as_of)
        _supposed(supposed, fmt)
    else:
        _told(run.outlook(directory, period=period, ahead=ahead, as_of=as_of, keep=keep), period, fmt)


def _told(found: Sequence[Outlook], period: PeriodName, fmt: str) -> None:
    if not found:
        click.echo(
            f"Too few {period}s are known to say anything: eight that are over are the least.", err=True
        )
        return
    if fmt == "table":
        out([row for o in found for row in _in_table(o)], IN_TABLE, fmt)
    else:
        out([_row(o, a) for o in found for a in o.ahead], COLUMNS, fmt)
    known = [o for o in found if o.ahead[0].forecastable]
    click.echo(
        f"As of {found[0].as_of}, of {len(found)} series {len(known)} can be forecast, each no further than shown. "
        "The others cannot, by their own past: the base rate stands in the place of a forecast.",
        err=True,
    )
    if any(o.measure == "arms_length" for o in found):
        click.echo(
            "Arm's length is not forecast: its past readings are put right with hindsight, so that no forecast of them can "
            "be tested.",
            err=True,
        )


def _row(outlook: Outlook, ahead: Ahead) -> dict[str, Any]:
    track = ahead.track
    tested = {
        "tested": track.n if track else None,
        "crps": track.crps if track else None,
        "base_crps": track.base_crps if track else None,
        "best": track.best if track else None,
        "best_crps": track.best_crps if track else None,
        "covered": track.covered if track else None,
    }
    low, high = ahead.interval
    base = Ahead(ahead.start, ahead.horizon, forecastable=False, quantiles=ahead.base, base=ahead.base)
    return {
        "measure": outlook.measure,
        "of": " ".join(outlook.of),
        "period": outlook.period,
        "start": ahead.start,
        "horizon": ahead.horizon,
        "said": "forecast" if ahead.forecastable else "base rate",
        "median": ahead.median,
        "low": low,
        "high": high,
        "any": ahead.any if outlook.whole else None,
        "word": word(ahead.any) if outlook.whole else None,
        "base_median": base.median,
        "base_low": base.interval[0],
        "base_high": base.interval[1],
        "base_any": base.any if outlook.whole else None,
        **tested,
        "as_of": outlook.as_of,
        "made": outlook.made,
        "method": outlook.method,
    }


def _in_table(outlook: Outlook) -> Iterable[dict[str, Any]]:
    """The forecasts at some horizons; for a series without any, its base rate once, which is the same for each period."""
    from armslength.brief.wording import likely  # noqa: PLC0415 - heavy rooms load when a command runs

    forecasts = [a for a in outlook.ahead if a.forecastable]
    last = forecasts[-1:] and forecasts[-1].horizon
    for ahead in [a for a in forecasts if a.horizon in SHOWN or a.horizon == last] or outlook.ahead[:1]:
        row = _row(outlook, ahead)
        yield {
            "what": _what(outlook),
            "start": ahead.start if ahead.forecastable else None,
            "said": f"{row['said']} {_figure(outlook, ahead)}",
            "one or more": likely(ahead.any) if outlook.whole else None,
            "crps": _fine(row["crps"]),
            "best": row["best"] and f"{_fine(row['best_crps'])} {row['best']}",
        }


def _what(outlook: Outlook) -> str:
    """`RUS>BLR material conflict`."""
    return f"{'>'.join(outlook.of)} {outlook.measure.removeprefix('deeds.').replace('_', ' ')}"


def _figure(outlook: Outlook, ahead: Ahead) -> str:
    """The median with the 80% interval in brackets."""
    low, high = ahead.interval
    return (
        f"{ahead.median:.0f} [{low:.0f}-{high:.0f}]"
        if outlook.whole
        else f"{ahead.median:.2f} [{low:.2f} to {high:.2f}]"
    )


def _fine(score: float | None) -> str | None:
    """Three figures: scores differ by little."""
    return None if score is None else f"{score:.3f}"


def _record(scored: Sequence[Any], fmt: str) -> None:
    if not scored:
        click.echo(
            "Nothing that was issued is over yet, or nothing was issued. armslength outlook DIR issues; what is due is scored "
            "by the next one, once the dossier holds something published later.",
            err=True,
        )
        return
    rows = [asdict(s) for s in scored]
    if fmt != "table":
        out(rows, RECORD, fmt)
        return
    shown = [
        {
            "what": row["measure"].removeprefix("deeds.").replace("_", " "),
            "ahead": f"{row['horizon']} {row['period']}{'' if row['horizon'] == 1 else 's'}",
            "said": row["said"],
            "made": row["made"],
            "n": row["n"],
            "crps": _fine(row["crps"]),
            "base": _fine(row["base_crps"]),
            "in 80%": f"{row['covered']:.0%}",
            "Brier": _fine(row["brier"]),
            "its base": _fine(row["base_brier"]),
        }
        for row in rows
        if row["horizon"] in SHOWN or row["said"] == "forecast"
    ]
    out(shown, tuple(shown[0]) if shown else (), fmt)


def _supposed(found: Sequence[Any], fmt: str) -> None:
    rows = [
        {
            **_row(outlook, ahead),
            **{f"otherwise_{n}": _row(outlook, ahead)[f"base_{n}"] for n in ("median", "low", "high", "any")},
            "strain": one.strain,
            "what": _what(outlook),
            "if so": _figure(outlook, ahead),
            "otherwise": _figure(outlook, replace(ahead, quantiles=ahead.base)),
        }
        for one in found
        for outlook in one.outlooks
        for ahead in outlook.ahead
    ]
    if fmt == "table":
        out(
            [
                r
                for r in rows
                if r["horizon"] in SHOWN or r["median"] == r["low"] == r["high"] != r["base_median"]
            ],
            IF_IN_TABLE,
            fmt,
        )
    else:
        out(rows, SUPPOSED, fmt)
    click.echo(
        "What goes with what, not what would follow if somebody decided so; untested. Strain: about 1 is an ordinary future, "
        "3 a story that the past does not tell.",
        err=True,
    )


def _stated(given: str) -> tuple[tuple[Key, str], float]:
    """`BLR>RUS:4=10@2026-03` as what is done, when, and how often."""
    from armslength.measure.panel import Key  # noqa: PLC0415 - heavy rooms load when a command runs

    found = _STATED.fullmatch(given)
    if found is None:
        raise click.BadParameter(
            f"{given!r}; write who>whom:quad=number@when, such as 'RUS>BLR:4=3@2022-06'", param_hint="--if"
        )
    who, whom, quad, number, when = found.groups()
    day = options.day(when, "--if", last=False)
    return (Key(f"deeds.{QUADS[int(quad) - 1]}", (who, whom)), str(day)), float(number)
