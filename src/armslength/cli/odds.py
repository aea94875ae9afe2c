"""How `armslength outlook --events` is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from armslength.cli.rows import out
from armslength.foresee.kinds import kinds
from armslength.ontology.likelihood import word
from armslength.records import EventForecast, Untold

if TYPE_CHECKING:
    from armslength.foresee.event_record import ScoredEvents

COLUMNS = ("kind", "source", "target", "days", "said", "probability", "word", "base", "tested", "came", "brier", "best",
           "best_brier", "skill", "rule", "as_of", "made", "method")  # fmt: skip
RECORD = (
    "kind",
    "days",
    "said",
    "made",
    "n",
    "came",
    "expected",
    "brier",
    "base_brier",
    "log_score",
    "base_log_score",
)
FAINT = 0.05
"""A table leaves out who does what with less than this within the longest window; the other formats have all."""


def told(found: Sequence[EventForecast], fmt: str) -> None:
    """What was said."""
    if not found:
        click.echo(
            "Too little is known to say anything: half a year in which something is told of the parties is the least.",
            err=True,
        )
        return
    if fmt != "table":
        out([_row(f) for f in found], COLUMNS, fmt)
    else:
        shown, faint = _in_table(found)
        out(shown, tuple(shown[0]) if shown else (), fmt)
        if faint:
            click.echo(
                f"{faint} more stand under {FAINT:.0%} for the longest time; --format csv has them.", err=True
            )
        words = {kind.name: kind.words for kind in kinds()}
        alone = {kind.name for kind in kinds() if kind.alone}
        for kind, rule in dict.fromkeys((f.kind, f.rule) for f in found):
            click.echo(
                f"  {kind}: one {words.get(kind, kind)}{'' if kind in alone else ' the other'}; counts: {rule}",
                err=True,
            )
    told_of = {(f.kind, f.days): f.forecastable for f in found}
    silent = sorted({kind for kind, _ in told_of if not any(told_of.get((kind, d)) for d in _days(found))})
    click.echo(
        f"As of {found[0].as_of}, {sum(told_of.values())} of {len(told_of)} kinds and times ahead can be forecast by this dossier's "
        "own past; of the others the base rate is shown."
        + (f" Not to be forecast at any time ahead: {', '.join(silent)}." if silent else ""),
        err=True,
    )


def untold(found: Sequence[Untold]) -> None:
    """Of what the dossier cannot tell, and why: a line for each kind and reason."""
    of: dict[tuple[str, str], list[str]] = {}
    for one in found:
        side = one.source if one.source == one.target else f"{one.source}>{one.target}"
        of.setdefault((one.kind, one.why), []).append(side)
    for (kind, why), sides in of.items():
        click.echo(
            f"Cannot be told: {kind}{' of ' if any(sides) else ''}{', '.join(filter(None, sides))}; {why}.",
            err=True,
        )


def record(scored: Sequence[ScoredEvents], fmt: str) -> None:
    """How good it was."""
    if not scored:
        click.echo(
            "Nothing that was issued is over yet, or nothing was issued. armslength outlook DIR --events issues; what is due is "
            "resolved by the next outlook, once the dossier holds something published after the window.",
            err=True,
        )
        return
    rows = [asdict(s) for s in scored]
    if fmt == "table":
        rows = [
            {
                "what": f"{r['kind']} in {r['days']} days", "said": r["said"], "made": r["made"], "n": r["n"], "came": r["came"],
                "expected": f"{r['expected']:.1f}", "Brier": f"{r['brier']:.3f}", "its base": f"{r['base_brier']:.3f}",
                "log": f"{r['log_score']:.3f}", "log base": f"{r['base_log_score']:.3f}",
            }
            for r in rows
        ]  # fmt: skip
        out(rows, tuple(rows[0]), fmt)
    else:
        out(rows, RECORD, fmt)


def _row(f: EventForecast) -> dict[str, Any]:
    track = f.track
    return {
        **{name: getattr(f, name) for name in ("kind", "source", "target", "days", "probability", "base", "rule")},
        "said": "forecast" if f.forecastable else "base rate",
        "word": word(f.probability),
        "tested": track.n if track else None,
        "came": track.came if track else None,
        "brier": track.brier if track else None,
        "best": track.best if track else None,
        "best_brier": track.best_brier if track else None,
        "skill": _skill(f),
        "as_of": f.as_of,
        "made": f.made,
        "method": f.method,
    }  # fmt: skip


def _skill(f: EventForecast) -> float | None:
    """The share of the Brier score saved against the baseline that was hardest to beat."""
    track = f.track
    if track is None or track.brier is None or not track.best_brier:
        return None
    return round(1 - track.brier / track.best_brier, 4)


def _in_table(found: Sequence[EventForecast]) -> tuple[list[dict[str, Any]], int]:
    """A row a kind and pair with a column for each time ahead; and how many are too faint to be shown."""
    rows = list(_rows(found))
    shown = [row for row, most in rows if most >= FAINT]
    return shown, len(rows) - len(shown)


def _rows(found: Sequence[EventForecast]) -> Iterator[tuple[dict[str, Any], float]]:
    from armslength.brief.wording import likely, percent  # noqa: PLC0415 - heavy rooms load when a command runs

    for (kind, source, target), of in groupby(found, key=lambda f: (f.kind, f.source, f.target)):
        mine = {f.days: f for f in of}
        skills = [s for f in mine.values() if f.forecastable and (s := _skill(f)) is not None]
        yield (
            {
                "what": f"{source if source == target else f'{source}>{target}'} {kind}",
                **{
                    f"{days} days": None
                    if (f := mine.get(days)) is None
                    else likely(f.probability)
                    if f.forecastable
                    else f"base rate {percent(f.probability)}"
                    for days in _days(found)
                },
                "saved": ", ".join(f"{s:.0%}" for s in skills) or None,
            },
            max(f.probability for f in mine.values()),
        )


def _days(found: Sequence[EventForecast]) -> list[int]:
    return sorted({f.days for f in found})
