"""Does dependence agree with the FBIC index, and warmth with votes in the UN General Assembly? 194 countries, 2003-2014.

    python bench/world.py DATA                                    # development half, test half, all countries
    python bench/world.py DATA --half dev --dossier FOLDER        # FOLDER: keep the dossier, or use the one that is there

DATA holds the published files named in `FILES` and `OTHERS`. All but the scoring is the package's own: figures come from a
dossier that took the files in, dependence from `measured`, warmth, hedging and hold from the functions that it calls.

Countries are halved by a hash of their code. A score is a Spearman correlation across countries: pooled over country-years,
and the median of the years, with a 90% interval from drawing countries with replacement (a country's years stay together).

FBIC (Moyer et al., Pardee Center) is reckoned from trade, aid, arms, alliances and memberships, and is no survey of experts:
our figures are kin to its inputs, and agreement says that two reckonings agree. Only deeds are a witness of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from armslength import run, store
from armslength.floats import Floats
from armslength.measure import measured, ordinal
from armslength.measure.evidence import Evidence
from armslength.measure.favour import favour
from armslength.measure.hedging import hedging
from armslength.measure.hold import hold, lead, tilt
from armslength.measure.placing import Deed
from armslength.measure.sampling import DRAWS
from armslength.measure.warmth import warmths
from armslength.records import Event, Figure, Question, Series

Pairs = Mapping[tuple[str, str], Floats]
"""(actor, target) -> (years, quads) counts."""

YEARS = np.arange(2003, 2015)
POLES = ("RUS", "USA", "CHN", "DEU", "FRA", "GBR", "ITA")
FILES = {
    "sipri": "sipri_tiv_dyads/sipri-exports-processed.csv",
    "cow-trade": "peacesciencer_dyads/cow_trade_ndy.parquet",
    "alliances": "peacesciencer_dyads/atop_alliance.parquet",
    "ideal-points": "un_ideal_points/IdealpointestimatesAll_Jun2024.csv",
}
OTHERS = {
    "fbic": "fbic_russia_china/FBIC_rus_chn_1960_2020.csv",
    "counts": "icews_dyad_year_2002_2014/icews_dyad_year.parquet",
    "rows": "icews05_15/events.csv.gz",
}
POST_SOVIET = ("ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "TJK", "TKM", "UKR", "UZB")  # fmt: skip
QUADS = ("verbCoop", "matlCoop", "verbConf", "matlConf")
COOPERATIVE = 2
"""The first two of them."""


# --- what is read


def taken_in(data: Path, folder: Path) -> None:
    """Make a dossier that took the files in: it keeps the figures of every state's ties with Russia, the USA and China."""
    run.new(folder, asked("BLR", "RUS"))
    for form, name in FILES.items():
        run.take_in_set(folder, data / name, form, {})


def figures(folder: Path) -> Mapping[str, list[Figure]]:
    """The dossier's figures, by country."""
    found: dict[str, list[Figure]] = defaultdict(list)
    with store.open_dossier(folder) as dossier:
        for figure in dossier.figures(partners={"RUS", "USA", "CHN"}):
            found[figure.country].append(figure)
    return found


def index(file: Path, patron: str) -> Mapping[str, Floats]:
    """Country -> FBIC by year."""
    out: dict[str, Floats] = defaultdict(unknown)
    told = f"SELECT iso3, year, fbic_{patron.lower()} FROM '{file}'"
    for country, year, value in duckdb.sql(told).fetchall():
        row = out[country]
        if YEARS[0] <= year <= YEARS[-1] and value is not None:
            row[year - YEARS[0]] = value
    return out


def counts(file: Path) -> Pairs:
    """ICEWS's yearly counts of every pair."""
    out: dict[tuple[str, str], Floats] = defaultdict(lambda: np.zeros((len(YEARS), len(QUADS))))
    told = f"SELECT i_iso3c, j_iso3c, year::INT, {', '.join(QUADS)} FROM '{file}' WHERE year >= {YEARS[0]}"
    for one, other, year, *numbers in duckdb.sql(told).fetchall():
        out[one, other][year - YEARS[0]] += np.nan_to_num(np.array(numbers, dtype=float))
    return dict(out)


def quads(file: Path) -> tuple[Floats, Floats]:
    """Of ICEWS's rows between states: each quad's mean on Goldstein's scale / 10 (quads), and its ranks' shares (quads, ranks)."""
    total, ranked = np.zeros(len(QUADS)), np.zeros((len(QUADS), ordinal.RANKS))
    told = f"SELECT left(cameo, 2)::INT, goldstein / 10, count(*) FROM '{file}' WHERE src_country <> dst_country GROUP BY ALL"
    for root, value, n in duckdb.sql(told).fetchall():
        if root > 1:  # statements are no deeds
            quad = int(np.searchsorted([5, 8, 14], root))
            total[quad] += n * value
            ranked[quad, ordinal.rank(np.array(value))] += n
    return total / ranked.sum(axis=1), ranked / ranked.sum(axis=1, keepdims=True)


def unknown() -> Floats:
    """A value a year, none known."""
    return np.full(len(YEARS), np.nan)


# --- what is measured


def asked(client: str, patron: str) -> Question:
    """The question of that patron against the other poles."""
    rivals = tuple(p for p in POLES if p not in {client, patron})
    return Question(client, patron, rivals, since=f"{YEARS[0]}-01-01", until=f"{YEARS[-1]}-12-31")


def values(series: Series | None) -> Floats:
    """The readings by year; nan where there is none."""
    out = unknown()
    for reading in series.readings if series else ():
        if reading.value is not None:
            out[int(reading.start[:4]) - YEARS[0]] = reading.value
    return out


def dependence(question: Question, found: Iterable[Figure]) -> dict[str, Floats]:
    """Dependence and its channels, from figures alone."""
    known = measured((), question, coverage=(), period="year", figures=tuple(found))
    names = ("dependence", "dependence.trade", "dependence.security")
    return {name: values(known.find(name, question.client, question.patron)) for name in names}


def evidence(question: Question, pairs: Pairs, of_ranks: Floats) -> Evidence:
    """The counts as deeds: one a year and rank, as heavy as it has rows."""
    parties = (question.client, *question.poles)
    told = {}
    for one, other in ((i, j) for i in parties for j in parties if (i, j) in pairs):
        ranked = pairs[one, other] @ of_ranks
        told[one, other] = tuple(
            Deed(_event(one, other, int(t), int(rank)), int(t), float(ranked[t, rank]))
            for t, rank in np.argwhere(ranked > 0)
        )
    return Evidence(
        question, "year", tuple(f"{year}-01-01" for year in YEARS), 12.0, told, np.ones(len(YEARS))
    )


def _event(one: str, other: str, t: int, rank: int) -> Event:
    day = f"{YEARS[t]}-07-01"
    value = float(ordinal.VALUES[rank])
    return Event(f"{one}.{other}.{t}.{rank}", (one,), (other,), "COUNTED", 1 if value > 0 else 3, 10 * value, "happened",
                 day, day, day, "stated", (), (), 1, 1.0)  # fmt: skip


def stance(question: Question, pairs: Pairs, of_ranks: Floats, depended: Floats) -> dict[str, Floats]:
    """Hold as `measured` puts it together, with compliance unknown (yearly counts tell no demands), and what lies beside it.

    `hold of deeds alone` leaves dependence out; `warmer` is warmth towards Russia less warmth towards the USA; `raw share` the
    patron's part in all cooperative deeds of the year.
    """
    seen = evidence(question, pairs, of_ranks)
    client, poles = question.client, question.poles
    both_ways = [("warmth", client, p) for p in poles] + [("warmth", p, client) for p in poles]
    towards = warmths(seen, both_ways)[: len(poles)]
    _, led = lead(seen, [w.draws(seed) for seed, w in enumerate(towards)])
    committed = hedging(seen).commitment
    parts = {
        "dependence": (depended, np.broadcast_to(depended, (DRAWS, len(YEARS)))),
        "compliance": None,
        "lead": None if led is None else ((1 + led.mean(axis=0)) / 2, (1 + led) / 2),
        "commitment": None if committed is None else (committed.mean(axis=0), committed),
    }
    alone = replace(seen, question=replace(question, weights={**question.weights, "dependence": 0.0}))
    of = {p: values(w.series) for p, w in zip(poles, towards, strict=True)}
    part, whole = cooperation(pairs, client, question.patron), cooperation(pairs, client)
    return {
        "hold": values(hold(seen, parts, tilt(seen))[0]),
        "hold of deeds alone": values(hold(alone, parts, tilt(seen))[0]),
        "warmer": of.get("RUS", unknown()) - of.get("USA", unknown()),
        "raw share": share(part, whole),
    }


def cooperation(pairs: Pairs, client: str, pole: str | None = None) -> Floats:
    """Cooperative deeds by year between the client and the pole (None: all), either way."""
    with_pole = (
        x
        for (i, j), x in pairs.items()
        if (i == client and pole in {None, j}) or (j == client and pole in {None, i})
    )
    return np.asarray(sum((x[:, :COOPERATIVE].sum(axis=1) for x in with_pole), np.zeros(len(YEARS))))


def share(part: Floats, whole: Floats) -> Floats:
    """Part of whole; nan where the whole is 0."""
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), np.nan)


def affinities(countries: Sequence[str], pairs: Pairs, means: Floats, of_ranks: Floats) -> dict[str, Floats]:
    """Towards Russia less towards the USA, by what a country itself did: the mean deed, the level behind the ranks, favour."""
    raw, levels, favours, told = [], [], [], np.zeros((len(countries), 1), dtype=bool)
    for pole in ("RUS", "USA"):
        n = np.stack([pairs.get((c, pole), np.zeros((len(YEARS), len(QUADS)))) for c in countries])
        raw.append(share(n @ means, n.sum(axis=-1)))
        levels.append(ordinal.levels(n @ of_ranks, 12.0).mean)
        friendly, hostile = np.moveaxis(n[..., :COOPERATIVE], 2, 0), np.moveaxis(n[..., COOPERATIVE:], 2, 0)
        # Of a country that did nothing to one of the two, as much is known as is usual.
        favours.append(np.nan_to_num(favour(friendly, hostile, 12.0).mean))
        told |= n.sum(axis=(1, 2))[:, None] > 0
    return {
        "raw mean Goldstein": raw[0] - raw[1],
        "level (`ordinal.levels`), all countries together": np.where(told, levels[0] - levels[1], np.nan),
        "favour (`favour.favour`), all countries together": np.where(told, favours[0] - favours[1], np.nan),
    }


def on(patron: str, countries: Sequence[str], found: Mapping[str, list[Figure]], pairs: Pairs,
       of_ranks: Floats) -> dict[str, Floats]:  # fmt: skip
    """Every line on a patron: (countries, years)."""
    acted = {one for pair in pairs for one in pair}
    lines: dict[str, list[Floats]] = defaultdict(list)
    for c in countries:
        question = asked(c, patron)
        told = dependence(question, found.get(c, ()))
        told["dependence, without post-Soviet states"] = unknown() if c in POST_SOVIET else told["dependence"]
        if c in acted and c != patron:
            told |= stance(question, pairs, of_ranks, told["dependence"])
        for name in ("dependence", "dependence, without post-Soviet states", "dependence.trade",
                     "dependence.security", "hold", "hold of deeds alone", "raw share", "warmer"):  # fmt: skip
            lines[name].append(told.get(name, unknown()))
    return {name: np.stack(by_country) for name, by_country in lines.items()}


def votes(countries: Sequence[str], found: Mapping[str, list[Figure]]) -> Floats:
    """Share of votes alike with Russia less that with the USA, in [-1, 1], of the session that opens in the year."""
    out = {"RUS": np.full((len(countries), len(YEARS)), np.nan)}
    out["USA"] = out["RUS"].copy()
    for n, c in enumerate(countries):
        for f in found.get(c, ()):
            if f.name == "votes alike" and f.partner in out and YEARS[0] <= int(f.date) <= YEARS[-1]:
                out[f.partner][n, int(f.date) - YEARS[0]] = f.value
    return out["RUS"] - out["USA"]


# --- scoring


def ranks(x: Floats) -> Floats:
    """Ranks from 1, ties shared."""
    _, inverse, count = np.unique(x, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[inverse])


def spearman(x: Floats, y: Floats) -> float:
    """Over the pairs known; nan under five, or where one does not vary."""
    known = ~(np.isnan(x) | np.isnan(y))
    middle = (known.sum() + 1) / 2
    a, b = ranks(x[known]) - middle, ranks(y[known]) - middle
    below = np.sqrt((a @ a) * (b @ b))
    return float(a @ b / below) if known.sum() >= 5 and below > 0 else float("nan")


def of_years(x: Floats, y: Floats) -> float:
    """The median of the years' correlations across countries."""
    return float(np.nanmedian([spearman(x[:, t], y[:, t]) for t in range(x.shape[1])]))


class Scores:
    """Tables of correlations over some countries, by row."""

    def __init__(self, chosen: NDArray[np.intp], draws: int) -> None:
        rng = np.random.default_rng(20140101)
        self.chosen = chosen
        self.samples = [rng.choice(chosen, len(chosen)) for _ in range(draws)]

    def table(self, title: str, lines: Mapping[str, Floats], y: Floats, *, leads: bool = False) -> None:
        """Print it; a lead is over the first line, on the countries and years that both know."""
        print(
            f"\n### {title}\n\n| | countries a year | pooled | median of years |{' lead over the first |' * leads}"
        )
        print("| --- | --- | --- | --- |" + " --- |" * leads)
        first = next(iter(lines.values()))
        for name, x in lines.items():
            n = (~np.isnan(x + y)[self.chosen]).sum() / x.shape[1]
            pooled = spearman(x[self.chosen].ravel(), y[self.chosen].ravel())
            line = f"| {name} | {n:.0f} | {pooled:.3f} | {self.between(lambda s, x=x: of_years(x[s], y[s]), '.3f')} |"
            if leads and x is not first:
                a, b = np.where(np.isnan(first), np.nan, x), np.where(np.isnan(x), np.nan, first)
                line += f" {self.between(lambda s, a=a, b=b: of_years(a[s], y[s]) - of_years(b[s], y[s]), '+.3f')} |"
            print(line + " |" * (leads and x is first), flush=True)

    def between(self, score: Callable[[NDArray[np.intp]], float], form: str) -> str:
        """The score of these countries with its interval."""
        low, high = np.nanquantile([score(s) for s in self.samples], [0.05, 0.95])
        return f"{score(self.chosen):{form}} [{low:{form}}, {high:{form}}]"


def main() -> None:
    """Measure, and print the tables of each half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("dev", "test", "all"), nargs="+", default=("dev", "test", "all"))
    parser.add_argument("--draws", type=int, default=300, help="samples of countries behind an interval")
    parser.add_argument("--dossier", type=Path, help="keep the dossier there, or use the one that is there")
    given = parser.parse_args()
    warnings.simplefilter("ignore", RuntimeWarning)  # years in which nothing is known
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.dossier or Path(scratch) / "dossier"
        if not folder.exists():
            taken_in(given.data, folder)
        found = figures(folder)
    pairs, (means, of_ranks) = counts(given.data / OTHERS["counts"]), quads(given.data / OTHERS["rows"])
    fbic = {patron: index(given.data / OTHERS["fbic"], patron) for patron in ("RUS", "CHN")}
    countries = sorted(fbic["RUS"])
    measures = {patron: on(patron, countries, found, pairs, of_ranks) for patron in fbic}
    warmer = affinities(countries, pairs, means, of_ranks)
    by_question = {patron: lines.pop("warmer") for patron, lines in measures.items()}
    warmer["warmth, each country's question by itself"] = by_question["RUS"]
    voted, depended = votes(countries, found), measures["RUS"]["dependence"]
    dev = np.array([hashlib.sha256(f"world:{c}".encode()).digest()[0] % 2 == 0 for c in countries])
    for half in given.half:
        chosen = {"dev": dev, "test": ~dev, "all": np.ones_like(dev)}[half]
        for patron, lines in measures.items():
            scores = Scores(np.flatnonzero(chosen & (np.array(countries) != patron)), given.draws)
            y = np.stack([fbic[patron][c] for c in countries])
            scores.table(f"{half}, on {patron}, against fbic_{patron.lower()}", lines, y)
            if patron == "RUS":
                scores.table(f"{half}, Russia less USA, against votes", warmer, voted, leads=True)
                scores.table(
                    f"{half}, two things: dependence on Russia against", {"votes": voted} | warmer, depended
                )


if __name__ == "__main__":
    main()
