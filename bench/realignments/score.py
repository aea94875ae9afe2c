"""How well detectors find dated realignments of pairs of states in event data, and how often they cry wolf.

    PYTHONPATH=FOLDER .venv/bin/python bench/realignments/score.py [CASES.csv] [--set gdelt] [--data ../shared/data]

FOLDER is where ruptures was installed (pip install --target FOLDER ruptures); without it PELT is left out and said so.
The measures are in README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
from detectors import Alarm, Detector, detectors
from series import Case, EventSet, Pair, cases, covered, event_set, placebos

HERE = Path(__file__).parent
NEAR = 90
BUDGET = 0.25
RATES = (0.05, 0.10, 0.15, 0.19, 0.25, 0.35, 0.52)
DRAWS = 2000
FOLDS = 9
Alarms = dict[Pair, list[Alarm]]


@dataclass(frozen=True, slots=True)
class Scores:
    """What one detector does at one threshold.

    Attributes:
        recall: share of cases with an alarm of the right sign within 90 days of the date.
        turned: the same with the wrong sign. A detector that only marks commotion has both alike.
        precision: share of the alarms of the cases' pairs that are near a case, with its sign.
        delay: median of days from the date to the nearest such alarm; below 0 is before it.
        rate: alarms a placebo pair and year.
    """

    threshold: float
    recall: float
    turned: float
    precision: float | None
    delay: float | None
    rate: float


def hits(case: Case, alarms: Iterable[Alarm], sign: int) -> list[int]:
    """Days from the case to the alarms near it that have its sign (times `sign`)."""
    days = [(a[0] - case.day).days for a in alarms if a[1] == sign * case.sign]
    return [d for d in days if abs(d) <= NEAR]


def measured(
    threshold: float, found: Alarms, asked: Sequence[Case], clear: Sequence[Pair], years: float
) -> Scores:
    """The scores of alarms."""
    near = [hits(c, found[c.pair], 1) for c in asked]
    wrong = [hits(c, found[c.pair], -1) for c in asked]
    pairs = {c.pair for c in asked}
    told = [(p, a) for p in pairs for a in found[p]]
    right = sum(any(c.pair == p and hits(c, [a], 1) for c in asked) for p, a in told)
    delays = [min(h, key=abs) for h in near if h]
    return Scores(
        threshold,
        sum(map(bool, near)) / len(asked),
        sum(map(bool, wrong)) / len(asked),
        right / len(told) if told else None,
        float(np.median(delays)) if delays else None,
        sum(len(found[p]) for p in clear) / (len(clear) * years),
    )


def run(
    detector: Detector,
    events: EventSet,
    pairs: Iterable[Pair],
    *,
    only: float | None = None,
    change: Callable[[np.ndarray], np.ndarray] | None = None,
) -> dict[float, Alarms]:
    """Threshold -> pair -> alarms, of all its thresholds or of one."""
    table = (events.sums if detector.values == "sums" else events.means)[detector.period]
    starts = events.starts[detector.period]
    row = {p: n for n, p in enumerate(events.pairs)}
    wanted = sorted({*detector.sweep, detector.default}) if only is None else [only]
    out: dict[float, Alarms] = {t: {} for t in wanted}
    for pair in pairs:
        values = table[row[pair]] if change is None else change(table[row[pair]].copy())
        if detector.nested:
            found = detector.find(starts, values, wanted[0])
            for t in wanted:
                out[t][pair] = [a for a in found if a[2] >= t]
        else:
            for t in wanted:
                out[t][pair] = detector.find(starts, values, t)
    return out


def within(curve: Sequence[Scores], rate: float) -> Scores | None:
    """The scores of most recall at no more than so many false alarms; None where every threshold has more."""
    allowed = [s for s in curve if s.rate <= rate]
    return max(allowed, key=lambda s: (s.recall, -s.rate)) if allowed else None


def interval(draws: Sequence[float]) -> tuple[float, float]:
    """The middle 90% of draws."""
    low, high = np.quantile(draws, [0.05, 0.95])
    return round(float(low), 3), round(float(high), 3)


def bootstrapped(
    detector: Detector, by: dict[float, Alarms], asked: Sequence[Case], clear: Sequence[Pair], years: float
) -> dict[str, tuple[float, float]]:
    """90% intervals over pairs drawn anew: recall at the default, its false alarms, and recall at the budget.

    At the budget the threshold is chosen anew in each draw, as a user with other pairs would have chosen another.
    """
    rng = np.random.default_rng(2018)
    pairs = sorted({c.pair for c in asked})
    thresholds = sorted(by)
    found = np.array([[bool(hits(c, by[t][c.pair], 1)) for c in asked] for t in thresholds])
    member = np.array([[c.pair == p for p in pairs] for c in asked]).astype(float)
    alarms = np.array([[len(by[t][p]) for p in clear] for t in thresholds])
    default = thresholds.index(detector.default)
    recalls, rates, budgets = [], [], []
    for _ in range(DRAWS):
        weight = member @ np.bincount(rng.integers(len(pairs), size=len(pairs)), minlength=len(pairs))
        again = rng.integers(len(clear), size=len(clear))
        recall = found @ weight / weight.sum()
        rate = alarms[:, again].sum(axis=1) / (len(clear) * years)
        recalls.append(recall[default])
        rates.append(rate[default])
        budgets.append(max(recall[rate <= BUDGET], default=0.0))
    return {"recall": interval(recalls), "rate": interval(rates), "recall_at_budget": interval(budgets)}


def cross_validated(
    by: dict[float, Alarms], asked: Sequence[Case], clear: Sequence[Pair], years: float
) -> tuple[float, float]:
    """Recall and false alarms where each ninth of the pairs is scored at the threshold chosen on the others."""
    rng = np.random.default_rng(9)
    pairs = sorted({c.pair for c in asked})
    fold = {p: n % FOLDS for n, p in zip(rng.permutation(len(pairs)).tolist(), pairs, strict=True)}
    fold |= {p: n % FOLDS for n, p in zip(rng.permutation(len(clear)).tolist(), clear, strict=True)}
    found = alarms = 0
    for k in range(FOLDS):
        rest = [c for c in asked if fold[c.pair] != k]
        others = [p for p in clear if fold[p] != k]
        curve = [measured(t, by[t], rest, others, years) for t in by]
        chosen = within(curve, BUDGET)
        if chosen is None:
            continue
        found += sum(bool(hits(c, by[chosen.threshold][c.pair], 1)) for c in asked if fold[c.pair] == k)
        alarms += sum(len(by[chosen.threshold][p]) for p in clear if fold[p] == k)
    return found / len(asked), alarms / (len(clear) * years)


def attention(
    detector: Detector, events: EventSet, by: dict[float, Alarms], clear: Sequence[Pair]
) -> tuple[float, float]:
    """Share of placebo series with an alarm near the middle when all after it is doubled, and when nothing is.

    At the threshold of most alarms within the budget, so that detectors are held against each other fairly.
    """
    starts = events.starts[detector.period]
    middle = len(starts) // 2
    thresholds = [t for t in by if sum(len(by[t][p]) for p in clear) / (len(clear) * events.years) <= BUDGET]
    if not thresholds:
        return float("nan"), float("nan")
    at = min(thresholds)

    def doubled(values: np.ndarray) -> np.ndarray:
        values[middle:] *= 2
        return values

    shares = [
        np.mean([any(abs((a[0] - starts[middle]).days) <= NEAR for a in found[at][p]) for p in clear])
        for found in (run(detector, events, clear, only=at, change=doubled), by)
    ]
    return float(shares[0]), float(shares[1])


def report(
    name: str, data: Path, all_cases: Sequence[Case], listed: set[Pair], *, only: str | None, show: bool
) -> list[dict[str, object]]:
    """Score every detector on one set and print the table."""
    events = event_set(name, data)
    asked = covered(all_cases, events)
    if len(asked) < 5:
        print(f"\n{name}: {len(asked)} cases covered; too few to score")
        return []
    clear = placebos(events, asked, listed)
    pairs = sorted({c.pair for c in asked} | set(clear))
    warmer = sum(c.sign > 0 for c in asked)
    print(
        f"\n{name}: {len(asked)} cases ({warmer} warmer) of {len({c.pair for c in asked})} pairs,"
        f" {len(clear)} placebo pairs, {events.years:.2f} years from {events.first}"
    )
    known, missing = detectors()
    if missing:
        print(missing)
    rows: list[dict[str, object]] = []
    print(
        f"{'':18} | default: recall, wrong sign, precision, delay, false | recall at false alarms of"
        f" {' '.join(f'{r:.2f}' for r in RATES)} | at {BUDGET} [90%], cross-validated | doubled, not"
    )
    for detector in known:
        if only and detector.name != only:
            continue
        by = run(detector, events, pairs)
        curve = [measured(t, by[t], asked, clear, events.years) for t in by]
        default = next(s for s in curve if s.threshold == detector.default)
        spread = bootstrapped(detector, by, asked, clear, events.years)
        folds = cross_validated(by, asked, clear, events.years)
        doubled = attention(detector, events, by, clear)
        best = [within(curve, r) for r in RATES]
        at_budget = within(curve, BUDGET)
        print(
            f"{detector.name:18} | {default.recall:.2f} {list(spread['recall'])} {default.turned:.2f}"
            f" {_said(default.precision)} {_said(default.delay, 0)} {default.rate:.2f} {list(spread['rate'])} |"
            f" {' '.join('   -' if s is None else f'{s.recall:.2f}' for s in best)} |"
            f" {_said(at_budget and at_budget.recall)} {list(spread['recall_at_budget'])} wrong"
            f" {_said(at_budget and at_budget.turned)}; cv {folds[0]:.2f} at {folds[1]:.2f} | {doubled[0]:.2f} {doubled[1]:.2f}",
            flush=True,
        )
        rows.append(
            {
                "set": name,
                "detector": detector.name,
                "cases": len(asked),
                "default": asdict(default),
                "intervals": spread,
                "cross_validated": folds,
                "attention": doubled,
                "curve": [asdict(s) for s in curve],
            }
        )
        if show:
            _cases(by[detector.default], asked)
    return rows


def _said(value: float | None, digits: int = 2) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _cases(found: Alarms, asked: Sequence[Case]) -> None:
    for case in sorted(asked, key=lambda c: (c.pair, c.day)):
        near = hits(case, found[case.pair], 1)
        told = f"found, {min(near, key=abs):+} days" if near else "missed"
        print(
            f"    {'-'.join(case.pair)} {case.day} {'warmer' if case.sign > 0 else 'colder'}: {told}; {case.what}"
        )


def main() -> None:
    """Read the options, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "cases", nargs="?", type=Path, default=HERE / "realignments.csv", help="a file of realignments"
    )
    parser.add_argument(
        "--data", type=Path, default=HERE.parents[1].parent / "shared/data", help="the event sets"
    )
    parser.add_argument("--set", dest="sets", action="append", choices=("gdelt", "icews05_15", "icews18"))
    parser.add_argument("--detector", help="only this one")
    parser.add_argument(
        "--cases", dest="show", action="store_true", help="say of each case whether it was found"
    )
    parser.add_argument("--until", type=date.fromisoformat, help="only cases before this day")
    parser.add_argument("--json", type=Path, help="write all figures here")
    options = parser.parse_args()
    asked = [c for c in cases(options.cases) if options.until is None or c.day < options.until]
    # A pair that any list knows a realignment of is nobody's placebo.
    lists = [options.cases, HERE / "realignments.csv", options.data / "realignments/realignments_dev.csv"]
    listed = {c.pair for path in lists if path.exists() for c in cases(path)}
    rows = []
    for name in options.sets or ("gdelt", "icews05_15", "icews18"):
        rows += report(name, options.data, asked, listed, only=options.detector, show=options.show)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
