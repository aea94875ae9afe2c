"""`cow-trade`: what two states bought from each other in a year, in millions of US dollars of that year.

Correlates of War, Dyadic Trade 4.0: Barbieri, Keshk and Pollins (2009), Conflict Management and Peace Science 26(5). `flow1` is what the
first state imports from the second, `flow2` the other way; -9 is not known. A partner's share is of all that the state is known to have
bought from and sold to anybody in that year.
"""

from __future__ import annotations

from armslength.store.sets.form import Reckoned, new_year, number, whole
from armslength.store.sets.spelling import numbered


def _flow(column: str) -> str:
    return f"CASE WHEN {number(column)} >= 0 THEN {number(column)} END"


# A partner that no state of ours is known for counts in the total all the same.
FIGURES = """
    WITH flows AS (
        SELECT number, year(day) AS year, country, partner, flow1 AS imports, flow2 AS exports FROM said
        UNION ALL SELECT number, year(day), partner, country, flow2, flow1 FROM said),
    trade AS (
        SELECT *, sum(coalesce(imports, 0) + coalesce(exports, 0)) OVER (PARTITION BY country, year) AS total
        FROM flows WHERE country IS NOT NULL AND year IS NOT NULL AND country IS DISTINCT FROM partner),
    ties AS (
        SELECT min(number) AS number, year, country, partner, sum(imports) AS imports, sum(exports) AS exports,
               CASE WHEN any_value(total) > 0 AND count(*) = count(imports + exports)
                    THEN sum(imports + exports) / any_value(total) END AS share
        FROM trade WHERE partner IS NOT NULL GROUP BY year, country, partner)
    SELECT number, year AS first, year AS last, country, partner, 'trade' AS channel, 'imports' AS name, imports AS value,
           'USD million' AS unit FROM ties
    UNION ALL SELECT number, year, year, country, partner, 'trade', 'exports', exports, 'USD million' FROM ties
    UNION ALL SELECT number, year, year, country, partner, 'trade', 'trade share', share, 'share' FROM ties"""

COW_TRADE = Reckoned(
    name="cow-trade",
    title="Correlates of War, Dyadic Trade",
    publisher="Correlates of War Project",
    licence=None,
    terms="free for research; cite Barbieri, Keshk and Pollins (2009) and the version used",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    confidence=1.0,
    confidence_source="a figure is not coded; it is as good as its source",
    kind="table",
    needs=("ccode1", "ccode2", "year", "flow1", "flow2"),
    delimiter=",",
    quote='"',
    sides={"country": numbered("ccode1"), "partner": numbered("ccode2")},
    day=new_year(whole("year")),
    told={"flow1": _flow("flow1"), "flow2": _flow("flow2")},
    wrong={"value": ("flow1 IS NULL AND flow2 IS NULL", "neither flow is known")},
    figures=FIGURES,
)
