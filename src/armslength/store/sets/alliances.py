"""`alliances`: what two states have bound themselves to in treaties, by year: ATOP's columns or the Correlates of War's.

Leeds, Ritter, Mitchell and Long (2002), International Interactions 28(3): the Alliance Treaty Obligations and Provisions Project; Gibler
(2009), International Military Alliances, CQ Press. 1 is an obligation, 0 that their treaty of that year has none of the kind. The
files list allies only: of the dossier's parties among themselves, two that are both somebody's ally in a year and not each
other's have a defence of 0; any other pair without a row has no figure.
"""

from __future__ import annotations

from armslength.store.sets.form import Reckoned, new_year, number, whole
from armslength.store.sets.spelling import numbered

OBLIGATIONS = {
    "defence": ("atop_defense", "cow_defense"),
    "offence": ("atop_offense",),
    "neutrality": ("atop_neutral", "cow_neutral"),
    "nonaggression": ("atop_nonagg", "cow_nonagg"),
    "consultation": ("atop_consul",),
    "entente": ("cow_entente",),
}
_COLUMNS = tuple(column for columns in OBLIGATIONS.values() for column in columns)

_EACH = "\nUNION ALL ".join(
    f"SELECT number, year, country, partner, '{name}' AS name, {name} AS value FROM both_ways"
    for name in OBLIGATIONS
)

# Germany has two numbers in 1990: what either of them is bound to, it is.
FIGURES = f"""
    WITH ties AS (SELECT number, year(day) AS year, country, partner, {", ".join(OBLIGATIONS)} FROM said WHERE reason IS NULL),
    both_ways AS (
        SELECT * FROM ties
        UNION ALL SELECT * REPLACE (partner AS country, country AS partner) FROM ties),
    allied AS (SELECT year, country, min(number) AS number FROM both_ways
               WHERE country IN (SELECT code FROM asked) GROUP BY ALL),
    apart AS (
        SELECT least(one.number, other.number) AS number, year, one.country, other.country AS partner, 'defence' AS name, 0.0 AS value
        FROM allied AS one JOIN allied AS other USING (year)
        WHERE one.country <> other.country
          AND (year, one.country, other.country) NOT IN (SELECT (year, country, partner) FROM both_ways))
    SELECT min(number) AS number, year AS first, year AS last, country, partner, 'security' AS channel, name, max(value) AS value,
           'obligation' AS unit
    FROM ({_EACH} UNION ALL SELECT * FROM apart) WHERE value IS NOT NULL GROUP BY year, country, partner, name"""

ALLIANCES = Reckoned(
    name="alliances",
    title="Alliance obligations, by pair and year",
    publisher="ATOP Project, or Correlates of War Project",
    licence=None,
    terms="free for research; cite Leeds et al. (2002) for ATOP, Gibler (2009) for the Correlates of War, and the version used",
    url=None,
    confidence=1.0,
    confidence_source="a figure is not coded by us; it is as good as its source",
    kind="table",
    needs=("ccode1", "ccode2", "year"),
    optional=_COLUMNS,
    delimiter=",",
    quote='"',
    sides={"country": numbered("ccode1"), "partner": numbered("ccode2")},
    day=new_year(whole("year")),
    told={
        name: f"coalesce({', '.join(number(column) for column in columns)})"
        for name, columns in OBLIGATIONS.items()
    },
    wrong={
        "value": (
            f"coalesce({', '.join(OBLIGATIONS)}) IS NULL OR "
            + " OR ".join(f"{name} NOT IN (0, 1)" for name in OBLIGATIONS),
            "no obligation can be read, or one is neither 0 nor 1",
        )
    },
    figures=FIGURES,
)
